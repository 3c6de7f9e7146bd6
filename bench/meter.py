"""A pseudo-terminal with a meter: what a program sends for its first screen and for each key, what it costs in CPU
and memory. It counts once the program has read all its keys and sleeps, so nothing depends on how long that takes."""
import fcntl
import os
import pty
import resource
import select
import signal
import struct
import subprocess
import termios
import time

UP, DOWN, SPACE = b'\x1bOA', b'\x1bOB', b' '
GET_NUMBER = 0x80045430


def children_ms(command, text=None):
    """Processor time of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


class Metered:
    """One running program. `quiet` is how long nothing may come where its state cannot be seen (under strace)."""

    def __init__(self, command, environment=None, size=(24, 80), term='xterm-256color', quiet=None, limit=20):
        self.sent, self.quiet, self.limit = b'', quiet, limit
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', *size, 0, 0))
            kept = {name: os.environ[name] for name in ('PATH', 'HOME') if name in os.environ}
            os.execvpe(command[0], command, {**kept, 'TERM': term, 'LC_ALL': 'C.UTF-8', **(environment or {})})
        number = struct.unpack('I', fcntl.ioctl(self.fd, GET_NUMBER, b'\0\0\0\0'))[0]
        self.other_end = '/dev/pts/%d' % number

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        os.close(self.fd)

    def wait(self):
        _, status, usage = os.wait4(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status), usage

    def take(self, seconds):
        """What came within that time; None when the program has closed the terminal."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b''
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return None
        self.sent += data
        return data or None

    def unread(self):
        end = os.open(self.other_end, os.O_RDWR | os.O_NOCTTY)
        try:
            return struct.unpack('i', fcntl.ioctl(end, termios.FIONREAD, b'\0\0\0\0'))[0]
        finally:
            os.close(end)

    def asleep(self):
        with open('/proc/%d/stat' % self.pid) as stat:
            return stat.read().rsplit(')', 1)[1].split()[0] == 'S'

    def settle(self):
        """Until it has drawn, read everything, and sleeps; the bytes that came."""
        start, deadline = len(self.sent), time.monotonic() + self.limit
        while time.monotonic() < deadline:
            data = self.take(self.quiet or 0.01)
            if data is None:
                break
            if not data and self.sent and (self.quiet or (not self.unread() and self.asleep())):
                return self.sent[start:]
        raise SystemExit('it never came to rest: %r' % self.sent[-200:])

    def press(self, key):
        os.write(self.fd, key)
        return len(self.settle())

    def end(self, key):
        """Ends it by that key; status and resource usage."""
        os.write(self.fd, key)
        deadline = time.monotonic() + self.limit
        while self.take(1) is not None and time.monotonic() < deadline:
            pass
        return self.wait()

    def memory(self):
        """Private dirty and proportional memory, in kB."""
        with open('/proc/%d/smaps_rollup' % self.pid) as rollup:
            rows = {row.split(':')[0]: row.split()[1] for row in rollup if ' kB' in row}
        return int(rows['Private_Dirty']), int(rows['Pss'])

    def own_memory(self):
        """Private dirty memory that is of no file, in kB: what the linker wrote a moment ago is not counted."""
        total = 0
        with open('/proc/%d/smaps' % self.pid) as maps:
            for row in maps:
                words = row.split()
                if '-' in words[0]:
                    anonymous = len(words) < 6 or words[5].startswith('[')
                elif words[0] == 'Private_Dirty:' and anonymous:
                    total += int(words[1])
        return total

    def switches(self):
        """How often it was woken or put to sleep so far."""
        with open('/proc/%d/status' % self.pid) as status:
            return sum(int(row.split()[1]) for row in status if 'ctxt_switches' in row)

    def cpu(self):
        """Seconds on a processor so far."""
        with open('/proc/%d/schedstat' % self.pid) as stat:
            return int(stat.read().split()[0]) / 1e9
