"""Screens as they should be, character by character: every scene at three sizes and in both languages.

The screens are in golden/SCENE.LANGUAGE; `tests/screen/run.sh --write` makes them anew, to be looked at before they
are committed. Every terminal has to show the same.
"""
import difflib
import os

from visit import Visit

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = ['--rules', os.path.join(HERE, 'rules.yaml'), '--visit', '2026-12-01', '--screen']
SIZES = [(24, 80), (12, 40), (50, 132)]
WRITE = False

# name: (arguments, [key or (what to wait for)...])
SCENES = {
    'home': ([], []),
    'checklist': (['borrower'], []),
    'ticked': (['borrower'], ['Space']),
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


def compare(name, got):
    path = os.path.join(HERE, 'golden', name)
    if WRITE:
        with open(path, 'w', encoding='utf-8') as out:
            out.write(got)
        return
    with open(path, encoding='utf-8') as wanted:
        wanted = wanted.read()
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


def terminal_test(term):
    """The same characters and the same cursor on another terminal; a walk, not only the first screen."""
    def test():
        for scene in ('ticked', 'sections'):
            with Visit(arguments('da', scene)) as one, Visit(arguments('da', scene), term=term) as other:
                assert picture(play(one, scene)) == picture(play(other, scene)), picture(other)
    return test


def charset_test(locale, encoding):
    def test():
        pictures = []
        for scene in ('ticked', 'name'):
            with Visit(arguments('da', scene), locale=locale, encoding=encoding) as visit:
                pictures.append(picture(play(visit, scene)))
        compare('charset.%s' % encoding, ''.join(pictures))
    return test


TESTS = {'scene %s in %s' % (scene, language): scene_test(scene, language)
         for scene in SCENES for language in ('da', 'en')}
TESTS.update({'the same on %s' % term: terminal_test(term)
              for term in ('vt100', 'linux', 'screen-256color', 'xterm')})
TESTS.update({'in %s' % encoding: charset_test(locale, encoding) for locale, encoding in
              (('da_DK.ISO-8859-1', 'iso-8859-1'), ('da_DK@euro', 'iso-8859-15'), ('C', 'ascii'), ('da_DK.UTF-8', 'utf-8'))})
