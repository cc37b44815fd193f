#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the API pages with Doxygen (build/api/html) and judges its warnings.

usage: check_api.py      Exit 1: something of temviet.h has no words, or more of the C++ headers than is known lacks them.
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
KNOWN_BARE_CLASSES = 50  # C++ classes without a sentence of their own, most of them rows of a registry; only ever lower this


def main() -> int:
    if not shutil.which("doxygen"):
        print("error: doxygen is missing: apt-get install doxygen")
        return 1
    shutil.rmtree(ROOT / "build/api", ignore_errors=True)
    (ROOT / "build").mkdir(exist_ok=True)
    subprocess.run(["doxygen", "docs/Doxyfile"], cwd=ROOT, check=True)
    warnings = [w.removeprefix(f"{ROOT}/") for w in (ROOT / "build/api-warnings.txt").read_text(encoding="utf-8").splitlines()]
    in_c = [w for w in warnings if w.startswith("mobile-bindings")]
    classes = [w for w in warnings if w.startswith("lib/include") and "Compound" in w]
    others = [w for w in warnings if w not in in_c and "is not documented" not in w and "unable to resolve reference" not in w]  # links: docs_links
    page = (ROOT / "build/api/html/temviet_8h.html").read_text(encoding="utf-8")
    functions = set(re.findall(r"\btv_\w+(?=\()", (ROOT / "mobile-bindings/c/temviet.h").read_text(encoding="utf-8")))
    lost = sorted(f for f in functions if f not in page)
    print("\n".join(in_c + others + [f"no page names {f}" for f in lost]))
    if len(classes) > KNOWN_BARE_CLASSES:
        print("\n".join(classes))
    members = sum(w.startswith("lib/include") for w in warnings) - len(classes)
    print(f"figures: build/api/html/index.html; temviet.h: {len(functions)} functions, nothing without words; C++: {len(classes)} classes and {members} members without")
    return 1 if in_c or others or lost or len(classes) > KNOWN_BARE_CLASSES else 0


if __name__ == "__main__":
    sys.exit(main())
