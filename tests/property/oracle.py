"""Another judge of rules and answers, for comparison: it reads the notation's
meaning from the manual alone, fills every unknown from a fine grid of values,
and tries every selection of papers. Slow, simple, and with no line in common
with the program."""

import datetime
import itertools

DAY = datetime.timedelta(days=1)


class TooMany(Exception):
    pass


# ---- conditions: a mapping of attribute to test, with any, all, with, me ----

def as_list(test):
    return test if isinstance(test, list) else [test]


def passes(test, value, look, visit):
    """Does one exact value (None: it has none) pass the test as written in the file?"""
    if value is None:
        return False
    if isinstance(test, list):
        return any(passes(one, value, look, visit) for one in test)
    if isinstance(test, (bool, int)):
        return value == test
    if isinstance(test, dict):
        return not any(passes(one, value, look, visit) for one in as_list(test["not"]))
    words = test.split()
    if isinstance(value, datetime.date):
        return passes_date(words, value, look, visit)
    if words[:2] == ["same", "as"]:
        other = look(words[2])
        return other is not None and value == other
    if words[:3] == ["not", "same", "as"]:
        other = look(words[3])
        return other is not None and value != other
    if words[:2] in (["at", "least"], ["at", "most"]):
        limit = look(words[2]) if words[2].startswith(("my.", "its.")) else int(words[2])
        return limit is not None and (value >= limit if words[1] == "least" else value <= limit)
    if words[0] == "not":
        return value != words[1]
    return value == test


def passes_date(words, value, look, visit):
    text = " ".join(words)
    if text == "not passed":
        return visit <= value
    if text == "passed":
        return visit > value
    if words[0] == "from":
        return value >= datetime.date.fromisoformat(words[1])
    if words[:2] == ["at", "most"] and words[3:] == ["days", "old"]:
        return value <= visit <= value + int(words[2]) * DAY
    if words[:2] == ["more", "than"] and words[4] == "old":
        return visit > value + int(words[2]) * DAY
    if words[:2] == ["at", "least"] and words[3:] == ["days", "left"]:
        return value >= visit + int(words[2]) * DAY
    if words[:2] == ["more", "than"] and words[3:] == ["days", "left"]:
        return value > visit + int(words[2]) * DAY
    if words[:2] == ["at", "most"] and words[3:] == ["days", "left"]:
        return visit <= value <= visit + int(words[2]) * DAY
    if words[:2] == ["less", "than"] and words[3:] == ["days", "left"]:
        return visit <= value < visit + int(words[2]) * DAY
    if words[0] in ("before", "until", "after"):
        other = look(words[1])
        if other is None:
            return False
        return {"before": value < other, "until": value <= other, "after": value > other}[words[0]]
    raise ValueError(text)


def meets(condition, world, person, paper, papers):
    def look(name):
        where, attribute = name.split(".")
        return person["facts"].get(attribute) if where == "my" else paper["values"].get(attribute)

    for key, test in condition.items():
        if key == "any":
            good = any(meets(part, world, person, paper, papers) for part in test)
        elif key == "all":
            good = all(meets(part, world, person, paper, papers) for part in test)
        elif key == "me":
            good = meets({"facts": None}, world, person, None, papers) if test is None else all(
                passes(one, person["facts"].get(fact), look, world["visit"]) for fact, one in test.items())
        elif key == "with":
            good = any(other is not paper and accepts(test, world, person, other, papers) for other in papers)
        else:
            value = paper["values"].get(key) if paper is not None else person["facts"].get(key)
            good = passes(test, value, look, world["visit"])
        if not good:
            return False
    return True


def accepts(lines, world, person, paper, papers):
    rules = world["rules"]
    kind = rules["documents"][paper["kind"]]
    if kind.get("counts") == "never":
        return False
    if not meets(kind.get("counts", rules.get("counts", {})), world, person, paper, papers):
        return False
    for line in lines:
        name, condition = (line, {}) if isinstance(line, str) else next(iter(line.items()))
        if name in (paper["kind"], "paper") and meets(condition, world, person, paper, papers):
            return True
    return False


# ---- requirements ----

def key_of(rules, paper, distinct):
    names = as_list(distinct)
    kind = paper["kind"]
    return tuple(rules["documents"][kind].get("same-as", kind) if name == "kind" else paper["values"].get(name)
                 for name in names)


def number(need, person):
    if isinstance(need, str):
        return person["facts"].get(need.split(".")[1])
    return need


def counted(rules, row, taken):
    if "distinct" in row:
        return len({key_of(rules, paper, row["distinct"]) for paper in taken})
    return len(taken)


def tally(requirement, world, person, papers):
    if "one" in requirement:
        rows, need = [{"of": requirement["one"], "each": 1}], 1
    elif "at-least" in requirement:
        rows, need = [dict(requirement, each=1)], number(requirement["at-least"], person)
    else:
        rows, need = requirement["of"], number(requirement["points"], person)
    if need is None:
        return False
    total = 0
    for row in rows:
        taken = [paper for paper in papers if accepts(row["of"], world, person, paper, papers)]
        count = min(counted(world["rules"], row, taken), row.get("most", 10 ** 6))
        if count < row.get("least", 0):
            return False
        if count:
            total += row.get("first", row["each"]) + (count - 1) * row["each"]
    return total >= need


def in_force(requirement, visit):
    return not ("valid-from" in requirement and visit < datetime.date.fromisoformat(requirement["valid-from"])
                or "valid-to" in requirement and visit > datetime.date.fromisoformat(requirement["valid-to"]))


def selections(choose, papers):
    for size in range(len(papers), -1, -1):
        for some in itertools.combinations(papers, size):
            if "same" in choose:
                values = {paper["values"].get(choose["same"]) for paper in some}
                if None in values or len(values) > 1:
                    continue
            kinds = [paper["kind"] for paper in some]
            if any(left in kinds and right in kinds and (left != right or kinds.count(left) > 1)
                   for left, right in choose.get("never-together", [])):
                continue
            yield list(some)


def apart(parts, world, person, papers):
    """Every way of giving each paper to one of the parts."""
    for owners in itertools.product(range(len(parts)), repeat=len(papers)):
        if all(met(part, world, person, [paper for paper, owner in zip(papers, owners) if owner == index])
               for index, part in enumerate(parts)):
            return True
    return False


def met(requirement, world, person, papers):
    if "choose" in requirement:
        inner = {key: value for key, value in requirement.items() if key != "choose"}
        return any(met(inner, world, person, some) for some in selections(requirement["choose"], papers))
    if "all" in requirement:
        parts = [part for part in requirement["all"] if in_force(part, world["visit"])]
        if requirement.get("apart"):
            return apart(parts, world, person, papers)
        return all(met(part, world, person, papers) for part in parts)
    if "any" in requirement:
        return any(met(part, world, person, papers) for part in requirement["any"]
                   if in_force(part, world["visit"]))
    if "me" in requirement:
        return meets(requirement["me"], world, person, None, papers)
    if "person" in requirement:
        role = requirement["person"]
        good = [other for other in world["others"] if other["role"] == role and other is not person
                and met(world["rules"]["persons"][role], world, other, other["papers"])]
        need = number(requirement.get("times", 1), person)
        return need is not None and len(good) >= need
    if "events" in requirement:
        log = [event for event in person["events"] if 0 <= (world["visit"] - event["date"]).days <= int(requirement["within"].split()[0])]
        count = len({event["person"] for event in log}) if "distinct" in requirement else len(log)
        words = requirement["must"].split()
        return count >= int(words[2]) if words[1] == "least" else count <= int(words[2])
    return tally(requirement, world, person, papers)


def judge(world, checklist):
    return met(checklist, world, world["me"], world["me"]["papers"])


# ---- filling in what is unknown ----

def variables(rules, answers, grid):
    """Every unknown as (name, values); a paper that may be there has 'have', and its open attributes count only then."""
    out = []

    def paper_variables(where, index, kind, values, have):
        described = rules["documents"][kind]
        if have is None:
            out.append(((where, index, "have"), [False, True]))
        for attribute in described.get("asks", []):
            if attribute not in values:
                out.append(((where, index, attribute), grid[attribute]))

    def person_variables(where, person, facts):
        for index, paper in enumerate(person["documents"]):
            paper_variables(where, index, paper["kind"], paper["values"], paper["have"])
        if not person["complete"]:
            for kind in rules["documents"]:
                if kind not in [paper["kind"] for paper in person["documents"]]:
                    paper_variables(where, "+" + kind, kind, {}, None)
        for fact in facts:
            if fact not in person["facts"]:
                out.append(((where, None, fact), grid[fact]))

    person_variables("me", answers["me"], answers["facts-of"]["me"])
    for index, other in enumerate(answers["others"]):
        person_variables(index, other, answers["facts-of"][other["role"]])
    for index, other in enumerate(answers["maybe"]):
        out.append((("+%d" % index, None, "come"), [False, True]))
        person_variables("+%d" % index, other, answers["facts-of"][other["role"]])
    return out


def exact(value, kind):
    return datetime.date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value


def concrete(rules, answers, filling, where, person):
    papers = []
    listed = [(index, paper["kind"], paper["values"], paper["have"]) for index, paper in enumerate(person["documents"])]
    if not person["complete"]:
        known = [paper["kind"] for paper in person["documents"]]
        listed += [("+" + kind, kind, {}, None) for kind in rules["documents"] if kind not in known]
    for index, kind, values, have in listed:
        if have is False or (have is None and not filling[(where, index, "have")]):
            continue
        described = rules["documents"][kind]
        full = {attribute: exact(described[attribute], rules["attributes"][attribute]["is"])
                for attribute in rules["attributes"] if attribute in described}
        for attribute in rules["attributes"]:
            if attribute in described:
                continue
            if attribute in values:
                full[attribute] = values[attribute]
            elif attribute in described.get("asks", []):
                full[attribute] = filling[(where, index, attribute)]
            else:
                full[attribute] = rules["attributes"][attribute].get("absent")
        papers.append({"kind": kind, "values": full})
    facts = dict(person["facts"])
    facts.update({key[2]: value for key, value in filling.items() if key[0] == where and key[1] is None})
    return {"role": person.get("role"), "papers": papers, "facts": facts, "events": person.get("events", [])}


def world_of(rules, answers, filling):
    others = [concrete(rules, answers, filling, index, other) for index, other in enumerate(answers["others"])]
    others += [concrete(rules, answers, filling, "+%d" % index, other)
               for index, other in enumerate(answers["maybe"]) if filling[("+%d" % index, None, "come")]]
    return {"rules": rules, "visit": answers["visit"], "others": others,
            "me": concrete(rules, answers, filling, "me", answers["me"])}


def outcomes(rules, answers, checklist, grid, most):
    """The verdict in every world, by the values of the unknowns."""
    unknown = variables(rules, answers, grid)
    size = 1
    for _, values in unknown:
        size *= len(values)
        if size > most:
            raise TooMany
    names = [name for name, _ in unknown]
    table = {}
    for values in itertools.product(*(values for _, values in unknown)):
        table[values] = judge(world_of(rules, answers, dict(zip(names, values))), checklist)
    return names, table


def verdict(table):
    found = set(table.values())
    return "unknown" if len(found) == 2 else "ready" if True in found else "not-ready"


def mattering(names, table):
    """The unknowns that some filling of all the others leaves the verdict to."""
    out = set()
    for at, name in enumerate(names):
        seen = {}
        for values, ready in table.items():
            rest = values[:at] + values[at + 1:]
            if seen.setdefault(rest, ready) != ready:
                out.add(name)
                break
    return out


# ---- ways to ready ----

def ready_with(rules, answers, checklist, grid, most, additions):
    """Ready in every world with these further papers (kind, values) and facts (name, value)?"""
    me = answers["me"]
    documents = list(me["documents"])
    facts = dict(me["facts"])
    for what, name, value in additions:
        if what == "paper":
            documents.append({"kind": name, "values": value, "have": True})
        else:
            facts[name] = value
    # What may be there besides does no harm: more papers never make it worse.
    documents = [paper for paper in documents if paper["have"]]
    then = dict(answers, me={"documents": documents, "complete": True, "facts": facts}, maybe=[])
    _, table = outcomes(rules, then, checklist, grid, most)
    return all(table.values())


def everything(rules, answers, grid, arrangeable):
    """Every single thing that could be added: each paper in each form, each fact that can be arranged."""
    out = []
    for kind, described in rules["documents"].items():
        asked = [name for name in described.get("asks", []) if name not in described]
        for values in itertools.product(*(grid[name] for name in asked)):
            out.append(("paper", kind, dict(zip(asked, values))))
    for fact in arrangeable:
        for value in grid[fact]:
            out.append(("fact", fact, value))
    return out


def smallest(rules, answers, checklist, grid, most, arrangeable, largest):
    """The least number of further things that makes it ready whatever the open answers become; None beyond `largest`."""
    things = everything(rules, answers, grid, arrangeable)
    if len(things) > 60:
        raise TooMany
    for size in range(1, largest + 1):
        for some in itertools.combinations_with_replacement(things, size):
            facts = [name for what, name, _ in some if what == "fact"]
            if len(facts) == len(set(facts)) and ready_with(rules, answers, checklist, grid, most, some):
                return size
    return None
