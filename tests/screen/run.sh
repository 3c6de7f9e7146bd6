#!/bin/sh
# The screen in a pseudo-terminal: golden screens, behaviour, keys at random. `run.sh --write` makes the golden
# screens anew; words choose tests: run.sh scene resize
cd "$(dirname "$0")/../.." || exit 1
: "${MEDBRING:=$PWD/build/medbring}"
export MEDBRING
exec env PYTHONDONTWRITEBYTECODE=1 python3 tests/screen/run.py "$@"
