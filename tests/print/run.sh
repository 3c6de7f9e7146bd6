#!/bin/bash
# tests/print/run.sh: what goes on paper, in both languages, 80 and 40 columns wide, as it stands beside this file;
# and no line of anything that is shipped is wider than was asked for.
#   run.sh --update    write what comes out (then read it)
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
passed=0 failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ok() { passed=$((passed + 1)); }
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }

for language in da en; do
	for width in 80 40; do
		file=$here/$language-$width.txt
		if [ "${1:-}" = --update ]; then
			"$program" --rules "$here/rules.yaml" --lang $language print --width $width >"$file"
		elif "$program" --rules "$here/rules.yaml" --lang $language print --width $width | diff -u "$file" -; then ok; else
			not_ok "$language, $width columns"; fi
	done
	for width in 20 40 80; do
		wide=$("$program" --rules "$root/rules.yaml" --lang $language print --width $width | python3 -c "
import sys
sys.stdout.write(next((line for line in sys.stdin.read().split(chr(10)) if len(line) > $width), ''))")
		if [ -z "$wide" ]; then ok; else not_ok "wider than $width: $wide"; fi
	done
done

# The other formats: as they stand beside this file; the page held to what a page has to be.
for format in markdown html braille; do
	for language in da en; do
		file=$here/$language.$format
		[ $format = html ] && [ $language = en ] && continue
		if ! "$program" --rules "$here/rules.yaml" --lang $language print --format $format >"$folder/out" 2>"$folder/err"; then
			grep -q 'liblouis' "$folder/err" && echo "skipped: $(cat "$folder/err")" || not_ok "$format, $language: $(cat "$folder/err")"
		elif [ $format = braille ]; then
			if python3 "$here/braille.py" "$folder/out"; then ok; else not_ok "braille, $language"; fi
		elif [ "${1:-}" = --update ]; then
			cp "$folder/out" "$file"
		elif diff -u "$file" "$folder/out"; then ok; else
			not_ok "$format, $language"; fi
	done
done
for rules in "$here/rules.yaml" "$root/rules.yaml" "$root"/tests/rules/*.yaml; do
	"$program" --rules "$rules" print --format html >"$folder/page.html"
	if python3 "$here/page.py" "$folder/page.html" $("$program" --rules "$rules" list languages); then ok; else not_ok "the page of $rules"; fi
	if ! command -v tidy >/dev/null; then continue; fi
	if tidy -e -q "$folder/page.html"; then ok; else not_ok "tidy, $rules"; fi
done
run_status() { "$program" --rules "$root/rules.yaml" print "$@" >/dev/null 2>&1; }
run_status --format pdf; [ $? = 2 ] && ok || not_ok 'an unknown format is refused'
run_status --format braille --width 20 && ok || { [ $? = 5 ] && ok || not_ok 'narrow braille'; }
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
