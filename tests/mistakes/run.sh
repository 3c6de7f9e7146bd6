#!/bin/bash
# tests/mistakes/run.sh: what is told of each of an author's mistakes is as in mistakes.out (--update writes it).
. "$(dirname "$0")/../lib/script.sh"

python3 "$here/mistakes.py" "$program" >"$scratch/out"
if [ "${1:-}" = --update ]; then cp "$scratch/out" "$here/mistakes.out"; fi
if diff -u "$here/mistakes.out" "$scratch/out"; then passed=$(grep -c '^##' "$scratch/out"); else failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
