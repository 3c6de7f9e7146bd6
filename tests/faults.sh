#!/bin/bash
# A small fixed part of tests/hard/faults.py, the three ways of serving the guide at once.
cd "$(dirname "$0")/.." || exit 1
export PYTHONDONTWRITEBYTECODE=1
# Leaks are looked for in the other tests: under strace that cannot be done, and when newterm() fails it is ncurses
# that loses a block.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
for mode in screen text kiosk; do
	python3 tests/hard/faults.py --quick --mode $mode &
done | awk '/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; modes++; next } { print }
	END { if (modes != 3) { print "a mode did not come to its end"; failed++ } printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }'
