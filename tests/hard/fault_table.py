"""The faults that faults.py puts the program under, each with what is to be done; `quick` ones are in `make test` too."""
import os, random, resource, signal, struct

MEGABYTE = 1 << 20


class Fault:
    def __init__(self, name, quick=False, **what):
        self.name, self.quick, self.what = name, quick, what


def all_faults(work):
    faults = [Fault('base.plain', True), Fault('base.idle', idle=2)]

    def environment(name, quick=False, **variables):
        faults.append(Fault('env.' + name, quick, environment=variables))

    chance = random.Random(1201)
    entries = terminfo_entries(work, chance)
    faults.append(Fault('env.empty', cleared=True))
    for name, term in (('none', None), ('empty', ''), ('dumb', 'dumb'), ('printer', 'lpr'), ('unknown', 'no-such-thing'), ('path', '../../../etc/passwd'),
                       ('long', 'x' * 65536), ('escape', '\x1b]0;mine\x07\x1b[31m')):
        environment('term_' + name, name == 'escape', TERM=term)
    for name, entry in entries.items():
        environment('terminfo_' + name, name == 'nameless', TERMINFO=entry)
    environment('terminfo_nowhere', TERMINFO='/nonexistent', TERMINFO_DIRS='/nonexistent')
    environment('termcap', TERMCAP='xterm:co#-5:li#99999999:' + '%p' * 4000)
    for lines in ('0', '-1', '1', '9999', '2147483647', 'zz'):
        environment('lines_' + lines, lines == '9999', LINES=lines, COLUMNS=lines)
    for locale in ('C', 'xx_YY.none', 'da_DK.ISO-8859-1', '../../../tmp', 'A' * 65536):
        environment('locale_' + locale[:12].replace('/', '-'), LC_ALL=locale)
    environment('language', True, LANGUAGE='../../../../tmp:%s%n', NLSPATH='/dev/zero', LOCPATH='/dev')
    environment('zone', True, TZ=':' + os.path.join(entries['fifo'], 'x/xterm-256color'))
    environment('home', HOME=None)
    environment('home_long', HOME='/' + 'h' * 65536)
    environment('hostile_programs', SHELL='/bin/false', PAGER='id', EDITOR='id', LESSOPEN='|id')
    environment('much', **{'MUCH%d' % i: 'x' * 65536 for i in range(16)})
    environment('ncurses', ESCDELAY='-1', TABSIZE='-3', NCURSES_NO_UTF8_ACS='1', NCURSES_ASSUMED_COLORS='-9,-9', BAUDRATE='-1')
    environment('malloc', MALLOC_PERTURB_='165', MALLOC_CHECK_='3')

    for which, name in enumerate(('in', 'out', 'err')):
        faults.append(Fault('fd.no_' + name, name == 'in', closed=[which]))
    faults.append(Fault('fd.none', closed=[0, 1, 2]))
    for name, which, path, flags in (('null', 0, '/dev/null', os.O_RDONLY), ('folder', 0, '/', os.O_RDONLY),
                                     ('full', 1, '/dev/full', os.O_WRONLY), ('write_only', 0, '/dev/null', os.O_WRONLY)):
        faults.append(Fault('fd.' + name, name == 'full', opened={which: (path, flags)}, must_fail=name == 'full'))
    faults += [Fault('fd.both_full', opened={1: ('/dev/full', os.O_WRONLY), 2: ('/dev/full', os.O_WRONLY)}, must_fail=True),
               Fault('fd.no_terminal', pipes={0: 'ended', 1: 'kept', 2: 'kept'}, no_terminal=True), Fault('fd.ended', pipes={0: 'ended'}),
               Fault('fd.reader_gone', pipes={1: 'gone'}), Fault('fd.reader_gone_ignored', pipes={1: 'gone'}, ignored=[signal.SIGPIPE]),
               Fault('fd.masked', mask=0o777), Fault('fd.read_only', read_only=True), Fault('fd.many', inherited=200)]
    faults.append(Fault('fd.stalled', stalled=1.5))
    faults.append(Fault('fd.no_folder', folder_gone=True))

    for name, limit, value in (('space_8m', resource.RLIMIT_AS, 8 * MEGABYTE), ('space_64m', resource.RLIMIT_AS, 64 * MEGABYTE),
                               ('files_5', resource.RLIMIT_NOFILE, 5), ('files_8', resource.RLIMIT_NOFILE, 8),
                               ('processor_2s', resource.RLIMIT_CPU, 2), ('space_16m', resource.RLIMIT_AS, 16 * MEGABYTE), ('space_32m', resource.RLIMIT_AS, 32 * MEGABYTE),
                               ('data_4m', resource.RLIMIT_DATA, 4 * MEGABYTE), ('files_3', resource.RLIMIT_NOFILE, 3),
                               ('files_4', resource.RLIMIT_NOFILE, 4), ('files_6', resource.RLIMIT_NOFILE, 6),
                               ('stack_128k', resource.RLIMIT_STACK, 131072), ('file_0', resource.RLIMIT_FSIZE, 0),
                               ('processes_0', resource.RLIMIT_NPROC, 0)):
        faults.append(Fault('lim.' + name, name in ('file_0', 'files_4'), limit=(limit, value)))

    for number in ('HUP', 'TERM', 'INT', 'QUIT', 'XCPU'):
        faults.append(Fault('sig.' + number, number in ('HUP', 'TERM'), signals=[number], ends=True))
    for number in ('PIPE', 'USR1', 'USR2', 'ALRM', 'VTALRM', 'PROF', 'IO', 'PWR', 'CHLD', 'URG', 'CONT', 'WINCH'):
        faults.append(Fault('sig.' + number, signals=[number]))
    for number in ('SEGV', 'ABRT'):
        faults.append(Fault('sig.' + number, True, signals=[number], ends=True, may_crash=True))
    faults.append(Fault('sig.stopped', True, stopped=True))
    faults += [Fault('sig.paused', paused=True), Fault('sig.size_2000', signals=['WINCH'] * 2000)]
    faults.append(Fault('sig.burst', signals=['TERM', 'HUP', 'INT', 'TERM'], ends=True))
    for after in (0, 2, 5, 10, 20, 40, 80):
        faults.append(Fault('sig.early_%dms' % after, after == 5, early=(after / 1000, signal.SIGTERM), ends=True))
        faults.append(Fault('sig.early_size_%dms' % after, early=(after / 1000, signal.SIGWINCH)))
    for name, ignored in (('', []), ('_ignored', [signal.SIGHUP, signal.SIGTERM, signal.SIGPIPE])):
        faults.append(Fault('sig.line_dropped' + name, True, dropped=True, ignored=ignored))
    faults.append(Fault('sig.line_dropped_blocked', dropped=True, blocked=[signal.SIGHUP]))
    faults.append(Fault('sig.line_dropped_typing', dropped=True, typed_before=b'some words\r' * 6000))
    faults.append(Fault('sig.line_dropped_early', dropped=True, drop_after=0.005))

    for rows, columns in ((0, 0), (1, 1), (2, 2), (1, 200), (200, 1), (3, 10), (5, 20), (10, 40), (24, 20), (12, 40), (100, 300), (200, 500), (1000, 1000),
                          (5000, 5000), (65535, 65535)):
        faults.append(Fault('size.%dx%d' % (rows, columns), rows == 65535, size=(rows, columns)))
    for name, sizes in (('shrinks', [(1, 1), (24, 80)]), ('zero', [(0, 0), (24, 80)]), ('huge', [(65535, 65535), (24, 80)]),
                        ('storm', [(5 + at % 60, 10 + at % 150) for at in range(200)] + [(24, 80)])):
        faults.append(Fault('size.' + name, name == 'huge', sizes=sizes))

    bytes_ = bytes(byte for byte in range(256) if byte not in (3, 4, 17, 19, 26, 28))
    for name, data in (('random', bytes(chance.choice(bytes_) for _ in range(4096))), ('paste', b'A' * MEGABYTE),
                       ('random_64k', bytes(chance.choice(bytes_) for _ in range(65536))), ('paste_letters', 'æøåÆØÅ護照😀é'.encode() * 38000),
                       ('controls', bytes(byte for byte in range(32) if byte not in (3, 17, 19, 26, 28)) * 3), ('ctrl_c', b'\x03'),
                       ('ctrl_backslash', b'\x1c'), ('held', b'\x13jj\x11'), ('ends', b'\x04' * 10), ('cut', b'\x1b[\x1bO\x1b[1\x1b[1;\x1b]0;x\x1bP'),
                       ('mouse_old', b''.join(b'\x1b[M' + bytes([32 + at % 3, 33 + at % 220, 33 + at * 7 % 220]) for at in range(300))),
                       ('arrows_csi', b'\x1b[A\x1b[B' * 1000), ('paste_lines', b'some words 123\r' * 20000), ('paste_open', b'\x1b[200~' + b'x' * 65536),
                       ('csi_long', b'\x1b[' + b'1;' * 30000 + b'A'), ('osc_open', b'\x1b]52;c;' + b'QUFB' * 9000),
                       ('half', b'\xe6'), ('bad_utf8', b'\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xfe' * 60), ('nul', bytes(5000)),
                       ('c1', bytes(range(0x80, 0xa0))), ('replies', b'\x1b[?62c\x1b[24;80R\x1bP>|x\x1b\\\x1b]11;rgb:0/0/0\x07'),
                       ('mouse', b''.join(b'\x1b[<%d;%d;%dM' % (at % 70, at * 977 % 90000, at * 31 % 70000) for at in range(300))),
                       ('arrows', b'\x1bOA\x1bOB' * 5000), ('bidi', '\u202e\u2066x\u200b'.encode() * 60)):
        faults.append(Fault('in.' + name, name in ('random', 'half'), typed=data))

    faults += [Fault('in.slow', typed='æ護😀\r'.encode() * 8, apart=0.002),
               Fault('in.sizes', mixed=[((5 + at % 60, 10 + at * 7 % 150), chance.choice((b'\x1bOB', b' ', b'\r', b'\t', b'w', b'\x1b'))) for at in range(120)])]

    for name, injected in (('write_eintr', 'write:error=EINTR:when=1+2'), ('open_eio', 'openat:error=EIO:when=1+3'), ('brk', 'brk:error=ENOMEM:when=2+'),
                           ('read_eio', 'read:error=EIO:when=40+'), ('read_eintr', 'read:error=EINTR:when=20+2'),
                           ('read_eintr_odd', 'read:error=EINTR:when=21+2'), ('write_eio', 'write:error=EIO:when=1+'),
                           ('write_eagain', 'write:error=EAGAIN:when=1+2'), ('poll_eintr', 'poll:error=EINTR:when=1+2'),
                           ('poll_einval', 'poll:error=EINVAL:when=1+'), ('ioctl', 'ioctl:error=ENOTTY:when=1+'),
                           ('open', 'openat:error=EMFILE:when=20+'), ('mmap', 'mmap:error=ENOMEM:when=30+'),
                           ('sigaction', 'rt_sigaction:error=EINVAL:when=1+'), ('memfd', 'memfd_create:error=ENOSYS:when=1+'),
                           ('pipe', 'pipe2:error=EMFILE:when=1+')):
        faults.append(Fault('sys.' + name, name == 'read_eintr', injected=injected))
    return faults


def without_names(entry):
    """The entry with its further capabilities, but none of their names, as term(5) lays it out."""
    magic, names, flags, numbers, strings, text = struct.unpack_from('<6h', entry)
    width = 4 if magic == 0o1036 else 2
    at = 12 + names + flags
    at += at % 2 + numbers * width + strings * 2 + text
    at += at % 2
    if at + 10 > len(entry):
        return entry
    flags, numbers, strings = struct.unpack_from('<3h', entry, at)
    at += 10 + flags + flags % 2 + numbers * width + strings * 2
    bent = bytearray(entry)
    bent[at:at + 2 * (flags + numbers + strings)] = b'\xff' * (2 * (flags + numbers + strings))
    return bytes(bent)


def terminfo_entries(work, chance):
    """Folders in which the terminal's entry is no entry: one that is never opened, without end, of chance, bent, or nameless."""
    whole = next((path for path in ('/lib/terminfo/x/xterm-256color', '/usr/share/terminfo/x/xterm-256color') if os.path.exists(path)), None)
    read = open(whole, 'rb').read() if whole else b''
    bent = bytearray(read)
    for _ in range(60 if whole else 0):
        bent[chance.randrange(12, len(bent))] = chance.randrange(256)
    folders = {}
    for name, content in (('fifo', None), ('zero', '/dev/zero'), ('junk', b'\x1a\x01' + chance.randbytes(3000)), ('bent', bytes(bent)),
                          ('nameless', without_names(read) if whole else b'')):
        folders[name] = os.path.join(work, 'terminfo-' + name)
        for letter in ('x', '78'):
            os.makedirs(os.path.join(folders[name], letter))
            path = os.path.join(folders[name], letter, 'xterm-256color')
            if content is None:
                os.mkfifo(path)
            elif isinstance(content, str):
                os.symlink(content, path)
            else:
                with open(path, 'wb') as file:
                    file.write(content)
    return folders
