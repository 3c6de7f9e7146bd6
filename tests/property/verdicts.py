"""Random rules files and answers judged by the program and by the oracle.

    verdicts.py PROGRAM [CASES [SEED]]

A difference is printed with both files and ends the run with status 1."""

import json
import os
import random
import subprocess
import sys
import tempfile

import generate
import oracle

MOST = 6000


def ask_name(ask, answers):
    who = ask["person"]
    where = "me" if who == "me" else 0       # the one other person, where there is one
    if ask.get("fact"):
        return (where, None, ask["fact"])
    document = ask["document"]
    if not document:
        return (where, None, "come")
    index = document["index"] if document["index"] is not None else "+" + document["kind"]
    return (where, index, ask["attribute"])


def askable(name, answers, names):
    """Attributes of a paper of which it is not known whether it is there are not asked for yet."""
    where, index, what = name
    return what == "have" or index is None or (where, index, "have") not in names


def judged(program, rules_file, answers_path):
    run = subprocess.run([program, "--rules", rules_file, "check", "--json", "visit", answers_path],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1, 3):
        return None, run.stderr
    return json.loads(run.stdout), run.stderr


def explained(rules, answers, report):
    """Do the papers that the reasons name, and no others, give the verdict too?"""
    named = {paper["index"] for part in report["requirements"] for paper in part["by"] if paper["person"] == "me"}
    documents = [paper for index, paper in enumerate(answers["me"]["documents"]) if index in named]
    alone = dict(answers, me=dict(answers["me"], documents=documents, complete=True), maybe=[])
    _, table = oracle.outcomes(rules, alone, rules["checklists"]["visit"], generate.GRID, MOST)
    return oracle.verdict(table) == "ready"


def compare(rules, answers, report):
    names, table = oracle.outcomes(rules, answers, rules["checklists"]["visit"], generate.GRID, MOST)
    wanted = oracle.verdict(table)
    if report["verdict"] != wanted and not (report["truncated"] and report["verdict"] == "unknown"):
        return "verdict %s, the oracle says %s" % (report["verdict"], wanted)
    if wanted == "ready" and not answers["others"] and not explained(rules, answers, report):
        return "the papers that are named do not make it ready alone"
    if wanted != "unknown" or len(answers["others"]) > 1 or answers["maybe"] or report["truncated"]:
        return None
    matter = {name for name in oracle.mattering(names, table) if askable(name, answers, names)}
    asked = {ask_name(ask, answers) for ask in report["ask"]}
    if asked != matter:
        return "asked in vain %s, not asked %s" % (sorted(asked - matter, key=str), sorted(matter - asked, key=str))
    return None


def main():
    program = sys.argv[1]
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    done = skipped = faults = 0
    verdicts = {}
    folder = tempfile.mkdtemp()
    rules_file, answers_path = os.path.join(folder, "rules.yaml"), os.path.join(folder, "answers.yaml")
    while done < cases:
        maker = generate.Maker(random.Random(seed))
        rules = maker.rules()
        helper = generate.facts_used(rules["persons"], rules)
        mine = generate.facts_used(rules["checklists"], rules)
        with open(rules_file, "w") as file:
            json.dump(rules, file, default=str)
        for _ in range(8):
            answers = maker.answers({"me": sorted(mine), "helper": sorted(helper | mine)})
            with open(answers_path, "w") as file:
                json.dump(generate.answers_file(answers), file)
            report, message = judged(program, rules_file, answers_path)
            if report is None:
                print("seed %d: refused\n%s\n%s" % (seed, message, json.dumps(rules, default=str)))
                return 1
            try:
                wrong = compare(rules, answers, report)
            except oracle.TooMany:
                skipped += 1
                continue
            done += 1
            verdicts[report["verdict"]] = verdicts.get(report["verdict"], 0) + 1
            if wrong:
                faults += 1
                if os.environ.get("SHORT"):
                    print(seed, wrong)
                    continue
                print("seed %d: %s\n  rules %s\n  answers %s" % (seed, wrong, json.dumps(
                    {key: rules[key] for key in ("counts", "documents", "persons", "checklists")}, default=str),
                    json.dumps(generate.answers_file(answers))))
                if faults >= 5:
                    return 1
        seed += 1
    print("%d cases agree with the oracle (%s), %d too large" % (done - faults, ", ".join(
        "%s %d" % pair for pair in sorted(verdicts.items())), skipped))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
