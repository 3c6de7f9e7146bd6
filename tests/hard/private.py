#!/usr/bin/env python3
"""A private answer: never shown, echoed or sent; no run of six of its digits in the memory once its field is left, and no
core file. (That nobody else may look inside: tests/served.) Linux, and as root or the owner."""
import os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(ROOT, 'tests/screen')]
os.environ.setdefault('MEDBRING', os.path.join(ROOT, 'build/medbring'))
os.environ['MEDBRING'] = os.path.abspath(os.environ['MEDBRING'])
from visit import PROGRAM, Visit

NUMBER = '0101701234'
PARTS = [NUMBER[at:at + 6].encode() for at in range(5)]
# In a row, and with gaps: wide characters, cells of the screen.
PATTERNS = [re.compile((b'.{%d}' % (step - 1)).join(re.escape(bytes([byte])) for byte in part), re.S)
            for step in (1, 2, 4, 8, 16, 28, 32) for part in PARTS]


def in_memory(pid):
    found = 0
    with open('/proc/%d/maps' % pid) as maps, open('/proc/%d/mem' % pid, 'rb') as memory:
        for line in maps:
            place, rights = line.split()[:2]
            if 'r' not in rights or line.rstrip().endswith(('[vvar]', '[vvar_vclock]', '[vsyscall]')):      # the kernel's own
                continue
            low, high = (int(word, 16) for word in place.split('-'))
            memory.seek(low)
            content = memory.read(high - low)
            found += sum(len(pattern.findall(content)) for pattern in PATTERNS)
    return found


RULES = ['--rules', os.path.join(ROOT, 'tests/hard/private.yaml'), '--lang', 'en']
# In text mode: the checklist and what is typed, NUMBER where something private is asked for.
TALKS = {'of one\'s own': ('own', [NUMBER]), 'that another is compared with': ('alike', ['yes', NUMBER]),
         'of a paper': ('pinned', ['yes', NUMBER]), 'of somebody else': ('both', [NUMBER, 'yes', NUMBER]),
         'in a list': ('listed', [NUMBER]), 'that has rules': ('sign', [NUMBER]),
         'that breaks rules': ('sign', [NUMBER + '-' + NUMBER, 'why'])}


def on_the_screen(checks):
    with Visit([*RULES, 'own']) as visit:
        visit.settle().press('Down').settle().press('Enter').settle().press(NUMBER).settle().resize(30, 100).settle()
        checks.append(('it is masked', '*' * 10 in visit.screen.text()))
        checks.append(('the search finds what is there', in_memory(visit.pid) > 0))
        visit.press('Enter').settle()
        checks.append(('it is given', 'given' in visit.screen.text()))
        left = in_memory(visit.pid)
        checks.append(('left: %d runs are in memory' % left, left == 0))
        for what, keys in (('resized', [(24, 80)]), ('undone', ['z']), ('left', ['Esc']), ('in text mode', ['F4']),
                           ('read out', ['read\n', 'answers\n']), ('undone in text mode', ['undo\n']), ('on the screen again', ['screen\n', (30, 100)])):
            for key in keys:
                visit.resize(*key) if isinstance(key, tuple) else visit.press(key)
                visit.settle()
            left = in_memory(visit.pid)
            checks.append(('%s: %d runs are in memory' % (what, left), left == 0))
        checks.append(('it came by all that', 'alternate' in visit.screen.modes and b'Secret number' in visit.sent))
        checks.append(('it is never sent', not any(part in visit.sent for part in PARTS)))
        with open('/proc/%d/limits' % visit.pid) as limits:
            checks.append(('no core file', re.search(r'Max core file size +0 +0 ', limits.read())))
        for name in ('cmdline', 'environ', 'comm'):
            with open('/proc/%d/%s' % (visit.pid, name), 'rb') as file:
                content = file.read()
            checks.append(('not in ' + name, not any(part in content for part in PARTS)))


def typed_and_left(checks):
    """A text with rules is typed on the checklist itself; it is left by going to another line or page."""
    for keys in (['Down'], ['Esc'], ['F1'], ['F4']):
        with Visit([*RULES, 'sign']) as visit:
            visit.settle().press(NUMBER).settle()
            checks.append(('sign: it is masked', '*' * 10 in visit.screen.text()))
            for key in keys:
                visit.press(key).settle()
            if 'Esc' in keys:
                visit.wait_gone('*****').settle()
            left = in_memory(visit.pid)
            checks.append(('sign, left by %s: %d runs are in memory' % (keys, left), left == 0))
            checks.append(('sign: it is never sent', not any(part in visit.sent for part in PARTS)))


def talked(checks):
    for what, (checklist, lines) in TALKS.items():
        with Visit([*RULES, '--text', checklist], term='dumb') as visit:
            for line in lines:
                visit.until(lambda v: v.sent.rstrip().endswith(b':'), 'a prompt').settle().press(line + '\n').settle()
            visit.resize(30, 100).settle()
            left = in_memory(visit.pid)
            checks.append(('%s: %d runs are in memory' % (what, left), left == 0))
            checks.append((what + ': never said', not any(part in visit.sent for part in PARTS)))
            visit.press('answers\n').settle()
            checks.append((what + ': it is known', any(word in visit.sent for word in (b'given', b'Ready', b'wrong'))))


def refused(checks):
    """A name that turns out to be the secret number is wiped as the number is given, which stays given."""
    with Visit([*RULES, 'named']) as visit:
        visit.settle().press('Down').settle().press(NUMBER[:6] + '-' + NUMBER[6:]).settle()
        checks.append(('named: the search finds what is there', in_memory(visit.pid) > 0))
        visit.press('Up').settle().press('Enter').settle().press(NUMBER).settle().press('Enter').settle()
        checks.append(('named: it is refused', 'wiped' in visit.screen.text() and 'given' in visit.screen.text()))
        left = in_memory(visit.pid)
        checks.append(('named: %d runs are in memory' % left, left == 0))


def undone(checks):
    """In text mode: taken back, gone back from, given again, and in the midst of it another language."""
    with Visit([*RULES, '--text', 'own'], term='dumb') as visit:
        for line in (NUMBER, 'undo', NUMBER, 'back', '1', 'dansk', 'ret', 'back'):
            visit.until(lambda v: v.sent.rstrip().endswith(b':'), 'a prompt').settle().press(line + '\n').settle()
            left = in_memory(visit.pid)
            checks.append(('after %r in text mode: %d runs are in memory' % (line, left), left == 0))


def through_a_pipe(checks):
    """Lines that are not typed in a terminal: what is kept between them is the program's, not the C library's."""
    with subprocess.Popen([PROGRAM, '--text', *RULES, 'own'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env={'LC_ALL': 'C.UTF-8'}) as talk:
        def said(what):
            told = b''
            while what not in told:
                told += os.read(talk.stdout.fileno(), 4096)
        said(b'Secret number:')
        talk.stdin.write(NUMBER.encode() + b'\n')
        talk.stdin.flush()
        said(b'Ready')
        while open('/proc/%d/stat' % talk.pid).read().rsplit(')', 1)[1].split()[0] != 'S':
            pass
        left = in_memory(talk.pid)
        checks.append(('through a pipe: %d runs are in memory' % left, left == 0))
        talk.stdin.write(b'quit\n')


def main():
    checks = []
    on_the_screen(checks)
    typed_and_left(checks)
    talked(checks)
    undone(checks)
    refused(checks)
    through_a_pipe(checks)
    # The shipped guide: a user ID that turns out to be the person's own number is wiped.
    with Visit(['--rules', os.path.join(ROOT, 'rules.yaml'), '--lang', 'en', '--text', 'userid'], term='dumb') as visit:
        visit.until(lambda v: v.sent.rstrip().endswith(b':'), 'a prompt')
        visit.press('010170-1234\n').until(lambda v: b'own CPR number' in v.sent and v.sent.rstrip().endswith(b':'), 'the question')
        visit.press('yes\n').until(lambda v: b'wiped' in v.sent and v.sent.rstrip().endswith(b':'), 'the answer').settle()
        checks.append(('it is wiped: %d runs are left' % in_memory(visit.pid), in_memory(visit.pid) == 0))
    for what, holds in checks:
        if not holds:
            print('FAIL %s' % what)
    failed = sum(not holds for _, holds in checks)
    print('%d passed, %d failed' % (len(checks) - failed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
