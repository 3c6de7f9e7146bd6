#!/bin/bash
# A sealed image of the rules: with it everything is said as without it, and one that does not fit, is damaged or
# is not to be trusted is passed over in silence.
. "$(dirname "$0")/../lib/script.sh"
unset MEDBRING_RULES LANGUAGE ACCESSIBLE
not_ok() { failed=$((failed + 1)); echo "not ok: $*"; }
check() { local what=$1; shift; if "$@"; then ok; else not_ok "$what"; fi; }

# A program of our own, beside which an image is looked for.
mkdir "$scratch/bin" "$scratch/work"
cp "$program" "$scratch/bin/medbring"
cp "$root/rules.yaml" "$scratch/work/rules.yaml"
program=$scratch/bin/medbring image=$scratch/bin/rules.sealed
cd "$scratch/work" || exit 1
if ! "$program" -q --rules rules.yaml seal "$image" 2>said; then
	cat said
	echo 'this machine cannot seal'
	grep -q 'on this machine' said
	exit
fi
cp "$image" "$scratch/good"
export MEDBRING_RULES=$scratch/work/rules.yaml

# Is it used? With an image of the very same rules in /var/cache or where medbring is installed it would be that one.
used() { "$program" --lang en version | grep -qxF "sealed rules: $image"; }
unused() { ! used; }
passed_over() {
	check "$1: it is used" unused
	"$program" --lang en check mitid answers.yaml >out 2>err
	check "$1: status $?" [ "$?" = 0 ]
	check "$1: the verdict is another" cmp -s out verdict
	check "$1: something is said" [ ! -s err ]
}
again() { rm -rf "$image"; cp "$scratch/good" "$image"; chmod 644 "$image"; }

echo 'documents: [{kind: passport, expires: 2027-01-31, shows-cpr: yes}]' >answers.yaml
echo 'facts: {control-questions: yes}' >>answers.yaml
"$program" --lang en check mitid answers.yaml >verdict

# ---- the same with and without ----
check 'it is used' used
again=$scratch/again
"$program" -q seal "$again"
check 'the same bits again' cmp -s "$image" "$again"
say_all() {
	for file in "$root"/tests/golden/*/command; do
		folder=${file%/command} answers=
		[ -f "$folder/answers.yaml" ] && answers=$folder/answers.yaml
		# shellcheck disable=SC2046,SC2086  # words of a command
		"$program" --lang da $(cat "$file") $answers
		echo "status $?"
		# shellcheck disable=SC2046,SC2086
		case $(cat "$file") in check*) "$program" $(cat "$file") --json $answers ;; esac
	done
	for command in 'test' 'list --json' 'print' 'print --format html' 'graph mitid' 'help words'; do
		# shellcheck disable=SC2086
		"$program" --lang da $command
		echo "status $?"
	done
	printf 'mitid\n1\nyes\nyes\nback\nwhy\nquit\n' | "$program" --lang en --text
	"$program" --lang en --rules rules.yaml --answers answers.yaml --text mitid </dev/null
}
say_all >with 2>&1
rm "$image"
check 'without it the file is read' unused
say_all >without 2>&1
check 'all is said as without it' cmp with without
check 'something is said' [ "$(wc -l <with)" -gt 500 ]

for rules in "$root"/tests/rules/*.yaml "$root"/tests/cli/rules.yaml "$root"/tests/rules/small/*.yaml; do
	check "${rules##*/} can be sealed" "$program" -q --rules "$rules" seal "$scratch/other"
	again; cp "$scratch/other" "$image"
	"$program" --rules "$rules" list --json >one
	check "${rules##*/}: its image is used" sh -c "MEDBRING_RULES=$rules $program --lang en version | grep -qxF 'sealed rules: $image'"
	rm "$image"
	"$program" --rules "$rules" list --json | check "${rules##*/} lists the same" cmp -s - one
done

# ---- not the same rules ----
again
sed -i '$a# a comment' rules.yaml; passed_over 'other rules'
sed -i '0,/^  en: .*/s//  en: Something else/' rules.yaml
check 'what was changed is said' sh -c "echo quit | $program --lang en --text | grep -q 'Something else'"
cp "$root/rules.yaml" rules.yaml
check 'too large a file stays an error' sh -c "$program --max-rules-size 1000 check mitid answers.yaml 2>&1 | grep -q too-large"
"$program" --lang en --rules - check mitid answers.yaml <rules.yaml >out 2>&1
check 'rules from standard input' cmp -s out verdict

# ---- damaged, cut short, of another build ----
flip() { printf '%b' "\\x$(printf %02x $(($(od -An -tu1 -j "$1" -N1 "$image") ^ ${2:-1})))" | dd of="$image" bs=1 seek="$1" conv=notrunc status=none; }
size=$(stat -c %s "$image")
header=$((16 + 16 + 24 + 16 + 16))
for at in 0 15 16 31 32 40 48 55 56 61 64 71 72 80 87; do again; flip "$at" 128; passed_over "byte $at of the header"; done
for at in $((header + 8)) 1500 $((size / 3)) $((size - 100)); do again; flip "$at"; passed_over "byte $at"; done
for length in 0 1 15 100 "$header" 900 4096 $((size / 2)) $((size - 1)); do
	again; truncate -s "$length" "$image"; passed_over "cut to $length bytes"
done
again; truncate -s $((size + 1)) "$image"; passed_over 'a byte more'
again; truncate -s 0 "$image"; truncate -s "$size" "$image"; passed_over 'all zero'
# The build is known by the mark of the linker: 20 bytes, here with one changed.
mark=$(readelf -n "$program" | sed -n 's/.*Build ID: //p' | head -1)
python3 - "$program" "$scratch/bin/other" "$mark" <<'END'
import sys
data, mark = open(sys.argv[1], 'rb').read(), bytes.fromhex(sys.argv[3])
assert data.count(mark) == 1
open(sys.argv[2], 'wb').write(data.replace(mark, bytes([mark[0] ^ 1]) + mark[1:]))
END
chmod 755 "$scratch/bin/other"
again
check 'of another build: it is used' sh -c "! $scratch/bin/other --lang en version | grep -qF '$image'"
"$scratch/bin/other" --lang en check mitid answers.yaml | check 'of another build: the verdict' cmp -s - verdict

# ---- not to be trusted ----
again; chmod g+w "$image"; passed_over 'its group may write it'
again; chmod o+w "$image"; passed_over 'everyone may write it'
again; mv "$image" "$scratch/bin/real"; ln -s real "$image"; passed_over 'a link'
rm "$image"; mkfifo "$image"; passed_over 'a pipe'
rm "$image"; mkdir "$image"; passed_over 'a folder'
if [ "$(id -u)" = 0 ]; then
	again; chown 12345 "$image"; passed_over "somebody else's"
	chown 12345 "$scratch/bin/medbring"; check 'whoever has the program may have the image' used
	chown 0 "$scratch/bin/medbring"
fi
again; rm -f "$image"; cp "$scratch/good" rules.sealed
check 'an image beside the rules is not looked for' unused

# ---- making one ----
"$program" seal nowhere/rules.sealed >out 2>err
check 'a place that is not there' [ "$?" = 5 ]
check 'and it is said' grep -q 'nowhere/rules.sealed cannot be written' err
echo 'medbring: 1' >bad.yaml
"$program" --rules bad.yaml seal made >out 2>err
check 'faulty rules' [ "$?" = 4 ]
check 'the fault is told' grep -q '\[missing-key\]' err
check 'nothing was made' [ ! -e made ] && [ ! -e made.new ]
umask 077; "$program" seal made >out
check 'its name is told' [ "$(cat out)" = made ]
check 'all may read it' [ "$(stat -c %a made)" = 644 ]
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
