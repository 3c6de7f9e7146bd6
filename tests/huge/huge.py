#!/usr/bin/env python3
"""tests/huge/huge.py NAME: writes a rules file that is hostile or huge (25 items of 4 points, 60 kinds with
different conditions, nested at-least, 15 unknowns, catalogues of any length) with one checklist, c."""

import sys

HEAD = """medbring: 1
languages: {en: English}
title: T
attributes:
  expires: {is: date, absent: never, label: Expires, ask: "When?", plain: "Valid on {visit}?"}
  issued: {is: date, label: Issued, ask: "When was it issued?", plain: "Is it {limit}?"}
  issuer: {is: text, label: Issuer, ask: "Who issued it?"}
  photo: {is: yes-no, label: Photo, ask: "Is there a photo?"}
  country: {is: country, label: Country, ask: "Which country?"}
facts:
"""
CONDITIONS = ["{photo: yes}", "{country: [DK, GL]}", "{issued: at most %d months old}", "{expires: at least %d days left}",
    "{photo: no, issued: at most %d days old}", "{any: [{photo: yes}, {issued: less than %d years old}]}",
    "{country: not DK, issued: more than %d days old}"]


def head(kinds):
    facts = "".join('  fact-%d: {is: yes-no, label: Fact, ask: "Is it so?"}\n' % i for i in range(15))
    counts = "".join('  count-%d: {is: number, label: Count, ask: "How many?"}\n' % i for i in range(15))
    documents = "".join("  kind-%d: {label: Kind, asks: [expires, issued, issuer, photo, country]}\n" % i
        for i in range(kinds))
    return HEAD + facts + counts + "counts: {expires: not passed}\ndocuments:\n" + documents


def line(kind):
    condition = CONDITIONS[kind % len(CONDITIONS)]
    return "kind-%d: %s" % (kind, condition % (kind + 1) if "%d" in condition else condition)


def lines(kinds):
    return "[" + ", ".join(line(kind) for kind in kinds) + "]"


def checklist(kinds, *rows):
    return head(kinds) + "checklists:\n  c:\n    title: C\n" + "".join("    %s\n" % row for row in rows)


def points():
    return checklist(25, "points: 60", "of:", *["  - {of: [%s], each: 4, most: 2}" % line(kind) for kind in range(25)])


def kinds():
    return checklist(60, "at-least: 12", "distinct: [kind, issuer]", "of: " + lines(range(60)))


def together():
    pairs = ", ".join("[kind-%d, kind-%d]" % (kind, kind + 1) for kind in range(59))
    return checklist(60, "choose: {same: issuer, never-together: [%s]}" % pairs, "at-least: 12", "distinct: kind",
        "of: " + lines(range(60)))


def apart():
    return checklist(30, "apart: yes", "all:", *["  - {id: g-%d, label: G, at-least: 2, of: %s}"
        % (group, lines(sorted({(3 * group + 4 * step) % 30 for step in range(8)}))) for group in range(12)])


def nested():
    rows = []
    for group in range(6):
        rows += ["  - id: g-%d" % group, "    label: G", "    any:"]
        for way in range(4):
            name = "%d-%d" % (group, way)
            rows += ["      - id: w-" + name, "        label: W", "        all:",
                "          - {id: f-%s, label: F, me: {fact-%d: yes}}" % (name, (4 * group + way) % 15),
                "          - {id: n-%s, label: N, at-least: %d, of: %s, distinct: kind}" % (name, 2 + way % 3,
                    lines((4 * group + way + 5 * step) % 24 for step in range(6)))]
    return checklist(24, "all:", *rows)


def unknowns():
    return checklist(2, "all:", *["  - {id: g-%d, label: G, any: [{id: a-%d, label: A, me: {fact-%d: yes}}, "
        "{id: b-%d, label: B, me: {fact-%d: no}}, {id: d-%d, label: D, me: {count-%d: at least %d}}]}"
        % (step, step, 7 * step % 15, step, (3 * step + 1) % 15, step, (5 * step + 2) % 15, step + 1)
        for step in range(20)])


def persons():
    rows = ["      - {id: p-%d, label: L, any: [{id: a-%d, label: A, me: {fact-%d: yes}}, {id: b-%d, label: B, "
        "at-least: 2, of: [kind-%d, kind-%d, kind-%d: {photo: yes}], distinct: issuer}]}\n"
        % (step, step, step, step, step, (step + 3) % 10, (step + 5) % 10) for step in range(8)]
    return (head(10) + "persons:\n  somebody:\n    label: P\n    ask: Q\n    to-do: bring them\n    all:\n" + "".join(rows)
        + "checklists:\n  c:\n    title: C\n    person: somebody\n    times: 5\n")


def catalogue(count):
    groups = "groups:\n" + "".join("  group-%d:\n%s" % (start, "".join("    - %s\n" % line(kind)
        for kind in range(start, min(count, start + 100)))) for start in range(0, count, 100))
    names = ", ".join("group-%d" % start for start in range(0, count, 100))
    return head(count) + groups + ("checklists:\n  c:\n    title: C\n    any:\n      - {id: two, label: Two, at-least: 2, "
        "of: [%s], distinct: issuer}\n      - {id: one-only, label: One, one: [kind-0: {country: GL}]}\n" % names)


def cases():
    """A thousand kinds with a limit each, and as many cases: each change of the rules concerns few of them."""
    kinds = 1000
    return (checklist(kinds, "at-least: 2", "distinct: kind", "of:",
        *["  - kind-%d: {issued: at most %d months old}" % (kind, kind % 20 + 1) for kind in range(kinds)])
        + "cases:\n" + "".join("  - {id: case-%d, check: c, visit: 2026-12-01, verdict: ready, documents: "
        "[{kind: kind-%d, issued: 2026-11-30, expires: none}, {kind: kind-%d, issued: 2026-11-30, expires: none}]}\n"
        % (case, case, (case + 1) % kinds) for case in range(kinds)))


name = sys.argv[1]
print(catalogue(int(name)) if name.isdigit() else globals()[name](), end="")
