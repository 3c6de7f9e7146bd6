#!/usr/bin/env python3
"""The shipped sshd settings (share/sshd/medbring.conf) with a real sshd on the loopback.

Each way round the forced command is tried against a server that allows everything but what the settings take away;
then the one line that takes it away is left out, and the same way must be open: so each switch is tested singly, and
the test shows that it could fail. Then many visits at once (SESSIONS=500, one every SESSIONS_APART=0.15 seconds). As
root, with openssh-server; elsewhere it says so and ends well. Everything is its own: configuration, keys, user, folder; only what it started is ended."""
import os, pty, re, resource, select, shutil, signal, socket, struct, subprocess, sys, tempfile, time
import fcntl, termios

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get('MEDBRING', os.path.join(ROOT, 'build/medbring')))
SESSIONS = int(os.environ.get('SESSIONS', '500'))
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
    """sshd with the shipped settings; `without` names the lines that are left out."""

    def __init__(self, work, *without, shell='/bin/sh', forced=True):
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
        environment = '' if 'PermitUserEnvironment' not in without else 'PermitUserEnvironment yes\n'
        path = work + '/sshd_config'
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


# Ways round: each returns True where it led to something beside the guide.

def way_command(server):
    return not is_guide(server.ssh('sh -c id')[0]) or 'uid=' in server.ssh('id; exec sh')[0]


def way_sftp(server):
    done = subprocess.run(['sftp', *server.options('sftp'), '-b', '-', USER + '@127.0.0.1'], input=b'ls /\n', capture_output=True)
    return done.returncode == 0 or b'etc' in done.stdout


def way_scp(server):
    target = server.work + '/open/copied'
    for old in ([], ['-O']):
        subprocess.run(['scp', *old, *server.options('scp'), server.work + '/key.pub', '%s@127.0.0.1:%s' % (USER, target)], capture_output=True)
        if os.path.exists(target):
            os.remove(target)
            return True
    return False


def reaches(server, *before, path=None, socks=False):
    """Does a forwarding of the client's lead to a listener on the server?"""
    listener = socket.create_server(('127.0.0.1', 0)) if not path else socket.socket(socket.AF_UNIX)
    if path:
        listener.bind(path)
        os.chmod(path, 0o777)
        listener.listen()
    listener.settimeout(1.5)
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    target = path or '127.0.0.1:%d' % listener.getsockname()[1]
    arguments = ['-D', '127.0.0.1:%d' % port] if socks else ['-L', '127.0.0.1:%d:%s' % (port, target)]
    client = server.start('-N', *arguments)
    try:
        def connect():
            try:
                return socket.create_connection(('127.0.0.1', port), 1)
            except OSError:
                return None
        ours = wait_for(connect)
        if not ours:
            return False
        if socks:
            ours.sendall(b'\5\1\0' + b'\5\1\0\1' + socket.inet_aton('127.0.0.1') + struct.pack('>H', listener.getsockname()[1]))
        try:
            listener.accept()
            return True
        except OSError:
            return False
    finally:
        client.kill()
        client.communicate()
        listener.close()
        if path:
            os.remove(path)


def way_local(server):
    return reaches(server)


def way_dynamic(server):
    return reaches(server, socks=True)


def way_local_socket(server):
    return reaches(server, path=server.work + '/open/listener')


def remote(server, what):
    """ssh itself says whether the server listens for it: no waiting."""
    client = server.start('-N', '-v', '-o', 'ExitOnForwardFailure=yes', '-R', what)
    try:
        return any(b'remote forward success' in line for line in client.stdout)
    finally:
        client.kill()
        client.communicate()


def way_remote(server):
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    return remote(server, '127.0.0.1:%d:127.0.0.1:1' % port)


def way_remote_socket(server):
    path = server.work + '/open/remote'
    try:
        return remote(server, path + ':127.0.0.1:1')
    finally:
        if os.path.exists(path):
            os.remove(path)


def way_agent(server):
    agent = subprocess.Popen(['ssh-agent', '-D', '-a', server.work + '/agent'], stdout=subprocess.DEVNULL)
    try:
        wait_for(lambda: os.path.exists(server.work + '/agent'))
        return 'SSH_AUTH_SOCK=' in environment_of(server, '-A', environment={'SSH_AUTH_SOCK': server.work + '/agent'})
    finally:
        agent.terminate()
        agent.wait()


def way_x11(server):
    return 'DISPLAY=' in environment_of(server, '-Y', environment={'DISPLAY': ':77'})


def way_environment(server):
    return 'SMUGGLED=' in environment_of(server, environment={'SMUGGLED': '1'})


def way_user_environment(server):
    return 'FROM_FILE=' in environment_of(server)


def way_rc(server):
    mark = server.work + '/open/rc-ran'
    server.ssh()
    ran = os.path.exists(mark)
    if ran:
        os.remove(mark)
    return ran


def way_tunnel(server):
    said, _ = server.ssh(before=('-w', 'any:any', '-v', '-o', 'ExitOnForwardFailure=no'))
    return 'Tunnel forwarding using interface' in said and 'rejected tunnel' not in said


def way_second_session(server):
    path = server.work + '/mux'
    first = server.start('-M', '-S', path)
    try:
        if not wait_for(lambda: programs(server.work) and os.path.exists(path)):
            return False
        second = subprocess.Popen(['ssh', *server.options(), '-S', path, '-o', 'ProxyCommand=false', USER + '@127.0.0.1'], stdin=subprocess.PIPE,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = wait_for(lambda: len(programs(server.work)) > 1 or second.poll() is not None and len(programs(server.work)) > 1, 2)
        second.kill()
        second.communicate()
        return bool(found)
    finally:
        first.kill()
        first.communicate()
        wait_for(lambda: not programs(server.work))


# What takes it away: the line (or lines) without which the way is open. None: the settings have no line for it.
WAYS = [(way_command, 'ForceCommand'), (way_sftp, 'ForceCommand'), (way_scp, 'ForceCommand'),
        (way_local, 'AllowTcpForwarding'), (way_dynamic, 'AllowTcpForwarding'), (way_remote, 'AllowTcpForwarding'),
        (way_local_socket, 'AllowStreamLocalForwarding'), (way_remote_socket, 'AllowStreamLocalForwarding'),
        (way_agent, 'AllowAgentForwarding'), (way_x11, 'X11Forwarding'), (way_environment, 'AcceptEnv'),
        (way_user_environment, 'PermitUserEnvironment'), (way_rc, 'PermitUserRC'), (way_tunnel, 'PermitTunnel'),
        (way_second_session, 'MaxSessions')]
# Ways whose control does not come off here (a tunnel takes rights that the visitor has not): only that they are closed
# is shown.
NOT_SHOWN = (way_tunnel, way_x11, way_local_socket, way_remote_socket, way_second_session)
NEEDS = {'way_x11': '/usr/bin/xauth', 'way_tunnel': '/dev/net/tun'}


class Tally:
    passed = failed = 0

    def check(self, what, holds):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print('FAIL %s' % what, flush=True)


def try_ways(work, tally):
    with Server(work) as server:
        for way, _ in WAYS:
            tally.check(way.__name__ + ' is closed', not way(server))
    for way, line in WAYS:
        forwards = line.startswith('Allow') or line in ('X11Forwarding', 'PermitTunnel')
        # DisableForwarding is a second lock: each switch must hold by itself, and be what held.
        with Server(work, *(['DisableForwarding'] if forwards else ['GatewayPorts'])) as server:
            tally.check('%s is closed by %s alone' % (way.__name__, line), not way(server))
        if not os.path.exists(NEEDS.get(way.__name__, '/')):
            print('without %s: that %s would show is not tried' % (NEEDS[way.__name__], way.__name__))
            continue
        if way in NOT_SHOWN:
            continue
        others = ['DisableForwarding'] if forwards else []
        others += ['ForceCommand'] if line == 'PermitUserRC' else []          # a forced command keeps it away too
        with Server(work, line, *others) as server:
            tally.check('%s is open without %s' % (way.__name__, line), way(server))


def try_login_shell(work, tally):
    """The guide as the account's shell, without and with a forced command."""
    for forced in (False, True):
        with Server(work, shell=work + '/bin/medbring', forced=forced) as server:
            for command in ('id', 'sh -c id', '--rules /etc/passwd', '--version', ''):
                said, status = server.ssh(*(['--', command] if command else []))
                tally.check('login shell, %r: %r' % (command, said[-200:]), is_guide(said) and status == 0 and 'root:' not in said)
            tally.check('login shell, sftp', not way_sftp(server))
            tally.check('login shell, scp', not way_scp(server))


def try_choices(work, tally):
    """What a visitor may choose: the language, text mode, and an end."""
    with Server(work) as server:
        said, status = server.ssh(before=('-o', 'SendEnv=LANG LC_*'))
        tally.check('English: %r' % said[-200:], 'quit' in said and status == 0)
        said, _ = server.ssh(before=('-o', 'SendEnv=LANG LC_*'), environment={'LANG': 'da_DK.UTF-8', 'LC_ALL': 'da_DK.UTF-8'})
        tally.check('Danish: %r' % said[-200:], 'slut' in said)
        said, status = server.ssh(before=('-tt', '-o', 'SendEnv=LANG LC_* ACCESSIBLE'), stdin='quit\r',
                                  environment={'ACCESSIBLE': '1', 'TERM': 'xterm'})
        tally.check('ACCESSIBLE: %r' % said[-200:], '\x1b' not in said and status == 0)
        before = set(os.listdir(work + '/open'))
        server.ssh(stdin='1\nsave\nx.yaml\nquit\n')
        tally.check('nothing is written', set(os.listdir(work + '/open')) == before)


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


def main():
    if os.geteuid() != 0 or not os.path.exists('/usr/sbin/sshd') or not shutil.which('ssh'):
        print('skipped: it takes root and openssh-server')
        print('0 passed, 0 failed')
        return 0
    tally = Tally()
    work = tempfile.mkdtemp(prefix='medbring-sshd-', dir='/var/tmp')
    try:
        prepare(work)
        try_choices(work, tally)
        try_login_shell(work, tally)
        try_ways(work, tally)
        try_many(work, tally)
    finally:
        subprocess.run(['userdel', '-f', USER], capture_output=True)
        if tally.failed:
            print(open(work + '/log').read()[-1500:])
        shutil.rmtree(work)
    print('%d passed, %d failed' % (tally.passed, tally.failed))
    return tally.failed != 0


if __name__ == '__main__':
    sys.exit(main())
