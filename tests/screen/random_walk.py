"""Keys at random, everywhere: nothing ends it but a wish to leave, and what was answered is still answered.

Answers are compared by saving them, before and after a stretch of keys of which none answers anything: moving, reading,
searching, other languages, other sizes, text mode and back.
"""
import os
import random
import re
import time

from golden import BASE
from visit import FOLDER, KEYS, LIMIT, NeverCame, Visit

STEPS = int(os.environ.get('SCREEN_WALK', '3000'))
STRAY = ['\x1b[99~', '\x1b[<0;%d;%dM', '\xe6', 'æ', '\x1b[200~ab\x1b[201~', '\x1b[', '\x00', '\x1b]0;x\x07']
LETTERS = 'abcdefghijkmnopqrstuvwxyz0123456789+-/?.:'


def some_key(choice):
    kind = choice.random()
    if kind < 0.55:
        return choice.choice([KEYS[name] for name in ('Up', 'Down', 'Space', 'Enter', 'Tab', 'PageDown', 'Home', 'End',
                                                      'Left', 'Right', 'Backspace', 'Delete')])
    if kind < 0.85:
        return choice.choice(LETTERS)
    if kind < 0.93:
        return choice.choice([KEYS[name] for name in ('F1', 'F2', 'F3', 'Esc', 'Ctrl-L', 'Ctrl-U', 'BackTab')])
    stray = choice.choice(STRAY)
    return stray % (choice.randrange(90), choice.randrange(30)) if '%' in stray else stray


STILL = [KEYS[name] for name in ('Up', 'Down', 'Left', 'Right', 'Tab', 'BackTab', 'Home', 'End', 'PageUp', 'PageDown', 'F1',
                                'F2', 'F3', 'Ctrl-L')] + ['\x1b[15~', '\x1b[99~']
CALM = STILL + list('jkl+-wtipeb123/?')
STRETCH = 60                     # calm keys between two looks at the answers
saved = 0


def answers_of(visit):
    try:
        return saved_answers(visit)
    except NeverCame:
        ends = time.monotonic() + LIMIT / 2
        while visit.state() != 'Z':      # it ends: a word for leaving had been typed
            if time.monotonic() > ends:
                raise
        return None


def saved_answers(visit):
    """What is answered so far, by way of text mode, where it can be saved from anywhere; None: it was left meanwhile."""
    global saved
    saved += 1
    path = os.path.join(FOLDER.name, 'walk%d.yaml' % saved)
    visit.resize(24, 80)
    visit.read(0.1)
    if 'alternate' not in visit.screen.modes:
        visit.press('Ctrl-U')
    for _ in range(4):                   # half a sequence or a picture may swallow the first
        if 'alternate' not in visit.screen.modes:
            break
        visit.press('F4')
        ends = time.monotonic() + LIMIT / 8
        while 'alternate' in visit.screen.modes and time.monotonic() < ends:
            if not visit.read(0.05):
                return None
        if 'alternate' not in visit.screen.modes:
            visit.until(lambda visit: visit.sent.endswith(b': '), 'a prompt')
    assert 'alternate' not in visit.screen.modes, 'it does not go into text mode'
    visit.press('/save', 'Enter', os.path.basename(path), 'Enter', '/screen', 'Enter')
    visit.until(lambda visit: 'alternate' in visit.screen.modes, 'the screen again')
    visit.taken = None                   # of what was typed ahead in text mode some was not read
    visit.settle()
    with open(path, encoding='utf-8') as file:
        return file.read()


def calm_stretch(visit, choice):
    """True: it was left."""
    before = answers_of(visit)
    # Where a name is typed a letter is an answer.
    typing = re.search('navn|name', visit.screen.line(0))
    for step in range(STRETCH):
        visit.write(choice.choice(STILL if typing else CALM).encode())
        if step % 20 == 0:
            visit.resize(*choice.choice(((24, 80), (12, 40), (30, 132), (5, 20))))
        if not visit.read(0.002):
            return True
    after = answers_of(visit) if before is not None else None
    if None in (before, after):
        return True
    # A list that was about to be saved is not the answers.
    assert before == after or not (before.startswith('visit:') and after.startswith('visit:')), (before, after)
    return False


def ended(visit, step, seed):
    visit.reap()
    assert visit.status == 0, 'ended with %d after step %d of seed %d' % (visit.status, step, seed)
    assert not visit.restored() or step < 3, visit.restored()
    visit.end()


def walk(seed, steps, checklist):
    """The visit begins again where the keys left it; returns how often that was."""
    choice = random.Random(seed)
    again = 0
    visit = None
    try:
        for step in range(steps):
            if visit is None:
                visit = Visit(BASE + ['--lang', choice.choice(('da', 'en'))] + checklist, size=choice.choice(((24, 80), (12, 40))))
                visit.until(lambda visit: visit.screen.text().strip(), 'the first screen')
            visit.write(some_key(choice).encode('utf-8', 'replace'))
            if step % 40 == 0:
                size = choice.choice(((24, 80), (12, 40), (30, 100), (5, 20)))
                visit.resize(*size)
            if not visit.read(0.002 if step % 10 else 0.02) or (step % 300 == 299 and calm_stretch(visit, choice)):
                ended(visit, step, seed)
                visit, again = None, again + 1
        if visit:
            visit.resize(24, 80)
            os.kill(visit.pid, 15)
            status = visit.leave()
            assert status == 143, 'ended with %d at the end of seed %d' % (status, seed)
            assert not visit.restored(), visit.restored()
    finally:
        if visit:
            visit.end()
    return again


def test_keys_at_random():
    for seed, checklist in enumerate(([], ['borrower'], ['borrower-name'])):
        walk(seed, STEPS // 3, checklist)


TESTS = {'%d keys at random' % STEPS: test_keys_at_random}
