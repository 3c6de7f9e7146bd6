#!/usr/bin/env python3
"""tools/screenshots.py: the screen as it really is, for those who read before they install. Writes docs/screen.svg,
and the same screen as text at the end of README.md."""
import html
import os
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tests', 'screen'))
os.environ.setdefault('MEDBRING', os.path.join(TOP, 'build', 'medbring'))
sys.dont_write_bytecode = True
from visit import Visit  # noqa: E402

ARGUMENTS = ['--rules', os.path.join(TOP, 'rules.yaml'), '--visit', '2026-12-01', '--screen', '--lang', 'en', 'mitid']
KEYS = ['Space', 'Down', 'y', 'Down', 'n', 'Up', 'Up']
SIZE = (24, 80)
ACROSS, DOWN, EDGE = 9, 19, 12
INK, PAPER, ACCENT = '#1c1c1c', '#fdfdfb', '#8a2be2'
HEADING = '## What it looks like\n'


def runs(screen, row):
    """Pieces of a row that look alike: (column, text, attributes)."""
    pieces = []
    for column in range(screen.columns):
        character, attributes = screen.cells[row][column]
        if pieces and pieces[-1][2] == attributes:
            pieces[-1][1] += character
        else:
            pieces.append([column, character, attributes])
    return pieces


def piece_svg(row, column, text, attributes):
    x, y = EDGE + column * ACROSS, EDGE + row * DOWN
    out = []
    if 'reverse' in attributes:
        out.append('<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>' % (x, y, len(text) * ACROSS, DOWN, INK))
    if 'underline' in attributes:
        out.append('<rect x="%d" y="%d" width="%d" height="1" fill="%s"/>' % (x, y + DOWN - 2, len(text) * ACROSS, INK))
    if text.strip():
        look = ' font-weight="bold"' if 'bold' in attributes else ''
        look += ' fill="%s"' % ACCENT if any('35' in str(name) or 'magenta' in str(name) for name in attributes) else ''
        shown = text.rstrip()
        out.append('<text x="%d" y="%d" textLength="%d"%s>%s</text>' % (
            x, y + DOWN - 5, len(shown) * ACROSS, look, html.escape(shown)))
    return out


def svg(screen):
    width, height = 2 * EDGE + screen.columns * ACROSS, 2 * EDGE + screen.rows * DOWN
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" '
           'aria-label="%s" font-family="monospace" font-size="15" fill="%s" xml:space="preserve">' % (
               width, height, width, height, html.escape(' '.join(screen.text().split()), True), INK),
           '<rect width="100%%" height="100%%" rx="6" fill="%s" stroke="#999"/>' % PAPER]
    for row in range(screen.rows):
        for column, text, attributes in runs(screen, row):
            out += piece_svg(row, column, text, attributes)
    return '\n'.join(out + ['</svg>', ''])


def main():
    with Visit(ARGUMENTS, size=SIZE) as visit:
        visit.settle()
        for key in KEYS:
            visit.press(key).settle()
        screen = visit.screen
        text = '\n'.join(('    ' + screen.line(row)).rstrip() for row in range(screen.rows))
        drawn = svg(screen)
    os.makedirs(os.path.join(TOP, 'docs'), exist_ok=True)
    with open(os.path.join(TOP, 'docs', 'screen.svg'), 'w', encoding='utf-8') as out:
        out.write(drawn)
    readme = os.path.join(TOP, 'README.md')
    with open(readme, encoding='utf-8') as old:
        before = old.read().split(HEADING)[0]
    with open(readme, 'w', encoding='utf-8') as out:
        out.write('%s%s\n![The same as below, as a picture](docs/screen.svg)\n\nBoth are made by `make screenshots` from a real run.\n\n%s\n' % (
            before, HEADING, text))


main()
