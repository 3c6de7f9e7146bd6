"""Every test of the notation on a paper and on a person, with answers on the wrong side of it, and what `check` says."""
import difflib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get('MEDBRING', os.path.join(HERE, '../../build/medbring'))
GOLDEN = os.path.join(HERE, 'told.txt')

HEAD = '''medbring: 1
languages: {en: English, da: Dansk, de: Deutsch}
title: Told
sets: {nordic: {label: {en: a Nordic country, da: et nordisk land, de: ein nordisches Land}, members: [DK, SE]}}
attributes:
  expires: {is: date, absent: never, label: {en: Expiry date, da: Udløbsdato, de: Ablaufdatum}, ask: "?",
    clause: {en: "is valid on {visit}", da: "gælder den {visit}", de: "mit Gültigkeit am {visit}"}}
  runs: {is: date, label: {en: Last day, da: Sidste dag, de: Letzter Tag}, ask: "?"}
  issued: {is: date, label: {en: Date of issue, da: Udstedelsesdato, de: Ausstellungsdatum}, ask: "?"}
  colour: {is: choice, choices: {red: {en: red, da: rød, de: rot}, blue: {en: blue, da: blå, de: blau}, green: {en: green, da: grøn, de: grün}},
    label: {en: Colour, da: Farve, de: Farbe}, ask: "?"}
  name: {is: text, label: {en: Name, da: Navn, de: Name}, ask: "?", clause: {en: "is made out to {limit}", da: "er udstedt til {limit}", de: "auf den Namen {limit}"}}
  flag: {is: country, label: {en: Country, da: Land, de: Land}, ask: "?", clause: {en: "comes from {limit}", da: "er fra {limit}", de: "aus {limit}"}}
  size: {is: number, label: {en: Size, da: Størrelse, de: Größe}, ask: "?"}
  stamped: {is: yes-no, label: {en: Stamp, da: Stempel, de: Stempel}, ask: "?"}
facts:
  age: {is: age, label: {en: Age, da: Alder, de: Alter}, ask: "?"}
  mine: {is: text, label: {en: Your name, da: Dit navn, de: Ihr Name}, ask: "?"}
  homes: {is: country, several: yes, label: {en: Home, da: Hjemland, de: Heimat}, ask: "?"}
  boats: {is: number, label: {en: Boats, da: Både, de: Boote}, ask: "?"}
  moved: {is: date, label: {en: Move, da: Flytning, de: Umzug}, ask: "?"}
  booked: {is: yes-no, arrange: yes, label: {en: Appointment, da: Tid, de: Termin}, ask: "?"}
documents:
  card: {label: {en: Card, da: Kort, de: Karte}, asks: [colour, stamped]}
  letter: {label: {en: Letter, da: Brev, de: Brief}, asks: [name]}
  bill: {label: {en: Bill, da: Regning, de: Rechnung}, asks: [name]}
  copy: {label: {en: Copy, da: Kopi, de: Kopie}, counts: never}
  pass: {label: {en: Pass, da: Pas, de: Pass}, noun: {en: a pass, da: et pas, de: einen Pass}, own-noun: {en: your pass, da: dit pas, de: Ihren Pass},
    asks: [expires, runs, issued, colour, name, flag, size, stamped]}
groups:
  post: {label: {en: Post, da: Post, de: Post}, lines: [letter, bill]}
  plain: [letter, bill]
persons:
  friend: {label: {en: Friend, da: Ven, de: Freund}, noun: {en: the friend, da: vennen, de: den Freund}, ask: "?", to-do: {en: bring a friend, da: tage en ven med, de: einen Freund mitbringen},
    all: [{me: {age: at least 18}}, {one: [card]}]}
  pair: {label: {en: Couple, da: Par, de: Paar}, noun: {en: the couple, da: parret, de: das Paar}, ask: "?", to-do: {en: bring a couple, da: tage et par med, de: ein Paar mitbringen},
    choose: {same: name}, at-least: 2, of: [letter, bill]}
  crew: {label: {en: Crew, da: Hold, de: Gruppe}, noun: {en: the crew, da: holdet, de: die Gruppe}, ask: "?", to-do: {en: bring a crew, da: tage et hold med, de: eine Gruppe mitbringen},
    at-least: 2, of: [letter, bill], distinct: name}
  guard: {label: {en: Guardian, da: Værge, de: Vormund}, ask: "?", arrange: no, me: {age: at least 18}}
events:
  helped: {label: {en: Help, da: Hjælp, de: Hilfe}, ask: "?", plain: {en: "Did you help {limit}?", da: "Hjalp du {limit}?", de: "Halfen Sie {limit}?"}}
checklists:
'''

# the test, the answers that do not pass it (as an answers file has them), facts beside them
PAPER = [
    ('expires: not passed', 'expires: 2026-11-30'), ('runs: not passed', 'runs: none'), ('runs: not passed', 'runs: {to: 2026-11-01}'),
    ('expires: not passed by more than 2 months', 'expires: 2026-01-01'), ('runs: at least 10 days left', 'runs: 2026-12-02'),
    ('runs: more than 1 months left', 'runs: 2026-12-02'), ('runs: at most 10 days left', 'runs: 2027-12-02'),
    ('runs: less than 10 days left', 'runs: 2027-12-02'), ('runs: passed', 'runs: 2027-12-02'),
    ('issued: at most 3 months old', 'issued: 2026-01-01'), ('issued: less than 1 years old', 'issued: 2024-01-01'),
    ('issued: at least 1 days old', 'issued: 2026-12-01'), ('issued: more than 10 days old', 'issued: 2026-12-01'),
    ('issued: at most 3 months old', 'issued: none'), ('issued: at most 3 months old', 'issued: {to: 2026-01-01}'),
    ('issued: from 2026-02-01', 'issued: 2026-01-01'), ('issued: before 2026-02-01', 'issued: 2026-03-01'),
    ('issued: 2026-02-01 to 2026-03-01', 'issued: 2026-01-01'), ('issued: 2026-02-01 to 2026-03-01', 'issued: {from: 2026-04-01, to: 2026-05-01}'),
    ('issued: before my.moved', 'issued: 2026-05-01', 'moved: 2026-04-01'), ('issued: until my.moved', 'issued: 2026-05-01', 'moved: 2026-04-01'),
    ('issued: from my.moved', 'issued: 2026-03-01', 'moved: 2026-04-01'), ('issued: after my.moved', 'issued: 2026-03-01', 'moved: 2026-04-01'),
    ('issued: at most 3 days after my.moved', 'issued: 2026-05-01', 'moved: 2026-04-01'),
    ('issued: at least 3 days after my.moved', 'issued: 2026-04-01', 'moved: 2026-04-01'),
    ('issued: at least 1 months before my.moved', 'issued: 2026-04-01', 'moved: 2026-04-01'),
    ('issued: less than 2 years before my.moved', 'issued: 2020-04-01', 'moved: 2026-04-01'),
    ('issued: after its.runs', 'issued: 2026-01-01, runs: 2026-02-01'),
    ('colour: red', 'colour: blue'), ('colour: [red, green]', 'colour: blue'), ('colour: not red', 'colour: red'),
    ('name: ann', 'name: Bo'), ('name: [ann, bo]', 'name: Eva'), ('name: {not: [ann, bo]}', 'name: Ann'), ('name: given', 'name: none'),
    ('name: same as my.mine', 'name: Bo', 'mine: Ann'), ('name: not same as my.mine', 'name: Ann', 'mine: Ann'),
    ('flag: nordic', 'flag: DE'), ('flag: [nordic, NO]', 'flag: DE'), ('flag: not nordic', 'flag: DK'), ('flag: same as my.homes', 'flag: DE', 'homes: [DK, SE]'),
    ('size: 3', 'size: 4'), ('size: 3 to 5', 'size: 6'), ('size: at least 3', 'size: 2'), ('size: at most 3', 'size: 4'),
    ('size: at least my.boats', 'size: 1', 'boats: 2'), ('size: more than my.boats', 'size: 1', 'boats: 2'),
    ('size: at most my.boats', 'size: 3', 'boats: 2'), ('size: less than my.boats', 'size: 3', 'boats: 2'),
    ('size: 3 to 5', 'size: {from: 6, to: 9}'), ('stamped: yes', 'stamped: no'), ('stamped: no', 'stamped: yes'),
    ('stamped: yes, why: {en: Ask for the stamp., da: Bed om stemplet., de: Bitten Sie um den Stempel.}', 'stamped: no'),
    ('me: {age: at least 18}', 'size: 1', 'age: 17'), ('any: [{stamped: yes}, {size: 3}]', 'stamped: no, size: 2'),
]
PERSON = [
    ('age: at least 18', 'age: 17'), ('age: at least 18', 'age: 2008-12-02'), ('age: 16 to 19', 'age: 20'), ('age: less than 18', 'age: 18'),
    ('boats: 2', 'boats: 1'), ('boats: at least 2', 'boats: none'), ('boats: at least 2', 'boats: {to: 1}'), ('moved: within 3 months', 'moved: 2026-01-01'),
    ('homes: nordic', 'homes: [DE, FR]'), ('homes: not nordic', 'homes: [DE, DK]'), ('mine: ann', 'mine: Bo'), ('booked: yes', 'booked: no'),
    ('booked: yes', ''), ('age: at least 18', ''), ('moved: [before 2026-01-01, after 2026-06-01]', 'moved: 2026-03-01'),
]
# a requirement, and answers that do not meet it, or leave it open
REQUIREMENT = [
    ('at-least: 2, of: post', 'documents: [{kind: letter, name: a}]'), ('at-least: 2, of: plain, distinct: kind', 'documents: [{kind: letter, name: a}]'),
    ('at-least: 2, of: plain, distinct: name', 'documents: [{kind: letter, name: a}, {kind: bill, name: a}]'),
    ('at-least: my.boats, of: post', 'documents: []\nfacts: {boats: 3}'), ('at-least: my.boats, of: post', 'documents: []'),
    ('at-least: my.boats, of: post', 'documents: []\nfacts: {boats: none}'), ('at-least: 9, of: post', 'documents: []'),
    ('points: 10, of: [{of: card, each: 6, most: 1}, {of: post, first: 3, each: 2, distinct: name}]', 'documents: [{kind: card}]'),
    ('points: 10, of: [{of: card, each: 6, most: 1}, {of: post, first: 3, each: 2, least: 2}]', 'documents: []'),
    ('points: my.boats, of: [{of: card, each: 1}]', 'documents: []\nfacts: {boats: 2}'),
    ('one: [card: {colour: red}, letter: {name: ann}]', 'documents: [{kind: card, colour: blue}, {kind: letter, name: Bo}]'),
    ('one: [paper: {stamped: yes}]', 'documents: [{kind: card, stamped: no}]'), ('one: [card]', 'documents: [{kind: copy}]'),
    ('one: [card: {with: [letter]}]', 'documents: [{kind: card}]'), ('one: [card: {with: post, stamped: yes}]', 'documents: [{kind: card, stamped: yes}]'),
    ('one: [{card: {}, valid-from: 2027-01-01}, letter]', 'documents: [{kind: card}]'), ('one: [{card: {}, most: 1}]', 'documents: []'),
    ('any: [{one: [card]}, {me: {booked: yes}}]', 'documents: []\nfacts: {booked: no}'),
    ('all: [{one: [card]}, {one: [letter]}, {one: [bill]}, {me: {booked: yes}}]', 'documents: []\nfacts: {booked: no}'),
    ('all: [{one: [card]}, {any: [{one: [letter]}, {all: [{one: [bill]}, {me: {booked: yes}}]}]}]', 'documents: []\nfacts: {booked: no}'),
    ('apart: yes, all: [{one: [letter]}, {one: post}]', 'documents: [{kind: letter, name: a}]'),
    ('choose: {same: name}, at-least: 2, of: post', 'documents: [{kind: letter, name: a}, {kind: bill, name: b}]'),
    ('choose: {never-together: [[letter, bill]]}, at-least: 2, of: post', 'documents: [{kind: letter, name: a}, {kind: bill, name: b}]'),
    ('person: friend', 'documents: []\npersons: {friend: none}'), ('person: friend, times: 2', 'documents: []\npersons: {friend: [{facts: {age: 20}, documents: [{kind: card}]}]}'),
    ('person: friend', 'documents: []\npersons: {friend: [{facts: {age: 17}, documents: [{kind: card}]}]}'),
    ('person: friend', 'documents: []\npersons: {friend: [{facts: {age: 20}, documents: []}]}'), ('person: friend, times: my.boats', 'documents: []\nfacts: {boats: 2}'),
    ('person: guard', 'documents: []\npersons: {guard: none}'), ('person: guard', 'documents: []'),
    ('events: helped, must: at most 2, within: 30 days', 'documents: []\nevents: {helped: {count: 3}}'),
    ('events: helped, must: at least 2', 'documents: []\nevents: {helped: none}'), ('events: helped, must: at least my.boats', 'documents: []\nfacts: {boats: 2}'),
    ('events: helped, must: at most 1, distinct: person', 'documents: []\nevents: {helped: [{person: a, date: 2026-11-01}, {person: b, date: 2026-11-02}]}'),
    ('me: {any: [{age: at least 18}, {booked: yes}], boats: 2}', 'documents: []\nfacts: {age: 17, booked: no, boats: 1}'),
    ('me: {moved: from 2026-01-01, valid-from: 2027-01-01}', 'documents: []'),
    ('choose: {same: name}, all: [{one: [letter]}, {one: [bill]}]', 'documents: []'),
    ('choose: {same: name}, all: [{one: [letter]}, {me: {booked: yes}}]', 'documents: []\nfacts: {booked: no}'),
    ('choose: {same: name}, any: [{one: [letter]}, {one: [bill]}]', 'documents: []'),
    ('choose: {same: name}, all: [{any: [{one: [letter]}, {one: [pass]}]}, {any: [{one: [bill]}, {one: [card]}]}]', 'documents: []'),
    ('choose: {same: name}, points: 2, of: [{of: letter, each: 1}, {of: bill, each: 1}]', 'documents: []'),
    ('choose: {same: name}, at-least: my.boats, of: post', 'documents: []\nfacts: {boats: 2}'),
    ('at-least: 2, of: [paper: {name: given}], distinct: name', 'documents: [{kind: letter, name: a}]'),
    ('choose: {same: name}, at-least: 2, of: [paper: {name: given}]', 'documents: [{kind: letter, name: a}]'),
    ('person: pair', 'documents: []\npersons: {pair: [{documents: [{kind: letter, name: a}]}]}'),
    ('person: crew', 'documents: []\npersons: {crew: [{documents: [{kind: letter, name: a}]}]}'),
    ('person: pair', 'documents: []\npersons: {pair: [{documents: []}]}'), ('person: crew', 'documents: []\npersons: {crew: [{documents: []}]}'),
    ('one: [letter: {name: same as my.mine}, bill: {name: same as my.mine}]', 'documents: []\nfacts: {mine: Ann}'),
    ('one: [letter: {name: same as my.mine}, bill: {name: not same as my.mine}]', 'documents: []\nfacts: {mine: Ann}'),
    ('one: [letter: {name: given}, bill: {name: same as my.mine}]', 'documents: [{kind: bill, name: Bo}]\nfacts: {mine: Ann}'),
    ('at-least: 2, of: [card: {stamped: yes}, pass: {stamped: no}]', 'documents: []'),
    ('at-least: 2, of: [letter: {name: [ann, bo]}, bill: {name: ann}]', 'documents: []'),
    ('at-least: 2, of: [letter: {name: [ann, bo]}, bill: {name: [ann, eva]}]', 'documents: []'),
    ('at-least: 2, of: [letter: {me: {booked: yes}}, bill: {name: given}]', 'documents: []\nfacts: {booked: no}'),
    ('all: [{all: [{one: [card]}, {one: [letter]}]}, {one: [bill]}]', 'documents: [{kind: card}]'),
    ('one: [pass: {stamped: yes, size: at least 3, issued: at most 3 months old}, pass: {issued: at most 1 years old}]',
     'documents: [{kind: pass, expires: never, runs: none, issued: 2024-01-01, colour: red, name: ann, flag: DK, size: 2, stamped: no}]'),
    ('one: [pass: {any: [{stamped: yes, size: at least 3}, {issued: at most 1 years old}]}]',
     'documents: [{kind: pass, expires: never, runs: none, issued: 2024-01-01, colour: red, name: ann, flag: DK, size: 2, stamped: no}]'),
    ('any: [{one: [card], valid-to: 2026-01-01}]', 'documents: []'), ('all: [{one: [card], valid-from: 2027-01-01}]', 'documents: []'),
]


def rows():
    for number, (test, value, *facts) in enumerate(PAPER):
        yield 'p%d' % number, 'one: [pass: {%s}]' % test, 'documents: [{kind: pass, %s}]\nfacts: {%s}\n' % (value, facts[0] if facts else ''), test + ' | ' + value
    for number, (what, answers) in enumerate(REQUIREMENT):
        yield 'r%d' % number, what, answers + '\n', what + ' | ' + answers.replace('\n', ', ')
    for number, (test, value) in enumerate(PERSON):
        yield 'm%d' % number, 'me: {%s}' % test, 'documents: []\nfacts: {%s}\n' % value, 'me: ' + test + ' | ' + value


def told(rules, name, answers, language):
    command = [PROGRAM, '--rules', rules, '--lang', language, '--visit', '2026-12-01', '--width', '0', 'check', name]
    said = subprocess.run(command, input=answers, capture_output=True, text=True, check=False)
    assert not said.stderr, said.stderr
    lines = [line.strip() for line in said.stdout.split('\n')]
    assert '{' not in said.stdout, said.stdout
    return [line for line in lines[5:] if line and not line.startswith(('----', '===='))]


def needed(rules, name, answers):
    command = [PROGRAM, '--rules', rules, '--visit', '2026-12-01', 'check', '--json', name]
    report = json.loads(subprocess.run(command, input=answers, capture_output=True, text=True, check=False).stdout)
    return [item.get('must') for way in report['completions'] for item in way]


def main():
    out = []
    with tempfile.TemporaryDirectory() as folder:
        rules = os.path.join(folder, 'rules.yaml')
        with open(rules, 'w') as file:
            file.write(HEAD + ''.join('  %s: {title: T, %s}\n' % (name, what) for name, what, _, _ in rows()))
        for name, _, answers, shown in rows():
            out.append('## ' + shown)
            for language in ('en', 'da', 'de'):
                out.append('%s: %s' % (language, ' / '.join(told(rules, name, answers, language))))
            out.append('must: %s' % needed(rules, name, answers))
    text = '\n'.join(out) + '\n'
    if sys.argv[1:] == ['--update']:
        with open(GOLDEN, 'w') as file:
            file.write(text)
        return 0
    with open(GOLDEN) as file:
        difference = list(difflib.unified_diff(file.read().splitlines(), text.splitlines(), GOLDEN, 'said', lineterm=''))
    print('\n'.join(difference))
    count = len(list(rows()))
    print('%d passed, %d failed' % ((count, 0) if not difference else (count - 1, 1)))
    return bool(difference)


sys.exit(main())
