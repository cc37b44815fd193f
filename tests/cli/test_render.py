# SPDX-License-Identifier: Apache-2.0
"""render and sheet: what is printed reads back, at its true size, with our reader and with others' (zbarimg, dmtxread)."""
import csv
import json
import re
import shutil
import struct
import subprocess
import unittest

from support import GOOD_STAMP, SOURCE, TEST_KEY, CliTest, main

KEY = SOURCE / "data/demo/keys/demo-tra-sen-vang.key"
GTIN = "09521234543213"
GS = "\x1d"


def need(tool):
    return unittest.skipUnless(shutil.which(tool), f"{tool} is not installed")


def png_header(data):
    """(width, height, dots an inch) of a PNG."""
    width, height = struct.unpack(">II", data[16:24])
    at = data.index(b"pHYs")
    across, down, unit = struct.unpack(">IIB", data[at + 4:at + 13])
    assert across == down and unit == 1
    return width, height, round(across * 0.0254)


class Render(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.decl, cls.links, cls.elements = cls.scratch / "lot.decl", cls.scratch / "links.csv", cls.scratch / "elements.ndjson"
        for args in (["declare", "--gtin", GTIN, "--lot", "L2611A", "--quantity", 60, "--expiry", "2028-11-20", "-o", cls.decl],
                     ["mint", "--batch", cls.decl, "--host", "tem.example", "--count", 30, "-o", cls.links],
                     ["mint", "--batch", cls.decl, "--carrier", "gs1", "--count", 30, "-o", cls.elements]):
            done = cls.run_cli("stamp", args[0], "--key", KEY, *args[1:])
            assert done.returncode == 0, done.err
        cls.link = cls.links.read_text().splitlines()[1].split(",")[2]
        cls.element = json.loads(cls.elements.read_text().splitlines()[0])["payload"]

    def setUp(self):
        self.folder = self.scratch / self.id().rsplit(".", 1)[1]
        self.folder.mkdir()

    def render(self, payload, name, *more, code=0):
        out = self.folder / name
        done = self.run_cli("stamp", "render", "-", "-o", out, *more, stdin=payload)
        self.assertEqual(done.returncode, code, done.err)
        self.assertEqual(out.exists(), code == 0)
        self.assertEqual([p for p in self.folder.iterdir() if ".tmp-" in p.name], [])
        return out if code == 0 else done.err

    def sheet(self, name, *more, stamps=None, code=0):
        out = self.folder / name
        done = self.run_cli("stamp", "sheet", stamps or self.links, "-o", out, *more)
        self.assertEqual(done.returncode, code, done.err)
        self.assertEqual(out.exists(), code == 0)
        self.assertEqual([p for p in self.folder.iterdir() if ".tmp-" in p.name], [])
        return out if code == 0 else done.err

    def read(self, picture):
        return json.loads(self.run_cli("read", picture, "--json").out)["symbols"]

    def label_of(self, pdf, page, number, columns=3, dpi=300):
        """One label of a page of the default layout, cut out by another program."""
        mm = dpi / 25.4
        width, left = 60, (210 - 3 * 60 - 2 * 2) / 2
        x, y = left + number % columns * (width + 2), 10 + number // columns * 34
        out = self.folder / f"label-{page}-{number}"
        subprocess.run(["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", "-x", str(round(x * mm)), "-y", str(round(y * mm)),
                        "-W", str(round(width * mm)), "-H", str(round(32 * mm)), "-png", pdf, out], check=True)
        return out.with_suffix(".png")

    def rasterised(self, pdf, dpi=300):
        """Pages of a PDF as PNG, by another program."""
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", pdf, self.folder / (pdf.stem + "-page")], check=True)
        return sorted(self.folder.glob(pdf.stem + "-page*.png"))

    @staticmethod
    def zbar(picture):
        """Payloads as zbarimg reads them."""
        done = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True)
        return done.stdout.decode().strip()

    @staticmethod
    def dmtx(picture):
        done = subprocess.run(["dmtxread", "--gs1=29", "-m", "5000", "-N", "1", picture], capture_output=True)
        return done.stdout.decode("latin-1").lstrip(GS).strip("\n")

    # One stamp.

    def test_png_at_the_dots_of_usual_printers(self):
        for dpi, module in ((203, 3), (300, 4), (600, 8)):
            picture = self.render(self.link, f"link-{dpi}.png", "--dpi", dpi)
            width, height, density = png_header(picture.read_bytes())
            self.assertEqual(density, dpi)
            self.assertEqual(width, height)
            self.assertEqual(width % module, 0)
            self.assertGreaterEqual(width / dpi * 25.4 / (width / module), 0.33)
            symbols = self.read(picture)
            self.assertEqual([(s["text"], s["symbology_identifier"]) for s in symbols], [(self.link, "]Q1")])
            if shutil.which("zbarimg"):
                self.assertEqual(self.zbar(picture), self.link)
            picture = self.render(self.element, f"element-{dpi}.png", "--dpi", dpi)
            symbols = self.read(picture)
            self.assertEqual([(bytes.fromhex(s["bytes"]).decode(), s["symbology_identifier"]) for s in symbols], [(self.element, "]d2")])
            width, height, _ = png_header(picture.read_bytes())
            self.assertEqual(width, height)  # square only
            if shutil.which("dmtxread"):
                self.assertEqual(self.dmtx(picture), self.element)

    def test_every_carrier_and_correction(self):
        record = self.run_cli("stamp", "mint", "--key", KEY, "--carrier", "rec", "--gtin", GTIN, "--lot", "L1", "--name", "Trà sen").out
        for payload, more, identifier in ((self.link, ["--ecc", "L"], "]Q1"), (self.link, ["--ecc", "H"], "]Q1"), (record, [], "]Q1"),
                                          (self.element, ["--symbol", "qr", "--ecc", "Q"], "]Q3"), (GOOD_STAMP, [], "]Q1")):
            picture = self.render(payload, "code.png", *more)
            self.assertEqual([(bytes.fromhex(s["bytes"]).decode(), s["symbology_identifier"]) for s in self.read(picture)], [(payload, identifier)])
        opened = self.run_cli("stamp", "open", "--env", "test", "--issuer", "demo-tra-sen-vang", "--key", TEST_KEY, "--symbology", "]Q3", "-", stdin=self.element)
        self.assertEqual(opened.returncode, 0)

    @need("pdftoppm")
    def test_vectors_have_their_size_in_millimetres(self):
        pdf = self.render(self.link, "one.pdf", "--size-mm", 24)
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
        points = float(re.search(r"Page size:\s+([\d.]+) x", info).group(1))
        self.assertAlmostEqual(points / 72 * 25.4, 24, delta=0.01)
        for dpi in (203, 300, 600):
            page = self.rasterised(pdf, dpi)[0]
            self.assertEqual([s["text"] for s in self.read(page)], [self.link], dpi)
        svg = self.render(self.element, "one.svg", "--module-mm", 0.5)
        text = svg.read_text()
        width = float(re.search(r'width="([\d.]+)(?:pt)?"', text).group(1))
        self.assertAlmostEqual(width / 72 * 25.4, 0.5 * round(width / 72 * 25.4 / 0.5), delta=0.01)

    def test_refusals_name_the_sizes_that_are_possible(self):
        self.assertIn("MODULE_TOO_SMALL", self.render(self.link, "a.svg", "--module-mm", 0.29, code=1))
        self.assertIn("MODULE_TOO_SMALL", self.render(self.link, "a.svg", "--size-mm", 15, code=1))
        self.assertIn("MODULE_TOO_SMALL", self.render(self.element, "a.png", "--dpi", 203, "--size-mm", 12, code=1))
        self.render(self.link, "forced.svg", "--module-mm", 0.29, "--force")
        wrong = self.render(self.link, "a.png", "--module-mm", 0.33, "--dpi", 203, code=1)
        self.assertIn("MODULE_NOT_WHOLE", wrong)
        self.assertIn("0.250 mm (2 dots) or 0.375 mm (3 dots)", wrong)
        self.render(self.link, "named.png", "--module-mm", 0.375, "--dpi", 203)
        self.assertIn("QUIET_ZONE_TOO_SMALL", self.render(self.link, "a.svg", "--quiet", 2, code=1))
        for payload in ("https://example.com/", "9521234543213", GOOD_STAMP[:-1], GOOD_STAMP + "A", "010952123454321310L1"):
            self.assertIn("NOT_A_STAMP", self.render(payload, "a.svg", code=1), payload)
        self.render(self.link, "a.svg", "--symbol", "datamatrix", code=2)
        self.render(self.link, "a.gif", code=2)

    def test_signatures_are_checked_where_the_key_is_known(self):
        self.render(self.link, "a.svg", "--batch", self.decl)
        forged = self.link[:-1] + ("A" if self.link[-1] != "A" else "Q")
        self.assertIn("NOT_A_STAMP", self.render(forged, "b.svg", "--batch", self.decl, code=1))
        self.assertIn("NOT_A_STAMP", self.render(GOOD_STAMP, "b.svg", "--batch", self.decl, code=1))
        self.render(GOOD_STAMP, "c.svg", "--env", "test", "--issuer", "demo-tra-sen-vang", "--key", TEST_KEY)

    def test_a_file_of_stamps_becomes_a_file_a_serial(self):
        done = self.run_cli("stamp", "render", "--stamps", self.elements, "--out-dir", self.folder / "out", "--format", "png", "--batch", self.decl)
        self.assertEqual(done.returncode, 0, done.err)
        rows = [json.loads(line) for line in self.elements.read_text().splitlines()]
        self.assertEqual(sorted(p.name for p in (self.folder / "out").iterdir()), sorted(r["serial"] + ".png" for r in rows))
        for row in rows[:3]:
            self.assertEqual(bytes.fromhex(self.read(self.folder / "out" / (row["serial"] + ".png"))[0]["bytes"]).decode(), row["payload"])

    # Sheets.

    @need("pdftoppm")
    def test_every_label_of_every_page_reads_back(self):
        rows = [r["payload"] for r in csv.DictReader(self.links.read_text().splitlines())]
        pdf = self.sheet("a4.pdf", "--batch", self.decl, "--name", "Trà sen vàng Tây Hồ, hộp 100 g", "--number", "--crop-marks")
        pages = self.rasterised(pdf)
        self.assertEqual(len(pages), 2)  # 30 stamps, 3 × 8 a page
        for number in (0, 4, 11, 23):
            self.assertEqual([s["text"] for s in self.read(self.label_of(pdf, 1, number))], [rows[number]])
        self.assertEqual([s["text"] for s in self.read(self.label_of(pdf, 2, 5))], [rows[29]])
        if shutil.which("zbarimg"):
            # On a whole page ZBar may overlook one of the random codes; alone each must be read, and nothing else anywhere.
            seen = set("\n".join(map(self.zbar, pages)).split())
            for number, payload in enumerate(rows):
                if payload not in seen:
                    seen.add(self.zbar(self.label_of(pdf, 1 + number // 24, number % 24)))
            self.assertEqual(sorted(seen), sorted(rows))
        words = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
        for expected in ("Trà sen vàng Tây Hồ", "Lô: L2611A", "HSD: 20/11/2028", "Tem 30/30", "Trang 2/2", "BẢN THỬ"):
            self.assertIn(expected, words)

    @need("pdftoppm")
    def test_a_roll_of_datamatrix(self):
        pdf = self.sheet("roll.pdf", "--page", "roll", "--label", "30x40", "--dpi", 203, stamps=self.elements)
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
        self.assertIn("Pages:           30", info)
        payloads = [json.loads(line)["payload"] for line in self.elements.read_text().splitlines()]
        for page, payload in list(zip(self.rasterised(pdf, 203), payloads))[:5]:
            self.assertEqual([bytes.fromhex(s["bytes"]).decode() for s in self.read(page)], [payload])
            if shutil.which("dmtxread"):
                self.assertEqual(self.dmtx(page), payload)

    def test_parts_of_a_file(self):
        self.sheet("part.pdf", "--skip", 25, "--count", 100)
        self.assertIn("only 30 stamps", self.sheet("none.pdf", "--skip", 30, code=2))

    def test_sheets_are_refused_whole(self):
        self.assertIn("LABEL_TOO_SMALL", self.sheet("a.pdf", "--label", "30x25", "--name", "Trà", code=1))
        self.assertIn("LABEL_TOO_SMALL", self.sheet("a.pdf", "--name", "Một cái tên dài không thể nào vừa với nhãn này được dù chữ nhỏ đến đâu " * 2, code=1))
        self.assertIn("PAGE_TOO_SMALL", self.sheet("a.pdf", "--columns", 5, code=1))
        self.assertIn("MODULE_TOO_SMALL", self.sheet("a.pdf", "--module-mm", 0.2, code=1))
        self.sheet("a.pdf", "--label", "60", code=2)
        self.sheet("a.svg", code=2)
        self.sheet("a.pdf", "--crop-marks", "--margin", 2, code=2)
        lines = self.links.read_text().splitlines(keepends=True)
        bad = self.folder / "bad.csv"
        bad.write_text("".join(lines[:28]) + lines[28].replace("&vts=Eb", "&vts=Ec") + "".join(lines[29:]))
        refused = self.sheet("a.pdf", "--batch", self.decl, stamps=bad, code=1)
        self.assertIn("stamp 28", refused)
        bad.write_text("".join(lines[:5]) + "x,y\n")
        self.assertIn("line 6", self.sheet("a.pdf", stamps=bad, code=1))


if __name__ == "__main__":
    main()
