"""The screen at its edges: ends of what can be scrolled, more typed than fits, nobody there, slow lines, nothing to do."""
import os
import re

from behaviour import LIST, SHIPPED, sent_by, start
from golden import BASE
from visit import FOLDER, PROGRAM, SANITIZED, Visit

WIDE = SHIPPED + ['--lang', 'en', 'mitid']


def test_the_information_ends_at_both_ends():
    with Visit(WIDE, size=(24, 120)) as visit:
        visit.wait_focus('Passport')
        assert sent_by(visit, ']')[0] == b'', 'it is not shown'
        visit.press('i').wait('Information').press('q').wait_focus('Passport')
        visit.press('o').wait('more: ]').settle()
        for key in (']', '['):
            seen = []
            while not seen or visit.screen.text() != seen[-1]:
                seen.append(visit.screen.text())
                visit.press(key).settle()
                assert len(seen) < 99, 'it never ends'
            assert len(seen) > 2 and sent_by(visit, key)[0] == b'', key
        assert 'more: ]' in visit.screen.text() and 'Passport' in visit.screen.text()
        beside = visit.screen.text()
        visit.press('w').wait('Why this verdict').settle()
        assert 'more: ]' not in visit.screen.text()
        visit.press('q').until(lambda visit: visit.screen.text() == beside, 'the list and the information again')


def test_nobody_reads_across_who_asked_not_to():
    with start(size=(24, 120), env={'ACCESSIBLE': '1'}) as visit:
        before = visit.screen.text()
        visit.press('b').settle()
        assert visit.screen.text() == before


def test_more_is_typed_than_fits():
    """A line of 700 characters at once: what there is room for is taken, in its order, and nothing of it is a key."""
    with start() as visit:
        visit.press('/').wait('Search for:').settle()
        visit.press('qz' * 350).settle()
        visit.press('Home').settle()
        assert 'qzqzqz' in visit.screen.text(), visit.screen.text()
        visit.press('Ctrl-U').settle()
        assert 'qz' not in visit.screen.text(), visit.screen.text()
        visit.press('bus').settle()
        assert 'Bus card' in visit.screen.text(), visit.screen.text()


def test_keys_that_have_nothing_to_do_here():
    with start() as visit:
        for keys in (['Ctrl-U'], ['0'], ['9'], ['9', '9', '9', '9', '9'], ['x'], [']'], ['['], ['<'], ['\x1b[200~yn\x1b[201~']):
            before = visit.screen.text()
            visit.press(*keys).settle()
            assert visit.screen.text() == before and 'have it' not in before, keys


def test_digits_begin_anew():
    with start() as visit:
        visit.press(*'1232').settle().wait_focus('Fishing')
        visit.press(*'1111').settle().wait_focus('Bus card')


def test_space_turns_the_page_where_nothing_is_asked():
    with Visit(SHIPPED + ['--lang', 'en', 'mitid'], size=(12, 40)) as visit:
        visit.settle().press('w').wait('Why this').settle()
        before = visit.screen.text()
        visit.press('Space').until(lambda visit: visit.screen.text() != before, 'the next page')


def test_enter_goes_on_where_nothing_is_open():
    """All is answered: from an answer it goes to the next line, and takes none of them away."""
    with start() as visit:
        visit.press('c').settle().press('1', 'y').settle()
        for _ in range(3):
            visit.press('Tab', 'y').settle()
        visit.wait('Ready.').press('1').settle().wait_focus('Bus card')
        before = visit.screen.text()
        for label in ('Is it valid', 'Shows the address', 'Fishing licence'):
            visit.press('Enter').wait_focus(label)
        assert visit.screen.text() == before


def test_the_list_is_saved_and_no_file_is_written_over():
    with start() as visit:
        visit.press('1', 'y').settle().press('t').wait('What to take along').settle()
        visit.press('s').wait('Name of the file').settle()
        open(os.path.join(FOLDER.name, 'mine.txt'), 'w', encoding='utf-8').close()
        visit.press('Ctrl-U', 'mine.txt', 'Enter').wait('There is already a file of that name').settle()
        visit.press('Tab').settle().press('Ctrl-U', 'ours.txt', 'Enter').wait('ours.txt').settle()
    with open(os.path.join(FOLDER.name, 'ours.txt'), encoding='utf-8') as file:
        assert 'Bus card' in file.read()
    assert os.path.getsize(os.path.join(FOLDER.name, 'mine.txt')) == 0


def test_a_code_gives_way_to_the_question_whether_somebody_is_there():
    with start(['--idle', '1'] + LIST) as visit:
        visit.press('p').settle()
        if 'QR code' not in visit.screen.text():
            return                       # built without
        visit.press('r').wait('Are you still there').press('j').wait_gone('Are you still there').settle()
        assert 'Whom to ask' in visit.screen.text() or '\u2588' in visit.screen.text(), visit.screen.text()


def test_a_kiosk_saves_nothing_and_is_not_stopped():
    with Visit(['--kiosk', '--lang', 'en'], env={'MEDBRING_TODAY': '2026-12-01'}) as visit:
        visit.wait('MitID').settle()
        before = visit.screen.text()
        visit.press('Ctrl-Z').settle().press('s').settle()
        assert visit.screen.text() == before and visit.state() != 'T', visit.screen.text()
        visit.press('Down').settle()
        assert visit.leave('Ctrl-Q') == 0


def test_a_terminfo_of_ones_own_and_none():
    """TERMINFO may name a folder, which can still be read within the sandbox; named empty it is as if it were not."""
    for folder in ('/lib/terminfo', ''):
        with start(env={'TERMINFO': folder}) as visit:
            visit.press('F4').until(lambda visit: 'alternate' not in visit.screen.modes, 'text mode')
            visit.wait('Bus card').settle().press('screen', 'Enter').until(lambda visit: 'alternate' in visit.screen.modes, 'the screen')
            assert visit.leave('Ctrl-Q') == 0


def test_the_sandbox_is_left_out_only_where_that_is_said():
    def filters(visit):
        with open('/proc/%d/status' % visit.pid, encoding='ascii') as status:
            return re.search(r'^Seccomp:\s*(\d)', status.read(), re.M).group(1)

    with start() as visit, start(env={'MEDBRING_SANDBOX': 'on'}) as other, start(env={'MEDBRING_SANDBOX': 'off'}) as without:
        assert filters(visit) == filters(other)
        assert filters(visit) == '2' or SANITIZED or 'libseccomp' not in os.popen(PROGRAM + ' --version').read()
        assert filters(without) == filters_of_this_process()


def filters_of_this_process():
    with open('/proc/self/status', encoding='ascii') as status:
        return re.search(r'^Seccomp:\s*(\d)', status.read(), re.M).group(1)


def test_on_a_lean_line_it_scrolls_all_the_same():
    with Visit(['--lean'] + WIDE, size=(12, 40)) as lean, Visit(WIDE, size=(12, 40)) as visit:
        for _ in range(14):
            for each in (lean, visit):
                each.settle().press('Down').settle()
            rows = [[line.strip(' >*') for line in each.screen.text().split('\n')] for each in (lean, visit)]
            assert rows[0] == rows[1], rows


def test_a_slow_line_is_a_lean_one():
    for speed, most in (('1200', 20), ('38400', 100)):
        with Visit(LIST, program=['sh', '-c', 'stty %s; exec "$0" "$@"' % speed, PROGRAM]) as visit:
            visit.wait('Bus card').settle().press('Down').settle()
            sent = len(sent_by(visit, 'Down')[0])
            assert sent <= most and (sent > 20) == (most > 20), (speed, sent)


def test_a_short_line_says_all_of_itself_when_asked():
    """Where a question is told in a few words, its whole wording is below, with what else there is to say of it."""
    with Visit(SHIPPED + ['--lang', 'en', 'mitid'], size=(24, 40)) as visit:
        visit.wait_focus('Passport').press('y').settle().press('e', 'Down').settle()
        below = re.sub(r'\s+', ' ', ' '.join(visit.screen.text().split('\n')[-5:-1]))
        assert 'Valid when you come' in visit.screen.line(visit.screen.row), visit.screen.text()
        assert '1 December 2026?' in below, below


def test_tab_leaves_a_line_that_is_typed():
    with start(BASE + ['--lang', 'en', 'borrower-name'], wait='Which borrower name') as visit:
        visit.press('ab', 'Tab').settle()
        assert 'would you like? ab' in visit.screen.text() and 'cursor' in visit.screen.modes, visit.screen.text()


def test_what_nobody_types_is_no_keys():
    """A text pasted into a terminal that does not mark it; what somebody types ahead counts to the last key."""
    with start(wait='Bus card') as visit:
        visit.write(b'jk' * 200 + b'j')
        visit.wait_focus('Fishing')
        visit.write(b' ' * (1 << 16))
        visit.wait('Too much at once').settle()
        visit.press('Down').until(lambda visit: 'Fishing' not in visit.screen.line(visit.screen.row), 'the next line')
        assert 'Too much at once' not in visit.screen.text()



TESTS = {name[5:].replace('_', ' '): test for name, test in sorted(globals().items()) if name.startswith('test_')}
