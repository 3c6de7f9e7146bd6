#!/usr/bin/env python3
"""tests/rules/compare.py PROGRAM [COUNT [SEED]]: the rules files here, read once more by hand. For each checklist
COUNT random complete answers are judged by the program and by a function of a few lines; they must agree."""

import json
import os
import random
import subprocess
import sys
from calendar import monthrange
from datetime import date, timedelta

VISIT = date(2026, 12, 1)
HERE = os.path.dirname(os.path.abspath(__file__))


def months(day, count):
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def old(paper, count):
    """At most so many months old."""
    day = paper["issued"]
    return day is not None and day <= VISIT <= months(day, count)


def usable(paper, grace=0):
    return paper.get("expires") is None or VISIT <= months(paper["expires"], grace)


# ---- hundred-points.yaml ----

def account(papers, facts):
    def of(*kinds):
        return [paper for paper in papers if paper["kind"] in kinds
            and usable(paper, 24 if paper["kind"] == "passport" else 0)]
    points = 0
    if any(paper["name-on-it"] == "current" or (paper["name-on-it"] == "former" and paper["kind"] != "passport"
            and facts["name-change-proof"]) for paper in of("birth-certificate", "citizenship-certificate", "passport")):
        points += 70
    cards = {paper["kind"] for paper in of("driving-licence", "student-card", "public-service-card", "concession-card")}
    points += 40 + 25 * (len(cards) - 1) if cards else 0
    if any(old(paper, 12) for paper in of("rates-notice")) or any(
            paper["issued"] and paper["issued"] <= VISIT < months(paper["issued"], 3) for paper in of("employer-letter")):
        points += 35
    senders = {paper["issuer"].lower() for paper in of("bank-card", "membership-card")}
    senders |= {paper["issuer"].lower() for paper in of("bill") if old(paper, 12)}
    return points + 25 * len(senders) >= 100


# ---- right-to-work.yaml ----

def within_90(paper, purpose):
    return paper["stands-for"] == purpose and paper["issued"] is not None and 0 <= (VISIT - paper["issued"]).days <= 90


def shows_both(paper, papers, facts):
    kind = paper["kind"]
    record = any(other["kind"] == "arrival-record" and usable(other) for other in papers)
    return usable(paper) and (kind in ("us-passport", "resident-card", "employment-card")
        or (kind == "foreign-passport" and (paper["stamped"]
            or record and (paper["country"] in ("FM", "MH") or facts["permit-for-employer"])))
        or (kind == "receipt" and within_90(paper, "both")))


def shows_identity(paper, facts):
    kind = paper["kind"]
    return usable(paper) and ((kind in ("state-licence", "state-id-card") and (paper["photo"] or paper["description"]))
        or (kind == "school-card" and paper["photo"]) or kind in ("voter-card", "military-card", "tribal-document")
        or (kind in ("school-report", "clinic-record") and facts["age"] < 18)
        or (kind == "receipt" and within_90(paper, "identity")))


def shows_work(paper):
    kind = paper["kind"]
    return ((kind == "social-security-card" and not paper["restricted"]) or kind in ("birth-certificate", "tribal-document")
        or (kind == "receipt" and within_90(paper, "work")))


def start(papers, facts):
    return any(shows_both(paper, papers, facts) for paper in papers) or (
        any(shows_identity(paper, facts) for paper in papers) and any(map(shows_work, papers)))


def start_apart(papers, facts):
    return any(shows_identity(one, facts) and shows_work(other) for one in papers for other in papers if one is not other)


# ---- small/coverage.yaml, small/counting.yaml, small/dates.yaml ----

def borrow(papers, facts):
    there = [paper for paper in papers if paper["kind"] != "copy" and usable(paper)]
    photo = any(paper.get("photo") or paper["kind"] == "badge" for paper in there)
    return (any(paper["kind"] == "permit" for paper in there) and photo
        and any(paper.get("shows-name") or paper["kind"] == "badge" for paper in there)
        and any(paper.get("shows-address") for paper in there))


def count(papers, *kinds):
    return sum(paper["kind"] in kinds for paper in papers)


def bills(papers, facts):
    return len({(paper["sender"].lower(), paper["year"]) for paper in papers if paper["kind"] == "bill"}) >= facts["needed"]


def two_kinds(papers, facts):
    sorts = {"card" if paper["kind"] == "app" else paper["kind"] for paper in papers} & {"card", "ticket", "letter"}
    return len(sorts) >= 2 and "card" in sorts


def capped(papers, facts):
    return count(papers, "card", "app") + min(1, count(papers, "ticket")) >= 3


def sums(papers, facts):
    cards, tickets = count(papers, "card", "app"), count(papers, "ticket")
    return tickets >= 1 and (5 + 2 * (cards - 1) if cards else 0) + tickets >= facts["needed"]


def pairs(papers, facts):
    return any(count([paper for paper in papers if paper.get("sender", "").lower() == sender], *kinds) >= 2
        for sender in "abc" for kinds in (("bill", "note"), ("letter", "note")))


def travel(papers, facts):
    def day(paper):
        return paper.get("expires")
    return any(day(paper) and (
        (paper["kind"] == "pass" and VISIT <= months(day(paper), 2)) or (paper["kind"] == "visa" and VISIT <= day(paper))
        or (paper["kind"] == "stay-card" and day(paper) >= VISIT + timedelta(10))) for paper in papers)


def new_arrival(papers, facts):
    return any(paper["kind"] == "licence" and paper["issued"]
        and 0 <= (paper["issued"] - facts["arrived"]).days <= 30 for paper in papers)


def pass_span(papers, facts):
    return any(paper["kind"] == "pass" and paper["issued"] and paper["expires"] and VISIT <= months(paper["expires"], 2)
        and paper["issued"] <= paper["expires"] <= months(paper["issued"], 120) for paper in papers)


def renewal(papers, facts):
    return any(paper["kind"] == "licence" and paper["issued"]
        and paper["issued"] <= VISIT < months(paper["issued"], 72) for paper in papers)


# ---- random answers ----

EDGES = [months(VISIT, -count) for count in (2, 3, 12, 24, 72, 120)] + [VISIT, VISIT + timedelta(10),
    VISIT - timedelta(90), VISIT + timedelta(40), date(2013, 1, 19), date(2030, 2, 28)]


def day(chance):
    return None if chance.random() < 0.1 else chance.choice(EDGES) + timedelta(chance.randrange(-1, 2))


def one_of(*words):
    return lambda chance: chance.choice(words)


ALWAYS = {"expires": day, "issued": day, "photo": one_of(True, False), "description": one_of(True, False),
    "stamped": one_of(True, False), "restricted": one_of(True, False), "shows-name": one_of(True, False),
    "shows-address": one_of(True, False), "country": one_of("FM", "MH", "BR"),
    "stands-for": one_of("both", "identity", "work"), "name-on-it": one_of("current", "former", "other"),
    "issuer": one_of("first bank", "First Bank", "water works", "library"), "sender": one_of("a", "A", "b", "c"),
    "year": one_of(2025, 2026)}
FACTS = {"age": one_of(16, 17, 18, 19), "permit-for-employer": one_of(True, False), "needed": one_of(1, 2, 3, 5, 8, 9),
    "name-change-proof": one_of(True, False), "arrived": lambda chance: chance.choice(EDGES)}
POINTS = "birth-certificate:name-on-it citizenship-certificate:name-on-it passport:expires,name-on-it " \
    "driving-licence:expires student-card:expires public-service-card:expires concession-card:expires " \
    "rates-notice:issued employer-letter:issued bank-card:expires,issuer bill:issued,issuer membership-card:issuer photocopy:"
WORK = "us-passport:expires foreign-passport:expires,country,stamped resident-card:expires employment-card:expires " \
    "arrival-record:expires state-licence:expires,photo,description state-id-card:expires,photo,description " \
    "school-card:photo voter-card: military-card:expires school-report: clinic-record: social-security-card:restricted " \
    "birth-certificate: tribal-document: receipt:issued,stands-for hospital-souvenir:"
COVER = "permit:expires,shows-name,photo badge: letter:shows-name,shows-address copy:"
COUNTS = "bill:sender,year letter:sender note:sender card: app: ticket:"
DATES = "pass:expires,issued visa:expires,issued stay-card:expires licence:issued"
CHECKS = [("hundred-points", "account", POINTS, "name-change-proof", account, 8),
    ("right-to-work", "start", WORK, "age permit-for-employer", start, 3),
    ("right-to-work", "start-apart", WORK, "age", start_apart, 5), ("small/coverage", "borrow", COVER, "", borrow, 4),
    ("small/counting", "bills", COUNTS, "needed", bills, 6), ("small/counting", "kinds", COUNTS, "", two_kinds, 4),
    ("small/counting", "capped", COUNTS, "", capped, 5), ("small/counting", "sums", COUNTS, "needed", sums, 6),
    ("small/counting", "pairs", COUNTS, "", pairs, 5), ("small/dates", "travel", DATES, "", travel, 2),
    ("small/dates", "new-arrival", DATES, "arrived", new_arrival, 5), ("small/dates", "pass-span", DATES, "", pass_span, 4),
    ("small/dates", "renewal", DATES, "", renewal, 3)]


def written(value):
    return "none" if value is None else value.isoformat() if isinstance(value, date) else \
        ("yes" if value else "no") if isinstance(value, bool) else value


def judged(program, path, check, papers, facts):
    answers = {"visit": VISIT.isoformat(), "documents": [{key: written(value) for key, value in paper.items()}
        for paper in papers], "facts": {key: written(value) for key, value in facts.items()}}
    done = subprocess.run([program, "--rules", path, "check", "--json", check, "-"], input=json.dumps(answers),
        capture_output=True, text=True, timeout=60)
    return (json.loads(done.stdout)["verdict"] if done.stdout else done.stderr), answers


def main():
    program, many, seed = sys.argv[1], int((sys.argv + ["", "40"])[2] or 40), int((sys.argv + [""] * 3)[3] or 1)
    wrong = 0
    for name, check, catalogue, wanted, decide, most in CHECKS:
        chance, ready = random.Random("%s %d" % (check, seed)), 0
        kinds = [entry.split(":") for entry in catalogue.split()]
        for _ in range(many):
            papers = []
            for kind, asks in (chance.choice(kinds) for _ in range(chance.randint(1, most))):
                papers.append({"kind": kind, **{ask: ALWAYS[ask](chance) for ask in asks.split(",") if ask}})
            facts = {fact: FACTS[fact](chance) for fact in wanted.split()}
            mine = "ready" if decide(papers, facts) else "not-ready"
            verdict, answers = judged(program, os.path.join(HERE, name + ".yaml"), check, papers, facts)
            ready += mine == "ready"
            if verdict != mine:
                wrong += 1
                print("%s %s: %s, by hand %s: %s" % (name, check, verdict, mine, json.dumps(answers)))
        print("%s %s: %d ready of %d" % (name, check, ready, many))
    return wrong > 0


sys.exit(main())
