#!/usr/bin/env python3
"""many.py PROGRAM [CASES] [SEED]: where much is missing, are the shortest ways told, and all of them? Requirements of
many parts, each of them one or two papers from a few kinds, some of which serve several parts; judged by trying all
selections of papers, smallest first."""
import itertools
import json
import random
import subprocess
import sys
import tempfile

LISTED = 24  # ways that the program tells at most
LARGEST = 12  # things in a way


def made(rng):
    kinds = [f"k{index}" for index in range(rng.randint(8, 11))]
    parts = []
    for _ in range(rng.randint(5, 9)):
        parts.append((rng.choice([1, 1, 1, 2]), rng.sample(kinds, rng.randint(1, 3))))
    return kinds, parts


def text(kinds, parts):
    lines = ["medbring: 1", "languages: {en: English}", "title: Many", "documents:"]
    lines += [f"  {kind}: {{label: {kind.upper()}}}" for kind in kinds]
    lines += ["checklists:", "  many:", "    title: Many", "    all:"]
    for need, accepted in parts:
        of = ", ".join(accepted)
        lines.append(f"      - {{at-least: {need}, of: [{of}]}}" if need > 1 else f"      - {{one: [{of}]}}")
    return "\n".join(lines) + "\n"


def ready(papers, parts):
    return all(sum(paper in accepted for paper in papers) >= need for need, accepted in parts)


def shortest(kinds, parts):
    used = sorted({kind for _, accepted in parts for kind in accepted})
    for size in range(1, LARGEST + 1):
        found = {papers for papers in itertools.combinations_with_replacement(used, size) if ready(papers, parts)}
        if found:
            return size, found
    return None, set()


def told(program, rules):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(rules)
        file.flush()
        done = subprocess.run([program, "--rules", file.name, "check", "--json", "many"], input="documents: []",
                              capture_output=True, text=True)
    return json.loads(done.stdout)["completions"]


def main():
    program = sys.argv[1]
    cases, seed = [int(word) for word in (sys.argv[2:] + ["20", "1"][len(sys.argv) - 2:])]
    wrong = 0
    for number in range(seed, seed + cases):
        kinds, parts = made(random.Random(number))
        size, best = shortest(kinds, parts)
        ways = told(program, text(kinds, parts))
        smallest = [way for way in ways if len(way) == size]
        expanded = {tuple(sorted(papers)) for way in smallest for papers in itertools.product(*[item["kinds"] for item in way])}
        fault = None
        if not ways or len(ways[0]) != size:
            fault = f"the shortest has {len(ways[0]) if ways else 'nothing'}, and {size} are enough"
        elif not expanded <= best:
            fault = f"{sorted(expanded - best)[0]} is told and does not do"
        elif len(ways) < LISTED and expanded != best:
            fault = f"{sorted(best - expanded)[0]} is not told"
        if fault:
            wrong += 1
            print(f"seed {number}: {fault}\n{text(kinds, parts)}")
    print(f"{cases} cases where much is missing: {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
