#!/bin/bash
# A fixed part of tests/hard/memory.py: every fifth allocation of a visit in text mode, which begins by making a screen ready.
cd "$(dirname "$0")/.." || exit 1
export PYTHONDONTWRITEBYTECODE=1
# The sanitizers and the counting of what is reached have an allocator of their own.
[ "${VARIANT:-release}" = release ] || { echo "skipped: this build is $VARIANT"; exit 0; }
EVERY=5 exec python3 tests/hard/memory.py text-terminal
