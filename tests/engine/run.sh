#!/bin/sh
# Small rules files, answers to them, and what must come of these, judged by hand. MEDBRING names the program.
exec python3 "$(dirname "$0")/run.py" "$@"
