"""Screen readers without a screen: what a program would have them say, key by key.

Each reader runs the program in a terminal nobody sees and writes what it would say into a file:
yasr and fenrir (Debian packages) in a private tmux, brltty on a spare virtual console with a
braille display of 40 cells on a socket (needs root and the console), and `emulation`, which needs
none of them and says whatever text is new on the screen, else the line of the cursor.

    with open_reader('yasr', argv, environment) as reader:
        step = reader.press('Down')      # step.heard, step.screen, step.cursor, step.braille
"""
import fcntl, os, re, shlex, shutil, signal, socket, struct, subprocess, tempfile, termios, time

HERE = os.path.dirname(os.path.abspath(__file__))
QUIET = 0.3           # a step is over when nothing has changed for so long
PATIENCE = 1.5        # ... but first something has to change, in this time
LONGEST = 6.0         # ... or after this
CELLS = 40


class NotHere(Exception):
    """This reader cannot be used on this machine; the text says why."""


class Step:
    """What came of one key: `heard` as a list of utterances, the screen, the cursor, the braille window."""
    def __init__(self, key, heard, screen, cursor, braille):
        self.key, self.heard, self.screen, self.cursor, self.braille = key, heard, screen, cursor, braille

    @property
    def speech(self):
        return ' '.join(self.heard)

    @property
    def words(self):
        return count_words(self.speech)

    @property
    def cursor_line(self):
        return self.screen[self.cursor[1]] if self.cursor[1] < len(self.screen) else ''


def count_words(text):
    """The program's words: a reader's own names for signs (fenrir's "left brace") are not counted."""
    text = re.sub(r'\b(left|right) (brace|bracket|paren)\b', ' ', text)
    return len(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text))


def rubbish(text):
    """Characters that a synthesiser drops or names oddly: frames, arrows, ticks, braille, brackets of states."""
    return [c for c in text if '\u2190' <= c <= '\u2bff' or '\u2800' <= c <= '\u28ff' or c in '\ufffd[]<>|' or c < ' ']


def one_line(text):
    return re.sub(r'\s+', ' ', text).strip()


# ---- terminals ----

KEYS = {'Up': '\x1b[A', 'Down': '\x1b[B', 'Right': '\x1b[C', 'Left': '\x1b[D', 'Enter': '\r', 'Space': ' ', 'Tab': '\t',
        'Escape': '\x1b', 'BSpace': '\x7f', 'Home': '\x1b[1~', 'End': '\x1b[4~', 'PageUp': '\x1b[5~', 'PageDown': '\x1b[6~',
        'F1': '\x1b[[A', 'F2': '\x1b[[B'}


class Pane:
    """A terminal inside a tmux server of its own."""
    def __init__(self, folder, command, environment, columns, lines):
        if not shutil.which('tmux'):
            raise NotHere('tmux is not installed')
        self.socket = os.path.join(folder, 'tmux')
        self.lines = lines
        settings = os.path.join(folder, 'tmux.conf')
        with open(settings, 'w') as file:
            file.write('set -g status off\nset -g escape-time 0\nset -g remain-on-exit on\nset -g default-terminal screen\n')
        outer = {k: v for k, v in os.environ.items() if k != 'TMUX'} | environment
        subprocess.run(['tmux', '-S', self.socket, '-f', settings, '-u', 'new-session', '-d', '-x', str(columns), '-y', str(lines),
                        shlex.join(command)], env=outer, check=True, timeout=20)

    def tmux(self, *words):
        done = subprocess.run(['tmux', '-S', self.socket, *words], capture_output=True, timeout=20)
        return done.stdout.decode('utf-8', 'replace').rstrip('\n')

    def look(self):
        x, y = self.tmux('display-message', '-p', '#{cursor_x} #{cursor_y}').split()
        screen = [line.rstrip() for line in self.tmux('capture-pane', '-p').split('\n')]
        return screen + [''] * (self.lines - len(screen)), (int(x), int(y))

    def press(self, key):
        if key in KEYS:
            self.tmux('send-keys', {'PageUp': 'PPage', 'PageDown': 'NPage'}.get(key, key))
        else:
            self.tmux('send-keys', '-l', '--', key)

    def close(self):
        self.tmux('kill-server')


class Console:
    """A spare virtual console of Linux: read through /dev/vcsu, typed into with TIOCSTI."""
    OPEN_QUERY, DISALLOCATE = 0x5600, 0x5608

    def __init__(self):
        try:
            with open('/dev/tty0', 'wb', buffering=0) as first:
                self.number = struct.unpack('i', fcntl.ioctl(first, self.OPEN_QUERY, struct.pack('i', 0)))[0]
            self.fd = os.open(f'/dev/tty{self.number}', os.O_RDWR | os.O_NOCTTY)
            with open(f'/dev/vcsu{self.number}', 'rb'):
                pass
        except OSError as error:
            raise NotHere(f'no virtual console can be opened ({error})')
        os.write(self.fd, b'\033c\033%G\033[2J\033[H')
        self.program = None

    def start(self, command, environment):
        self.program = subprocess.Popen(command, stdin=self.fd, stdout=self.fd, stderr=self.fd, env=environment,
                                        start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 1))

    def look(self):
        with open(f'/dev/vcsa{self.number}', 'rb') as file:
            rows, columns, x, y = file.read(4)
        with open(f'/dev/vcsu{self.number}', 'rb') as file:
            points = struct.unpack(f'{rows * columns}I', file.read(4 * rows * columns))
        text = ''.join(chr(point) for point in points)
        return [text[row * columns:(row + 1) * columns].rstrip() for row in range(rows)], (x, y)

    def press(self, key):
        for byte in KEYS.get(key, key).encode():
            fcntl.ioctl(self.fd, termios.TIOCSTI, bytes([byte]))

    def close(self):
        if self.program:
            end_group(self.program)
        os.close(self.fd)           # the end of the program hung it up: what is written now goes nowhere
        try:
            with open('/dev/tty0', 'wb', buffering=0) as first:
                fcntl.ioctl(first, self.DISALLOCATE, self.number)
        except OSError:
            pass


def end_group(process):
    """End a program that we started as the leader of its own session, and what it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(2)
            break
        except subprocess.TimeoutExpired:
            continue


def end_run(path):
    """End the program and what it runs in. A reader's end need not hang it up: yasr's speech command, which inherits the
    terminal's other side, waits for the program, which inherits the speech command's pipe."""
    try:
        with open(path) as file:
            leader = int(file.read())
        if os.getpgid(leader) == leader:
            os.killpg(leader, signal.SIGKILL)
    except (OSError, ValueError):
        pass


# ---- what is said ----

def yasr_utterances(text):
    """q {..} and tts_say {..} are said, l {..} is one letter, a lone s cuts off what was being said."""
    heard = []
    for match in re.finditer(r'(?:q|tts_say|l) \{(.*?)\}\n|^(s)$', text, re.S | re.M):
        if match.group(2):
            heard.clear()
        else:
            heard.append(match.group(1))
    return heard


def fenrir_utterances(text):
    """One call each, ended by a record separator; it says a comma for each line break."""
    return [re.sub(r'(\s*,)*\s*$', '', re.sub(r'^[\s,]+', '', re.sub(r'(\s+,)+\s', ' ', said))) for said in text.split('\x1e')]


def plain_utterances(text):
    return text.split('\n')


class Log:
    def __init__(self, path, utterances):
        self.path, self.utterances, self.at = path, utterances, 0
        open(path, 'wb').close()

    def size(self):
        return os.path.getsize(self.path)

    def take(self):
        with open(self.path, 'rb') as file:
            file.seek(self.at)
            raw = file.read()
        self.at += len(raw)
        said = map(one_line, self.utterances(raw.decode('utf-8', 'replace')))
        return [words for words in said if words and not words.startswith(('Start Fenrir', 'BRLTTY ', 'pychant '))]


class Display:
    """Plays the braille display of brltty's virtual driver."""
    def __init__(self, path):
        deadline = time.monotonic() + 10
        while True:
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(path)
                break
            except OSError:
                self.socket.close()
                if time.monotonic() > deadline:
                    raise NotHere('brltty did not open its display')
                time.sleep(0.05)
        self.socket.setblocking(False)
        self.socket.sendall(b'cells %d\n' % CELLS)
        self.window, self.rest = '', b''

    def look(self):
        try:
            while data := self.socket.recv(65536):
                self.rest += data
        except BlockingIOError:
            pass
        *lines, self.rest = self.rest.split(b'\n')
        for line in lines:
            match = re.match(r'Visual "(.*)"', line.decode('utf-8', 'replace'))
            if match:
                self.window = match.group(1).replace('\\"', '"').replace('\\\\', '\\')
        return self.window

    def close(self):
        self.socket.close()


# ---- readers ----

class Reader:
    utterances = staticmethod(plain_utterances)
    speaks = True

    def __init__(self, argv, environment, columns, lines):
        self.folder = tempfile.mkdtemp(prefix='medbring-a11y-')
        self.terminal = self.display = None
        try:
            self.log = Log(os.path.join(self.folder, 'speech'), self.utterances)
            self.environment = {'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8', **environment, 'TERM': 'linux'}
            self.start(self.script(argv), columns, lines)
            self.last = None
            self.first = self.settle('start', 3 * QUIET, lambda: os.path.exists(os.path.join(self.folder, 'started')))
        except BaseException:
            self.close()
            raise

    def script(self, argv):
        """The program, and then silence, so that a reader does not stop with it."""
        path = os.path.join(self.folder, 'run')
        with open(path, 'w') as file:
            exports = ''.join(f'export {name}={shlex.quote(value)}\n' for name, value in self.environment.items())
            file.write(f'#!/bin/sh\n{exports}echo $$ >{self.folder}/started\n{shlex.join(argv)}\nstty -echo 2>/dev/null\nexec sleep 600\n')
        os.chmod(path, 0o755)
        return path

    def speech_command(self, body):
        path = os.path.join(self.folder, 'speak')
        with open(path, 'w') as file:
            file.write(f'#!/bin/sh\n{body} >>{self.log.path}\n')
        os.chmod(path, 0o755)
        return path

    def settings(self, name, **values):
        with open(os.path.join(HERE, name)) as file:
            text = file.read()
        for key, value in values.items():
            text = text.replace(f'@{key}@', value)
        path = os.path.join(self.folder, name)
        with open(path, 'w') as file:
            file.write(text)
        return path

    def state(self):
        screen, cursor = self.terminal.look()
        return screen, cursor, self.log.size(), self.display.look() if self.display else ''

    def settle(self, key, quiet=QUIET, begun=lambda: True):
        start = since = time.monotonic()
        before = self.last
        last = self.state()
        while time.monotonic() - start < LONGEST:
            time.sleep(0.04)
            now = self.state()
            if now != last or not begun():
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= (PATIENCE if now == before else quiet):
                break
        step = Step(key, self.hear(self.last, last), last[0], last[1], last[3])
        self.last = last
        return step

    def hear(self, before, now):
        return self.log.take()

    def press(self, key):
        self.terminal.press(key)
        return self.settle(key)

    def line(self, text):
        """Type a line; what is heard after Enter (the echo of typing is left out)."""
        if text:
            self.press(text)
        return self.press('Enter')

    def close(self):
        if self.display:
            self.display.close()
        if self.terminal:
            self.terminal.close()
        end_run(os.path.join(self.folder, 'started'))
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Emulation(Reader):
    def start(self, run, columns, lines):
        self.terminal = Pane(self.folder, [run], {}, columns, lines)

    def hear(self, before, now):
        screen, cursor = now[:2]
        if before is None:
            return [one_line(line) for line in screen if line.strip()]
        old = scrolled(before[0], screen)
        new = [one_line(difference(a, b)) for a, b in zip(old, screen) if a != b]
        new = [text for text in new if text]
        if new or cursor == before[1]:
            return new
        return [one_line(screen[cursor[1]]) or 'blank']


def scrolled(old, new):
    """The old screen moved up by as many lines as makes most of it stay."""
    def alike(by):
        return sum(a == b for a, b in zip(old[by:], new) if a)
    by = max(range(len(new)), key=lambda n: (alike(n), -n))
    return old[by:] + [''] * by


def difference(old, new):
    """The part of a line between what is the same at its two ends."""
    start = len(os.path.commonprefix([old, new]))
    end = len(os.path.commonprefix([old[start:][::-1], new[start:][::-1]]))
    return new[start:len(new) - end]


class Yasr(Reader):
    utterances = staticmethod(yasr_utterances)

    def start(self, run, columns, lines):
        if not shutil.which('yasr'):
            raise NotHere('yasr is not installed')
        settings = self.settings('yasr.conf', LOG=self.speech_command('exec cat'))
        self.terminal = Pane(self.folder, ['env', 'HOME=' + self.folder, 'TERM=linux', 'yasr', '-C', settings, run],
                             {'LANG': 'C.UTF-8'}, columns, lines)


class Fenrir(Reader):
    utterances = staticmethod(fenrir_utterances)

    def start(self, run, columns, lines):
        if not shutil.which('fenrir'):
            raise NotHere('fenrir is not installed')
        speak = self.speech_command('printf \'%s\\036\' "$1"')
        settings = self.settings('fenrir.conf', LOG=speak, FOLDER=self.folder, RUN=run)
        self.terminal = Pane(self.folder, ['env', 'HOME=' + self.folder, 'fenrir', '-e', '-s', settings],
                             {'LANG': 'C.UTF-8'}, columns, lines)


class Brltty(Reader):
    def start(self, run, columns, lines):
        if not shutil.which('brltty'):
            raise NotHere('brltty is not installed')
        self.terminal = Console()
        path = os.path.join(self.folder, 'display')
        speak = self.speech_command('exec cat')
        self.brltty = subprocess.Popen(
            ['brltty', '-n', '-e', '-q', '-N', '-l', 'warning', '-f', '/dev/null', '-F', os.path.join(self.folder, 'preferences'),
             '-U', self.folder, '-W', self.folder, '-P', os.path.join(self.folder, 'pid'), '-b', 'vr', '-d', 'server:' + path,
             '-x', 'lx', '-X', f'vt={self.terminal.number}', '-t', 'da', '-s', 'gs', '-S', 'command=' + speak, '-o', 'autospeak=yes'],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.display = Display(path)
        time.sleep(0.6)
        self.log.take()
        self.terminal.start([run], {**os.environ, **self.environment})

    def close(self):
        if getattr(self, 'brltty', None):
            end_group(self.brltty)
        super().close()


READERS = {'emulation': Emulation, 'yasr': Yasr, 'fenrir': Fenrir, 'brltty': Brltty}


def open_reader(name, argv, environment=None, columns=80, lines=25):
    reader = READERS[name](argv, environment or {}, columns, lines)
    if reader.first.speech:
        return reader
    reader.close()              # a reader that says nothing at all has not started well (fenrir, on a busy machine)
    return READERS[name](argv, environment or {}, columns, lines)


def speaking_seconds(text, voice):
    """How long espeak-ng speaks, None where it is not installed."""
    if not shutil.which('espeak-ng') or not text:
        return None
    wave = subprocess.run(['espeak-ng', '-v', voice, '--stdout', '--', text], capture_output=True, timeout=60).stdout
    return max(0, len(wave) - 44) / 44100
