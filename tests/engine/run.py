#!/usr/bin/env python3
"""Runs each NAME.cases here by the rules of NAME.yaml, as tests/cases/run.py does (which says what the keys of a case
are), and compares besides:

    truncated  yes where the report must say that a cap was reached; else it must not
    asked      all that is asked, in that order: a kind, KIND:ATTRIBUTE, a fact, an event or a role
    proposals  the texts that are proposed, in that order
    says       words that a person must read in the report; says-not: that must not be there

    run.py [CASE...]        only these"""

import glob
import importlib.util
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("verdict_cases", os.path.join(HERE, "..", "cases", "run.py"))
verdict_cases = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verdict_cases)


def name_of(ask):
	document = ask["document"]
	if document:
		return document["kind"] + ("" if ask["attribute"] == "have" else ":" + ask["attribute"])
	return ask.get("fact") or ask["person"]


def program(rules, command, check, answers):
	return subprocess.run([verdict_cases.MEDBRING, "--rules", rules] + command + [check, "-"],
		input=json.dumps(answers, ensure_ascii=True).replace('"none"', "none").encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


def compare(case, report, text):
	yield from verdict_cases.compare(case, report)
	truncated = "yes" if report["truncated"] else "no"
	if truncated != case.get("truncated", "no"):
		yield "truncated: %s" % truncated
	for key, made in (("asked", [name_of(ask) for ask in report["ask"]]), ("proposals", report["proposals"])):
		if key in case and made != case[key]:
			yield "%s %s instead of %s" % (key, made, case[key])
	for words in case.get("says", []):
		if words not in text:
			yield "it does not say `%s`:\n%s" % (words, text)
	for words in case.get("says-not", []):
		if words in text:
			yield "it says `%s`:\n%s" % (words, text)


def run(rules, case):
	answers = {key: case[key] for key in verdict_cases.ANSWERS if key in case}
	answers.setdefault("visit", "2026-12-01")
	done = program(rules, ["check", "--json"], case["check"], answers)
	if (done.returncode not in (0, 1, 3)) != (case["verdict"] == "refused"):
		return ["exit status %d; %s" % (done.returncode, done.stderr.decode(errors="replace").strip()[:300])]
	if case["verdict"] == "refused":
		return []
	text = ""
	if "says" in case or "says-not" in case:
		text = " ".join(program(rules, ["check"], case["check"], answers).stdout.decode().split())
	return list(compare(case, json.loads(done.stdout), text))


def main():
	passed = failed = 0
	for path in sorted(glob.glob(os.path.join(HERE, "*.cases"))):
		rules = path[:-len("cases")] + "yaml"
		fault = subprocess.run([verdict_cases.MEDBRING, "--rules", rules, "list", "checklists"], stderr=subprocess.PIPE,
			stdout=subprocess.DEVNULL).stderr.decode()
		if fault:
			print("FAIL", fault)
			failed += 1
			continue
		for case in verdict_cases.plain_yaml.load(path)["cases"]:
			if sys.argv[1:] and case["id"] not in sys.argv[1:]:
				continue
			wrong = run(rules, case)
			for what in wrong:
				print("FAIL %s %s: %s" % (os.path.basename(path), case["id"], what))
			failed += bool(wrong)
			passed += not wrong
	print("%d passed, %d failed" % (passed, failed))
	return 1 if failed else 0


sys.exit(main())
