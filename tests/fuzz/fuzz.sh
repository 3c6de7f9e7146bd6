#!/bin/bash
# tests/fuzz/fuzz.sh [TARGET...]: libFuzzer with address and undefined-behaviour sanitizers, SECONDS each
# (make fuzz SECONDS=600 TARGETS='date text'). New inputs are kept in build/fuzz/corpus, findings in
# tests/fuzz/findings/TARGET, from where `make test` replays them.
set -u
cd "$(dirname "$0")/../.."
seconds=${FUZZ_SECONDS:-60}
command -v clang >/dev/null || { echo 'clang is needed:  apt-get install clang libclang-rt-dev' >&2; exit 1; }
[ $# = 0 ] && { for file in tests/fuzz/fuzz_*.c; do name=${file##*/fuzz_}; set -- "$@" "${name%.c}"; done; }

build=build/fuzz
mkdir -p $build
flags="-std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -Isrc -Ibuild/gen -Itests/fuzz -O1 -g $(sed -n 's/^CONFIG_CFLAGS := //p' build/config.mk)
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
libraries=$(sed -n 's/^CONFIG_LIBS := //p' build/config.mk)
echo 'building ...'
# shellcheck disable=SC2086
for source in src/*/*.c build/gen/*.c; do
	object=$build/${source//\//_}.o
	if [ ! -e "$object" ] || [ -n "$(find src build/gen -newer "$object" -name '*.[ch]' -print -quit)" ]; then
		clang $flags -c -o "$object" "$source" || exit 1
	fi
done
rm -f $build/all.a && ar rcs $build/all.a $build/*.c.o

status=0
for name; do
	# shellcheck disable=SC2086
	clang $flags -fsanitize=fuzzer -o "$build/fuzz_$name" "tests/fuzz/fuzz_$name.c" $build/all.a $libraries || exit 1
	mkdir -p "$build/corpus/$name" "tests/fuzz/findings/$name"
	dictionary=tests/fuzz/$name.dict
	echo "fuzzing $name for $seconds seconds ..."
	"$build/fuzz_$name" -max_total_time="$seconds" -timeout=5 -report_slow_units=1 -print_final_stats=1 -verbosity=0 \
		-artifact_prefix="tests/fuzz/findings/$name/" $([ -e "$dictionary" ] && echo "-dict=$dictionary") \
		"$build/corpus/$name" $([ -d "tests/fuzz/seeds/$name" ] && echo "tests/fuzz/seeds/$name") >"$build/$name.log" 2>&1 || {
		status=1
		tail -40 "$build/$name.log"
	}
	grep -E 'number_of_executed_units|slowest_unit|peak_rss' "$build/$name.log" | sed "s/^/$name: /"
	rmdir "tests/fuzz/findings/$name" 2>/dev/null
done
rmdir tests/fuzz/findings 2>/dev/null
exit $status
