"""Are the questions asked in a good order? The number of questions that are still to be asked, on average over all
answers, when the first of `ask` is always put, beside the fewest that any order could do with.

    asks.py PROGRAM [CASES [SEED]]

All of this is by brute force: the program is asked anew after every answer. Status 1 where a question is put whose
answer cannot matter, or where on average over all cases more than SPARE more are put than need be."""

import math
import sys

import answering
import common
import generate
import worlds
from verdicts import MOST, PAIRS, open_name

FILLINGS = 300       # of a case
SPARE = 1.15


class Vain(Exception):
    pass


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


class Asking:
    def __init__(self, run, rules, grid):
        self.run, self.rules, self.grid = run, rules, grid

    def leaves(self, answers):
        case = common.case_of(self.rules, answers, self.grid)
        return list(worlds.Search(MOST).leaves(case.met(self.rules["checklists"]["visit"])))

    def decided(self, answers):
        return len({outcome for _, outcome in self.leaves(answers)}) == 1

    def opens(self, answers):
        """What can be asked now, with all that it may be."""
        me = common.case_of(self.rules, answers, self.grid).me
        used = {name for left, _ in self.leaves(answers) for name in left}
        facts = [me.fact(name[2]) for name in used if name[1] is None]
        papers = [paper.have if isinstance(paper.have, worlds.Open) else paper.value(what)
                  for paper in me.papers for what in ["have"] + list(paper.held)
                  if paper.name + (what,) in used and (what == "have" or paper.have is True)]
        return {value.name: value.values for value in facts + papers}

    def fillings(self, answers):
        """How many there are of what can ever be asked."""
        values = {name[2]: 2 if name[2] == "have" else len(self.grid[name[2]])
                  for left, _ in self.leaves(answers) for name in left}
        return math.prod(values[name[2]] for name in {name for left, _ in self.leaves(answers) for name in left})

    def after(self, answers, name, values, count):
        return 1 + sum(count(answered(answers, name, value)) for value in values) / len(values)

    def fewest(self, answers, known):
        key = common.as_json([answers["me"]["documents"], sorted(answers["me"]["facts"].items())])
        if key not in known:
            known[key] = 0 if self.decided(answers) else min(
                self.after(answers, name, values, lambda then: self.fewest(then, known))
                for name, values in self.opens(answers).items())
        return known[key]

    def asked(self, answers):
        """How many the program puts."""
        report = self.run.program.report(common.as_json(answering.written_answers(answers)))
        if report["verdict"] != "unknown":
            return 0
        name = open_name(report["ask"][0], answers)
        if name not in worlds.mattering(self.leaves(answers), PAIRS):
            raise Vain(name)
        return self.after(answers, name, self.opens(answers)[name], self.asked)


def plain(rules):
    """Without other persons, events and texts: how these are asked for is another matter."""
    required = {key: value for key, value in rules["checklists"]["visit"].items() if key != "notices"}
    return not rules["persons"] and not any(key in ("events", "text") for key, _ in generate.walk(required))


def main():
    put = needed = 0.0
    worst = (0, None)
    with common.run(40) as run:
        for seed, maker in run.seeds():
            maker.roles = maker.login = False
            rules = maker.rules()
            if not plain(rules) or generate.given(rules):
                continue
            run.program.write_rules(common.as_json(rules))
            asking = Asking(run, rules, maker.grid)
            answers = spelled_out(answering.Answerer(maker, rules).answers(), rules)
            try:
                if asking.decided(answers) or asking.fillings(answers) > FILLINGS:
                    continue
                fewest = asking.fewest(answers, {})
                asked = asking.asked(answers)
            except worlds.TooMany:
                continue
            except Vain as vain:
                run.wrong("asked in vain: %s" % vain, rules, answers)
                asked = fewest
            run.done += 1
            put += asked
            needed += fewest
            worst = max(worst, (asked / fewest, seed))
    print("%d cases: %.3f questions on average, %.3f at best (%.3f times as many; most for seed %d: %.2f), %d in vain" % (
        run.done, put / run.done, needed / run.done, put / needed, worst[1], worst[0], run.faults))
    return 1 if run.faults or put > SPARE * needed else 0


if __name__ == "__main__":
    sys.exit(main())
