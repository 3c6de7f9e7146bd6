"""What may not change a verdict, whatever the rules are: the order in which anything is written, and four hundred years
(after which every day is the same day of the week and of its month again). And what may only better it: a paper more.

    invariants.py PROGRAM [CASES [SEED]]
"""

import re
import sys

import answering
import common

RANK = {"not-ready": 0, "unknown": 1, "ready": 2}
LISTS = {"any", "all", "one", "of", "with", "lines", "documents", "never-together", "not", "rules", "members", "events"}
MAPPINGS = {"documents", "attributes", "facts", "persons", "groups", "events", "sets"}


def shuffled(thing, mix, name=None, above=None):
    """Every list of alternatives, parts, lines and papers, and every mapping of kinds, in another order."""
    if isinstance(thing, dict):
        items = [(key, shuffled(value, mix, key, name)) for key, value in thing.items()]
        if name in MAPPINGS:
            mix.shuffle(items)
        return dict(items)
    if isinstance(thing, list):
        items = [shuffled(one, mix, name, above) for one in thing]
        if name in LISTS or above in ("groups", "events", "persons"):
            mix.shuffle(items)
        return items
    return thing


def later(text):
    return re.sub(r"\b(2\d\d\d)(-\d\d-\d\d)\b", lambda found: str(int(found[1]) + 400) + found[2], text)


def nearest(report):
    """How many things the shortest way has; a day to wait for is none that the rules alone know of."""
    return min((len(way) for way in report["completions"] if not any("from" in item for item in way)), default=None)


def with_papers(answers, answerer, mix):
    """The same answers with a paper more of the person's own, and of each other person's; was it certainly there?"""
    added = [answerer.paper(mix.choice(sorted(answerer.maker.kinds))) for _ in range(1 + len(answers["others"]))]

    def more(person, paper):
        return dict(person, documents=person["documents"] + [paper]) if person["complete"] else person

    everybody = [answers["me"]] + answers["others"]
    everybody = [more(person, paper) for person, paper in zip(everybody, added)]
    return dict(answers, me=everybody[0], others=everybody[1:]), all(paper["have"] for paper in added), added


def differing(run, answerer, rules, answers):
    mix, given = answerer.random, answering.written_answers(answers)
    written, told = common.as_json(rules), common.as_json(given)
    other_rules, other_told = common.as_json(shuffled(rules, mix)), common.as_json(shuffled(given, mix))

    def judged(by, of):
        run.program.write_rules(by)
        return run.program.report(of)

    before = judged(written, told)
    for what, other in (("in another order", judged(other_rules, other_told)),
                        ("after 400 years", judged(later(written), later(told)))):
        if other["verdict"] != before["verdict"]:
            return "%s: %s, not %s" % (what, other["verdict"], before["verdict"])
        if nearest(other) != nearest(before) and not before["truncated"]:
            return "%s: ways of %s, not of %s" % (what, nearest(other), nearest(before))
        if len(other["ask"]) != len(before["ask"]):
            return "%s: %d questions, not %d" % (what, len(other["ask"]), len(before["ask"]))
    more, there, added = with_papers(answers, answerer, mix)
    after = judged(written, common.as_json(answering.written_answers(more)))
    if before["verdict"] == "ready" and after["verdict"] != "ready" or (
            there and RANK[after["verdict"]] < RANK[before["verdict"]]):
        return "with %s more: %s, not %s" % (added, after["verdict"], before["verdict"])
    return None


def main():
    with common.run(100) as run:
        for _, maker in run.seeds():
            rules = maker.rules()
            answerer = answering.Answerer(maker, rules)
            for _ in range(4):
                answers = answerer.answers()
                wrong = differing(run, answerer, rules, answers)
                run.done += 1
                if wrong:
                    run.wrong(wrong, rules, answers)
                    break
    print("%d cases: neither order nor 400 years change anything, and no paper makes it worse; %d wrong" % (
        run.done, run.faults))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
