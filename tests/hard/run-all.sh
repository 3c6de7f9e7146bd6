#!/bin/bash
# make check-hard: all of tests/hard, for as long as they take. The one that measures how fast many visits are goes first and
# alone. Then property.sh, which takes the longest, has what the others leave of the processors, and those go one after the
# other, since some of them call make.
set -u
cd "$(dirname "$0")/../.."
alone=tests/hard/sshd.py beside=tests/hard/property.sh
tests=()
for test in tests/hard/*.sh tests/hard/*.py; do
	[[ -x $test && $test != tests/hard/run-all.sh && $test != "$alone" && $test != "$beside" ]] && tests+=("$test")
done
export TEST_TIMEOUT=${TEST_TIMEOUT:-5400} SHOW_ALL=1 TEST_JOBS=1
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
begun=$SECONDS status=0
tools/run-tests.sh "$alone" >"$said/1" || status=1
cat "$said/1"
nice -n 10 tools/run-tests.sh "$beside" >"$said/2" &
tools/run-tests.sh "${tests[@]}" | tee "$said/3"
[ "${PIPESTATUS[0]}" = 0 ] || status=1
wait $! || status=1
cat "$said/2"
echo "check-hard: $(((SECONDS - begun) / 60)) minutes"
# Each of the three ends with its own count.
tail -qn 1 "$said"/* | awk '{ passed += $1; failed += $3 } END { printf "%d passed, %d failed\n", passed, failed }'
exit "$status"
