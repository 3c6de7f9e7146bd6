#!/bin/sh
# The verdict cases, through the program as anyone runs it. MEDBRING names the program, RULES the rules file.
exec python3 "$(dirname "$0")/run.py" "$@"
