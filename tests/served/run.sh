#!/bin/sh
# What is promised to whoever serves the guide and to whoever uses it, seen from outside: see served.py.
cd "$(dirname "$0")" || exit 1
if [ "${VARIANT:-}" = cov ]; then
	echo 'left out where it is counted what the tests reach: the program then opens a file to count in'
	exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 served.py
