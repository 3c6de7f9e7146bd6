#!/bin/bash
# tests/manual/run.sh: the manuals are clean, their tables are the program's, their examples work, and every
# option, subcommand and key of the notation is in them.
. "$(dirname "$0")/../lib/script.sh"
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }

for page in "$root"/man/*.[15] "$root"/man/*/*.[15]; do
	if command -v mandoc >/dev/null; then
		mandoc -T lint "$page" | grep -v 'referenced manual not found' >"$scratch/lint"
		if [ -s "$scratch/lint" ]; then not_ok "$page"; cat "$scratch/lint"; else ok; fi
	fi
	if command -v man >/dev/null; then
		man --warnings -l -Tutf8 "$page" 2>&1 >/dev/null | grep . >"$scratch/lint"
		if [ -s "$scratch/lint" ]; then not_ok "man --warnings $page"; cat "$scratch/lint"; else ok; fi
	fi
done

if MEDBRING=$program "$root/tools/manual.sh" check; then ok; else not_ok 'tables'; fi

# Each example: taken out as a reader would copy it, without a finding, and with cases that all hold.
awk -v to="$scratch" '
	/^\.\\" EXAMPLE / { name = $3; next }
	name && /^\.Bd/ { inside = 1; next }
	inside && /^\.Ed/ { close(to "/" name ".yaml"); inside = 0; name = ""; next }
	inside { sub(/^\\&/, ""); print >(to "/" name ".yaml") }
' "$root/man/medbring-rules.5"
for example in library points club text; do
	file=$scratch/$example.yaml
	if [ -s "$file" ]; then ok; else not_ok "example $example is not there"; continue; fi
	if "$program" lint "$file" >"$scratch/out" 2>&1 && [ ! -s "$scratch/out" ]; then ok; else
		not_ok "lint of example $example"; cat "$scratch/out"; fi
	if "$program" test "$file" >"$scratch/out" 2>&1; then ok; else not_ok "cases of example $example"; cat "$scratch/out"; fi
done

for word in $("$program" --help | grep -oE -- '--[a-z-]+' | sort -u); do
	if grep -q "Fl -${word#--}" "$root/man/medbring.1"; then ok; else not_ok "medbring(1) lacks $word"; fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
