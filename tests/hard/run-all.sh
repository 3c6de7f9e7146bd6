#!/bin/bash
# make check-hard: all of tests/hard, one after the other, for as long as they take.
set -u
cd "$(dirname "$0")/../.."
tests=()
for test in tests/hard/*.sh tests/hard/*.py; do
	[[ -x $test && $test != tests/hard/run-all.sh ]] && tests+=("$test")
done
TEST_TIMEOUT=${TEST_TIMEOUT:-3600} TEST_JOBS=1 SHOW_ALL=1 tools/run-tests.sh "${tests[@]}"
