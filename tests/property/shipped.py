"""The shipped rules from answers that leave much open: is the smallest thing that is missing always told, and does it do?

    shipped.py PROGRAM [CASES [SEED]]

Each way is taken as it is told, with everything that it does not name left open: it has to be ready then. Where no way
is told, all that could be brought and seen to at once may not make it ready either, and something must be told that is
not as it has to be. And of the shipped rules it is never told that not everything was looked at."""

import datetime
import itertools
import json
import os
import random
import subprocess
import sys

import common

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
import plain_yaml  # noqa: E402

VISIT = datetime.date(2026, 12, 1)
COUNTRIES = ["DK", "GL", "SE", "FO", "US"]
TEXTS = ["abc-123", "ab", "1234567890", "Abcdef", " abcdef", "010203-1234"]
CPR = ["0102031234", "1112131415"]
DAYS = [VISIT - datetime.timedelta(days=days) for days in (200, 100, 60, 11, 10, 1, 0, -1, -100)]


class Shipped:
    def __init__(self, program, path):
        self.program, self.path, self.rules = program, path, plain_yaml.load(path)
        self.attributes, self.facts = self.rules["attributes"], self.rules["facts"]
        self.kinds = self.rules["documents"]

    # ---- some answers ----

    def some(self, mix, name):
        declared = self.attributes.get(name) or self.facts[name]
        if mix.random() < 0.15:
            return "unknown"
        kind = declared["is"]
        if kind == "yes-no":
            return mix.choice(["yes", "yes", "no"])
        if kind == "date":
            return "none" if declared.get("absent") and mix.random() < 0.2 else str(mix.choice(DAYS))
        if kind == "country":
            return mix.sample(COUNTRIES, mix.choice([1, 1, 2])) if declared.get("several") else mix.choice(COUNTRIES)
        if kind == "age":
            return mix.choice([17, 18, 40])
        return mix.choice(CPR if declared.get("private") else TEXTS)

    def paper(self, mix):
        kind = mix.choice(sorted(self.kinds))
        values = {name: self.some(mix, name) for name in self.kinds[kind].get("asks", []) if mix.random() < 0.7}
        return dict(values, kind=kind, have=mix.choice(["yes"] * 6 + ["no", "unknown"]))

    def person(self, mix):
        out = {"facts": {fact: self.some(mix, fact) for fact in self.facts if mix.random() < 0.4}}
        if mix.random() < 0.7:
            out["documents"] = [self.paper(mix) for _ in range(mix.choice([0, 0, 1, 2, 4]))]
        if mix.random() < 0.5:
            out["events"] = {event: [{"person": mix.choice("abc"), "date": str(mix.choice(DAYS[:-2]))}
                                     for _ in range(mix.choice([0, 1, 3]))] for event in self.rules["events"]}
        return out

    def answers(self, mix):
        out = dict(self.person(mix), visit=str(VISIT))
        for role in self.rules["persons"]:
            share = mix.random()
            if share < 0.5:
                out["persons"] = {role: "none" if share < 0.2 else [self.person(mix) for _ in range(mix.choice([1, 1, 2]))]}
        return out

    # ---- the ways, as they are told ----

    def passing(self, name, words, answers):
        """A value that passes what is asked: one that the first test names, unless another says that it is not that."""
        first, *more = words.split(", ")
        return next(value for value in self.named(first, answers) if "not %s" % value not in more)

    def named(self, word, answers):
        if word.startswith("same as my."):
            told = answers["facts"].get(word[11:], "unknown")
            if told == "unknown":
                answers["facts"][word[11:]] = told = "SE"
            return told if isinstance(told, list) else [told]
        ago = {"not passed": 0, "at most 3 months old": 0, "more than 10 days old": 11}
        if word in ago:
            return [str(VISIT - datetime.timedelta(days=ago[word]))]
        return self.rules["sets"][word]["members"] if word in self.rules["sets"] else {
            "at least 18": [18], "yes": ["yes"], "no": ["no"]}[word]

    def perfect(self):
        return {"facts": {"age": 40, "mitid-since": "2020-01-01", "brings-mitid": "yes"}, "events": {"witnessed": []},
                "documents": [{"kind": "passport", "country": "DK", "expires": "none"}]}

    def take(self, answers, way):
        """The answers once it is done."""
        persons = dict(answers.get("persons", {}))
        out = dict(answers, facts=dict(answers["facts"]), persons=persons)
        for item in way:
            if "from" in item:
                out["visit"] = item["from"]
                continue
            if item.get("person", "me") != "me" and "kinds" not in item and "fact" not in item:
                told = persons.get(item["person"], "none")
                persons[item["person"]] = ([] if told == "none" else told) + [self.perfect()]
                continue
            who = out
            if item["person"] != "me":
                role, at = common.role_of(item["person"])
                who = dict(persons[role][at], facts=dict(persons[role][at]["facts"]))
                persons[role] = persons[role][:at] + [who] + persons[role][at + 1:]
            self.do(who, item)
        return out

    def forms(self, way):
        """The ways that it stands for, a kind for each paper; of several from one list it is said that they differ."""
        new = [item["kinds"] if "kinds" in item and "index" not in item else [None] for item in way]
        every = list(itertools.product(*new))
        apart = [kinds for kinds in every if len(set(self.keys(kinds))) == len(self.keys(kinds))]
        return [[dict(item, kind=kind) for item, kind in zip(way, kinds)] for kinds in apart or every]

    def keys(self, kinds):
        return [self.kinds[kind].get("same-as", kind) for kind in kinds if kind]

    def do(self, who, item):
        must = {name: self.passing(name, words, who) for name, words in item.get("must", {}).items()}
        if "fact" in item:
            who["facts"][item["fact"]] = must.get(item["fact"], "right-text")
            return
        if "index" in item:
            who["documents"] = [dict(paper, **must) if at == item["index"] else paper
                                for at, paper in enumerate(who["documents"])]
            return
        asked = self.kinds[item["kind"]].get("asks", [])
        who["documents"] = who.get("documents", []) + [
            dict({name: value for name, value in must.items() if name in asked}, kind=item["kind"])]

    # ---- everything ----

    def everything(self, answers):
        facts = dict(answers["facts"])
        for fact, declared in self.facts.items():
            arrange = declared.get("arrange")
            if arrange == "yes" or arrange == "while-open" and facts.get(fact, "unknown") == "unknown":
                facts[fact] = "yes"
            if declared["is"] == "text" and not declared.get("private"):
                facts[fact] = "right-text"
        ideal = {"yes-no": "yes", "date": str(VISIT), "country": "DK"}
        papers = [dict({name: ideal[self.attributes[name]["is"]] for name in described.get("asks", [])}, kind=kind)
                  for kind, described in self.kinds.items()]
        persons = {role: ([] if answers.get("persons", {}).get(role, "none") == "none" else answers["persons"][role])
                   + [self.perfect()] for role in self.rules["persons"]}
        return dict(answers, facts=facts, persons=persons, documents=answers.get("documents", []) + papers)

    def report(self, checklist, answers):
        run = subprocess.run([self.program, "--rules", self.path, "check", "--json", checklist, "-"], text=True,
                             input=common.as_json(answers).replace('"none"', "none"), capture_output=True)
        if run.returncode not in (0, 1, 3):
            raise SystemExit("refused: %s\n%s" % (run.stderr, answers))
        return json.loads(run.stdout)

    def differing(self, mix, checklist, answers):
        report = self.report(checklist, answers)
        if report["truncated"]:
            return "not looked at to the end"
        if report["verdict"] == "ready":
            return None
        for way in report["completions"]:
            then = self.take(answers, mix.choice(self.forms(way)))
            if self.report(checklist, then)["verdict"] != "ready":
                return "does not do: %s" % common.as_json(way)
        if report["completions"]:
            return None
        if self.report(checklist, self.everything(answers))["verdict"] == "ready":
            return "nothing is told, and something would do"
        return None if missing(report["requirements"]) else "nothing is told, and not why"


def missing(parts):
    return any(part["verdict"] != "ready" or missing(part["parts"]) for part in parts)


def main():
    with common.run(100) as run:
        rules = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules.yaml")
        shipped = Shipped(run.program.path, rules)
        for seed in range(run.seed, run.seed + run.cases):
            mix = random.Random(seed)
            checklist = mix.choice(sorted(shipped.rules["checklists"]))
            answers = shipped.answers(mix)
            wrong = shipped.differing(mix, checklist, answers)
            run.done += 1
            if wrong:
                run.faults += 1
                print("seed %d: %s: %s\n  %s" % (seed, checklist, wrong, common.as_json(answers)))
    print("%d answers to the shipped rules: the smallest thing missing is told, and does; %d wrong" % (run.done, run.faults))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
