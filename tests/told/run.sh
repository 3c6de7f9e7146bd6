#!/bin/sh
# What is told of each test in each language: why an answer does not do, and what would. `run.sh --update` writes told.txt
# anew: read it, it is what people are told.
exec env PYTHONDONTWRITEBYTECODE=1 python3 "$(dirname "$0")/told.py" "$@"
