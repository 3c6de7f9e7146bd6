#!/usr/bin/env python3
"""Every allocation failing: each by itself, and all from it on, in a walk on the screen, one in text mode, and every
subcommand. MEDBRING names the program.

    memory.py [PATTERN...]      only the walks whose names match (JOBS: how many at a time; EVERY=5: every fifth allocation)

Where a run asks for no more memory after the one that it did not get, failing all later ones is the same run, and is
not done again. Each run must end by itself with what it would have said, or with a message and a status that says so: no
crash, in ncurses and liblouis as little as in the program itself, no half output told as whole, and the terminal as it was found."""
import fnmatch, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time
import fcntl, tty
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

sys.dont_write_bytecode = True
sys.path[:0] = [os.path.dirname(os.path.abspath(__file__))]
from faults import CRASHES, PROGRAM, ROOT, SWITCHES

EVERY = int(os.environ.get('EVERY', '1'))
RULES = os.path.join(ROOT, 'tests/fuzz/seeds/rules/steps')
FAILING = r'''
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unwind.h>
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
static struct { long count; char names[4088]; } nowhere, *shared = &nowhere;
static long first = 1L << 60, last;
static int who;

/* The count and the names stand in a file that is mapped: they are there whichever way the program ends, and whatever a
 * sandbox has taken by then. */
__attribute__((constructor)) static void begin(void)
{
	const char *number = getenv("OOM_FIRST"), *name = getenv("OOM_FILE");
	int file = name ? open(name, O_RDWR | O_CREAT | O_TRUNC, 0600) : -1;
	void *mapped;

	who = getenv("OOM_WHO") != NULL;
	if (file >= 0 && ftruncate(file, sizeof *shared) == 0) {
		mapped = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
		shared = mapped == MAP_FAILED ? shared : mapped;
		close(file);
	}
	shared->count = 0;
	first = number ? atol(number) : 1L << 60;
	last = getenv("OOM_ALL") ? 1L << 60 : first;
}

/* The function, or the library where it has no name. */
static void add_name(const void *place)
{
	size_t used = strlen(shared->names);
	const char *name;
	Dl_info info;

	if (!dladdr(place, &info) || !info.dli_fname)
		return;
	name = info.dli_sname ? info.dli_sname : strrchr(info.dli_fname, '/') ? strrchr(info.dli_fname, '/') + 1 : info.dli_fname;
	if (used + strlen(name) + 2 < sizeof shared->names) {
		strcat(shared->names, name);
		strcat(shared->names, " ");
	}
}

static _Unwind_Reason_Code name(struct _Unwind_Context *context, void *data)
{
	(void)data;
	add_name((void *)_Unwind_GetIP(context));
	return _URC_NO_REASON;
}

/* The caller first: to go further up takes system calls that a sealed guide has no more. */
static int fails(const void *caller)
{
	++shared->count;
	if (shared->count < first || shared->count > last)
		return 0;
	if (who && shared->count == first) {
		who = 0;
		add_name(caller);
		_Unwind_Backtrace(name, NULL);
	}
	errno = ENOMEM;
	return 1;
}
void *malloc(size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void *calloc(size_t number, size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size); }
'''
# Through the checklists of those rules, with values of each type, help, search, why, the list to take; and what is seen.
DOWN = '\x1b[B'
KEYS = ['\r', ' ', DOWN, 'v', '2030-01-01', '\r', DOWN, '\r', 'dk', '\r', 'w', 'q', 't', 'p', 'q', 'q', '?', 'q', 'z', 'l', 'l',
        's', 'x.yaml', '\r', '\x1bOR', 'q', DOWN, '\r', '40', '\r', DOWN, '\r', 'dk', '\r', '\r', 'q', '/', 'card', '\r', DOWN, '\x11']
ON_SCREEN = (b'Why this verdict', b'What to take', b'There is no date', b'Saved', b'Denmark')
LINES = ('1 1 2030-01-01 dk why back list back undo read answers back|search card|back 2 40 dk  1 yes why dansk back 4 abc '
         'english back 3 1234 back 5 yes 30 no save x.yaml list quit quit').replace('|', '\n').replace(' ', '\n').replace('search\n', 'search ')
SPOKEN = (b'What to take along', b'Why this verdict', b'Sprog', b'Saved')
ANSWERS = 'documents: [{kind: card, expires: 2030-01-01, issuer: DK}]\nfacts: {age: 30, homes: [DK], colour: red, name: Abc}\n'


class Walk:
    def __init__(self, name, arguments, typed=None, screen=False, seen=()):
        self.name, self.arguments, self.typed, self.screen, self.seen = name, arguments, typed, screen, seen


def walks(work):
    answers = os.path.join(work, 'answers.yaml')
    with open(answers, 'w') as file:
        file.write(ANSWERS)
    with open(RULES) as file, open(os.path.join(work, 'other.yaml'), 'w') as other:
        other.write(file.read().replace('18 to 67', '18 to 66'))
    return [Walk('screen', ['--screen'], KEYS, True, ON_SCREEN),
            Walk('screen-lean', ['--screen', '--lean', 'papers'], [DOWN, ' ', '\x11'], True, (b'Card',)),
            Walk('screen-kiosk', ['--kiosk', '--screen'], ['\r', DOWN, '\x11'], True, (b'Card',)),
            Walk('text', ['--text'], LINES, False, SPOKEN), Walk('text-kiosk', ['--kiosk', '--text'], LINES, False, SPOKEN[:3]),
            Walk('text-terminal', ['--text'], [line + '\n' for line in LINES.split('\n')], True, SPOKEN),
            Walk('check', ['check', 'papers', answers]), Walk('check-json', ['check', '--json', 'about', answers]),
            Walk('check-input', ['check', 'about'], ANSWERS), Walk('check-wrong', ['check', 'nothing', answers]),
            Walk('list', ['list']), Walk('list-json', ['list', '--json']), Walk('list-answers', ['list', '--answers', 'papers']),
            Walk('print', ['print']), Walk('print-html', ['print', '--format', 'html']),
            Walk('print-markdown', ['print', '--format', 'markdown', 'papers']),
            Walk('print-braille', ['print', '--format', 'braille', 'papers']), Walk('lint', ['lint', RULES]),
            Walk('lint-wrong', ['lint', os.path.join(ROOT, 'tests/diagnostics/unknown-key.yaml')]), Walk('test', ['test', '--mutate', RULES]),
            Walk('diff', ['diff', RULES, os.path.join(work, 'other.yaml')]), Walk('graph', ['graph', 'papers']),
            Walk('graph-dot', ['graph', '--dot', 'together']), Walk('schema', ['schema']), Walk('help', ['help']),
            Walk('help-words', ['help', 'words']), Walk('help-notation', ['help', 'notation']), Walk('version', ['version'])]


def environment(work, library, **more):
    kept = {'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LC_ALL': 'en_US.UTF-8', 'MEDBRING_TODAY': '2026-12-01'}
    return {**kept, 'LD_PRELOAD': library, **more}


def piped(walk, program, folder, variables):
    done = subprocess.run([program, *walk.arguments], input=(walk.typed or '').encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=variables, cwd=folder, timeout=60)
    return done.returncode, done.stdout, done.stderr, []


def waits(pid):
    """Does the process wait for something?"""
    with open('/proc/%d/stat' % pid) as file:
        return file.read().rpartition(')')[2].split()[0] == 'S'


def on_terminal(walk, program, folder, variables):
    master, slave = os.openpty()
    tty.setraw(slave)                   # what is typed before the program is ready must come as it is
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    found, keys = termios.tcgetattr(slave), list(walk.typed)
    process = subprocess.Popen([program, *walk.arguments], stdin=slave, stdout=slave, stderr=slave, env=variables, cwd=folder,
                               start_new_session=True)
    quits, still = 4, time.monotonic()
    said, wrong, deadline = b'', [], still + 30
    while True:
        ended = process.poll() is not None
        if select.select([master], [], [], 0 if ended else 0.004)[0]:
            said += os.read(master, 65536)
            still = time.monotonic()
        elif ended:
            break
        elif keys and said and not struct.unpack('i', fcntl.ioctl(slave, termios.FIONREAD, b'\0\0\0\0'))[0]:
            os.write(master, keys.pop(0).encode())       # the next one when the last is taken, and all is said
            still = time.monotonic()
        elif not keys and quits and waits(process.pid) and time.monotonic() > still + 0.2:
            os.write(master, b'\nquit\n')          # where no screen could be had it went on in text mode
            quits, still = quits - 1, time.monotonic()
        elif time.monotonic() > deadline:
            wrong.append('does not end')
            process.kill()
            deadline += 30
    if termios.tcgetattr(slave)[:4] != found[:4]:
        wrong.append('the modes of the terminal are changed')
    for number, name in SWITCHES.items():
        switched = re.findall(rb'\x1b\[\?(?:\d+;)*' + number + rb'([hl])', said)
        if switched and switched[-1] == b'h':
            wrong.append('leaves the %s on' % name)
    hidden = re.findall(rb'\x1b\[\?(?:12;)?25([hl])', said)
    if hidden and hidden[-1] == b'l':
        wrong.append('leaves the cursor hidden')
    os.close(master)
    os.close(slave)
    return process.returncode, said, said, wrong


class Memory:
    def __init__(self, work):
        self.work, self.library = work, os.path.join(work, 'failing.so')
        source = os.path.join(work, 'failing.c')
        with open(source, 'w') as file:
            file.write(FAILING)
        subprocess.run([os.environ.get('CC', 'cc'), '-shared', '-fPIC', '-O1', '-o', self.library, source], check=True)
        self.passed, self.failed = 0, 0
        # With rules beside it, which a kiosk takes too.
        self.program = os.path.join(work, 'bin/medbring')
        os.makedirs(os.path.join(work, 'share/medbring'))
        os.makedirs(os.path.dirname(self.program))
        shutil.copy(PROGRAM, self.program)
        shutil.copy(RULES, os.path.join(work, 'share/medbring/rules.yaml'))

    def run(self, walk, **more):
        with tempfile.TemporaryDirectory(dir=self.work) as folder:
            return (on_terminal if walk.screen else piped)(walk, self.program, folder, environment(self.work, self.library, **more))

    def who(self, walk, number, more):
        """Which functions asked for the memory that was not there."""
        file = os.path.join(self.work, 'who-%s-%d' % (walk.name, number))
        self.run(walk, OOM_FIRST=str(number), OOM_FILE=file, OOM_WHO='1', **more)
        with open(file, 'rb') as told:
            return told.read()[8:].split(b'\0')[0].decode().split()

    def count(self, file):
        with open(file, 'rb') as told:
            return struct.unpack('l', told.read(8))[0]

    def judge(self, walk, number, more, expected):
        """What is wrong with one run, and whether it asked for memory after what it did not get."""
        file = os.path.join(self.work, 'asked-%d' % os.getpid())
        status, out, err, wrong = self.run(walk, OOM_FIRST=str(number), OOM_FILE=file, **more)
        asked = self.count(file)
        if status < 0 and -status in CRASHES:
            names = self.who(walk, number, more) or self.who(walk, number, more)
            wrong.append('%s; asked by %s' % (signal.Signals(-status).name, ' '.join(names[:8])))
        elif status == 5 and b'out of memory' not in err:
            wrong.append('does not say that there is no memory')
        elif status < 0 or status > 5:
            wrong.append('status %d' % status)
        elif status != 5 and (status != expected[0] or (not walk.screen and out != expected[1])) and not err.strip():
            wrong.append('status %d, other output, and no word' % status)
        elif status == 0 and not walk.screen and out != expected[1]:
            wrong.append('status 0, but other output')
        said = ['%s %d%s: %s' % (walk.name, number, ' and all later' if more else '', '; '.join(wrong))] if wrong else []
        return said, asked > number

    def both(self, walk, number, expected):
        """By itself, and with all later ones where any came."""
        wrong, more = self.judge(walk, number, {}, expected)
        if not more:
            return wrong, 1
        return wrong + self.judge(walk, number, {'OOM_ALL': '1'}, expected)[0], 2

    def expect(self, walk):
        """How it goes when no memory fails, and how often it asks for some."""
        file = os.path.join(self.work, 'count-' + walk.name)
        expected = self.run(walk, OOM_FILE=file)
        missed = [word for word in walk.seen if word not in expected[1]]
        if missed or expected[0] < 0:
            self.failed += 1
            print('FAIL %s: does not come by %r, status %d' % (walk.name, missed, expected[0]))
        return expected[:2], self.count(file)

    def walk(self, walk, pool):
        begun, runs = time.monotonic(), 0
        expected, count = self.expect(walk)
        for wrong, done in pool.map(one_case, *zip(*[(self, walk, number, expected) for number in range(1, count + 1, EVERY)]), chunksize=8):
            runs += done
            self.failed += len(wrong)
            self.passed += 2 - len(wrong)
            for line in wrong:
                print('FAIL ' + line, flush=True)
        print('%s: %d allocations, %s failed by itself and with all later ones, %d runs in %d s' % (
            walk.name, count, 'each' if EVERY == 1 else 'one of %d' % EVERY, runs, time.monotonic() - begun), flush=True)


def one_case(memory, walk, number, expected):
    return memory.both(walk, number, expected)


def main():
    with tempfile.TemporaryDirectory(prefix='medbring-memory-') as work:
        memory, jobs = Memory(work), int(os.environ.get('JOBS', 4 * os.cpu_count()))
        with ProcessPoolExecutor(jobs, get_context('fork')) as pool:
            for walk in walks(work):
                if any(fnmatch.fnmatch(walk.name, pattern) for pattern in sys.argv[1:] or ['*']):
                    memory.walk(walk, pool)
    print('%d passed, %d failed' % (memory.passed, memory.failed))
    return memory.failed != 0


if __name__ == '__main__':
    sys.exit(main())
