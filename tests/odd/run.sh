#!/bin/bash
# tests/odd/run.sh: what is rare on a command line, and what is told of it: places where rules are looked for, words in
# the environment, values of options, papers without a language, files that must not be read.
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
unset MEDBRING_RULES ACCESSIBLE LANGUAGE NO_COLOR XDG_CONFIG_HOME
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
cd "$scratch" || exit 1
export MEDBRING_RULES=$root/tests/cli/rules.yaml
. "$root/tests/lib/cli.sh"

# unprivileged COMMAND...: as one whom file modes keep out.
unprivileged() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }

# ---- files ----
run 'rules below a file' 4 --rules "$MEDBRING_RULES/x" list; err_has 'no such file'
ln -s loop loop; run 'a link to itself' 4 --rules loop list; err_has 'cannot be opened'
cp "$MEDBRING_RULES" locked.yaml; chmod 000 locked.yaml
unprivileged "$program" --rules locked.yaml list >out 2>err; [ $? = 4 ] && ok || not_ok 'rules one may not read'
err_has 'you may not read it'
"$program" check entry - <. >out 2>err; [ $? = 2 ] && ok || not_ok 'standard input is a folder'
err_has 'standard input: it is a directory'
"$program" check entry - 0>sink >out 2>err; [ $? = 2 ] && ok || not_ok 'standard input that cannot be read'
err_has 'it cannot be read'

# ---- where rules are looked for ----
mkdir -p prefix/bin prefix/share/medbring config/medbring
cp "$MEDBRING_RULES" prefix/share/medbring/rules.yaml
cp "$program" prefix/bin/medbring
found() { (unset MEDBRING_RULES; env "$@" >out 2>err); }
found HOME=relative XDG_CONFIG_HOME=config prefix/bin/medbring list checklists
if [ -e /etc/medbring/rules.yaml ]; then ok; else out_has '^entry$'; fi
found HOME= XDG_CONFIG_HOME=/nowhere MEDBRING_RULES= prefix/bin/medbring list checklists
if [ -e /etc/medbring/rules.yaml ]; then ok; else out_has '^entry$'; fi
mkdir alone; cp "$program" alone/medbring
if ! found -u HOME alone/medbring list; then         # on this machine none is installed
	err_has 'no rules file was found; name one with --rules'
	for tag in da de en; do found -u HOME alone/medbring --kiosk --lang $tag; err_has '/etc/medbring/rules\.yaml'; err_lacks '--rules'; done
	found -u HOME alone/medbring version; out_has '^medbring '
	found -u HOME alone/medbring seal image; err_has 'no rules file was found'
fi

# ---- the environment ----
ACCESSIBLE=0 run 'ACCESSIBLE=0' 0 list
ACCESSIBLE='' run 'ACCESSIBLE without a value' 0 list
MEDBRING_TODAY=tomorrow run 'a day that is none' 0 --visit 2026-12-01 check entry - <<<'{documents: [{kind: card, expires: 2026-12-01}], facts: {member: yes}}'
LANG=$(printf 'x%.0s' {1..50}) run 'a language too long to be one' 0 list; out_has 'Checklists'
LANGUAGE=$(printf 'x%.0s' {1..39}):da run 'the first of several that there is' 0 list; out_has 'Checklists|Tjeklister'
LANGUAGE=fr:da run 'the second of two' 0 list; out_has 'Tjeklister'
LANGUAGE=::da run 'after two that are empty' 0 list; out_has 'Tjeklister'
LANGUAGE=abcd run 'four letters are no language' 0 list; out_has 'Checklists'
LANGUAGE='' LC_ALL='' LC_MESSAGES='' LANG='' run 'no language at all' 0 list; out_has 'Checklists'
env -i "$program" --rules "$MEDBRING_RULES" list >out 2>err; [ $? = 0 ] && ok || not_ok 'no environment at all'
env -i "$(printf 'y%.0s' {1..60})=1" =x LC_MESSAGES=da LONG=1 MEDBRING_RULES="$MEDBRING_RULES" "$program" list >out 2>err
out_has 'Tjeklister'

# ---- values of options ----
run 'no width' 2 --width '' check entry - </dev/null; err_has 'columns from 20 to 500'
run 'a width with a letter' 2 --width 40x check entry - </dev/null; err_has 'columns'
run 'a width with a sign' 2 --width -40 check entry - </dev/null; err_has 'columns'
run 'a width beyond all numbers' 2 --width 1234567890123 check entry - </dev/null; err_has 'columns'
run 'a narrow width' 2 --width 19 print; err_has 'columns'
run 'no limit of width' 0 --width 0 print; out_has 'Checklists|Entry'
run 'no size' 2 --max-rules-size 0 list; err_has 'number of bytes'
run 'no size for seal' 2 --max-rules-size 0 seal image; err_has 'number of bytes'
run 'a size too large' 2 --max-rules-size 99999999999 list; err_has 'number of bytes'
run 'two letters' 2 -qv list; err_has -- '-qv'
run 'too many words' 2 a b c d e f g h i j k l m n o p; err_has 'too many words|not understood'
run 'two words for the guide' 2 entry post; err_has 'too many words: post'
run 'too few' 2 check; err_has 'it is used so: medbring check CHECKLIST'
run 'too many for one that takes none' 2 version now; err_has 'it is used so: medbring version'
run 'kiosk and a size' 2 --kiosk --max-rules-size 5; err_has '--max-rules-size cannot be used with --kiosk'
run 'a month that is none' 2 --visit 2026-13-01 list; err_has 'no such month'
run 'a day that the month lacks' 2 --visit 2026-02-30 list; err_has 'no such day'
run 'a year that is none' 2 --visit 20260-01-01 list; err_has 'is not a date'
run 'a language that there is not' 2 --lang xx check entry - </dev/null; err_has 'xx'
run 'a language that there is not, on paper' 2 --lang xx print; err_has 'xx'
run 'words explained in a language that there is not' 2 --lang xx help words; err_has 'xx'

# ---- on paper ----
run 'nearly the name of a checklist' 2 print entri; err_has 'there is no checklist or section entri; did you mean entry\?'
run 'nothing like any' 2 print zzzzzzzzzz; err_has 'medbring list tells which there are'
run 'a fact is not for paper' 2 print member; err_has 'there is no checklist or section member'
run 'no format' 2 print --format rtf; err_has 'there are text, markdown, html and braille'
MEDBRING_RULES=$root/tests/talk/harbour.yaml
run 'a contact' 0 print master; out_has 'Phone: \+45 70 11 22 33'; out_has 'Ask for the master'
run 'a word' 0 print berth-word; out_has 'A place for a boat'
run 'everything as a web page' 0 print --format html; out_has '<h1'; out_has 'Harbour'
run 'everything, narrow' 0 print --width 20

# ---- what a rules file may hold, on paper ----
cat >signs.yaml <<'YAML'
medbring: 1
languages: {en: English}
title: 'A < B & "C" > D'
documents: {card: {label: 'K & <L>'}, gap: {label: G}}
checklists: {one-card: {title: "One", one: [card]}}
sections: [{id: only, title: '"Only" <this>', body: [{text: 'a & b < c > d "e"'}, {heading: H}, {list: [x]}]}]
contacts: {somebody: {label: Nobody}}
YAML
MEDBRING_RULES=signs.yaml
run 'signs of HTML' 0 print --format html; out_has 'a &amp; b &lt; c &gt; d &quot;e&quot;'
if grep -q '<this>\|<L>' out; then not_ok 'a sign of HTML is passed on'; else ok; fi
run 'signs in Markdown' 0 print --format markdown
run 'one section' 0 print only; out_has 'a & b < c > d "e"'
run 'no words to explain' 0 help words

# ---- many findings ----
cp "$here/findings.yaml" .
run 'many findings' 4 lint findings.yaml
if diff "$here/findings.txt" out; then ok; else not_ok 'what is found'; fi

# ---- what changes of rules are called, and who is told of them ----
cp "$here/mutants.yaml" .
run 'no case at all' 1 test --mutate mutants.yaml
if diff "$here/mutants.txt" out; then ok; else not_ok 'what changes are called'; fi
sed 's/  weak:/  other:/; s/^cases:.*//' mutants.yaml >other.yaml
cat >>mutants.yaml <<'YAML'
cases:
  - {id: none-there, check: weak, visit: 2026-12-01, documents: [], verdict: not-ready}
YAML
run 'a checklist that is gone' 1 diff mutants.yaml other.yaml; out_has 'none-there'; out_has 'weak'
run 'a checklist that is new' 1 diff other.yaml mutants.yaml; out_has 'none-there'
sed 's/verdict: not-ready/verdict: ready/' mutants.yaml >wrong.yaml
run 'a case that is wrong' 1 test wrong.yaml; out_has 'none-there'
sed 's/verdict: not-ready/verdict: not-ready, because: two-friends/' mutants.yaml >because.yaml
run 'a case for the wrong reason' 1 test because.yaml; out_has 'two-friends'

# ---- an image of the rules ----
MEDBRING_RULES=$root/tests/cli/rules.yaml
run 'seal where there is no folder' 5 seal nowhere/image; err_has 'the image nowhere/image cannot be written: No such file'
mkdir folder; run 'seal over a folder' 5 seal folder; err_has 'folder cannot be written'
if [ -e folder.new ]; then not_ok 'what was written beside a folder is left'; else ok; fi
prlimit --fsize=100 "$program" seal part >out 2>err; [ $? = 5 ] && ok || not_ok 'seal on a disk that is full'
err_has 'part cannot be written'
if [ -e part ] || [ -e part.new ]; then not_ok 'half an image is left'; else ok; fi
run 'seal faulty rules' 4 --rules "$root/tests/diagnostics/alias.yaml" seal image; err_has 'error:'
run 'seal rules that are not there' 4 --rules nowhere.yaml seal image; err_has 'no such file'
run 'seal without a word' 0 --quiet seal image; out_empty
run 'rules from standard input are never an image' 0 --rules - list checklists <"$MEDBRING_RULES"; out_has '^entry$'

# ---- saving ----
MEDBRING_RULES=$root/tests/cli/rules.yaml
mkdir saved; cd saved || exit 1
# saves NAME WANTED: what is said where the answers are saved under that name.
saves() {
	printf '%s\n' yes save "$1" back quit | "$program" --text --lang en entry >../out 2>../err
	if grep -qF -- "$2" ../out; then ok; else not_ok "saving as ${1:0:20}: lacks $2"; fi
}
saves answers.yaml 'Saved as answers.yaml.'
if [ "$(stat -c %a answers.yaml)" = 600 ] && grep -q 'kind: card' answers.yaml; then ok; else not_ok 'what was saved'; fi
saves answers.yaml 'There is already a file of that name'
saves "$(printf 'x%.0s' {1..300})" 'That cannot be the name of a file'
saves nowhere/answers.yaml 'The file cannot be made there'
ln -s answers.yaml link; saves link 'There is already a file of that name'
printf '%s\n' yes save full.yaml back quit | prlimit --fsize=0 "$program" --text --lang en entry 2>../err | cat >../out
if grep -q 'could not be written to the end' ../out; then ok; else not_ok 'a disk that is full'; cat ../out; fi
cd .. || exit 1

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
