#!/usr/bin/env python3
"""A private answer: never shown, echoed or sent; no run of six of its digits in the memory once it was compared; no
core file, and nobody else may look inside. Linux, and as root or the owner."""
import os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(ROOT, 'tests/screen')]
os.environ.setdefault('MEDBRING', os.path.join(ROOT, 'build/medbring'))
os.environ['MEDBRING'] = os.path.abspath(os.environ['MEDBRING'])
from visit import Visit

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
            if 'rw' not in rights:
                continue
            low, high = (int(word, 16) for word in place.split('-'))
            memory.seek(low)
            content = memory.read(high - low)
            found += sum(len(pattern.findall(content)) for pattern in PATTERNS)
    return found


def main():
    checks = []
    with Visit(['--rules', os.path.join(ROOT, 'tests/talk/private.yaml'), '--lang', 'en', 'own']) as visit:
        visit.settle().press('Down').settle().press('Enter').settle().press(NUMBER).settle().resize(30, 100).settle()
        checks.append(('it is masked', '*' * 10 in visit.screen.text()))
        checks.append(('the search finds what is there', in_memory(visit.pid) > 0))
        visit.press('Enter').settle().resize(24, 80).settle()
        checks.append(('it is never sent', not any(part in visit.sent for part in PARTS)))
        with open('/proc/%d/limits' % visit.pid) as limits:
            checks.append(('no core file', re.search(r'Max core file size +0 +0 ', limits.read())))
        for name in ('cmdline', 'environ', 'comm'):
            with open('/proc/%d/%s' % (visit.pid, name), 'rb') as file:
                content = file.read()
            checks.append(('not in ' + name, not any(part in content for part in PARTS)))
        checks.append(('nobody else may look inside', os.stat('/proc/%d/mem' % visit.pid).st_uid == 0))
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
