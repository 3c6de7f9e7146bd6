#!/bin/bash
# tools/run-tests.sh TEST...: runs them two at a time, shows what a failing one printed, and counts.
# A Criterion program counts its tests by its closing line; a script may end with "N passed, N failed",
# otherwise it counts as one. SHOW_ALL=1 shows what those that pass say too. Exit status 0 when nothing failed.
set -u
export LC_ALL=C.UTF-8
# Too large a request is to come back empty, as it does from the real allocator.
export ASAN_OPTIONS=${ASAN_OPTIONS:-allocator_may_return_null=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
limit=${TEST_TIMEOUT:-240}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

run_one() {
	local test=$1 name=${1//\//_} started=$SECONDS status passed failed counts
	timeout --kill-after=5 "$limit" "$test" >"$results/$name.log" 2>&1 </dev/null
	status=$?
	counts=$(sed -n 's/.*Passing: *\([0-9]*\).*Failing: *\([0-9]*\).*Crashing: *\([0-9]*\).*/\1 \2 \3/p;
		s/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2 0/p' <(sed 's/\x1b\[[0-9;]*m//g' "$results/$name.log") | tail -1)
	if [ -n "$counts" ]; then
		# shellcheck disable=SC2086
		set -- $counts
		passed=$1 failed=$(($2 + $3))
	else
		passed=$((status == 0)) failed=0
	fi
	[ "$status" != 0 ] && [ "$failed" = 0 ] && failed=1
	echo "$passed $failed" >"$results/$name.count"
	if [ "$failed" = 0 ]; then
		echo "ok    $test ($passed, $((SECONDS - started)) s)"
		[ -n "${SHOW_ALL:-}" ] && sed 's/^/      /' "$results/$name.log"
	else
		{ echo "FAIL  $test (status $status, $((SECONDS - started)) s)"; sed 's/^/      /' "$results/$name.log" | tail -60; }
	fi
}
export -f run_one
export limit results

printf '%s\0' "$@" | xargs -0 -P "${TEST_JOBS:-2}" -I{} bash -c 'run_one "$1"' - {}
cat "$results"/*.count 2>/dev/null | awk '{ p += $1; f += $2 } END { printf "%d passed, %d failed\n", p, f; exit !(f == 0 && p > 0) }'
