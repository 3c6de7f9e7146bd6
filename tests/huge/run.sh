#!/bin/bash
# tests/huge/run.sh: rules that are hostile or huge load, are checked and judged, with nothing known, within a
# bounded time and memory: a verdict comes out, and where a search was cut short the report says so. The limits
# are wide (a slow machine, sanitizers); what it takes in fact is measured by the benchmark.
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
here=$(cd "$(dirname "$0")" && pwd)
program=${MEDBRING:-$here/../../build/medbring}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; head -5 "$scratch/out"; }

printf '{"visit": "2026-12-01"}' >"$scratch/answers.json"
for name in points kinds together apart nested unknowns persons 100 1000 10000; do
	python3 "$here/huge.py" "$name" >"$scratch/rules.yaml"
	set -- --max-rules-size 8000000
	# Findings (what nothing looks at) are as they should be; what is held against it is an error or no end.
	if timeout 40 "$program" lint "$@" "$scratch/rules.yaml" >"$scratch/out" 2>&1; then ok; else not_ok "$name: lint"; fi
	timeout 40 "$program" check "$@" --rules "$scratch/rules.yaml" --json c "$scratch/answers.json" >"$scratch/out" 2>&1
	if [ $? = 3 ] && grep -q '"verdict": "unknown"' "$scratch/out"; then ok; else not_ok "$name: check"; fi
	case $name in
	together) if grep -q '"truncated": true' "$scratch/out"; then ok; else not_ok "$name: truncated is not told"; fi ;;
	points | kinds | nested | unknowns | persons | 100 | 1000 | 10000)
		if grep -q '"truncated": false' "$scratch/out"; then ok; else not_ok "$name: truncated"; fi ;;
	esac
done
# Each change of a thousand lines is judged by the cases that it concerns, not by all thousand.
python3 "$here/huge.py" cases >"$scratch/rules.yaml"
if timeout 40 "$program" test "$scratch/rules.yaml" >"$scratch/out" 2>&1 && grep -q '^1000 cases, 0 failed' "$scratch/out"
then ok; else not_ok "cases: test"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
