#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws what temviet-bench-reader measured, as SVG.

usage: plot_reader.py curves FILE.jsonl OUT.svg    of temviet-bench-reader --curves --peers
       plot_reader.py sets FILE.json OUT.svg       of temviet-bench-reader --images DIR --peers --json
"""
import html
import json
import sys

COLOURS = {"temviet": "#0f766e", "ZXing": "#6b7280", "ZXing, half size": "#c4b5fd", "ZBar": "#d97706", "OpenCV": "#2563eb", "WeChat, no models": "#9333ea"}


def text(x, y, words, size=12, anchor="start", bold=False):
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight}>{html.escape(str(words))}</text>'


def page(width, height, parts):
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif">',
                      f'<rect width="{width}" height="{height}" fill="white"/>', *parts, "</svg>\n"])


def legend(readers, x, y):
    out = []
    for name in readers:
        out += [f'<rect x="{x}" y="{y - 9}" width="18" height="{5 if name == "temviet" else 3}" fill="{COLOURS.get(name, "#000")}"/>', text(x + 24, y, name)]
        x += 36 + 7.2 * len(name)
    return out


def curves(rows):
    """A small plot for each symbol (down) and axis (across): read rate of every reader."""
    symbols, axes = list(dict.fromkeys(r["symbol"] for r in rows)), list(dict.fromkeys(r["axis"] for r in rows))
    readers = list(rows[0]["readers"])
    width, height, left, top = 210, 130, 96, 62
    parts = [text(10, 22, f"Share of drawn symbols that are read ({rows[0]['pictures']} pictures a point)", 15, bold=True), *legend(readers, 10, 44)]
    for down, symbol in enumerate(symbols):
        parts.append(text(10, top + down * (height + 44) + height / 2, symbol, 13, bold=True))
        for across, axis in enumerate(axes):
            x0, y0 = left + across * (width + 36), top + down * (height + 44)
            points = sorted((r for r in rows if r["symbol"] == symbol and r["axis"] == axis), key=lambda r: r["value"])
            low, high = points[0]["value"], points[-1]["value"]
            parts.append(f'<rect x="{x0}" y="{y0}" width="{width}" height="{height}" fill="none" stroke="#d1d5db"/>')
            parts += [text(x0 - 4, y0 + 10, "all", 10, "end"), text(x0 - 4, y0 + height, "0", 10, "end"), text(x0, y0 + height + 13, f"{low:g}", 10),
                      text(x0 + width, y0 + height + 13, f"{high:g}", 10, "end"), text(x0 + width / 2, y0 + height + 13, axis, 11, "middle")]
            for name in reversed(readers):
                line = " ".join(f"{x0 + (r['value'] - low) / (high - low) * width:.1f},{y0 + height * (1 - r['readers'][name]['read'] / r['pictures']):.1f}" for r in points)
                parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS.get(name, "#000")}" stroke-width="{3 if name == "temviet" else 1.5}"/>')
    return page(left + len(axes) * (width + 36), top + len(symbols) * (height + 44), parts)


def sets(rows):
    """A bar for each reader in each set: codes read of 100; misreads as a red end."""
    readers = list(rows[0]["readers"])
    left, width, line = 170, 560, 9
    block = line * len(readers) + 12
    parts = [text(10, 22, "Codes read of each hundred, and misread (red)", 15, bold=True), *legend(readers, 10, 44)]
    for number, row in enumerate(rows):
        y0 = 62 + number * block
        parts.append(text(left - 8, y0 + block / 2, f"{row['set'].lstrip('~ ')} ({row['codes']})", 12, "end"))
        for step, name in enumerate(readers):
            score, y = row["readers"][name], y0 + step * line
            read, wrong = (width * score[key] / max(1, row["codes"]) for key in ("read", "misread"))
            parts += [f'<rect x="{left}" y="{y}" width="{max(0.5, read):.1f}" height="{line - 2}" fill="{COLOURS.get(name, "#000")}"/>',
                      f'<rect x="{left + read:.1f}" y="{y}" width="{wrong:.1f}" height="{line - 2}" fill="#ff0000"/>']
    return page(left + width + 60, 70 + len(rows) * block, parts)


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("curves", "sets"):
        print(__doc__, file=sys.stderr)
        return 2
    with open(sys.argv[2], encoding="utf-8") as file:
        drawing = curves([json.loads(line) for line in file if line.startswith("{")]) if sys.argv[1] == "curves" else sets(json.load(file))
    with open(sys.argv[3], "w", encoding="utf-8") as file:
        file.write(drawing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
