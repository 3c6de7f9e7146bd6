#!/bin/sh
# The program against another judge, over small random rules files and answers: CASES of them from SEED on.
here=$(dirname "$0")
program=${MEDBRING:-$here/../../build/medbring}
python3 "$here/verdicts.py" "$program" "${CASES:-200}" "${SEED:-1}" &&
	exec python3 "$here/completions.py" "$program" "$((${CASES:-200} / 5))" "${SEED:-1}"
