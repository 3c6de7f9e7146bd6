#!/usr/bin/env python3
"""Holds a printed web page to what was promised of it: it stands alone, needs
no script, is well nested, every language has its own part with its tag, the
headings go down one step at a time, links lead somewhere, ids are there once,
and every box has a text.

    page.py FILE LANGUAGE...
"""

import html.parser
import re
import sys

VOID = {"meta", "input", "link", "br"}


class Page(html.parser.HTMLParser):
	def __init__(self):
		super().__init__()
		self.open, self.ids, self.links, self.headings, self.parts, self.faults = [], [], [], [], [], []
		self.label = None

	def handle_starttag(self, tag, attributes):
		attributes = dict(attributes)
		if tag in ("script", "link", "img", "iframe", "object") or any(k.startswith("on") for k in attributes):
			self.faults.append("%s is not wanted" % tag)
		if any("//" in (v or "") for v in attributes.values()):
			self.faults.append("something is fetched: %s" % attributes)
		if "id" in attributes:
			self.ids.append(attributes["id"])
		if tag == "a":
			self.links.append(attributes["href"])
		if tag == "article":
			self.parts.append(attributes.get("lang"))
		if tag == "html" and not attributes.get("lang"):
			self.faults.append("the page has no language")
		if re.fullmatch("h[1-6]", tag):
			self.headings.append(int(tag[1]))
		if tag == "li" and self.open[-1] != "ul":
			self.faults.append("li in %s" % self.open[-1])
		if tag in ("p", "ul") and self.open[-1] == "p":
			self.faults.append("%s in p" % tag)
		if tag == "input" and "label" not in self.open:
			self.faults.append("a box without a text")
		if tag == "label":
			self.label = ""
		if tag not in VOID:
			self.open.append(tag)

	def handle_endtag(self, tag):
		if not self.open or self.open.pop() != tag:
			self.faults.append("line %d: %s ends what it did not begin" % (self.getpos()[0], tag))
		if tag == "label" and not self.label.strip():
			self.faults.append("a box with an empty text")

	def handle_data(self, data):
		if self.label is not None:
			self.label += data


def main():
	with open(sys.argv[1], encoding="utf-8") as stream:
		text = stream.read()
	page = Page()
	page.feed(text)
	page.close()
	faults = page.faults
	if page.open:
		faults.append("left open: %s" % page.open)
	if sorted(page.parts) != sorted(sys.argv[2:]):
		faults.append("languages %s, not %s" % (page.parts, sys.argv[2:]))
	if len(set(page.ids)) != len(page.ids):
		faults.append("an id is there twice")
	faults += ["%s leads nowhere" % link for link in page.links if link.lstrip("#") not in page.ids]
	if page.headings.count(1) != len(page.parts):
		faults.append("not one h1 for each language")
	faults += ["h%d after h%d" % (b, a) for a, b in zip(page.headings, page.headings[1:]) if b > a + 1]
	if not text.startswith("<!DOCTYPE html>"):
		faults.append("no doctype")
	for fault in faults:
		print(fault)
	return 1 if faults else 0


sys.exit(main())
