"""A program in a terminal of our own (a pty), read as it comes, never by sleeping."""
import errno, fcntl, os, pty, select, signal, struct, termios, time


class Terminal:
    def __init__(self, argv, columns=80, rows=24, environment=None):
        self.said = b''
        self.status = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
            environment = {'PATH': os.environ['PATH'], 'TERM': 'xterm', 'LANG': 'C.UTF-8', 'HOME': '/nonexistent',
                           **{k: v for k, v in os.environ.items() if k.endswith('SAN_OPTIONS')}, **(environment or {})}
            os.execve(argv[0], argv, environment)

    def resize(self, columns, rows=24):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))

    def read(self, seconds):
        """Whatever comes next; b'' at the end of the program, None when nothing came in time."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b''
        self.said += data
        return data

    def until(self, words, seconds=10):
        """Read until `words` stands at the end of what was said; returns what came since the last time."""
        start, words = len(self.said), words.encode()
        deadline = time.monotonic() + seconds
        while not (len(self.said) > start and self.said.endswith(words)):
            data = self.read(max(0, deadline - time.monotonic()))
            if data is None:
                raise AssertionError(f'waited for {words!r}, heard {self.said[start:]!r}')
            if not data:
                raise AssertionError(f'ended before {words!r}, heard {self.said[start:]!r}')
        return self.said[start:].decode()

    def type(self, text):
        os.write(self.fd, text.encode())

    def until_waiting(self):
        """Until the program sleeps, which after a prompt is: until it waits for a line."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with open(f'/proc/{self.pid}/stat') as file:
                if file.read().rsplit(')', 1)[1].split()[0] == 'S':
                    return
        raise AssertionError('does not come to rest')

    def echo(self):
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)

    def end(self, seconds=10):
        """Wait for the program; its exit status as a shell has it."""
        deadline = time.monotonic() + seconds
        while self.read(max(0, min(0.2, deadline - time.monotonic()))) != b'':
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return self.reaped(status)
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                raise AssertionError('did not end')
        return self.reaped(os.waitpid(self.pid, 0)[1])

    def reaped(self, status):
        while self.read(0):
            pass
        self.status = os.waitstatus_to_exitcode(status)
        return self.status if self.status >= 0 else 128 - self.status

    def close(self):
        os.close(self.fd)
