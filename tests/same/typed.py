#!/usr/bin/env python3
"""The same visit, typed: what each case of tests/cases knows is answered question by question, in the order in which
`check` asks, in text mode with words, on the full screen with keys, and in an answers file for `check`. After every
answer all three give the same verdict and leave the same questions open, and what text mode itself asks next is one of
those. The session script of a case is the list of steps that --show prints.

    typed.py [--sample N] [--show] [CASE...]
"""
import argparse
import json
import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import same
from same import ANSWERS, LARGE, MEDBRING, RULES, VERDICTS, plain_yaml, visit

TODAY = '2026-12-01'
STEPS_MOST = 60
LEFT_OUT = {
    **same.BY_DESIGN,
    'two-halves-do-not-make-one-witness': 'the checklist about a witness asks about one',
    'the-second-witness-serves': 'the checklist about a witness asks about one',
    'own-number': 'a text that is said to be one\'s own number is wiped, not judged',
}


class Differs(AssertionError):
    pass


def ids(sort):
    return json.loads(same.run('list', '--json').stdout)[sort]


KINDS = {kind['id']: kind for kind in ids('documents')}


def unasked(checklist):
    """An answers file in which nothing is known, and so each paper may be there."""
    text = same.run('list', '--answers', checklist, '--visit', TODAY).stdout
    block = plain_yaml.Block(text, checklist)
    skeleton = block.node(block.lines[0][1])
    skeleton.get('facts', {}).pop('user-id', None)            # in JSON the word would be a text
    if checklist == 'witness':
        skeleton['persons']['witness']['have'] = 'yes'        # to open the checklist about somebody is to say that they come
    return skeleton


# ---- what the case knows ----

def events_within(given, day):
    """How many persons were helped in the 120 days; None where that is not known."""
    if isinstance(given, dict):
        return given.get('count') if isinstance(given.get('count'), str) else None
    if not isinstance(given, list) or any('unknown' in (event.get('person'), event.get('date')) for event in given):
        return None
    days = {event['person']: [] for event in given}
    for event in given:
        days[event['person']].append((date.fromisoformat(day) - date.fromisoformat(event['date'])).days)
    return str(sum(any(0 <= past <= 120 for past in times) for times in days.values()))


class Session:
    """What was answered so far, beside what there is to know; the script grows by one step for each answer."""
    def __init__(self, case, known):
        self.case, self.known = case, known
        self.answers = unasked(case['check'])
        self.more = 0                        # how often `check` asked for more than the guide
        self.script = []                     # (path to the line, what is done there, what is typed or None)
        self.source = {}                     # (person, place in the answers) -> the case's paper

    def person(self, name):
        return self.answers if name == 'me' else self.answers['persons'][name]

    def knows(self, name):
        return self.known if name == 'me' else (self.known.get('persons') or {}).get(name)

    def step(self, path, act, typed=None):
        self.script.append((path, act, typed))

    def path(self, ask):
        person = [] if ask['person'] == 'me' or self.case['check'] == 'witness' else ['person']
        if ask['document'] is None:
            return person + [same.asked_as(ask, LABELS)]
        label = KINDS[ask['document']['kind']]['label']
        index = ask['document']['index']
        before = 0 if index is None else sum(paper['kind'] == ask['document']['kind']
                                             for paper in self.person(ask['person'])['documents'][:index])
        paper = person + [label if not before else '%s %d' % (label, before + 1)]
        return paper if ask['attribute'] == 'have' else paper + [same.asked_as(ask, LABELS)]

    # Each of these answers one question, if the case knows it, and tells whether it did.

    def answer(self, ask):
        if ask['document']:
            return self.answer_paper(ask) if ask['attribute'] == 'have' else self.answer_value(ask)
        if 'fact' in ask:
            return self.answer_fact(ask)
        return self.answer_person(ask)

    def answer_paper(self, ask):
        kind, known = ask['document']['kind'], self.knows(ask['person']) or {}
        if not isinstance(known.get('documents'), list):
            return False
        papers = [paper for paper in known['documents'] if paper['kind'] == kind and paper.get('have') != 'no']
        person = self.person(ask['person'])
        at = next(at for at, paper in enumerate(person['documents']) if paper['kind'] == kind)
        if person['documents'][at].get('have') == 'not-sure' or any(paper.get('have') == 'unknown' for paper in papers):
            return False
        if papers and papers[0].get('have') == 'not-sure':
            person['documents'][at] = {'kind': kind, 'have': 'not-sure'}
            self.step(self.path(ask), 'unsure')
            return True
        person['documents'][at] = {'kind': kind, 'have': 'yes' if papers else 'no'}
        self.step(self.path(ask), 'yes' if papers else 'no')
        for more, paper in enumerate(papers):
            if more:
                self.step(self.path(ask), 'add')
                person['documents'].insert(at + more, {'kind': kind, 'have': 'yes'})
        taken = [id(paper) for paper in papers]
        self.source = {**{(name, place + (name == ask['person'] and place > at) * max(0, len(taken) - 1)): paper
                          for (name, place), paper in self.source.items()},
                       **{(ask['person'], at + more): paper for more, paper in enumerate(papers)}}
        return True

    def answer_value(self, ask):
        paper = self.source.get((ask['person'], ask['document']['index']))
        return paper is not None and self.give(ask, paper.get(ask['attribute']),
                                               self.person(ask['person'])['documents'][ask['document']['index']], ask['attribute'])

    def answer_fact(self, ask):
        known, fact = self.knows(ask['person']) or {}, ask['fact']
        if fact in (known.get('events') or {}):
            count = events_within(known['events'][fact], self.answers['visit'])
            place = self.person(ask['person']).setdefault('events', {})
            if count is None:
                return False
            place[fact] = {'count': count}
            self.step(self.path(ask), 'value', count)
            return True
        return self.give(ask, (known.get('facts') or {}).get(fact), self.person(ask['person']).setdefault('facts', {}), fact)

    def answer_person(self, ask):
        given = self.known.get('persons', {}).get(ask['person'], 'unknown')
        if given == 'unknown' or (isinstance(given, dict) and given.get('have') == 'unknown'):
            return False
        there = isinstance(given, dict) and given.get('have') != 'no'
        self.answers['persons'][ask['person']]['have'] = 'yes' if there else 'no'
        self.step(self.path(ask), 'yes' if there else 'no')
        return True

    def give(self, ask, value, place, key):
        if value is None or value == 'unknown' or place.get(key) not in (None, 'unknown'):
            return False
        place[key] = value
        if value in ('yes', 'no'):
            self.step(self.path(ask), value)
        elif value == 'not-sure':
            self.step(self.path(ask), 'unsure')
        elif key == 'user-id':
            self.step(['Which user ID would you like?'], 'text', value)
        else:
            self.step(self.path(ask), 'value', value)
        return True


# ---- the three ways ----

def by_check(session):
    done = same.run('check', '--json', session.case['check'], typed=json.dumps(session.answers))
    if not done.stdout:
        raise Differs('check: %s' % done.stderr.strip())
    report = json.loads(done.stdout)
    return VERDICTS[report['verdict']], report['ask']


def place_of(lines, path, case):
    """Where the line of that path is: below the person's and the paper's."""
    at = 0
    for words in path:
        if words == 'person':
            words = 'Will you bring a witness?'
        at = next((index for index in range(at, len(lines)) if re.sub(r'^\d+: ', '', lines[index].strip()).startswith(words) and
                   re.sub(r'^\d+: ', '', lines[index].strip())[len(words):len(words) + 1] in ('', ',', ':', ' ') and
                   re.search(r'[,:?] ', re.sub(r'^\d+: ', '', lines[index].strip())[len(words) - 1:] + '? ')), None)
        if at is None:
            raise Differs('there is no line %r' % ' / '.join(path))
    return at


class Text:
    """Text mode through a pipe, from the beginning for each step: the numbers are heard before they are typed."""
    def __init__(self, case):
        self.case, self.lines, self.typed = case, None, []
        self.hear()

    def run(self, *more):
        """What was said after each line: pairs of what stood above a prompt, and the prompt."""
        typed = [*self.typed, *more]
        done = same.run('--text', '--visit', TODAY, self.case['check'], typed='\n'.join(typed) + '\n')
        if done.returncode or done.stderr:
            raise Differs('text mode ends with %d: %s' % (done.returncode, done.stderr))
        parts = re.split(r'(?m)^(.*: )\n', done.stdout)
        return [(above.split('\n')[:-1], prompt) for above, prompt in zip(parts[::2], parts[1::2])]

    def hear(self):
        said = self.run('/again', '/read')
        above, prompt = said[-2]
        self.asked, self.lines, self.leave = asked_in(above, prompt), said[-1][0], []
        while not same.verdict_of(re.sub(r'^\d+: ', '', line) for line in self.lines):     # a field: back to its checklist
            if len(self.leave) == 8:
                raise Differs('back does not lead out of %s' % self.asked)
            self.leave.append('/back')
            self.lines = self.run(*self.leave, '/read')[-1][0]

    def do(self, path, act, typed):
        self.typed += self.line_for(path, act, typed)
        self.hear()

    def line_for(self, path, act, typed):
        many = [{'none': '1'}.get(one, one) for one in (typed if isinstance(typed, list) else [typed])]
        several = [''] if path[-1].endswith('citizen of?') else []
        if act == 'text':
            return many
        if self.leave and act == 'value' and self.asked == [path[-1]]:
            return many + several
        number = re.match(r'(\d+): ', self.lines[place_of(self.lines, path, self.case)])
        if not number:
            raise Differs('%r has no number' % path)
        if act == 'value':
            return [*self.leave, 'value ' + number.group(1), *many, *several]
        return [*self.leave, '%s %s' % (act, number.group(1))]

    def state(self):
        plain = [re.sub(r'^\d+: ', '', line) for line in self.lines]
        return same.verdict_of(plain), same.open_questions(self.case, plain)


def asked_in(above, prompt):
    """What is asked above a prompt: one question, or the papers that were read out."""
    if prompt.startswith('Numbers'):
        return [line.split(': ', 1)[1] for line in above if re.match(r'\d+: ', line)]
    if prompt.startswith(('Yes, no', 'Your answer')):
        asked = [line for line in above if not line.startswith(('Now: ', 'Enter keeps')) and not re.match(r'\d+: ', line)]
        return [re.sub(r'^Do (?:you|they) have this: (.*)\?$', r'\1', asked[-1])]
    return []


KEYS = {'yes': 'y', 'no': 'n', 'unsure': 'u', 'add': 'a'}


class Screen:
    def __init__(self, case):
        self.case = case
        self.visit = visit.Visit(['--screen', '--rules', RULES, '--lang', 'en', '--visit', TODAY, case['check']], size=LARGE,
                                 program=[MEDBRING])
        self.settled()

    def settled(self):
        self.visit.until(lambda seen: same.verdict_of(self.lines()), 'a verdict').settle()

    def lines(self):
        return [line.strip() for line in self.visit.screen.text().split('\n')]

    def go_to(self, path):
        row = place_of(self.lines(), path, self.case)
        for _ in range(LARGE[0]):
            away = row - self.visit.screen.row
            if not away:
                return
            self.visit.press('Down' if away > 0 else 'Up').settle()
        raise Differs('the cursor does not come to %r' % path)

    def press(self, *keys):
        """Each of the answers changes what is shown."""
        before = self.visit.screen.text()
        self.visit.press(*keys).until(lambda seen: seen.screen.text() != before, 'an answer to %s' % (keys,)).settle()

    def do(self, path, act, typed):
        self.go_to(path)
        if act == 'text':
            self.press(typed)
        elif act == 'value':
            self.press('v')
            self.visit.press('Ctrl-U')
            for one in typed if isinstance(typed, list) else [typed]:
                self.press('Tab' if one == 'none' else one, 'Enter')        # Tab: to "There is no date"; the arrows step the date
            if path[-1].endswith('citizen of?'):
                self.press('Esc')
        else:
            self.press(KEYS[act])
        self.settled()

    def state(self):
        return same.verdict_of(self.lines()), same.open_questions(self.case, self.lines())

    def close(self):
        self.visit.end()


# ---- one case ----

LABELS = {kind: described['label'] for kind, described in KINDS.items()}
TITLES = {one['id']: one['label'] for one in ids('checklists')}


def compare(session, ways, wrong):
    verdict, asks = by_check(session)
    asked = sorted(same.asked_as(ask, LABELS) for ask in asks)
    where = ' after %s' % (session.script[-1],) if session.script else ' at first'
    lefts = []
    for name, way in ways.items():
        said, left = way.state()
        if said != verdict:
            wrong.append('%s says %r, check %r%s' % (name, said, verdict, where))
        if set(left) - set(asked):
            wrong.append('%s leaves open %s, check asks %s%s' % (name, left, asked, where))
        lefts.append(left)
    if lefts[0] != lefts[1]:
        wrong.append('text mode leaves open %s, the screen %s%s' % (*lefts, where))
    session.more += lefts[0] != asked
    typing = session.case['check'] == 'userid'               # a text is asked for till it is as it has to be
    known = asked + [ask['text'] for ask in asks]            # "Passport" in a list, "Do you have a passport?" alone
    strange = [] if typing else [words for words in ways['text'].asked or [] if words not in known]
    if strange:
        wrong.append('text mode asks %s, check does not%s' % (strange, where))
    doubted = [path[-1] for path, act, _ in session.script if act == 'unsure']       # is open, and not asked again
    if set(asked) - set(doubted) and verdict == VERDICTS['unknown'] and not ways['text'].asked:
        wrong.append('text mode asks nothing, check asks %s%s' % (asked, where))
    return asks


def judge(work):
    case, known = work
    wrong, session, screen = [], Session(case, known), None
    try:
        text, screen = Text(case), Screen(case)
        ways = {'text': text, 'screen': screen}
        if known.get('visit', TODAY) != TODAY:
            session.answers['visit'] = known['visit']
            session.step(['Day of your visit'], 'value', known['visit'])
            for way in ways.values():
                way.do(*session.script[-1])
        for _ in range(STEPS_MOST):
            asks = compare(session, ways, wrong)
            done = len(session.script)
            if wrong or not any(session.answer(ask) for ask in asks):
                break
            for step in session.script[done:]:
                for way in ways.values():
                    way.do(*step)
    except (Differs, visit.NeverCame) as reason:
        wrong.append('%s, after %s' % (reason, session.script[-1:]))
    finally:
        if screen:
            screen.close()
    verdict = by_check(session)[0]
    whole = VERDICTS[json.loads(same.run('check', '--json', case['check'], typed=json.dumps(known)).stdout)['verdict']]
    if not wrong and verdict != whole:
        wrong.append('what is asked for leads to %r, all that the case knows to %r' % (verdict, whole))
    return session.script, wrong, session.more


def reason_to_leave_out(case, known):
    if case['verdict'] == 'refused':
        return 'an answers file in error, which no question can lead to'
    if 'cpr' in known.get('facts', {}):
        return LEFT_OUT['own-number']
    return LEFT_OUT.get(case['id'])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--sample', type=int, help='so many cases, spread evenly')
    parser.add_argument('--show', action='store_true', help='print the session script of each case')
    parser.add_argument('case', nargs='*')
    options = parser.parse_args()
    table = plain_yaml.load(os.path.join(same.ROOT, 'tests', 'cases', 'verdicts.yaml'))
    work = [(case, same.answers_of(case, table['defaults'])) for case in table['cases'] if not options.case or case['id'] in options.case]
    for case, known in work:
        if reason_to_leave_out(case, known) and not options.sample:
            print('%s is left out: %s' % (case['id'], reason_to_leave_out(case, known)))
    work = [(case, known) for case, known in work if not reason_to_leave_out(case, known)]
    if options.sample:
        work = work[::max(1, len(work) // options.sample)]
    failed = steps = mores = 0
    with ProcessPoolExecutor(int(os.environ.get('JOBS', '2'))) as pool:
        for (case, _), (script, wrong, more) in zip(work, pool.map(judge, work, chunksize=4)):
            mores += more
            failed += bool(wrong)
            steps += len(script)
            if options.show:
                print(case['id'], *('  %s: %s%s' % (' / '.join(path), act, '' if typed is None else ' %s' % (typed,))
                                    for path, act, typed in script), sep='\n')
            for what in wrong:
                print('FAIL %s: %s' % (case['id'], what))
    print('%d answers typed in %d cases; check asked for more than the guide after %d of them' % (steps, len(work), mores))
    print('%d passed, %d failed' % (len(work) - failed, failed))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
