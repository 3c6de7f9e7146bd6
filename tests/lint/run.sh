#!/bin/bash
# tests/lint/run.sh: each file here has the one finding that it is named after; marked as accepted it has none;
# files that are as they should be have none either; and every finding has its file.
. "$(dirname "$0")/../lib/script.sh"
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }

for file in "$here"/*.yaml; do
	# ID.yaml, and ID.SORT.yaml for another way to come to it.
	id=$(basename "$file" .yaml)
	id=${id%%.*}
	"$program" lint "$file" >"$scratch/out" 2>&1
	status=$?
	if [ "$(wc -l <"$scratch/out")" = 1 ] && grep -qF "[$id]" "$scratch/out"; then ok; else
		not_ok "$id:"; cat "$scratch/out"; fi
	case $(grep -c ': error: ' "$scratch/out")$status in 14 | 00) ok ;; *) not_ok "$id: exit status $status" ;; esac
	{ cat "$file"; echo "accept: [{finding: $id, reason: a test}]"; } >"$scratch/accepted.yaml"
	if "$program" lint "$scratch/accepted.yaml" >"$scratch/out" 2>&1 && [ ! -s "$scratch/out" ]; then ok; else
		not_ok "$id is told although it is accepted:"; cat "$scratch/out"; fi
done

for file in "$root/rules.yaml" "$root/tests/cli/rules.yaml" "$root"/tests/rules/*.yaml "$here"/clean/*.yaml; do
	[ -e "$file" ] || continue
	if "$program" lint "$file" >"$scratch/out" 2>&1 && [ ! -s "$scratch/out" ]; then ok; else
		not_ok "$file has findings:"; cat "$scratch/out"; fi
done

# surviving-mutant is told by test --mutate, which tests/cli/mutate.sh holds.
for id in $(sed -n 's/^DIAGNOSTIC(LINT_[A-Z_]*, "\([a-z-]*\)".*/\1/p' "$root/src/model/diagnostic_table.h"); do
	if [ -e "$here/$id.yaml" ] || [ "$id" = surviving-mutant ]; then ok; else not_ok "no file for $id"; fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
