#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes what decides a verdict, one token at a time, and counts the changes that no test notices.

usage: mutate_verdicts.py caps|outcomes --build DIR [--jobs N]
  caps      every cap, alternative cap, soft cap, use and check of the caps table, and the caps of checks that could not run
  outcomes  every Reason that a check of the verify room chooses -> another outcome of the same check
DIR is a configured build folder. Works on copies; the source tree is not touched. Outcomes are compiled once, each change is
switched on by TEMVIET_MUTANT=number. Exit 0: every change made a test fail (or did not compile). Many minutes: run by hand;
TMPDIR=/dev/shm spares the disk. docs/testing.md names the survivors that change nothing.
"""
import argparse
import pathlib
import re
import sys

import rebuild

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOM = ROOT / "lib/src/verify"
TABLE = ROOM / "reasons.cpp"
LEVELS = ["stamp_valid_item", "stamp_valid_batch", "signed_unconfirmed", "registered", "unknown", "suspect", "rejected", "no_decision"]
USES = ["ok", "expired", "alert", "recalled"]
CHECKS = ["look", "form", "identity", "product", "signature", "key_state", "revocation", "safety", "allocation", "host",
          "claims", "scene", "copies", "hidden", "freshness"]


def cap_mutants():
    """(file, description, changed text) for every token of the table and of unknown_cap()."""
    text = TABLE.read_text()
    for match in re.finditer(r"Level::(\w+)|Use::(\w+)|(?<=, )Check::(\w+)(?=, \")|(?<=, )kNoUse(?=[,}])", text):
        token = match.group(0)
        line = text.count("\n", 0, match.start()) + 1
        context = text.splitlines()[line - 1].strip()
        if "case CapKind" in context or token == "Level::no_decision" and context == "return Level::no_decision;":
            continue  # unreachable by construction
        if match.group(1):
            options = [f"Level::{LEVELS[(LEVELS.index(match.group(1)) + step) % len(LEVELS)]}" for step in (1, len(LEVELS) - 1)]
        elif match.group(2):
            options = [f"Use::{USES[(USES.index(match.group(2)) + 1) % len(USES)]}", "kNoUse"]
        elif match.group(3):
            if context.endswith(", true},"):
                continue  # a notice belongs to no check
            options = [f"Check::{CHECKS[(CHECKS.index(match.group(3)) + 1) % len(CHECKS)]}"]
        else:
            options = ["Use::alert"]
        for option in options:
            yield TABLE, f"line {line}: {token} -> {option}", text[:match.start()] + option + text[match.end():]


SWITCH = """#include <cstdlib>
#include <temviet/verify/reasons.hpp>
static inline temviet::Reason chosen_(int number, temviet::Reason own, temviet::Reason other) {
    static const int on = [] { const char* word = std::getenv("TEMVIET_MUTANT"); return word ? std::atoi(word) : -1; }();
    return on == number ? other : own;
}
#line 1
"""
# A table of constants cannot ask the environment: in a changed copy it is filled at start-up.
CONSTANT_TABLE = re.compile(r"(?m)^(\s*)constexpr (?=[\w:]+(?:<[^>\n]*>)? k\w+(\[\])? ?[={])")


def switched_sources():
    """[(path, text in which every Reason can be exchanged at run time)], [what each number exchanges]."""
    rows = re.findall(r"\{Reason::(\w+), Check::(\w+), \"", TABLE.read_text())
    checks, siblings = dict(rows), {}
    for reason, check in rows:
        siblings.setdefault(check, []).append(reason)
    sources, described = [], []
    for path in sorted(ROOM.glob("*.cpp")):
        text = path.read_text()
        if path in (TABLE, ROOM / "findings.cpp") or "Reason::" not in text:
            continue

        def switch(match, text=text, path=path):
            same = siblings[checks[match.group(1)]]
            other = same[(same.index(match.group(1)) + 1) % len(same)]
            line = text.count("\n", 0, match.start()) + 1
            described.append(f"{path.name} line {line}: {match.group(1)} -> {other}")
            return f"chosen_({len(described) - 1}, Reason::{match.group(1)}, Reason::{other})"

        sources.append((path, SWITCH + CONSTANT_TABLE.sub(r"\1static const ", re.sub(r"(?<![\w:])Reason::(\w+)", switch, text))))
    return sources, described


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("caps", "outcomes"))
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="outcomes: only each N-th, as a sample")
    args = parser.parse_args()
    if args.what == "caps":
        return 1 if rebuild.run(args.build, "unit_verify", cap_mutants(), [["[caps]"], ["[lattice]"]], args.jobs) else 0
    sources, described = switched_sources()
    tests = [["[outcomes]"], ["~[lattice]~[transformations]~[outcomes]"], []]
    return 1 if rebuild.run_switched(args.build, "unit_verify", sources, described[::args.every], args.every, tests, args.jobs) else 0


if __name__ == "__main__":
    sys.exit(main())
