"""Random rules files and answers judged by the program and by the oracle.

    verdicts.py PROGRAM [CASES [SEED]]

Compared are the verdict, that of each requirement in the tree of reasons, the notices, the papers that are named, and
the questions. A difference is printed with both files and ends the run with status 1."""

import sys

import answering
import common
import generate
import worlds

MOST = 6000           # looks at a case
PAIRS = 300000        # of outcomes, to find what matters


def open_name(ask, answers):
    """The open value that a question asks for; None where it cannot be told which of several persons is meant."""
    who = ask["person"]
    where = "me"
    if who != "me":
        same = [index for index, other in enumerate(answers["others"]) if other["role"] == who]
        if len(same) + answers["open-roles"].get(who, 0) != 1:
            return None
        where = same[0] if same else ("more", who, 0)
    document = ask["document"]
    if ask.get("fact"):
        return (where, None, ask["fact"])
    if not document:
        return (where, None, "come")
    index = document["index"] if document["index"] is not None else "+" + document["kind"]
    return (where, index, ask["attribute"])


def asked_as(name):
    """An event of a list is asked for as the whole of what happened."""
    where, index, what = name
    return (where, None, index.split()[0]) if what in ("person", "date") else name


def askable(name, known):
    """What stands on a paper, or is so about a person, of which it is not known whether it is there is not asked yet."""
    where, index, what = name
    if what in ("motto", "pin") and (where, None, "login") in known:
        return False      # whether two texts are the same is asked when there is one
    return what == "come" or ((where, None, "come") not in known and (
        what == "have" or index is None or (where, index, "have") not in known))


def named_alone(rules, answers, report, grid):
    """Do the papers that the reasons name, and no others, make it ready too?"""
    named = {(paper["person"], paper["index"]) for part in every_part(report["requirements"]) for paper in part["by"]}

    def only(person, who):
        if not person["complete"]:
            return dict(person, documents=[], complete=True)
        return dict(person, documents=[paper if (who, index) in named else dict(paper, have=False)
                                       for index, paper in enumerate(person["documents"])])

    alone = dict(answers, me=only(answers["me"], "me"), others=[only(one, one["role"]) for one in answers["others"]],
                 **{"open-roles": {}})
    case = common.case_of(rules, alone, grid)
    return worlds.Search(MOST).certain(case.met(rules["checklists"]["visit"]))


def every_part(parts):
    return [one for part in parts for one in [part] + every_part(part["parts"])]


def parts_differ(case, requirement, finding, most):
    """The first part whose verdict is not the oracle's."""
    if case.judge.in_force(requirement):
        wanted = worlds.verdict(most.outcomes(case.met(requirement)))
        if finding["verdict"] != wanted:
            return "verdict %s of a part, the oracle says %s of %s" % (finding["verdict"], wanted, requirement)
    below = requirement.get("all") or requirement.get("any") or []
    if "choose" in requirement or requirement.get("apart"):
        return None
    below = [part for part in below if case.judge.in_force(part)]
    for part, found in zip(below, finding["parts"]):
        wrong = parts_differ(case, part, found, most)
        if wrong:
            return wrong
    return None


def reasons_differ(case, report, most):
    checklist = case.rules["checklists"]["visit"]
    if "all" in checklist and "choose" not in checklist and not checklist.get("apart"):
        top = {"verdict": report["verdict"], "parts": report["requirements"]}
    else:
        top = report["requirements"][0]
    return parts_differ(case, checklist, top, most)


def events_by_fact(thing):
    return any(key == "must" and "my." in value for key, value in generate.walk(thing))


def notices_differ(rules, answers, report, grid):
    """A notice is left out where it is not certain up to the cap; only of a verdict is that told."""
    case, most = common.case_of(rules, answers, grid), worlds.Search(MOST)
    for notice in case.rules["checklists"]["visit"].get("notices", []):
        certain = not case.judge.in_force(notice["when"]) or worlds.verdict(
            most.outcomes(case.met(notice["when"]))) == "ready"
        if certain and events_by_fact(notice["when"]):
            continue
        if certain != (notice["id"] in [one["id"] for one in report["notices"]]):
            return "the notice is %s certain" % ("" if certain else "not ")
    return None


def asks_differ(case, report, answers):
    leaves = list(worlds.Search(MOST).leaves(case.met(case.rules["checklists"]["visit"])))
    matter = worlds.mattering(leaves, PAIRS)
    known = opens(case) | {name for left, _ in leaves for name in left if name[2] == "login"}
    wanted = {asked_as(name) for name in matter if askable(name, known)}
    asked = [open_name(ask, answers) for ask in report["ask"]]
    if None in asked or any(len([one for one in answers["others"] if one["role"] == role]) > 1
                            for role in case.rules["persons"]) or any(n > 1 for n in answers["open-roles"].values()):
        return None
    if set(asked) != wanted:
        return "asked in vain %s, not asked %s" % (sorted(set(asked) - wanted, key=str),
                                                   sorted(wanted - set(asked), key=str))
    return None


def opens(case):
    """The papers and persons of which it is not known whether they come."""
    everybody = [case.me] + case.me.company
    return {one.come.name for one in everybody if isinstance(one.come, worlds.Open)} | {
        paper.have.name for one in everybody for paper in one.papers if isinstance(paper.have, worlds.Open)}


def texts_differ(rules, answers, report, grid):
    """What is said to be wrong with a text, and the texts that are proposed instead."""
    case = common.case_of(rules, answers, grid)
    wanted = {}
    required = {key: part for key, part in case.rules["checklists"]["visit"].items() if key != "notices"}
    texts = [one for one in answering.mappings(required) if "rules" in one]
    for one in texts:
        for rule in one["rules"]:
            wanted[rule["id"]] = worlds.verdict(worlds.Search(MOST).outcomes(
                lambda look, rule=rule: case.judge.follows(look, rule, case.me.fact("login"), case.me)))
    for fault in report["faults"]:
        if wanted[fault["rule"]] == "ready":
            return "the rule %s is kept" % fault["rule"]
    if report["faults"] and len(texts) == 1:
        found = {fault["rule"] for fault in report["faults"]}
        broken = {rule for rule, verdict in wanted.items() if verdict == "not-ready"}
        if found != (broken or {rule for rule, verdict in wanted.items() if verdict == "unknown"}):
            return "broken are %s, not %s" % (sorted(broken), sorted(found))
    for text in report["proposals"]:
        if not any(worlds.Search(MOST).certain(lambda look, one=one: all(case.judge.follows(
                look, rule, text, case.me) for rule in one["rules"])) for one in texts):
            return "the text %s would not do" % text
    return None


def compare(rules, answers, report, grid):
    case = common.case_of(rules, answers, grid)
    most = worlds.Search(MOST)
    wanted = worlds.verdict(most.outcomes(case.met(rules["checklists"]["visit"])))
    if report["verdict"] != wanted and not (report["truncated"] and report["verdict"] == "unknown"):
        return "verdict %s, the oracle says %s" % (report["verdict"], wanted)
    roles = [one["role"] for one in answers["others"]]
    if wanted == "ready" and len(set(roles)) == len(roles) and not named_alone(rules, answers, report, grid):
        return "the papers that are named do not make it ready alone"
    return None


def further(rules, answers, report, grid):
    """What takes longer; here too many ways to try are no reason to skip the case."""
    case = common.case_of(rules, answers, grid)
    try:
        if not report["truncated"]:
            wrong = reasons_differ(case, report, worlds.Search(MOST))
            if wrong:
                return wrong
        if report["verdict"] == "unknown" and not report["truncated"]:
            return asks_differ(case, report, answers)
    except worlds.TooMany:
        pass
    return None


def compare_and_further(rules, answers, report, grid):
    return compare(rules, answers, report, grid) or further(rules, answers, report, grid)


def differing(maker, rules, answers, report):
    """What is asked whether it is given may have no value; but not in a place where no rule asks for it: so the checklist
    and the notices are each as they are by one grid or the other."""
    grids = [maker.grid.with_none(names) for names in ([generate.given(rules)] if generate.given(rules) else []) + [[]]]
    for judge in (compare_and_further, notices_differ, texts_differ):
        wrong = [judge(rules, answers, report, grid) for grid in grids]
        if all(wrong):
            return wrong[-1]
    return None


def main():
    verdicts = {}
    with common.run(300) as run:
        for _, maker in run.seeds():
            rules = maker.rules()
            run.program.write_rules(common.as_json(rules))
            answerer = answering.Answerer(maker, rules)
            for _ in range(8):
                answers = answerer.answers()
                report = run.program.report(common.as_json(answering.written_answers(answers)))
                try:
                    wrong = differing(maker, rules, answers, report)
                except worlds.TooMany:
                    run.skipped += 1
                    continue
                run.done += 1
                verdicts[report["verdict"]] = verdicts.get(report["verdict"], 0) + 1
                if wrong:
                    run.wrong(wrong, rules, answers)
                    break
    print("%d cases agree with the oracle (%s), %d too large" % (run.done - run.faults, ", ".join(
        "%s %d" % pair for pair in sorted(verdicts.items())), run.skipped))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
