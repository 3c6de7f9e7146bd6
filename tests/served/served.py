"""The guide as it is served, seen from outside. Under strace: one execve, no process, no socket, nothing opened for
writing that was not asked for, nothing that a hostile environment names, and when the first screen stands at most 20
different system calls, none of which is refused. Without it: what is saved is for the owner's eyes and never over
another file, a kiosk keeps nothing and ends where nobody is there."""
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tests/screen'))
os.environ['MEDBRING'] = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
from visit import PROGRAM, SANITIZED, Visit

WRITING = re.compile(r'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND')
STARTING = ('fork', 'vfork', 'clone', 'clone3', 'execveat', 'socket', 'socketpair', 'connect', 'bind', 'listen', 'sendto', 'ptrace')
CALLS_MOST = 20
IDLE_SECONDS, WARNING_SECONDS = 600, 60
RULES = ['--rules', os.path.join(ROOT, 'rules.yaml')]
ON_SCREEN = ['Space', 'Down', 'w', 'Esc', 't', 'Esc', '?', 'Esc', '/', 'pas', 'Enter', 'Esc', 'Ctrl-L', 'F2']
IN_TEXT = ['1', 'why', 'back', 'list', 'back', 'undo', 'read', 'answers', 'back', 'search pas', 'back', 'english', 'dansk', 'help', '999']
HOSTILE = {'LANGUAGE': '../../../../{0}/evil', 'LC_MESSAGES': '../{0}/evil', 'LOCPATH': '{0}/evil', 'NLSPATH': '{0}/evil/%N', 'TERMPATH': '{0}/evil',
           'TERMINFO_DIRS': '{0}/evil', 'TERMCAP': '{0}/evil', 'GCONV_PATH': '{0}/evil', 'LOUIS_TABLEPATH': '{0}/evil', 'PAGER': '{0}/evil',
           'EDITOR': '{0}/evil', 'SHELL': '{0}/evil', 'SSH_ORIGINAL_COMMAND': '{0}/evil', 'ENV': '{0}/evil', 'BASH_ENV': '{0}/evil'}
PATHS = {'HOME': '{0}/evil', 'XDG_CONFIG_HOME': '{0}/evil', 'TERMINFO': '{0}/evil', 'TZ': ':{0}/evil', 'MEDBRING_RULES': '{0}/evil'}


FILTERED = 'libseccomp' in subprocess.run([PROGRAM, '--version'], stdout=subprocess.PIPE, check=True).stdout.decode()


class Call:
    """A line of strace: its name, its arguments and its result, where it has come to one."""
    LINE = re.compile(r'^\d+ +(\w+)\((.*?)(?:\) += (-?\w+)(?: (E\w+))?.*)?$')

    def __init__(self, line):
        found = self.LINE.match(line)
        self.name, self.arguments, self.result, self.error = found.groups() if found else ('', line, None, None)


def calls_of(path):
    with open(path, errors='replace') as file:
        return [call for call in map(Call, file) if call.name]


def walk(work, arguments, lines=(), keys=(), environment=None, switches=False):
    """A visit under strace; its calls. Lines are typed where text is spoken, keys on the screen."""
    trace = os.path.join(work, 'trace')
    program = ['strace', '-D', '-f', '-qq', '-s', '256', '-o', trace, PROGRAM]         # -D: the visit is our child, not strace
    with Visit(arguments, term='xterm-256color', env=environment, program=program) as visit:
        def spoken():
            visit.until(lambda v: v.sent.rstrip(b' ').endswith(b':'), 'a prompt').settle()

        def say():
            for line in lines:
                spoken()
                visit.press(line, 'Enter').settle()
            spoken()

        if keys:
            visit.until(lambda v: 'alternate' in v.screen.modes, 'the screen').settle()
            for key in keys:
                visit.press(key).settle()
            if switches:
                visit.press('F4').until(lambda v: 'alternate' not in v.screen.modes, 'text mode')
        if lines:
            say()
            if switches:
                visit.press('screen', 'Enter').until(lambda v: 'alternate' in v.screen.modes, 'the screen').settle()
                visit.press('Down').settle()
        on_screen = 'alternate' in visit.screen.modes
        status = visit.leave('Ctrl-Q') if on_screen else visit.leave('quit', 'Enter')
    assert status == 0, status
    return calls_of(trace)


def written(calls):
    return [call for call in calls if call.name in ('open', 'openat', 'creat') and WRITING.search(call.arguments) and '/dev/null' not in call.arguments]


def check_calls(calls, saved=0):
    names = [call.name for call in calls]
    assert names.count('execve') == 1, names.count('execve')
    for name in STARTING:
        assert name not in names, name
    opened = written(calls)
    assert len(opened) == saved, [call.arguments for call in opened]
    for call in opened:
        assert 'O_WRONLY|O_CREAT|O_EXCL' in call.arguments and call.arguments.endswith('0600'), call.arguments


def after_sealing(calls):
    """What is called once the last filter stands; there are two."""
    sealed = [at for at, call in enumerate(calls) if 'PR_SET_SECCOMP' in call.arguments and call.result == '0']
    assert len(sealed) == 2, 'filters that stand: %d' % len(sealed)
    return calls[sealed[-1] + 1:]


def check_sealed(calls):
    """Both stand without being asked for: Landlock where the kernel has it, the filter where the program was built with it."""
    versions = [call.result for call in calls if call.name == 'landlock_create_ruleset' and 'LANDLOCK_CREATE_RULESET_VERSION' in call.arguments]
    assert len(versions) == 1, versions
    if int(versions[0]) > 0:
        assert [call.result for call in calls if call.name == 'landlock_restrict_self'] == ['0'], 'Landlock does not stand'
    if not FILTERED:
        print('without libseccomp: what is called when the screen stands is not looked at')
        return
    left = after_sealing(calls)
    names = {call.name for call in left}
    assert len(names) <= CALLS_MOST, sorted(names)
    refused = [call.name + '(' + call.arguments for call in left if call.error in ('EPERM', 'EACCES', 'ENOSYS')]
    assert not refused, refused
    assert 'read' in names and 'write' in names, sorted(names)


def check_both(calls, saved=0):
    check_calls(calls, saved)
    check_sealed(calls)


def test_calls_on_the_screen(work):
    check_both(walk(work, RULES + ['--lang', 'da', 'mitid'], keys=ON_SCREEN))


def test_calls_in_text_mode(work):
    check_both(walk(work, RULES + ['--lang', 'da', '--text', 'mitid'], lines=IN_TEXT))


def test_calls_in_both(work):
    check_both(walk(work, RULES + ['--lang', 'da', 'mitid'], keys=['Space'], lines=['why', 'back'], switches=True))


def test_calls_in_a_kiosk(work):
    check_both(walk(work, ['--kiosk', '--lang', 'da'], keys=['Enter'] + ON_SCREEN))
    check_both(walk(work, ['--kiosk', '--text', '--lang', 'da'], lines=['1'] + IN_TEXT))
    check_both(walk(work, ['--kiosk', '--lang', 'da'], keys=['Enter', 'Space'], lines=['why', 'back'], switches=True))
    check_both(walk(work, ['--kiosk', '--text', '--lang', 'da'], lines=['1', 'why', 'back'], switches=True))


def test_calls_of_waiting_in_a_kiosk(work):
    """Ten minutes without a key: nine and a half, or so, until the warning, the rest until the end."""
    for arguments, key in ((['--kiosk'], ['Down']), (['--kiosk', '--text'], [])):
        calls = walk(work, arguments + ['--lang', 'da'], keys=key, lines=[] if key else ['1'])
        waits = {int(call.arguments.rsplit(', ', 1)[1]) for call in calls if call.name == 'poll'}
        assert max(waits) == 1000 * (IDLE_SECONDS - WARNING_SECONDS) and -1 not in waits, waits


def test_calls_of_the_subcommands(work):
    answers, image = os.path.join(work, 'given.yaml'), os.path.join(work, 'image.sealed')
    with open(answers, 'w') as file:
        file.write('documents: [{kind: card}]\n')
    trace = os.path.join(work, 'trace')
    small = os.path.join(ROOT, 'tests/cli/rules.yaml')
    for words in (['check', 'entry', answers], ['list'], ['print', 'entry'], ['print', '--format', 'braille'], ['lint', small], ['test'], ['graph', 'entry'],
                  ['diff', small, small], ['schema'], ['help', 'check'], ['version'], ['seal', image]):
        rules = ['--rules', small] if words[0] in ('check', 'list', 'print', 'test', 'graph', 'seal') else []
        done = subprocess.run(['strace', '-f', '-qq', '-s', '256', '-o', trace, PROGRAM, *rules, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode in (0, 3), (words, done)
        calls = calls_of(trace)
        names = [call.name for call in calls]
        assert names.count('execve') == 1 and not set(STARTING) & set(names), (words, sorted(set(names)))
        opened = [call.arguments for call in written(calls)]
        assert all(image in one for one in opened) and len(opened) == (words[0] == 'seal'), (words, opened)


def test_calls_of_saving(work):
    calls = walk(work, RULES + ['--lang', 'en', '--text', 'mitid'], lines=['1', 'save', os.path.basename(work) + '.yaml'])
    check_both(calls, saved=1)


def test_a_hostile_environment_is_not_looked_at(work):
    evil = os.path.join(work, 'evil')
    os.makedirs(os.path.join(evil, 'x'), exist_ok=True)
    os.makedirs(os.path.join(evil, 'medbring'), exist_ok=True)
    for name in ('x/xterm-256color', 'medbring/rules.yaml'):
        if not os.path.exists(os.path.join(evil, name)):
            os.mkfifo(os.path.join(evil, name))         # whoever opens it waits for ever
    hostile = {name: value.format(work) for name, value in HOSTILE.items()}
    for arguments, environment in ((RULES + ['mitid'], hostile), (['--kiosk'], {**hostile, **{name: value.format(work) for name, value in PATHS.items()}})):
        calls = walk(work, arguments + ['--lang', 'da'], keys=['Down'], environment={**environment, 'LC_ALL': 'da_DK.UTF-8'})
        assert any('da_DK' in call.arguments for call in calls[1:] if call.name == 'openat'), 'no locale is looked for'
        named = [call.name + '(' + call.arguments for call in calls[1:] if 'evil' in call.arguments]
        assert not named, named
        check_both(calls)


# ---- without strace ----

def test_nothing_of_the_environment_is_sent(work):
    """In kiosk no value is repeated, whether it is believed or not, on the screen as little as in text mode or a message."""
    mark = 'zqXmark'
    names = ['LANG', 'LC_ALL', 'LC_MESSAGES', 'LANGUAGE', 'ACCESSIBLE', 'NO_COLOR', 'HOME', 'USER', 'XDG_CONFIG_HOME', 'TERMINFO', 'TZ', 'MEDBRING_RULES',
             'MEDBRING_TODAY', 'MEDBRING_SANDBOX', 'SSH_ORIGINAL_COMMAND', 'SSH_CONNECTION', 'SHELL', 'PATH', 'LINES', 'COLUMNS', mark]
    for value in (mark, mark + '\x1b[31m', mark + '%s%n', 'x' * 41 + mark, '../' + mark):
        environment = {name: value for name in names}
        for arguments in (['--kiosk'], ['--kiosk', '--text'], ['--kiosk', '--rules', 'x'], ['--help'], ['--kiosk', '--lang', 'none']):
            for term in (value, 'xterm-256color'):
                done = subprocess.run([PROGRAM, *arguments], env={**environment, 'TERM': term}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT)
                assert done.returncode in (0, 2) and done.stdout and mark.encode() not in done.stdout, (arguments, value, done)
        for term in (mark, 'xterm-256color'):
            with Visit(['--kiosk', '--lang', 'en'], term=term, env={**environment, 'ACCESSIBLE': '0', 'PATH': os.environ['PATH']}) as visit:
                visit.until(lambda v: b'MitID' in v.sent, 'the guide').settle().press('?', 'Enter').settle()
                assert mark.encode() not in visit.sent, visit.sent



def talk(arguments, folder, lines, limit='', **more):
    """Lines in text mode, in that folder; what was said."""
    program = ['sh', '-c', 'umask 0; %s cd "$0" && exec "$@"' % limit, folder, PROGRAM]
    with Visit(['--text', *arguments], term='dumb', program=program, **more) as visit:
        for line in lines:
            visit.until(lambda v: v.sent.rstrip(b' ').endswith(b':'), 'a prompt').settle()
            visit.press(line, 'Enter').settle()
        visit.until(lambda v: v.sent.rstrip(b' ').endswith(b':'), 'a prompt').settle()
        assert visit.leave('/quit', 'Enter') == 0
        return visit.sent.decode()


def test_what_is_saved_is_for_its_owner_and_never_over_another_file(work):
    folder = tempfile.mkdtemp(dir=work)
    for name in ('there.yaml', 'target'):
        with open(os.path.join(folder, name), 'w') as file:
            file.write('mine\n')
    os.symlink('target', os.path.join(folder, 'link.yaml'))
    os.symlink('nothing', os.path.join(folder, 'dangling.yaml'))
    os.mkfifo(os.path.join(folder, 'pipe.yaml'))
    said = talk(RULES + ['--lang', 'en', 'mitid'], folder, ['1', 'save', 'new.yaml', 'save', 'there.yaml', 'link.yaml', 'dangling.yaml', 'pipe.yaml',
                                                            '../elsewhere.yaml', '/back'])
    assert said.count('already a file of that name') == 4, said
    assert stat.S_IMODE(os.stat(os.path.join(folder, 'new.yaml')).st_mode) == 0o600
    assert 'passport' in open(os.path.join(folder, 'new.yaml')).read()
    for name in ('there.yaml', 'target'):
        assert open(os.path.join(folder, name)).read() == 'mine\n'
    assert sorted(os.listdir(folder)) == ['dangling.yaml', 'link.yaml', 'new.yaml', 'pipe.yaml', 'target', 'there.yaml']
    if not SANITIZED:                               # that build has no sandbox
        assert not os.path.exists(os.path.join(work, 'elsewhere.yaml'))


def test_half_of_the_answers_is_not_taken_for_all(work):
    """Where there is no room for the whole: the file is gone, or where the sandbox lets none be removed says nothing more."""
    folder = tempfile.mkdtemp(dir=work)
    said = talk(RULES + ['--lang', 'en', 'mitid'], folder, ['1', 'save', 'answers.yaml'], limit='ulimit -f 1;')
    assert 'could not be written to the end' in said, said
    if os.listdir(folder):
        assert 'delete it' in said, said
        with open(os.path.join(folder, 'answers.yaml')) as file:
            left = file.read()
        assert 0 < len(left) <= 1024 and all(line.startswith('#') for line in left.splitlines()), left


def test_calls_of_saving_that_are_cut_short(work):
    """Killed when all but the beginning is written: no file that could be taken for the answers, or for the list."""
    folder = tempfile.mkdtemp(dir=work)
    for name, lines in (('answers.yaml', ['1', 'save', 'answers.yaml']), ('list.txt', ['1', 'list', 'save', 'list.txt'])):
        program = ['sh', '-c', 'cd "$0" && exec "$@"', folder, 'strace', '-D', '-qq', '-o', '/dev/null', '-e', 'inject=lseek:signal=KILL', PROGRAM]
        with Visit(['--text', *RULES, '--lang', 'en', 'mitid'], term='dumb', program=program, env={'TZ': 'UTC0'}) as visit:
            for line in lines:
                visit.until(lambda v: v.sent.rstrip(b' ').endswith(b':'), 'a prompt').press(line, 'Enter')
                visit.sent = b''
            assert visit.leave() == -signal.SIGKILL, visit.status
        with open(os.path.join(folder, name)) as file:
            left = file.read()
        assert left.startswith('unfinished:') and len(left) > 300, left
    done = subprocess.run([PROGRAM, *RULES, '--lang', 'en', 'check', 'mitid', os.path.join(folder, 'answers.yaml')], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 2 and b'answers.yaml:1:1: error: unfinished' in done.stderr and not done.stdout, done


def test_what_is_private_is_not_saved(work):
    folder, number = tempfile.mkdtemp(dir=work), '0101701234'
    said = talk(['--rules', os.path.join(ROOT, 'tests/hard/private.yaml'), '--lang', 'en', 'own'], folder,
                [number, 'save', 'answers.yaml', 'list', 'save', 'list.txt', 'back'])
    assert 'Ready' in said and sorted(os.listdir(folder)) == ['answers.yaml', 'list.txt'], said
    for name in os.listdir(folder):
        with open(os.path.join(folder, name)) as file:
            content = file.read()
        assert not any(number[at:at + 3] in content for at in range(8)), content


def test_a_kiosk_keeps_nothing(work):
    folder = tempfile.mkdtemp(dir=work)
    said = talk(['--kiosk', '--lang', 'en'], folder, ['1', '1', 'save', 'kept.yaml', 'list', 'save', 'kept.txt', 'back'],
                env={'HOME': folder, 'XDG_CONFIG_HOME': folder, 'XDG_STATE_HOME': folder, 'TMPDIR': folder})
    assert os.listdir(folder) == [], os.listdir(folder)
    assert 'MitID' in said, said


def test_a_killed_visit_leaves_nothing_that_hinders_the_next(work):
    folder = tempfile.mkdtemp(dir=work)
    program = ['sh', '-c', 'cd "$0" && exec "$@"', folder, PROGRAM]
    environment = {name: folder for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR', 'TMPDIR')}
    drawn = []
    for number in range(8):
        with Visit((['--kiosk'] if number % 2 else RULES) + ['--lang', 'en'], program=program, env=environment) as visit:
            visit.wait('MitID').settle().press('Down').settle()
            drawn.append(visit.screen.text())
            os.kill(visit.pid, signal.SIGKILL)
            visit.leave()
            assert visit.status == -signal.SIGKILL, visit.status
        assert os.listdir(folder) == [], os.listdir(folder)
    assert len(set(drawn[::2])) == len(set(drawn[1::2])) == 1, drawn


def test_a_kiosk_ends_where_nobody_is_there_and_any_key_goes_on(work):
    with Visit(['--kiosk', '--lang', 'en', '--idle', '2']) as visit:
        visit.until(lambda v: 'alternate' in v.screen.modes, 'the screen').settle()
        for key in ('Down', 'x'):                    # any key, also one that does nothing
            visit.wait('Are you still there?').press(key).wait_gone('Are you still there?')
        visit.wait('Are you still there?')
        assert visit.leave() == 0 and not visit.restored(), (visit.status, visit.restored())
    with Visit(['--kiosk', '--text', '--lang', 'en', '--idle', '2'], term='dumb') as visit:
        visit.until(lambda v: b'still there' in v.sent, 'the warning').press('Enter')
        visit.until(lambda v: v.sent.count(b'still there') == 2, 'the second warning')
        assert visit.leave() == 0


def owner(pid):
    return os.stat('/proc/%d/mem' % pid).st_uid


def test_visitors_of_one_account_cannot_look_into_each_other(work):
    """What may be looked into belongs to its user, what may not to root."""
    if os.geteuid() != 0:
        print('left out: it takes root to be somebody else')
        return
    become = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']
    rules = os.path.join(work, 'readable.yaml')
    shutil.copy(RULES[1], rules)
    program = os.path.join(work, 'medbring')
    shutil.copy(PROGRAM, program)
    os.chmod(work, 0o755)
    os.chmod(rules, 0o644)
    other = subprocess.Popen([*become, 'sleep', '60'])
    try:
        with Visit(['--rules', rules, '--lang', 'en', 'mitid'], program=[*become, program]) as visit:
            visit.wait('Passport').settle()
            assert owner(visit.pid) == 0
            assert re.search(r'Uid:\s+65534', open('/proc/%d/status' % visit.pid).read())
            while owner(other.pid) == 0 and other.poll() is None:
                pass                                # until it is what it is to become
            assert owner(other.pid) == 65534
    finally:
        other.kill()
        other.wait()


def test_a_crash_leaves_no_core(work):
    folder = tempfile.mkdtemp(dir=work)
    program = ['sh', '-c', 'ulimit -c unlimited; cd "$0" && exec "$@"', folder, PROGRAM]
    for arguments, ready in ((['mitid'], 'Passport'), (['--text', 'mitid'], 'Which of these')):
        with Visit([*RULES, '--lang', 'en', *arguments], program=program) as visit:
            visit.wait(ready).settle()
            os.kill(visit.pid, signal.SIGABRT)
            visit.leave()
            assert visit.status == -signal.SIGABRT or SANITIZED, visit.status
            assert os.listdir(folder) == [], os.listdir(folder)


TESTS = {name[5:].replace('_', ' '): test for name, test in sorted(globals().items()) if name.startswith('test_')}


def main():
    passed = failed = 0
    traces = shutil.which('strace') and not SANITIZED           # a sanitizer looks for leaks as a tracer does
    with tempfile.TemporaryDirectory(prefix='medbring-served-') as work:
        for name, test in TESTS.items():
            if not traces and ('calls' in name or 'hostile' in name):
                print('left out without strace, or with sanitizers: ' + name)
                continue
            try:
                test(work)
                passed += 1
            except Exception as wrong:                          # each is told, and the next one run
                failed += 1
                print('FAIL %s: %s' % (name, wrong))
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
