#!/bin/bash
# A hundred thousand random rules files and answers against another judge, and what goes with them (tests/property/run.sh),
# in slices, as many at a time as there are processors (JOBS=…; CASES=… and SEED=… for others). All slices are done, also after one
# that finds something.
cd "$(dirname "$0")/../.." || exit 1
cases=${CASES:-100000} seed=${SEED:-100000} jobs=${JOBS:-$(nproc)}
MEDBRING=${MEDBRING:-$PWD/build/medbring}
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
export MEDBRING said

# One slice: script, cases, first seed. What it says ends in a line with its figures.
slice() {
	python3 "tests/property/$1.py" "$MEDBRING" "$2" "$3" >"$said/$1-$3" 2>&1
	echo "$?" >"$said/$1-$3.status"
}
export -f slice

# Script, how many cases in all, how many slices: each begins where no other comes to. From seed 500000000 on the files
# have more in them, and from 1000000000 on they are about logs (tests/property/generate.py).
slices() {
	for ((at = 0; at < $3; at++)); do
		echo "$1 $((($2 + $3 - 1) / $3)) $((${4:-0} + seed + at * cases))"
	done
}

{
	slices completions $((cases / 5)) 20
	slices verdicts "$cases" 20
	slices verdicts $((cases / 5)) 10 500000000
	slices verdicts $((cases / 10)) 10 1000000000
	slices completions $((cases / 20)) 10 500000000
	slices invariants $((cases / 8)) 10
	slices shipped $((cases / 10)) 10
	slices many $((cases / 10)) 10
	slices asks $((cases / 20 < 500 ? cases / 20 : 500)) 2
} | xargs -P "$jobs" -I{} bash -c 'slice $1' - {}

passed=0 failed=0
for status in "$said"/*.status; do
	if [ "$(cat "$status")" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	cat "${status%.status}"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
