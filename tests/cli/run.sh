#!/bin/bash
# tests/cli/run.sh: what a script or a shell user meets: exit statuses, options before and after subcommands,
# messages, JSON that other programs can read, output that cannot be written.
set -u
export LC_ALL=C.UTF-8 MEDBRING_TODAY=2026-12-01
unset MEDBRING_RULES ACCESSIBLE LANGUAGE
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${MEDBRING:-$root/build/medbring}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
export MEDBRING_RULES=$here/rules.yaml
. "$root/tests/lib/cli.sh"

cat >ready.yaml <<'END'
documents: [{kind: card, expires: 2026-12-01}]
facts: {member: yes}
END
cat >late.yaml <<'END'
documents: [{kind: card, expires: 2026-11-30}]
facts: {member: yes}
END

# ---- exit statuses ----
run 'ready' 0 check entry ready.yaml </dev/null; err_empty
run 'not ready' 1 check entry late.yaml
run 'cannot say' 3 check entry - <<<'facts: {member: yes}'
run 'standard input by default' 0 check entry <ready.yaml
run 'answers that are no YAML' 2 check entry - <<<'documents: ['; err_has '^standard input:2:[0-9]+: error'; out_empty
run 'answers with a wrong key' 2 check entry - <<<'documnets: []'; err_has 'documents'
run 'answers that are not there' 2 check entry nowhere.yaml; err_has 'no such file'
run 'answers that are a folder' 2 check entry .; err_has 'directory'
mkfifo pipe; run 'answers that are a pipe' 2 check entry pipe; err_has 'ordinary file'
run 'answers that are a device' 2 check entry /dev/zero; err_has 'ordinary file'
head -c 1048577 /dev/zero | tr '\0' ' ' >large.yaml; run 'answers that are too large' 2 check entry large.yaml
run 'no rules' 4 --rules nowhere.yaml list; err_has 'no such file'; out_empty
echo 'medbring: 1' >bad.yaml; run 'bad rules' 4 --rules bad.yaml list; err_has '\[missing-key\]'
run 'bad rules for check' 4 --rules bad.yaml check entry ready.yaml; out_empty
run 'lint of bad rules' 4 lint bad.yaml; out_has '^bad\.yaml:.*error: .*\[missing-key\]'; err_empty
run 'lint of good rules' 0 lint "$MEDBRING_RULES"; out_empty; err_empty
run 'lint as JSON' 4 lint --json bad.yaml; json lint
run 'test' 0 test; out_has '11 cases, 0 failed'
sed 's/verdict: not-ready/verdict: ready/' "$MEDBRING_RULES" >wrong.yaml
run 'test that fails' 1 test wrong.yaml; out_has 'wanted ready, got not-ready'
run 'no difference' 0 diff "$MEDBRING_RULES" "$MEDBRING_RULES"; out_has ' 0 verdicts differ'
sed 's/at least 18/at least 21/' "$MEDBRING_RULES" >stricter.yaml
run 'a difference' 1 diff "$MEDBRING_RULES" stricter.yaml; out_has 'was ready, becomes not-ready'; out_has 'because of'
if [ "$(grep -c becomes out)" = "$(sed -n 's/.*: was/was/p' out | sort -u | wc -l)" ]; then ok; else not_ok 'a change is told twice'; fi
sed '/id: entry-paper/,/one: \[card\]/d; /because: entry-paper/d' "$MEDBRING_RULES" >laxer.yaml
run 'a requirement that is gone' 1 diff "$MEDBRING_RULES" laxer.yaml; out_has 'because of entry-paper'

# ---- options ----
run 'option before' 0 --lang da list; out_has 'Tjeklister'
run 'option after' 0 list --lang da; out_has 'Tjeklister'
run 'option with =' 0 list --lang=en; out_has 'Checklists'
run 'short option' 0 list -l da; out_has 'Tjeklister'
run 'unknown option' 2 list --langu da; err_has 'did you mean --lang\?'; out_empty
run 'unknown short option' 2 list -z
run 'option without its value' 2 list --lang; err_has 'needs a value'
run 'value too much' 2 list --json=yes; err_has 'takes no value'
run 'unknown language' 2 list --lang fr; err_has 'en da|da en'
run 'foreign option' 2 list --mutate; err_has 'takes no --mutate'
run 'foreign option of the guide' 2 --json; err_has 'guide takes no --json; medbring --help'
run 'unknown subcommand' 2 chekc; err_has 'did you mean check\?'
run 'unknown checklist' 2 check entri ready.yaml; err_has 'did you mean entry\?'
run 'too many words' 2 check a b c
run 'too few words' 2 check; err_has 'check CHECKLIST'
run 'impossible day' 2 check --visit 2026-02-30 entry ready.yaml; err_has 'no such day'
run 'impossible month' 2 check --visit 2026-13-01 entry ready.yaml; err_has 'no such month'
run 'no day at all' 2 check --visit soon entry ready.yaml; err_has 'not a date'
run 'another day' 1 check --visit 2026-12-02 entry ready.yaml
run 'bad width' 2 print --width 3
run 'help' 0 --help; out_has 'usage: medbring'; out_has 'check'; err_empty
run 'help of a subcommand' 0 check --help; out_has 'example'
run 'help of a subcommand, other order' 0 --help check
run 'help on' 0 help check; out_has 'usage: medbring check'
run 'help on nothing' 2 help chekc; err_has 'did you mean check\?'
run 'version' 0 --version; out_has '^medbring [0-9]'; out_has '^built with ncurses, libyaml'
run 'after --' 2 -- --lang
for command in check print list lint test diff graph schema seal help version; do
	run "$command --help" 0 "$command" --help; out_has 'example'
done
for topic in keys notation findings exit; do run "help $topic" 0 help $topic; done

# ---- words out ----
# ---- JSON answers, where every word is in quotes ----
run 'a text that is unknown' 3 check name - <<<'{"facts": {"nickname": null}}'
run 'a text that is not there' 1 check name - <<<'{"facts": {"nickname": []}}'
run 'a text that is the word' 0 check name - <<<'{"facts": {"nickname": "none"}}'
run 'graph' 0 graph entry; out_has 'entry-paper: one of'
run 'graph for Graphviz' 0 graph --dot entry; out_has '^digraph'
run 'schema' 0 schema; json schema
run 'list as JSON' 0 list --json; json list
run 'list of one sort as JSON' 0 list --json checklists; json list; out_has '"checklists"'
run 'list of a sort that is not, as JSON' 2 list --json chekclists; err_has 'did you mean checklists'
run 'ids' 0 list checklists; out_has '^entry$'
run 'ids of nothing' 2 list checklist; err_has 'checklists'
run 'answers to fill in' 0 list --answers entry; cp out skeleton.yaml
run 'answers to fill in load as they are' 3 check entry skeleton.yaml
run 'JSON of the skeleton' 3 check --json entry skeleton.yaml; json skeleton
"$program" check --json entry ready.yaml >out 2>err; json check
python3 - out <<'END' && ok || not_ok 'keys of the JSON'
import json, sys
report = json.load(open(sys.argv[1]))
assert list(report) == ["checklist", "visit", "verdict", "requirements", "completions", "ask", "notices", "faults",
                        "proposals", "truncated"], list(report)
assert report["verdict"] == "ready" and report["visit"] == "2026-12-01" and report["truncated"] is False
assert report["requirements"][0]["by"] == [{"person": "me", "index": 0, "kind": "card"}], report["requirements"]
END
"$program" check --json entry late.yaml >out 2>err; json check
python3 - out <<'END' && ok || not_ok 'completions in the JSON'
import json, sys
report = json.load(open(sys.argv[1]))
assert report["verdict"] == "not-ready"
item = report["completions"][0][0]
assert item["kinds"] == ["card"] and item["must"] == {"expires": "not passed"} and item["person"] == "me", item
assert item["text"]
END

# ---- what is private ----
echo 'facts: {number: "0101901234", nickname: anna}' >private.yaml
run 'private in a file' 2 check name private.yaml; err_has '\[private-fact\]'
if grep -q 0101901234 err out; then not_ok 'the private number is repeated'; else ok; fi
run 'private on standard input' 0 check name <private.yaml
run 'private as an argument' 2 check name 010190-1234; err_has 'command line'
if grep -q '010190-1234' err; then not_ok 'the private number is repeated'; else ok; fi

# ---- output that cannot be written ----
"$program" list >/dev/full 2>err; [ $? = 5 ] && ok || not_ok 'list to a full disk'
err_has 'cannot be written'
"$program" check entry ready.yaml >/dev/full 2>err; [ $? = 5 ] && ok || not_ok 'check to a full disk'
"$program" list >&- 2>err; [ $? = 5 ] && ok || not_ok 'list with standard output closed'
"$program" check entry ready.yaml <&- >out 2>err; [ $? = 0 ] && ok || not_ok 'standard input closed and not needed'
"$program" check entry <&- >out 2>err; [ $? = 2 ] && ok || not_ok 'standard input closed and needed'
"$program" list 2>&- >out; [ $? = 0 ] && ok || not_ok 'standard error closed'
"$program" list --nonsense 2>&- >out; [ $? = 2 ] && ok || not_ok 'standard error closed and needed'
"$program" list >&- 2>&- <&-; [ $? = 5 ] && ok || not_ok 'all closed'
mkfifo reader; (exec 3<reader; exec 3<&-) & "$program" print >reader 2>err; status=$?; wait
case $status in 0 | 5) ok ;; *) not_ok "print to a reader that left: $status" ;; esac

# ---- the environment ----
(unset MEDBRING_RULES; HOME=$scratch; mkdir -p "$HOME/.config/medbring"; cp "$here/rules.yaml" "$HOME/.config/medbring/"
	export HOME; "$program" list checklists >out 2>err); out_has '^entry$'
(unset MEDBRING_RULES; export XDG_CONFIG_HOME=$scratch/.config; "$program" list checklists >out 2>err); out_has '^entry$'
LANGUAGE=da run 'LANGUAGE' 0 list; out_has 'Tjeklister'
{ LC_ALL=da_DK.UTF-8 run 'a locale that is not there' 0 list; } 2>/dev/null; out_has 'Tjeklister'
LANGUAGE=$(printf '\033[2J') run 'a hostile language' 0 list; out_has 'Checklists'
run 'a hostile word' 2 check "$(printf 'x\033[2Jy')" ready.yaml
if grep -q "$(printf '\033')" err; then not_ok 'an escape sequence is repeated'; else ok; fi

# ---- kiosk ----
run 'kiosk and a file' 2 --kiosk --rules "$here/rules.yaml"; err_has 'kiosk'
for words in '--rules=x' '-r x' '--answers x' '-a ready.yaml' '--max-rules-size 9'; do
	# shellcheck disable=SC2086
	run "kiosk and $words" 2 --kiosk $words </dev/null; err_has 'cannot be used with --kiosk'; out_empty
	# shellcheck disable=SC2086
	(exec -a -medbring "$program" $words </dev/null >out 2>err); [ $? = 2 ] && ok || not_ok "login shell and $words"
done
run 'kiosk and a subcommand' 2 --kiosk list; err_has 'only the guide'
run 'no time at all' 2 --idle 0; err_has 'seconds'
mkfifo silent; exec 8<>silent
"$program" --kiosk --text --lang en --idle 1 <silent >out 2>err; [ $? = 0 ] && grep -q 'still there' out && ok || not_ok 'nobody is there: a warning, then the end'
exec 8>&-

(unset MEDBRING_RULES; "$program" --kiosk --text --lang en </dev/null >out 2>err); [ $? = 0 ] && ok || not_ok 'kiosk at the end of input'
out_has '^Number'
(exec -a -medbring "$program" -c 'echo broken > out.txt; id' </dev/null >out 2>err); [ $? = 0 ] && ok || not_ok 'login shell'
out_has 'Number|Nummer|Tal'
if [ -e out.txt ] || grep -q 'uid=' out; then not_ok 'a command sent along was run'; else ok; fi
(unset MEDBRING_RULES; "$program" --kiosk --text --lang en </dev/null >plain 2>&1)
for sent in id '--version' "--rules $here/rules.yaml" 'list; sh'; do
	(unset MEDBRING_RULES; SSH_ORIGINAL_COMMAND=$sent "$program" --kiosk --text --lang en </dev/null >out 2>&1); cmp -s plain out && ok || not_ok "what the client asks for is read: $sent"
	(unset MEDBRING_RULES; "$program" --text --lang en -c "$sent" --version </dev/null >out 2>&1); cmp -s plain out && ok || not_ok "what follows -c is read: $sent"
done
MEDBRING_RULES=/dev/null run 'kiosk takes no file from the environment' 0 --kiosk --text </dev/null

# ---- changes that no case notices ----
sed 's/facts: {member: no, age: 18}/facts: {member: no, age: 19}/' "$MEDBRING_RULES" >weak.yaml
run 'a limit without a case at it' 1 test --mutate weak.yaml; out_has 'no case .*at least 18 becomes at least 19'
python3 - <<'END'
text = open("weak.yaml").read()
line = "{id: entry-age, me: {age: at least 18}, "
assert line in text
open("accepted.yaml", "w").write(text.replace(line, line + "accept: [{finding: surviving-mutant, reason: a test}], "))
END
run 'accepted' 0 test --mutate accepted.yaml; out_has ' accepted$'

# ---- what was read is what comes out ----
run 'extra papers change nothing' 0 check entry - <<<'{"documents": [{"kind": "letter"}, {"kind": "card", "expires": "none"}], "facts": {"member": true}}'
run 'surrogate pairs' 1 check name - <<<'{"facts": {"nickname": "a\ud83d\ude00"}}'
for told in 'ab\tc: a tab at place 7' 'ab\nc: the character U\+00000A at place 7' 'ab\u00a0c: a space that does not break' 'ab\u0107c: the character ć'; do
	run "what a character is called: $told" 1 --rules "$root/rules.yaml" check userid --lang en - <<<"{\"facts\": {\"user-id\": \"abc ${told%%:*}\"}}"; out_has "${told#*: }"
done
run 'half a surrogate pair' 2 check name - <<<'{"facts": {"nickname": "abc\ud83d"}}'

# ---- what is fixed of a kind, told as it is written ----
cat >fixed.yaml <<'END'
medbring: 1
languages: {en: English}
title: T
attributes:
  country: {is: country, several: yes, label: Issued by, ask: Which?}
  holder: {is: text, label: Holder, ask: Whose?}
  issued: {is: date, label: Issued, ask: When?}
  expires: {is: date, absent: never, label: Expiry, ask: When?}
  colour: {is: choice, choices: {red: Red}, label: Colour, ask: Which?}
documents:
  a-kind-of-a-very-long-name: {label: Card, country: [DK, SE], holder: "Ann \"A\" Holm", issued: 2026-01-01, colour: red, expires: never}
  plain: {label: Plain, country: none, asks: [holder, issued, colour]}
checklists:
  c: {title: C, one: [a-kind-of-a-very-long-name: {holder: given, country: given, issued: given, colour: red}, plain: {holder: given}]}
END
run 'what is fixed' 0 --rules fixed.yaml list --json documents; json list
python3 - out <<'END' && ok || not_ok 'what is fixed'
import json, sys
first, second = json.load(open(sys.argv[1]))["documents"]
assert first["fixed"] == {"country": "[DK, SE]", "holder": '"Ann \\"A\\" Holm"', "issued": "2026-01-01", "expires": "never", "colour": "red"}, first
assert second["fixed"] == {"country": "none"} and second["asks"] == ["holder", "issued", "colour"], second
END
run 'a long id' 0 --rules fixed.yaml list; out_has '^  a-kind-of-a-very-long-name Card$'
run 'rules without papers' 0 --rules - list < <(printf 'medbring: 1\nlanguages: {en: English}\ntitle: T\nfacts: {paid: {is: yes-no, label: Paid, ask: Paid?}}\nchecklists: {c: {title: C, me: {paid: yes}}}\n')

# ---- what is refused, subcommand by subcommand ----
for words in 'graph entry' 'help words' 'print' 'test' 'check entry ready.yaml' '--text'; do
	# shellcheck disable=SC2086
	run "$words with bad rules" 4 --rules bad.yaml $words </dev/null; out_empty
	[ "$words" = test ] || run "$words in no language" 2 --lang fr $words </dev/null
done
run 'graph of nothing' 2 graph entri; err_has 'did you mean entry'
run 'a diff with bad rules' 4 diff bad.yaml "$MEDBRING_RULES"; err_has 'bad.yaml'
run 'a diff with bad new rules' 4 diff "$MEDBRING_RULES" bad.yaml; err_has 'bad.yaml'
run 'answers to fill in for nothing' 2 list --answers entri; err_has 'did you mean entry'
run 'both answers to fill in and a sort' 0 list --answers entry checklists; out_has 'documents'
run 'nothing that is like it' 2 print zzzzzzzz; err_has 'medbring list tells'
run 'nothing like it among sections either' 2 --rules "$root/rules.yaml" print zzzzzzzz; err_has 'medbring list tells'
run 'like a section' 2 --rules "$root/rules.yaml" print why-mitt; err_has 'did you mean'
run 'a sort that is not, before one that is, as JSON' 2 list --json chekclists checklists; err_has 'did you mean checklists'
run 'help on help' 0 help --help; out_has 'usage: medbring help'
run 'answers by their option' 0 check --answers ready.yaml entry; out_has 'Ready'
run 'answers twice' 0 check --answers late.yaml entry ready.yaml
for word in 01 '01 01 90' 0101901234567 - 010190x1234; do run "no private number: $word" 2 check name -- "$word" </dev/null; err_lacks 'command line'; done
for word in 0101901234 '010190 1234' '01-01-90-12-34'; do run 'a private number' 2 check name "$word"; err_has 'command line'; err_lacks "$word"; done
sed 's/form: 10 digits/help: {en: H, da: H}/' "$MEDBRING_RULES" >formless.yaml
run 'digits where a private text has no form' 2 --rules formless.yaml check name 12; err_has 'command line'
run 'a seal of bad rules' 4 --rules bad.yaml seal made.sealed; err_has '\[missing-key\]'; [ ! -e made.sealed ] && ok || not_ok 'an image of bad rules'
touch unreadable.yaml; chmod 0 unreadable.yaml
if [ "$(id -u)" = 0 ]; then
	setpriv --reuid=65534 --clear-groups --inh-caps=-all "$program" --rules unreadable.yaml list >out 2>err
	[ $? = 4 ] && ok || not_ok 'rules that one may not read'
else
	run 'rules that one may not read' 4 --rules unreadable.yaml list
fi
run 'no topic like it' 2 help zzzzzzzz; err_has 'medbring help lists'
run 'no sort like it' 2 list zzzzzzzz; err_has 'did you mean checklists'
run 'lint of the rules that are found' 0 lint; out_empty
run 'lint of rules that are not there' 4 lint nowhere.yaml; err_has 'no such file'; out_empty
(unset MEDBRING_RULES; "$program" --rules nowhere.yaml lint >out 2>err; [ $? = 4 ]) && ok || not_ok 'lint of no rules'
run 'lint with a size that is none' 2 lint --max-rules-size big "$MEDBRING_RULES"; err_has 'max-rules-size'
sed 's/^medbring: 1/medbring: 1\nchecked: 2020-01-01/' "$MEDBRING_RULES" >unchecked.yaml
run 'lint warns' 0 lint --json unchecked.yaml; json lint; out_has '"severity": ?"warning"'
python3 - >many.yaml <<'END'
print('medbring: 1\nlanguages: {en: English}\ntitle: T\nfacts:')
for number in range(240):
    print('  f%d: {is: nonsense, lable: L, aks: "?"}' % number)
END
run 'more faults than are told' 4 lint many.yaml; out_has '[0-9]+ more not told'
run 'all of them are counted' 4 lint --json many.yaml; out_has '"untold": ?[1-9]'
python3 "$here/terminal.py" "$program" "$root/rules.yaml" >out 2>err && ok || not_ok 'in a terminal'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
