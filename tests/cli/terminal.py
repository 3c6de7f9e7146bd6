"""What is written to a terminal is as wide as that is, at most 80 columns; where the width is not known, or less than anybody
reads, as wide as on paper, a verdict in lines of their own length. And which front end a terminal gets.
terminal.py PROGRAM RULES"""
import os, pty, re, struct, sys, termios, fcntl

PROGRAM, RULES = sys.argv[1:]
passed = failed = 0


def run(columns, *arguments, rows=24, end=None, **environment):
    """What the program writes to a terminal of so many columns; `end` is typed once it has said that."""
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
        os.execve(PROGRAM, [PROGRAM, *arguments], {**os.environ, **environment})
    said = b''
    while True:
        try:
            more = os.read(fd, 65536)
        except OSError:
            break
        if not more:
            break
        said += more
        if end and end[0] in said:
            os.write(fd, end[1])
            end = None
    os.close(fd)
    return said.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def check(what, holds, said):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print('not ok: %s\n%s' % (what, said))


def widest(said):
    return max((len(line) for line in said.splitlines()), default=0)


for arguments in (['print', 'entry'], ['help', 'words', '--rules', RULES], ['check', 'entry', 'late.yaml']):
    for columns, most in ((40, 40), (200, 80), (10, 80), (0, 80)):
        said, status = run(columns, *arguments, '--lang', 'en')
        least, most = 30, 200 if arguments[0] == 'check' and columns < 20 else most
        check('%s in %d columns' % (arguments, columns), least <= widest(said) <= most, said)
        check('%s ends with %d' % (arguments, status), status == (arguments[0] == 'check'), said)

said, status = run(80, 'check', 'entry', '--lang', 'en', end=(b'Ctrl-D', b'facts: {member: yes}\r\x04'))
check('a terminal for the answers is told to be waited at', 'Ctrl-D' in said and status == 3, said)

# The first words of text mode tell that the screen is, or is not, to be had.
QUIT = (b': ', b'quit\r')
for what, environment, screen in (('an ordinary terminal', {}, True), ('a terminal of no name', {'TERM': ''}, False),
                                  ('a dumb one', {'TERM': 'dumb'}, False), ('an unknown one', {'TERM': 'unknown'}, False)):
    said, status = run(80, '--text', '--lang', 'en', end=QUIT, **{'TERM': 'xterm', **environment})
    check(what, (('type screen' in said) == screen) and status == 0, said)
for value, text in (('1', True), ('0', False), ('', False)):
    said, status = run(80, '--lang', 'en', end=QUIT if text else (b'\x1b[', b'q'), TERM='xterm', ACCESSIBLE=value)
    check('ACCESSIBLE=%r' % value, ('text mode' in said) == text and status == 0, said)
said, status = run(80, '--screen', '--lang', 'en', end=(b'\x1b[', b'q'), TERM='xterm', ACCESSIBLE='1')
check('--screen is stronger than ACCESSIBLE', 'text mode' not in said and status == 0, said)
said, status = run(30, '--lang', 'en', rows=8, end=QUIT, TERM='xterm')
check('a window too small for the screen', 'screen: in a larger window' in re.sub(r'\s+', ' ', said) and status == 0, said)
for value, colour in (('', True), ('1', False)):
    said, status = run(80, '--lang', 'en', end=(b'\x1b[', b'q'), TERM='xterm', NO_COLOR=value)
    check('NO_COLOR=%r' % value, bool(re.search('\x1b\\[[0-9;]*3[0-9]', said)) == colour, repr(said))
print('%d passed, %d failed' % (passed, failed))
sys.exit(failed != 0)
