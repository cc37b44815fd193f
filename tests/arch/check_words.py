#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a tracked text holds what may never stand in this project: a private key outside data/demo, or a
promise our answers cannot keep ("hàng thật", "chính hãng", "hàng giả") in a sentence shown to people.

usage: check_words.py SOURCE_DIR
"""
import pathlib
import re
import sys

PROMISES = ["hàng thật", "chính hãng", "hàng giả"]
# Places where the words are named in order to forbid or explain them.
MAY_NAME_THEM = ("docs/", "tests/", "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PRIVATE_KEY = re.compile(r"BEGIN (TEMVIET|OPENSSH|RSA|EC)? ?(SECRET|PRIVATE) KEY")


def main() -> int:
    root = pathlib.Path(sys.argv[1]).resolve()
    problems = []
    for folder in ("lib", "cli", "data", "docs"):
        for path in sorted((root / folder).rglob("*")):
            if not path.is_file() or path.suffix in {".jpg", ".png", ".db", ".pages"} or path.stat().st_size > 4 << 20:
                continue
            name = path.relative_to(root).as_posix()
            text = path.read_text(encoding="utf-8", errors="replace")
            if not name.startswith(MAY_NAME_THEM):
                for number, line in enumerate(text.splitlines(), 1):
                    for word in PROMISES:
                        if word in line.lower() and "never-say" not in line:
                            problems.append(f"{name}:{number}: says '{word}'")
            if PRIVATE_KEY.search(text) and not name.startswith("data/demo/") and "BEGIN" in text and path.suffix not in {".cpp", ".hpp", ".md"}:
                problems.append(f"{name}: holds a private key outside data/demo")
    print("\n".join(problems) if problems else "no forbidden words, no stray keys")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
