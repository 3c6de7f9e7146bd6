#!/bin/sh
# tests/a11y/all.sh (make a11y): what yasr, fenrir, brltty and the emulation make of both modes, in words and seconds of
# speech, beside dialog asking the same. brltty needs root and a virtual console, and says so where it has none.
cd "$(dirname "$0")" || exit 1
MEDBRING=$(realpath "${MEDBRING:-../../build/medbring}")
export MEDBRING
../../tools/deps.sh test a11y || echo 'Some readers are missing: they are left out.'
exec python3 measure.py --seconds --dialog "$@"
