#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The ten lines of docs/c-abi.md, in both languages: compiled strictly, linked with the library, run on a demonstration registry.

usage: check_pages.py SOURCE_DIR C_COMPILER libtemviet-core.so DEMO_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def main() -> int:
    source, library, demo = (pathlib.Path(sys.argv[i]).resolve() for i in (1, 3, 4))
    compiler = sys.argv[2]
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        folder.chmod(0o700)
        for name in (".db", ".db.pages", ".db.sig.json"):
            shutil.copy2(demo / f"demo-tinh{name}", folder / f"so{name}")
        shutil.copy2(demo / "demo-tinh.root.json", folder / "root.json")
        for page in ("docs/c-abi.md", "docs/vi/c-abi.md"):
            lines = re.findall(r"```c\n(.*?)```", (source / page).read_text(encoding="utf-8"), flags=re.S)
            if len(lines) != 1 or "TV_ENV_PROD, 0" not in lines[0]:
                problems.append(f"{page}: expected one example for TV_ENV_PROD")
                continue
            body = lines[0].replace("TV_ENV_PROD, 0", "TV_ENV_TEST, 1")  # the registry here is a demonstration
            (folder / "app.c").write_text("#include <stdio.h>\n#include <string.h>\n#include <time.h>\n#include <temviet.h>\n"
                                          f"int main(int argc, char **argv) {{\nconst char *text = argv[argc - 1];\n{body}return 0;\n}}\n", encoding="utf-8")
            built = subprocess.run([compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", f"-I{source}/mobile-bindings/c", "app.c", library, "-o", "app"],
                                   cwd=folder, capture_output=True, text=True, check=False)
            if built.returncode != 0:
                problems.append(f"{page}: does not compile\n{built.stderr}")
                continue
            ran = subprocess.run(["./app", "9521234543213"], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "LD_LIBRARY_PATH": str(library.parent)})
            if ran.returncode != 0 or "9521234543213" not in ran.stdout:
                problems.append(f"{page}: ends with {ran.returncode}: {ran.stdout}{ran.stderr}")
            else:
                print(f"{page}: {ran.stdout.splitlines()[0]}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
