#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes application-identifiers.tsv, our own table of GS1 Application Identifiers, from the facts of the GS1 Barcode
Syntax Dictionary (a text file of GS1 that is not part of this project).

usage: make_ai_table.py DICTIONARY > application-identifiers.tsv

Columns: first and last AI of the row; separator = yes when FNC1 ends the value; attribute = yes when the AI may be a
Digital Link data attribute; components, each TYPE + fixed length or ..max, with its checks in parentheses and ? when
optional; needs and excludes = other AIs (| or, + and, n any digit); path = Digital Link primary key: "key", or the
qualifier sequences allowed after it (, in order; | alternatives); title.
"""
import re
import sys


def components(words):
    out = []
    for word in words:
        optional = word.startswith("[")
        word = word.replace("[", "").replace("]", "")
        shape, *checks = word.split(",")
        out.append(shape + (f"({','.join(checks)})" if checks else "") + ("?" if optional else ""))
    return " ".join(out)


def main():
    print("first\tlast\tseparator\tattribute\tcomponents\tneeds\texcludes\tpath\ttitle")
    for line in open(sys.argv[1], encoding="utf-8"):
        body, _, title = line.rstrip("\n").partition("#")
        words = body.split()
        if not words or not re.fullmatch(r"\d{2,4}(-\d{2,4})?", words[0]):
            continue
        first, _, last = words.pop(0).partition("-")
        flags = words.pop(0) if words and not re.match(r"\[?[NXYZ]", words[0]) else ""
        spec, needs, excludes, path = [], [], [], ""
        for word in words:
            key, _, value = word.partition("=")
            if key == "req":
                needs.append(value.replace(",", "|"))
            elif key == "ex":
                excludes.append(value.replace(",", "|"))
            elif key == "dlpkey":
                path = value or "key"
            else:
                spec.append(word)
        print("\t".join([first, last or first, "no" if "*" in flags else "yes", "yes" if "?" in flags else "no", components(spec),
                         "&".join(needs), "|".join(excludes), path, title.strip()]))


main()
