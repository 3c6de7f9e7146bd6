"""Screens as they should be, character by character: every scene at three sizes and in both languages.

The screens are in golden/SCENE.LANGUAGE; `tests/screen/run.sh --write` makes them anew, to be looked at before they
are committed. Every terminal has to show the same.
"""
import difflib
import itertools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time

from visit import KEYS, LIMIT, PROGRAM, Visit

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = ['--rules', os.path.join(HERE, 'rules.yaml'), '--visit', '2026-12-01', '--screen']
SIZES = [(24, 80), (12, 40), (50, 132)]
LANGUAGES = ('da', 'en')
TERMINALS = ('vt100', 'linux', 'xterm', 'screen-256color')
CHARSETS = (('C.UTF-8', 'utf-8'), ('da_DK.ISO-8859-1', 'iso-8859-1'), ('C', 'ascii'))
WHOLE = os.environ.get('SCREEN_GOLDEN') == 'all'       # each scene everywhere, not in one room for each terminal
WRITE = False
QR_CODES = 'libqrencode' in subprocess.run([PROGRAM, 'version'], stdout=subprocess.PIPE, check=True).stdout.decode()

# name: (arguments, [key or (what to wait for)...])
SCENES = {
    'home': ([], []),
    'checklist': (['borrower'], []),
    'ticked': (['borrower'], ['Space']),
    'useless': (['borrower'], ['Space', 'Down', 'n']),
    'explained': (['borrower'], ['F3']),
    'why': (['borrower'], ['Space', 'w']),
    'take': (['borrower'], ['Space', 't']),
    'sections': (['borrower'], ['i', 'Enter']),
    'contacts': (['borrower'], ['p']),
    'help': (['borrower'], ['?']),
    'search': (['borrower'], ['/', 'sang']),
    'field': (['borrower'], ['Space', 'Down', 'v', '31.2.2027', 'Enter']),
    'name': (['borrower-name'], ['Enter', 'ab']),
}


def arguments(language, scene):
    return BASE + ['--lang', language] + SCENES[scene][0]


def play(visit, scene):
    visit.settle()
    for key in SCENES[scene][1]:
        visit.press(key).settle()
    return visit


def picture(visit):
    screen = visit.screen
    lines = ['== %d x %d, cursor %d,%d, marked %s' % (
        screen.rows, screen.columns, screen.row, screen.column,
        ' '.join(str(row) for row in screen.marked_rows()) or 'nothing')]
    return '\n'.join(lines + [screen.line(row) for row in range(screen.rows)]) + '\n'


def told(name, text):
    """The picture as it is compared: built without QR codes other keys stand in the last line where theirs did."""
    if QR_CODES or name.split('.')[0] not in ('take', 'contacts'):
        return text
    return '\n'.join(line for line in text.split('\n') if not line.startswith('  Esc '))


def compare(name, got):
    assert QR_CODES or 'QR' not in got, got
    path = os.path.join(HERE, 'golden', name)
    if WRITE:
        assert QR_CODES, 'golden screens are written with QR codes'
        with open(path, 'w', encoding='utf-8') as out:
            out.write(got)
        return
    with open(path, encoding='utf-8') as wanted:
        wanted = wanted.read()
    wanted, got = told(os.path.basename(name), wanted), told(os.path.basename(name), got)
    if got != wanted:
        print('\n'.join(difflib.unified_diff(wanted.split('\n'), got.split('\n'), 'golden/' + name, 'now', lineterm='')))
        raise AssertionError('%s is not as it was' % name)


def scene_test(scene, language):
    def test():
        pictures = []
        for size in SIZES:
            with Visit(arguments(language, scene), size=size) as visit:
                pictures.append(picture(play(visit, scene)))
        compare('%s.%s' % (scene, language), ''.join(pictures))
    return test


def wanted(name, size):
    """The picture of that size in a golden file, or None."""
    with open(os.path.join(HERE, 'golden', name), encoding='utf-8') as file:
        for part in re.split(r'(?m)^(?=== )', file.read()):
            if part.startswith('== %d x %d,' % size):
                return part
    return None


def alike(scene, language, size, term, charset):
    """On that terminal in those characters it is as the golden screen has it, and so is the cursor."""
    locale, encoding = charset
    name = ('ascii/' if encoding == 'ascii' else '') + '%s.%s' % (scene, language)
    with Visit(arguments(language, scene), size=size, term=term, locale=locale, encoding=encoding) as visit:
        got = told(scene, picture(play(visit, scene)))
    expected = told(scene, wanted(name, size) or '')
    if got != expected:
        print('\n'.join(difflib.unified_diff(expected.split('\n'), got.split('\n'), name, term, lineterm='')))
        raise AssertionError('%s in %s on %s of %d x %d in %s' % (scene, language, term, *size, encoding))


ROOMS = list(itertools.product(LANGUAGES, SIZES))


def elsewhere_test(term, charset, whole):
    """All scenes there: every size and language, or (each scene another) one of them."""
    def test():
        for turn, scene in enumerate(SCENES):
            rooms = ROOMS if whole else [ROOMS[(turn + CHARSETS.index(charset) + TERMINALS.index(term)) % len(ROOMS)]]
            for language, size in rooms:
                alike(scene, language, size, term, charset)
    return test


def ascii_test(scene, language):
    """Golden screens of their own: an ae for a letter makes lines longer."""
    def test():
        pictures = []
        for size in SIZES:
            with Visit(arguments(language, scene), size=size, locale='C', encoding='ascii') as visit:
                pictures.append(picture(play(visit, scene)))
        compare('ascii/%s.%s' % (scene, language), ''.join(pictures))
    return test


def charset_test(locale, encoding):
    def test():
        pictures = []
        for scene in ('ticked', 'name'):
            with Visit(arguments('da', scene), locale=locale, encoding=encoding) as visit:
                pictures.append(picture(play(visit, scene)))
        compare('charset.%s' % encoding, ''.join(pictures))
    return test


def in_tmux(scene, language, size):
    """What another program's terminal makes of it."""
    with tempfile.TemporaryDirectory(prefix='medbring-tmux-') as folder:
        def tmux(*words):
            return subprocess.run(['tmux', '-S', folder + '/socket', '-f', '/dev/null', *words], stdout=subprocess.PIPE,
                                  env={**os.environ, 'LC_ALL': 'C.UTF-8'}, check=False).stdout.decode()

        tmux('start-server', ';', 'set', '-g', 'status', 'off', ';', 'new-session', '-d', '-x', str(size[1]), '-y', str(size[0]),
             ' '.join(shlex.quote(word) for word in [PROGRAM] + arguments(language, scene)))
        for key in SCENES[scene][1]:
            wait_still(lambda: tmux('capture-pane', '-p'))
            tmux('send-keys', *([key] if key in KEYS else ['-l', key]))
        lines = wait_still(lambda: tmux('capture-pane', '-p')).split('\n')[:size[0]]
        tmux('kill-server')
    golden = wanted('%s.%s' % (scene, language), size).rstrip('\n').split('\n')[1:]
    assert [line.rstrip() for line in lines] == golden + [''] * (len(lines) - len(golden)), '\n'.join(lines)


def wait_still(look):
    """What is seen when it is something and three looks in a row are alike."""
    seen, ends = [look()], time.monotonic() + LIMIT
    while time.monotonic() < ends:
        seen.append(look())
        if seen[-1].strip() and len(set(seen[-3:])) == 1 and len(seen) > 3:
            break
        time.sleep(0.05)
    return seen[-1]


def test_in_tmux():
    if not shutil.which('tmux'):
        print('left out: tmux is not there')
        return
    for turn, scene in enumerate(('ticked', 'sections', 'why')):
        in_tmux(scene, LANGUAGES[turn % 2], SIZES[turn])


TESTS = {'scene %s in %s' % (scene, language): scene_test(scene, language)
         for scene in SCENES for language in LANGUAGES}
TESTS.update({'scene %s in %s, ASCII' % (scene, language): ascii_test(scene, language)
              for scene in SCENES for language in LANGUAGES})
TESTS.update({'the same on %s in %s' % (term, charset[1]): elsewhere_test(term, charset, WHOLE)
              for term in TERMINALS for charset in CHARSETS if WHOLE or term != 'xterm' or charset[1] == 'utf-8'})
TESTS.update({'in %s' % encoding: charset_test(locale, encoding) for locale, encoding in
              (('da_DK.ISO-8859-1', 'iso-8859-1'), ('da_DK@euro', 'iso-8859-15'), ('da_DK.UTF-8', 'utf-8'))})
TESTS['as tmux shows it'] = test_in_tmux
