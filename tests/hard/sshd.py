#!/usr/bin/env python3
"""The shipped sshd settings (share/sshd/medbring.conf) with a real sshd on the loopback.

Each way round the forced command is tried against a server that allows everything but what the settings take away;
then the one line that takes it away is left out, and the same way must be open: so each switch is tested singly, and
the test shows that it could fail. Then many visits at once (sshd_visits.py; SESSIONS=0: none). As root, with
openssh-server; elsewhere it says so and ends well."""
import os, re, shutil, signal, socket, struct, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path[:0] = [os.path.dirname(os.path.abspath(__file__))]
from sshd_server import Server, Tally, USER, environment_of, is_guide, prepare, programs, wait_for
from sshd_visits import SESSIONS, try_many


SCREEN, TEXT = rb'\x1b\[\?1049h(?s:.)*MitID', rb'Number[^\n]*: $'         # where the guide stands and waits


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
        wait_for(lambda: len(programs(server.work)) > 1 or second.poll() is not None)
        found = len(programs(server.work)) > 1
        second.kill()
        second.communicate()
        return found
    finally:
        first.kill()
        first.communicate()
        if os.path.exists(path):
            os.remove(path)                      # one that is left keeps the next from having any
        wait_for(lambda: not programs(server.work))


# What takes it away: the line (or lines) without which the way is open. None: the settings have no line for it.
WAYS = [(way_command, 'ForceCommand'), (way_sftp, 'ForceCommand'), (way_scp, 'ForceCommand'),
        (way_local, 'AllowTcpForwarding'), (way_dynamic, 'AllowTcpForwarding'), (way_remote, 'AllowTcpForwarding'),
        (way_local_socket, 'AllowStreamLocalForwarding'), (way_remote_socket, 'AllowStreamLocalForwarding'),
        (way_agent, 'AllowAgentForwarding'), (way_x11, 'X11Forwarding'), (way_environment, 'AcceptEnv'),
        (way_user_environment, 'PermitUserEnvironment'), (way_rc, 'PermitUserRC'), (way_tunnel, 'PermitTunnel'),
        (way_second_session, 'MaxSessions')]
# What else keeps a way closed: it is left out with the line, and while the line is tried alone.
ALSO = {'PermitUserRC': ['ForceCommand'], 'AllowStreamLocalForwarding': ['AllowTcpForwarding']}
# Tried by try_alone(): no ways in by themselves.
ALONE = {'DisableForwarding', 'GatewayPorts', 'UnusedConnectionTimeout', 'ClientAliveInterval', 'ClientAliveCountMax', 'PermitTTY'}
NEEDS = {'way_x11': '/usr/bin/xauth', 'way_tunnel': '/dev/net/tun'}


def try_ways(work, tally):
    with Server(work) as server:
        for way, _ in WAYS:
            tally.check(way.__name__ + ' is closed', not way(server))
    for way, line in WAYS:
        # DisableForwarding is a second lock: each switch must hold by itself, and be what held.
        forwards = line.startswith('Allow') or line in ('X11Forwarding', 'PermitTunnel')
        others = (['DisableForwarding'] if forwards else []) + ALSO.get(line, [])
        with Server(work, *(others or ['GatewayPorts'])) as server:
            tally.check('%s is closed by %s alone' % (way.__name__, line), not way(server))
        if not os.path.exists(NEEDS.get(way.__name__, '/')):
            print('without %s: that %s would show is not tried' % (NEEDS[way.__name__], way.__name__))
            continue
        with Server(work, line, *others) as server:
            tally.check('%s is open without %s' % (way.__name__, line), way(server))


def try_effect(work, tally):
    """What sshd itself says is in force for the account: every line of the settings."""
    with Server(work) as server:
        said = subprocess.run(['/usr/sbin/sshd', '-T', '-f', server.path, '-C', 'user=%s,host=localhost,addr=127.0.0.1' % USER],
                              stdout=subprocess.PIPE, check=True).stdout.decode().lower().splitlines()
        lines = [line.split(None, 1) for line in server.settings.splitlines() if re.match(r'\s*[A-Z]', line) and not line.startswith('Match')]
        tally.check('lines are found', len(lines) >= 16)
        tried = {line for _, line in WAYS} | ALONE
        tally.check('lines of which none is tried: %s' % sorted({name for name, _ in lines} ^ tried), {name for name, _ in lines} == tried)
        for name, value in lines:
            values = value.split() if name == 'AcceptEnv' else [value]
            for one in values:
                one = {'1m': '60'}.get(one, one).lower()
                wanted = '%s %s' % (name.lower(), one)
                tally.check('in force: ' + wanted, wanted in said)


def listens_for_all(server):
    """Does a forwarding of the client's make the server listen on every address?"""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    client = server.start('-N', '-v', '-R', '0.0.0.0:%d:127.0.0.1:1' % port)
    try:
        for line in client.stdout:
            if b'remote forward success' in line:
                with open('/proc/net/tcp') as file:
                    return any(line.split()[1] == '00000000:%04X' % port for line in file)
        return False
    finally:
        client.kill()
        client.communicate()


def ends_unused(server, seconds):
    """Is a connection on which nothing runs ended by the server?"""
    client = server.start('-N')
    try:
        return wait_for(lambda: client.poll() is not None, seconds) is True
    finally:
        client.kill()
        client.communicate()


def ends_unanswered(server, seconds):
    """Is a visit ended whose client answers nothing any more?"""
    client = server.start(tty=True)
    try:
        if not wait_for(lambda: programs(server.work)):
            return False
        os.kill(client.pid, signal.SIGSTOP)
        return wait_for(lambda: not programs(server.work), seconds) is True
    finally:
        client.kill()
        client.communicate()
        wait_for(lambda: not programs(server.work))


def try_alone(work, tally):
    """Lines that are no way in by themselves: that each does what it is there for, and that without it it is not so."""
    for held in (True, False):
        word = 'with' if held else 'without'
        with Server(work, 'AllowTcpForwarding', *([] if held else ['DisableForwarding'])) as server:
            tally.check('forwarding, %s DisableForwarding' % word, way_local(server) != held)
        with Server(work, 'AllowTcpForwarding', 'DisableForwarding', *([] if held else ['GatewayPorts'])) as server:
            tally.check('all addresses, %s GatewayPorts' % word, listens_for_all(server) != held)
        short = [('UnusedConnectionTimeout', '2s')] if held else []
        with Server(work, *([] if held else ['UnusedConnectionTimeout']), changed=short) as server:
            tally.check('an unused connection, %s UnusedConnectionTimeout' % word, ends_unused(server, 20 if held else 4) == held)
        short = [('ClientAliveInterval', '1'), ('ClientAliveCountMax', '1')] if held else []
        with Server(work, *([] if held else ['ClientAliveInterval', 'ClientAliveCountMax']), changed=short) as server:
            tally.check('a dead client, %s ClientAliveInterval' % word, ends_unanswered(server, 20 if held else 4) == held)
    with Server(work, changed=[('PermitTTY', 'no')]) as server:
        said, _ = server.on_terminal((SCREEN, b'\x11'))
        tally.check('without PermitTTY there is no screen: %r' % said[-200:], 'PTY allocation request failed' in said and '\x1b[?1049h' not in said)


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
        for accessible in ('', '1'):
            said, status = server.on_terminal((TEXT, b'quit\r') if accessible else (SCREEN, b'\x11'), environment={'ACCESSIBLE': accessible})
            tally.check('ACCESSIBLE=%r: %r' % (accessible, said[-200:]), ('\x1b' in said) == (not accessible) and status == 0)
        for value in ('', '1'):
            said, status = server.on_terminal((SCREEN, b'\x11'), environment={'NO_COLOR': value})
            tally.check('NO_COLOR=%r: %r' % (value, said[-200:]), bool(re.search('\x1b\\[[0-9;]*3[0-9]', said)) == (not value) and status == 0)
        for steps, environment in (([(SCREEN, b'\x1bOS'), (TEXT, b'screen\r'), (SCREEN, b'\x11')], {}),
                                   ([(TEXT, b'screen\r'), (SCREEN, b'\x1bOS'), (TEXT, b'quit\r')], {'ACCESSIBLE': '1'})):
            said, status = server.on_terminal(*steps, environment=environment)
            tally.check('from one to the other and back: %r' % said[-200:], status == 0)
        before = set(os.listdir(work + '/open'))
        server.ssh(stdin='1\nsave\nx.yaml\nquit\n')
        tally.check('nothing is written', set(os.listdir(work + '/open')) == before)


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
        try_effect(work, tally)
        try_alone(work, tally)
        try_login_shell(work, tally)
        try_ways(work, tally)
        if SESSIONS:
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
