#!/bin/sh
# tests/hard/typed.sh: every case of tests/cases, typed question by question in text mode and on the screen beside `check`.
# Most of the time is spent in waiting, so that many visits go on at once.
export JOBS="${JOBS:-$((4 * $(nproc)))}"
exec python3 "$(dirname "$0")/../same/typed.py"
