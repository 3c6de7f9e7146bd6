#!/usr/bin/env python3
"""Holds the program's own words (locale/) to the same as the texts of the
rules: short sentences, plain language, spelled right, one word for one thing.
The words of the guide are measured; what --help tells those who write rules
and scripts is only spelled, and kept short.

    program.py FOLDER
"""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DICTIONARIES = {"da": "da_DK", "en": "en_GB", "de": "de_DE"}
WORDS_IN_SENTENCE, WORDS_IN_HELP, LIX_AVERAGE = 20, 40, 30
# What only stands in --help, in the manual and in messages to those who call the program.
HELP = re.compile(r"--|YAML|JSON|FILE|exit status|^\d+: |subcommand|Graphviz|Schema|liblouis|standard input|Walks you|Tells the version")


def entries(path):
	done = subprocess.run(["msgcat", "--no-wrap", path], stdout=subprocess.PIPE, check=True)
	for entry in done.stdout.decode().split("\n\n")[1:]:
		found = re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', entry, re.M)
		yield [text.replace("\\n", " ").replace('\\"', '"') for key, text in found if not key.startswith("msgstr")], \
			[text.replace("\\n", " ").replace('\\"', '"') for key, text in found if key.startswith("msgstr")]


def bare(text):
	text = re.sub(r"\{[a-z]+\}", " x ", text)
	text = re.sub(r"--[a-z-]+|%\w+|medbring(?: [a-z]+)?|\b[\w-]+\.ctb|\b[A-Z]{2,}\b|\[.*?\]", " x ", text)
	return text


def sentences(text):
	for sentence in re.split(r"(?<=[.!?:;])\s+", text):
		words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", sentence)
		if words:
			yield words


def misspelt(texts, language):
	known = set()
	for words in ("words." + language, "words-program." + language):
		if os.path.exists(os.path.join(HERE, words)):
			with open(os.path.join(HERE, words), encoding="utf-8") as stream:
				known |= set(stream.read().split())
	command = ["hunspell", "-l", "-i", "UTF-8", "-d", DICTIONARIES[language]]
	done = subprocess.run(command, input="\n".join(texts).encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
	if done.returncode:
		raise OSError(done.stderr.decode(errors="replace").strip())
	return sorted({w.rstrip(".") for w in done.stdout.decode().split()} - known - {"-", "--", "x"})


def main():
	faults, texts = [], {"en": []}
	for name in sorted(os.listdir(sys.argv[1])):
		if not name.endswith(".po"):
			continue
		language = name[:-3]
		texts[language] = []
		for ids, strings in entries(os.path.join(sys.argv[1], name)):
			texts[language] += [(ids[0], text) for text in strings]
			if language == "da":
				texts["en"] += [(ids[0], text) for text in ids]
	for language, pairs in texts.items():
		told = []
		for msgid, text in pairs:
			most = WORDS_IN_HELP if HELP.search(msgid) else WORDS_IN_SENTENCE
			for words in sentences(bare(text)):
				if len(words) > most:
					faults.append("%s: a sentence of %d words: %s" % (language, len(words), text))
				if not HELP.search(msgid) and text[-1:] in ".!?":
					told.append(words)
		words = [w for s in told for w in s]
		lix = len(words) / len(told) + 100 * sum(len(w) > 6 for w in words) / len(words)
		print("program's words (%s)        %d texts, %d sentences, %.1f words each, LIX %.1f"
			% (language, len(pairs), len(told), len(words) / len(told), lix))
		if language == "da" and lix > LIX_AVERAGE:
			faults.append("LIX %.1f, over %d" % (lix, LIX_AVERAGE))
		try:
			wrong = misspelt([bare(text) for _, text in pairs], language)
		except OSError as error:
			print("spelling (%s): skipped, %s" % (language, error))
			continue
		if wrong:
			faults.append("%s: misspelt: %s" % (language, " ".join(wrong)))
	for fault in faults:
		print("FAULT " + fault)
	return 1 if faults else 0


sys.exit(main())
