#!/bin/sh
# The texts of the shipped rules file: complete, agreeing, short and plain. Prints the figures.
here=$(dirname "$0")
exec python3 "$here/texts.py" "${1:-$here/../../rules.yaml}"
