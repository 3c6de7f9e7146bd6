#!/bin/sh
# tests/hard/typed.sh: every case of tests/cases, typed question by question in text mode and on the screen beside `check`.
exec python3 "$(dirname "$0")/../same/typed.py"
