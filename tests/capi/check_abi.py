#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The ABI as committed: prototypes and constants, exported symbols, struct layout, SONAME, documentation of the header.

usage: check_abi.py SOURCE_DIR LAYOUT_PROGRAM LIBRARY.so… [--write]
--write renews interface.txt and layout-64.txt (a change of a line that stands there breaks apps: docs/c-abi.md).
"""
import pathlib
import re
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def out(*command) -> str:
    return subprocess.run([str(c) for c in command], check=True, text=True, stdout=subprocess.PIPE).stdout


def documentation(header: str) -> tuple[float, list]:
    """Share of the lines that are comments, and every function and struct without one right above."""
    lines = header.splitlines()
    inside, comment, code, bare = False, 0, 0, []
    after_comment = False
    for line in lines:
        text = line.strip()
        if not text:
            after_comment = False
            continue
        starts = text.startswith("/*")
        if inside or starts or "/*" in text:
            comment += 1
        else:
            code += 1
        if inside or starts:
            inside = "*/" not in text
            after_comment = not inside
            continue
        if (text.startswith("TV_API") or re.match(r"typedef struct \w+ \{", text) or text == "enum {") and not after_comment:
            if not (text == "enum {"):
                bare.append(text)
        after_comment = False
    return comment / (comment + code), bare


def main() -> int:
    write = "--write" in sys.argv
    source, layout, *libraries = (pathlib.Path(a) for a in sys.argv[1:] if a != "--write")
    problems = []
    header = (source / "mobile-bindings/c/temviet.h").read_text(encoding="utf-8")
    declared = sorted(set(re.findall(r"TV_API [^;(]*?\b(tv_\w+)\(", header)))
    code = re.sub(r"/\*.*?\*/", " ", header, flags=re.S)
    interface = sorted(" ".join(p.split()) for p in re.findall(r"TV_API ([^;]*?) TV_NOEXCEPT;", code))
    constants = [f"{name} = {value}" for body in re.findall(r"enum \{([^}]*)\}", code) for name, value in re.findall(r"(TV_\w+) = (\d+)", body)]
    constants += [f"#define {' '.join(d.split())}" for d in re.findall(r"#define (TV_(?!API|NOEXCEPT|DEPRECATED|ABI_VERSION)\w+ .*)", code)]
    share, bare = documentation(header)
    print(f"temviet.h: {len(declared)} functions, {share:.0%} of the lines are or carry documentation")
    if len(interface) != len(declared) or len(constants) < 72:
        problems.append(f"only {len(interface)} of {len(declared)} prototypes and {len(constants)} constants were understood")
    if share < 0.6:
        problems.append("less than 60 % of the header is documentation")
    problems += [f"no documentation right above: {line}" for line in bare]
    bits = 8 * struct.calcsize("P")
    for name, lines in (("interface.txt", interface + constants), (f"layout-{bits}.txt", out(layout).splitlines())):
        path = HERE / name
        if write:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        committed = path.read_text(encoding="utf-8").splitlines()
        if committed != lines:
            problems += [f"{name}: now {line}" for line in lines if line not in committed] + [f"{name}: gone {line}" for line in committed if line not in lines]
            if sorted(committed) == sorted(lines):
                problems.append(f"{name}: another order")
    soversion = re.search(r"set\(TEMVIET_SOVERSION (\d+)\)", (source / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
    for library in libraries:
        symbols = [line.split()[-1] for line in out("nm", "-D", "--defined-only", library).splitlines()]
        exported = sorted(s.split("@")[0] for s in symbols if not s.startswith("TEMVIET_"))
        if exported != declared:
            problems.append(f"{library.name}: exports {sorted(set(exported) ^ set(declared))} besides or instead of the header")
        unversioned = [s for s in symbols if s.startswith("tv_") and "@@TEMVIET_1" not in s]
        problems += [f"{library.name}: no version on {s}" for s in unversioned]
        dynamic = out("readelf", "-dW", library)
        stem = library.name.split(".so")[0]
        if f"[{stem}.so.{soversion}]" not in dynamic:
            problems.append(f"{library.name}: the SONAME is not {stem}.so.{soversion}")
        for word in ("RPATH", "RUNPATH", "TEXTREL"):
            if word in dynamic:
                problems.append(f"{library.name} has {word}")
        if "core" in library.name and ("opencv" in dynamic or "ZXing" in dynamic):
            problems.append(f"{library.name} needs a picture library")
    print("\n".join(problems) if problems else f"as committed: {len(libraries)} libraries, {bits}-bit layout")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
