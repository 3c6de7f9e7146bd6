"""The oracle's ways to ready: everything that could be added is tried, alone and by twos. A paper may also be one that
passes tests against a fact without an answer, whatever that is ("of your home country")."""

import itertools

import answering
import common
import generate
import worlds
from meaning import Chosen

MOST = 3000          # looks at one way
PAIRS = 2500         # ways of two things that are tried
SHARED = 8           # papers that are shared out among the parts of a rule


def as_it_stands(answers):
    """What is not certainly there is not there: more never makes it worse."""
    def person(told):
        return dict(told, complete=True, documents=[dict(paper, have=paper["have"] is True) for paper in told["documents"]])

    return dict(answers, me=person(answers["me"]), others=[
        dict(person(other), have=other["have"] is True) for other in answers["others"]], ideal=[], **{"open-roles": {}})


def person_of(answers, who):
    return answers["me"] if who == "me" else answers["others"][who]


def with_person(answers, who, person):
    if who == "me":
        return dict(answers, me=person)
    return dict(answers, others=[person if at == who else other for at, other in enumerate(answers["others"])])


def add(answers, thing):
    what, who, name, value = thing
    if what == "person":
        return dict(answers, ideal=answers["ideal"] + [name])
    person = person_of(answers, who)
    documents = list(person["documents"])
    if what == "paper":
        documents.append({"kind": name, "values": without_promises(value), "have": True})
    elif what == "settle":
        documents[name] = dict(documents[name], values=dict(documents[name]["values"], **without_promises(value)))
    else:
        return with_person(answers, who, dict(person, facts=dict(person["facts"], **{name: value})))
    return with_person(answers, who, dict(person, documents=documents))


def everybody_of(case):
    return {one.where: one for one in [case.me] + case.me.company if not one.ideal}


def kept(case, held, requirement):
    """Whether it is met, and None where something is not as it is said to be; `held`: (person, paper or None, attribute,
    tests)."""
    everybody, met = everybody_of(case), case.met(requirement)

    def judge(look):
        for who, index, name, tests in held:
            person = everybody[who]
            paper = None if index is None else person.papers[index]
            value = person.fact(name) if paper is None else paper.value(name)

            def operand(other, person=person, paper=paper):
                return person.fact(other[3:]) if other.startswith("my.") else paper.value(other[4:])

            if not all(case.judge.passes(look, test, value, operand, name) for test in tests):
                return None
        return met(look)

    return judge


class Promise:
    """A value of which it is only said which tests it passes."""

    def __init__(self, tests):
        self.tests = tests


def without_promises(values):
    return {name: value for name, value in values.items() if not isinstance(value, Promise)}


class Seeker:
    def __init__(self, rules, answers, grid):
        self.rules, self.answers, self.grid = rules, answers, grid
        self.base = as_it_stands(answers)
        self.checklist = rules["checklists"]["visit"]
        self.tests = {}
        for key, value in generate.walk([rules["checklists"], rules["persons"], rules["groups"], rules["counts"],
                                         [kind.get("counts") for kind in rules["documents"].values()]]):
            if key in generate.ATTRIBUTES or key in generate.FACTS:
                self.tests.setdefault(key, []).append(value)
        self.keys = {name for mapping in answering.mappings([rules["checklists"], rules["persons"]])
                     for key in ("distinct", "same") for name in (
                         mapping[key] if isinstance(mapping.get(key), list) else [mapping.get(key)])}
        self.killers = []

    def case(self, answers):
        return common.case_of(self.rules, answers, self.grid)

    # ---- what could be added ----

    def sorts(self, case, person, name, values):
        """One of all values that every test treats alike; all of them where more than tests looks at them."""
        written = self.tests.get(name, [])
        looks = common.as_json([self.checklist, self.rules["persons"]])
        if name in self.keys or ".%s\"" % name in looks or any("its." in str(test) for test in written):
            return values
        sorts = {}
        try:
            for value in values:
                passed = tuple(case.judge.passes(worlds.Look({}), test, value, lambda my: person.fact(my[3:]), name)
                               for test in written if not isinstance(test, (dict,)) or "not" in test)
                sorts.setdefault(passed, value)
        except worlds.Split:
            return values
        return list(sorts.values())

    def promises(self, case, person, name, paper):
        """The most that can be promised at once, whatever the facts are that tests of it wait for."""
        tests = self.tests.get(name, [])
        facts = sorted({test.split("my.")[1] for test in tests if isinstance(test, str) and "my." in test
                        and isinstance(person.fact(test.split("my.")[1]), worlds.Open)})
        if not facts or len(tests) > 8 or any("its." in str(test) for test in tests):
            return []
        value = worlds.Open("promised", tuple(self.grid[name]) if paper is None else paper.value(name).values)
        passed = {tuple(filling): {tuple(index for index, test in enumerate(tests) if case.judge.passes(
            worlds.Look(dict(zip([person.fact(fact).name for fact in facts], [(one,) for one in filling]),
                             promised=(that,))), test, value, lambda my: person.fact(my[3:]), name))
            for that in value.values} for filling in itertools.product(*(person.fact(fact).values for fact in facts))}
        can = [some for size in range(len(tests), 0, -1) for some in itertools.combinations(range(len(tests)), size)
               if any("my." in str(tests[index]) for index in some)
               and all(any(set(some) <= set(one) for one in ways) for ways in passed.values())]
        return [Promise([tests[index] for index in some]) for some in can
                if not any(set(some) < set(other) for other in can)]

    def forms(self, case, person, names, paper=None):
        choices = [[(name, value) for value in self.sorts(case, person, name, self.grid[name])
                    + self.promises(case, person, name, paper)] for name in names]
        return [dict(form) for form in itertools.product(*choices)]

    def everything(self):
        case = self.case(self.base)
        out = []
        for person in [case.me] + [one for one in case.me.company if one.come is True]:
            who = person.where
            for kind, described in self.rules["documents"].items():
                asked = [name for name in described.get("asks", []) if name not in described]
                out += [("paper", who, kind, form) for form in self.forms(case, person, asked)]
            for index, paper in enumerate(person.papers):
                names = paper.open_attributes() if paper.have is True else []
                out += [("settle", who, index, form) for form in self.forms(case, person, names, paper) if form]
            out += [("fact", who, name, value) for name in self.arrangeable(person)
                    for value in (self.texts() if name == "login" else self.sorts(case, person, name, self.grid[name]))]
        return out + [("person", None, role, None) for role in self.rules["persons"] if self.may_come(role)]

    def texts(self):
        """One of all that keep the same rules."""
        rules = [rule for one in answering.mappings(self.checklist) for rule in one.get("rules", [])]
        judge, sorts = self.case(self.base).judge, {}
        for text in self.grid["login"]:
            sorts.setdefault(tuple(judge.follows(None, rule, Chosen(text), None) for rule in rules), Chosen(text))
        return list(sorts.values())

    def arrangeable(self, person):
        texts = [one["text"] for one in answering.mappings(self.checklist) if "rules" in one] if person.where == "me" else []
        names = [name for name in self.tests if name in generate.FACTS]
        for name in set(names + texts):
            arrange = generate.FACTS[name].get("arrange", "no")
            told = person.fact(name)
            if arrange == "yes" or arrange == "while-open" and isinstance(told, worlds.Open) or name in texts:
                yield name

    def may_come(self, role):
        """Can one be brought along, and could one meet what the role asks?"""
        arrange = self.rules["persons"][role]["arrange"]
        if arrange == "no" or arrange == "while-open" and role not in self.answers["open-roles"]:
            return False
        return any(self.met_with(role, copies) for copies in (1, 2, 3))

    def met_with(self, role, copies):
        """Could one meet it who has so many papers of each kind?"""
        kinds = [kind for kind in self.rules["documents"] for _ in range(copies)]
        if len(kinds) > SHARED and any(one.get("apart") for one in answering.mappings(self.rules["persons"][role])):
            raise worlds.TooMany
        told = {"documents": [{"kind": kind, "values": {}, "have": None} for kind in kinds], "complete": True,
                "facts": {}, "events": {}, "role": role, "have": True}
        case = self.case(dict(self.base, me=told, ideal=list(self.rules["persons"]) * 2))
        return worlds.Search(MOST).possible(case.met(self.rules["persons"][role]))

    # ---- trying ----

    def ready(self, things):
        answers, held = self.base, []
        for thing in things:
            who, index = thing[1], thing[2]
            if thing[0] == "paper":
                index = len(person_of(answers, who)["documents"])
            if thing[0] in ("paper", "settle"):
                held += [(who, index, name, value.tests) for name, value in thing[3].items() if isinstance(value, Promise)]
            answers = add(answers, thing)
        judge = kept(self.case(answers), held, self.checklist)
        for killer in self.killers:
            try:
                if judge(worlds.Look(killer)) is False:
                    return False
            except worlds.Split:
                pass
        some = False
        for left, outcome in worlds.Search(MOST).leaves(judge):
            if outcome is False:
                self.killers = [left] + self.killers[:3]
                return False
            some = some or outcome
        return some

    def smallest(self):
        """The least number of things, 3 for more than two; and whether that is all that was tried."""
        things = self.everything()
        if any(self.ready([thing]) for thing in things):
            return 1, True
        if len(things) ** 2 / 2 > PAIRS:
            return 2, False
        for one, other in itertools.combinations_with_replacement(things, 2):
            if one is other and one[0] in ("fact", "settle") or one[0] == other[0] != "paper" and one[:3] == other[:3] and (
                    one[0] != "person"):
                continue
            if self.ready([one, other]):
                return 2, True
        return 3, True
