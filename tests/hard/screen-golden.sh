#!/bin/bash
# The golden screens at every size, in both languages, on every terminal and in every set of characters.
cd "$(dirname "$0")/../.." || exit 1
export MEDBRING=${MEDBRING:-$PWD/build/medbring} SCREEN_GOLDEN=all
exec tests/screen/run.sh same
