"""What is not known, tried out: an open value keeps all that it may still be, and is split where a question about it has
two answers. So only what is looked at is tried, and only as finely as it is looked at."""


class TooMany(Exception):
    pass


class Open:
    """A value that is not known: its name, and all that it may be."""

    __slots__ = ("name", "values")

    def __init__(self, name, values):
        self.name, self.values = name, values


class Split(Exception):
    def __init__(self, name, parts):
        super().__init__(name)
        self.name, self.parts = name, parts


class Look:
    """One way of looking at the open values: `left` holds what those may still be that were split before."""

    def __init__(self, left):
        self.left = left

    def values(self, value):
        return self.left.get(value.name, value.values)

    def ask(self, value, question):
        """The answer to a question about a value, the same for all that it may be."""
        if not isinstance(value, Open):
            return question(value)
        parts = {}
        for one in self.values(value):
            parts.setdefault(question(one), []).append(one)
        if len(parts) > 1:
            raise Split(value.name, [tuple(part) for part in parts.values()])
        return next(iter(parts))

    def exact(self, value):
        """The value itself, which has to be one."""
        if not isinstance(value, Open):
            return value
        values = self.values(value)
        if len(values) > 1:
            raise Split(value.name, [(one,) for one in values])
        return values[0]


class Search:
    """All ways of filling in, up to `most` looks."""

    def __init__(self, most):
        self.most = most

    def leaves(self, judge, left=None):
        """(what was split, the outcome) of each way; together they are every filling, and no two overlap."""
        waiting = [left or {}]
        while waiting:
            here = waiting.pop()
            self.most -= 1
            if self.most < 0:
                raise TooMany
            try:
                outcome = judge(Look(here))
            except Split as split:
                waiting += [{**here, split.name: part} for part in split.parts]
                continue
            yield here, outcome

    def outcomes(self, judge, left=None):
        """Which outcomes there are, of True and False; it ends as soon as there are both."""
        found = set()
        for _, outcome in self.leaves(judge, left):
            found.add(outcome)
            if len(found) == 2:
                break
        return found

    def certain(self, judge, left=None):
        """True in every filling? Leaves whose outcome is None do not count, but one must that does."""
        some = False
        for _, outcome in self.leaves(judge, left):
            if outcome is False:
                return False
            some = some or outcome
        return some

    def possible(self, judge, left=None):
        return any(outcome for _, outcome in self.leaves(judge, left))


def verdict(outcomes):
    return "unknown" if len(outcomes) == 2 else "ready" if True in outcomes else "not-ready"


def mattering(leaves, most):
    """The names of the open values that some filling of all the others leaves the outcome to."""
    sides = {True: [], False: []}
    for left, outcome in leaves:
        sides[outcome].append({name: frozenset(values) for name, values in left.items()})
    if len(sides[True]) * len(sides[False]) > most:
        raise TooMany
    found = set()
    for one in sides[True]:
        for other in sides[False]:
            apart = [name for name, values in one.items() if name in other and values.isdisjoint(other[name])]
            if len(apart) == 1:
                found.add(apart[0])
    return found
