"""What a test says of one value, read from the manual alone: days against days, numbers, words."""

import calendar
import datetime

DAY = datetime.timedelta(days=1)
YEARS = ("year", "years")


class Chosen:
    """A text like that one, but chosen by who knows the answers that it may not be the same as."""

    def __init__(self, like):
        self.like = like


# ---- days ----

def later(day, amount, unit):
    """That many units later (earlier, below 0), at the end of a shorter month."""
    if unit in ("day", "days"):
        return day + amount * DAY
    month = day.year * 12 + day.month - 1 + amount * (12 if unit in YEARS else 1)
    year, month = month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def birthday(day, amount, unit):
    """The same, but what began on 29 February is a year older on 1 March."""
    then = later(day, amount, unit)
    return then + DAY if unit in YEARS and then.day != day.day else then


def against_visit(words, day, visit):
    """None where it is no such test. A day that never comes is later than all."""
    text = " ".join(words)
    if text == "passed":
        return visit > day
    if text == "not passed":
        return visit <= day
    if text.startswith("not passed by more than"):
        return day.year == 9999 or visit <= later(day, int(words[5]), words[6])
    if words[0] == "within" and len(words) == 3:
        words = ["at", "most"] + words[1:] + ["old"]
    if words[-1] not in ("old", "left"):
        return None
    amount, unit = int(words[2]), words[3]
    if words[-1] == "left":
        end = later(visit, amount, unit)
        return {"at least": day >= end, "more than": day > end, "at most": visit <= day <= end,
                "less than": visit <= day < end}[" ".join(words[:2])]
    if day > visit:
        return False
    return {"at most": lambda: visit <= later(day, amount, unit),
            "less than": lambda: visit < birthday(day, amount, unit),
            "at least": lambda: visit >= birthday(day, amount, unit),
            "more than": lambda: visit > later(day, amount, unit)}[" ".join(words[:2])]()


def against_day(words, day, other):
    """`words` without the other day that stands at their end."""
    if words[0] in ("before", "until", "from", "after"):
        return {"before": day < other, "until": day <= other, "from": day >= other, "after": day > other}[words[0]]
    if words[0] == "within":
        words = ["at", "most"] + words[1:]
    amount, unit = int(words[2]), words[3]
    if other.year == 9999:
        end = other
    elif words[4] == "after":
        end = later(other, amount, unit)
    else:
        end = later(other, -amount, unit)
    which = " ".join(words[:2])
    if words[4] == "before":
        return {"at most": end <= day <= other, "less than": end < day <= other, "at least": day <= end,
                "more than": day < end}[which]
    return {"at most": other <= day <= end, "less than": other <= day < end, "at least": day >= end,
            "more than": day > end}[which]


# ---- tests ----

def years_old(value, visit):
    """An age, which may be a date of birth."""
    if not isinstance(value, datetime.date):
        return value
    if value > visit:
        return -1
    years = visit.year - value.year
    return years if birthday(value, years, "years") <= visit else years - 1


def one_passes(test, value, other, visit, kind):
    """Does one value pass a test that is one phrase? `other`: what it is compared with, where it is."""
    if isinstance(test, (bool, int)):
        return value == test
    words = test.split()
    if words[-1].startswith(("my.", "its.")):
        words = words[:-1]
        if words == ["same", "as"]:
            return value == other
        if words == ["not", "same", "as"]:
            return value != other
        if kind == "date":
            return against_day(words, value, other)
        limit = other
    elif kind == "date":
        if test[0].isdigit():
            low, high = words[0], words[-1]
            return datetime.date.fromisoformat(low) <= value <= datetime.date.fromisoformat(high)
        if words[0] == "not" and words[1][0].isdigit():
            return value != datetime.date.fromisoformat(words[1])
        if words[0] in ("from", "until", "before", "after"):
            return against_day(words[:1], value, datetime.date.fromisoformat(words[1]))
        return against_visit(words, value, visit)
    elif kind in ("number", "age"):
        if test[0].isdigit():
            return int(words[0]) <= value <= int(words[-1])
        if words[0] == "not":
            return value != int(words[1])
        limit = int(words[2])
    else:
        return value == test
    return {"at least": value >= limit, "at most": value <= limit, "more than": value > limit,
            "less than": value < limit}[" ".join(words[:2])]


def several(value):
    return value if isinstance(value, frozenset) else (value,)
