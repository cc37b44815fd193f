#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How large the shared libraries are, whole and stripped, and what makes them so.

usage: size_report.py LIBRARY… [--max LIBRARY_STEM=BYTES]…      (--max: exit 1 when a stripped library is larger)
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile


def out(*command) -> str:
    return subprocess.run([str(c) for c in command], check=True, text=True, stdout=subprocess.PIPE).stdout


def group(symbol: str) -> str:
    """The room or library a demangled symbol belongs to, as far as its name tells."""
    for name, pattern in (("sqlite", r"^sqlite3|^(fts|rtree|vdbe|btree|pager)"), ("libsodium", r"^(crypto|sodium|ge25519|fe25519|randombytes)_?"),
                          ("ZXing", r"\bZXing::"), ("OpenCV", r"\bcv::|^opencv"), ("nlohmann/json", r"nlohmann::"), ("fmt", r"\bfmt::")):
        if re.search(pattern, symbol):
            return name
    found = re.search(r"temviet::(gs1|verify|report|vision|stamp|trust|registry|capi|record|cbor)\b", symbol)
    if found:
        return f"temviet {found.group(1)}"
    return "temviet, other" if "temviet::" in symbol else "std::" if "std::" in symbol else "other"


def main() -> int:
    limits = dict(a.split("=") for a in (sys.argv[i + 1] for i, x in enumerate(sys.argv) if x == "--max"))
    libraries = [pathlib.Path(a).resolve() for i, a in enumerate(sys.argv[1:], 1) if a != "--max" and sys.argv[i - 1] != "--max"]
    if not libraries:
        print(__doc__)
        return 2
    too_large = 0
    with tempfile.TemporaryDirectory() as scratch:
        for library in libraries:
            stripped = pathlib.Path(scratch) / library.name
            out("strip", "--strip-unneeded", "-o", stripped, library)
            size = stripped.stat().st_size
            needed = re.findall(r"NEEDED.*\[(.*)\]", out("readelf", "-dW", library))
            print(f"{library.name}: {library.stat().st_size / 1e6:.2f} MB, stripped {size / 1e6:.2f} MB; needs {' '.join(needed)}")
            sums, largest = collections.Counter(), []
            for line in out("nm", "-CS", "--size-sort", "-r", library).splitlines():
                parts = line.split(maxsplit=3)
                if len(parts) == 4 and parts[2] in "tTrRdDVWuw":
                    sums[group(parts[3])] += int(parts[1], 16)
                    largest.append((int(parts[1], 16), parts[3]))
            print("  " + ", ".join(f"{name} {value / 1000:.0f} kB" for name, value in sums.most_common(10)))
            for value, name in largest[:5]:
                print(f"  {value / 1000:7.1f} kB  {name[:110]}")
            limit = limits.get(library.name.split(".so")[0])
            if limit and size > int(limit):
                too_large += 1
                print(f"  larger than {int(limit) / 1e6:.1f} MB")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
