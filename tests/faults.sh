#!/bin/bash
# A small fixed part of tests/hard/faults.py, the three ways of serving the guide at once.
cd "$(dirname "$0")/.." || exit 1
export PYTHONDONTWRITEBYTECODE=1
for mode in screen text kiosk; do
	python3 tests/hard/faults.py --quick --mode $mode &
done | awk '/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3; next } { print }
	END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }'
