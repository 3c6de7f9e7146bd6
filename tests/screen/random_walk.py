"""Keys at random, everywhere: nothing ends it but a wish to leave, and what was answered is still answered."""
import os
import random

from golden import BASE
from visit import KEYS, Visit

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
            if not visit.read(0.002 if step % 10 else 0.02):
                visit.reap()
                assert visit.status == 0, 'ended with %d after step %d of seed %d' % (visit.status, step, seed)
                assert not visit.restored() or step < 3, visit.restored()
                visit.end()
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
