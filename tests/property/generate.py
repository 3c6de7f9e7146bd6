"""Small random rules files, made from a seed, with every construct of the notation that a verdict can turn on."""

import datetime
import itertools

DAY = datetime.timedelta(days=1)
VISIT = datetime.date(2026, 12, 1)
VISITS = [VISIT] * 6 + [datetime.date(2028, 2, 29), datetime.date(2027, 2, 28), datetime.date(2027, 3, 1),
                        datetime.date(2027, 5, 31)]
NEVER = datetime.date(9999, 12, 31)

ATTRIBUTES = {
    "valid": {"is": "yes-no"},
    "shown": {"is": "yes-no"},
    "shape": {"is": "choice", "choices": {"round": "Round", "flat": "Flat", "long": "Long"}},
    "expires": {"is": "date", "absent": "never"},
    "issued": {"is": "date"},
    "issuer": {"is": "country"},
    "pages": {"is": "number"},
    "holder": {"is": "text"},
    "sealed": {"is": "yes-no", "absent": "no"},
    "stamps": {"is": "country", "several": "yes"},
}
FACTS = {
    "adult": {"is": "yes-no"},
    "books": {"is": "yes-no", "arrange": "yes"},
    "calls": {"is": "yes-no", "arrange": "while-open"},
    "sponsors": {"is": "number"},
    "home": {"is": "country"},
    "moved": {"is": "date"},
    "age": {"is": "age"},
    "status": {"is": "choice", "choices": {"single": "Single", "couple": "Couple", "group": "Group"}, "absent": "single"},
    "name": {"is": "text"},
    "lands": {"is": "country", "several": "yes"},
    "login": {"is": "text"},
    "motto": {"is": "text"},
    "pin": {"is": "text", "private": "yes", "form": "4 digits"},
}
for named in (ATTRIBUTES, FACTS):
    for name in named:
        named[name]["label"] = name
BASE = ["valid", "shown", "shape", "expires", "issued", "issuer"]
SETS = {"north": {"label": "North", "members": ["NO", "FI"]}}
COUNTRIES = ["DK", "SE", "FI", "NO", "IS"]
NAMES = ["Ane", "Bo", "Carl"]
TEXTS = ["", "a", "ab", "abc", "abcd", "aé", "-ab", "ab-", "a-b", "1234", "12345", "ab1", "a!b", "b-a"]
FURTHER_TEXTS = ["12-34", "-1234", "dd", "d1ca", "dc1ba"]     # of each length a text that may do
THOUGHT_OF = ["1111"]                 # four digits that may do
ACROSS = [frozenset(some) for size in (1, 2) for some in itertools.combinations(COUNTRIES, size)]
ANSWERED = {"sponsors": 6, "name": 4, "login": -len(THOUGHT_OF), "motto": -len(THOUGHT_OF)}        # so many of the values are answered; those after them are thought of only
EARLIER, EARLY, LATER = -32, -31, 31     # before and after all that a paper or a fact is known to name


def days_of(visit, *numbers):
    return [visit + number * DAY for number in numbers]


class Grid(dict):
    """The values that an open one is tried with, by attribute. `near`: what is answered lies within."""

    def __init__(self, visit, months):
        super().__init__()
        self.near = days_of(visit, -12, -11, -10, -1, 0, 1, 4, 5, 6)
        if months:
            self.near = days_of(visit, -30, -29, -28) + self.near + days_of(visit, 28, 29, 30)
        edge = days_of(visit, -6, -5, -4) + (days_of(visit, -29, -28, 27, 28, 29, 30) if months else [])
        near = sorted(set(self.near + edge))
        before, after = days_of(visit, -62, -61, -60, EARLIER, EARLY), days_of(visit, LATER, 61, 62, 63)
        self.update({name: [True, False] for name in ("valid", "shown", "sealed", "adult", "books", "calls")})
        self.update({
            "shape": ["round", "flat", "long"], "status": ["single", "couple", "group"],
            "expires": before[-3:] + near + after[:1] + (after[2:3] if months else []) + [NEVER],
            "issued": before[-3:] + near + after[:1] + (after[2:3] if months else []) + days_of(visit, LATER + 1),
            "moved": before[0:1] + before[-1:] + near + after[1 if months else 0:][:1] + ([after[-1]] if months else []),
            "issuer": COUNTRIES, "home": COUNTRIES, "stamps": ACROSS, "lands": ACROSS,
            "pages": [0, 1, 2, 3, 4, 5, 6], "sponsors": list(range(13)) + [40],
            "age": [0, 15, 16, 17, 18, 19, 20, 60], "holder": NAMES + ["Dorte", "Eva"], "name": NAMES + ["Eva", "Dorte", "Finn"],
            "login": TEXTS + THOUGHT_OF, "motto": TEXTS + THOUGHT_OF, "pin": ["1234", "9876", "1111"], "count": list(range(7)),
            "person": ["x", "y", "z", "v", "w"], "date": days_of(visit, 1, 0, -60, -119, -120, -121),
            "log": tuple(some for size in range(4) for some in itertools.combinations_with_replacement(
                [(person, visit - days * DAY) for person in "xyz" for days in (0, 121)], size)) + tuple(
                    tuple((str(one if apart else 0), visit) for one in range(size))
                    for size in (4, 5, 6, 41) for apart in (True, False)),
        })

    def with_none(self, names):
        """The same where these may have no value either."""
        other = Grid.__new__(Grid)
        other.near = self.near
        other.update(self, **{name: list(self[name]) + [None] for name in names})
        return other

    def answers(self, name):
        return self.near if name in ("expires", "issued", "moved") else self[name][:ANSWERED.get(name)]


def some_days(visit, months):
    return {"visit": ["not passed", "at least 5 days left", "not passed by more than 5 days"] + (
        ["at least 1 months left", "not passed by more than 1 months"] if months else []),
        "left": ["more than 5 days left", "at most 5 days left", "less than 5 days left"] + (
            ["more than 1 months left", "less than 1 months left"] if months else []),
        "age": ["at most 10 days old", "more than 10 days old", "passed", "within 11 days", "less than 11 days old",
                "at least 11 days old"] + (["at most 1 months old", "less than 1 months old", "at least 1 months old",
                                            "more than 1 months old"] if months else []),
        "calendar": ["from %s" % visit, "until %s" % visit, "before %s" % visit, "after %s" % (visit - DAY),
                     "%s to %s" % (visit - 10 * DAY, visit + 4 * DAY)],
        "other": ["after", "until", "before", "from"],
        "between": ["within 10 days after", "at least 5 days after", "more than 5 days before", "less than 6 days after",
                    "at most 10 days before"]}


class Tests:
    """Random tests of one value."""

    def __init__(self, random, visit, months, facts):
        self.random, self.months, self.facts = random, months, facts
        self.days = some_days(visit, months)

    def chance(self, share):
        return self.random.random() < share

    def test(self, name, paper):
        pick = self.random.choice
        if self.chance(0.03):
            return "given"
        kind = (ATTRIBUTES if paper else FACTS)[name]["is"]
        return getattr(self, "of_" + kind.replace("-", "_"))(name, paper, pick)

    def of_yes_no(self, _name, _paper, pick):
        return pick([True, True, False, {"not": False}])

    def of_choice(self, name, _paper, pick):
        first, second, third = ATTRIBUTES.get(name, FACTS.get(name))["choices"]
        return pick([first, [first, second], "not " + second, {"not": [second, third]}, third])

    def of_country(self, name, paper, pick):
        tests = ["DK", ["DK", "SE"], "not DK", {"not": ["DK", "SE"]}, "SE", "north", ["DK", "north"], {"not": ["north"]}]
        if paper and name == "issuer":
            tests += ["same as my.home", "not same as my.home"] * 2
            tests += ["same as my.lands", "not same as my.lands"] if "lands" in self.facts else []
        return pick(tests)

    def of_text(self, _name, paper, pick):
        tests = ["Ane", ["Ane", "Bo"], "not Bo"]
        return pick(tests + (["same as my.name"] * 3 + ["not same as my.name"] if paper and "name" in self.facts else []))

    def of_number(self, _name, paper, pick):
        tests = ["at least 2", "at most 3", "at least 1", "2 to 3", 2, "more than 1", "less than 4"]
        if paper and "sponsors" in self.facts:
            tests += ["at least my.sponsors", "less than my.sponsors"]
        return pick(tests)

    def of_age(self, _name, _paper, pick):
        return pick(["at least 18", "less than 18", "16 to 19", "at most 16", "more than 15"])

    def of_date(self, name, paper, pick):
        days = self.days
        tests = days["visit"] + days["calendar"][:1] + [pick(days["calendar"]), pick(days["left"])]
        if name != "expires":
            tests += days["age"]
        if paper:
            tests += ["after my.moved", "until my.moved", pick(days["other"]) + " my.moved"]
            if not self.months:
                tests += [pick(days["between"]) + " my.moved"]
            if name == "issued":
                tests += [pick(["before", "until"]) + " its.expires"]
        return pick(tests)


class Maker(Tests):
    """One random rules file: `rules()`, then `grid`, and whatever it is made of."""

    def __init__(self, random):
        visit = random.choice(VISITS)
        months = random.random() < 0.1
        self.visit = visit
        self.roles = random.random() < 0.3
        names = [name for name in ("adult", "books", "calls", "sponsors") if random.random() < 0.5]
        names += [name for name in ("age", "status", "name", "lands") if random.random() < 0.2]
        super().__init__(random, visit, months, names + ["home", "moved"])
        self.grid = Grid(visit, months)
        self.login = random.random() < 0.12
        self.palette = BASE + [name for name in ATTRIBUTES if name not in BASE and self.chance(0.2)]
        self.kinds, self.groups, self.depth_roles = {}, {}, 0

    # ---- conditions and lists ----

    def validity(self, thing, share=0.05):
        if self.chance(share):
            thing["valid-from" if self.chance(0.5) else "valid-to"] = str(self.visit + self.random.choice([-1, 0, 1]) * DAY)
        return thing

    def condition(self, attributes, depth=0):
        names = [name for name in attributes if self.chance(0.5)] or [self.random.choice(list(attributes))]
        condition = {name: self.test(name, True) for name in names[:2]}
        if depth == 0 and self.chance(0.15):
            condition[self.random.choice(["any", "any", "all"])] = [
                self.validity(self.condition(attributes, 1), 0.1), self.condition(attributes, 1)]
        if depth == 0 and self.chance(0.1):
            condition["with"] = self.lines(1)
        if depth == 0 and self.chance(0.08):
            condition["me"] = self.me()
        return self.validity(condition, 0.02)

    def me(self):
        names = self.random.sample(list(self.facts), min(len(self.facts), self.random.choice([1, 1, 2])))
        condition = {fact: self.test(fact, False) for fact in names}
        if len(names) > 1 and self.chance(0.3):
            condition = {self.random.choice(["any", "all"]): [{fact: test} for fact, test in condition.items()]}
        return condition

    def attributes_of(self, kind):
        return [name for name in self.palette if name in self.kinds[kind] or name in self.kinds[kind].get("asks", [])]

    def line(self, name, depth):
        attributes = self.attributes_of(name) if name in self.kinds else ["valid", "shown"]
        if attributes and self.chance(0.6 if depth == 0 else 0.4):
            return self.validity({name: self.condition(attributes, depth)}, 0.03)
        return name

    def lines(self, depth=0, groups=True):
        names = self.random.sample(list(self.kinds), self.random.randint(1, len(self.kinds)))
        out = [self.line(name, depth) for name in names]
        if self.chance(0.1):
            out.append({"paper": {self.random.choice(["valid", "shown"]): True}})
        if groups and self.groups and self.chance(0.2):
            group = self.random.choice(list(self.groups))
            out = [group] if self.chance(0.5) else [self.line(group, 1)] + out[:1]
        return out

    def capped(self, lines):
        """The same lines, one of which counts at most so often: only where each kind stands in one line."""
        kinds = [line if isinstance(line, str) else next(iter(line)) for line in lines]
        if set(kinds) <= set(self.kinds) and self.chance(0.15):
            at = self.random.randrange(len(lines))
            line = {lines[at]: {}} if isinstance(lines[at], str) else lines[at]
            lines[at] = dict(line, most=self.random.choice([1, 1, 2]))
        return lines

    # ---- requirements ----

    def distinct(self):
        more = [name for name in ("holder", "pages", "shape") if name in self.palette]
        return self.random.choice(["kind", "issuer", ["kind", "issuer"]] + more)

    def amount(self, numbers):
        return self.random.choice(numbers + ["my.sponsors"] if "sponsors" in self.facts else numbers)

    def tally(self, plain=False):
        kind = self.random.random() * (0.85 if plain else 1)
        if kind < 0.45:
            return {"one": self.lines()}
        if kind < 0.85:
            out = {"at-least": self.amount([2, 2, 3]), "of": self.capped(self.lines())}
            if self.chance(0.7):
                out["distinct"] = self.distinct()
            return out
        names = list(self.kinds)
        self.random.shuffle(names)
        cut = self.random.randint(1, len(names))
        return {"points": self.amount([2, 3, 4, 3, 4]),
                "of": [self.row(some) for some in (names[:cut], names[cut:]) if some]}

    def row(self, names):
        row = {"of": [self.line(name, 1) if self.chance(0.4) else name for name in names], "each": self.random.choice([1, 2])}
        if self.chance(0.3):
            row["first"] = 3
        if self.chance(0.3):
            row["most"] = self.random.choice([1, 2])
        if self.chance(0.2):
            row["least"] = 1
        if self.chance(0.4):
            row["distinct"] = "kind" if self.chance(0.6) else self.distinct()
        return row

    def events(self):
        out = {"events": self.random.choice(["helped", "helped", "moved-house"]),
               "must": self.random.choice(["at most 1", "at least 1", "at most 2", "at least 2"])}
        if "sponsors" in self.facts and self.chance(0.1):
            out["must"] = self.random.choice(["at most", "at least"]) + " my.sponsors"
        if self.chance(0.8):
            out["within"] = "120 days"
        if self.chance(0.5):
            out["distinct"] = "person"
        return out

    def text(self):
        rules = [{"allowed": ["letters", "1-"]}, {"not-at-edges": "-"}, {"never-digits": 4},
                 {"not-same": "my.motto", "ignoring": "-"}]
        rules = [{"length": "2 to 4"}] + self.random.sample(rules, self.random.choice([1, 2, 2, 3]))
        return {"text": "login", "rules": [dict(rule, id="text-%d" % self.number()) for rule in rules]}

    def number(self):
        self.made = getattr(self, "made", 0) + 1
        return self.made

    def person(self, roles):
        out = {"person": self.random.choice(roles)}
        if self.chance(0.25):
            out["times"] = self.amount([2, 2, 2])
        return out

    def requirement(self, depth=0, roles=(), role=False):
        """`roles`: whom it may ask for. `role`: it is what a role asks."""
        kind = self.random.random()
        if depth < 2 and kind < 0.45:
            out = {self.random.choice(["all", "any"]): [self.requirement(depth + 1, roles, role)
                                                       for _ in range(self.random.choice([2, 2, 3]))]}
            if "all" in out and self.chance(0.15):
                out = {"all": [self.tally(True), self.tally(True)], "apart": True}
        elif kind < 0.6:
            out = {"me": self.me()}
        elif kind < 0.68 and roles:
            out = self.person(roles)
        elif kind < (0.74 if role else 0.63):
            out = self.events()
        elif kind < 0.78 and self.login and not role:
            self.login = False
            out = self.text()
        else:
            out = self.tally()
        if self.chance(0.1) and ("one" in out or "at-least" in out or "points" in out or "all" in out):
            out["choose"] = self.choose()
        return self.validity(out) if depth > 0 else out

    def choose(self):
        choose = {}
        if self.chance(0.5):
            choose["same"] = "holder" if "holder" in self.palette and self.chance(0.5) else "issuer"
        if len(self.kinds) > 1 and (not choose or self.chance(0.3)):
            choose["never-together"] = [self.random.sample(list(self.kinds), 2)]
        return choose

    # ---- the file ----

    def kind(self, name):
        kind = {}
        for attribute in self.palette:
            share = self.random.random()
            if share < 0.2:
                kind.setdefault("asks", []).append(attribute)
            elif share < 0.35 and attribute not in ("expires", "stamps"):
                value = self.random.choice(self.grid.answers(attribute))
                kind[attribute] = str(value) if isinstance(value, datetime.date) else value
        if self.kinds and self.chance(0.15):
            first = list(self.kinds)[0]
            kind["same-as"] = self.kinds[first].get("same-as", first)
        if self.chance(0.05):
            kind["counts"] = "never"
        elif self.chance(0.1):
            kind["counts"] = {}
        elif self.chance(0.05) and any(one in kind.get("asks", []) for one in ("valid", "shown")):
            kind["counts"] = {next(one for one in ("valid", "shown") if one in kind["asks"]): True}
        return dict(kind, label=name)

    def counts(self):
        share = self.random.random()
        return {} if share < 0.3 else {"expires": "not passed"} if share < 0.93 else {
            "any": [{"expires": "not passed"}, {"expires": "not passed by more than 5 days", "shown": True}]}

    def rules(self):
        for name in ("ash", "birch", "cedar", "elm")[:self.random.randint(2, 4)]:
            self.kinds[name] = self.kind(name)
        if self.chance(0.25):
            self.groups["few"] = self.lines(1, False)
            if self.chance(0.3):
                self.groups["many"] = {"label": "Many", "lines": ["few"] + self.lines(1, False)[:1]}
        rules = {
            "medbring": 1, "languages": {"en": "English", "da": "Dansk"}, "title": "T", "data": {"letters": "abcd"},
            "attributes": ATTRIBUTES, "facts": FACTS, "sets": SETS,
            "events": {"helped": {"label": "Helped"}, "moved-house": {"label": "Moved"}},
            "counts": self.counts(), "documents": self.kinds, "groups": self.groups, "persons": {}, "checklists": {},
        }
        if self.roles:
            roles = ["helper", "guide"] if self.chance(0.25) else ["helper"]
            for name in reversed(roles):
                below = ["guide"] if name == "helper" and len(roles) > 1 and self.chance(0.3) else []
                rules["persons"][name] = dict(self.requirement(0, below, True), label=name, arrange=self.random.choice(
                    ["yes", "yes", "yes", "yes", "no", "while-open"]))
        else:
            roles = []
        rules["checklists"]["visit"] = dict(self.requirement(0, roles), title="Visit")
        if self.chance(0.2):
            rules["checklists"]["visit"]["notices"] = [
                {"id": "news", "text": "News", "when": self.requirement(1, roles)}]
        return rules


FURTHER = 500000000      # from this seed on the files have more in them
ACCEPTED = [{"finding": "text-identical", "reason": "so it is"}]


class Further(Maker):
    """Beside all that: limits in years, several texts with rules, a private one with a form, and accepted findings."""

    def __init__(self, random):
        super().__init__(random)
        if self.chance(0.4):
            self.by_years()
        self.login = self.chance(0.5)
        self.grid["login"] = self.grid["motto"] = TEXTS + FURTHER_TEXTS + THOUGHT_OF     # what one is, the other may be

    def by_years(self):
        visit, days = self.visit, self.days
        self.months = True
        self.days = days = some_days(visit, True)
        days["age"] += [words + " 1 years old" for words in ("at most", "less than", "at least", "more than")] * 2
        days["visit"] += ["at least 1 years left", "not passed by more than 1 years"]
        days["left"] += ["more than 1 years left", "less than 1 years left", "at most 1 years left"]
        self.grid = grid = Grid(visit, True)
        near = [ago for ago in days_of(visit, *range(-368, -363), *range(363, 369))]
        grid.near = sorted(grid.near + near)
        for name, numbers in (("issued", (-402, -401, 402)), ("expires", (-402, -401, 402)), ("moved", (-405, -400, 400, 405))):
            grid[name] = sorted(set(grid[name] + near + days_of(visit, *numbers)))

    def text(self):
        out = super().text()
        self.login = self.chance(0.4)
        if self.chance(0.5):
            out["rules"].append({"not-same": "my.pin", "ignoring": "-", "id": "text-%d" % self.number()})
        if self.chance(0.3):
            out["rules"][0]["length"] = self.random.choice(["1 to 3", "3 to 5", "4 to 6"])
        return out

    def line(self, name, depth):
        line = super().line(name, depth)
        return dict(line, accept=ACCEPTED) if isinstance(line, dict) and self.chance(0.1) else line

    def requirement(self, depth=0, roles=(), role=False):
        if depth == 0 and not role and self.chance(0.35):
            parts = [self.text() for _ in range(self.random.choice([1, 2, 2]))] + [self.requirement(1, roles)]
            return {self.random.choice(["all", "all", "any"]): parts[:self.random.choice([2, 3])]}
        out = super().requirement(depth, roles, role)
        return dict(out, accept=ACCEPTED) if depth > 0 and self.chance(0.1) else out


LOGS = 1000000000        # and from this one on, they look at what happened in several ways


class Logs(Further):
    """Several requirements on the same events, with narrow, wide and no windows: of all that is open they can be met
    together, or not."""

    def __init__(self, random):
        super().__init__(random)
        self.grid["date"] = days_of(self.visit, 1, 0, -30, -31, -60, -119, -120, -121)
        self.grid["log"] = tuple(some for size in range(4) for some in itertools.combinations_with_replacement(
            [(person, self.visit - days * DAY) for person in "xyz" for days in (0, 31, 121)], size))

    def events(self):
        out = {"events": self.random.choice(["helped", "helped", "helped", "moved-house"]),
               "must": self.random.choice(["at most 1", "at least 1", "at most 2", "at least 2", "at most 0", "at least 3"])}
        if self.chance(0.7):
            out["within"] = self.random.choice(["30 days", "120 days"])
        if self.chance(0.4):
            out["distinct"] = "person"
        return out

    def requirement(self, depth=0, roles=(), role=False):
        if depth < 2 and self.chance(0.5):
            parts = [self.events() if self.chance(0.7) else self.requirement(depth + 1, roles, role)
                     for _ in range(self.random.choice([2, 3, 3]))]
            return {self.random.choice(["all", "any"]): parts}
        return super().requirement(depth, roles, role)


def maker(seed, random):
    return (Logs if seed >= LOGS else Further if seed >= FURTHER else Maker)(random)


def walk(thing):
    """Every mapping's keys and values in it, however deep."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield key, value
            yield from walk(value)
    elif isinstance(thing, list):
        for one in thing:
            yield from walk(one)


def given(rules):
    """What is asked whether it is given, and so may be thought of as not there, where nothing else is said of that."""
    return sorted({key for key, value in walk(rules) if value == "given" and "absent" not in (
        ATTRIBUTES.get(key) or FACTS[key])})


def facts_used(thing):
    """All facts that a requirement or condition in it names."""
    out = set()
    for key, value in walk(thing):
        if key in FACTS:
            out.add(key)
        if key == "text" and value in FACTS:
            out.add(value)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and "my." in one:
                out.add(one.split("my.")[1])
    return out
