#!/bin/sh
# make bench: prints how we compare, medians of runs in turn; nothing is judged here (tests/perf does that, by counts).
# The peers are installed where we may; what is not there is left out, and said. REPEAT and COPIES may be given.
set -u
cd "$(dirname "$0")/.." || exit 1
program=${MEDBRING:-$PWD/build/medbring}
build=${BUILD:-build}
compiler=${CC:-cc}

missing=
for pair in dialog:dialog whiptail:whiptail jq:jq swipl:swi-prolog-nox; do
	command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ]; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		# shellcheck disable=SC2086
		DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 ||
			echo "could not be installed:$missing"
	else
		echo "to compare with all peers, install:$missing"
	fi
fi

mkdir -p "$build/bench"
for name in engine load bare; do
	case $name in
	bare) libraries=-lncursesw ;;
	*) libraries="$build/libmedbring-all.a -lyaml -lutf8proc" ;;
	esac
	# shellcheck disable=SC2086
	"$compiler" -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -O2 -Isrc -I"$build/gen" -o "$build/bench/$name" \
		"bench/$name.c" $libraries || exit 1
done
export PYTHONDONTWRITEBYTECODE=1
python3 bench/screen.py "$program" "$build/bench/bare" rules.yaml "$build/bench/load" && echo &&
	python3 bench/engine.py "$program" rules.yaml "$build/bench/engine" "$build/bench/load"
