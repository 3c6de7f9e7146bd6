#!/bin/sh
# tools/pot.sh: all words of the program that can be translated, as a template for locale/TAG.po, on standard output.
set -eu
xgettext --language=C --from-code=UTF-8 --keyword --keyword=N_ --keyword=express:2 --keyword=say:2 \
	--keyword=say_count:2,3 --keyword=express_count:2,3 --sort-output --no-location --package-name=medbring \
	--copyright-holder='the medbring authors' --output=- \
	$(find src -name '*.c' -o -name '*_table.h' | LC_ALL=C sort) |
	sed '/^"POT-Creation-Date:/d'
