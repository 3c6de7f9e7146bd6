"""Small random rules files and answers, made from a seed."""

import datetime

DAY = datetime.timedelta(days=1)
VISIT = datetime.date(2026, 12, 1)
NEVER = datetime.date(9999, 12, 31)

ATTRIBUTES = {
    "valid": {"is": "yes-no"},
    "shown": {"is": "yes-no"},
    "shape": {"is": "choice", "choices": {"round": "Round", "flat": "Flat", "long": "Long"}},
    "expires": {"is": "date", "absent": "never"},
    "issued": {"is": "date"},
    "issuer": {"is": "country"},
}
EARLY = VISIT - 30 * DAY      # before every day that a paper may be issued on
LATER = VISIT + 30 * DAY      # after every day that a fact is known to name; an open one may be earlier and later than all
FACTS = {
    "adult": {"is": "yes-no"},
    "books": {"is": "yes-no", "arrange": "yes"},
    "calls": {"is": "yes-no", "arrange": "while-open"},
    "sponsors": {"is": "number"},
    "home": {"is": "country"},
    "moved": {"is": "date"},
}
for named in (ATTRIBUTES, FACTS):
    for name in named:
        named[name]["label"] = name
COUNTRIES = ["DK", "SE", "FI", "NO", "IS"]
DATES = [VISIT + days * DAY for days in (-12, -11, -10, -1, 0, 1, 4, 5, 6)]

GRID = {
    "valid": [True, False], "shown": [True, False], "adult": [True, False],
    "books": [True, False], "calls": [True, False],
    "shape": ["round", "flat", "long"],
    "expires": DATES + [NEVER], "issued": [EARLY - DAY] + DATES + [LATER], "moved": [EARLY - 2 * DAY, EARLY] + DATES + [LATER + DAY],
    "issuer": COUNTRIES, "home": COUNTRIES,
    "sponsors": [0, 1, 2, 3, 4, 5],
}

KNOWN = {"issued": DATES, "moved": DATES}      # what is answered lies within the days that are tried


class Maker:
    def __init__(self, random):
        self.random = random

    def chance(self, share):
        return self.random.random() < share

    def test(self, attribute, paper):
        pick = self.random.choice
        if attribute in ("valid", "shown", "adult", "books", "calls"):
            return pick([True, True, False, {"not": False}])
        if attribute == "shape":
            return pick(["round", ["round", "flat"], "not flat", {"not": ["flat", "long"]}, "long"])
        if attribute in ("issuer", "home"):
            tests = ["DK", ["DK", "SE"], "not DK", {"not": ["DK", "SE"]}, "SE"]
            if paper:
                tests += ["same as my.home", "not same as my.home"]
            return pick(tests)
        if attribute == "sponsors":
            return pick(["at least 2", "at most 3", "at least 1"])
        left = pick(["at least", "more than", "at most", "less than"]) + " 5 days left"
        tests = ["not passed", left, "from " + str(VISIT)]
        if attribute != "expires":
            tests += ["at most 10 days old", "more than 10 days old", "passed"]
        if paper:
            tests += ["after my.moved", "until my.moved"]
        return pick(tests)

    def condition(self, attributes, depth=0):
        names = [name for name in attributes if self.chance(0.5)] or [self.random.choice(list(attributes))]
        condition = {name: self.test(name, True) for name in names[:2]}
        if depth == 0 and self.chance(0.15):
            condition["any"] = [self.condition(attributes, 1), self.condition(attributes, 1)]
        if depth == 0 and self.chance(0.1):
            condition["with"] = self.lines(1)
        if depth == 0 and self.chance(0.08):
            condition["me"] = self.me()
        return condition

    def me(self):
        facts = self.random.sample(list(self.facts), min(len(self.facts), self.random.choice([1, 1, 2])))
        return {fact: self.test(fact, False) for fact in facts}

    def attributes_of(self, kind):
        return [name for name in ATTRIBUTES if name in self.kinds[kind] or name in self.kinds[kind].get("asks", [])]

    def lines(self, depth=0):
        out = []
        for kind in self.random.sample(list(self.kinds), self.random.randint(1, len(self.kinds))):
            attributes = self.attributes_of(kind)
            if attributes and self.chance(0.6 if depth == 0 else 0.4):
                out.append({kind: self.condition(attributes, depth)})
            else:
                out.append(kind)
        if self.chance(0.1):
            out.append({"paper": {self.random.choice(["valid", "shown"]): True}})
        return out

    def distinct(self):
        return self.random.choice(["kind", "issuer", ["kind", "issuer"]])

    def tally(self, plain=False):
        kind = self.random.random() * (0.85 if plain else 1)
        if kind < 0.45:
            return {"one": self.lines()}
        if kind < 0.85:
            out = {"at-least": self.random.choice([2, 2, 3, "my.sponsors"] if "sponsors" in self.facts else [2, 2, 3]),
                   "of": self.lines()}
            if self.chance(0.7):
                out["distinct"] = self.distinct()
            return out
        names = list(self.kinds)
        self.random.shuffle(names)
        cut = self.random.randint(1, len(names))
        rows = []
        for some in (names[:cut], names[cut:]):
            if some:
                row = {"of": some, "each": self.random.choice([1, 2])}
                if self.chance(0.3):
                    row["first"] = 3
                if self.chance(0.3):
                    row["most"] = self.random.choice([1, 2])
                if self.chance(0.2):
                    row["least"] = 1
                if self.chance(0.4):
                    row["distinct"] = "kind"
                rows.append(row)
        return {"points": self.random.choice([2, 3, 4]), "of": rows}

    def requirement(self, depth=0, role=False):
        kind = self.random.random()
        if depth < 2 and kind < 0.45:
            out = {self.random.choice(["all", "any"]): [self.requirement(depth + 1, role)
                                                       for _ in range(self.random.choice([2, 2, 3]))]}
            if "all" in out and self.chance(0.15):
                out = {"all": [self.tally(True), self.tally(True)], "apart": True}
        elif kind < 0.6 and self.facts:
            out = {"me": self.me()}
        elif kind < 0.68 and not role and self.roles:
            out = {"person": "helper"}
            if self.chance(0.25):
                out["times"] = 2
        elif kind < 0.74 and role:
            out = {"events": "helped", "must": self.random.choice(["at most 1", "at least 1", "at most 2"]),
                   "within": "120 days"}
            if self.chance(0.5):
                out["distinct"] = "person"
        else:
            out = self.tally()
        if self.chance(0.1) and ("one" in out or "at-least" in out or "all" in out):
            choose = {}
            if self.chance(0.5):
                choose["same"] = "issuer"
            if len(self.kinds) > 1 and (not choose or self.chance(0.3)):
                choose["never-together"] = [self.random.sample(list(self.kinds), 2)]
            out["choose"] = choose
        if depth > 0 and self.chance(0.05):
            out["valid-from" if self.chance(0.5) else "valid-to"] = str(VISIT + self.random.choice([-1, 0, 1]) * DAY)
        return out

    def rules(self):
        self.facts = {name: FACTS[name] for name in FACTS if self.chance(0.5)}
        for needed in ("home", "moved"):
            self.facts[needed] = FACTS[needed]
        self.kinds = {}
        for name in ("ash", "birch", "cedar", "elm")[:self.random.randint(2, 4)]:
            kind = {}
            for attribute in ATTRIBUTES:
                share = self.random.random()
                if share < 0.2:
                    kind.setdefault("asks", []).append(attribute)
                elif share < 0.35 and attribute != "expires":
                    value = self.random.choice(KNOWN.get(attribute, GRID[attribute]))
                    kind[attribute] = str(value) if isinstance(value, datetime.date) else value
            if self.kinds and self.chance(0.15):
                kind["same-as"] = list(self.kinds)[0]
            if self.chance(0.05):
                kind["counts"] = "never"
            elif self.chance(0.1):
                kind["counts"] = {}
            kind["label"] = name
            self.kinds[name] = kind
        self.roles = self.chance(0.3)
        rules = {
            "medbring": 1, "languages": {"en": "English", "da": "Dansk"}, "title": "T",
            "attributes": ATTRIBUTES, "facts": FACTS, "events": {"helped": {"label": "Helped"}},
            "counts": {"expires": "not passed"} if self.chance(0.7) else {},
            "documents": self.kinds, "persons": {}, "checklists": {},
        }
        for name in ("same-as",):
            for kind in self.kinds.values():
                while kind.get(name) in self.kinds and name in self.kinds[kind[name]]:
                    kind[name] = self.kinds[kind[name]][name]
        if self.roles:
            rules["persons"]["helper"] = dict(self.requirement(0, role=True), label="Helper", arrange="yes")
        rules["checklists"]["visit"] = dict(self.requirement(), title="Visit")
        return rules

    # ---- answers ----

    def paper(self, kind):
        values = {}
        for attribute in self.kinds[kind].get("asks", []):
            if self.chance(0.6):
                values[attribute] = self.random.choice(KNOWN.get(attribute, GRID[attribute]))
        have = True
        if self.chance(0.15):
            have, values = self.random.choice([None, False]), {}
        return {"kind": kind, "values": values, "have": have}

    def person(self, facts, complete):
        names = list(self.kinds)
        documents = [self.paper(self.random.choice(names)) for _ in range(self.random.choice([0, 1, 2, 3]))]
        return {"documents": documents if complete else [], "complete": complete,
                "facts": {fact: self.random.choice(KNOWN.get(fact, GRID[fact])) for fact in facts if self.chance(0.65)}}

    def answers(self, used):
        """`used`: the facts that the rules look at, by whose they are."""
        out = {"visit": VISIT, "me": self.person(used["me"], self.chance(0.6)), "others": [], "maybe": [],
               "facts-of": used, "roles": self.roles, "roles-complete": True}
        if self.roles:
            for _ in range(self.random.choice([0, 1, 1, 2])):
                other = dict(self.person(used["helper"], True), role="helper")
                other["events"] = [{"person": self.random.choice("xyz"), "date": VISIT - self.random.choice(
                    [-1, 0, 60, 120, 121]) * DAY} for _ in range(self.random.choice([0, 1, 2, 3]))]
                out["others"].append(other)
            out["roles-complete"] = bool(out["others"]) or self.chance(0.5)
            if not out["roles-complete"]:
                out["maybe"] = [{"documents": [], "complete": False, "facts": {}, "role": "helper"}] * 2
        return out


def facts_used(thing, rules):
    """All facts that a requirement or condition in it names."""
    out = set()
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key == "me":
                out |= set(value)
            out |= facts_used(value, rules)
    elif isinstance(thing, list):
        for one in thing:
            out |= facts_used(one, rules)
    elif isinstance(thing, str) and "my." in thing:
        out.add(thing.split("my.")[1])
    return out


def answers_file(answers):
    def value(one):
        return str(one) if isinstance(one, datetime.date) and one != NEVER else "none" if one == NEVER else one

    def person(one):
        out = {"facts": {fact: value(held) for fact, held in one["facts"].items()}}
        if one["complete"]:
            out["documents"] = [dict({key: value(held) for key, held in paper["values"].items()}, kind=paper["kind"],
                                     have={True: True, False: False, None: "unknown"}[paper["have"]])
                                for paper in one["documents"]]
        if one.get("role"):
            out["events"] = {"helped": [{"person": event["person"], "date": str(event["date"])}
                                        for event in one["events"]]}
        return out

    out = dict(person(answers["me"]), visit=str(answers["visit"]))
    if answers["others"] == answers["maybe"] == [] and not answers["roles"]:
        return out
    if answers["roles-complete"]:
        out["persons"] = {"helper": [person(other) for other in answers["others"]] or "none"}
    return out
