#!/bin/bash
# tests/print/run.sh: what goes on paper, in both languages, 80 and 40 columns wide, as it stands beside this file;
# and no line of anything that is shipped is wider than was asked for.
#   run.sh --update    write what comes out (then read it)
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
passed=0 failed=0
ok() { passed=$((passed + 1)); }
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }

for language in da en; do
	for width in 80 40; do
		file=$here/$language-$width.txt
		if [ "${1:-}" = --update ]; then
			"$program" --rules "$here/rules.yaml" --lang $language print --width $width >"$file"
		elif "$program" --rules "$here/rules.yaml" --lang $language print --width $width | diff -u "$file" -; then ok; else
			not_ok "$language, $width columns"; fi
	done
	for width in 20 40 80; do
		wide=$("$program" --rules "$root/rules.yaml" --lang $language print --width $width | python3 -c "
import sys
sys.stdout.write(next((line for line in sys.stdin.read().split(chr(10)) if len(line) > $width), ''))")
		if [ -z "$wide" ]; then ok; else not_ok "wider than $width: $wide"; fi
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
