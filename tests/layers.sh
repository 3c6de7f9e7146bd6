#!/bin/bash
# tests/layers.sh [SRC]: holds the source against the table of rooms in src/README.md: who may include whom,
# which libraries where, no state kept in statics, no long files and functions, no word of the domain in C.
# Without an argument it also makes a tree with each fault in it and sees that each is found.
set -u
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd)

# Rooms that a room may include, itself apart.
declare -A may=(
	[base]=''
	[model]='base'
	[load]='base model'
	[engine]='base model'
	[lint]='base model load engine'
	[app]='base model engine'
	[front]='base model app'
	[paper]='base model app'
	[cmd]='base model load engine lint app front paper'
	[.]='base model load engine lint app front paper cmd'
)

# Libraries' headers and the only files (a pattern) that may include them.
libraries='
yaml\.h              ^load/
n?curses(w/.*)?\.h   ^front/tui
term\.h              ^front/tui
utf8proc\.h          ^base/
xxhash\.h            ^load/
jansson\.h           ^(cmd|paper)/
liblouis.*\.h        ^paper/brf\.c
qrencode\.h         ^paper/qr\.c
'

includes() {   # "FILE:LINE HEADER" for each include of kind $1 (a quote or <)
	grep -rnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*$1" --include='*.[ch]' . |
		sed -E 's/^\.\/([^:]*:[0-9]+):.*include[[:space:]]*["<]([^">]*)[">].*/\1 \2/'
}

check_rooms() {
	includes '"' | while read -r place header; do
		room=$(dirname "${place%%:*}")
		other=${header%%/*}
		case $header in
		config.h) continue ;;
		*/*) ;;
		*) echo "$place: \"$header\" names no folder"; continue ;;
		esac
		[ "$room" = "$other" ] && continue
		if [ -z "${may[$room]+known}" ]; then
			echo "$place: the room $room/ is not in the table"
		elif [[ " ${may[$room]} " != *" $other "* ]]; then
			echo "$place: $room/ may not include \"$header\""
		fi
	done
	for file in engine/*; do
		[ -e "$file" ] && grep -nE '#include "base/' "$file" | grep -vE '"base/(arena|date|text)\.h"' |
			sed "s|^\([0-9]*\):.*\"\(.*\)\"|$file:\1: engine/ may not include \"\2\"|"
	done
}

check_libraries() {
	includes '<' | while read -r place header; do
		echo "$libraries" | while read -r library where; do
			if [ -n "$library" ] && [[ $header =~ ^$library$ ]] && ! [[ $place =~ $where ]]; then
				echo "$place: <$header> is for $where only"
			fi
		done
		case $place:$header in
		engine/pure.h:*) ;;
		engine/*:std*io.h | engine/*:stdlib.h | engine/*:time.h | engine/*:locale.h | engine/*:unistd.h)
			echo "$place: the engine is pure: no <$header>" ;;
		esac
	done
}

check_lengths() {
	find . -name '*.[ch]' | while read -r file; do
		lines=$(wc -l <"$file")
		[ "$lines" -gt 400 ] && echo "${file#./}: $lines lines, at most 400"
		awk -v file="${file#./}" '
			length($0) > 160 { print file ":" NR ": a line of " length($0) " bytes" }
			/^{/ { start = NR }
			/^}/ && start { if (NR - start - 1 > 70) print file ":" start ": a function of " NR - start - 1 " lines, at most 70"; start = 0 }
		' "$file"
	done
	find ../tests/unit -name '*.[ch]' 2>/dev/null | while read -r file; do
		lines=$(wc -l <"$file")
		[ "$lines" -gt 500 ] && echo "${file#../}: $lines lines, at most 500"
	done
}

check_words() {
	grep -rniwE 'mitid|nemid|cpr|passport|herning' --include='*' . | sed -E 's/^\.\/([^:]*:[0-9]+):.*/\1: a word of the domain/'
}

# Objects with data that can change: the screen keeps some (ncurses does too), base/memory.c its hook, and
# memory_libraries.c whom it asks.
check_statics() {
	find "$1" -name '*.o' | while read -r object; do
		file=${object#"$1"/}
		[[ $file =~ ^(front/(tui|terminal)|base/memory|memory_libraries) ]] && continue
		objdump -t "$object" | awk -v file="${file%.o}.c" '/ O \.(bss|data)\t/ { print file ": " $NF " can change" }'
	done
}

check_all() {   # in the folder src
	check_rooms
	check_libraries
	check_lengths
	check_words
}

# One fault of each sort; all must be found.
self_test() {
	local tree found=0
	tree=$(mktemp -d)
	mkdir -p "$tree"/src/{base,model,engine,front,cmd,attic}
	echo '#include "model/rules.h"' >"$tree/src/base/a.c"
	echo '#include "rules.h"' >"$tree/src/model/a.c"
	echo '#include "base/buffer.h"' >"$tree/src/engine/a.c"
	echo '#include <time.h>' >"$tree/src/engine/b.c"
	echo '#include <yaml.h>' >"$tree/src/front/a.c"
	echo '#include <ncurses.h>' >"$tree/src/front/b.c"
	echo '#include "base/text.h"' >"$tree/src/attic/a.c"
	seq 401 >"$tree/src/cmd/a.c"
	{ echo '{'; seq 71; echo '}'; } >"$tree/src/cmd/b.c"
	echo '/* the PassPort */' >"$tree/src/cmd/c.c"
	echo 'static int x; int f(void); int f(void) { return x++; }' >"$tree/src/cmd/d.c"
	mkdir "$tree/obj" && ${CC:-cc} -O0 -c -o "$tree/obj/d.o" "$tree/src/cmd/d.c"
	found=$(cd "$tree/src" && { check_all; check_statics "$tree/obj"; } | wc -l)
	(cd "$tree/src" && { check_all; check_statics "$tree/obj"; } | sed 's/^/      /') >"$tree/said"
	if [ "$found" != 11 ]; then
		echo "the check itself: $found of 11 faults found"
		cat "$tree/said"
	fi
	rm -rf "$tree"
}

if [ $# = 1 ]; then
	cd "$1" && faults=$(check_all)
else
	cd "$here/src" || exit 1
	objects=$here/build/obj/src
	faults=$(check_all; [ "${VARIANT:-release}" = release ] && [ -d "$objects" ] && check_statics "$objects"; self_test)
fi
[ -z "$faults" ] && exit 0
echo "$faults"
exit 1
