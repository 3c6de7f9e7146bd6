#!/bin/sh
# Every word of the program is in the template and in each language, and keeps its {places}.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

tools/pot.sh >"$folder/fresh.pot"
if ! cmp -s "$folder/fresh.pot" locale/medbring.pot; then
	echo 'locale/medbring.pot is not what tools/pot.sh makes of the source: make pot'
	diff locale/medbring.pot "$folder/fresh.pot" | head -20
	failed=1
fi
for po in locale/*.po; do
	msgfmt --check --output-file=/dev/null "$po" || failed=1
	msgcmp --use-untranslated "$po" "$folder/fresh.pot" >"$folder/told" 2>&1 || { cat "$folder/told"; failed=1; }
	msgattrib --untranslated --no-obsolete "$po" | grep -A1 '^msgid "..*"' && { echo "$po: not translated"; failed=1; }
	msgcat --no-wrap "$po" | awk -v po="$po" '
		# Is each {place} of one in the other?
		function kept(one, other) {
			while (match(one, /\{[a-z]+\}/)) {
				if (!index(other, substr(one, RSTART, RLENGTH))) return 0
				one = substr(one, RSTART + RLENGTH)
			}
			return 1
		}
		/^msgid "/ { id = $0 }
		/^msgstr "/ && id != "msgid \"\"" && !(kept(id, $0) && kept($0, id)) { print po ": other {places} in: " id; wrong = 1 }
		END { exit wrong }' || failed=1
done
exit $failed
