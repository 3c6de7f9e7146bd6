#!/usr/bin/env python3
"""mistakes.py PROGRAM: what lint tells of a small file in which an author has made one mistake, for each of the
mistakes below (what is right and what stands there instead, once or more). It should say where, what and what to do, and nothing of what only follows from it."""
import subprocess
import sys
import tempfile

base = '''medbring: 1
languages: {en: English, da: Dansk}
title: {en: Club, da: Klub}
attributes:
  expires:
    is: date
    absent: never
    label: {en: Expiry date, da: Udløbsdato}
    ask: {en: "When does it expire?", da: "Hvornår udløber det?"}
  photo:
    is: yes-no
    label: {en: Photo, da: Billede}
facts:
  age: {is: age, label: {en: Age, da: Alder}}
counts: {expires: not passed}
documents:
  card:
    label: {en: Card, da: Kort}
    asks: [expires, photo]
  letter:
    label: {en: Letter, da: Brev}
groups:
  papers:
    - card: {photo: yes}
    - letter
checklists:
  entry:
    title: {en: Entry, da: Adgang}
    all:
      - {id: one-paper, label: {en: A paper, da: Et papir}, one: papers}
      - {id: grown-up, label: {en: Grown up, da: Voksen}, me: {age: at least 18}}
cases:
  - id: fine
    check: entry
    visit: 2026-12-01
    facts: {age: 18}
    documents: [{kind: letter}]
    verdict: ready
'''
mistakes = [

    ("misspelt top key", "documents:\n", "document:\n"),
    ("misspelt kind in group", "    - letter\n", "    - leter\n"),
    ("misspelt attr in asks", "asks: [expires, photo]", "asks: [expire, photo]"),
    ("misspelt language", "da: Kort", "dk: Kort"),
    ("three-letter language", "languages: {en: English, da: Dansk}", "languages: {eng: English, da: Dansk}"),
    ("language not declared", "languages: {en: English, da: Dansk}", "languages: {en: English}"),
    ("languages list", "languages: {en: English, da: Dansk}", "languages: [en, da]"),
    ("no version", "medbring: 1\n", ""),
    ("version 2", "medbring: 1\n", "medbring: 2\n"),
    ("version text", "medbring: 1\n", "medbring: one\n"),
    ("type wrong", "is: yes-no", "is: boolean"),
    ("type wrong2", "is: date", "is: datetime"),
    ("is missing", "    is: yes-no\n", ""),
    ("label missing", "    label: {en: Letter, da: Brev}\n", "    asks: [photo]\n"),
    ("tab indentation", "  letter:\n    label", "  letter:\n\tlabel"),
    ("wrong indentation", "    label: {en: Letter, da: Brev}", "   label: {en: Letter, da: Brev}\n    asks: [photo]"),
    ("less indentation", "    asks: [expires, photo]", "  asks: [expires, photo]"),
    ("no space after colon", "is: yes-no", "is:yes-no"),
    ("colon in text", "label: {en: Letter, da: Brev}", "label: Letter: a paper"),
    ("missing quote", 'en: "When does it expire?"', 'en: "When does it expire?'),
    ("question in flow unquoted comma", '{en: "When does it expire?", da: "Hvornår udløber det?"}', '{en: When, if ever, does it expire?, da: Hvornår?}'),
    ("apostrophe", "{en: Letter, da: Brev}", "{en: 'Bo's letter', da: Brev}"),
    ("list for mapping", "label: {en: Letter, da: Brev}", "label: [Letter, Brev]"),
    ("mapping for list", "asks: [expires, photo]", "asks: {expires: yes}"),
    ("scalar for list", "asks: [expires, photo]", "asks: expires, photo"),
    ("scalar for list one", "asks: [expires, photo]", "asks: expires"),
    ("duplicate id", "  letter:\n", "  card:\n"),
    ("id same as attr", "id: one-paper", "id: photo"),
    ("two reqs same id", "id: grown-up", "id: one-paper"),
    ("id with capitals", "  letter:\n", "  Letter:\n"),
    ("id with underscore", "id: one-paper", "id: one_paper"),
    ("id with space", "id: one-paper", "id: one paper"),
    ("id with digit first", "  letter:\n", "  1letter:\n"),
    ("reserved id", "id: one-paper", "id: check"),
    ("reserved id2", "  letter:\n", "  paper:\n"),
    ("group cycle", "    - letter\n", "    - letter\n    - papers\n"),
    ("number as string", "at least 18", "at least eighteen"),
    ("yes/no other", "{photo: yes}", "{photo: ja}"),
    ("yes/no y", "{photo: yes}", "{photo: y}"),
    ("yes/no Yes", "{photo: yes}", "{photo: Yes}"),
    ("yes/no TRUE", "{photo: yes}", "{photo: TRUE}"),
    ("case unknown kind", "documents: [{kind: letter}]", "documents: [{kind: lettr}]"),
    ("case kind short", "documents: [{kind: letter}]", "documents: [letter]"),
    ("case verdict", "verdict: ready", "verdict: not ready"),
    ("case verdict no", "verdict: ready", "verdict: no"),
    ("case date bad", "visit: 2026-12-01", "visit: 2026-13-01"),
    ("case date format", "visit: 2026-12-01", "visit: 1.12.2026"),
    ("case check unknown", "check: entry", "check: entrance"),
    ("case fact unknown", "facts: {age: 18}", "facts: {agee: 18}"),
    ("case fact is attr", "facts: {age: 18}", "facts: {photo: yes}"),
    ("case because unknown", "verdict: ready", "verdict: ready\n    because: one-papr"),
    ("case missing verdict", "    verdict: ready\n", ""),
    ("case attr not asked", "{kind: letter}", "{kind: letter, photo: yes}"),
    ("two operators", "one: papers}", "one: papers, at-least: 2}"),
    ("of without at-least", "one: papers}", "of: papers}"),
    ("at-least without of", "one: papers}", "at-least: 2}"),
    ("no operator", "one: papers}", "source: x}"),
    ("unknown operator", "one: papers}", "some: papers}"),
    ("all mapping", "    all:\n      - {id: one-paper", "    all:\n      {id: one-paper"),
    ("checklist w/o op", "    all:\n      - {id: one-paper, label: {en: A paper, da: Et papir}, one: papers}\n      - {id: grown-up, label: {en: Grown up, da: Voksen}, me: {age: at least 18}}\n", ""),
    ("id on checklist", "    title: {en: Entry, da: Adgang}", "    id: x\n    title: {en: Entry, da: Adgang}"),
    ("label on checklist", "    title: {en: Entry, da: Adgang}", "    label: {en: Entry, da: Adgang}"),
    ("placeholder", "{en: Entry, da: Adgang}", '{en: "Entry {desk}", da: Adgang}'),
    ("unquoted placeholder", "{en: Entry, da: Adgang}", '{en: {desk} entry, da: Adgang}'),
    ("missing da", "{en: Entry, da: Adgang}", '{en: Entry}'),
    ("empty text", "{en: Entry, da: Adgang}", '{en: Entry, da: ""}'),
    ("null text", "{en: Entry, da: Adgang}", '{en: Entry, da: }'),
    ("anchor", "    label: {en: Card, da: Kort}", "    label: &x {en: Card, da: Kort}"),
    ("merge", "    label: {en: Card, da: Kort}", "    <<: *x\n    label: {en: Card, da: Kort}"),
    ("comment w/o space", "is: yes-no", "is: yes-no#comment"),
    ("photo fixed and asked", "asks: [expires, photo]", "asks: [expires, photo]\n    photo: yes"),
    ("cond on letter not asked", "    - letter\n", "    - letter: {photo: yes}\n"),
    ("cond wrong level", "    - card: {photo: yes}\n", "    - card:\n      photo: yes\n"),
    ("at percent", "{en: Letter, da: Brev}", "@letter"),
    ("backtick", "{en: Letter, da: Brev}", "`letter`"),
    ("country set missing", "{photo: yes}", "{country: DK}"),
    ("empty documents", "documents:\n  card:\n    label: {en: Card, da: Kort}\n    asks: [expires, photo]\n  letter:\n    label: {en: Letter, da: Brev}\n", "documents:\n"),
    ("same-as unknown", "    asks: [expires, photo]\n", "    asks: [expires, photo]\n    same-as: leter\n"),
    ("distinct misplaced", "one: papers}", "one: papers, distinct: kind}"),
    ("fact arrange maybe", "{is: age, label", "{is: age, arrange: maybe, label"),
    ("choices missing", "is: yes-no", "is: choice"),
    ("choice numbers", "is: yes-no", "is: choice\n    choices: {1: One}"),
    ("counts expired", "counts: {expires: not passed}", "counts: expires not passed"),
    ("counts list", "counts: {expires: not passed}", "counts: [expires]"),
    ("valid-to bad", "one: papers}", "one: papers, valid-to: 31-12-2026}"),
    ("second doc", "cases:\n", "---\ncases:\n"),
    ("unknown attr key", "    is: yes-no\n", "    is: yes-no\n    question: {en: a, da: b}\n"),
    ("description key", "    label: {en: Letter, da: Brev}\n", "    label: {en: Letter, da: Brev}\n    description: {en: a, da: b}\n"),
    ("papers with or", "one: papers}", "one: card or letter}"),
    ("test with or", "{photo: yes}", "{photo: yes or no}"),
    ("test with !=", "{photo: yes}", "{photo: \"!= no\"}"),
    ("limit without its word", "counts: {expires: not passed}", "counts: {expires: 3 months old}"),
    ("grace without more than", "counts: {expires: not passed}", "counts: {expires: not passed by 30 days}"),
    ("unit cut short", "counts: {expires: not passed}", "counts: {expires: at least 6 mth left}"),
    ("requirement turned round", "one: papers}", "not: {one: papers}}"),
    ("requirement with when", "one: papers}", "one: papers, when: {me: {age: 18}}}"),
    ("requirement required", "one: papers}", "one: papers, required: yes}"),
    ("requirement at most", "one: papers}", "at-least: 1, of: papers, at-most: 2}"),
    ("exactly so many", "one: papers}", "exactly: 2, of: papers}"),
    ("operator misspelt", "one: papers}", "at_least: 2, of: papers}"),
    ("pattern", "me: {age: at least 18}}", "text: nick, rules: [{id: nick-shape, label: a, pattern: x}]}"),
    ("number with a unit", "{age: at least 18}", "{age: at least 18 winters}"),
    ("number with a sign", "{age: at least 18}", "{age: at least 18%}"),
    ("weeks", "counts: {expires: not passed}", "counts: {expires: at least 2 weeks left}"),
    ("weeks alone", "counts: {expires: not passed}", "counts: {expires: 2 weeks left}"),
    ("a length alone that is left", "counts: {expires: not passed}", "counts: {expires: 3 months left}"),
    ("or after", "counts: {expires: not passed}", "counts: {expires: on or after 2020-01-01}"),
    ("or more", "counts: {expires: not passed}", "counts: {expires: 3 or more}"),
    ("or older", "{age: at least 18}", "{age: 18 or older}"),
    ("or less", "{age: at least 18}", "{age: 18 or less}"),
    ("or fewer", "{age: at least 18}", "{age: 18 or fewer}"),
    ("less than nothing", "{age: at least 18}", "{age: ' or less'}"),
    ("nothing or more", "{age: at least 18}", "{age: ' or more'}"),
    ("grace as at most", "counts: {expires: not passed}", "counts: {expires: passed by at most 1 year}"),
    ("weeks without a number", "counts: {expires: not passed}", "counts: {expires: at least weeks left}"),
    ("more weeks than a date has", "counts: {expires: not passed}", "counts: {expires: at least 20000 weeks left}"),
    ("number in groups", "{age: at least 18}", "{age: at least 1 8}"),
    ("number with a dot in it", "{age: at least 18}", "{age: at least 1.8}"),
    ("number with an apostrophe in it", "{age: at least 18}", "{age: at least 1'8}"),
    ("number with a dot after it", "{age: at least 18}", "{age: at least 18.}"),
    ("number with a sign after a blank", "{age: at least 18}", "{age: at least 18 +}"),
    ("in so long", "counts: {expires: not passed}", "counts: {expires: in at least 3 months}"),
    ("from today", "counts: {expires: not passed}", "counts: {expires: from today}"),
    ("after the visit", "counts: {expires: not passed}", "counts: {expires: after visit}"),
    ("blank missing before a test", "counts: {expires: not passed}", "counts: {expires:not passed}"),
    ("how many without my", "one: papers}", "at-least: age, of: papers}"),
    ("distinct by a fact", "one: papers}", "at-least: 2, of: papers, distinct: age}"),
    ("distinct by kinds", "one: papers}", "at-least: 2, of: papers, distinct: kinds}"),
    ("distinct by what is called kinds", "  photo:\n    is: yes-no\n", "  kinds: {is: number, label: {en: K, da: S}}\n  photo:\n    is: yes-no\n",
        "one: papers}", "at-least: 2, of: papers, distinct: kinds}"),
    ("how many by what stands on a paper", "one: papers}", "at-least: photo, of: papers}"),
    ("row with points", "one: papers}", "points: 5, of: [{of: papers, points: 5}]}"),
    ("row with one", "one: papers}", "points: 5, of: [{one: papers, each: 5}]}"),
    ("row with min", "one: papers}", "points: 5, of: [{of: papers, each: 5, min: 1}]}"),
    ("line until", "    - letter\n", "    - {letter: {}, until: 2027-01-01}\n"),
    ("a kind with most twice", "one: papers}", "at-least: 2, of: [card: {photo: yes}, {card: {photo: no}, most: 1}]}"),
    ("name without my", "  photo:\n    is: yes-no\n", "  name: {is: text, label: N}\n  photo:\n    is: yes-no\n",
        "asks: [expires, photo]", "asks: [expires, photo, name]", "    - letter\n", "    - letter\n    - card: {name: same as alias}\n",
        "facts:\n", "facts:\n  alias: {is: text, label: A}\n"),
    ("name with my and a blank", "  photo:\n    is: yes-no\n", "  name: {is: text, label: N}\n  photo:\n    is: yes-no\n",
        "asks: [expires, photo]", "asks: [expires, photo, name]", "    - letter\n", "    - letter\n    - card: {name: same as my alias}\n",
        "facts:\n", "facts:\n  alias: {is: text, label: A}\n"),
    ("name with no more than my", "  photo:\n    is: yes-no\n", "  name: {is: text, label: N}\n  photo:\n    is: yes-no\n",
        "asks: [expires, photo]", "asks: [expires, photo, name]", "    - letter\n", "    - letter\n    - card: {name: my.alias}\n",
        "facts:\n", "facts:\n  alias: {is: text, label: A}\n"),
    ("case paper as a line", "{kind: letter}", "{letter: {}}"),
    ("document list", "  letter:\n    label: {en: Letter, da: Brev}\n", "  - letter\n"),
    ("fact where a requirement is wanted", "me: {age: at least 18}}", "any: [{age: at least 18}]}"),
    ("paper's attribute where a requirement is wanted", "one: papers}", "all: [{photo: yes}]}"),
    ("group where a requirement is wanted", "one: papers}", "all: [{papers: {}}]}"),
    ("number with a comma between braces", "facts: {age: 18}", "facts: {age: 18,000}"),
    ("key further in than its neighbours", "    verdict: ready", "      verdict: ready"),
    ("key further in than the first of its mapping", "    check: entry\n", "      check: entry\n"),
    ("or", "one: papers}", "or: [{one: papers}]}"),
    ("one-of", "one: papers}", "one-of: papers}"),
]

for name, *changes in mistakes:
    text = base
    for right, wrong in zip(changes[::2], changes[1::2]):
        if right not in text:
            sys.exit(f"{name}: `{right}` is not in the file")
        text = text.replace(right, wrong, 1)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        told = subprocess.run([sys.argv[1], "lint", "--visit", "2026-12-01", file.name], capture_output=True, text=True)
        print("##", name)
        for line in (told.stdout + told.stderr).splitlines():
            print("  ", line.replace(file.name + ":", "", 1))
