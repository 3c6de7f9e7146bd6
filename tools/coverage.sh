#!/bin/sh
# tools/coverage.sh FOLDER: what the tests reached, by file, from the .gcda files in FOLDER.
set -eu
objects=$(find "$1/obj/src" -name '*.gcda' | sort)
# shellcheck disable=SC2086
gcov --branch-probabilities --no-output --relative-only $objects 2>/dev/null | awk '
	/^File / { file = $2; gsub(/\047/, "", file); wanted = file ~ /^src\/.*\.c$/ }
	/^$/ { wanted = 0 }
	function part() { sub(/^[^:]*:/, ""); split($0, piece, /%? (of )?/); return piece[1] * piece[2] / 100 }
	function whole() { return piece[2] }
	wanted && !(file in lines) && /^Lines executed/ { lines[file] = part(); of_lines[file] = whole() }
	wanted && !(file in taken) && /^Taken at least once/ { taken[file] = part(); of_taken[file] = whole() }
	END {
		printf "%-32s %14s %16s\n", "", "lines", "branches"
		for (file in lines) {
			printf "%-32s %5d of %5d %6d of %6d\n", file, lines[file] + 0.5, of_lines[file], taken[file] + 0.5, of_taken[file] | "sort"
			l += lines[file]; ol += of_lines[file]; t += taken[file]; ot += of_taken[file]
		}
		close("sort")
		printf "%-32s %12.1f %% %14.1f %%\n", "all", ol ? 100 * l / ol : 0, ot ? 100 * t / ot : 0
	}'
