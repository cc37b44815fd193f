#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks every sample picture with the real command and compares the answer with manifest.json.

usage: check_samples.py --temviet PATH [--table] [--demo DIR]
  --table     prints a table a shop owner understands (Vietnamese; English with LANG=en…)
  --demo DIR  asks the registries in DIR (built by data/demo/build_demo.sh) instead of the stored ones
Exit 0: every answer is the expected one.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
REGISTRIES = ("demo-tinh", "demo-tap-doan")


def verify(temviet: str, sample: dict, demo: pathlib.Path | None) -> tuple[dict, int]:
    command = [temviet, "verify", str(HERE / sample["file"]), "--env", "test", "--at", sample["at"], "--json"]
    if sample.get("scene"):
        command += ["--scene", sample["scene"]]
    for name in REGISTRIES if demo else ():
        command += ["--registry", str(demo / f"{name}.db"), "--root", str(demo / f"{name}.root.json")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    try:
        return json.loads(done.stdout), done.returncode
    except ValueError:
        sys.exit(f"{' '.join(command)} printed no JSON:\n{done.stdout}\n{done.stderr}")


def codes(report: dict) -> set:
    return {entry["code"] for item in report["items"] for key in ("reasons", "notices") for entry in item[key]}


def problems(sample: dict, report: dict) -> list[str]:
    wrong = [f"{key} is {report[key]}, expected {sample[key]}" for key in ("level", "use") if report[key] != sample[key]]
    missing = set(sample.get("reasons", [])) - codes(report)
    if missing:
        wrong.append(f"missing {', '.join(sorted(missing))} (has {', '.join(sorted(codes(report)))})")
    expected_items = sample.get("items")
    if expected_items is not None:
        found = sorted((item["level"], item["use"]) for item in report["items"])
        wanted = sorted((item["level"], item["use"]) for item in expected_items)
        if found != wanted:
            wrong.append(f"items are {found}, expected {wanted}")
    return wrong


def width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    while width(text) >= columns:
        text = text[:-2] + "…"
    return text + " " * (columns - width(text))


def headline(report: dict, language: str) -> str:
    order = {"REJECTED": 0, "SUSPECT": 2, "NO_DECISION": 5, "UNKNOWN": 6, "REGISTERED": 7, "SIGNED_UNCONFIRMED": 8}
    use = {"RECALLED": 1, "ALERT": 3, "EXPIRED": 4}
    items = sorted(report["items"], key=lambda i: min(order.get(i["level"], 9), use.get(i["use"], 9)))
    return items[0]["headline"][language] if items else report["text"][language].splitlines()[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--temviet", required=True)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--demo", type=pathlib.Path)
    args = parser.parse_args()
    samples = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["samples"]
    language = "en" if os.environ.get("LC_ALL", os.environ.get("LANG", "vi")).startswith("en") else "vi"
    titles = {"vi": ("Ảnh nhãn", "Kết luận (bản thử)", "Mức", "Đúng như dự kiến"), "en": ("Label", "Verdict (test)", "Level", "As expected")}[language]
    if args.table:
        print("    " + pad(titles[0], 34) + pad(titles[1], 58) + pad(titles[2], 30) + titles[3])
    failed = 0
    for sample in samples:
        report, _ = verify(args.temviet, sample, args.demo)
        wrong = problems(sample, report)
        failed += bool(wrong)
        if args.table:
            level = report["level"] + ("" if report["use"] == "OK" else " + " + report["use"])
            mark = ("có" if language == "vi" else "yes") if not wrong else ("KHÔNG" if language == "vi" else "NO")
            print("    " + pad(sample["title"][language], 34) + pad(headline(report, language), 58) + pad(level, 30) + mark)
        for line in wrong:
            print(f"{sample['file']}: {line}", file=sys.stderr)
    if not samples:
        sys.exit("the manifest is empty")
    print(f"    {len(samples) - failed}/{len(samples)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
