#!/usr/bin/env python3
"""Spells every text of a rules file with hunspell: Danish by da_DK, English by
en_GB, and the words of the files words.LANGUAGE beside this one. German, where it is in the file, by de_DE.
Skipped with a message where hunspell or a dictionary is not there.

    spelling.py RULES
"""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
import plain_yaml  # noqa: E402

DICTIONARIES = {"da": "da_DK", "en": "en_GB", "de": "de_DE"}


def texts(node, language):
	if isinstance(node, dict):
		if language in node and isinstance(node[language], str):
			yield node[language]
		for child in node.values():
			yield from texts(child, language)
	elif isinstance(node, list):
		for child in node:
			yield from texts(child, language)


def misspelt(rules, language):
	words = re.sub(r"\{[a-z][a-z0-9.-]*\}", " ", "\n".join(texts(rules, language)))
	words = re.sub(r"[\w.-]+@[\w.-]+|\b\w+\.(?:dk|com|nu)\b", " ", words)
	command = ["hunspell", "-l", "-i", "UTF-8", "-d", DICTIONARIES[language], "-p", os.path.join(HERE, "words." + language)]
	done = subprocess.run(command, input=words.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
	if done.returncode:
		raise OSError(done.stderr.decode(errors="replace").strip())
	return sorted(set(done.stdout.decode().split()))


def main():
	rules = plain_yaml.load(sys.argv[1])
	failed = False
	for language in DICTIONARIES:
		try:
			wrong = misspelt(rules, language)
		except OSError as error:
			print("spelling (%s): skipped, %s" % (language, error))
			continue
		print("spelling (%s): %s" % (language, ", ".join(wrong) or "no fault"))
		failed = failed or bool(wrong)
	return 1 if failed else 0


sys.exit(main())
