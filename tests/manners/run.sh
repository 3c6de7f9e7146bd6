#!/bin/bash
# What takes long says how far it has come on a terminal, and nowhere else; -q keeps it quiet. The help of each
# subcommand has an example that works.
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
unset LANGUAGE
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
cp "$root/rules.yaml" rules.yaml
cp "$root/tests/rules/right-to-work.yaml" my-rules.yaml
sed 's/^    *me: {age: at least 18}/        me: {age: at least 19}/' rules.yaml >next-year.yaml
export MEDBRING_RULES=$folder/rules.yaml
passed=0 failed=0
ok() { passed=$((passed + 1)); }
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }

# What is written on standard error, a terminal or a file, by that command.
on_terminal() {
	python3 - "$program" "$@" <<'END'
import os, pty, subprocess, sys
ours, theirs = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
said = b""
while True:
	try:
		some = os.read(ours, 4096)
	except OSError:
		break
	if not some:
		break
	said += some
child.wait()
sys.stdout.write(said.decode())
END
}
for command in 'test --mutate my-rules.yaml' 'test my-rules.yaml' 'diff rules.yaml next-year.yaml'; do
	# shellcheck disable=SC2086  # words of a command
	{
	if on_terminal $command | grep -qE '[0-9]+/[0-9]+'; then ok; else not_ok "$command tells no count on a terminal"; fi
	if [ -z "$(on_terminal $command -q)" ]; then ok; else not_ok "$command -q is not quiet"; fi
	if [ -z "$("$program" $command 2>&1 >/dev/null)" ]; then ok; else not_ok "$command speaks where there is no terminal"; fi
	}
done
if on_terminal --lang da diff rules.yaml next-year.yaml | grep -q 'sammenligner'; then ok; else not_ok 'progress in Danish'; fi

# Every subcommand, as the program itself lists them.
commands=$("$program" --lang en --help | sed -n '/^subcommands:/,/^options:/s/^  \([a-z][a-z]*\) .*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 10 ] && ok || not_ok "only these subcommands: $commands"
for command in $commands; do
	for language in da en de; do
		"$program" --lang "$language" help "$command" >help
		"$program" --lang "$language" "$command" --help | cmp -s - help && ok || not_ok "$command --help and help $command differ"
	done
	example=$("$program" --lang en "$command" --help | sed -n '/^example:/{n;s/^ *//p}')
	case $example in
	*"medbring $command"* | "medbring --$command") ok ;;
	*) not_ok "the example of $command: $example"; continue ;;
	esac
	# The program's own part of it is run, on a checklist and files that are there.
	line=$(echo "$example" | sed "s/CHECKLIST/mitid/g; s/ | dot .*//")
	medbring() { "$program" "$@"; }
	(eval "$line") >out 2>err
	[ $? -lt 2 ] || grep -q 'medbring check' <<<"$line" || { not_ok "$line: $(head -3 err)"; continue; }
	[ ! -s err ] && ok || not_ok "$line says: $(head -3 err)"
done
"$program" help words | grep -q 'CPR' && ok || not_ok 'help words explains nothing'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
