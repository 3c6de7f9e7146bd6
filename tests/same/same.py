#!/usr/bin/env python3
"""The same answers by each way in: `check`, text mode through a pipe, and the full screen give the same verdict, and
leave the same questions open.

    same.py [--sample N] [CASE...]     all cases of tests/cases/verdicts.yaml, or N of them, spread evenly
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..'))
for room in ('lib', 'screen'):
    sys.path.insert(0, os.path.join(ROOT, 'tests', room))
import plain_yaml  # noqa: E402
import visit  # noqa: E402

MEDBRING = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build', 'medbring')))
RULES = os.environ.get('RULES', os.path.join(ROOT, 'rules.yaml'))
VERDICTS = {'ready': 'Ready.', 'not-ready': 'Not ready.', 'unknown': 'Cannot say yet.'}
ANSWERS = ('visit', 'documents', 'facts', 'events', 'persons')
LARGE = (150, 200)              # the whole page stands on it, each line unbroken


def answers_of(case, defaults):
    answers = dict(defaults.get(case['check'], {}))
    answers.update({key: case[key] for key in ANSWERS if key in case})
    if 'witness' in case:
        person = dict(defaults['ideal-witness'])
        given = case['witness']
        person['facts'] = {**person['facts'], **given.get('facts', {})}
        person.update({key: given[key] for key in given if key != 'facts'})
        answers['persons'] = {'witness': person}
    return answers


def run(*arguments, typed=''):
    return subprocess.run([MEDBRING, '--rules', RULES, '--lang', 'en', *arguments], input=typed, capture_output=True,
                          text=True, timeout=60)


# What the guide does not take from a file as `check` does.
BY_DESIGN = {
    'no-witness': 'to open the checklist about somebody is to say that they come',
    'user-id-empty': 'an empty line is nothing typed yet',
}


def asked_as(ask, labels):
    """The words that the page has for it: it stands below its paper, which `check` names with it."""
    if not ask['document']:
        return ask['text']
    return labels[ask['document']['kind']] if ask['attribute'] == 'have' else re.sub(r'^[^?]*: ', '', ask['text'])


def by_check(case, answers):
    report = json.loads(run('check', '--json', case['check'], answers).stdout)
    labels = {kind['id']: kind['label'] for kind in json.loads(run('list', '--json').stdout)['documents']}
    asked = [asked_as(ask, labels) for ask in report['ask']]
    return VERDICTS[report['verdict']], sorted(asked)


def verdict_of(lines):
    return next((words for line in lines for words in VERDICTS.values() if line.startswith(words)), None)


def by_text(case, answers):
    for typed in ('/read\n/quit\n', '/back\n/read\n/quit\n'):         # /back: from the page of one field
        said = run('--text', '--answers', answers, case['check'], typed=typed).stdout.split('\n')
        lines = [re.sub(r'^\d+: ', '', line) for line in said]
        if verdict_of(lines):
            break
    return verdict_of(lines), lines


def by_screen(case, answers):
    with visit.Visit(['--screen', '--rules', RULES, '--lang', 'en', '--answers', answers, case['check']], size=LARGE,
                     program=[MEDBRING]) as screen:
        screen.until(lambda seen: verdict_of(line.strip() for line in seen.screen.text().split('\n')), 'a verdict').settle()
        lines = [line.strip() for line in screen.screen.text().split('\n')]
    return verdict_of(lines), lines


def open_questions(case, lines):
    """Those that the page shows without an answer. That no paper is left out is offered there, and never asked; the line
    of a field is the question alone until something is typed."""
    found = (re.match(r'(.*?)[,:]? (?:unanswered|not sure)$', line) for line in lines)
    empty = {line for line in lines if case['check'] == 'userid' and line.endswith('?') and 'not typed yet' in ' '.join(lines)}
    return sorted([match.group(1) for match in found if match and not match.group(1).startswith('That is all the papers')] +
                  list(empty))


def differences(case, answers):
    if case['verdict'] == 'refused':
        statuses = [run('check', case['check'], answers).returncode,
                    run('--text', '--answers', answers, case['check']).returncode,
                    visit.Visit(['--screen', '--rules', RULES, '--answers', answers, case['check']], program=[MEDBRING]).leave()]
        return [] if statuses == [2, 2, 2] else ['exit statuses %s instead of 2' % statuses]
    verdict, asked = by_check(case, answers)
    wrong = []
    for way, (said, lines) in {'text': by_text(case, answers), 'screen': by_screen(case, answers)}.items():
        if said != verdict:
            wrong.append('%s says %r, check %r' % (way, said, verdict))
        if open_questions(case, lines) != asked:
            wrong.append('%s leaves open %s, check asks %s' % (way, open_questions(case, lines), asked))
    return wrong


def judge(work):
    case, answers = work
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        json.dump(answers, file)
        file.flush()
        return differences(case, file.name)


def main():
    table = plain_yaml.load(os.path.join(ROOT, 'tests', 'cases', 'verdicts.yaml'))
    wanted = sys.argv[1:]
    work = [(case, answers_of(case, table['defaults'])) for case in table['cases'] if not wanted or case['id'] in wanted]
    for case, answers in work:
        if 'cpr' in answers.get('facts', {}):
            BY_DESIGN[case['id']] = 'a private answer may stand in no file'
        if case['id'] in BY_DESIGN:
            print('%s is left out: %s' % (case['id'], BY_DESIGN[case['id']]))
    work = [(case, answers) for case, answers in work if case['id'] not in BY_DESIGN]
    failed = 0
    with ProcessPoolExecutor(2) as pool:
        for (case, _), wrong in zip(work, pool.map(judge, work, chunksize=8)):
            failed += bool(wrong)
            for what in wrong:
                print('FAIL %s: %s' % (case['id'], what))
    print('%d passed, %d failed' % (len(work) - failed, failed))
    return failed > 0


if __name__ == '__main__':
    sys.exit(main())
