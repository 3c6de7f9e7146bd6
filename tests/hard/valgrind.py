#!/usr/bin/env python3
"""Everything that the program does, under valgrind: no error, nothing lost, and no suppression. The walks and subcommands
of memory.py, and beside them the shipped rules, private answers, a change of front end and size, sealing, and saving and
reading back.
MEDBRING names the program.

    valgrind.py [PATTERN...]      only the walks whose names match

Valgrind needs more of the system than a sealed guide leaves, so that setting the filters is only said to be done."""
import fnmatch, os, shutil, subprocess, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '../screen')]
os.environ.setdefault('SCREEN_TEST_LIMIT', '120')
import memory
from faults import PROGRAM, ROOT
from visit import Visit

FAULTY, RULES = 99, os.path.join(ROOT, 'rules.yaml')
NO_FILTERS = r'''
#define _GNU_SOURCE
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int prctl(int what, ...)
{
	unsigned long given[4];
	va_list list;

	va_start(list, what);
	for (int at = 0; at < 4; at++)
		given[at] = va_arg(list, unsigned long);
	va_end(list);
	if (what == PR_SET_SECCOMP || what == PR_SET_NO_NEW_PRIVS)
		return 0;
	return (int)syscall(SYS_prctl, what, given[0], given[1], given[2], given[3]);
}
'''
NUMBER = '0101701234'
PRIVATE = ['--rules', os.path.join(HERE, 'private.yaml'), '--lang', 'en']
DOWN, F2, F3, F4, QUIT = '\x1b[B', '\x1bOQ', '\x1bOR', '\x1bOS', '\x11'


def more_walks(work):
    """Beside those of memory.py: what to start, what to type, and what must have been seen."""
    shipped, walk = ['--rules', RULES], memory.Walk
    answers = os.path.join(work, 'mitid.yaml')
    with open(answers, 'w') as file:
        file.write('documents: [{kind: passport, expires: 2027-01-31, shows-cpr: true}]\nfacts: {control-questions: true}\n')
    changed = os.path.join(work, 'changed.yaml')
    with open(RULES) as file, open(changed, 'w') as other:
        other.write(file.read().replace('age: at least 18', 'age: at least 19', 1))
    return [walk('shipped-screen', [*shipped, '--lang', 'en', 'mitid'], [' ', DOWN, 'y', DOWN, 'y', 'w', 'q', 't', 'r', 'q', 'q', '/', 'licence', '\r',
                 F2, F2, F2, 'u', F3, 'q', 'z', QUIT], True, (b'Passport',)),
            walk('private-screen', [*PRIVATE, 'own'], [DOWN, '\r', NUMBER, (30, 100), '\r', 'u', F4, 'read\n', 'screen\n', (12, 40), DOWN, (24, 80), QUIT],
                 True, (b'given',)),
            walk('small-screen', [*shipped, '--lang', 'en', 'mitid'], [(5, 20), (200, 500), (24, 80), DOWN, QUIT], True, (b'Passport',)),
            walk('text-private', ['--text', *PRIVATE, 'pinned'], ['yes\n', NUMBER + '\n', 'back\n', 'read\n', 'quit\n'], True, (b'Pin',)),
            walk('text-shipped', [*shipped, '--text', '--lang', 'en'], '1\n1\nyes\nyes\nyes\nwhy\nback\nlist\nback\nundo\ndansk\ndeutsch\nenglish\nback\n3\n'
                 'ab 123456789\nback\n7\nlicence\n1\nback\nquit\n', False, (b'Passport',)),
            walk('check-shipped', [*shipped, 'check', 'mitid', answers]), walk('check-shipped-json', [*shipped, 'check', '--json', 'mitid', answers]),
            walk('check-nothing', [*shipped, 'check', '--json', 'mitid'], '{}'), walk('check-answers-bad', [*shipped, 'check', 'mitid'], 'documents: ['),
            walk('list-shipped', [*shipped, 'list', '--json']), walk('list-answers-shipped', [*shipped, 'list', '--answers', 'mitid']),
            walk('print-shipped', [*shipped, 'print', '--lang', 'da']), walk('print-html-shipped', [*shipped, 'print', '--format', 'html']),
            walk('lint-shipped', ['lint', RULES]), walk('lint-json', ['lint', '--json', os.path.join(ROOT, 'tests/diagnostics/unknown-key.yaml')]),
            walk('test-shipped', ['test', RULES]), walk('diff-shipped', ['diff', RULES, changed]), walk('graph-shipped', [*shipped, 'graph', 'mitid']),
            walk('seal', [*shipped, 'seal', os.path.join(work, 'made.sealed')]), walk('seal-nowhere', [*shipped, 'seal', '/nonexistent/made.sealed']),
            walk('no-rules', ['--rules', '/nonexistent', 'list']), walk('wrong-option', ['--nonsense'])] + [
            walk('help-' + topic, ['--lang', 'da', 'help', topic]) for topic in ('keys', 'findings', 'exit', 'check', 'nothing')]


# What the answers of a walk are saved as, and what then reads them, in the same folder: a walk each, with what must be seen.
SHIPPED = ['--rules', RULES, '--lang', 'en']
SAVING = memory.Walk('saving', [*SHIPPED, '--text'], '1\n1\nyes\nyes\nyes\nsave\nmine.yaml\nsave\nmine.yaml\nback\nlist\nsave\nlist.txt\nquit\n', False,
                     (b'Saved as mine.yaml', b'already a file', b'Saved as list.txt', b'Ready'))
READING = [memory.Walk('saved-text', [*SHIPPED, '--text', '--answers', 'mine.yaml', 'mitid'], 'answers\nundo\nno\nquit\n', False, (b'Ready', b'have it')),
           memory.Walk('saved-check', [*SHIPPED, 'check', 'mitid', 'mine.yaml'], None, False, (b'Ready',)),
           memory.Walk('saved-check-json', [*SHIPPED, 'check', '--json', 'mitid', 'mine.yaml'], None, False, (b'"ready"',)),
           memory.Walk('saved-wrong-rules', [*PRIVATE, 'check', 'own', 'mine.yaml'], None, False, (b'passport',))]


class Valgrind(memory.Memory):
    def __init__(self, work):
        super().__init__(work)
        self.library, source = os.path.join(work, 'no-filters.so'), os.path.join(work, 'no-filters.c')
        with open(source, 'w') as file:
            file.write(NO_FILTERS)
        subprocess.run([os.environ.get('CC', 'cc'), '-shared', '-fPIC', '-O1', '-o', self.library, source], check=True)

    def command(self, log):
        return ['valgrind', '-q', '--leak-check=full', '--show-leak-kinds=definite,indirect,possible', '--errors-for-leak-kinds=definite,indirect,possible',
                '--error-exitcode=%d' % FAULTY, '--log-file=' + log, self.program]

    @staticmethod
    def settled(visit):
        """Wait until all is done that was asked; false when it has ended."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and visit.state() != 'Z':
            try:
                if visit.sent and visit.quiet() and visit.quiet():
                    return True
            except OSError:
                return False
            visit.read(0.01)
        return False

    def on_terminal(self, walk, log, variables):
        with Visit(walk.arguments, program=self.command(log), env=variables) as visit:
            for key in walk.typed:
                if not self.settled(visit):
                    break
                visit.resize(*key) if isinstance(key, tuple) else visit.press(key)
            return visit.leave(), visit.sent

    def look(self, walk):
        with tempfile.TemporaryDirectory(dir=self.work) as folder:
            wrong = self.look_in(walk, folder)
            for reading in READING if walk is SAVING else []:
                wrong += ['%s: %s' % (reading.name, line) for line in self.look_in(reading, folder)]
        return wrong

    def look_in(self, walk, folder):
        log = os.path.join(self.work, walk.name + '.log')
        variables = memory.environment(self.work, self.library)
        if walk.screen:
            status, said = self.on_terminal(walk, log, variables)
        else:
            done = subprocess.run([*self.command(log), *walk.arguments], input=(walk.typed or '').encode(), stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, env=variables, cwd=folder, timeout=900)
            status, said = done.returncode, done.stdout
        # What begins with -- is about valgrind itself, such as a system call that it does not know.
        told = ''.join(line for line in open(log) if line.startswith('==')).strip() if os.path.exists(log) else 'valgrind did not run'
        wrong = [told[:5000]] if told or status == FAULTY else []
        wrong += ['status %d' % status] if status < 0 or status > 5 else []
        return wrong + ['does not come by %r' % word for word in walk.seen if word not in said]


def main():
    if not shutil.which('valgrind'):
        print('skipped: valgrind is not there')
        print('0 passed, 0 failed')
        return 0
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix='medbring-valgrind-') as work:
        looking = Valgrind(work)
        chosen = [walk for walk in memory.walks(work) + more_walks(work) + [SAVING]
                  if any(fnmatch.fnmatch(walk.name, pattern) for pattern in sys.argv[1:] or ['*'])]
        with ThreadPoolExecutor(int(os.environ.get('JOBS', '2'))) as pool:
            for walk, wrong in zip(chosen, pool.map(looking.look, chosen)):
                passed, failed = passed + (not wrong), failed + bool(wrong)
                for line in wrong:
                    print('FAIL %s: %s' % (walk.name, line), flush=True)
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
