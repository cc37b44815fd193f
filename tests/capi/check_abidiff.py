#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""abidiff between the header's functions and types as committed (temviet.abi) and as they are now.

usage: check_abidiff.py C_COMPILER SOURCE_DIR [--write]      --write renews temviet.abi; --write only for a deliberate change (docs/c-abi.md)
The types come from debug information of a C file that defines every function of the header; that the library exports just these
is check_abi.py's part. Functions may be added; a field or parameter that changes is an error. Exit 77: abidiff is absent.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BASELINE = pathlib.Path(__file__).resolve().with_name("temviet.abi")


def described(compiler, header: str, folder: pathlib.Path) -> pathlib.Path:
    """The ABI of `header` as XML."""
    (folder / "temviet.h").write_text(header, encoding="utf-8")
    code = re.sub(r"/\*.*?\*/", " ", header, flags=re.S)
    functions = [" ".join(p.split()) for p in re.findall(r"TV_API ([^;]*?) TV_NOEXCEPT;", code)]
    source = folder / "all.c"
    source.write_text('#include "temviet.h"\n' + "".join(f"{f} {{ __builtin_trap(); }}\n" for f in functions), encoding="utf-8")
    subprocess.run([compiler, "-g", "-O0", "-w", "-shared", "-fPIC", "-fdebug-prefix-map=" + str(folder) + "=.", "all.c", "-o", "all.so"], cwd=folder, check=True)
    out = folder / "all.abi"
    subprocess.run(["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed", "--out-file", out, "all.so"], cwd=folder, check=True)
    return out


def changes(old: pathlib.Path, new: pathlib.Path) -> str:
    done = subprocess.run(["abidiff", "--no-added-syms", old, new], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def main() -> int:
    write = "--write" in sys.argv
    compiler, source = [a for a in sys.argv[1:] if a != "--write"]
    if not shutil.which("abidiff") or not shutil.which("abidw"):
        print("skipped: no abidiff (package abigail-tools)")
        return 77
    header = (pathlib.Path(source) / "mobile-bindings/c/temviet.h").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folders = [pathlib.Path(scratch) / name for name in ("now", "field", "parameter", "gone", "more")]
        for folder in folders:
            folder.mkdir()
        now = described(compiler, header, folders[0])
        if write:
            BASELINE.write_bytes(now.read_bytes())
        problems = changes(BASELINE, now)
        # The test itself must notice what breaks apps, and allow what does not.
        breaks = [header.replace("int64_t now;", "int32_t now;"), header.replace("tv_report_level(const tv_report *report, size_t item)",
                                                                                "tv_report_level(const tv_report *report, int8_t item)"),
                  header.replace("TV_API void tv_report_free(tv_report *report) TV_NOEXCEPT;", "")]
        for folder, broken in zip(folders[1:4], breaks):
            if broken == header or not changes(now, described(compiler, broken, folder)):
                problems += f"abidiff does not notice the change \"{folder.name}\"\n"
        more = header.replace("TV_API void tv_report_free", "TV_API void tv_added(int a) TV_NOEXCEPT;\nTV_API void tv_report_free")
        if more == header or changes(now, described(compiler, more, folders[4])):
            problems += "a function that is added counts as a break\n"
    print(problems or "abidiff: as committed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
