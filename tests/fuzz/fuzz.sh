#!/bin/bash
# tests/fuzz/fuzz.sh [TARGET...]: libFuzzer with address and undefined-behaviour sanitizers, SECONDS each
# (make fuzz SECONDS=600 TARGETS='date text'), or until so many runs are done: RUNS=10000000. New inputs are kept in
# build/fuzz/corpus, findings in tests/fuzz/findings/TARGET, from where `make test` replays them.
# LENGTH=800 is the most bytes of an input, TIMEOUT=30 the seconds by the clock after which one hangs (more on a busy machine).
# LIBYAML=FOLDER: its unpacked source (apt-get source libyaml), which is then instrumented too.
# The input that took the longest is kept as build/fuzz/slowest_TARGET.
set -u
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-60}
command -v clang >/dev/null || { echo 'clang is needed:  apt-get install clang libclang-rt-dev' >&2; exit 1; }
[ $# = 0 ] && { for file in tests/fuzz/fuzz_*.c; do name=${file##*/fuzz_}; set -- "$@" "${name%.c}"; done; }

build=build/fuzz
mkdir -p $build
# Comparisons are not traced: the dictionaries name what is compared, and it is three times as fast.
sanitize='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=all -fno-omit-frame-pointer'
flags="-std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -Isrc -Ibuild/gen -Itests/fuzz -O2 -g $(sed -n 's/^CONFIG_CFLAGS := //p' build/config.mk) $sanitize"
libraries=$(sed -n 's/^CONFIG_LIBS := //p' build/config.mk)
echo 'building ...'
# shellcheck disable=SC2086
for source in src/*/*.c build/gen/*.c; do
	object=$build/${source//\//_}.o
	if [ ! -e "$object" ] || [ -n "$(find src build/gen tests/fuzz/fuzz.sh -newer "$object" -name '*.[chs]*' -print -quit)" ]; then
		clang $flags -c -o "$object" "$source" || exit 1
	fi
done
rm -f $build/all.a && ar rcs $build/all.a $build/*.c.o
yaml=
if [ -n "${LIBYAML:-}" ]; then
	for name in api reader scanner parser; do
		clang -O2 -g $sanitize -fno-sanitize=undefined -I"$LIBYAML/include" -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 \
			-DYAML_VERSION_PATCH=5 -DYAML_VERSION_STRING='"0.2.5"' -c -o $build/yaml_$name.o "$LIBYAML/src/$name.c" || exit 1
		yaml="$yaml $build/yaml_$name.o"
	done
fi

# A stack for each block of memory is not kept, and few of those that were given back: it is half of the time.
export ASAN_OPTIONS=${ASAN_OPTIONS:-malloc_context_size=2:quarantine_size_mb=4:max_malloc_fill_size=0}
status=0
for name; do
	# shellcheck disable=SC2086
	clang $flags -fsanitize=fuzzer -o "$build/fuzz_$name" tests/fuzz/driver.c "tests/fuzz/fuzz_$name.c" $yaml $build/all.a $libraries || exit 1
	mkdir -p "$build/corpus/$name" "tests/fuzz/findings/$name"
	dictionary=tests/fuzz/$name.dict
	limit="-max_total_time=$seconds"
	[ -n "${RUNS:-}" ] && limit="-runs=$RUNS"
	# Most of what can go wrong can do so in little, and little is quick: LENGTH=… bytes at most.
	echo "fuzzing $name, $limit ..."
	export FUZZ_SLOWEST=$build/slowest_$name
	"$build/fuzz_$name" "$limit" -timeout="${TIMEOUT:-30}" -report_slow_units=1 -print_final_stats=1 -verbosity=0 -entropic=0 -max_len="${LENGTH:-800}" \
		-artifact_prefix="tests/fuzz/findings/$name/" $([ -e "$dictionary" ] && echo "-dict=$dictionary") \
		"$build/corpus/$name" $([ -d "tests/fuzz/seeds/$name" ] && echo "tests/fuzz/seeds/$name") >"$build/$name.log" 2>&1 || {
		status=1
		tail -40 "$build/$name.log"
	}
	grep -E '^runs:|peak_rss' "$build/$name.log" | sed "s/^/$name: /"
	rmdir "tests/fuzz/findings/$name" 2>/dev/null
done
rmdir tests/fuzz/findings 2>/dev/null
exit $status
