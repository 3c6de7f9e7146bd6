#!/bin/sh
# The texts of the shipped rules file and the words of the program: complete, agreeing, short, plain and spelled right.
# Prints the figures.
here=$(dirname "$0")
rules=${1:-$here/../../rules.yaml}
status=0
python3 "$here/texts.py" "$rules" || status=1
python3 "$here/spelling.py" "$rules" || status=1
python3 "$here/program.py" "$here/../../locale" || status=1
exit $status
