#!/bin/sh
# tools/catalogues.sh FILE.po...: the message catalogues as C tables (src/app/generated.h) on standard output.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo '/* Made by tools/catalogues.sh. */'
echo '#include "app/generated.h"'
for po; do
	name=$(basename "$po" .po)
	msgfmt --check --output-file="$folder/$name.mo" "$po"
	printf '\n_Alignas(uint32_t) static const unsigned char catalogue_%s[] = {\n' "$(echo "$name" | tr -c 'A-Za-z0-9\n' _)"
	od -An -v -tu1 "$folder/$name.mo" | awk '{ gsub(/[0-9]+/, "&,"); print }'
	echo '};'
done
printf '\nconst struct catalogue catalogues[] = {\n'
for po; do
	name=$(basename "$po" .po)
	symbol=catalogue_$(echo "$name" | tr -c 'A-Za-z0-9\n' _)
	printf '\t{"%s", %s, sizeof(%s)},\n' "$name" "$symbol" "$symbol"
done
printf '\t{0}\n};\nconst size_t catalogue_count = %d;\n' "$#"
