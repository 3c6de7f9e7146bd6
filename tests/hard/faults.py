#!/usr/bin/env python3
"""The program under faults: environment, descriptors, limits, signals, window sizes, wild input, system calls that
fail (strace). Memory that fails has a test of its own (memory.py).

    faults.py [--quick] [--only PATTERN] [--mode screen|text|kiosk]      MEDBRING names the program

After each fault: no crash, no sanitizer message, the terminal's modes as they were found, nothing left switched on,
no busy loop, little memory, and either it ended by itself or it heeds the keys to leave. --quick: a small fixed part."""
import argparse, fcntl, fnmatch, os, random, re, resource, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
QUICK = '--quick' in sys.argv
SANITIZED = os.environ.get('VARIANT') == 'san'
MODES = {'screen': (['mitid'], b'\x11'), 'text': (['--text'], b'quit\r'), 'kiosk': (['--kiosk'], b'\x11')}
MEGABYTE = 1 << 20
CRASHES = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP, signal.SIGSYS}
SWITCHES = {b'1049': 'alternate screen', b'1000': 'mouse', b'2004': 'bracketed paste'}


class Fault:
    def __init__(self, name, quick=False, **what):
        self.name, self.quick, self.what = name, quick, what


def all_faults(work):
    faults = [Fault('base.plain', True), Fault('base.idle', idle=2)]

    def environment(name, quick=False, **variables):
        faults.append(Fault('env.' + name, quick, environment=variables))

    folder = os.path.join(work, 'terminfo/x')
    os.makedirs(folder)
    os.mkfifo(os.path.join(folder, 'xterm-256color'))
    for name, term in (('none', None), ('empty', ''), ('dumb', 'dumb'), ('unknown', 'no-such-thing'), ('path', '../../../etc/passwd'),
                       ('long', 'x' * 65536), ('escape', '\x1b]0;mine\x07\x1b[31m')):
        environment('term_' + name, name == 'escape', TERM=term)
    environment('terminfo_fifo', TERMINFO=os.path.join(work, 'terminfo'))
    environment('terminfo_nowhere', TERMINFO='/nonexistent')
    environment('termcap', TERMCAP='xterm:co#-5:li#99999999:' + '%p' * 4000)
    for lines in ('0', '-1', '9999', '2147483647', 'zz'):
        environment('lines_' + lines, lines == '9999', LINES=lines, COLUMNS=lines)
    for locale in ('C', 'xx_YY.none', 'da_DK.ISO-8859-1', '../../../tmp', 'A' * 65536):
        environment('locale_' + locale[:12].replace('/', '-'), LC_ALL=locale)
    environment('language', True, LANGUAGE='../../../../tmp:%s%n', NLSPATH='/dev/zero', LOCPATH='/dev')
    environment('home', HOME=None)
    environment('home_long', HOME='/' + 'h' * 65536)
    environment('hostile_programs', SHELL='/bin/false', PAGER='id', EDITOR='id', LESSOPEN='|id')
    environment('much', **{'MUCH%d' % i: 'x' * 65536 for i in range(16)})
    environment('ncurses', ESCDELAY='-1', TABSIZE='-3', NCURSES_NO_UTF8_ACS='1', NCURSES_ASSUMED_COLORS='-9,-9', BAUDRATE='-1')
    environment('malloc', MALLOC_PERTURB_='165', MALLOC_CHECK_='3')

    for which, name in enumerate(('in', 'out', 'err')):
        faults.append(Fault('fd.no_' + name, name == 'in', closed=[which]))
    faults.append(Fault('fd.none', closed=[0, 1, 2]))
    for name, which, path, flags in (('null', 0, '/dev/null', os.O_RDONLY), ('folder', 0, '/', os.O_RDONLY),
                                     ('full', 1, '/dev/full', os.O_WRONLY), ('write_only', 0, '/dev/null', os.O_WRONLY)):
        faults.append(Fault('fd.' + name, name == 'full', opened={which: (path, flags)}, must_fail=name == 'full'))
    faults.append(Fault('fd.many', inherited=200))
    faults.append(Fault('fd.stalled', stalled=1.5))
    faults.append(Fault('fd.no_folder', folder_gone=True))

    for name, limit, value in (('space_16m', resource.RLIMIT_AS, 16 * MEGABYTE), ('space_32m', resource.RLIMIT_AS, 32 * MEGABYTE),
                               ('data_4m', resource.RLIMIT_DATA, 4 * MEGABYTE), ('files_3', resource.RLIMIT_NOFILE, 3),
                               ('files_4', resource.RLIMIT_NOFILE, 4), ('files_6', resource.RLIMIT_NOFILE, 6),
                               ('stack_128k', resource.RLIMIT_STACK, 131072), ('file_0', resource.RLIMIT_FSIZE, 0),
                               ('processes_0', resource.RLIMIT_NPROC, 0)):
        faults.append(Fault('lim.' + name, name in ('file_0', 'files_4'), limit=(limit, value)))

    for number in ('HUP', 'TERM', 'INT', 'QUIT', 'XCPU'):
        faults.append(Fault('sig.' + number, number in ('HUP', 'TERM'), signals=[number], ends=True))
    for number in ('PIPE', 'USR1', 'USR2', 'ALRM', 'IO', 'PWR', 'CHLD', 'URG', 'CONT', 'WINCH'):
        faults.append(Fault('sig.' + number, signals=[number]))
    for number in ('SEGV', 'ABRT'):
        faults.append(Fault('sig.' + number, True, signals=[number], ends=True, may_crash=True))
    faults.append(Fault('sig.stopped', True, stopped=True))
    faults.append(Fault('sig.burst', signals=['TERM', 'HUP', 'INT', 'TERM'], ends=True))
    for after in (0, 2, 5, 10, 20, 40):
        faults.append(Fault('sig.early_%dms' % after, after == 5, early=after / 1000, ends=True))
    for name, ignored in (('', []), ('_ignored', [signal.SIGHUP, signal.SIGTERM, signal.SIGPIPE])):
        faults.append(Fault('sig.line_dropped' + name, True, dropped=True, ignored=ignored))
    faults.append(Fault('sig.line_dropped_blocked', dropped=True, blocked=[signal.SIGHUP]))
    faults.append(Fault('sig.line_dropped_early', dropped=True, drop_after=0.005))

    for rows, columns in ((0, 0), (1, 1), (1, 200), (5, 20), (12, 40), (200, 500), (5000, 5000), (65535, 65535)):
        faults.append(Fault('size.%dx%d' % (rows, columns), rows == 65535, size=(rows, columns)))
    for name, sizes in (('shrinks', [(1, 1), (24, 80)]), ('zero', [(0, 0), (24, 80)]), ('huge', [(65535, 65535), (24, 80)]),
                        ('storm', [(5 + at % 60, 10 + at % 150) for at in range(200)] + [(24, 80)])):
        faults.append(Fault('size.' + name, name == 'huge', sizes=sizes))

    chance = random.Random(1201)
    bytes_ = bytes(byte for byte in range(256) if byte not in (3, 4, 17, 19, 26, 28))
    for name, data in (('random', bytes(chance.choice(bytes_) for _ in range(4096))), ('paste', b'A' * MEGABYTE),
                       ('paste_lines', b'some words 123\r' * 20000), ('paste_open', b'\x1b[200~' + b'x' * 65536),
                       ('csi_long', b'\x1b[' + b'1;' * 30000 + b'A'), ('osc_open', b'\x1b]52;c;' + b'QUFB' * 9000),
                       ('half', b'\xe6'), ('bad_utf8', b'\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xfe' * 60), ('nul', bytes(5000)),
                       ('c1', bytes(range(0x80, 0xa0))), ('replies', b'\x1b[?62c\x1b[24;80R\x1bP>|x\x1b\\\x1b]11;rgb:0/0/0\x07'),
                       ('mouse', b''.join(b'\x1b[<%d;%d;%dM' % (at % 70, at * 977 % 90000, at * 31 % 70000) for at in range(300))),
                       ('arrows', b'\x1bOA\x1bOB' * 5000), ('bidi', '\u202e\u2066x\u200b'.encode() * 60)):
        faults.append(Fault('in.' + name, name in ('random', 'half'), typed=data))

    for name, injected in (('read_eio', 'read:error=EIO:when=40+'), ('read_eintr', 'read:error=EINTR:when=20+2'),
                           ('read_eintr_odd', 'read:error=EINTR:when=21+2'), ('write_eio', 'write:error=EIO:when=1+'),
                           ('write_eagain', 'write:error=EAGAIN:when=1+2'), ('poll_eintr', 'poll:error=EINTR:when=1+2'),
                           ('poll_einval', 'poll:error=EINVAL:when=1+'), ('ioctl', 'ioctl:error=ENOTTY:when=1+'),
                           ('open', 'openat:error=EMFILE:when=20+'), ('mmap', 'mmap:error=ENOMEM:when=30+'),
                           ('sigaction', 'rt_sigaction:error=EINVAL:when=1+'), ('memfd', 'memfd_create:error=ENOSYS:when=1+'),
                           ('pipe', 'pipe2:error=EMFILE:when=1+')):
        faults.append(Fault('sys.' + name, name == 'read_eintr', injected=injected))
    return faults


def process_state(pid):
    try:
        with open('/proc/%d/stat' % pid) as file:
            parts = file.read().rsplit(')', 1)[1].split()
        return parts[0], (int(parts[11]) + int(parts[12])) / os.sysconf('SC_CLK_TCK')
    except OSError:
        return 'gone', 0


class Run:
    def __init__(self, fault, mode, work):
        self.what, self.work = fault.what, work
        self.arguments, self.quit = MODES[mode]
        self.said, self.status, self.faults, self.memory = b'', None, [], 0
        self.master, self.slave = os.openpty()
        self.set_size(self.what.get('size', (24, 80)))
        self.found = termios.tcgetattr(self.slave)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self.become()
            finally:
                os._exit(127)

    def set_size(self, size):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', *size, 0, 0))

    def become(self):
        what = self.what
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        environment = {'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LC_ALL': 'C.UTF-8', 'HOME': '/nonexistent',
                       **{name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}}
        for name, value in what.get('environment', {}).items():
            environment.pop(name, None) if value is None else environment.update({name: value})
        command = [PROGRAM, *self.arguments]
        if what.get('stopped'):             # what has no shell above it cannot be stopped
            command = ['/bin/bash', '-c', 'set -m; "$@"; read x; fg >/dev/null', '-', *command]
        if 'injected' in what:
            command = [shutil.which('strace'), '-qq', '-o', '/dev/null', '-e', 'inject=' + what['injected'], *command]
        os.chdir(self.work)             # what wild input has the program save is not to land among the source
        folder = os.path.join(self.work, 'gone')
        if what.get('folder_gone'):
            os.makedirs(folder, exist_ok=True)
            os.chdir(folder)
            os.rmdir(folder)
        for descriptor in range(3):
            os.dup2(self.slave, descriptor)
        os.closerange(3, 256)
        for _ in range(what.get('inherited', 0)):
            os.set_inheritable(os.dup(0), True)
        for descriptor, (path, flags) in what.get('opened', {}).items():
            os.dup2(os.open(path, flags), descriptor)
        for descriptor in what.get('closed', []):
            os.close(descriptor)
        for number in what.get('ignored', []):
            signal.signal(number, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, what.get('blocked', []))
        signal.signal(signal.SIGPIPE, signal.SIG_IGN if signal.SIGPIPE in what.get('ignored', []) else signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if 'limit' in what:
            resource.setrlimit(what['limit'][0], (what['limit'][1],) * 2)
        os.execve(command[0], command, environment)

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def read(self, seconds, until_quiet=None):
        """Take what comes for that long, or until nothing came for a while, or the end."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.master is not None:
            ready, _, _ = select.select([self.master], [], [], min(until_quiet or 0.05, max(0, deadline - time.monotonic())))
            if ready:
                self.said += os.read(self.master, 65536)
            elif self.ended() or until_quiet:
                return

    def type(self, data):
        deadline = time.monotonic() + 8
        while data and not self.ended() and time.monotonic() < deadline:
            readable, writable, _ = select.select([self.master], [self.master], [], 0.1)
            if readable:
                self.said += os.read(self.master, 65536)
            if writable:
                data = data[os.write(self.master, data[:1024]):]

    def end_of(self, seconds):
        deadline = time.monotonic() + seconds
        while not self.ended() and time.monotonic() < deadline:
            self.read(0.05)
        return self.ended()

    def drop(self):
        begun = time.monotonic()
        os.close(self.master)
        os.close(self.slave)
        self.master = None
        while not self.ended() and time.monotonic() - begun < 3:
            time.sleep(0.005)
        if not self.ended():
            self.faults.append('still there after the line was dropped')
        elif time.monotonic() - begun > 1:
            self.faults.append('took %.1f s to end after the line was dropped' % (time.monotonic() - begun))

    def stop(self):
        """^Z, and fg by the shell: while it is stopped the terminal must be as it was found."""
        with open('/proc/%d/task/%d/children' % (self.pid, self.pid)) as file:
            child = int(file.read().split()[0])
        os.write(self.master, b'\x1a')
        deadline = time.monotonic() + 3
        while process_state(child)[0] != 'T' and time.monotonic() < deadline:
            self.read(0.01)
        if process_state(child)[0] != 'T':
            self.faults.append('does not stop')
        self.read(0.2, 0.05)
        self.look_at_terminal('while it is stopped, ')
        os.write(self.master, b'\n')

    def suffer(self):
        what = self.what
        if 'early' in what:
            time.sleep(what['early'])
            os.kill(self.pid, signal.SIGTERM)
        if 'drop_after' in what:
            time.sleep(what['drop_after'])
            return self.drop()
        self.read(3, 0.08 if QUICK else 0.15)
        if what.get('dropped'):
            return self.drop()
        for number in what.get('signals', []):
            if not self.ended():
                os.kill(self.pid, getattr(signal, 'SIG' + number))
        for size in what.get('sizes', []):
            self.set_size(size)
            self.read(0.02 if len(what['sizes']) > 5 else 0.2)
        if what.get('stopped'):
            self.stop()
        if 'stalled' in what:
            os.write(self.master, b'\x1bOB' * 200)
            time.sleep(what['stalled'])
        if 'typed' in what:
            self.type(what['typed'])
        self.read(3, 0.3)
        if not self.ended():
            before = process_state(self.pid)[1]
            watched = what.get('idle', 0.1 if QUICK else 0.3)
            self.read(watched)
            share = (process_state(self.pid)[1] - before) / watched
            if share > (0.02 if 'idle' in what else 0.4) and not self.ended():
                self.faults.append('busy (%d %%)' % (100 * share))

    def measure(self):
        try:
            with open('/proc/%d/status' % self.pid) as file:
                self.memory = int(re.search(r'VmHWM:\s*(\d+)', file.read()).group(1))
        except (OSError, AttributeError):
            pass          # it has ended

    def leave(self):
        self.measure()
        for keys in (self.quit, self.quit + b'\r', b'\x04', b'\r\x04', b'\x1b\x11', b'quit\r'):
            if self.ended():
                return
            self.type(keys)
            self.end_of(1.2)
        if not self.ended():
            self.faults.append('does not heed the keys to leave')
            os.kill(self.pid, signal.SIGKILL)
            self.end_of(2)

    def judge(self):
        self.read(0.2, 0.05) if self.master is not None else None
        if self.status < 0 and -self.status in CRASHES and not self.what.get('may_crash'):
            self.faults.append('crashed by %s' % signal.Signals(-self.status).name)
        if self.what.get('must_fail') and self.status == 0:
            self.faults.append('exit status 0 although nothing could be written')
        if re.search(rb'AddressSanitizer|runtime error|LeakSanitizer|smashing|corrupted|Assertion', self.said):
            self.faults.append('says %r' % self.said[-300:])
        if b'\x1b]0;mine' in self.said:
            self.faults.append('sends on what TERM holds')
        if not SANITIZED and 'injected' not in self.what and self.memory > 16 * 1024:
            self.faults.append('%d MiB' % (self.memory // 1024))
        if self.master is not None:
            self.look_at_terminal('')

    def look_at_terminal(self, when):
        now = termios.tcgetattr(self.slave)
        if now[:4] != self.found[:4] or now[6] != self.found[6]:
            self.faults.append(when + 'the modes of the terminal are changed')
        for number, name in SWITCHES.items():
            seen = re.findall(rb'\x1b\[\?(?:\d+;)*' + number + rb'([hl])', self.said)
            if seen and seen[-1] == b'h':
                self.faults.append(when + 'leaves the %s on' % name)
        hidden = re.findall(rb'\x1b\[\?(?:12;)?25([hl])', self.said)
        if hidden and hidden[-1] == b'l':
            self.faults.append(when + 'leaves the cursor hidden')

    def go(self):
        self.suffer()
        if self.what.get('ends') and not self.end_of(3):
            self.faults.append('does not end')
        self.leave()
        self.judge()
        if self.master is not None:
            os.close(self.master)
            os.close(self.slave)
        return self.faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--only', default='*')
    parser.add_argument('--mode', choices=MODES)
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix='medbring-faults-')
    passed = failed = 0
    try:
        faults = all_faults(work)
        for mode in [options.mode] if options.mode else MODES:
            for fault in faults:
                if (options.quick and not fault.quick) or not fnmatch.fnmatch(fault.name, options.only):
                    continue
                if 'injected' in fault.what and not shutil.which('strace'):
                    continue
                if fault.what.get('stopped') and mode == 'kiosk':       # there is no shell to come back to
                    continue
                if SANITIZED and fault.name.startswith(('lim.space', 'lim.data', 'sys.mmap', 'sys.sigaction', 'env.malloc')):
                    continue
                why = Run(fault, mode, work).go()
                passed, failed = passed + (not why), failed + bool(why)
                if why:
                    print('FAIL %s %s: %s' % (mode, fault.name, '; '.join(why)), flush=True)
    finally:
        shutil.rmtree(work)
    print('%d passed, %d failed' % (passed, failed))
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
