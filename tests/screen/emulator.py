"""A terminal in memory: it understands what ncurses sends for xterm, vt100, linux, screen and their like.

Only what the tests ask about is kept: the characters, the attributes of each cell, the cursor, and which modes
are on. A control sequence that it does not know is an error, so that nothing unforeseen reaches a terminal.
"""
import re
import unicodedata

ESC = '\x1b'
BLANK = (' ', frozenset())
MODES = {'?1049': 'alternate', '?25': 'cursor', '?2004': 'paste', '?1000': 'mouse', '?1006': 'mouse-sgr',
         '?1': 'application-keys', '?12': 'blink', '?7': 'wrap', '4': 'insert', '34': 'cursor-shape', '?0': 'none'}


class Unknown(Exception):
    pass


class Emulator:
    def __init__(self, rows, columns, encoding='utf-8'):
        self.encoding = encoding
        self.rows, self.columns = rows, columns
        self.cells = [[BLANK] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.wrap_pending = False
        self.attributes = frozenset()
        self.top, self.bottom = 0, rows - 1
        self.modes = {'cursor', 'wrap'}
        self.saved = (0, 0)
        self.held = b''
        self.last = ' '
        self.controls = set()

    def resize(self, rows, columns):
        self.cells = [(line + [BLANK] * columns)[:columns] for line in self.cells][:rows]
        self.cells += [[BLANK] * columns for _ in range(rows - len(self.cells))]
        self.rows, self.columns = rows, columns
        self.row, self.column = min(self.row, rows - 1), min(self.column, columns - 1)
        self.top, self.bottom = 0, rows - 1

    # -- what the tests ask

    def line(self, row):
        return ''.join(cell[0] for cell in self.cells[row]).rstrip()

    def text(self):
        return '\n'.join(self.line(row) for row in range(self.rows))

    def attributes_at(self, row, column):
        return self.cells[row][column][1]

    def marked_rows(self, column=0):
        return [row for row in range(self.rows) if 'reverse' in self.attributes_at(row, column)]

    # -- what the program sends

    def feed(self, data):
        self.held += data
        while self.held:
            taken = self.take()
            if not taken:
                return
            self.held = self.held[taken:]

    def take(self):
        """Handle the beginning of what is held; returns its length, 0 where more must come."""
        data = self.held
        if data[0] != 0x1b:
            return self.take_plain(data)
        if len(data) < 2:
            return 0
        if data[1:2] == b'[':
            found = re.match(rb'\x1b\[([?>=!]?[0-9;]*)([@-~])', data)
            if found:
                self.csi(found.group(1).decode(), found.group(2).decode())
                return found.end()
            return self.wait_or_refuse(data, 32)
        if data[1:2] == b']':
            found = re.match(rb'\x1b\][^\x07\x1b]*(\x07|\x1b\\)', data)
            return found.end() if found else self.wait_or_refuse(data, 200)
        if data[1:2] in b'()*+':
            return 3 if len(data) > 2 else 0
        self.escape(data[1:2].decode('latin-1'))
        return 2

    def wait_or_refuse(self, data, most):
        if len(data) > most:
            raise Unknown(repr(data[:40]))
        return 0

    def take_plain(self, data):
        byte = data[0]
        if byte < 0x20:
            self.control(byte)
            return 1
        length = 1
        if self.encoding == 'utf-8' and byte >= 0xc2:
            length = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
        if len(data) < length:
            return 0
        self.put(data[:length].decode(self.encoding))
        return length

    def control(self, byte):
        self.wrap_pending = False
        if byte == 13:
            self.column = 0
        elif byte == 10:
            self.index()
        elif byte == 8:
            self.column = max(0, self.column - 1)
        elif byte == 9:
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
        elif byte not in (0, 7, 14, 15):
            raise Unknown('control %d' % byte)

    def escape(self, final):
        self.controls.add(ESC + final)
        if final == 'M':
            if self.row == self.top:
                self.scroll(-1)
            else:
                self.row -= 1
        elif final in 'DE':
            self.index()
            self.column = 0 if final == 'E' else self.column
        elif final == '7':
            self.saved = (self.row, self.column)
        elif final == '8':
            self.row, self.column = self.saved
        elif final == 'c':
            self.__init__(self.rows, self.columns, self.encoding)
        elif final not in '=>\\H':
            raise Unknown('escape ' + final)

    def index(self):
        if self.row == self.bottom:
            self.scroll(1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def scroll(self, by, top=None):
        top = self.top if top is None else top
        blank = [[BLANK] * self.columns for _ in range(abs(by))]
        region = self.cells[top:self.bottom + 1]
        region = region[by:] + blank if by > 0 else blank + region[:by]
        self.cells[top:self.bottom + 1] = region[:self.bottom + 1 - top]

    def put(self, character):
        if unicodedata.combining(character) or unicodedata.category(character) == 'Mn':
            return
        wide = unicodedata.east_asian_width(character) in 'WF'
        if self.wrap_pending:
            self.column = 0
            self.index()
            self.wrap_pending = False
        self.last = character
        line = self.cells[self.row]
        line[self.column] = (character, self.attributes)
        self.column += 1
        if wide and self.column < self.columns:
            line[self.column] = ('', self.attributes)
            self.column += 1
        if self.column >= self.columns:
            self.column = self.columns - 1
            self.wrap_pending = True

    def csi(self, parameters, final):
        numbers = [int(number) if number else 0 for number in parameters.lstrip('?>=!').split(';')]
        first = numbers[0]
        count = max(1, first)
        if final not in 'bm':
            self.wrap_pending = False
        if final in 'Hf':
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == 'A':
            self.row = max(0, self.row - count)
        elif final in 'Be':
            self.row = min(self.rows - 1, self.row + count)
        elif final in 'Ca':
            self.column = min(self.columns - 1, self.column + count)
        elif final == 'D':
            self.column = max(0, self.column - count)
        elif final == 'd':
            self.row = min(self.rows, count) - 1
        elif final in 'G`':
            self.column = min(self.columns, count) - 1
        elif final == 'J':
            self.erase_screen(first)
        elif final == 'K':
            self.erase_line(first)
        elif final == 'X':
            for column in range(self.column, min(self.columns, self.column + count)):
                self.cells[self.row][column] = BLANK
        elif final in '@P':
            self.shift(count, final == '@')
        elif final in 'LM':
            self.scroll(count if final == 'M' else -count, self.row)
        elif final in 'ST':
            self.scroll(count if final == 'S' else -count)
        elif final == 'b':
            for _ in range(count):
                self.put(self.last)
        elif final == 'r':
            self.top = count - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.row = self.column = 0
        elif final == 'm':
            self.attribute(numbers)
        elif final in 'hl':
            self.mode(parameters, final == 'h')
        elif final not in 'tgc':
            raise Unknown('CSI %s %s' % (parameters, final))

    def shift(self, count, insert):
        line = self.cells[self.row]
        if insert:
            line[self.column:] = ([BLANK] * count + line[self.column:])[:self.columns - self.column]
        else:
            line[self.column:] = line[self.column + count:] + [BLANK] * min(count, self.columns - self.column)

    def erase_line(self, how):
        start = 0 if how else self.column
        end = self.column + 1 if how == 1 else self.columns
        for column in range(start, end):
            self.cells[self.row][column] = BLANK

    def erase_screen(self, how):
        self.erase_line(how)
        rows = range(self.row) if how == 1 else range(self.row + 1, self.rows) if how == 0 else range(self.rows)
        for row in rows:
            self.cells[row] = [BLANK] * self.columns

    def attribute(self, numbers):
        names = {1: 'bold', 2: 'dim', 4: 'underline', 5: 'blink', 7: 'reverse'}
        off = {22: ('bold', 'dim'), 24: ('underline',), 25: ('blink',), 27: ('reverse',)}
        now = set(self.attributes)
        for number in numbers:
            if number == 0:
                now = set()
            elif number in names:
                now.add(names[number])
            elif number in off:
                now -= set(off[number])
            elif 30 <= number <= 39:
                now = {name for name in now if not name.startswith('colour')}
                if number != 39:
                    now.add('colour%d' % (number - 30))
            elif not 40 <= number <= 49 and number not in (10, 11):
                raise Unknown('SGR %d' % number)
        self.attributes = frozenset(now)

    def mode(self, parameters, on):
        mark = '?' if parameters.startswith('?') else ''
        for number in parameters.lstrip('?').split(';'):
            name = MODES.get(mark + number)
            if not name:
                raise Unknown('mode ' + parameters)
            (self.modes.add if on else self.modes.discard)(name)
            if name == 'alternate' and on:
                self.cells = [[BLANK] * self.columns for _ in range(self.rows)]
