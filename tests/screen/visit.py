"""Starts the program in a pseudo-terminal and waits for what should appear; nothing here sleeps.

    with Visit(['--lang', 'en', 'mitid'], size=(24, 80)) as visit:
        visit.wait('Passport')
        visit.press('Down', 'Space')
"""
import fcntl
import os
import pty
import select
import signal
import struct
import tempfile
import termios
import time

from emulator import Emulator

KEYS = {'Up': '\x1b[A', 'Down': '\x1b[B', 'Right': '\x1b[C', 'Left': '\x1b[D', 'Home': '\x1b[H', 'End': '\x1b[F',
        'PageUp': '\x1b[5~', 'PageDown': '\x1b[6~', 'Insert': '\x1b[2~', 'Delete': '\x1b[3~', 'Enter': '\r', 'Tab': '\t',
        'BackTab': '\x1b[Z', 'Space': ' ', 'Backspace': '\x7f', 'Esc': '\x1b', 'F1': '\x1bOP', 'F2': '\x1bOQ',
        'F3': '\x1bOR', 'F4': '\x1bOS', 'F5': '\x1b[15~', 'F7': '\x1b[18~', 'F8': '\x1b[19~', 'Ctrl-L': '\x0c', 'Ctrl-Q': '\x11', 'Ctrl-U': '\x15', 'Ctrl-Z': '\x1a'}
TIOCGPTN = 0x80045430        # Python has no name for it before 3.14
PROGRAM = os.environ.get('MEDBRING', 'build/medbring')
LIMIT = float(os.environ.get('SCREEN_TEST_LIMIT', '20'))
FOLDER = tempfile.TemporaryDirectory(prefix='medbring-screen-')       # where the visits save what they save
SANITIZED = os.environ.get('VARIANT') == 'san'


class NeverCame(AssertionError):
    pass


class Visit:
    def __init__(self, arguments, size=(24, 80), term='xterm-256color', locale='C.UTF-8', encoding='utf-8', env=None,
                 program=None):
        self.screen = Emulator(*size, encoding=encoding)
        self.sent = b''
        self.reads = []
        self.typed = 0
        self.taken = None        # what the program had read, of all its files, when all that was typed was read
        self.status = None
        environment = {name: os.environ[name] for name in ('PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS',
                                                           'LD_PRELOAD') if name in os.environ}
        environment.update({'TERM': term, 'LC_ALL': locale, **(env or {})})
        command = program or [PROGRAM]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            self.set_size(0, size)
            os.chdir(FOLDER.name)
            os.execvpe(command[0], command + arguments, environment)
        self.set_size(self.fd, size)
        self.found = termios.tcgetattr(self.fd)

    @staticmethod
    def set_size(fd, size):
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', *size, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None and self.status is None:
            print('--- the screen at that time:')
            print(self.screen.text())
        self.end()

    def end(self):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.reap()
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def reap(self):
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)

    def read(self, seconds):
        """Take what the program sends within that time; False when it has closed the terminal."""
        ready, _, _ = select.select([self.fd], [], [], max(0, seconds))
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b''
        self.sent += data
        if data:
            self.reads.append(len(data))
            self.screen.feed(data)
        return bool(data)

    def until(self, holds, what):
        """Wait until `holds(self)`, and say `what` was waited for when it never is so."""
        deadline = time.monotonic() + LIMIT
        while not holds(self):
            if time.monotonic() > deadline or not self.read(min(1, deadline - time.monotonic())):
                raise NeverCame('waited in vain for %s' % what)
        return self

    def wait(self, text):
        return self.until(lambda visit: text in visit.screen.text(), repr(text))

    def wait_gone(self, text):
        return self.until(lambda visit: text not in visit.screen.text(), '%r to go' % text)

    def wait_focus(self, text):
        return self.until(lambda visit: text in visit.screen.line(visit.screen.row), 'the cursor on %r' % text)

    def press(self, *keys):
        for key in keys:
            self.write(KEYS.get(key, key).encode(self.screen.encoding))
        return self

    def write(self, data):
        self.typed += len(data)
        while data:
            _, writable, _ = select.select([], [self.fd], [], 0)
            if writable:
                data = data[os.write(self.fd, data[:4096]):]
            else:
                self.read(0.05)

    def unread(self):
        """How many of the bytes that were typed the program has not read yet."""
        number = struct.unpack('I', fcntl.ioctl(self.fd, TIOCGPTN, b'\0\0\0\0'))[0]
        slave = os.open('/dev/pts/%d' % number, os.O_RDWR | os.O_NOCTTY)
        try:
            return struct.unpack('i', fcntl.ioctl(slave, termios.FIONREAD, b'\0\0\0\0'))[0]
        finally:
            os.close(slave)

    def state(self):
        with open('/proc/%d/stat' % self.pid) as stat:
            return stat.read().rsplit(')', 1)[1].split()[0]

    def read_in_all(self):
        """Bytes that the program has read, of all its files; None where that cannot be known."""
        try:
            with open('/proc/%d/io' % self.pid) as counts:
                return int(counts.readline().split()[1])
        except OSError:
            return None

    def on_the_way(self):
        """Is something that was typed still within the kernel, where nobody sees it?"""
        now = self.read_in_all()
        return None not in (now, self.taken) and now < self.taken + self.typed

    def quiet(self):
        """All keys are read, nothing more is on its way, and the program sleeps."""
        ready, _, _ = select.select([self.fd], [], [], 0.01)
        return not ready and not self.unread() and self.state() == 'S' and not self.on_the_way()

    def settle(self):
        """Wait until the program has done all that it was asked. (Not after a lone Esc: wait for what it brings.)
        Before it has sent anything it has not begun, and would throw away what is typed."""
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            if self.sent and self.quiet() and self.quiet():
                self.taken, self.typed = self.read_in_all(), 0
                return self
            self.read(0.01)
        raise NeverCame('waited in vain for quiet')

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        self.set_size(self.fd, (rows, columns))
        return self

    def leave(self, *keys):
        """Press these keys and wait for the end; returns the exit status."""
        self.press(*keys)
        begun = time.monotonic()
        try:
            self.until(lambda visit: False, 'the end')
        except NeverCame:
            if time.monotonic() - begun > LIMIT:
                raise
        self.reap()
        return self.status

    def restored(self):
        """What is not as it was found: nothing, it is hoped."""
        left = sorted(self.screen.modes - {'cursor', 'wrap', 'blink', 'cursor-shape'})
        if 'cursor' not in self.screen.modes:
            left.append('hidden cursor')
        return left
