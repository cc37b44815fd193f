#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every relative link and picture of a Markdown page leads to a file of the project.

usage: check_links.py SOURCE_DIR
"""
import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"[a-z]+:|#")


def main() -> int:
    root = pathlib.Path(sys.argv[1]).resolve()
    pages = [path for path in (*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("data/**/*.md"), *root.glob("tests/**/*.md"))]
    broken = looked = 0
    for page in pages:
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for target in LINK.findall(line):
                if ELSEWHERE.match(target):
                    continue
                looked += 1
                if not (page.parent / target.split("#")[0]).exists():
                    broken += 1
                    print(f"{page.relative_to(root)}:{number}: no such file: {target}")
    print(f"{looked} links in {len(pages)} pages, {broken} broken")
    return 1 if broken or looked < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
