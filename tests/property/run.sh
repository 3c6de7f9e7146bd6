#!/bin/sh
# The program against another judge, over small random rules files and answers: CASES of them from SEED on.
here=$(dirname "$0")
exec python3 "$here/verdicts.py" "${MEDBRING:-$here/../../build/medbring}" "${CASES:-250}" "${SEED:-1}"
