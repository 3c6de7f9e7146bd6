#!/usr/bin/env python3
"""Runs the verdict cases of verdicts.yaml through `medbring check --json` and
compares what comes out. Fails too if a fact or decision named in the file
`decidable` has no case.

    run.py [CASE...]        only these
"""

import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
import plain_yaml  # noqa: E402

ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))
MEDBRING = os.environ.get("MEDBRING", os.path.join(ROOT, "build", "medbring"))
RULES = os.environ.get("RULES", os.path.join(ROOT, "rules.yaml"))
STATUS = {"ready": 0, "not-ready": 1, "unknown": 3, "refused": 2}
ANSWERS = ("visit", "documents", "facts", "events", "persons")


def answers_of(case, defaults):
	answers = dict(defaults.get(case["check"], {}))
	answers.update({key: case[key] for key in ANSWERS if key in case})
	if "witness" in case:
		person = {key: value for key, value in defaults["ideal-witness"].items()}
		given = case["witness"]
		person["facts"] = {**person["facts"], **given.get("facts", {})}
		person.update({key: given[key] for key in given if key != "facts"})
		answers["persons"] = {"witness": person}
	return answers


def strings(node):
	if isinstance(node, dict):
		for child in node.values():
			yield from strings(child)
	elif isinstance(node, list):
		for child in node:
			yield from strings(child)
	elif isinstance(node, str):
		yield node


def find(requirements, wanted):
	for requirement in requirements:
		if requirement.get("id") == wanted:
			return requirement
		found = find(requirement.get("parts", []), wanted)
		if found:
			return found
	return None


def completion_fits(wanted, items):
	names = wanted.split("+")
	return len(names) == len(items) and all(any(name in set(strings(item)) for item in items) for name in names)


def compare(case, report):
	"""What differs between what the case says and what came out."""
	if report.get("verdict") != case["verdict"]:
		yield "verdict %s instead of %s" % (report.get("verdict"), case["verdict"])
	if "because" in case:
		found = find(report.get("requirements", []), case["because"])
		if not found:
			yield "no requirement %s in the report" % case["because"]
		elif found["verdict"] != case["verdict"]:
			yield "%s is %s" % (case["because"], found["verdict"])
		else:
			named = {paper.get("kind") for paper in found.get("by", [])}
			for kind in case.get("by", []):
				if kind not in named:
					yield "%s is not named as met by %s, but by %s" % (case["because"], kind, sorted(named))
	offered = report.get("completions", [])
	for wanted in case.get("completes", []):
		if not any(completion_fits(wanted, items) for items in offered):
			yield "no completion %s in %s" % (wanted, json.dumps(offered, ensure_ascii=False)[:400])
	if case.get("only") == "true" and len(offered) != len(case["completes"]):
		yield "%d completions: %s" % (len(offered), json.dumps(offered, ensure_ascii=False)[:400])
	asked = [set(strings(ask)) for ask in report.get("ask", [])]
	for wanted in case.get("asks", []):
		if not any(wanted in names for names in asked):
			yield "%s is not asked" % wanted
	for unwanted in case.get("asks-not", []):
		if any(unwanted in names for names in asked):
			yield "%s is asked" % unwanted
	if "faults" in case:
		rules = sorted({fault["rule"] for fault in report.get("faults", [])})
		if rules != sorted(case["faults"]):
			yield "faults %s instead of %s" % (rules, case["faults"])
	if "at" in case:
		places = sorted({fault["position"] for fault in report.get("faults", [])} - {0, None})
		if places != sorted(int(place) for place in case["at"]):
			yield "faults at %s instead of %s" % (places, case["at"])
	shown = set(strings(report.get("notices", [])))
	for notice in case.get("notices", []):
		if notice not in shown:
			yield "the notice %s is missing" % notice


def run(case, defaults):
	answers = json.dumps(answers_of(case, defaults), ensure_ascii=True)
	done = subprocess.run([MEDBRING, "--rules", RULES, "check", "--json", case["check"], "-"], input=answers.encode(),
		stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
	wrong = []
	if done.returncode != STATUS[case["verdict"]]:
		wrong.append("exit status %d instead of %d; %s" % (done.returncode, STATUS[case["verdict"]],
			done.stderr.decode(errors="replace").strip()[:300]))
	if case["verdict"] == "refused":
		if not done.stderr:
			wrong.append("no message")
		return wrong
	try:
		report = json.loads(done.stdout)
	except ValueError as error:
		return wrong + ["no JSON: %s" % error]
	return wrong + list(compare(case, report))


def begun():
	"""With one paper named and all else open, and beside the residence card with another one, each list of the shipped
	file is looked at to the end: no question is offered only because the search for it was given up, and nobody is told
	that there are too many."""
	for checklist in ("mitid", "nemid"):
		blank = subprocess.run([MEDBRING, "--rules", RULES, "list", "--answers", checklist, "--visit", "2026-12-01"],
			stdout=subprocess.PIPE, timeout=60).stdout.decode()
		parts = re.split("(?=  - kind: )", blank)
		kinds = [part.split()[2] for part in parts]
		for named in [{kind} for kind in kinds[1:]] + [{kind, "residence-permit"} for kind in kinds[1:]]:
			answers = "".join(part.replace("have: unknown", "have: yes") if kind in named else part
				for kind, part in zip(kinds, parts))
			done = subprocess.run([MEDBRING, "--rules", RULES, "check", "--json", checklist, "-"], input=answers.encode(),
				stdout=subprocess.PIPE, timeout=60)
			if json.loads(done.stdout)["truncated"]:
				yield "%s, begun with %s: truncated" % (checklist, " and ".join(sorted(named)))


def main():
	table = plain_yaml.load(os.path.join(HERE, "verdicts.yaml"))
	cases = table["cases"]
	failed = 0
	ids = [case["id"] for case in cases]
	for name in sorted({name for name in ids if ids.count(name) > 1}):
		print("FAIL %s: two cases of that name" % name)
		failed += 1
	tested = {fact for case in cases for fact in case["tests"]}
	with open(os.path.join(HERE, "decidable"), encoding="utf-8") as stream:
		wanted = [word for line in stream for word in line.split("#")[0].split()]
	for fact in wanted:
		if fact not in tested:
			print("FAIL %s: no case for it" % fact)
			failed += 1
	for what in begun():
		print("FAIL %s" % what)
		failed += 1
	chosen = [case for case in cases if not sys.argv[1:] or case["id"] in sys.argv[1:]]
	passed = 0
	for case in chosen:
		wrong = run(case, table["defaults"])
		for what in wrong:
			print("FAIL %s (%s): %s" % (case["id"], " ".join(case["tests"]), what))
		failed += bool(wrong)
		passed += not wrong
	print("%d verdict cases for %d facts and decisions" % (len(chosen), len(wanted)))
	print("%d passed, %d failed" % (passed, failed))
	return 1 if failed else 0


if __name__ == "__main__":
	sys.exit(main())
