#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sample picture and every stamp vector: the same JSON through C, C++ and the command, byte for byte.

usage: check_answers.py SOURCE_DIR TEMVIET CAPI_SAME_ANSWERS DEMO_DIR
"""
import calendar
import json
import os
import pathlib
import subprocess
import sys
import time


def seconds(at: str) -> int:
    """The few spellings of the manifest: a date, or a time with an offset."""
    if len(at) == 10:
        return calendar.timegm(time.strptime(at, "%Y-%m-%d"))
    if at.endswith("Z"):
        return calendar.timegm(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ"))
    return calendar.timegm(time.strptime(at[:-3] + at[-2:], "%Y-%m-%dT%H:%M:%S%z")) - (int(at[-6:-3]) * 3600)


def main() -> int:
    source, temviet, program, demo = (pathlib.Path(p).resolve() for p in sys.argv[1:5])
    registries = [a for n in ("demo-tinh", "demo-tap-doan") for a in ("--registry", str(demo / f"{n}.db"), "--root", str(demo / f"{n}.root.json"))]
    lines, commands = [], []

    def add(kind, what, symbology, scene, at, arguments):
        lines.append("\t".join((kind, what, symbology, scene, str(seconds(at)))))
        commands.append([str(temviet), "verify", *arguments, *registries, "--env", "test", "--at", at, "--json", "--scene", scene])

    for sample in json.loads((source / "data/samples/manifest.json").read_text(encoding="utf-8"))["samples"]:
        path = str(source / "data/samples" / sample["file"])
        add("file", path, "", sample.get("scene") or "auto", sample["at"], [path])
    vectors = 0
    for line in (source / "data/vectors/stamp.jsonl").read_text(encoding="utf-8").splitlines():
        vector = json.loads(line)
        raw = bytes.fromhex(vector["input_hex"]) if "input_hex" in vector else vector["input"].encode()
        symbology = vector.get("symbology") or ""
        if symbology == "text":
            symbology = ""
        # The command takes these from its arguments, which hold no NUL and are cut at none.
        if b"\0" in raw or not raw or raw == b"-" or raw.endswith((b"\r", b"\n")):
            continue
        vectors += 1
        add("payload", raw.hex(), symbology, "auto", "2026-11-10", ["--payload", raw, *(["--symbology", symbology] if symbology else [])])
    done = subprocess.run([program, demo], input="\n".join(lines) + "\n", text=True, stdout=subprocess.PIPE)
    answers = done.stdout.split("\0")[:-1]
    if done.returncode != 0 or len(answers) != len(lines):
        print(f"{program.name}: exit {done.returncode}, {len(answers)} of {len(lines)} answers")
        return 1
    env = {**os.environ, "XDG_DATA_HOME": str(demo / "none"), "LC_ALL": "C.UTF-8"}
    wrong = 0
    for command, answer in zip(commands, answers):
        said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env).stdout.decode()
        if said != answer:
            wrong += 1
            print("the command and the C ABI differ:", command[2:4])
            for a, b in zip(said.splitlines(), answer.splitlines()):
                if a != b:
                    print(f"  {a.strip()}\n  {b.strip()}")
                    break
    print(f"{len(lines)} questions ({vectors} vectors), {wrong} with another answer")
    return 1 if wrong or vectors < 50 or len(lines) - vectors < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
