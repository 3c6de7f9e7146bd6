#!/usr/bin/env python3
"""Holds the texts of a rules file to what was promised of them: each in every
language, the same numbers, phone numbers, sites and alphabets in each, every
fact of the source used, labels short, sentences short, words plain. Prints
the figures; fails where one is over its limit.

    texts.py RULES [FACTS]
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import plain_yaml  # noqa: E402

LANGUAGES = []          # those of the file, in its order
LABELS = {"label", "title", "term", "full", "heading", "to-do", "noun", "own-noun", "clause"}      # not measured as sentences
LIX_AVERAGE, LIX_SECTION, GRADE_AVERAGE, WORDS_IN_SENTENCE = 30, 40, 7, 20
LABEL_WORDS, LABEL_COLUMNS = 6, 40


class Text:
	def __init__(self, path, texts):
		self.path, self.texts = path, texts
		keys = [p for p in path if not isinstance(p, int)]
		self.key = keys[-1]
		self.is_label = self.key in LABELS
		self.chapter = ".".join(str(p) for p in path[:2])

	def __str__(self):
		return ".".join(str(p) for p in self.path)


def collect(node, path=()):
	if isinstance(node, dict):
		if node and set(node) <= set(LANGUAGES) and path != ("languages",):
			yield Text(path, node)
			return
		for key, child in node.items():
			name = child.get("id", key) if isinstance(child, dict) else key
			yield from collect(child, path + (key,) if name == key else path + (key, name))
	elif isinstance(node, list):
		for index, child in enumerate(node):
			name = child.get("id", index) if isinstance(child, dict) else index
			yield from collect(child, path + (name,))


def filled(text, rules):
	"""Placeholders as a reader sees them; dates and limits as one plain word."""
	def one(found):
		name = found.group(1)
		if name in rules["data"]:
			return "x"
		if "." in name:
			contact, field = name.split(".")
			return rules["contacts"][contact][field]
		return {"visit": "today", "date": "today", "limit": "10"}[name]
	return re.sub(r"\{([a-z][a-z0-9.-]*)\}", one, text)


def sentences(text):
	text = re.sub(r"(\d)\. (?=[a-zæøå])", r"\1 ", text)          # 31. oktober
	text = re.sub(r"\b(MitID|YouTube|nemid)\.(dk|com|nu)", r"\1", text)
	for sentence in re.split(r"(?<=[.!?:])\s+", text):
		words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", sentence)
		if words:
			yield words


def syllables(word):
	word = re.sub(r"[^a-z]", "", word.lower())
	groups = re.findall(r"[aeiouy]+", word)
	count = len(groups)
	if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
		count -= 1
	if word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1:
		count -= 1
	return max(count, 1)


def lix(parts):
	words = [w for s in parts for w in s]
	return len(words) / len(parts) + 100 * sum(len(w) > 6 for w in words) / len(words)


def grade(parts):
	words = [w for s in parts for w in s]
	return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def check_languages(texts, faults):
	for text in texts:
		for language in LANGUAGES:
			if not text.texts.get(language):
				faults.append("%s: no text in %s" % (text, language))


def check_agreement(texts, faults):
	"""What must not differ between the languages, wherever it is written out."""
	patterns = {
		"placeholders": r"\{[a-z][a-z0-9.-]*\}",
		"sites and mail": r"[\w@-]+\.(?:dk|com|nu)\b",
		"phone numbers": r"\+?\d[\d ]{6,}\d",
		"fact ids": r"\bF\d+\b",
		"numbers": r"\d+",
	}
	for text in texts:
		first = text.texts.get(LANGUAGES[0], "")
		for language in LANGUAGES[1:]:
			other = text.texts.get(language, "")
			for what, pattern in patterns.items():
				if sorted(re.findall(pattern, first)) != sorted(re.findall(pattern, other)):
					faults.append("%s: %s differ: %s / %s" % (text, what, first, other))


def check_said_once(texts, rules, faults):
	"""Phone numbers, mail, sites and alphabets stand under contacts and data, and nowhere in a text."""
	once = set(rules["data"].values()) - {" "}
	for contact in rules["contacts"].values():
		once |= {contact[k] for k in ("phone", "mail", "site") if k in contact}
	for text in texts:
		for language, value in text.texts.items():
			for string in once:
				if string in value:
					faults.append("%s (%s): %s is written out; name it by a placeholder" % (text, language, string))


def check_facts(rules_file, facts_file, faults):
	with open(facts_file, encoding="utf-8") as stream:
		wanted = set(re.findall(r"\bF\d+\b", stream.read()))
	with open(rules_file, encoding="utf-8") as stream:
		sources = re.findall(r"source: \[([^\]]*)\]", stream.read())
	used = set(re.findall(r"F\d+", " ".join(sources)))
	for fact in sorted(wanted - used):
		faults.append("%s is not the source of anything" % fact)
	for fact in sorted(used - wanted):
		faults.append("%s is no fact of the source" % fact)
	print("facts used as source       %d of %d" % (len(used & wanted), len(wanted)))


def check_labels(texts, faults):
	for text in texts:
		if text.path[0] != "documents" or text.key != "label":
			continue
		for language, label in text.texts.items():
			if len(label.split()) > LABEL_WORDS or len(label) > LABEL_COLUMNS:
				faults.append("%s (%s): a label of over %d words or %d columns: %s"
					% (text, language, LABEL_WORDS, LABEL_COLUMNS, label))


def check_lengths(texts, rules, faults):
	for text in texts:
		if text.is_label:
			continue
		for language, value in text.texts.items():
			for words in sentences(filled(value, rules)):
				if len(words) > WORDS_IN_SENTENCE:
					faults.append("%s (%s): a sentence of %d words: %s" % (text, language, len(words), " ".join(words)))


def check_plainness(texts, rules, faults):
	chapters = {language: {} for language in LANGUAGES}
	for text in texts:
		if text.is_label:
			continue
		chapter = text.chapter if text.path[0] in ("sections", "checklists") else text.path[0]
		for language, value in text.texts.items():
			chapters[language].setdefault(chapter, []).extend(sentences(filled(value, rules)))
	print("%-26s %8s %14s %8s" % ("", "LIX (da)", "F-Kincaid (en)", "sentences"))
	for chapter, parts in chapters["da"].items():
		english = chapters["en"][chapter]
		print("%-26s %8.1f %14.1f %8d" % (chapter, lix(parts), grade(english), len(parts)))
		if lix(parts) > LIX_SECTION:
			faults.append("%s: LIX %.1f, over %d" % (chapter, lix(parts), LIX_SECTION))
	danish = [s for parts in chapters["da"].values() for s in parts]
	english = [s for parts in chapters["en"].values() for s in parts]
	longest = max(len(s) for parts in chapters.values() for chapter in parts.values() for s in chapter)
	print("%-26s %8.1f %14.1f %8d   longest sentence %d words"
		% ("all", lix(danish), grade(english), len(danish), longest))
	if lix(danish) > LIX_AVERAGE:
		faults.append("LIX %.1f on average, over %d" % (lix(danish), LIX_AVERAGE))
	if grade(english) > GRADE_AVERAGE:
		faults.append("Flesch-Kincaid grade %.1f on average, over %d" % (grade(english), GRADE_AVERAGE))


# One word for one thing: what stands on the left is said as on the right everywhere.
ONE_TERM = {
	"da": {r"borgerservicecent": "Borgerservice", r"\bID-validere": "vise, hvem du er", r"legitimationsdokument": "papir",
		r"\bpassword\b": "kode", r"\bcpr\b(?!-)": "CPR-nummer", r"brugernavn": "bruger-ID", r"\bfoto\b": "billede",
		r"CPR-registreret": "CPR-registret", r"nød pas": "nødpas", r"sygesikringskortet": "sundhedskortet"},
	"en": {r"citizens? service cent": "citizen service", r"witnesser": "witness", r"driver.?s? licen": "driving licence",
		r"driving license": "driving licence", r"\bpicture\b(?! of a code)": "photo", r"username": "user ID",
		r"health insurance card(?!,| \()": "health card", r"\bpasport": "passport", r"\bcpr\b": "CPR number",
		r"user-ID": "user ID", r"residence permit(?!\)| or residence card)": "residence card"},
}


def check_terms(texts, faults):
	for text in texts:
		for language, value in text.texts.items():
			for pattern, word in ONE_TERM.get(language, {}).items():
				if re.search(pattern, value):
					faults.append("%s (%s): say %r: %s" % (text, language, word, value))


# Endings that a term takes in a language, and letters that change within it.
INFLECTED = {"de": [(r"e ", "en? "), (r"e$", "en?")]}

# A card of that name is not what the term means.
OTHERS = r"(?i)legitimationskort|identification card"


def says(text, term, language):
	for pattern, ending in INFLECTED.get(language, []):
		term = re.sub(pattern, ending, term)
	return re.search(term, re.sub(OTHERS, "", text), re.I) is not None


def check_glossary(texts, rules, faults):
	"""A text that uses a term of the glossary in one language uses it in the other."""
	for word in rules["glossary"].values():
		terms = word["term"] if isinstance(word["term"], dict) else dict.fromkeys(LANGUAGES, word["term"])
		for text in texts:
			if text.path[0] == "glossary":
				continue
			told = [says(text.texts[language], terms[language], language) for language in LANGUAGES]
			if len(set(told)) > 1:
				faults.append("%s: the term %s does not stand in every language: %s"
					% (text, " / ".join(terms.values()), " / ".join(text.texts.values())))


def main():
	rules_file = sys.argv[1]
	facts_file = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "facts")
	rules = plain_yaml.load(rules_file)
	LANGUAGES.extend(rules["languages"])
	texts = list(collect(rules))
	faults = []
	print("texts in %-18s %d" % (", ".join(LANGUAGES), len(texts)))
	check_languages(texts, faults)
	check_agreement(texts, faults)
	check_said_once(texts, rules, faults)
	check_facts(rules_file, facts_file, faults)
	check_labels(texts, faults)
	check_lengths(texts, rules, faults)
	check_plainness(texts, rules, faults)
	check_terms(texts, faults)
	check_glossary(texts, rules, faults)
	for fault in faults:
		print("FAULT " + fault)
	return 1 if faults else 0


sys.exit(main())
