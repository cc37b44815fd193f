#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails on an include that points to a room on the right, or on a third-party header outside its fence.

usage: check_architecture.py SOURCE_DIR
The rules are docs/architecture.md; this file is their only executable form.
"""
import pathlib
import re
import sys

# A room may include itself and the rooms named here.
ROOMS = {
    "base": set(),
    "vision": {"base"},
    "gs1": {"base"},
    "trust": {"base"},
    "stamp": {"base", "gs1", "trust"},
    "registry": {"base", "gs1", "trust", "stamp"},
    "verify": {"base", "gs1", "trust", "stamp", "registry"},
    "report": {"base", "gs1", "trust", "stamp", "registry", "verify"},
    "scan": {"base", "vision", "gs1", "trust", "stamp", "registry", "verify", "report"},
}
CLI = "cli"
FENCES = [  # (pattern of the header, places it may be included from)
    (r"opencv2/", {"vision", "cli/io", "cli/draw"}),
    (r"ZXing/|ReadBarcode|BarcodeFormat", {"vision", "cli/io", "cli/draw"}),
    (r"sodium", {"trust"}),
    (r"cbor\.h", {"base"}),
    (r"utf8proc", {"base"}),
    (r"sqlite3", {"registry", "ledger"}),
    (r"nlohmann/", {"trust", "registry", "report", "cli"}),
    (r"CLI/", {"cli"}),
    (r"cairo|pango/|libheif/", {"cli/io", "cli/draw"}),
    (r"archive|pugixml", {"cli/sheet"}),
    (r"fmt/", set(ROOMS) | {"cli"}),
]
# The only header outside the standard library that a public header may include.
PUBLIC_THIRD_PARTY = {"tl/expected.hpp"}
# No header of the network, the clock or the environment in the library (architecture, data flow 7).
FORBIDDEN_IN_LIBRARY = [r"sys/socket\.h", r"netinet/", r"netdb\.h", r"curl/", r"arpa/inet\.h"]
FORBIDDEN_CALLS = [r"\bgetenv\s*\(", r"system_clock::now", r"\btime\s*\(\s*(nullptr|NULL|0)\s*\)", r"\bgettimeofday\b", r"\bclock_gettime\b"]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def place_of(path: pathlib.Path, root: pathlib.Path) -> str | None:
    parts = path.relative_to(root).parts
    if parts[:2] == ("lib", "src"):
        return parts[2]
    if parts[:3] == ("lib", "include", "temviet"):
        return parts[3] if len(parts) > 4 else None
    if parts[:2] == ("cli", "src"):
        return f"cli/{parts[2]}" if len(parts) > 3 else CLI
    return None


def check(root: pathlib.Path) -> list[str]:
    problems = []
    files = [p for d in ("lib", "cli") for p in sorted((root / d).rglob("*")) if p.suffix in {".hpp", ".cpp", ".h", ".c"}]
    if len(files) < 50:
        problems.append(f"only {len(files)} source files found under {root}: is this the project's root?")
    for path in files:
        place = place_of(path, root)
        if place is None:
            continue
        is_cli = place.startswith(CLI)
        public = "include" in path.relative_to(root).parts[:2]
        name = path.relative_to(root)
        if not is_cli and place not in ROOMS:
            problems.append(f"{name}: '{place}' is no room of docs/architecture.md")
            continue
        text = path.read_text(encoding="utf-8")
        if not text.startswith("// SPDX-License-Identifier: Apache-2.0"):
            problems.append(f"{name}:1: no licence line")
        for number, line in enumerate(text.splitlines(), 1):
            where = f"{name}:{number}"
            if not is_cli:
                code = line.split("//")[0]
                for call in FORBIDDEN_CALLS:
                    if re.search(call, code):
                        problems.append(f"{where}: the library reads no clock and no environment: {line.strip()}")
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, header = match.groups()
            target = None
            if header.startswith("temviet/"):
                target = header.split("/")[1] if header.count("/") > 1 else "scan"
            elif quote == '"' and "/" in header and header.split("/")[0] in ROOMS:
                target = header.split("/")[0]
            if target and not is_cli and target != place and target not in ROOMS[place]:
                problems.append(f"{where}: {place} may not include {target} ({header})")
            for pattern, allowed in FENCES:
                if quote == "<" and re.match(pattern, header):
                    home = place if place in allowed else (CLI if is_cli and CLI in allowed else None)
                    if home is None:
                        problems.append(f"{where}: <{header}> is fenced to {', '.join(sorted(allowed))}")
            if public and quote == "<" and not header.startswith("temviet/"):
                if ("/" in header or header.endswith(".h")) and header not in PUBLIC_THIRD_PARTY:
                    problems.append(f"{where}: a public header includes <{header}>")
            if public and quote == '"':
                problems.append(f"{where}: a public header includes the private \"{header}\"")
            if not is_cli and any(re.match(p, header) for p in FORBIDDEN_IN_LIBRARY):
                problems.append(f"{where}: no network in the library: <{header}>")
    return problems


def self_test(root: pathlib.Path) -> list[str]:
    """The checker must be able to fail: a wrong edge, a fence and a clock in a scratch tree are all found."""
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        bad = top / "lib" / "src" / "gs1" / "bad.cpp"
        bad.parent.mkdir(parents=True)
        bad.write_text("#include <temviet/stamp/stamp.hpp>\n#include <sqlite3.h>\nauto t = time(nullptr);\n", encoding="utf-8")
        found = " ".join(check(top))
        wanted = ["gs1 may not include stamp", "<sqlite3.h> is fenced", "reads no clock", "no licence line"]
        return [f"the checker itself missed: {w}" for w in wanted if w not in found]


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    root = pathlib.Path(sys.argv[1]).resolve()
    problems = self_test(root) + check(root)
    print("\n".join(problems) if problems else "every include points to the left")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
