"""Many visits at once through sshd (SESSIONS=500, one every SESSIONS_APART=0.15 seconds): how long each waits for the first
drawing and for a key, what it takes, and that none is left. For sshd.py."""
import fcntl, os, pty, re, resource, select, signal, struct, termios, time

from sshd_server import Server, USER, programs, wait_for

SESSIONS = int(os.environ.get('SESSIONS', '500'))


class Visit:
    def __init__(self, server):
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM='xterm-256color', LC_ALL='C.UTF-8')
            os.execvp('ssh', ['ssh', '-tt', *server.options(), '-o', 'SendEnv=LC_*', USER + '@127.0.0.1'])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
        self.said, self.drawn, self.pressed, self.answered = b'', None, None, None

    def read(self):
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return
        if self.drawn is None:
            self.said += data
            if b'\x1b[?1049h' in self.said:
                self.drawn = time.monotonic() - self.begun
        elif self.pressed and self.answered is None:
            self.answered = time.monotonic() - self.pressed


def pump(poller, visits, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for fd, _ in poller.poll(20):
            visits[fd].read()


def cpu(pids):
    total = 0
    for pid in pids:
        with open('/proc/%d/stat' % pid) as file:
            parts = file.read().rsplit(')', 1)[1].split()
            total += int(parts[11]) + int(parts[12])
    return total / os.sysconf('SC_CLK_TCK')


def pss(pids):
    total = 0
    for pid in pids:
        with open('/proc/%d/smaps_rollup' % pid) as file:
            total += int(re.search(r'(?m)^Pss: *(\d+)', file.read()).group(1))
    return total / 1024


def at(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float('inf')


def try_many(work, tally):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, SESSIONS * 2 + 100)), hard))
    with Server(work) as server:
        visits, poller = {}, select.poll()
        for _ in range(SESSIONS):
            visit = Visit(server)
            visits[visit.fd] = visit
            poller.register(visit.fd, select.POLLIN)
            pump(poller, visits, float(os.environ.get('SESSIONS_APART', '0.15')))
        deadline = time.monotonic() + 30
        while any(visit.drawn is None for visit in visits.values()) and time.monotonic() < deadline:
            pump(poller, visits, 0.1)
        pump(poller, visits, 1)
        up = [visit for visit in visits.values() if visit.drawn is not None]
        pids = programs(work)
        before, begun = cpu(pids), time.monotonic()
        pump(poller, visits, 3)
        idle = (cpu(pids) - before) / (time.monotonic() - begun)
        memory = pss(pids)
        for visit in up:
            visit.pressed = time.monotonic()
            os.write(visit.fd, b'\x1bOB')
            pump(poller, visits, 0.01)
        pump(poller, visits, 1)
        for visit in visits.values():
            os.kill(visit.pid, signal.SIGKILL)
        dropped = time.monotonic()
        wait_for(lambda: not programs(work), 20)
        gone = time.monotonic() - dropped
        for visit in visits.values():
            os.waitpid(visit.pid, 0)
            os.close(visit.fd)
        drawn, answered = [visit.drawn for visit in up], [visit.answered for visit in up if visit.answered is not None]
        print('%d visits of %d up; first drawing: median %.2f s, worst %.2f s; key answered: median %.1f ms, 99th %.1f ms; '
              '%.2f MiB each (PSS); idle %.2f %% of a core in all; none left after %.2f s' % (
                  len(up), SESSIONS, at(drawn, .5), at(drawn, 1), 1000 * at(answered, .5), 1000 * at(answered, .99),
                  memory / max(1, len(pids)), 100 * idle, gone))
        tally.check('all visits are up', len(up) == SESSIONS and len(pids) == SESSIONS)
        tally.check('all keys are answered', len(answered) == SESSIONS)
        # Ten times the targets: the machine may be busy.
        tally.check('the first drawing', at(drawn, 1) < 6)
        tally.check('the answer to a key', at(answered, .99) < 0.1)
        tally.check('the memory', memory / max(1, len(pids)) < 5)
        tally.check('the idle time', idle < 0.01)
        tally.check('none is left', gone < 20 and not programs(work))
