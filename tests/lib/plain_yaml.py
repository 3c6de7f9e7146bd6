"""The part of YAML that our own files are written in, read with nothing but
the standard library: block and flow mappings and lists, plain and quoted
scalars, comments. Every scalar comes back as a string, whatever it looks
like, as medbring itself reads it. What is outside that part is an error."""

import json
import re


class Bad(Exception):
	pass


class Flow:
	"""A flow value ({...}, [...], a quoted or plain scalar) inside one text."""

	def __init__(self, text, place):
		self.text, self.at, self.place = text, 0, place

	def fail(self, what):
		raise Bad("%s: %s near %r" % (self.place, what, self.text[self.at:self.at + 30]))

	def space(self):
		while self.at < len(self.text) and self.text[self.at] in " \t\n":
			self.at += 1

	def peek(self):
		self.space()
		return self.text[self.at] if self.at < len(self.text) else ""

	def quoted(self):
		mark = self.text[self.at]
		pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
		found = re.compile(pattern, re.S).match(self.text, self.at)
		if not found:
			self.fail("an open quote")
		self.at = found.end()
		body = re.sub(r"\s*\n\s*", " ", found.group())
		if mark == "'":
			return body[1:-1].replace("''", "'")
		return json.loads(re.sub(r"\\U([0-9a-fA-F]{8})", lambda m: chr(int(m.group(1), 16)), body), strict=False)

	def plain(self):
		found = re.compile(r"(?:[^,\[\]{}:]|:(?! |$|\n))+").match(self.text, self.at)
		if not found:
			self.fail("no value")
		self.at = found.end()
		return re.sub(r"\s*\n\s*", " ", found.group()).strip()

	def value(self):
		first = self.peek()
		if first == "{":
			return self.mapping()
		if first == "[":
			return self.sequence()
		return self.quoted() if first in "\"'" and first else self.plain()

	def mapping(self):
		self.at += 1
		result = {}
		while self.peek() != "}":
			self.pair(result)
			if self.peek() == ",":
				self.at += 1
			elif self.peek() != "}":
				self.fail("neither , nor }")
		self.at += 1
		return result

	def pair(self, result):
		key = self.value()
		if self.peek() != ":":
			self.fail("no colon after a key")
		self.at += 1
		if key in result:
			self.fail("the key %s twice" % key)
		result[key] = "" if self.peek() in ",}" else self.value()

	def sequence(self):
		self.at += 1
		result = []
		while self.peek() != "]":
			item = self.value()
			if self.peek() == ":":
				self.at += 1
				item = {item: self.value()}
			result.append(item)
			if self.peek() == ",":
				self.at += 1
			elif self.peek() != "]":
				self.fail("neither , nor ]")
		self.at += 1
		return result


def strip_comment(line):
	"""Cut a comment off, minding quotes."""
	mark = ""
	for i, c in enumerate(line):
		if mark:
			if c == mark and not (mark == '"' and line[i - 1] == "\\"):
				mark = ""
		elif c in "\"'" and (i == 0 or line[i - 1] in " [{,:(-"):
			mark = c
		elif c == "#" and (i == 0 or line[i - 1] in " \t"):
			return line[:i]
	return line


class Block:
	KEY = re.compile(r"""((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@,][^#]*?)):(?:\s+(.*))?$""", re.S)

	def __init__(self, text, name):
		self.name = name
		self.lines = []          # (number, indent, content)
		for number, line in enumerate(text.split("\n"), 1):
			line = strip_comment(line).rstrip()
			if line and line != "---":
				self.lines.append((number, len(line) - len(line.lstrip(" ")), line.strip()))
		self.at = 0

	def fail(self, what):
		number = self.lines[min(self.at, len(self.lines) - 1)][0]
		raise Bad("%s:%d: %s" % (self.name, number, what))

	def node(self, indent):
		content = self.lines[self.at][2]
		if content == "-" or content.startswith("- "):
			return self.items(indent)
		if self.KEY.match(content) and content[0] not in "{[":
			return self.pairs(indent)
		return self.scalar(indent)

	def items(self, indent):
		result = []
		while self.here(indent) and self.lines[self.at][2].startswith("-"):
			number, _, content = self.lines[self.at]
			rest = content[1:].lstrip()
			if not rest:
				self.at += 1
				result.append(self.node(self.lines[self.at][1]))
				continue
			inner = indent + len(content) - len(rest)
			self.lines[self.at] = (number, inner, rest)
			result.append(self.node(inner))
		return result

	def here(self, indent):
		return self.at < len(self.lines) and self.lines[self.at][1] == indent

	def pairs(self, indent):
		result = {}
		while self.here(indent):
			number, _, content = self.lines[self.at]
			found = self.KEY.match(content)
			if not found:
				self.fail("not a key")
			key = Flow(found.group(1), number).value() if content[0] in "\"'" else found.group(1)
			if key in result:
				self.fail("the key %s twice" % key)
			if found.group(2):
				self.lines[self.at] = (number, indent + 1, found.group(2))
				result[key] = self.scalar(indent + 1)
			else:
				self.at += 1
				result[key] = self.below(indent)
		if self.at < len(self.lines) and self.lines[self.at][1] > indent:
			self.fail("indented too far")
		return result

	def below(self, indent):
		if self.at < len(self.lines):
			inner = self.lines[self.at][1]
			if inner > indent or (inner == indent and self.lines[self.at][2].startswith("- ")):
				return self.node(inner)
		return ""

	def scalar(self, indent):
		number, _, text = self.lines[self.at]
		self.at += 1
		while self.at < len(self.lines) and self.lines[self.at][1] >= indent:
			text += "\n" + self.lines[self.at][2]
			self.at += 1
		if text[0] not in "{[\"'":
			if text[0] in "&*!|>%@":
				raise Bad("%s:%d: outside what is read here" % (self.name, number))
			return text.replace("\n", " ")
		flow = Flow(text, "%s:%d" % (self.name, number))
		value = flow.value()
		if flow.peek():
			flow.fail("something after the value")
		return value


def load(path):
	with open(path, encoding="utf-8") as stream:
		text = stream.read()
	block = Block(text, path)
	result = block.node(block.lines[0][1])
	if block.at < len(block.lines):
		block.fail("not understood")
	return result
