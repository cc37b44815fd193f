#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The 32-bit layout as committed, without a 32-bit machine: the compiler is asked for every line of layout-32.txt.

usage: check_layout_32.py C_COMPILER SOURCE_DIR      (any compiler for x86-64 compiles for i386 too, without its C library)
Exit 77: this compiler cannot. The lines themselves come from a real i386 build (tests/all.sh i386).
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def names(lines) -> list:
    return [" ".join(line.split()[:1]) for line in lines]


def compiles(compiler, include, code) -> subprocess.CompletedProcess:
    return subprocess.run([compiler, "-m32", "-ffreestanding", "-std=c11", "-fsyntax-only", f"-I{include}", "-xc", "-"], input=code,
                          text=True, capture_output=True, check=False)


def main() -> int:
    compiler, include = sys.argv[1], pathlib.Path(sys.argv[2]) / "mobile-bindings/c"
    if compiles(compiler, include, "#include <stdint.h>\n_Static_assert(sizeof(void *) == 4, \"\");\n").returncode != 0:
        print(f"skipped: {compiler} has no -m32")
        return 77
    lines = (HERE / "layout-32.txt").read_text(encoding="utf-8").splitlines()
    if names(lines) != names((HERE / "layout-64.txt").read_text(encoding="utf-8").splitlines()):
        print("layout-32.txt and layout-64.txt name other structs or fields, or in another order")
        return 1
    code, struct = ["#include <stddef.h>", "#include <temviet.h>"], ""
    for line in lines:
        parts = line.split()
        if len(parts) == 2:
            struct = parts[0]
            code.append(f'_Static_assert(sizeof({struct}) == {parts[1]}, "{struct} is not {parts[1]} bytes");')
        else:
            field, offset, size = parts
            code.append(f'_Static_assert(offsetof({struct}, {field}) == {offset} && sizeof((({struct} *)0)->{field}) == {size}, "{struct}.{field} is not at {offset}");')
    wrong = code + ['_Static_assert(sizeof(tv_error) == 1, "must fail");']
    done = compiles(compiler, include, "\n".join(code) + "\n")
    if compiles(compiler, include, "\n".join(wrong) + "\n").returncode == 0:
        print("the compiler accepts a wrong layout")
        return 1
    print(done.stderr or f"as committed: {len(lines)} lines of the 32-bit layout")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
