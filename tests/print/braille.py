#!/usr/bin/env python3
"""Holds a file of ASCII braille to what an embosser takes: 40 cells, 25 lines,
a form feed between pages, and nothing but the 64 signs.

    braille.py FILE
"""

import sys


def main():
	with open(sys.argv[1], encoding="ascii") as stream:
		pages = stream.read().split("\f")
	lines = [line for page in pages for line in page.split("\n")[:-1]]
	assert lines, "nothing written"
	assert any("A" <= c <= "Z" for line in lines for c in line), "no letter"
	for number, page in enumerate(pages, 1):
		assert page.count("\n") == 25 or number == len(pages), "page %d has %d lines" % (number, page.count("\n"))
		assert page.count("\n") <= 25, "the last page is too long"
	for line in lines:
		assert len(line) <= 40, "too wide: " + line
		assert all(" " <= c <= "_" for c in line), "no sign of ASCII braille: " + line
		assert line == line.rstrip(), "spaces at the end: " + line


main()
