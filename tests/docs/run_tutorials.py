#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every ```sh block of docs/tutorials.md as a reader would, one fresh folder a chapter (## heading).

A line that ends in "# exit N" must end with N, every other line with 0. The Vietnamese twin must hold the same commands.
usage: run_tutorials.py SOURCE_DIR TEMVIET
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EXIT = re.compile(r"\s+#\s*exit (\d+)\s*$")


def chapters(path: pathlib.Path) -> list:
    """[[command lines of the chapter]] in order; lines joined where they end in a backslash."""
    out, inside = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            out.append([])
        elif line.startswith("```"):
            inside = line == "```sh"
        elif inside and out and line.strip():
            if out[-1] and out[-1][-1].endswith("\\"):
                out[-1][-1] = out[-1][-1][:-1] + line.strip()
            else:
                out[-1].append(line)
    return [commands for commands in out if commands]


def main() -> int:
    source, temviet = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    english, vietnamese = chapters(source / "docs/tutorials.md"), chapters(source / "docs/vi/tutorials.md")
    if english != vietnamese:
        print("docs/tutorials.md and docs/vi/tutorials.md do not hold the same commands")
        for a, b in zip(sum(english, []), sum(vietnamese, [])):
            if a != b:
                print(f"  {a}\n  {b}")
                break
        return 1
    if len(english) < 6:
        print(f"only {len(english)} chapters with commands: is this the right file?")
        return 1
    failed = ran = 0
    with tempfile.TemporaryDirectory(prefix="temviet-tutorials-") as scratch:
        top = pathlib.Path(scratch)
        (top / "bin").mkdir()
        (top / "bin/temviet").symlink_to(temviet)
        env = {**os.environ, "XDG_DATA_HOME": str(top / "stored"), "PATH": f"{top / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
               "NO_COLOR": "1", "USER": "reader"}
        # What ./setup.sh demo leaves behind: the reader has run it.
        subprocess.run(["bash", source / "data/demo/build_demo.sh", temviet, top / "demo", "use"], check=True, env=env, stdout=subprocess.DEVNULL)
        for number, commands in enumerate(english):
            folder = top / f"chapter-{number}"
            folder.mkdir()
            (folder / "data").symlink_to(source / "data")
            for line in commands:
                wanted = int(found.group(1)) if (found := EXIT.search(line)) else 0
                done = subprocess.run(["bash", "-o", "pipefail", "-c", EXIT.sub("", line)], cwd=folder, env=env, capture_output=True, text=True, timeout=300)
                ran += 1
                if done.returncode != wanted:
                    failed += 1
                    print(f"exit {done.returncode}, not {wanted}: {line}\n{done.stdout[-600:]}\n{done.stderr[-600:]}")
    print(f"{ran} commands, {failed} with another end than the page says")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
