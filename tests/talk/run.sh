#!/bin/bash
# tests/talk/run.sh: dialogues in text mode through a pipe, each compared with what is to be said, and then in a terminal.
# dialogues/NAME.in: first line the arguments, then what is typed. NAME.out: what is said. UPDATE=1 writes NAME.out anew.
set -u
cd "$(dirname "$0")" || exit 1
program=$(realpath "${MEDBRING:-../../build/medbring}")
export MEDBRING=$program
export LC_ALL=C.UTF-8 TERM=dumb
passed=0 failed=0
for typed in dialogues/*.in; do
	expected=${typed%.in}.out
	# shellcheck disable=SC2046  # the arguments are words
	said=$(tail -n +2 "$typed" | "$program" --text --rules ../../rules.yaml --visit 2026-12-01 $(head -1 "$typed"); echo "status $?")
	if [ -n "${UPDATE:-}" ]; then
		printf '%s\n' "$said" >"$expected"
	fi
	if difference=$(diff -u "$expected" <(printf '%s\n' "$said")); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s\n' "$difference"
	fi
done
terminal=$(python3 terminal_test.py)
printf '%s\n' "$terminal" | sed '$d'
read -r terminal_passed terminal_failed < <(printf '%s\n' "$terminal" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
passed=$((passed + ${terminal_passed:-0})) failed=$((failed + ${terminal_failed:-1}))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
