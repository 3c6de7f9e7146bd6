#!/bin/sh
# The program against another judge, over small random rules files and answers: CASES of them from SEED on.
here=$(dirname "$0")
program=${MEDBRING:-$here/../../build/medbring}
cases=${CASES:-200}
seed=${SEED:-1}
asks=$((cases / 10))
[ "$asks" -le 500 ] || asks=500      # each asks the program some fifty times
# Where a difference once was: an alternative that is met whatever comes, though none of its ways is.
for past in 2000129 2000487 2000733; do
	python3 "$here/verdicts.py" "$program" 1 "$past" || exit 1
done
python3 "$here/verdicts.py" "$program" "$cases" "$seed" &&
	python3 "$here/completions.py" "$program" "$((cases / 5))" "$seed" &&
	python3 "$here/many.py" "$program" "$((cases / 10))" "$seed" &&
	python3 "$here/invariants.py" "$program" "$((cases / 8))" "$seed" &&
	exec python3 "$here/asks.py" "$program" "$asks" "$seed"
