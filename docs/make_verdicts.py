#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/verdicts.md and docs/vi/verdicts.md from what `temviet explain` says.

usage: make_verdicts.py --temviet PATH [--check]
--check writes nothing; exit 1 when a page differs from what the command says.
"""
import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGES = {
    "en": (HERE / "verdicts.md", "# Verdicts: every level, use and reason",
           "The level says how far the claim was shown, *use* says whether the goods should be used at all. The worst finding decides.\n"
           "`temviet explain CODE` prints the same. Made by docs/make_verdicts.py; in Vietnamese: [vi/verdicts.md](vi/verdicts.md)."),
    "vi": (HERE / "vi" / "verdicts.md", "# Kết luận: mọi mức, tình trạng sử dụng và lý do",
           "Mức cho biết điều in trên nhãn được chứng tỏ đến đâu; tình trạng sử dụng cho biết có nên dùng hàng hay không. Căn cứ xấu nhất quyết định.\n"
           "`temviet explain MÃ` in ra đúng những lời này. Trang này do docs/make_verdicts.py tạo; tiếng Anh: [../verdicts.md](../verdicts.md)."),
}


def page(temviet: str, language: str) -> str:
    def run(*args):
        return subprocess.run([temviet, "explain", *args, "--lang", language], capture_output=True, text=True, check=True).stdout
    _, title, about = PAGES[language]
    parts = [title, about]
    for code in run("list").split():
        lines = run(code).strip().splitlines()
        parts.append(f"## {code}\n" + "\n".join(f"- {line}" for line in lines if line.strip() != code))
    return "\n\n".join(parts) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--temviet", required=True)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    wrong = 0
    for language, (path, _, _) in PAGES.items():
        text = page(args.temviet, language)
        if args.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"{path.name} ({language}) differs from what temviet explain says: run docs/make_verdicts.py")
                wrong = 1
        else:
            path.write_text(text, encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
