"""A real sshd on the loopback with the shipped settings, for sshd.py and sshd_visits.py. Everything is its own: configuration,
keys, user, folder; only what it started is ended."""
import fcntl, os, pty, re, select, shutil, signal, socket, struct, subprocess, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
USER = 'medbring-test'
PERMISSIVE = '''AllowTcpForwarding yes
AllowStreamLocalForwarding yes
AllowAgentForwarding yes
X11Forwarding yes
PermitTunnel yes
PermitUserRC yes
GatewayPorts yes
MaxSessions 20
AcceptEnv *
'''


class Server:
    """sshd with the shipped settings; `without` names the lines that are left out, `changed` gives lines another value."""

    def __init__(self, work, *without, shell='/bin/sh', forced=True, changed=()):
        self.work = work
        subprocess.run(['usermod', '-s', shell, USER], check=True, capture_output=True)
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.port = free.getsockname()[1]
        settings = open(os.path.join(ROOT, 'share/sshd/medbring.conf')).read()
        settings = settings.replace('Match User medbring', 'Match User ' + USER)
        settings = settings.replace('/usr/local/bin/medbring', work + '/bin/medbring')
        # internal-sftp is in sshd itself: only a forced command keeps it away, the account's shell does not.
        without += () if forced else ('ForceCommand',)
        sftp = 'internal-sftp' if forced else '/usr/lib/openssh/sftp-server'
        for name in without:
            settings, count = re.subn(r'(?m)^\s*%s .*\n' % name, '', settings)
            assert count == 1, 'no line %s' % name
        for name, value in changed:
            settings, count = re.subn(r'(?m)^(\s*%s ).*$' % name, r'\g<1>' + value, settings)
            assert count == 1, 'no line %s' % name
        self.settings = settings
        environment = '' if 'PermitUserEnvironment' not in without else 'PermitUserEnvironment yes\n'
        self.path = path = work + '/sshd_config'
        with open(path, 'w') as file:
            file.write('Port %d\nListenAddress 127.0.0.1\nHostKey %s/host\nPidFile none\nUsePAM no\nStrictModes no\n'
                       'AuthorizedKeysFile %s/key.pub\nPasswordAuthentication no\nMaxStartups 2000\nLogLevel VERBOSE\n'
                       'Subsystem sftp %s\n%s%s%s' % (self.port, work, work, sftp, environment, PERMISSIVE, settings))
        subprocess.run(['/usr/sbin/sshd', '-t', '-f', path], check=True)
        self.process = subprocess.Popen(['/usr/sbin/sshd', '-D', '-e', '-f', path], stderr=open(work + '/log', 'ab'))
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                socket.create_connection(('127.0.0.1', self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError('sshd did not start')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def options(self, name='ssh'):
        return ['-F', 'none', '-P' if name in ('sftp', 'scp') else '-p', str(self.port), '-o', 'BatchMode=yes', '-i', self.work + '/key',
                '-o', 'IdentitiesOnly=yes', '-o', 'UserKnownHostsFile=' + self.work + '/known', '-o', 'LogLevel=INFO']

    def ssh(self, *arguments, before=(), stdin='quit\n', environment=None, seconds=20):
        """Run ssh, type `stdin`; what came back (with stderr) and the status."""
        done = subprocess.run(['ssh', *self.options(), *before, USER + '@127.0.0.1', *arguments], input=stdin.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds,
                              env={**os.environ, 'LANG': 'en_US.UTF-8', 'LC_ALL': 'en_US.UTF-8', **(environment or {})})
        return done.stdout.decode(errors='replace'), done.returncode

    def on_terminal(self, *steps, environment=None, seconds=20):
        """ssh in a terminal of 24 lines. A step: once that was said since the step before, these keys are typed. What came back and
        the status (None: it had to be ended)."""
        given = {**os.environ, 'LANG': 'en_US.UTF-8', 'LC_ALL': 'en_US.UTF-8', 'TERM': 'xterm-256color', **(environment or {})}
        pid, fd = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
            os.execvpe('ssh', ['ssh', '-tt', *self.options(), '-o', 'SendEnv=LANG LC_* ACCESSIBLE NO_COLOR', USER + '@127.0.0.1'], given)
        said, since, steps, deadline = b'', 0, list(steps), time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if select.select([fd], [], [], 0.1)[0]:
                    said += os.read(fd, 65536)
            except OSError:
                break                                # the other end is closed
            if steps and re.search(steps[0][0], said[since:]):
                os.write(fd, steps.pop(0)[1])
                since = len(said)
        else:
            os.kill(pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(fd)
        return said.decode(errors='replace'), None if status < 0 else status

    def start(self, *before, tty=False, environment=None):
        environment = {**os.environ, 'LANG': 'en_US.UTF-8', 'LC_ALL': 'en_US.UTF-8', 'TERM': 'xterm-256color', **(environment or {})}
        command = ['ssh', '-tt' if tty else '-T', *self.options(), '-o', 'SendEnv=LANG LC_* ACCESSIBLE NO_COLOR', *before, USER + '@127.0.0.1']
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)


def is_guide(said):
    return 'MitID' in said and 'uid=' not in said


def programs(work):
    """The guides that run for us."""
    found = []
    for name in os.listdir('/proc'):
        try:
            if name.isdigit() and os.readlink('/proc/%s/exe' % name) == work + '/bin/medbring':
                found.append(int(name))
        except OSError:
            pass
    return found


def wait_for(what, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = what()
        if value:
            return value
        time.sleep(0.02)
    return what()


def environment_of(server, *before, environment=None):
    """The environment that sshd gave to a visit with these client options."""
    client = server.start('-o', 'SendEnv=*', *before, environment=environment)
    try:
        pids = wait_for(lambda: programs(server.work) or client.poll() is not None and [0]) or [0]
        if pids == [0]:
            return ''
        with open('/proc/%d/environ' % pids[0], 'rb') as file:
            return file.read().decode(errors='replace').replace('\0', '\n')
    finally:
        client.kill()
        client.communicate()
        wait_for(lambda: not programs(server.work))


class Tally:
    passed = failed = 0

    def check(self, what, holds):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print('FAIL %s' % what, flush=True)


def prepare(work):
    os.chmod(work, 0o755)
    for folder in ('bin', 'share/medbring', 'open', 'home/.ssh'):
        os.makedirs(os.path.join(work, folder))
    shutil.copy(PROGRAM, work + '/bin/medbring')
    sealed = os.path.join(os.path.dirname(PROGRAM), 'rules.sealed')
    if os.path.exists(sealed):
        shutil.copy(sealed, work + '/bin/rules.sealed')
    shutil.copy(ROOT + '/rules.yaml', work + '/share/medbring/rules.yaml')
    os.chmod(work + '/open', 0o777)
    # As it is installed: with the image that all visits share.
    os.makedirs(work + '/lib/medbring')
    subprocess.run([work + '/bin/medbring', '--quiet', 'seal', work + '/lib/medbring/rules.sealed'])
    with open(work + '/home/.ssh/rc', 'w') as file:
        file.write('touch %s/open/rc-ran\n' % work)
    with open(work + '/home/.ssh/environment', 'w') as file:
        file.write('FROM_FILE=1\n')
    for name in ('host', 'key'):
        subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', os.path.join(work, name)], check=True)
    with open(work + '/host.pub') as file:
        host = file.read()
    with open(work + '/known', 'w') as file:
        file.write('* ' + host)
    os.makedirs('/run/sshd', exist_ok=True)
    subprocess.run(['userdel', '-f', USER], capture_output=True)          # of a run that was killed
    subprocess.run(['useradd', '-r', '-M', '-d', work + '/home', '-s', '/bin/sh', '-p', '*', USER], check=True, capture_output=True)
    shutil.chown(work + '/home', USER)           # xauth writes there
