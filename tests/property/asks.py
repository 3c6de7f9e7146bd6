"""Are the questions asked in a good order? The number of questions that are still to be asked, on average over all
answers, when the first of `ask` is always put, beside the fewest that any order could do with.

    asks.py PROGRAM [CASES [SEED]]

All of this is by brute force: the program is asked anew after every answer. Status 1 where a question is put whose
answer cannot matter, or where on average over all cases more than SPARE more are put than need be."""

import json
import os
import random
import sys
import tempfile

import generate
import oracle
from verdicts import ask_name, judged

MOST = 300       # worlds of a case
SPARE = 1.15


def spelled_out(answers, rules):
    """The same answers with every paper that may be there written down."""
    me = dict(answers["me"], documents=list(answers["me"]["documents"]))
    if not me["complete"]:
        known = [paper["kind"] for paper in me["documents"]]
        me["documents"] += [{"kind": kind, "values": {}, "have": None} for kind in rules["documents"] if kind not in known]
    return dict(answers, me=dict(me, complete=True))


def answered(answers, name, value):
    me = answers["me"]
    _, index, what = name
    if index is None:
        return dict(answers, me=dict(me, facts=dict(me["facts"], **{what: value})))
    documents = list(me["documents"])
    paper = documents[index]
    documents[index] = dict(paper, have=value) if what == "have" else dict(
        paper, values=dict(paper["values"], **{what: value}))
    return dict(answers, me=dict(me, documents=documents))


class Case:
    def __init__(self, program, rules, rules_file, answers_path):
        self.program, self.rules, self.rules_file, self.answers_path = program, rules, rules_file, answers_path

    def table(self, answers):
        return oracle.outcomes(self.rules, answers, self.rules["checklists"]["visit"], generate.GRID, MOST)

    def decided(self, answers):
        return oracle.verdict(self.table(answers)[1]) != "unknown"

    def askable(self, answers):
        names = [name for name, _ in oracle.variables(self.rules, answers, generate.GRID)]
        return [name for name in names if name[2] == "have" or name[1] is None
                or answers["me"]["documents"][name[1]]["have"]]

    def values(self, name):
        return [True, False] if name[2] == "have" else generate.GRID[name[2]]

    def after(self, answers, name, count):
        values = self.values(name)
        return 1 + sum(count(answered(answers, name, value)) for value in values) / len(values)

    def fewest(self, answers, known):
        key = json.dumps([answers["me"]["documents"], answers["me"]["facts"]], default=str, sort_keys=True)
        if key not in known:
            if self.decided(answers):
                known[key] = 0
            else:
                known[key] = min(self.after(answers, name, lambda then: self.fewest(then, known))
                                 for name in self.askable(answers))
        return known[key]

    def asked(self, answers):
        """How many the program puts."""
        with open(self.answers_path, "w") as file:
            json.dump(generate.answers_file(answers), file)
        report, _ = judged(self.program, self.rules_file, self.answers_path)
        if report["verdict"] != "unknown":
            return 0
        name = ask_name(report["ask"][0], answers)
        names, table = self.table(answers)
        if name not in oracle.mattering(names, table):
            raise Vain(name)
        return self.after(answers, name, self.asked)


class Vain(Exception):
    pass


def main():
    program = sys.argv[1]
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = tempfile.mkdtemp()
    rules_file, answers_path = os.path.join(folder, "rules.yaml"), os.path.join(folder, "answers.yaml")
    done, faults, put, needed, worst = 0, 0, 0.0, 0.0, (0, None)
    while done < cases:
        maker = generate.Maker(random.Random(seed))
        maker.roles = False
        rules = maker.rules()
        seed += 1
        if rules["persons"]:
            continue
        with open(rules_file, "w") as file:
            json.dump(rules, file, default=str)
        case = Case(program, rules, rules_file, answers_path)
        mine = generate.facts_used(rules["checklists"], rules)
        answers = spelled_out(maker.answers({"me": sorted(mine), "helper": []}), rules)
        try:
            if case.decided(answers):
                continue
            fewest = case.fewest(answers, {})
            asked = case.asked(answers)
        except oracle.TooMany:
            continue
        except Vain as vain:
            print("seed %d: asked in vain: %s" % (seed - 1, vain))
            faults += 1
            asked = fewest
        done += 1
        put += asked
        needed += fewest
        worst = max(worst, (asked / fewest, seed - 1))
    print("%d cases: %.3f questions on average, %.3f at best (%.3f times as many; most for seed %d: %.2f), %d in vain" % (
        done, put / done, needed / done, put / needed, worst[1], worst[0], faults))
    return 1 if faults or put > SPARE * needed else 0


if __name__ == "__main__":
    sys.exit(main())
