#!/bin/sh
# tools/manual.sh [check]: put the program's own tables into the manual pages, between "BEGIN topic" and
# "END topic"; with check, only see whether they are there as they should be. MEDBRING names the program.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
program=${MEDBRING:-$here/build/medbring}
status=0
for page in "$here"/man/*.[15] "$here"/man/*/*.[15]; do
	[ -e "$page" ] || continue
	language=en
	case $page in */man/??/*) language=$(basename "$(dirname "$page")") ;; esac
	new=$(mktemp)
	while IFS= read -r line; do
		case $line in
		'.\" BEGIN '*)
			printf '%s\n' "$line"
			"$program" --lang "$language" help "${line#.\\\" BEGIN }"
			inside=1 ;;
		'.\" END '*)
			inside=
			printf '%s\n' "$line" ;;
		*) [ -n "${inside:-}" ] || printf '%s\n' "$line" ;;
		esac
	done <"$page" >"$new"
	if cmp -s "$new" "$page"; then
		:
	elif [ "${1:-}" = check ]; then
		echo "$page: its tables are not those of the program; run tools/manual.sh"
		diff "$page" "$new" | head -20
		status=1
	else
		cat "$new" >"$page"
	fi
	rm -f "$new"
done
exit $status
