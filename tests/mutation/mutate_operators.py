#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Flips operators in a room, one at a time, and names the flips that no unit test of the room notices.

usage: mutate_operators.py ROOM [FILE…] --build DIR [--jobs N] [--every N]
  ROOM     base, gs1, trust, stamp, registry or verify: lib/src/ROOM is changed, unit_ROOM is run
  FILE     only these files of the room
  --every  only each N-th mutant (a sample)
DIR is a configured build folder. Works on copies; the source tree is not touched. Prints every survivor: read each, and write
the missing test or say why it changes nothing. Exit 0 always when it ran: survivors are for people. Many minutes: run by hand.
"""
import argparse
import pathlib
import re
import sys

import rebuild

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLIPS = [(r" == ", " != "), (r" != ", " == "), (r" <= ", " < "), (r" >= ", " > "), (r" < (?!<)", " <= "), (r" > (?!>)", " >= "), (r" && ", " || "), (r" \|\| ", " && "),
         (r"(?<=[(&|=,!] )!(?=[a-z(])|(?<=\()!(?=[a-z(])", ""), (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r" \+ 1\b", ""), (r" - 1\b", ""), (r"\bcontinue;", "break;")]
QUICK_FIRST = {"verify": [["[outcomes]"], ["~[lattice]~[transformations]~[outcomes]"], ["[lattice],[transformations]"]]}
SKIP = re.compile(r"^\s*(//|#|template|static_assert|using |case )|\boperator\b|for \(.*;.*;|noexcept\(|requires")


def without_literals(line):
    """The line with every string and comment blanked, so that only code is flipped."""
    line = re.sub(r'"(?:\\.|[^"\\])*"', lambda m: '"' + " " * (len(m.group(0)) - 2) + '"', line)
    return re.sub(r"//.*", lambda m: " " * len(m.group(0)), line)


def mutants(paths):
    for path in paths:
        text = path.read_text()
        start = 0
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            code = without_literals(line)
            if not SKIP.search(code):
                for pattern, replacement in FLIPS:
                    for match in re.finditer(pattern, code):
                        at = start + match.start()
                        changed = text[:at] + replacement + text[start + match.end():]
                        yield path, f"{path.name}:{number}: {line.strip()[:110]}   [{match.group(0).strip()} -> {replacement.strip() or 'nothing'}]", changed
            start += len(line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=("base", "gs1", "trust", "stamp", "registry", "verify"))
    parser.add_argument("files", nargs="*")
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    paths = [p for p in sorted((ROOT / "lib/src" / args.room).glob("*.cpp")) if "generated" not in p.name and (not args.files or p.name in args.files)]
    tests = QUICK_FIRST.get(args.room, [[]])
    rebuild.run(args.build, f"unit_{args.room}", list(mutants(paths))[::args.every], tests, args.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
