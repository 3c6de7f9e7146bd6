"""How the screen behaves: what a key sends, signals, sizes, being stopped, being left, hostile bytes."""
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import termios

from golden import BASE
from visit import PROGRAM, SANITIZED, Visit

LIST = BASE + ['--lang', 'en', 'borrower']


SHIPPED = ['--rules', os.path.abspath('rules.yaml'), '--visit', '2026-12-01', '--screen']


def start(arguments=LIST, wait='Bus card', **more):
    return Visit(arguments, **more).wait(wait).settle()


def sent_by(visit, *keys):
    before, reads = len(visit.sent), len(visit.reads)
    visit.press(*keys).settle()
    return visit.sent[before:], len(visit.reads) - reads


def test_cursor_stands_at_the_start_of_the_focused_line():
    with start() as visit:
        for label in ('Bus card', 'Fishing licence', 'School card'):
            visit.wait_focus(label)
            assert visit.screen.column == 0
            assert visit.screen.marked_rows() == [visit.screen.row]
            assert visit.screen.marked_rows(1) == [visit.screen.row]
            assert 'cursor' in visit.screen.modes
            visit.press('Down').settle()


def test_words_do_not_change_their_looks_with_the_focus():
    with start() as visit:
        row = visit.screen.row
        before = [visit.screen.cells[row][2:79], visit.screen.cells[row + 1][2:79]]
        visit.press('Down').settle()
        assert [visit.screen.cells[row][2:79], visit.screen.cells[row + 1][2:79]] == before


def test_every_way_of_moving_sends_the_whole_line_once_and_little_else():
    with start() as visit:
        for key in ('Down', 'j', 'Up', 'k', 'Tab', 'BackTab', '2', 'Home', '3'):
            data, reads = sent_by(visit, key)
            line = visit.screen.line(visit.screen.row).strip().encode()
            plain = re.sub(rb'\x1b\[[0-9;?]*[a-zA-Z]', b'', data)
            assert plain.count(line) == 1, (key, data)
            assert len(plain.replace(line, b'').strip()) == 0, (key, data)
            assert len(data) <= 100 and reads == 1, (key, len(data), reads)


def test_lean_moves_in_few_bytes():
    with start(['--lean'] + LIST) as visit:
        visit.press('Down').settle()
        for key in ('Down', 'Down', 'Down'):
            data, _ = sent_by(visit, key)
            assert len(data) <= 16, data


def test_an_unknown_sequence_does_nothing():
    with start() as visit:
        before = visit.screen.text()
        for data in ('\x1b[99~', '\x1b[24;80R', '\x1b]0;q\x07', '\x1bq', '\x1b[1;2;3;4q'):
            assert sent_by(visit, data)[0] == b'', data
        assert visit.screen.text() == before


def test_a_tick_sends_what_changed():
    with start() as visit:
        visit.press('5').settle()
        data, reads = sent_by(visit, 'Space')
        assert len(data) <= 300 and reads == 1, (len(data), reads)
        visit.press('3').wait_focus('School card').settle()
        data, reads = sent_by(visit, 'Space')
        assert len(data) <= 520 and reads == 1, ('unfolding', len(data), reads)


def test_of_a_state_before_its_label_only_the_word_is_sent():
    papers = ['Certificate number %d from the register of another country, or of its embassy' % number for number in range(4)]
    rules = ['medbring: 1', 'languages: {en: English}', 'title: What do you have?', 'documents:',
             *['  paper-%d: {label: "%s"}' % row for row in enumerate(papers)],
             'checklists:', '  papers: {title: Papers, all: [{at-least: 1, of: [paper-0, paper-1, paper-2, paper-3]}]}']
    with tempfile.NamedTemporaryFile('w', suffix='.yaml') as file:
        file.write('\n'.join(rules) + '\n')
        file.flush()
        with Visit(['--rules', file.name, '--lang', 'en', '--visit', '2026-12-01', '--screen', 'papers']) as visit:
            visit.wait('unanswered: Certificate number 2').settle()
            data, reads = sent_by(visit, 'Space')
            page = visit.screen.text()
            assert 'optional: Certificate number 2 from' in page, page
            assert b'optional' in data and b'number 2' not in data and reads == 1, data
            visit.press('Ctrl-L').settle()
            assert visit.screen.text() == page, page


def test_first_screen_is_one_write():
    with start() as visit:
        assert len(visit.sent) <= 2200, len(visit.sent)
        assert SANITIZED or len(visit.reads) == 1, visit.reads


def test_nothing_is_sent_while_nothing_happens():
    with start() as visit:
        with open('/proc/%d/status' % visit.pid) as status:
            before = re.findall(r'voluntary_ctxt_switches:\s*(\d+)', status.read())
        assert visit.read(1.0) and len(visit.reads) >= 1
        with open('/proc/%d/status' % visit.pid) as status:
            assert re.findall(r'voluntary_ctxt_switches:\s*(\d+)', status.read()) == before


def test_tab_leads_from_open_question_to_open_question():
    with Visit(SHIPPED + ['--lang', 'en', 'mitid']) as visit:
        visit.wait_focus('Passport')
        for label in ('Valid when you come', 'Shows CPR number', 'Can answer questions'):
            visit.press('Space').settle().press('Tab').wait_focus(label).settle()
        visit.press('Space').wait('Ready.').settle()


def test_enter_answers_and_goes_on():
    with start() as visit:
        visit.press('Enter').wait('Bus card: have it').press('Enter').wait_focus('Is it valid').settle()
        visit.press('n').wait('no').press('Up').wait_focus('Bus card').press('Enter').settle()
        assert 'Bus card: have it' in visit.screen.text() and 'Bus card' not in visit.screen.line(visit.screen.row)


def test_a_whole_word_is_the_answer():
    for language, word, first, answer, most in (('en', 'yes', 'Passport', 'have it', 80), ('en', 'no', 'Passport', 'without', 80),
                                                ('da', 'ja', 'Pas', 'har jeg', 80), ('da', 'nej', 'Pas', 'mangler', 80)):
        with start(SHIPPED + ['--lang', language, 'mitid'], wait=first, size=(24, most)) as visit:
            visit.wait_focus('%s: ' % first)
            for letter in word:
                visit.press(letter).settle()
            visit.wait_focus('%s: %s' % (first, answer))
            assert visit.screen.text().count(': %s' % answer) == 1, visit.screen.text()


def test_letters_of_a_word_are_keys_where_it_is_no_answer():
    with start(SHIPPED + ['--lang', 'da', 'mitid'], wait='Pas') as visit:
        visit.press('Down').settle().wait_focus('Kørekort: ')
        visit.press('y').settle().press('Up').settle().wait_focus('Pas: ')
        visit.press('j').settle().wait_focus('Kørekort: har jeg')       # one more of a paper that is there
        visit.press('a').settle()
        assert 'Kørekort 2' in visit.screen.text() and 'Pas: ubesvaret' in visit.screen.text(), visit.screen.text()


def test_yes_to_a_country_tells_to_type_it():
    with start(SHIPPED + ['--lang', 'en', 'nemid'], wait='Passport') as visit:
        visit.press('y').wait('Which country issued it').settle().press('Down').settle().press('Down').settle().wait_focus('Which country issued it')
        visit.press('y').wait('Press Enter, then type the answer.')


def test_tab_leads_from_the_text_to_what_is_asked_about_it():
    with start(SHIPPED + ['--lang', 'en', 'userid'], wait='Which user ID') as visit:
        visit.press('010190-1234').wait('Is this your own').settle().press('Tab').settle()
        assert 'Is this your own' in visit.screen.line(visit.screen.row), visit.screen.text()
        visit.press('n').wait('Ready.')


def test_state_is_within_the_first_40_columns():
    """The first window of a braille display has what it is and how it stands."""
    for language, states in (('da', 'ubesvaret|har jeg|valgfri|tæller ikke'), ('en', 'unanswered|have it|optional|does not count'),
                             ('de', 'offen|habe ich|freiwillig|zählt nicht')):
        for checklist in ('mitid', 'witness'):
            with Visit(SHIPPED + ['--lang', language, checklist], size=(70, 80)) as visit:
                visit.settle().press('Space').settle()
                ends = [match.end(1) for row in range(70)
                        for match in [re.search('[:?] (%s)$|^ *(?:%s): ' % (states, states), visit.screen.line(row))] if match]
                assert len(ends) > 6 and max(ends) <= 40, (language, checklist, ends)


def test_an_answer_is_taken_away():
    with Visit(SHIPPED + ['--lang', 'en', 'mitid']) as visit:
        visit.wait_focus('Passport').press('Space').settle()
        visit.press('Down', 'n').wait('Valid when you come: no')
        visit.press('Delete').wait('Valid when you come: unanswered')
        visit.press('Up', 'Delete').wait('Passport: unanswered')


def test_enter_opens_the_first_hit_and_two_keys_walk_through_them():
    with start() as visit:
        visit.press('/').wait('Search for').press('kort', 'Enter').wait_focus('Bus card')
        visit.press('>').wait_focus('School card').press('>').wait_focus('Toy card').press('<').wait_focus('School card')


def test_the_wrong_character_under_the_cursor_is_named():
    with start(BASE + ['--lang', 'en', 'borrower-name'], wait='Which borrower name') as visit:
        visit.press('Home', 'ab/c').settle()
        assert 'Not allowed here' not in visit.screen.text()
        visit.press('Left', 'Left').wait('Not allowed here: a slash.')
        visit.press('Right').wait_gone('Not allowed here')


def test_arrows_change_the_part_of_a_date_that_the_cursor_is_in():
    with start() as visit:
        visit.press('Up', 'Enter').wait('Which day do you come?')
        for keys, date in ((['Up'], '2.12.2026'), (['Home', 'Up'], '3.12.2026'), (['Right', 'Right', 'Up'], '3.1.2027'),
                           (['Right', 'Right', 'Down'], '3.1.2026'), (['End', 'Down'], '2.1.2026')):
            visit.press(*keys).wait('come? ' + date).settle()


def test_information_beside_the_list():
    with start(size=(30, 110)) as visit:
        before = visit.screen.text()
        visit.press('o').wait('Monday to Friday').settle()
        assert 'Bus card' in visit.screen.text() and visit.screen.marked_rows() == [visit.screen.row]
        visit.press('o').until(lambda visit: visit.screen.text() == before, 'the list alone')
    for more in ({'size': (24, 80)}, {'size': (30, 110), 'env': {'ACCESSIBLE': '1'}}):
        with start(**more) as visit:
            visit.press('o').wait('There is no room')
            assert 'Monday' not in visit.screen.text()


def test_it_goes_on_where_there_is_more():
    with Visit(SHIPPED + ['--lang', 'en', 'mitid'], size=(24, 120)) as visit:
        visit.wait_focus('Passport').press('o').wait('more: ]').settle()
        visit.press('Down', 'Down', 'Up').settle()
        before = visit.screen.text()
        visit.press(']').until(lambda visit: visit.screen.text() != before, 'more').settle()
        visit.press('[').until(lambda visit: visit.screen.text() == before, 'what was there before')


# What each key of the table does on a checklist: keys, what is there then, what is not there any more.
EACH_KEY = [
    ('Enter', 'Bus card: have it', ''), ('Space', 'Bus card: have it', ''), ('y', 'Bus card: have it', ''),
    ('n', 'Bus card: without', ''), ('u', 'Bus card: not sure', ''), ('Space Space', 'Bus card: without', ''),
    ('Space Space Space', 'Bus card: not sure', ''), ('Up v', 'Which day do you come?', 'Bus card'),
    ('Up Enter', 'Which day do you come?', 'Bus card'), ('a', 'Bus card: have it', ''), ('y a', 'Bus card 2: have it', ''),
    ('c', 'papers I have: yes', ''), ('y Delete', 'Bus card: unanswered', 'have it'), ('y z', 'taken back', 'have it'),
    ('q', 'Leave the guide', 'Bus card'), ('w', 'Why this verdict', 'Tick'), ('t', 'What to take along', 'Tick'),
    ('i', 'Information', 'Monday'), ('+', 'Monday', 'closed'), ('+ -', 'closed', 'Monday'), ('p', 'Whom to ask', 'Tick'),
    ('/', 'Search for:', 'Tick'), ('F2', 'Buskort', 'Bus card'), ('l', 'Buskort', 'Bus card'),
    ('s', 'Name of the file', 'Bus card'), ('?', 'What can be done here', 'Bus card'), ('F1', 'What can be done here', 'Bus card'),
    ('F3', 'issued by a company', ''), ('e', 'issued by a company', ''), ('e e', 'Bus card', 'issued by a company'),
    ('F5', 'Buskort', ''), ('b', 'Buskort', ''), ('b b', 'Bus card', 'Buskort'), ('F8', 'Monday', ''), ('o o', 'Bus card', 'Monday'),
    ('End End Enter', 'Why this verdict', 'Tick'), ('w q', 'Bus card', 'Why this verdict'),
]


def test_each_key_does_what_the_table_says():
    for keys, there, gone in EACH_KEY:
        with start(size=(24, 120)) as visit:
            for key in keys.split():
                visit.press(key).settle()
            text = visit.screen.text()
            assert there in text and (not gone or gone not in text), (keys, there, gone, text)


def test_each_key_to_leave_by():
    for key in ('Ctrl-Q', '\x04'):
        with start() as visit:
            assert visit.leave(key) == 0, key


def test_a_key_for_a_proposal():
    with start(BASE + ['--lang', 'en', 'borrower-name'], wait='Which borrower name') as visit:
        visit.press('ab/c').wait('You could use').settle()
        first = visit.screen.line([line.strip() for line in visit.screen.text().split('\n')].index('You could use') + 1).strip()
        visit.press('F7').wait('would you like? ' + first).wait('Ready.')


def test_a_click_goes_to_the_line_and_a_second_opens_it():
    with start() as visit:
        assert 'mouse' in visit.screen.modes
        row = next(row for row in range(24) if 'School card' in visit.screen.line(row))
        visit.press('\x1b[<0;10;%dM\x1b[<0;10;%dm' % (row + 1, row + 1)).wait_focus('School card').settle()
        visit.press('\x1b[<0;10;%dM\x1b[<0;10;%dm' % (row + 1, row + 1)).wait('School card from Ærø: have it')
        visit.press('\x1b[<64;1;1M').wait_focus('Fishing licence')
    for term in ('linux', 'vt100'):
        with start(term=term) as visit:
            assert 'mouse' not in visit.screen.modes, term


def test_a_lone_escape_goes_back():
    with start() as visit:
        visit.press('Esc').wait_gone('Bus card')


def test_half_a_character_does_not_make_it_deaf():
    with start() as visit:
        visit.write(b'\xe6')
        visit.press('Down').wait_focus('Fishing')
        visit.write(b'\xc3\x1b[B')
        visit.wait_focus('School')


def test_a_paste_is_not_obeyed():
    with start() as visit:
        visit.write(b'\x1b[200~\x11q\r\x1b[Bq\x1b[201~')
        visit.press('Down').wait_focus('Fishing')


def test_colour_only_where_it_is_wanted():
    for env, wanted in (({}, True), ({'NO_COLOR': '1'}, False)):
        with start(env=env) as visit:
            visit.press('Space').settle()
            assert (b'\x1b[35m' in visit.sent or b';35m' in visit.sent) == wanted, env


def ended_by(number):
    def test():
        with start() as visit:
            os.kill(visit.pid, number)
            status = visit.leave()
            assert status == 128 + number, status
            assert not visit.restored(), visit.restored()
    return test


def crashed_by(number):
    def test():
        with start() as visit:
            os.kill(visit.pid, number)
            status = visit.leave()
            assert status == -number or (SANITIZED and status != 0), status
            assert not visit.restored(), visit.restored()
    return test


def modes_of(visit):
    """The terminal's modes; read through its other side, which must be open for it."""
    return termios.tcgetattr(visit.fd)


def test_the_terminal_is_given_back():
    with start() as visit:
        assert modes_of(visit) != visit.found
        assert visit.leave('Ctrl-Q') == 0
        assert not visit.restored(), visit.restored()


def test_what_was_found_out_stays_readable():
    with start() as visit:
        visit.press('Ctrl-Q')
        visit.until(lambda visit: 'alternate' not in visit.screen.modes, 'the normal screen')
        visit.wait('Become a borrower: ')
        assert visit.leave() == 0


def test_stopped_and_continued():
    shell = ['bash', '--norc', '--noprofile', '-i']
    with Visit([], program=shell, env={'PS1': 'ready> ', 'HISTFILE': ''}) as visit:
        visit.wait('ready>').press(' '.join([PROGRAM] + LIST), 'Enter').wait('Bus card').settle()
        visit.press('Ctrl-Z').wait('Stopped')
        assert visit.restored() in ([], ['paste']), visit.restored()     # the shell has pasting of its own
        visit.press('stty -a', 'Enter').wait(' icanon').wait(' echo')
        visit.press('fg', 'Enter').wait('Fishing licence').press('Down').wait_focus('Fishing')
        visit.press('Ctrl-Q').wait('ready>')
        visit.leave('exit', 'Enter')


def test_nobody_to_continue_it():
    """Without a shell that has jobs ^Z cannot stop it: it goes on."""
    with start() as visit:
        before = len(visit.sent)
        visit.press('Ctrl-Z').until(lambda visit: b'1049h' in visit.sent[before:], 'the screen to come back')
        visit.wait('Bus card').press('Down').wait_focus('Fishing')


def test_stopped_without_being_asked():
    with start() as visit:
        os.kill(visit.pid, signal.SIGSTOP)
        visit.until(lambda visit: visit.state() == 'T', 'it to stop')
        visit.screen.feed(b'\x1b[H\x1b[2J')
        os.kill(visit.pid, signal.SIGCONT)
        visit.wait('Bus card').wait('Fishing licence')


def test_repaint():
    with start() as visit:
        before = visit.screen.text()
        visit.screen.feed(b'\x1b[Hrubbish all over\x1b[5;10Hthe screen')
        visit.press('Ctrl-L').until(lambda visit: visit.screen.text() == before, 'the screen as it was')


def test_resize_keeps_the_focus():
    with start() as visit:
        visit.press('Down', 'Down').wait_focus('School card')
        for size in ((12, 40), (50, 132), (13, 41), (24, 80)):
            visit.resize(*size).wait_focus('School card').settle()
            assert visit.screen.column == 0


def test_resize_storm():
    sizes = random.Random(7)
    with start() as visit:
        visit.press('Down').wait_focus('Fishing')
        for _ in range(150):
            visit.resize(sizes.choice((1, 2, 11, 12, 13, 24, 60, 201, 65535)), sizes.choice((1, 5, 39, 40, 41, 80, 500, 501)))
            visit.write(b'\x1b[A\x1b[B')
            visit.sent = b''
            visit.screen.__init__(200, 500)
        visit.screen.__init__(24, 80)
        visit.resize(24, 80).settle()
        visit.screen.__init__(24, 80)
        visit.press('Ctrl-L').wait('Bus card').wait_focus('Fishing')


def test_too_small_a_window_offers_text_mode():
    with start() as visit:
        visit.resize(8, 30).wait('too small')
        visit.resize(24, 80).wait_focus('Bus card')
        visit.resize(8, 30).wait('too small').press('Enter')
        visit.until(lambda visit: 'alternate' not in visit.screen.modes, 'text mode')


def test_to_text_mode_and_back():
    with start() as visit:
        for _ in range(2):
            visit.press('Down').wait_focus('Fishing').press('F4')
            visit.until(lambda visit: 'alternate' not in visit.screen.modes, 'text mode')
            visit.wait('Fishing licence').settle()
            visit.press('screen', 'Enter').until(lambda visit: 'alternate' in visit.screen.modes, 'the screen')
            visit.wait('Bus card').press('Home').settle()
            visit.wait_focus('Day of your visit').press('Down').wait_focus('Bus card')
        assert visit.leave('Ctrl-Q') == 0
        assert not visit.restored(), visit.restored()


def test_the_language_changes_and_the_focus_stays():
    with start() as visit:
        visit.press('Down', 'Down', 'Space').wait_focus('School card')
        visit.press('F2').wait_focus('Skolekort')
        visit.press('l').wait_focus('School card')


def test_terminal_that_cannot_be_written():
    with start() as visit:
        os.close(visit.fd)
        visit.fd = None
        visit.reap()
        assert visit.status in (129, 5), visit.status


def read_by_camera(rows):
    """What a reader of QR codes makes of rows of cells, true for light; each is four pixels high and wide."""
    picture = b'P5 %d %d 255\n' % (len(rows[0]) * 4, len(rows) * 4)
    picture += b''.join(bytes(255 * light for light in row for _ in range(4)) * 4 for row in rows)
    with tempfile.NamedTemporaryFile(suffix='.pgm') as file:
        file.write(picture)
        file.flush()
        return subprocess.run(['zbarimg', '--raw', '-q', '-Sdisable', '-Sqrcode.enable', file.name], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=False).stdout.strip()


def cells_of_halves(screen):
    """Two cells above each other in a character, as the screen draws them in UTF-8."""
    rows = []
    for row in range(screen.rows):
        characters = [cell[0] for cell in screen.cells[row]]
        if '\u2588' in characters:
            rows += [[character in '\u2588\u2580' for character in characters], [character in '\u2588\u2584' for character in characters]]
    width = 1 + max(column for row in rows for column, light in enumerate(row) if light)
    return [row[:width] for row in rows]


def cells_of_blanks(screen):
    """Two columns to a cell, light where reversed, as it is drawn without colours elsewhere."""
    rows = [['reverse' in screen.attributes_at(row, column) for column in range(0, screen.columns, 2)]
            for row in range(screen.rows - 1)]
    width = 1 + max(column for row in rows for column, light in enumerate(row) if light)
    return [row[:width] for row in rows if any(row)]


def test_a_camera_reads_the_code():
    if not shutil.which('zbarimg'):
        print('left out: zbarimg is not there to read the codes')
        return
    for keys, wanted in ((['p'], 'tel:'), (['Space', 'Tab', 'y', 'Tab', 'y', 'Tab', 'y', 't'], 'Bus card')):
        with start() as visit:
            visit.press(*keys).settle()
            if 'QR code' not in visit.screen.text():
                return                   # built without
            visit.press('r').settle()
            assert wanted in read_by_camera(cells_of_halves(visit.screen)), visit.screen.text()
    with start(locale='C', encoding='ascii', env={'NO_COLOR': '1'}, size=(60, 132)) as visit:
        visit.press('p').settle().press('r').settle()
        assert read_by_camera(cells_of_blanks(visit.screen)).startswith('tel:'), visit.screen.text()


def test_the_list_has_a_code_on_a_small_screen():
    with Visit(SHIPPED + ['--lang', 'da', 'mitid']) as visit:
        visit.wait_focus('Pas').press('Space').settle().press('t').settle()
        if 'QR-kode' in visit.screen.text():
            visit.press('r').settle()
            assert '\u2588' * 20 in visit.screen.line(0), visit.screen.text()


def test_code_for_a_camera():
    with Visit(BASE + ['--lang', 'en'], size=(24, 80)) as visit:
        visit.settle()
        visit.press('p').settle()
        page = visit.screen.text()
        if 'QR code' not in page:
            return                       # built without
        visit.press('r').settle()
        assert '\u2588' * 20 in visit.screen.line(0) and 'tel:' in visit.screen.line(0), visit.screen.text()
        visit.press('j').settle()
        assert visit.screen.text() == page, visit.screen.text()
        visit.press('r').settle()
        visit.resize(12, 40)
        visit.settle()
        visit.press('r').settle()
        assert 'Too small a window' in visit.screen.text(), visit.screen.text()


def test_papers_are_answered_where_a_text_is_asked_for_too():
    harbour = ['--rules', os.path.abspath('tests/talk/harbour.yaml'), '--visit', '2026-12-01', '--screen', '--lang', 'en', 'berth']
    with Visit(harbour) as visit:
        visit.wait_focus('Licence').press('y').settle().press('Down', 'v', '31.12.2026', 'Enter').settle()
        assert 'yes: 31 December 2026' in visit.screen.text(), visit.screen.text()
        visit.press('Down', 'v', 'Ann', 'Enter').settle()
        assert 'Whose name is on it? Ann' in visit.screen.text(), visit.screen.text()
        visit.press('End', 'Up', 'Up', 'Up', 'Up').settle().press('A', 'b').settle()
        assert 'Which call sign? Ab' in visit.screen.text() and 'the capital A at place 1' in visit.screen.text(), visit.screen.text()
        visit.press('F7').settle()
        assert 'Which call sign? ab1' in visit.screen.text(), visit.screen.text()


TESTS = {
    name[5:].replace('_', ' '): test for name, test in sorted(globals().items()) if name.startswith('test_')}
TESTS.update({'ended by %s' % number.name: ended_by(number)
              for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)})
TESTS.update({'the terminal is whole after %s' % number.name: crashed_by(number)
              for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)})
