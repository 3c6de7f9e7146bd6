#!/bin/sh
# The program against another judge, over small random rules files and answers: CASES of them from SEED on.
here=$(dirname "$0")
program=${MEDBRING:-$here/../../build/medbring}
cases=${CASES:-200}
seed=${SEED:-1}
further=500000000                    # the files from this seed on have more in them: see generate.py
logs=1000000000                      # and those from this one on look at what happened in several ways
asks=$((cases / 20))
[ "$asks" -le 500 ] || asks=500      # each asks the program some fifty times
# Where a difference once was, in what is judged and in what is offered.
for past in 1029 5078 5129 5287 100205 200324 300032 300387 300667 400153 400282 85000122 110000542 120000058 120000321 \
	120000403 160009118 20000092 20000416 110000101 120000322 120000380 140000382 160019050 170008115 170010072 170013069 \
	170021019 320000163 400002164 \
	30000021 36000037 510000437 510000298 510000172 520000058 520000308 \
	400421 800575 71000082 178000009 44000124 668000044 843000047 510000343; do
	python3 "$here/verdicts.py" "$program" 1 "$past" || exit 1
done
for past in 97 1042 1112 1210 10030 10091 10304 10448 10614 30000 30274 41000083 41000473 42000190 987109 \
	20630130 601000002 600000026 912000021 912000049 912000092 1200014 1300276 1500350 300051 300269 1700221 \
	500800177 77500178 903000786; do
	python3 "$here/completions.py" "$program" 1 "$past" || exit 1
done
for past in 85000008 341000383 300045; do
	python3 "$here/invariants.py" "$program" 4 "$past" || exit 1
done
python3 "$here/verdicts.py" "$program" "$cases" "$seed" &&
	python3 "$here/verdicts.py" "$program" "$((cases / 5))" "$((further + seed))" &&
	python3 "$here/verdicts.py" "$program" "$((cases / 5))" "$((logs + seed))" &&
	python3 "$here/completions.py" "$program" "$((cases / 5))" "$seed" &&
	python3 "$here/completions.py" "$program" "$((cases / 20))" "$((further + seed))" &&
	python3 "$here/many.py" "$program" "$((cases / 10))" "$seed" &&
	python3 "$here/invariants.py" "$program" "$((cases / 8))" "$seed" &&
	python3 "$here/shipped.py" "$program" "$((cases / 4))" "$seed" &&
	exec python3 "$here/asks.py" "$program" "$asks" "$seed"
