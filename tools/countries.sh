#!/bin/sh
# tools/countries.sh FILE.po...: the countries' names in English and in the language of each FILE, from the
# iso-codes package, as C tables (src/app/generated.h) on standard output.
set -eu
json=/usr/share/iso-codes/json/iso_3166-1.json
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C

# CODE <tab> English name (the common one where the official one is turned round), by code. Kosovo has no
# code of ISO's; XK is the one that the European Union and passports use.
{ printf 'XK\tKosovo\n' && awk '
	function value() { sub(/^[^:]*: *"/, ""); sub(/",? *$/, ""); return $0 }
	/"alpha_2"/ { code = value(); name = common = "" }
	/"name"/ { name = value() }
	/"common_name"/ { common = value() }
	/^ *}/ && code { print code "\t" (common ? common : name); code = "" }
' "$json"; } | sort >"$folder/en"

# The same with the translations of one language.
translate() {
	mo=/usr/share/locale/$1/LC_MESSAGES/iso_3166-1.mo
	if [ -e "$mo" ]; then
		msgunfmt --no-wrap "$mo" >"$folder/po"
	else
		: >"$folder/po"
	fi
	awk '
		function quoted() { sub(/^[^"]*"/, ""); sub(/"$/, ""); return $0 }
		FNR == 1 { file++ }
		file == 1 && /^msgid / { msgid = quoted() }
		file == 1 && /^msgstr / { translated[msgid] = quoted() }
		file == 2 { split($0, part, "\t"); print part[1] "\t" (translated[part[2]] ? translated[part[2]] : part[2]) }
	' "$folder/po" "$folder/en" | if [ -s "$folder/po" ]; then cat; else cat "$folder/en"; fi >"$folder/$1"
}

# One language: a run of NUL-ended names, and where each begins (in bytes).
print_language() {
	symbol=$(echo "$1" | tr -c 'A-Za-z0-9\n' _)
	awk -F '\t' -v symbol="$symbol" '
		BEGIN { print "\nstatic const char names_" symbol "[] =" }
		{ print "\t\"" $2 "\\0\""; offsets = offsets at + 0 ", "; at += length($2) + 1 }
		END { print "\t;\nstatic const uint16_t offsets_" symbol "[] = {" offsets "};" }
	' "$folder/$1"
}

languages=en
for po; do
	language=$(basename "$po" .po)
	[ "$language" = en ] && continue
	translate "$language"
	languages="$languages $language"
done

echo '/* Made by tools/countries.sh from iso-codes (LGPL 2.1 or later, https://salsa.debian.org/iso-codes-team). */'
echo '#include "app/generated.h"'
for language in $languages; do
	print_language "$language"
done
printf '\nconst int32_t country_list[] = {\n'
awk -F '\t' '{ a = substr($1, 1, 1); b = substr($1, 2, 1); printf "\t\047%s\047 << 8 | \047%s\047,\n", a, b }' "$folder/en"
printf '};\nconst uint32_t country_count = sizeof(country_list) / sizeof(*country_list);\n'
printf '\nconst struct country_names country_languages[] = {\n'
for language in $languages; do
	symbol=$(echo "$language" | tr -c 'A-Za-z0-9\n' _)
	printf '\t{"%s", names_%s, offsets_%s},\n' "$language" "$symbol" "$symbol"
done
printf '};\nconst size_t country_language_count = sizeof(country_languages) / sizeof(*country_languages);\n'
