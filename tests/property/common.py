"""What the scripts here have in common: their arguments, a folder for the two files, and asking the program."""

import contextlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import answering
import generate
import oracle
import people

# In quotes a text is that text; without them these are tests, the id of characters, and no value.
PLAIN = re.compile(r'"((?:not )?same as [a-z.]*|not \w+|given|letters|none)"')
FAULTS_MOST = int(os.environ.get("FAULTS", 5))


class Program:
    """The program over a rules file and answers in a folder of its own."""

    def __init__(self, path, folder):
        self.path = path
        self.rules_file = os.path.join(folder, "rules.yaml")

    def write_rules(self, text):
        with open(self.rules_file, "w") as file:
            file.write(PLAIN.sub(r"\1", text))

    def report(self, answers):
        """The report on answers as they are written; a refusal ends the run."""
        answers = PLAIN.sub(r"\1", answers)      # what is private is read from standard input alone
        run = subprocess.run([self.path, "--rules", self.rules_file, "check", "--json", "visit", "-"],
                             input=answers, capture_output=True, text=True)
        if run.returncode not in (0, 1, 3):
            with open(self.rules_file) as file:
                raise SystemExit("refused: %s\n%s\n%s" % (run.stderr, file.read(), answers))
        return json.loads(run.stdout)


class Run:
    """`SCRIPT PROGRAM [CASES [SEED]]`: how many cases from which seed on, and what was wrong."""

    def __init__(self, cases):
        arguments = sys.argv[1:]
        self.cases = int(arguments[1]) if len(arguments) > 1 else cases
        self.seed = int(arguments[2]) if len(arguments) > 2 else 1
        self.done = self.faults = self.skipped = 0
        self.program = None

    def seeds(self):
        """Seeds, each with its maker of rules, as long as there are cases to be done."""
        while self.done < self.cases and self.faults < FAULTS_MOST:
            yield self.seed, generate.maker(self.seed, random.Random(self.seed))
            self.seed += 1

    def wrong(self, what, rules, answers):
        self.faults += 1
        print("seed %d: %s" % (self.seed, what))
        if not os.environ.get("SHORT"):
            told = ("counts", "documents", "groups", "persons", "checklists")
            print("  rules %s\n  answers %s" % (as_json({key: rules[key] for key in told}),
                                                as_json(answering.written_answers(answers))))
        sys.stdout.flush()


@contextlib.contextmanager
def run(cases):
    """The run that the arguments ask for; its folder is gone in the end."""
    made = Run(cases)
    with tempfile.TemporaryDirectory() as folder:
        made.program = Program(sys.argv[1], folder)
        yield made


def role_of(person):
    """The role, and which of its persons: `witness` is the only one, `witness[1]` the second."""
    role, _, number = person.partition("[")
    return role, int(number.rstrip("]") or 0)


def as_json(thing):
    return json.dumps(thing, default=str)


def case_of(rules, answers, grid):
    return people.Case(oracle.Judge(rules, answers["visit"]), answers, grid)
