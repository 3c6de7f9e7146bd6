#!/bin/sh
# tools/coverage.sh FOLDER [-l] [FILE...]: what the tests reached, by file, from what the programs in FOLDER counted
# (tests/lib/coverage.c). -l: the lines with what was not reached in the files that are named, or in all.
set -eu
folder=$1
shift
counted=$folder/counted
for shared in "$counted"/*.shared; do
	name=$(basename "$shared" .shared)
	program=$folder/$name
	[ -x "$program" ] || program=$folder/tests/$name
	[ -x "$program" ] && COVERAGE_WRITE="$counted/$name.profraw" "$program"
done
llvm-profdata-19 merge -o "$counted/all.profdata" "$counted"/*.profraw
if [ "${1:-}" = -l ]; then
	shift
	exec llvm-cov-19 show "$folder/medbring" -instr-profile "$counted/all.profdata" --show-branches=count --show-mcdc \
		--show-line-counts --compilation-dir="$(pwd)" "$@"
fi
llvm-cov-19 export "$folder/medbring" -instr-profile "$counted/all.profdata" -summary-only | python3 -c '
import json, sys

PARTS = ("lines", "branches", "mcdc")
rooms, total = {}, {}

def add(to, summary):
    for part in PARTS:
        covered, count = to.get(part, (0, 0))
        to[part] = covered + summary[part]["covered"], count + summary[part]["count"]

def show(name, figures):
    print("%-34s" % name + "".join("%7d of %6d %6.1f %%" % (figures[part] + (
        100 * figures[part][0] / figures[part][1] if figures[part][1] else 100,)) for part in PARTS))

print("%-34s%24s%24s%24s" % ("", "lines", "branches", "conditions (MC/DC)"))
for file in sorted(json.load(sys.stdin)["data"][0]["files"], key=lambda file: file["filename"]):
    name = file["filename"]
    name = name[name.rfind("src/"):] if "src/" in name else name
    if not name.startswith("src/"):
        continue
    figures = {}
    for to in (figures, rooms.setdefault("/".join(name.split("/")[:2]) if name.count("/") > 1 else name, {}), total):
        add(to, file["summary"])
    show(name, figures)
print()
for name in sorted(rooms):
    show(name, rooms[name])
show("all", total)'
