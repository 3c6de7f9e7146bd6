"""What may not change a verdict, whatever the rules are: the order in which anything is written, and four hundred years
(after which every day is the same day of the week and of its month again). And what may only better it: a paper more.

    invariants.py PROGRAM [CASES [SEED]]
"""

import json
import os
import random
import re
import sys
import tempfile

import generate
from verdicts import judged

RANK = {"not-ready": 0, "unknown": 1, "ready": 2}
ORDERED = {"any", "all", "one", "of", "with", "documents", "helper", "never-together", "not"}


def shuffled(thing, mix, name=None):
    """Every list of alternatives, parts, lines and papers, and every mapping of kinds, in another order."""
    if isinstance(thing, dict):
        items = [(key, shuffled(value, mix, key)) for key, value in thing.items()]
        if name in ("documents", "attributes", "facts"):
            mix.shuffle(items)
        return dict(items)
    if isinstance(thing, list):
        items = [shuffled(one, mix, name) for one in thing]
        if name in ORDERED:
            mix.shuffle(items)
        return items
    return thing


def later(text):
    return re.sub(r"\b(2\d\d\d)(-\d\d-\d\d)\b", lambda found: str(int(found[1]) + 400) + found[2], text)


class Judge:
    def __init__(self, program):
        folder = tempfile.mkdtemp()
        self.program = program
        self.rules_file, self.answers_path = os.path.join(folder, "rules.yaml"), os.path.join(folder, "answers.yaml")

    def __call__(self, rules, answers):
        for name, text in ((self.rules_file, rules), (self.answers_path, answers)):
            with open(name, "w") as file:
                file.write(text)
        report, message = judged(self.program, self.rules_file, self.answers_path)
        if report is None:
            raise SystemExit("refused: %s\n%s\n%s" % (message, rules, answers))
        return report


def nearest(report):
    """How many things the shortest way has; a day to wait for is none that the rules alone know of."""
    return min((len(way) for way in report["completions"] if not any("from" in item for item in way)), default=None)


def differing(judge, maker, rules, answers):
    written = json.dumps(rules, default=str)
    given = generate.answers_file(answers)
    before = judge(written, json.dumps(given))
    again = judge(json.dumps(shuffled(rules, maker.random), default=str), json.dumps(shuffled(given, maker.random)))
    for what, other in (("in another order", again), ("after 400 years", judge(later(written), later(json.dumps(given))))):
        if other["verdict"] != before["verdict"]:
            return "%s: %s, not %s" % (what, other["verdict"], before["verdict"])
        if nearest(other) != nearest(before) and not before["truncated"]:
            return "%s: ways of %s, not of %s" % (what, nearest(other), nearest(before))
        if len(other["ask"]) != len(before["ask"]):
            return "%s: %d questions, not %d" % (what, len(other["ask"]), len(before["ask"]))
    if answers["me"]["complete"]:
        paper = maker.paper(maker.random.choice(list(maker.kinds)))
        more = dict(answers, me=dict(answers["me"], documents=answers["me"]["documents"] + [paper]))
        after = judge(written, json.dumps(generate.answers_file(more)))
        if before["verdict"] == "ready" and after["verdict"] != "ready" or (
                paper["have"] and RANK[after["verdict"]] < RANK[before["verdict"]]):
            return "with %s more: %s, not %s" % (paper, after["verdict"], before["verdict"])
    return None


def main():
    judge = Judge(sys.argv[1])
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    done = faults = 0
    while done < cases:
        maker = generate.Maker(random.Random(seed))
        rules = maker.rules()
        helper = generate.facts_used(rules["persons"], rules)
        mine = generate.facts_used(rules["checklists"], rules)
        for _ in range(4):
            answers = maker.answers({"me": sorted(mine), "helper": sorted(helper | mine)})
            wrong = differing(judge, maker, rules, answers)
            done += 1
            if wrong:
                faults += 1
                print("seed %d: %s" % (seed, wrong))
                if not os.environ.get("SHORT"):
                    print("  rules %s\n  answers %s" % (json.dumps(
                        {key: rules[key] for key in ("counts", "documents", "persons", "checklists")}, default=str),
                        json.dumps(generate.answers_file(answers))))
        seed += 1
    print("%d cases: neither order nor 400 years change anything, and no paper makes it worse; %d wrong" % (done, faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
