#!/bin/sh
# What is promised to whoever serves the guide and to whoever uses it, seen from outside: see served.py.
cd "$(dirname "$0")" || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 served.py
