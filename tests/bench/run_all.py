#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds and runs every benchmark, prints a table, and can write docs/performance.md with its plots.

usage: run_all.py BUILD_DIR [--images DIR] [--json FILE] [--write-docs]
  BUILD_DIR     a configured build (preset dev, release or ci)
  --images DIR  a folder of pictures with a truth.jsonl: the reader is measured on it too
Every figure stands beside a named peer or a bare primitive of the same run: compare ratios, not machines. About ten minutes.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ["bench_verify", "bench_registry", "bench_mint", "bench_capi", "bench_frames", "temviet-bench-reader"]
SIZES = [1_000, 10_000, 100_000, 1_000_000]


def rows_of(build, program, *args):
    print(f"… {program} {' '.join(map(str, args))}", file=sys.stderr, flush=True)
    done = subprocess.run([build / "tests/bench" / program, *map(str, args)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def measure(build, images):
    subprocess.run(["ninja", "-C", build, "temviet_cli", *PROGRAMS], check=True, stdout=subprocess.DEVNULL)
    out = {"verify": sum((rows_of(build, "bench_verify", size) for size in SIZES), []),
           "registry": sum((rows_of(build, "bench_registry", size) for size in SIZES), []),
           "mint": rows_of(build, "bench_mint", 20_000), "frames": rows_of(build, "bench_frames", 9), "reader": []}
    with tempfile.TemporaryDirectory() as folder:
        demo = pathlib.Path(folder) / "demo"
        subprocess.run(["bash", ROOT / "data/demo/build_demo.sh", build / "cli/temviet", demo], check=True, capture_output=True)
        out["capi"] = rows_of(build, "bench_capi", demo, build / "mobile-bindings/c/libtemviet-core.so", 1_000_000)
    if images:
        print("… temviet-bench-reader", file=sys.stderr, flush=True)
        done = subprocess.run([build / "tests/bench/temviet-bench-reader", "--images", images, "--json"], capture_output=True, text=True, check=True)
        out["reader"] = json.loads(done.stdout)
    return out


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(map(str, row)) + " |" for row in rows)]) + "\n"


def sections(data):
    """(title, sentence, table) of each part."""
    yield ("From payload to verdict",
           "Parse, signature, two registries, checks and JSON, beside one bare libsodium verification of a message as long. *First* is the first answer of "
           "a fresh verifier (cold caches). Threads share one verifier; the factor is against one thread on the cores named.",
           table(["products", "bare µs", "answer µs", "ratio", "p99 µs", "first µs", "answers/s", "× 2, 4, 8 threads", "cores"],
                 [(f"{r['products']:,}", r["bare_us"], r["with_json_us"], r["ratio"], r["p99_us"], r["first_us"], f"{r['answers_per_second']:,}",
                   ", ".join(str(r["times_one_thread"][n]) for n in ("2", "4", "8")), r["cores"]) for r in data["verify"]]))
    yield ("Registries by size",
           "Import from CSV to a file ready to sign (indexes and search index included), opening, look-up of one number beside a bare prepared SELECT of SQLite, and search.",
           table(["products", "MB", "rows/s", "open ms", "warm µs", "bare SQLite µs", "ratio", "cold µs", "bare cold µs", "search: common words, one product, a typo (ms)"],
                 [(f"{r['products']:,}", r["file_bytes"] // 1_000_000, f"{r['rows_per_s']:,}", r["open_ms_median"], r["warm_us"], r["bare_sqlite_warm_us"], r["warm_ratio"], r["cold_us"],
                   r["bare_sqlite_cold_us"], f"{r['search_all_ms']}, {r['search_one_ms']}, {r['search_typo_ms']}") for r in data["registry"]]))
    yield ("Minting", "One thread, beside a bare signature and verification.",
           table(["stamps", "bare µs", "mint µs", "ratio", "stamps/s"], [(f"{r['stamps']:,}", r["bare_sign_verify_us"], r["mint_us"], r["ratio"], f"{r['stamps_per_second']:,}") for r in data["mint"]]))
    yield ("The C ABI", "`tv_verify_payload` of `libtemviet-core.so` beside the C++ call it wraps, both leaving the answer on the heap; then a million calls: "
           "allocations a call, what was not freed, growth of the resident memory.",
           table(["C µs", "C++ µs", "ratio", "calls", "allocations a call", "left allocated", "growth KB"],
                 [(r["c_us"], r["peer_us"], r["ratio"], f"{r['calls']:,}", r["allocations_a_call"], r["left_allocated"], r["resident_kb_growth"]) for r in data["capi"]]))
    yield ("Frames by format and size", "A drawn pack with a QR code and an EAN-13; ZXing-C++ 3.1 with its defaults on the same grey pixels. One thread.",
           table(["picture", "format", "read", "ms", "ZXing ms", "ratio"],
                 [(f"{r['width']} × {r['height']}", r["format"], r["read"], r["ms"], r["zxing_grey_ms"], r["ratio"]) for r in data["frames"]]))
    if data["reader"]:
        yield ("Reading photographs", "Codes read, misread, median and 95th percentile; ZXing-C++ 3.1 with its defaults on the same grey pixels. docs/reader.md says more.",
               table(["set", "pictures", "codes", "temviet read", "misread", "ms", "p95", "ZXing read", "misread", "ms", "p95", "ratio"],
                     [(r["set"], r["pictures"], r["codes"], r["readers"]["temviet"]["read"], r["readers"]["temviet"]["misread"], round(r["readers"]["temviet"]["median_ms"], 1), round(r["readers"]["temviet"]["p95_ms"], 1),
                       r["readers"]["ZXing"]["read"], r["readers"]["ZXing"]["misread"], round(r["readers"]["ZXing"]["median_ms"], 1), round(r["readers"]["ZXing"]["p95_ms"], 1),
                       round(r["readers"]["temviet"]["median_ms"] / max(1e-9, r["readers"]["ZXing"]["median_ms"]), 2)) for r in data["reader"]]))


def bars(title, rows, unit):
    """An SVG of pairs of bars: (label, ours, peer)."""
    width, line, left = 720, 34, 210
    top = max(max(ours, peer) for _, ours, peer in rows) or 1
    height = 46 + line * len(rows)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="13">',
           f'<rect width="{width}" height="{height}" fill="white"/><text x="8" y="20" font-size="15" font-weight="bold">{title}</text>']
    for number, (label, ours, peer) in enumerate(rows):
        y = 34 + line * number
        out.append(f'<text x="{left - 8}" y="{y + 18}" text-anchor="end">{label}</text>')
        for step, (value, colour) in enumerate(((ours, "#0f766e"), (peer, "#9ca3af"))):
            length = value / top * (width - left - 90)
            out.append(f'<rect x="{left}" y="{y + 13 * step}" width="{max(1, length):.1f}" height="11" fill="{colour}"/>'
                       f'<text x="{left + length + 5:.1f}" y="{y + 13 * step + 10}" font-size="11">{value:g} {unit}</text>')
    out.append("</svg>\n")
    return "\n".join(out)


def write_docs(data):
    pictures = ROOT / "docs/pictures"
    pictures.mkdir(exist_ok=True)
    grey = [r for r in data["frames"] if r["format"] in ("grey", "bgra")]
    (pictures / "bench-frames.svg").write_text(bars("Reading a frame: temviet (green) and ZXing's defaults (grey), ms",
                                                    [(f"{r['width']} × {r['height']} {r['format']}", r["ms"], r["zxing_grey_ms"]) for r in grey], "ms"), encoding="utf-8")
    (pictures / "bench-lookup.svg").write_text(bars("Looking a number up: temviet (green) and bare SQLite (grey), µs, warm",
                                                    [(f"{r['products']:,} products", r["warm_us"], r["bare_sqlite_warm_us"]) for r in data["registry"]], "µs"), encoding="utf-8")
    if data["reader"]:
        (pictures / "bench-reader.svg").write_text(bars("Codes read of 100: temviet (green) and ZXing's defaults (grey)",
                                                        [(r["set"].lstrip("~ "), round(100 * r["readers"]["temviet"]["read"] / max(1, r["codes"]), 1), round(100 * r["readers"]["ZXing"]["read"] / max(1, r["codes"]), 1))
                                                         for r in data["reader"]], ""), encoding="utf-8")
    text = ["# Performance", "Written by `tests/bench/run_all.py BUILD_DIR --write-docs`. Every figure stands beside a peer or a bare primitive of the same run on the same",
            "machine: the ratios travel, the microseconds do not. Losses are shown as they are.", ""]
    for title, sentence, rows in sections(data):
        text += [f"## {title}", sentence, "", rows]
        if title.startswith("Frames"):
            text.append("![Frames](pictures/bench-frames.svg)\n")
        if title.startswith("Registries"):
            text.append("![Look-ups](pictures/bench-lookup.svg)\n")
        if title.startswith("Reading"):
            text.append("![Reader](pictures/bench-reader.svg)\n")
    text += ["## What costs, and what is slower than a peer",
             "- An answer about a stamp of a declared lot is two signature checks, the stamp's and the declaration's; the rest (two registries, fifteen checks, 8 KB of",
             "  JSON) costs less than one more.",
             "- A look-up of a number that is not in the cache costs more than bare SQLite's: each page is hashed and compared before SQLite sees it. That is what makes the file",
             "  impossible to swap.",
             "- Interleaved colours (RGB, BGRA) cost a pass over the pixels that the camera formats (NV21, I420) do not.", ""]
    (ROOT / "docs/performance.md").write_text("\n".join(text), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=lambda word: pathlib.Path(word).resolve())
    parser.add_argument("--images", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--write-docs", action="store_true")
    args = parser.parse_args()
    data = measure(args.build, args.images)
    for title, _, rows in sections(data):
        print(f"\n{title}\n{rows}")
    if args.json:
        args.json.write_text(json.dumps(data, indent=1), encoding="utf-8")
    if args.write_docs:
        write_docs(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
