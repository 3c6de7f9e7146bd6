"""Do the ways to ready that the program offers work, and is none smaller?

    completions.py PROGRAM [CASES [SEED]]
"""

import itertools
import json
import os
import random
import sys
import tempfile

import generate
import oracle
from verdicts import judged

MOST = 300


def values_for(rules, kind, must):
    """A paper of the kind that shows what it must and leaves the rest open: each way its tests can be passed."""
    described = rules["documents"][kind]
    choices = []
    for attribute in described.get("asks", []):
        if attribute in described or attribute not in must:
            continue
        choices.append([(attribute, value) for value in generate.GRID[attribute]])
    return choices


def passing(rules, answers, paper, must):
    world = {"rules": rules, "visit": answers["visit"]}
    person = answers["me"]
    for attribute, tests in must.items():
        if attribute not in paper["values"]:
            continue
        for test in tests:
            if not oracle.meets({attribute: test}, world, person, paper, []):
                return False
    return True


def written_tests(thing):
    """All tests in the rules by attribute, as they are written."""
    out = {}
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key in generate.ATTRIBUTES:
                out.setdefault(key, []).append(value)
            elif key != "asks":
                for name, tests in written_tests(value).items():
                    out.setdefault(name, []).extend(tests)
    elif isinstance(thing, list):
        for one in thing:
            for name, tests in written_tests(one).items():
                out.setdefault(name, []).extend(tests)
    return out


def told(test):
    """A test as the report writes it."""
    if test is True or test == {"not": False}:
        return {"yes", "not no"}
    if test is False:
        return {"no"}
    if test == "passed":
        return {"passed", "more than 0 days old"}
    if isinstance(test, list):
        return {"[" + ", ".join(test) + "]"}
    if isinstance(test, dict):
        inner = test["not"]
        return {"not " + one for one in told(inner)} | ({"not " + inner} if isinstance(inner, str) else set())
    return {test}


def stands(form, words):
    """Is that test among those the words join by commas?"""
    if ", " not in form:
        return form in words.split(", ")
    at = words.find(form)
    return at >= 0 and words[max(0, at - 4):at] != "not "


def read_must(must, known):
    """The report's words back to the tests they stand for; None where they cannot be told apart."""
    out = {}
    for attribute, words in must.items():
        left = words
        tests = []
        for test in known.get(attribute, []):
            for form in told(test):
                if stands(form, left):
                    tests.append(test)
        if not tests or "my." in words:
            return None
        out[attribute] = tests
    return out


def found_keys(thing):
    """What papers are counted or chosen by."""
    if isinstance(thing, dict):
        return [value for key, value in thing.items() if key in ("distinct", "same")] + [
            found_keys(value) for value in thing.values()]
    return [found_keys(one) for one in thing] if isinstance(thing, list) else []


def works(rules, answers, completion, known):
    """Every kind and every serving value in each place; True, False, or None where it cannot be read."""
    places = []
    keys = {"issuer"} if "issuer" in json.dumps(found_keys(rules["checklists"])) else set()
    for item in completion:
        if item.get("person", "me") != "me" or "from" in item or "index" in item:
            return None
        if "fact" in item:
            facts = [("fact", item["fact"], value) for value in generate.GRID[item["fact"]]
                     if item["must"] and all(oracle.passes(test, value, lambda name: None, answers["visit"])
                                             for tests in (read_fact(rules, item) or [None]) for test in [tests])]
            if not facts:
                return None
            places.append(facts)
            continue
        if "kinds" not in item:
            return None
        must = read_must(item.get("must", {}), known)
        if must is None:
            return None
        forms = []
        if keys & {name for kind in item["kinds"] for name in rules["documents"][kind].get("asks", [])}:
            return None       # the words do not say that it must be another issuer
        for kind in item["kinds"]:
            for chosen in itertools.product(*values_for(rules, kind, must)):
                paper = {"kind": kind, "values": dict(chosen)}
                if passing(rules, answers, paper, must):
                    forms.append(("paper", kind, paper["values"]))
        if not forms:
            return False
        places.append(forms)
    size = 1
    for forms in places:
        size *= len(forms)
    if size > 40:
        return None
    for some in itertools.product(*places):
        keys = [rules["documents"][name].get("same-as", name) for what, name, _ in some if what == "paper"]
        if len(set(keys)) < len(keys):
            continue          # several of one kind: the words do not say that they must differ
        if not oracle.ready_with(rules, answers, rules["checklists"]["visit"], generate.GRID, MOST, some):
            return False
    return True


def read_fact(rules, item):
    known = []

    def walk(thing):
        if isinstance(thing, dict):
            for key, value in thing.items():
                if key == "me":
                    known.extend(test for fact, test in value.items() if fact == item["fact"])
                walk(value)
        elif isinstance(thing, list):
            for one in thing:
                walk(one)

    walk(rules["checklists"])
    words = item["must"].get(item["fact"], "")
    return [test for test in known if any(stands(form, words) for form in told(test))]


def main():
    program = sys.argv[1]
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = tempfile.mkdtemp()
    rules_file, answers_path = os.path.join(folder, "rules.yaml"), os.path.join(folder, "answers.yaml")
    done = faults = skipped = tried = 0
    while done < cases and faults < 5:
        maker = generate.Maker(random.Random(seed))
        maker.roles = False
        rules = maker.rules()
        seed += 1
        if rules["persons"]:
            continue
        mine = generate.facts_used(rules["checklists"], rules)
        known = written_tests([rules["checklists"], rules["counts"],
                               [kind.get("counts", {}) for kind in rules["documents"].values()
                                if kind.get("counts") != "never"]])
        with open(rules_file, "w") as file:
            json.dump(rules, file, default=str)
        for _ in range(3):
            answers = maker.answers({"me": sorted(mine), "helper": []})
            with open(answers_path, "w") as file:
                json.dump(generate.answers_file(answers), file)
            report, message = judged(program, rules_file, answers_path)
            if report is None:
                print("seed %d: refused\n%s" % (seed - 1, message))
                return 1
            if report["verdict"] == "ready":
                continue
            checklist = rules["checklists"]["visit"]
            arrangeable = [fact for fact in mine if fact == "books" or fact == "calls" and fact not in answers["me"]["facts"]]
            wrong = None
            offered = report["completions"]
            plain = [one for one in offered if not any("index" in item or "from" in item for item in one)]
            try:
                least = oracle.smallest(rules, answers, checklist, generate.GRID, MOST, arrangeable, 2)
                size = min((len(one) for one in plain), default=None)
                if least is not None and (min((len(one) for one in offered), default=9) > least):
                    wrong = "offered %s, the oracle knows one of %d" % (size, least)
                if least is None and size is not None and size <= 2:
                    wrong = "offered one of %d, the oracle knows none: %s" % (size, json.dumps(plain))
                for one in plain:
                    good = works(rules, answers, one, known)
                    tried += good is not None
                    if good is False:
                        wrong = "does not work: " + json.dumps(one)
            except oracle.TooMany:
                skipped += 1
                continue
            done += 1
            if wrong:
                faults += 1
                print("seed %d: %s" % (seed - 1, wrong))
                if not os.environ.get("SHORT"):
                    print("  rules %s\n  answers %s" % (json.dumps(
                        {key: rules[key] for key in ("counts", "documents", "checklists")}, default=str),
                        json.dumps(generate.answers_file(answers))))
    print("%d cases, %d ways tried out, %d wrong, %d too large" % (done, tried, faults, skipped))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
