# SPDX-License-Identifier: Apache-2.0
"""Every sentence an error can say has its Vietnamese in lib/src/report/error_rows_*.cpp.

The English stands where the error is made. This reads the sources for it: the message and the hint that follow an
error code, and what is handed to the small helpers that make errors. What varies becomes {}.
"""
import pathlib
import re
import sys

CODE = re.compile(r'"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|CANCELLED|USAGE|INTERRUPTED|DUPLICATE|FUTURE)"\s*,')
HELPERS = re.compile(r'\b(?:return|:|=) (?:invalid|foreign|bad|broken|damaged)\(|\bout\.detail = |refuse\((?:key|\d+), |\busage_error\(context, |\busage\([^,"]*"[^"]*", [^,]*, ')
NO_WORDS = re.compile(r"(--[a-z]|temviet |\{\} --help|chmod |\[a-z|LC_|LANG|item, batch)")
LITERALS = re.compile(r'"(?:\\.|[^"\\])*"')
# Told to programs only (NDJSON answers), or never to anybody.
NOT_SHOWN = {"BAD_REQUEST", "SQLITE_FAILED"}


def argument_end(text, at):
    """Where the expression that starts at `at` ends: a comma, bracket or semicolon of its own level."""
    depth = 0
    while at < len(text):
        c = text[at]
        if c == '"':
            at = LITERALS.match(text, at).end()
            continue
        if c == "'" and (char := re.match(r"'(?:\\.|[^'\\])'", text[at:])):
            at += char.end()
            continue
        if c in "([{":
            depth += 1
        elif c in ")]}":
            if depth == 0:
                return at
            depth -= 1
        elif c in ",;" and depth == 0:
            return at
        at += 1
    return at


def joined(literals):
    return "".join(s[1:-1] for s in LITERALS.findall(literals)).replace('\\"', '"').replace("\\\\", "\\")


def top_level(text, mark):
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        if text[at] == '"':
            at = LITERALS.match(text, at).end()
            continue
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if depth == 0 and text[at] == mark and not (mark == ":" and ":" in (text[at - 1], text[at + 1 : at + 2])):
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return parts + [text[start:]]


def patterns(expression):
    """The sentences an expression can be: several for a choice, none for what is in both languages already."""
    expression = expression.strip()
    if "tr(" in expression or not LITERALS.search(expression):
        return []
    if choice := (top_level(expression, "?") if len(top_level(expression, "?")) == 2 else None):
        return [p for branch in top_level(choice[1], ":") for p in patterns(branch)]
    formatted = re.match(r"fmt::format\(\s*((?:" + LITERALS.pattern + r"\s*)+)", expression)
    if formatted:
        return [re.sub(r"\{[^}]*\}", "{}", joined(formatted.group(1)))]
    out = ""
    for part in top_level(expression, "+"):
        plain = re.fullmatch(r"(?:std::string\()?((?:" + LITERALS.pattern + r"\s*)+)\)?", part.strip())
        out += joined(plain.group(1)) if plain else "{}"
    return [re.sub(r"(?:\{\})+", "{}", out)]


def sentences(source):
    for path in sorted([*source.glob("lib/src/**/*.?pp"), *source.glob("cli/src/**/*.?pp")]):
        if path.parts[-2] == "report" or path.name in ("code_words.cpp", "reasons.cpp"):
            continue
        text = re.sub(r"(?m)^\s*//.*$", "", path.read_text(encoding="utf-8"))
        both_languages = "std::string_view vi" in text  # its own usage_error() takes them together
        starts = [(m.end(), m.group(1)) for m in CODE.finditer(text)] + [(m.end(), None) for m in HELPERS.finditer(text)
                                                                            if not (both_languages and "usage" in m.group())]
        for at, code in starts:
            if code in NOT_SHOWN:
                continue
            for _ in range(2):  # the message, then the hint
                end = argument_end(text, at)
                for pattern in patterns(text[at:end]):
                    yield path, pattern
                if end >= len(text) or text[end] != ",":
                    break
                at = end + 1


def main():
    source = pathlib.Path(sys.argv[1])
    rows = []
    for path in source.glob("lib/src/report/error_rows_*.cpp"):
        for row in re.finditer(r"\{(" + LITERALS.pattern + r"),\s*(" + LITERALS.pattern + r")\}", path.read_text(encoding="utf-8")):
            rows.append((joined(row.group(1)), joined(row.group(2))))
    problems = []
    for en, vi in rows:
        if en.count("{}") != len(re.findall(r"\{[sn]?\}", vi)):
            problems.append(f"not the same number of {{}}: {en!r} and {vi!r}")
    known = [re.compile(".*".join(re.escape(p) for p in en.split("{}"))) for en, _ in rows if en != "{}: {}"]
    checked = 0
    for path, pattern in sentences(source):
        words = pattern.replace("{}", "")
        if not re.search(r"[a-z]{2}", words) or NO_WORDS.match(pattern):
            continue
        checked += 1
        if not any(k.fullmatch(pattern) for k in known):
            problems.append(f"{path.relative_to(source)}: no Vietnamese for {pattern!r}")
    if checked < 200:
        problems.append(f"only {checked} sentences were found: the search is broken")
    for each in dict.fromkeys(problems):
        print(each)
    print(f"{checked} sentences, {len(rows)} rows, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
