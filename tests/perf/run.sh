#!/bin/sh
# What a start, a verdict and a key cost, against ceilings. Counts only, so a busy machine gives the same.
cd "$(dirname "$0")/../.." || exit 1
if [ "${VARIANT:-release}" != release ]; then
	echo 'only the release build is measured'
	exit 0
fi
exec env PYTHONDONTWRITEBYTECODE=1 python3 tests/perf/ceilings.py
