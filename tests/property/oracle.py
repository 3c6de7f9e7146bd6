"""Another judge of rules and answers, for comparison: it reads the notation's meaning from the manual alone, and tries
every selection of papers. Slow, simple, and with no line in common with the program. What is not known is an Open
value of worlds.py, looked at through `look`."""

import datetime
import itertools

from meaning import Chosen, one_passes, several, years_old


def as_list(thing):
    return thing if isinstance(thing, list) else [thing]


class Judge:
    """Judges by one rules file on one day."""

    def __init__(self, rules, visit):
        self.rules, self.visit = rules, visit
        self.kinds = rules["documents"]
        self.types = {name: thing["is"] for part in ("attributes", "facts") for name, thing in rules[part].items()}
        self.sets = {name: one["members"] for name, one in rules.get("sets", {}).items()}
        self.lists = {}

    def passes(self, look, test, value, operand, name):
        """`operand`: the value that my.X or its.X stands for."""
        if isinstance(test, list):
            return any(self.passes(look, one, value, operand, name) for one in test)
        if isinstance(test, dict):
            return all(self.passes(look, self.negated(one), value, operand, name) for one in as_list(test["not"]))
        if test in self.sets:
            return self.passes(look, self.sets[test], value, operand, name)
        if isinstance(test, str) and test.startswith("not ") and test[4:] in self.sets:
            return self.passes(look, {"not": self.sets[test[4:]]}, value, operand, name)
        other = None
        if isinstance(test, str) and test.split()[-1].startswith(("my.", "its.")):
            other = look.exact(operand(test.split()[-1]))
            if other is None:
                return False
        return look.ask(value, lambda one: self.passes_exactly(test, one, other, name))

    @staticmethod
    def negated(test):
        return ("not yes" if test else "not no") if isinstance(test, bool) else "not %s" % test

    def passes_exactly(self, test, value, other, name):
        if value is None:
            return False
        if test == "given":
            return True
        kind = self.types[name]
        if kind in ("age", "number"):
            value, other = years_old(value, self.visit), years_old(other, self.visit)
        turned = isinstance(test, str) and test.startswith("not ") and not test.startswith("not passed")
        if turned and test.startswith("not same"):
            return all(one != that for one in several(value) for that in several(other))
        if test in ("not yes", "not no"):
            return value == (test == "not no")
        if turned and kind not in ("date", "age", "number"):
            return all(str(one) != test[4:] for one in several(value))
        return any(one_passes(test, one, that, self.visit, kind) for one in several(value) for that in several(other))

    def value(self, name, written):
        """A value as it is written in the file."""
        if isinstance(written, list):
            return frozenset(written)
        if self.types[name] == "date":
            return datetime.date.max if written == "never" else datetime.date.fromisoformat(written)
        return written == "yes" if written in ("yes", "no") else written

    def in_force(self, thing):
        return not ("valid-from" in thing and self.visit < datetime.date.fromisoformat(thing["valid-from"])
                    or "valid-to" in thing and self.visit > datetime.date.fromisoformat(thing["valid-to"]))

    # ---- conditions ----

    def meets(self, look, condition, person, paper, papers):
        def operand(name):
            where, attribute = name.split(".")
            return person.fact(attribute) if where == "my" else paper.value(attribute)

        if not self.in_force(condition):
            return True
        return all(self.part_holds(look, key, test, person, paper, papers, operand) for key, test in condition.items()
                   if key not in ("valid-from", "valid-to", "why"))

    def part_holds(self, look, key, test, person, paper, papers, operand):
        if key in ("any", "all"):
            parts = (self.meets(look, part, person, paper, papers) for part in test if self.in_force(part))
            return any(parts) if key == "any" else all(parts)
        if key == "me":
            return self.meets(look, test, person, None, papers)
        if key == "with":
            return any(other is not paper and self.accepts(look, test, person, other, papers) for other in papers)
        value = paper.value(key) if paper is not None else person.fact(key)
        return self.passes(look, test, value, operand, key)

    # ---- lists ----

    def flat(self, lines):
        """Lines without groups: (kind, conditions, most, which `most` it is)."""
        if id(lines) not in self.lists:
            self.lists[id(lines)] = (lines, list(self.flattened(lines, [], None)))
        return self.lists[id(lines)][1]

    def flattened(self, lines, conditions, cap):
        for line in as_list(lines):
            said = {} if isinstance(line, str) else line
            name = line if isinstance(line, str) else next(key for key in line if key in self.kinds or key == "paper"
                                                          or key in self.rules.get("groups", {}))
            if not self.in_force(said):
                continue
            here = conditions + [said[name]] if said else conditions
            most = (id(line), said["most"]) if "most" in said else cap
            if name in self.rules.get("groups", {}):
                group = self.rules["groups"][name]
                yield from self.flattened(group["lines"] if isinstance(group, dict) else group, here, most)
            else:
                yield name, here, most

    def usable(self, look, person, paper, papers):
        kind = self.kinds[paper.kind]
        return kind.get("counts") != "never" and look.ask(paper.have, bool) and self.meets(
            look, kind.get("counts", self.rules.get("counts", {})), person, paper, papers)

    def accepting(self, look, lines, person, paper, papers):
        """By which caps it is taken: None for none, and [] where it is not taken."""
        named = [line for line in self.flat(lines) if line[0] in (paper.kind, "paper")]
        if not named or not self.usable(look, person, paper, papers):
            return []
        return [cap for _, conditions, cap in named
                if all(self.meets(look, one, person, paper, papers) for one in conditions)]

    def accepts(self, look, lines, person, paper, papers):
        named = [line for line in self.flat(lines) if line[0] in (paper.kind, "paper")]
        return bool(named) and self.usable(look, person, paper, papers) and any(
            all(self.meets(look, one, person, paper, papers) for one in conditions) for _, conditions, _ in named)

    # ---- counting ----

    def number(self, look, need, person):
        return look.exact(person.fact(need.split(".")[1])) if isinstance(need, str) else need

    def key(self, look, paper, distinct):
        return tuple(self.kinds[paper.kind].get("same-as", paper.kind) if name == "kind"
                     else look.exact(paper.value(name)) for name in as_list(distinct))

    def counted(self, look, row, person, papers):
        """How many of the row's papers count: for each key one, and of each `most` so many."""
        keys = {}
        for paper in papers:
            caps = self.accepting(look, row["of"], person, paper, papers)
            if caps:
                key = self.key(look, paper, row["distinct"]) if "distinct" in row else id(paper)
                keys.setdefault(key, set()).update(caps)
        limits = {cap: cap[1] for caps in keys.values() for cap in caps if cap}
        return most_matched([caps for caps in keys.values()], limits)

    def tally(self, look, requirement, person, papers):
        if "one" in requirement:
            rows, need = [{"of": requirement["one"], "each": 1}], 1
        elif "at-least" in requirement:
            rows, need = [dict(requirement, each=1)], self.number(look, requirement["at-least"], person)
        else:
            rows, need = requirement["of"], self.number(look, requirement["points"], person)
        if need is None:
            return False
        total = 0
        for row in rows:
            count = min(self.counted(look, row, person, papers), row.get("most", 10 ** 6))
            if count < row.get("least", 0):
                return False
            if count:
                each = row.get("each", 0)
                total += row.get("first", each) + (count - 1) * each
        return total >= need

    # ---- requirements ----

    def selections(self, look, choose, papers):
        """The largest selections that are allowed; more papers never make it worse."""
        papers = [paper for paper in papers if look.ask(paper.have, bool)]
        pools = [papers]
        if "same" in choose:
            pools = {}
            for paper in papers:
                value = look.exact(paper.value(choose["same"]))
                if value is not None:
                    pools.setdefault(value, []).append(paper)
            pools = list(pools.values()) or [[]]
        for pool in pools:
            kept = []
            for size in range(len(pool), -1, -1):
                for some in itertools.combinations(pool, size):
                    kinds = [paper.kind for paper in some]
                    if any(left in kinds and right in kinds and (left != right or kinds.count(left) > 1)
                           for left, right in choose.get("never-together", [])) or any(
                               set(some) <= larger for larger in kept):
                        continue
                    kept.append(set(some))
                    yield list(some)

    def apart(self, look, parts, person, papers):
        """Every way of giving each paper to one of the parts."""
        papers = [paper for paper in papers if look.ask(paper.have, bool)]
        return any(all(self.met(look, part, person, [paper for paper, owner in zip(papers, owners) if owner == index])
                       for index, part in enumerate(parts))
                   for owners in itertools.product(range(len(parts)), repeat=len(papers)))

    def met(self, look, requirement, person, papers):
        if "choose" in requirement:
            inner = {key: value for key, value in requirement.items() if key != "choose"}
            return any(self.met(look, inner, person, some)
                       for some in self.selections(look, requirement["choose"], papers))
        for key in ("all", "any", "me", "person", "events", "text"):
            if key in requirement:
                return getattr(self, key + "_met")(look, requirement, person, papers)
        return self.tally(look, requirement, person, papers)

    def all_met(self, look, requirement, person, papers):
        parts = [part for part in requirement["all"] if self.in_force(part)]
        if requirement.get("apart"):
            return self.apart(look, parts, person, papers)
        return all(self.met(look, part, person, papers) for part in parts)

    def any_met(self, look, requirement, person, papers):
        return any(self.met(look, part, person, papers) for part in requirement["any"] if self.in_force(part))

    def me_met(self, look, requirement, person, papers):
        return self.meets(look, requirement["me"], person, None, papers)

    def person_met(self, look, requirement, person, _):
        role = requirement["person"]
        need = self.number(look, requirement.get("times", 1), person)
        if need is None:
            return False
        left = need
        for other in person.company:
            if left > 0 and other.role == role and other is not person and look.ask(other.come, bool) and (
                    other.ideal or self.met(look, self.rules["persons"][role], other, other.papers)):
                left -= 1
        return left <= 0

    def events_met(self, look, requirement, person, _):
        kind, limit = requirement["must"].rsplit(" ", 1)
        need = self.number(look, limit if limit.startswith("my.") else int(limit), person)
        log = person.log(requirement["events"])
        days = int(requirement["within"].split()[0]) if "within" in requirement else None

        def inside(day):
            return day <= self.visit and (days is None or (self.visit - day).days <= days)

        if need is None:
            return False

        def enough(count):
            return count >= need if kind == "at least" else count <= need

        if isinstance(log, list):
            happened = [event for event in log if look.ask(event["date"], inside)]
            return enough(len({look.exact(event["person"]) for event in happened}) if "distinct" in requirement
                          else len(happened))
        return look.ask(log, lambda one: enough(one if isinstance(one, int) else counted_of(
            one, inside, "distinct" in requirement)))

    def text_met(self, look, requirement, person, _):
        return all(self.follows(look, rule, person.fact(requirement["text"]), person) for rule in requirement["rules"])

    def follows(self, look, rule, text, person):
        if isinstance(text, Chosen):
            return "not-same" in rule or self.follows_exactly(rule, text.like, None)
        other = look.exact(person.fact(rule["not-same"][3:])) if "not-same" in rule else None
        return look.ask(text, lambda one: one is not None and self.follows_exactly(rule, one, other))

    def follows_exactly(self, rule, text, other):
        if "length" in rule:
            low, high = rule["length"].split(" to ")
            return int(low) <= len(text) <= int(high)
        if "allowed" in rule:
            allowed = "".join(self.rules.get("data", {}).get(one, one) for one in rule["allowed"])
            return all(character in allowed for character in text)
        if "not-at-edges" in rule:
            return not text or not (text[0] in rule["not-at-edges"] or text[-1] in rule["not-at-edges"])
        if "never-digits" in rule:
            return not (text.isdigit() and len(text) == rule["never-digits"])
        left = [character for character in text if character not in rule.get("ignoring", "")]
        return other is None or left != [one for one in other if one not in rule.get("ignoring", "")]


def counted_of(log, inside, distinct):
    happened = [person for person, day in log if inside(day)]
    return len(set(happened)) if distinct else len(happened)


def most_matched(keys, limits):
    """The most keys that can each have a cap with room, or one that is none."""
    free = sum(None in caps for caps in keys)
    bound = [sorted(caps) for caps in keys if None not in caps]

    def most(at, room):
        if at == len(bound):
            return 0
        best = most(at + 1, room)
        for cap in bound[at]:
            if room[cap] > 0:
                best = max(best, 1 + most(at + 1, {**room, cap: room[cap] - 1}))
        return best

    return free + most(0, limits)
