#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lines of the library that its unit tests run, by room.

usage: coverage.py [--build DIR, default build/coverage] [--prefix-path ZXING_PREFIX] [--missed ROOM] [-j N]
Builds without optimisation and with gcc's counters, runs the unit tests and asks gcov. --missed ROOM lists lines no test ran.
The command, its tests and the fuzz seeds run much more; what they alone reach is not counted.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def quietly(*command, cwd=ROOT):
    done = subprocess.run([str(c) for c in command], cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout[-4000:] + f"\nerror: failed: {' '.join(map(str, command))}")


def counts(build: pathlib.Path) -> dict:
    """file -> line -> how often it ran, over all programs."""
    out = collections.defaultdict(collections.Counter)
    for data in sorted((build / "lib").rglob("*.gcda")):
        found = subprocess.run(["gcov", "--json-format", "--stdout", data], cwd=build, capture_output=True, text=True, check=True)
        for line in found.stdout.splitlines():
            for file in json.loads(line)["files"]:
                path = pathlib.Path(os.path.normpath(build / file["file"]))
                if path.is_relative_to(ROOT / "lib"):
                    for row in file["lines"]:
                        out[path.relative_to(ROOT / "lib")][row["line_number"]] += row["count"]
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=lambda word: pathlib.Path(word).resolve(), default=ROOT / "build/coverage")
    parser.add_argument("--prefix-path", default=os.environ.get("TEMVIET_ZXING", ""))
    parser.add_argument("--missed")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    args = parser.parse_args()
    quietly("cmake", "--preset", "ci", "-B", args.build, f"-DCMAKE_PREFIX_PATH={args.prefix_path}", "-DTEMVIET_BUILD_CLI=OFF", "-DTEMVIET_BUILD_BENCH=OFF",
            "-DTEMVIET_BUILD_C=OFF", "-DCMAKE_CXX_FLAGS=--coverage", "-DCMAKE_CXX_FLAGS_RELEASE=-O0")
    for old in args.build.rglob("*.gcda"):
        old.unlink()
    quietly("cmake", "--build", args.build, "-j", args.j)
    quietly("ctest", "--output-on-failure", "-R", "^unit_", "-j", args.j, cwd=args.build)
    lines = counts(args.build)
    if args.missed:
        for path, rows in sorted(lines.items()):
            missed = sorted(n for n, count in rows.items() if count == 0)
            if args.missed in path.parts and missed:
                print(f"lib/{path}: {' '.join(map(str, missed))}")
        return 0
    rooms = collections.defaultdict(lambda: [0, 0])
    for path, rows in lines.items():
        room = path.parts[path.parts.index("temviet") + 1 if "temviet" in path.parts else 1]
        rooms[room][0] += sum(count > 0 for count in rows.values())
        rooms[room][1] += len(rows)
    for room, (ran, every) in sorted(rooms.items(), key=lambda item: item[1][0] / item[1][1]):
        print(f"{room:10} {ran:6} of {every:6} lines  {100 * ran / every:5.1f} %")
    ran, every = (sum(x[i] for x in rooms.values()) for i in (0, 1))
    print(f"{'together':10} {ran:6} of {every:6} lines  {100 * ran / every:5.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
