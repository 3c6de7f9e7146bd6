"""Do the ways to ready that the program offers work, is no part of one enough, and is there none smaller?

    completions.py PROGRAM [CASES [SEED]]

A paper of a way may be of any of its kinds and show whatever passes what it must: it has to be ready then, whatever
the open answers become. Where papers are counted by what stands on them, some values there have to do."""

import datetime
import itertools
import re
import sys

import answering
import common
import generate
import worlds
from ways import MOST, Seeker, add, everybody_of, kept, person_of, with_person

FORMS = 64           # of the kinds and keys of a way
TEXT = "a text"      # some one does


def tests_in(words):
    """The tests that the words of a way join by commas."""
    return [read_test(word) for word in re.findall(r"(?:[^,\[]|\[[^\]]*\])+", words)]


def read_test(word):
    word = word.strip().replace('"', "")
    turned = word.startswith("not [")
    if turned or word.startswith("["):
        members = word[word.index("[") + 1:-1].split(", ")
        return {"not": members} if turned else members
    return {"yes": True, "no": False, "not no": {"not": False}, "not yes": {"not": True}}.get(word, word)


class Way:
    """One way, with all that it leaves open."""

    def __init__(self, seeker, items):
        self.seeker, self.items = seeker, items
        self.answers = seeker.base

    def who(self, item):
        """The person it is about; None for one who is to be brought."""
        if item.get("person", "me") == "me":
            return "me"
        role, number = common.role_of(item["person"])
        same = [index for index, other in enumerate(self.answers["others"]) if other["role"] == role]
        return same[number] if same else None

    def told(self):
        return all("from" not in item and (
            self.who(item) is not None or "kinds" not in item and "fact" not in item) for item in self.items)

    def choices(self):
        """Of each item the kinds that it may be; a text is chosen."""
        out = []
        for item in self.items:
            if "kinds" in item:
                out.append([item["index"]] if "index" in item else item["kinds"])
            elif "fact" in item and "must" not in item:
                out.append([TEXT])
            else:
                out.append([None])
        return out

    def place(self, chosen):
        """The answers with all of it, and what has to hold of what: (person, paper or None, attribute, tests)."""
        answers, held = self.answers, []
        for item, choice in zip(self.items, chosen):
            who = self.who(item)
            must = {name: tests_in(words) for name, words in item.get("must", {}).items()}
            if "kinds" in item:
                index = item["index"] if "index" in item else len(person_of(answers, who)["documents"])
                if "index" not in item:
                    answers = add(answers, ("paper", who, choice, {}))
                held += [(who, index, name, tests) for name, tests in must.items()]
            elif "fact" in item:
                person = person_of(answers, who)
                facts = {name: value for name, value in person["facts"].items() if name != item["fact"]}
                if "must" not in item:
                    facts[item["fact"]] = choice
                answers = with_person(answers, who, dict(person, facts=facts))
                held += [(who, None, name, tests) for name, tests in must.items()]
            else:
                answers = add(answers, ("person", None, item["person"], None))
        return answers, held

    def certain(self, chosen, values=()):
        """Ready whatever passes what it must; `values`: (person, paper, attribute, value) that are settled besides."""
        if TEXT in chosen:
            at = list(chosen).index(TEXT)
            return any(self.certain(tuple(chosen[:at]) + (text,) + tuple(chosen[at + 1:]), values)
                       for text in self.seeker.texts())
        answers, held = self.place(chosen)
        for who, index, name, value in values:
            answers = add(answers, ("settle", who, index, {name: value}))
        case = self.seeker.case(answers)
        everybody = everybody_of(case)
        held = [one for one in held if one[1] is None or values or "its." in str(one[3]) or isinstance(
            everybody[one[0]].papers[one[1]].value(one[2]), worlds.Open)]   # what all of the kind have need not be said
        judge = kept(case, held, self.seeker.checklist)
        return worlds.Search(MOST).certain(judge)

    def keys(self, chosen):
        """The open values that papers are counted or chosen by, on what is added or settled."""
        answers, _ = self.place(chosen)
        case = self.seeker.case(answers)
        everybody = everybody_of(case)
        out = []
        seen = {"me": len(self.answers["me"]["documents"]),
                **{at: len(other["documents"]) for at, other in enumerate(self.answers["others"])}}
        for item in self.items:
            if "kinds" not in item:
                continue
            who = self.who(item)
            index = item.get("index", seen[who])
            seen[who] += "index" not in item
            paper = everybody[who].papers[index]
            out += [(who, index, name, value.values) for name, value in paper.held.items()
                    if name in self.seeker.keys and isinstance(value, worlds.Open)]
        return out

    def works_as(self, chosen):
        if self.certain(chosen):
            return True
        keys = self.keys(chosen)
        if not keys:
            return False
        values = itertools.product(*([key[:3] + (value,) for value in key[3]] for key in keys))
        if any(self.certain(chosen, some) for some in itertools.islice(values, FORMS * 8)):
            return True
        return None if next(values, None) else False      # None: not all of them were tried

    def works(self):
        """True, False, or None where it cannot be told."""
        if not self.told():
            return None
        every = list(itertools.islice(itertools.product(*self.choices()), FORMS + 1))
        if len(every) > FORMS:
            return None
        apart = [chosen for chosen in every if self.all_differ(chosen)]
        apart = apart or [chosen for chosen in every if self.each_list_differs(chosen)]
        found = {self.works_as(chosen) for chosen in apart or every}
        return False if False in found else None if None in found else True

    def all_differ(self, chosen):
        """Of several papers of one kind, or of kinds that count as one, the words do not say that they must differ."""
        kinds = self.seeker.rules["documents"]
        keys = [kinds[kind].get("same-as", kind) for item, kind in zip(self.items, chosen)
                if "kinds" in item and "index" not in item]
        return len(set(keys)) == len(keys)

    def each_list_differs(self, chosen):
        """Of several from one list it is said that they differ."""
        kinds, seen = self.seeker.rules["documents"], set()
        for item, choice in zip(self.items, chosen):
            if "kinds" in item and "index" not in item and len(item["kinds"]) > 1:
                one = (tuple(item["kinds"]), kinds[choice].get("same-as", choice))
                if one in seen:
                    return False
                seen.add(one)
        return True

    def spare(self):
        """An item without which it works as well, whatever papers are counted by. What has to be like an open fact, or
        unlike it, is told so; of that one paper may do where no one value would."""
        if "my." in common.as_json(self.items):
            return None
        for at in range(len(self.items)) if len(self.items) > 1 else []:
            rest = Way(self.seeker, self.items[:at] + self.items[at + 1:])
            if all(rest.certain(chosen) for chosen in itertools.islice(itertools.product(*rest.choices()), FORMS)):
                return self.items[at]
        return None


def waits_well(rules, answers, maker, day):
    """Is it ready on that day, with nothing more?"""
    def other_day(person):
        return dict(person, events={event: log for event, log in person["events"].items() if isinstance(log, list)})

    visit = datetime.date.fromisoformat(day)
    later = generate.Grid(visit, maker.months)
    grid = generate.Grid(maker.visit, maker.months)
    for name in ("expires", "issued", "moved", "date", "log"):
        grid[name] = sorted(set(grid[name]) | set(later[name]))
    moved = dict(answers, visit=visit, me=other_day(answers["me"]), others=[other_day(one) for one in answers["others"]])
    case = common.case_of(rules, moved, grid)
    return worlds.Search(MOST).certain(case.met(rules["checklists"]["visit"]))


class Tally:
    tried = unread = by_twos = 0


def differing(maker, rules, answers, report, grid, tally):
    seeker = Seeker(rules, answers, grid)
    least, all_tried = seeker.smallest()
    offered = [way for way in report["completions"] if not any("from" in item for item in way)]
    size = min((len(way) for way in offered), default=9)
    tally.by_twos += all_tried
    if not report["truncated"]:
        if least < 3 and all_tried and size > least:
            return "offered %s, the oracle knows one of %d" % (size, least)
    # What is compared with a day or a number that is still open may be said of it though it is not so for all of them.
    if size < least and not any(size == len(way) and "my." in common.as_json(way) for way in offered):
        return "offered one of %d, the oracle knows none: %s" % (size, common.as_json(offered[:3]))
    for items in report["completions"]:
        if "from" in items[0]:
            if not waits_well(rules, answers, maker, items[0]["from"]):
                return "not ready on " + items[0]["from"]
            continue
        way = Way(seeker, items)
        good = way.works()
        tally.tried += good is not None
        tally.unread += good is None
        if good is False:
            return "does not work: " + common.as_json(items)
        if good and not report["truncated"] and way.spare():   # at a cap, what is known of others may be too little
            return "more than is needed: " + common.as_json(items)
    return None


def main():
    tally = Tally()
    with common.run(100) as run:
        for _, maker in run.seeds():
            rules = maker.rules()
            run.program.write_rules(common.as_json(rules))
            answerer = answering.Answerer(maker, rules)
            for _ in range(3):
                answers = answerer.answers()
                report = run.program.report(common.as_json(answering.written_answers(answers)))
                if report["verdict"] == "ready":
                    continue
                try:
                    wrong = differing(maker, rules, answers, report, maker.grid, tally)
                    if wrong and generate.given(rules):
                        wrong = differing(maker, rules, answers, report, maker.grid.with_none(generate.given(rules)), tally)
                except worlds.TooMany:
                    run.skipped += 1
                    continue
                run.done += 1
                if wrong:
                    run.wrong(wrong, rules, answers)
                    break
    print("%d cases (%d searched by twos), %d ways tried out, %d not read, %d wrong, %d too large" % (
        run.done, tally.by_twos, tally.tried, tally.unread, run.faults, run.skipped))
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
