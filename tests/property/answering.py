"""Random answers to a random rules file, and how they are written down."""

import datetime

from generate import DAY, NEVER, facts_used, walk
from people import Between


class Answerer:
    """Answers as oracle and program take them: see people.py for the shape."""

    def __init__(self, maker, rules):
        self.maker, self.rules, self.random, self.chance = maker, rules, maker.random, maker.chance
        self.facts = sorted(facts_used([rules["checklists"], rules["persons"], rules["documents"], rules["groups"]]))
        self.events = sorted({value for key, value in walk([rules["checklists"], rules["persons"]]) if key == "events"})

    def value(self, name):
        grid = self.maker.grid
        values = [one for one in grid.answers(name) if one is not None]
        share = self.random.random()
        if share < 0.03:
            return None
        if share < 0.06 and name in ("issued", "moved", "age", "pages", "sponsors"):
            low, high = sorted(self.random.choices(range(len(values)), k=2))
            return self.random.choice([Between(values[low], values[high]), Between(values[low], None),
                                       Between(None, values[high])])
        if name == "age" and self.chance(0.5):
            years = self.random.choice([15, 16, 17, 18, 19])
            born = self.maker.visit.replace(year=self.maker.visit.year - years, day=min(self.maker.visit.day, 28))
            return born + self.random.choice([-1, 0, 1]) * DAY
        return self.random.choice(values)

    def paper(self, kind):
        described = self.maker.kinds[kind]
        values = {name: self.value(name) for name in described.get("asks", []) if self.chance(0.6)}
        for name in ("sealed", "pages"):
            if name not in described and name not in values and name in self.maker.palette and self.chance(0.1):
                values[name] = self.value(name)
        have = True
        if self.chance(0.15):
            have, values = self.random.choice([None, False]), {}
        return {"kind": kind, "values": values, "have": have}

    def log(self):
        share = self.random.random()
        if share < 0.08:
            return self.random.choice([0, 1, 2])
        if share < 0.14:
            low = self.random.choice([0, 1])
            return Between(low, low + self.random.choice([0, 1]))
        visit = self.maker.visit
        return [{part: one for part, one in (
            ("person", self.random.choice("xyz")),
            ("date", visit - self.random.choice([-1, 0, 60, 120, 121]) * DAY)) if self.chance(0.9)}
            for _ in range(self.random.choice([0, 1, 2, 3]))]

    def person(self, complete):
        names = list(self.maker.kinds)
        documents = [self.paper(self.random.choice(names)) for _ in range(self.random.choice([0, 1, 2, 3]))]
        return {"documents": documents if complete else [], "complete": complete,
                "facts": {fact: self.value(fact) for fact in self.facts if self.chance(0.65)},
                "events": {event: self.log() for event in self.events if self.chance(0.75)}}

    def other(self, role):
        return dict(self.person(self.chance(0.85)), role=role,
                    have=True if self.chance(0.9) else self.random.choice([None, False]))

    def answers(self):
        out = {"visit": self.maker.visit, "me": self.person(self.chance(0.6)), "others": [], "open-roles": {},
               "closed-roles": []}
        for role in self.rules["persons"]:
            count = self.random.choice([0, 1, 1, 2] if role == "helper" else [0, 1])
            out["others"] += [self.other(role) for _ in range(count)]
            if count or self.chance(0.5):
                out["closed-roles"].append(role)
            else:
                out["open-roles"][role] = self.most_wanted(role)
        return out

    def most_wanted(self, role):
        """How many of an open role can be of use."""
        times = [thing.get("times", 1) for thing in mappings(self.rules["checklists"]) + mappings(self.rules["persons"])
                 if thing.get("person") == role]
        return max([5 if isinstance(one, str) else one for one in times], default=0)


def mappings(thing):
    if isinstance(thing, dict):
        return [thing] + [one for value in thing.values() for one in mappings(value)]
    return [one for part in thing for one in mappings(part)] if isinstance(thing, list) else []


def written(value):
    if value is None or value == NEVER:
        return "none"
    if isinstance(value, Between):
        return {end: written(one) for end, one in (("from", value.low), ("to", value.high)) if one is not None}
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, datetime.date) else value


def written_log(log):
    if isinstance(log, int):
        return {"count": log}
    if isinstance(log, Between):
        return {"count": written(log)}
    return [{part: written(one) for part, one in dict({"person": "unknown", "date": "unknown"}, **event).items()}
            for event in log]


def written_person(person):
    have = {True: True, False: False, None: "unknown"}
    out = {"facts": {fact: written(held) for fact, held in person["facts"].items()},
           "events": {event: written_log(log) for event, log in person["events"].items()}}
    if person["complete"]:
        out["documents"] = [dict({key: written(held) for key, held in paper["values"].items()}, kind=paper["kind"],
                                 have=have[paper["have"]]) for paper in person["documents"]]
    if person.get("have", True) is not True:
        out["have"] = have[person["have"]]
    return out


def written_answers(answers):
    out = dict(written_person(answers["me"]), visit=str(answers["visit"]))
    persons = {role: [written_person(other) for other in answers["others"] if other["role"] == role] or "none"
               for role in answers["closed-roles"]}
    return dict(out, persons=persons) if persons else out


