#!/bin/sh
# Golden cases: each folder has a command and perhaps an answers file; what comes out must be, byte for byte,
# what stands beside them: da.txt and en.txt, and json where the command is `check`.
#   run.sh             compare
#   run.sh --update    write what comes out (then read it: it is what people will be told)
here=$(cd "$(dirname "$0")" && pwd)
MEDBRING=${MEDBRING:-$here/../../build/medbring}
RULES=${RULES:-$here/../../rules.yaml}
temporary=$(mktemp -d) || exit 1
trap 'rm -rf "$temporary"' EXIT
failed=0 passed=0

# judge FOLDER NAME OPTIONS...: run the folder's command, and compare with or write NAME.
judge() {
	folder=$1 name=$2
	shift 2
	answers=
	[ -f "$folder/answers.yaml" ] && answers=$folder/answers.yaml
	# The command is words of ours.
	# shellcheck disable=SC2046
	"$MEDBRING" --rules "$RULES" --visit 2026-12-01 "$@" $(cat "$folder/command") $answers >"$temporary/out" 2>"$temporary/err"
	status=$?
	# Kept out of the JSON, which stays JSON.
	[ "$name" = json ] || echo "exit status $status" >>"$temporary/out"
	if [ -s "$temporary/err" ]; then
		echo "FAIL ${folder##*/}/$name: it says on standard error:"
		cat "$temporary/err"
		failed=$((failed + 1))
	elif [ "$update" ]; then
		cp "$temporary/out" "$folder/$name"
	elif diff -u "$folder/$name" "$temporary/out"; then
		passed=$((passed + 1))
	else
		echo "FAIL ${folder##*/}/$name"
		failed=$((failed + 1))
	fi
}

update=
[ "$1" = --update ] && update=yes
for folder in "$here"/*/; do
	folder=${folder%/}
	judge "$folder" da.txt --lang da
	judge "$folder" en.txt --lang en
	case $(cat "$folder/command") in
	check*) judge "$folder" json --lang en --json ;;
	esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
