#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of the documentation with the real command: what a reader sees there is what the command draws today.

usage: make_pictures.py TEMVIET        (needs python3-opencv and pdftoppm; run by hand, the result is committed)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import cv2

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "docs/pictures"
SAMPLES = ROOT / "data/samples"
AT = {entry["file"]: entry["at"] for entry in json.loads((SAMPLES / "manifest.json").read_text(encoding="utf-8"))["samples"]}
WIDTH = 600
# picture of the docs: sample, language, more options
PHOTOS = {
    "tra-tem-tung-hop": ("tra-tem-tung-hop.jpg", "vi", []),
    "nuoc-mam-thu-hoi": ("nuoc-mam-thu-hoi.jpg", "vi", []),
    "hai-san-pham": ("hai-san-pham.jpg", "en", []),
    "ca-phe-mot-phan": ("ca-phe-ba-ma.jpg", "vi", ["--roi", "0%,45%,55%,55%"]),
}
SHELF = ["tra-tem-tung-hop", "gao-tem-theo-lo", "nuoc-mam-thu-hoi", "sua-het-han", "tra-ten-mien-gia", "hai-san-pham", "tom-kho-ma-vach", "khan-khong-ma"]


def small(source, name, width):
    picture = cv2.imread(str(source))
    height = round(picture.shape[0] * width / picture.shape[1])
    picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(OUT / f"{name}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 85])


def main() -> int:
    temviet = pathlib.Path(sys.argv[1]).resolve()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        env = {**os.environ, "XDG_DATA_HOME": str(top / "stored")}

        def run(*args, ends=(0,), **more):
            done = subprocess.run([temviet, *map(str, args)], env=env, cwd=top, capture_output=True, text=True, **more)
            if done.returncode not in ends:
                raise SystemExit(f"{args}: {done.returncode}\n{done.stderr}")
            return done.stdout

        subprocess.run(["bash", ROOT / "data/demo/build_demo.sh", temviet, top / "demo", "use"], check=True, env=env, stdout=subprocess.DEVNULL)
        answers = (0, 10, 11, 12, 13, 14, 15, 16, 17, 18)
        for name, (sample, language, more) in PHOTOS.items():
            run("verify", SAMPLES / sample, "--env", "test", "--at", AT[sample], "--lang", language, *more, "--annotate", top / f"{name}.png", ends=answers)
            small(top / f"{name}.png", name, WIDTH)
        (top / "shelf").mkdir()
        for name in SHELF:
            shutil.copy(SAMPLES / f"{name}.jpg", top / "shelf")
        run("verify", top / "shelf", "--env", "test", "--at", AT["tra-tem-tung-hop.jpg"], "--lang", "vi", "--annotate", top / "answers", ends=answers)
        small(top / "answers/contact-sheet.png", "contact-sheet", 1000)

        key = ROOT / "data/demo/keys/demo-tra-sen-vang.key"
        lot = ("--key", key, "--gtin", "9521234543213", "--lot", "L2611A", "--quantity", "100", "--production", "2026-11-20", "--expiry", "2028-11-20")
        run("stamp", "declare", *lot, "-o", "L2611A.decl")
        run("stamp", "mint", "--key", key, "--batch", "L2611A.decl", "--host", "tem.example", "--count", "40", "-o", "L2611A.csv")
        run("stamp", "sheet", "L2611A.csv", "--batch", "L2611A.decl", "--name", "Trà sen vàng 100 g", "--number", "--crop-marks", "-o", "L2611A.pdf")
        run("stamp", "sheet", "L2611A.csv", "--batch", "L2611A.decl", "--name", "Trà sen vàng 100 g", "--page", "roll", "--label", "60x32", "--count", "1", "-o", "one.pdf")
        for pdf, name, dpi in (("L2611A.pdf", "issuing-sheet", 90), ("one.pdf", "issuing-label", 200), (SAMPLES / "test-sheet.pdf", "test-sheet", 80)):
            subprocess.run(["pdftoppm", "-r", str(dpi), "-png", "-singlefile", top / pdf, top / name], check=True)
            cv2.imwrite(str(OUT / f"{name}.png"), cv2.imread(str(top / f"{name}.png")), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    for path in sorted(OUT.iterdir()):
        print(f"{path.stat().st_size // 1024:5} KiB  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
