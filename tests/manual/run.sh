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

# What medbring(1) shows is run as it stands there, with a checklist and files that there are, and a printer that reads;
# a verdict may be any.
mkdir "$scratch/bin" "$scratch/there"
ln -s "$program" "$scratch/bin/medbring"
printf '#!/bin/sh\nexec cat\n' >"$scratch/bin/lp"
chmod +x "$scratch/bin/lp"
for file in rules.yaml rules-2027.yaml; do cp "$root/rules.yaml" "$scratch/there/$file"; done
"$program" --rules "$root/rules.yaml" list --answers mitid >"$scratch/there/answers.yaml"
cp "$scratch/there/answers.yaml" "$scratch/there/svar.yaml"
for page in "$root/man/medbring.1" "$root"/man/*/medbring.1; do
	sed -n 's/^\.Dl //p' "$page" | sed 's/CHECKLIST\|TJEKLISTE/mitid/g' >"$scratch/lines"
	if [ "$(wc -l <"$scratch/lines")" -ge 5 ]; then ok; else not_ok "examples in $page"; fi
	while IFS= read -r line; do
		if (cd "$scratch/there" && PATH=$scratch/bin:$PATH MEDBRING_RULES=$root/rules.yaml sh -c "$line" \
			</dev/null >"$scratch/out" 2>"$scratch/err"; status=$?; [ "$status" -le 1 ] || [ "$status" = 3 ]) &&
			[ -s "$scratch/out" ] && [ ! -s "$scratch/err" ]; then ok; else not_ok "$page: $line"; cat "$scratch/err"; fi
	done <"$scratch/lines"
done

for word in $("$program" --help | grep -oE -- '--[a-z-]+' | sort -u); do
	if grep -q "Fl -${word#--}" "$root/man/medbring.1"; then ok; else not_ok "medbring(1) lacks $word"; fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
