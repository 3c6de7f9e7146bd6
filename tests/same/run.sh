#!/bin/bash
# tests/same/run.sh: text mode, the full screen and `check` agree on every case of tests/cases/verdicts.yaml, read from an
# answers file; and on some of them typed question by question (tests/hard/typed.sh: on all).
set -u
cd "$(dirname "$0")" || exit 1
said=$(python3 same.py "$@")
typed=$(python3 typed.py --sample 10)
printf '%s\n%s\n' "$said" "$typed" | grep -v ' passed, '
printf '%s\n%s\n' "$said" "$typed" | awk '/ passed, / { p += $1; f += $3; n++ } END { f += n != 2; print p + 0 " passed, " f " failed"; exit f > 0 }'
