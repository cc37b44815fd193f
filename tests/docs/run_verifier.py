#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Takes the Python of docs/write-your-own-verifier.md as a reader would and compares it with `temviet stamp open`.

usage: run_verifier.py SOURCE_DIR TEMVIET
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def main() -> int:
    source, temviet = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    block = re.search(r"```python\n(.*?)```", (source / "docs/write-your-own-verifier.md").read_text(encoding="utf-8"), re.S).group(1)
    lines = [line for line in block.splitlines() if line.strip()]
    if len(lines) > 50:
        print(f"the page promises forty lines or so; there are {len(lines)}")
        return 1
    room = {"__name__": "verifier"}
    exec(compile(block, "write-your-own-verifier.md", "exec"), room)  # the documentation's own code
    vectors = [json.loads(line) for line in (source / "data/vectors/stamp.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [v for v in vectors if v["symbology"] in ("]Q1", "text") and str(v.get("input", "")).startswith("https://") and "vts=" in v["input"]]
    answers = subprocess.run([temviet, "stamp", "open", "--batch", "-"], input="\n".join(map(json.dumps, asked)), capture_output=True, text=True, check=True).stdout.splitlines()
    wrong = verified = 0
    for vector, answer in zip(asked, map(json.loads, answers), strict=True):
        ours = answer.get("stamp_id") if answer["expect"] == "OK" and answer["carrier"] == "dl" else None
        theirs = room["check"](vector["input"], vector["issuer"], bytes.fromhex(vector["key"]), vector["env"])
        verified += theirs is not None
        # The page says what it leaves out: the one legal spelling. Nothing else may differ.
        if theirs != ours and not (ours is None and answer["expect"] in ("NON_CANONICAL", "BAD_CHECK_DIGIT")):
            wrong += 1
            print(f"{vector['name']}: temviet says {answer['expect']} {ours}, the page says {theirs}")
    with tempfile.TemporaryDirectory() as folder:  # and as a program
        program = pathlib.Path(folder) / "check.py"
        program.write_text(block, encoding="utf-8")
        first = asked[0]
        said = subprocess.run([sys.executable, program, first["input"], first["issuer"], first["key"], first["env"]], capture_output=True, text=True, check=True).stdout.strip()
        if said != first["stamp_id"]:
            wrong += 1
            print(f"as a program: {said}")
    print(f"{len(asked)} links, {verified} right signatures, {wrong} differences")
    return 1 if wrong or verified < 8 else 0


if __name__ == "__main__":
    sys.exit(main())
