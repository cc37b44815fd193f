#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the column `declaration` of the demonstration's batch.csv: lots with a range whose maker has a key for declarations.

Run it after a change in such a row; deterministic. The other lots stand for those declared on paper. Developers only.
"""
import csv
import datetime
import io
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "samples"))
import mint  # noqa: E402
from make_keys import ISSUER_KEYS, REGISTRIES, owner  # noqa: E402

DAY = 86400


def declaring_key(keys: dict, organisation: str, published_on: str) -> str:
    """The newest key with the usage `declare` that was in force on that day; empty when there is none."""
    good = [name for name, row in keys.items() if owner(name) == organisation and "declare" in row[0] and row[1] <= published_on]
    return max(good, key=lambda name: keys[name][1], default="")


def declaration(key: str, row: dict) -> str:
    published = int(datetime.datetime.fromisoformat(row["published_at"].replace("Z", "+00:00")).timestamp())
    dates = {number: row[name] for number, name in ((1, "production"), (2, "expiry")) if row[name]}
    subject = {1: row["gtin"]} if row["gtin"] else {2: row["product_code"]}
    claims = {**subject, 3: row["lot"], 4: int(row["first"]), 5: int(row["last"]), 6: int(row["width"]), 7: int(row["rand_len"]),
              8: int(row["quantity"]), 9: dates, 10: [m for m in row["markets"].split(",") if m], 11: published - DAY}
    return mint.cose_sign1(key, "decl", mint.cbor(claims)).hex()


def main() -> None:
    for registry in REGISTRIES:
        path = HERE / registry / "batch.csv"
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        names = [name for name in rows[0] if name != "declaration"] + ["declaration"]
        for row in rows:
            key = declaring_key(ISSUER_KEYS[registry], row["organisation"], row["published_at"][:10])
            row["declaration"] = declaration(key, row) if key and row["first"] else ""
        out = io.StringIO()
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
