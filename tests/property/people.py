"""Persons and their papers as the answers tell of them, with an open value wherever nothing is told."""

from worlds import Open

EXACT = object()


class Between:
    """A value of which only the ends are known; None: not even that."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def holds(self, value):
        return value is not None and (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def of_grid(name, told, grid):
    """What is told of a value, or an open one with all that the grid has for it."""
    values = grid[name[2]]
    if told is EXACT:
        return Open(name, tuple(values))
    if isinstance(told, Between):
        return Open(name, tuple(value for value in values if told.holds(value)))
    return told


class Paper:
    """`values`: told by attribute, where None says that it has none."""

    def __init__(self, case, name, kind, values, have):
        described, attributes = case.rules["documents"][kind], case.rules["attributes"]
        self.kind, self.name = kind, name
        self.have = Open(name + ("have",), (False, True)) if have is None else have
        self.held = {}
        for attribute, declared in attributes.items():
            told = case.fixed(kind, attribute)
            if told is EXACT and attribute in values:
                told = values[attribute]
            elif told is EXACT and attribute not in described.get("asks", []):
                told = None
            if told is None and "absent" in declared:
                told = case.absent(attribute)
            self.held[attribute] = of_grid(name + (attribute,), told, case.grid)

    def value(self, attribute):
        return self.held[attribute]

    def open_attributes(self):
        return [name for name, value in self.held.items() if isinstance(value, Open)]


class Person:
    """`told`: documents, complete, facts, events, role and have, as the answers have them."""

    def __init__(self, case, where, told, company):
        self.case, self.where, self.told, self.company = case, where, told, company
        self.role, self.ideal = told.get("role"), False
        have = told.get("have", True)
        self.come = Open((where, None, "come"), (False, True)) if have is None else have
        self.papers = [Paper(case, (where, index), paper["kind"], paper["values"], paper["have"])
                       for index, paper in enumerate(told["documents"])]
        known = {paper["kind"] for paper in told["documents"]}
        if not told["complete"]:
            self.papers += [Paper(case, (where, "+" + kind), kind, {}, None)
                            for kind in case.rules["documents"] if kind not in known]
        self.held = {}

    def fact(self, name):
        if name not in self.held:
            told = self.told["facts"].get(name, EXACT)
            if told is None and "absent" in self.case.rules["facts"][name]:
                told = self.case.absent(name)
            self.held[name] = of_grid((self.where, None, name), told, self.case.grid)
        return self.held[name]

    def log(self, event):
        if event not in self.held:
            self.held[event] = self.read_log(event, self.told["events"].get(event, EXACT))
        return self.held[event]

    def read_log(self, event, told):
        if isinstance(told, int):
            return told
        if isinstance(told, Between):
            return Open((self.where, None, event), tuple(count for count in self.case.grid["count"] if told.holds(count)))
        if told is EXACT:
            return Open((self.where, None, event), self.case.grid["log"])
        return [{part: of_grid((self.where, "%s %d" % (event, index), part), one.get(part, EXACT), self.case.grid)
                 for part in ("person", "date")} for index, one in enumerate(told)]


class Ideal:
    """A person who comes and meets all that the role asks."""

    def __init__(self, role):
        self.role, self.ideal, self.come, self.papers = role, True, True, []


class Case:
    """A rules file and answers, with the grid of values that open ones are tried with."""

    def __init__(self, judge, answers, grid):
        self.judge, self.rules, self.answers, self.grid = judge, judge.rules, answers, grid
        company = []
        self.me = Person(self, "me", answers["me"], company)
        company += [Person(self, index, other, company) for index, other in enumerate(answers["others"])]
        for role in answers["open-roles"]:
            company += [Person(self, ("more", role, number), dict(NOTHING, role=role, have=None), company)
                        for number in range(answers["open-roles"][role])]
        company += [Ideal(role) for role in answers.get("ideal", [])]

    def fixed(self, kind, attribute):
        described = self.rules["documents"][kind]
        return self.exactly(attribute, described[attribute]) if attribute in described else EXACT

    def absent(self, attribute):
        declared = self.rules["attributes"].get(attribute) or self.rules["facts"][attribute]
        return self.exactly(attribute, declared["absent"])

    def exactly(self, attribute, written):
        return self.judge.value(attribute, written)

    def met(self, requirement):
        return lambda look: self.judge.met(look, requirement, self.me, self.me.papers)


NOTHING = {"documents": [], "complete": False, "facts": {}, "events": {}}
