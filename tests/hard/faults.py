#!/usr/bin/env python3
"""The program under faults: environment, descriptors, limits, signals, window sizes, wild input, system calls that
fail (strace). Memory that fails has a test of its own (memory.py).

    faults.py [--quick] [--only PATTERN] [--mode screen|text|kiosk]      MEDBRING names the program

After each fault: no crash, no sanitizer message, the terminal's modes as they were found, nothing left switched on,
no busy loop, little memory, and either it ended by itself or it heeds the keys to leave. --quick: a small fixed part."""
import argparse, fcntl, fnmatch, os, re, resource, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__))]
from fault_table import all_faults

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
QUICK = '--quick' in sys.argv
SANITIZED = os.environ.get('VARIANT') == 'san'
MODES = {'screen': (['mitid'], b'\x11'), 'text': (['--text'], b'quit\r'), 'kiosk': (['--kiosk'], b'\x11')}
CRASHES = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP, signal.SIGSYS}
SWITCHES = {b'1049': 'alternate screen', b'1000': 'mouse', b'2004': 'bracketed paste'}


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
        if not what.get('no_terminal'):
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        environment = {'PATH': '/usr/bin:/bin', 'TERM': 'xterm-256color', 'LC_ALL': 'C.UTF-8', 'HOME': '/nonexistent',
                       **{name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}}
        if what.get('cleared'):
            environment = {}
        for name, value in what.get('environment', {}).items():
            environment.pop(name, None) if value is None else environment.update({name: value})
        command = [PROGRAM, *self.arguments]
        if what.get('stopped'):             # what has no shell above it cannot be stopped
            command = ['/bin/bash', '-c', 'set -m; "$@"; read x; fg >/dev/null', '-', *command]
        if 'injected' in what:
            command = [shutil.which('strace'), '-qq', '-o', '/dev/null', '-e', 'inject=' + what['injected'], *command]
        if what.get('read_only'):
            command = ['/usr/bin/unshare', '-m', '/bin/sh', '-c', 'mount -o remount,bind,ro / && exec "$@"', '-', *command]
        os.umask(what.get('mask', 0o022))
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
        for descriptor, kind in what.get('pipes', {}).items():
            reads, writes = os.pipe()
            os.dup2(reads if descriptor == 0 else writes, descriptor)
            if kind == 'kept':
                os.set_inheritable(reads, True)
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
            elif self.ended() or (until_quiet and self.said):        # a busy machine has perhaps not begun yet
                return

    def type(self, data):
        deadline = time.monotonic() + 40            # 64 KiB of anything take 2.4 s on a quiet machine
        while data and not self.ended() and time.monotonic() < deadline:
            readable, writable, _ = select.select([self.master], [self.master], [], 0.1)
            if readable:
                self.said += os.read(self.master, 65536)
            if writable:
                data = data[os.write(self.master, data[:1024]):]

    def finish(self):
        """On a busy machine: until all that was typed is done with, and it sleeps."""
        deadline, last = time.monotonic() + 60, None
        while time.monotonic() < deadline and not self.ended():
            now = (*process_state(self.pid), len(self.said))
            if now == last and now[0] != 'R':
                return
            last = now
            self.read(0.3)

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
        deadline, children = time.monotonic() + 10, []
        while not children and time.monotonic() < deadline:
            with open('/proc/%d/task/%d/children' % (self.pid, self.pid)) as file:
                children = file.read().split()
        child = int(children[0])
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
            time.sleep(what['early'][0])
            os.kill(self.pid, what['early'][1])
        if 'drop_after' in what:
            time.sleep(what['drop_after'])
            return self.drop()
        self.read(3, 0.08 if QUICK else 0.15)
        if what.get('dropped'):
            os.set_blocking(self.master, False)
            os.write(self.master, what.get('typed_before', b''))
            return self.drop()
        for number in what.get('signals', []):
            if not self.ended():
                os.kill(self.pid, getattr(signal, 'SIG' + number))
        for size in what.get('sizes', []):
            self.set_size(size)
            self.read(0.02 if len(what['sizes']) > 5 else 0.2)
        if what.get('stopped'):
            self.stop()
        if what.get('paused'):
            os.kill(self.pid, signal.SIGSTOP)
            time.sleep(0.3)
            os.kill(self.pid, signal.SIGCONT)
        for size, keys in what.get('mixed', []):
            self.set_size(size)
            self.type(keys)
        if 'mixed' in what:
            self.set_size((24, 80))
        if 'stalled' in what:
            os.write(self.master, b'\x1bOB' * 200)
            time.sleep(what['stalled'])
        if 'apart' in what:
            for byte in what['typed']:
                self.type(bytes([byte]))
                time.sleep(what['apart'])
        elif 'typed' in what:
            self.type(what['typed'])
        self.read(3, 0.3)
        if 'typed' in what:
            self.finish()
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
                if 'injected' in fault.what and not shutil.which('strace') or fault.what.get('read_only') and os.geteuid() != 0:
                    continue
                if fault.what.get('stopped') and mode == 'kiosk':       # there is no shell to come back to
                    continue
                if SANITIZED and fault.name.startswith(('lim.space', 'lim.data', 'sys.mmap', 'sys.brk', 'sys.sigaction', 'env.malloc')):
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
