#!/bin/bash
# tests/rules/run.sh: the rules files here (other checks of identity than the shipped one) and the shipped one have
# no finding, all their cases hold, every alternative and both sides of every limit are exercised, and no change of
# the rules goes unnoticed. Each is walked through in text mode, put on paper, and drawn (by Graphviz where it is
# there). Those in judged/ are written as people would who have read the manual and no more; their cases were judged
# by hand, and need not exercise everything. Where NAME.expected stands beside NAME.yaml, it is what the file is made
# into: each checklist drawn, on paper, and with nothing known, in each of its languages, and the first one with the
# answers of NAME.answers, where these are (UPDATE=1 writes it: read it).
. "$(dirname "$0")/../lib/script.sh"
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; head -20 "$scratch/out"; }

made_of() {
	first=$("$program" --rules "$1" list checklists | head -1)
	for checklist in $("$program" --rules "$1" list checklists); do
		"$program" --rules "$1" graph "$checklist"
		for language in $("$program" --rules "$1" list languages); do
			[ ! -f "${1%.yaml}.answers" ] || [ "$checklist" != "$first" ] ||
				"$program" --rules "$1" --lang "$language" --visit 2026-12-01 check "$checklist" "${1%.yaml}.answers"
			"$program" --rules "$1" --lang "$language" --visit 2026-12-01 print "$checklist"
			for answers in "{}" "documents: []"; do
				echo "$answers" | "$program" --rules "$1" --lang "$language" --visit 2026-12-01 check "$checklist"
			done
		done
	done
}

for file in "$here"/*.yaml "$here"/small/*.yaml "$here"/judged/*.yaml "$root/rules.yaml"; do
	name=$(basename "$file")
	if "$program" lint "$file" >"$scratch/out" 2>&1 && [ ! -s "$scratch/out" ]; then ok; else not_ok "$name: lint"; fi
	case $file in */judged/*) mutate= ;; *) mutate=--mutate ;; esac
	if "$program" test $mutate "$file" >"$scratch/out" 2>&1; then ok; else not_ok "$name: test $mutate"; fi
	if [ -f "${file%.yaml}.expected" ]; then
		made_of "$file" >"$scratch/made"
		[ -z "${UPDATE:-}" ] || cp "$scratch/made" "${file%.yaml}.expected"
		if diff -u "${file%.yaml}.expected" "$scratch/made" >"$scratch/out"; then ok; else not_ok "$name: what it is made into"; fi
	fi
	if "$program" diff "$file" "$file" >"$scratch/out" 2>&1; then ok; else not_ok "$name: diff with itself"; fi
	for checklist in $("$program" --rules "$file" list checklists); do
		"$program" --rules "$file" list --answers "$checklist" >"$scratch/answers.yaml"
		"$program" --rules "$file" check "$checklist" "$scratch/answers.yaml" >"$scratch/out" 2>&1
		if [ $? = 3 ]; then ok; else not_ok "$name: nothing known about $checklist"; fi
		if "$program" --rules "$file" print "$checklist" >"$scratch/out" 2>&1; then ok; else not_ok "$name: print"; fi
		if "$program" --rules "$file" graph "$checklist" >"$scratch/out" 2>&1; then ok; else not_ok "$name: graph"; fi
		"$program" --rules "$file" graph --dot "$checklist" >"$scratch/graph" 2>&1
		if ! command -v dot >/dev/null || dot -Tsvg -o "$scratch/svg" "$scratch/graph" >"$scratch/out" 2>&1; then ok; else
			not_ok "$name: graph --dot"; fi
		# Nothing there, no to all, a number or a day where one is wanted: in each language of the file to a verdict.
		for language in $(sed -n 's/^languages: {//p' "$file" | tr -d '},' | grep -o '[a-z][a-z]:' | tr -d :); do
			{ yes none | head -9; for _ in 1 2 3 4 5 6 7 8; do printf 'no\n17\n1.1.2015\n'; done; } |
				"$program" --rules "$file" --lang "$language" --text "$checklist" >"$scratch/out" 2>&1
			if tail -1 "$scratch/out" | grep -q . && ! tail -1 "$scratch/out" | grep -Eq 'Cannot say yet|Det vides ikke endnu'; then ok
			else not_ok "$name: $checklist in $language comes to no verdict"; fi
		done
		if yes '' | head -5 | "$program" --rules "$file" --text "$checklist" >"$scratch/out" 2>&1; then ok; else
			not_ok "$name: $checklist in text mode"; fi
	done
done
# A name cannot be told by yes or no: it is asked for, though the file has a plain question too.
cat >"$scratch/answers.yaml" <<'END'
visit: 2027-05-06
facts: {registered: yes, anonymous: no, way: in-person, registered-name: Ann}
documents: [{kind: passport, country: GB, likeness: yes, name: unknown}]
END
echo Ann | "$program" --rules "$here/judged/voting.yaml" --text --answers "$scratch/answers.yaml" vote >"$scratch/out" 2>&1
if grep -q 'Which name is on it' "$scratch/out" && tail -2 "$scratch/out" | grep -q 'Ready\.'; then ok; else
	not_ok 'a name is asked for'; fi
# Where a rule gives no question of its own whether two texts are the same, one is put all the same.
echo '{visit: 2026-12-01, facts: {nick: ann}}' |
	"$program" --rules "$root/tests/engine/texts.yaml" check not-names >"$scratch/out" 2>&1
if grep -q 'Is it the same as this: Names?' "$scratch/out"; then ok; else not_ok 'no question whether it is the same'; fi
if python3 "$here/compare.py" "$program" "${CASES:-25}" "${SEED:-1}" >"$scratch/out"; then ok; else not_ok "read again by hand"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
