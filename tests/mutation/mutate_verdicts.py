#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes what decides a verdict, one token at a time, and counts the changes that no test notices.

usage: mutate_verdicts.py caps|outcomes --build DIR [--jobs N]
  caps      every cap, alternative cap, soft cap, use and check of the caps table, and the caps of checks that could not run
  outcomes  every Reason that a check of the verify room chooses -> another outcome of the same check
DIR is a configured build folder. Works on copies; the source tree is not touched. Exit 0: every change made a test fail
(or did not compile). Many minutes: run by hand.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

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


def outcome_mutants():
    rows = re.findall(r"\{Reason::(\w+), Check::(\w+), \"", TABLE.read_text())
    checks, siblings = dict(rows), {}
    for reason, check in rows:
        siblings.setdefault(check, []).append(reason)
    for path in sorted(ROOM.glob("*.cpp")):
        if path in (TABLE, ROOM / "findings.cpp"):
            continue
        text = path.read_text()
        for match in re.finditer(r"Reason::(\w+)", text):
            same = siblings[checks[match.group(1)]]
            other = same[(same.index(match.group(1)) + 1) % len(same)]
            line = text.count("\n", 0, match.start()) + 1
            yield path, f"{path.name} line {line}: {match.group(1)} -> {other}", text[:match.start()] + f"Reason::{other}" + text[match.end():]


def commands(build: pathlib.Path):
    """How the build compiles each file of the room and links unit_verify."""
    entries = json.loads((build / "compile_commands.json").read_text())
    compile_commands = {pathlib.Path(e["file"]): e["command"] for e in entries}
    out = subprocess.run(["ninja", "-C", build, "-t", "commands", "unit_verify"], capture_output=True, text=True, check=True).stdout
    link = next(line for line in reversed(out.splitlines()) if "unit_verify" in line and "CXX_EXECUTABLE" not in line and " -o " in line)
    return compile_commands, link.strip().removeprefix(": && ").removesuffix(" && :")


def run_one(job):
    path, description, text, build, compile_command, link, tests = job
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, object_file, program = folder / path.name, folder / "changed.o", folder / "unit_verify"
        source.write_text(text)
        words = [w for w in shlex.split(compile_command) if w != "ccache"]
        words[words.index("-o") + 1] = str(object_file)
        words[words.index("-c") + 1] = str(source)
        words += [f"-I{ROOM}", "-Wno-error"]
        if subprocess.run(words, cwd=build, capture_output=True).returncode != 0:
            return description, "does not compile"
        parts = shlex.split(link)
        parts[parts.index("-o") + 1] = str(program)
        # The changed object comes before the room's archive, so that the archive's own copy is never pulled in.
        parts.insert(parts.index("-o"), str(object_file))
        linked = subprocess.run(parts, cwd=build, capture_output=True, text=True)
        if linked.returncode != 0:
            sys.exit(linked.stderr)
        for chosen in tests:  # the quick tests first
            if subprocess.run([program, *chosen, "--abort"], capture_output=True, timeout=600).returncode != 0:
                return description, "caught"
        return description, "SURVIVED"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("caps", "outcomes"))
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    subprocess.run(["ninja", "-C", args.build, "unit_verify"], check=True, stdout=subprocess.DEVNULL)
    compile_commands, link = commands(args.build)
    mutants, tests = (cap_mutants, [["[caps]"], ["[lattice]"]]) if args.what == "caps" else (outcome_mutants, [["~[lattice]~[transformations]"], []])
    jobs = [(path, description, text, args.build, compile_commands[path], link, tests) for path, description, text in mutants()]
    results = {}
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for count, (description, result) in enumerate(pool.map(run_one, jobs), 1):
            results.setdefault(result, []).append(description)
            print(f"\r{count} of {len(jobs)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for result, descriptions in sorted(results.items()):
        print(f"{result}: {len(descriptions)}")
    for description in results.get("SURVIVED", []):
        print(f"  survived: {description}")
    return 1 if results.get("SURVIVED") else 0


if __name__ == "__main__":
    sys.exit(main())
