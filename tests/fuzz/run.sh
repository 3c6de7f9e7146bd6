#!/bin/bash
# The fuzz targets over their seeds and all that was ever found: each must end well.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0
for replay in "${BUILD:-build}"/tests/replay_*; do
	[[ -x $replay && $replay != *.* ]] || continue
	name=${replay##*/replay_}
	[ -e "tests/fuzz/fuzz_$name.c" ] || continue
	for file in tests/fuzz/seeds/"$name"/* tests/fuzz/findings/"$name"/*; do
		[ -e "$file" ] || continue
		if said=$(timeout 20 "$replay" "$file" 2>&1); then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "$name: $file"
			echo "$said" | head -20
		fi
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
