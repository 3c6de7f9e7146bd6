#!/bin/sh
# tests/a11y/run.sh: what one speech reader makes of both modes, in both languages. `make a11y` asks all readers.
cd "$(dirname "$0")" || exit 1
MEDBRING=$(realpath "${MEDBRING:-../../build/medbring}")
export MEDBRING
if ! command -v yasr >/dev/null || ! command -v tmux >/dev/null; then
	echo 'yasr or tmux is not installed: what is heard was not measured'
	exit 0
fi
exec python3 measure.py --readers yasr
