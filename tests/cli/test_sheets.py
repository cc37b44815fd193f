# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets as offices keep them: what loads, what fails and how it is said, and what a crash leaves behind."""
import csv
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import time
import unittest
import zipfile

import support
from support import AT, SOURCE, TEMVIET, CliTest, append

SHEETS = SOURCE / "tests" / "cli" / "sheets"


def digest(folder):
    """Every visible file of a folder and its bytes."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith(".")}


def rows(folder, table):
    with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def xlsx(cells, extra=None, workbook=""):
    """A minimal workbook: `cells` is the text of sheetData's rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", workbook or '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", cells if cells.startswith(("<worksheet", "<!DOCTYPE")) else f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def inline(*values):
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{v}</t></is></c>' for v in values) + "</row>"


class SheetTest(CliTest):
    def sources(self, name):
        folder = self.scratch / name
        shutil.copytree(SOURCE / "data" / "demo" / "demo-tinh", folder)
        return folder

    def load(self, sheet, into, *more, lang="en", **keywords):
        path = SHEETS / sheet if isinstance(sheet, str) else sheet
        return self.run_cli("--lang", lang, "registry", "load", path, "--into", into, "--at", AT, "--who", "Ban Thử", *more, **keywords)

    def load_bytes(self, data, name, *more, into=None):
        path = self.scratch / name
        path.write_bytes(data)
        return self.load(path, into or self.shared(), *more)

    def shared(self):
        folder = self.scratch / "shared"
        return folder if folder.exists() else self.sources("shared")


class FiveSheets(SheetTest):
    def check_builds(self, folder):
        done = self.run_cli("registry", "import", folder, "-o", self.scratch / (folder.name + ".tvr"))
        self.assertEqual(done.returncode, 0, done.err)

    def test_1_merged_headings(self):
        folder = self.sources("s1")
        before = digest(folder)
        preview = self.load("1-gop-o.xlsx", folder, "--preview", "--json")
        self.assertEqual(digest(folder), before, "a preview writes nothing")
        answer = self.json_of(preview)
        self.assertEqual(answer["counts"], {"certificate.new": 3, "organisation.new": 1, "product.new": 2, "product_gtin.new": 1, "source.new": 1})
        self.assertEqual((answer["ok"], answer["written"], answer["rows"], answer["error_count"]), (True, False, 3, 0))
        left_out = [n for n in answer["notices"] if n.startswith("not loaded")]
        self.assertEqual([int(n.split("row ")[1].split(":")[0]) for n in left_out], [6, 7, 10, 12, 13])
        self.assertIn("columns not used: “Ghi chú”", answer["notices"])

        done = self.load("1-gop-o.xlsx", folder, lang="vi")
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("2 sản phẩm mới, 1 chủ thể mới, 1 mã vạch mới, 3 giấy chứng nhận mới", done.out)
        products = {p["code"]: p for p in rows(folder, "product")}
        self.assertEqual(products["NAM-HUONG-KHO-TUI-200-G"]["name"], "Nấm hương khô túi 200 g")
        self.assertEqual(products["TRA-UOP-HOA-BUOI-HOP-80-G"]["organisation"], "demo-tra-sen-vang", "the merged owner is every row's owner")
        owner = next(o for o in rows(folder, "organisation") if o["id"] == "htx-nam-sach-doi-thong-demo")
        self.assertEqual((owner["kind"], owner["province"]), ("cooperative", "68"))
        certificates = [c for c in rows(folder, "certificate") if c["number"] == "DEMO-512/QĐ-UBND"]
        self.assertEqual(sorted((c["product_code"], c["level"], c["issued_on"]) for c in certificates),
                         [("NAM-HUONG-KHO-TUI-200-G", "3", "2026-09-10"), ("TRA-SEN-100", "5", "2026-09-10"), ("TRA-UOP-HOA-BUOI-HOP-80-G", "4", "2026-09-10")])
        self.check_builds(folder)
        # The same sheet again changes nothing, not even the trail.
        after = digest(folder)
        again = self.load("1-gop-o.xlsx", folder)
        self.assertIn("nothing changes", again.out)
        self.assertEqual(digest(folder), after)
        trail = [json.loads(line) for line in (folder / "trail.ndjson").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([(t["n"], t["who"], t["what"], t["rows"]) for t in trail], [(1, "Ban Thử", "load", 3)])

    def test_2_semicolons(self):
        folder = self.sources("s2")
        lines = (folder / "product.csv").read_bytes().splitlines(keepends=True)
        done = self.load("2-cham-phay.csv", folder, "--json")
        answer = self.json_of(done)
        self.assertEqual(answer["counts"], {"certificate.new": 2, "organisation.changed": 1, "organisation.new": 1, "product.new": 2, "product_gtin.new": 1, "source.new": 1})
        products = {p["code"]: p for p in rows(folder, "product")}
        self.assertEqual(products["MAT-ONG-DAC-BIET-1-LIT"]["name"], 'Mật ong "đặc biệt" 1 lít')
        self.assertEqual(products["MO-RUNG-500"]["shelf_life_days"], "730")
        owner = next(o for o in rows(folder, "organisation") if o["id"] == "co-so-bun-lang-mau-demo")
        self.assertEqual((owner["tax_code"], owner["kind"], owner["address"]), ("0199999990", "household", "Làng Mẫu, phường Mẫu"))
        self.assertEqual([g["gtin"] for g in rows(folder, "product_gtin")], ["9521100111096"])
        # Lines nobody touched keep their bytes.
        self.assertTrue(set(lines) - set((folder / "product.csv").read_bytes().splitlines(keepends=True)) == set())
        self.check_builds(folder)

    def test_3_numbers_fail_exactly(self):
        folder = self.sources("s3")
        before = digest(folder)
        errors = self.scratch / "errors.csv"
        done = self.load("3-ma-vach-so.xlsx", folder, "--json", "--errors", errors)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(digest(folder), before)
        answer = self.json_of(done)
        expected = [("E3", "GTIN_ROUNDED"), ("E4", "GTIN_ROUNDED"), ("E5", "GTIN_LENGTH"), ("E6", "GTIN_LENGTH"), ("E7", "BAD_CHECK_DIGIT"),
                    ("E8", "RESTRICTED_NUMBER"), ("E9", "GTIN_TAKEN"), ("C10", "BAD_TAX_CODE"), ("D10", "LOST_ZERO"), ("F11", "NOT_GRANTED"),
                    ("H11", "AMBIGUOUS_DATE"), ("H12", "AMBIGUOUS_DATE"), ("H13", "BAD_DATE"), ("A14", "LEGACY_ENCODING"), ("E14", "CELL_ERROR"),
                    ("A15", "MISSING_VALUE")]
        self.assertEqual([(f"{e['column']}{e['row']}", e["code"]) for e in answer["errors"]], expected)
        self.assertEqual(answer["error_count"], 16)
        rounded = answer["errors"][0]
        self.assertEqual((rounded["sheet"], rounded["heading"], rounded["found"]), ("Sheet1", "Mã vạch", "9521230000000"))
        self.assertIn("Text", rounded["fix"])
        for needle in ("[Sheet1] E3 “Mã vạch”", "[GTIN_ROUNDED]", "SHEET_WRONG", "16 errors"):
            self.assertIn(needle, done.err)
        text = errors.read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"), "a spreadsheet program opens it as it is")
        with open(errors, encoding="utf-8-sig", newline="") as file:
            listed = list(csv.DictReader(file))
        self.assertEqual([(f"{e['column']}{e['row']}", e["code"]) for e in listed], expected)
        # A limit cuts the list, never the count.
        short = self.json_of(self.load("3-ma-vach-so.xlsx", folder, "--json", "--max-errors", "3"))
        self.assertEqual((len(short["errors"]), short["error_count"]), (3, 16))

    def test_4_old_communes_and_spellings(self):
        folder = self.sources("s4")
        before = digest(folder)
        done = self.load("4-xa-cu-htx.xlsx", folder, "--places", SHEETS / "places", "--json")
        self.assertEqual((done.returncode, digest(folder)), (1, before))
        answer = self.json_of(done)
        self.assertEqual([(f"{e['column']}{e['row']}", e["code"]) for e in answer["errors"]], [("E7", "PLACE_SPLIT"), ("E8", "UNKNOWN_PLACE")])
        for candidate in ("Phường Phan Đình Phùng, Tỉnh Thái Nguyên", "Phường Gia Sàng, Tỉnh Thái Nguyên"):
            self.assertIn(candidate, answer["errors"][0]["message"])
        self.assertTrue(any("HTX Miến Đồi Xanh Ba Bể" in n and "htx-nong-nghiep-mien-doi-xanh-ba-be" in n for n in answer["notices"]), "a possible duplicate is named, never merged")

        done = self.load("4-xa-cu-htx.xlsx", folder, "--places", SHEETS / "places", "--map", SHEETS / "4-xa-cu-htx.map.json", "--json")
        answer = self.json_of(done)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual((answer["counts"]["organisation.new"], answer["counts"]["product.new"]), (4, 7), "five spellings, two cooperatives")
        owners = {o["id"]: o for o in rows(folder, "organisation")}
        self.assertEqual(owners["htx-che-doi-xanh"]["tax_code"], "4600000005")
        self.assertEqual(owners["htx-nong-nghiep-mien-doi-xanh-ba-be"]["province"], "19", "Bắc Kạn is part of Thái Nguyên today")
        self.assertEqual(owners["htx-nong-nghiep-mien-doi-xanh-ba-be"].get("commune", "01912"), "01912", "the seat is where the first row says")
        self.assertTrue(any("row 6" in n and "for the product only" in n for n in answer["notices"]))
        self.assertTrue(any("Xã Phúc Xuân" in n and "Xã Đại Phúc, Tỉnh Thái Nguyên" in n for n in answer["notices"]))
        self.check_builds(folder)

    def test_5_foreign_columns_and_a_hidden_sheet(self):
        folder = self.sources("s5")
        bare = self.load("5-foreign.xlsx", folder)
        self.assertEqual((bare.returncode, "NO_TABLE" in bare.err), (1, True))
        done = self.load("5-foreign.xlsx", folder, "--map", SHEETS / "5-foreign.map.json", "--json")
        answer = self.json_of(done)
        self.assertEqual(answer["counts"], {"certificate.new": 1, "certificate.withdrawn": 1, "product.new": 2, "product_gtin.new": 1, "source.new": 1})
        self.assertIn("the hidden sheet “Old products” (2 rows) was not read", answer["notices"])
        self.assertNotIn("Never read", (folder / "product.csv").read_text(encoding="utf-8"))
        self.check_builds(folder)


class Refusals(SheetTest):
    def refused(self, done, code):
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn(f"[{code}]" if code.isupper() else code, done.err)

    def test_files_that_are_no_spreadsheets(self):
        self.refused(self.load_bytes(b"", "e.csv"), "SHEET_EMPTY")
        self.refused(self.load_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old.xls"), "SHEET_FORMAT")
        self.refused(self.load_bytes(b"%PDF-1.4", "a.pdf"), "SHEET_FORMAT")
        self.refused(self.load_bytes(b"PK\x03\x04 cut off", "cut.xlsx"), "SHEET_BROKEN")
        whole = (SHEETS / "1-gop-o.xlsx").read_bytes()
        self.refused(self.load_bytes(whole[: len(whole) // 2], "half.xlsx"), "SHEET_BROKEN")
        self.refused(self.load_bytes(xlsx("").replace(b"xl/workbook.xml", b"xl/workbook.xm_"), "no.xlsx"), "SHEET_FORMAT")
        self.refused(self.load(self.scratch / "none.xlsx", self.shared()), "FILE_NOT_FOUND")
        self.refused(self.load("2-cham-phay.csv", self.scratch), "NOT_SOURCES")

    def test_bombs_and_entities(self):
        zeros = b"<worksheet><sheetData>" + b" " * (70 << 20)
        self.refused(self.load_bytes(xlsx("", {"xl/worksheets/big.xml": zeros}), "bomb.xlsx"), "SHEET_BOMB")
        self.refused(self.load_bytes(xlsx("", {f"xl/p{n}.xml": "" for n in range(4200)}), "many.xlsx"), "SHEET_BOMB")
        lol = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
        self.refused(self.load_bytes(xlsx(lol), "lol.xlsx"), "SHEET_BROKEN")
        far = "".join(f'<row r="{n}"><c r="XFD{n}" t="str"><v>x</v></c></row>' for n in range(1, 200))
        self.refused(self.load_bytes(xlsx(far), "far.xlsx"), "SHEET_TOO_LARGE")
        merged = ("<worksheet><sheetData>" + inline("a") + '<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row></sheetData><mergeCells>' +
                  '<mergeCell ref="A1:A1048576"/>' * 5 + "</mergeCells></worksheet>")
        self.refused(self.load_bytes(xlsx(merged), "merged.xlsx"), "SHEET_TOO_LARGE")

    def test_old_encodings_are_named(self):
        text = "Tên sản phẩm;Chủ thể\nChè búp Đồi Xanh;HTX Trà Sen Vàng (Demo)\n"
        tcvn3 = "T\xaan s\xb6n ph\xc8m;Ch\xf1 th\xd3\nCh\xcc b\xf3p ;HTX Tr\xb5 Sen V\xb5ng\n".encode("latin-1")
        done = self.load_bytes(tcvn3, "tcvn3.csv")
        self.refused(done, "SHEET_ENCODING")
        self.assertIn("TCVN3", done.err)
        vni = "Te\xe2n sa\xfbn pha\xe5m;Chu\xfb the\xe5\nTra\xf8 sen va\xf8ng;HTX Tra\xf8\n".encode("latin-1")
        done = self.load_bytes(vni, "vni.csv")
        self.refused(done, "SHEET_ENCODING")
        self.assertIn("VNI", done.err)
        # These are read, and said to be so.
        for encoding, name in (("utf-16", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
            done = self.load_bytes(text.encode(encoding), "u16.csv", "--preview", "--json")
            self.assertEqual(self.json_of(done)["counts"]["product.new"], 1)
            self.assertTrue(any(name in n for n in self.json_of(done)["notices"]))
        # Windows-1258 keeps a tone mark behind its letter.
        marks = {"\u0300": b"\xcc", "\u0301": b"\xec", "\u0303": b"\xde", "\u0309": b"\xd2", "\u0323": b"\xf2", "ê": b"\xea", "â": b"\xe2", "ô": b"\xf4", "Đ": b"\xd0"}
        import unicodedata
        out = b""
        for c in text:
            base = c
            if c not in marks and ord(c) > 127:
                parts = unicodedata.normalize("NFD", c)
                tone = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
                base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tone))
                out += (marks[base] if base in marks else base.encode("ascii")) + b"".join(marks[t] for t in tone)
                continue
            out += marks.get(c) or c.encode("ascii")
        done = self.load_bytes(out, "1258.csv", "--preview", "--json")
        self.assertEqual(self.json_of(done)["changes"][-1]["after"]["name"], "Chè búp Đồi Xanh", done.err)

    def test_dates_of_workbooks(self):
        styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        head = inline("Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày cấp")

        def issued(serial, epoch=""):
            book = f'<workbook xmlns:r="r"><workbookPr{epoch}/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'
            row = f'<row><c t="inlineStr"><is><t>Trà {serial}</t></is></c><c t="str"><v>HTX Trà Sen Vàng (Demo)</v></c><c><v>4</v></c><c s="1"><v>{serial}</v></c></row>'
            done = self.load_bytes(xlsx(head + row, {"xl/styles.xml": styles}, workbook=book), "d.xlsx", "--preview", "--json")
            answer = self.json_of(done)
            return [c["after"]["issued_on"] for c in answer.get("changes", []) if c["table"] == "certificate"] or [e["code"] for e in answer["errors"]]

        self.assertEqual(issued(45912), ["2025-09-12"])
        self.assertEqual(issued(44450, ' date1904="1"'), ["2025-09-12"])
        self.assertEqual(issued("45912.75"), ["2025-09-12"])
        self.assertEqual(issued(60), ["BAD_DATE"], "the 29th of February 1900 never was")
        self.assertEqual(issued(60000), ["FUTURE_DATE"])

    def test_conflicts_are_told_not_decided(self):
        head = "Tên sản phẩm,Chủ thể,Mã số thuế,Mã vạch,Hạng sao,Số QĐ,Ngày cấp\n"
        sources = self.shared()

        def codes(*lines, more=()):
            done = self.load_bytes((head + "\n".join(lines) + "\n").encode(), "c.csv", "--preview", "--json", *more)
            answer = self.json_of(done)
            return [(e["row"], e["code"]) for e in answer["errors"]]

        tea = "HTX Trà Sen Vàng (Demo)"
        self.assertEqual(codes(f"Trà A,{tea},,9521234541998,,,", f"Trà B,{tea},,9521234541998,,,"), [(3, "ROW_CONFLICT")])
        self.assertEqual(codes(f"Trà A,{tea},,,4,Q1,01/02/2026", f"trà a,{tea},,,5,Q1,01/02/2026"), [(3, "ROW_CONFLICT")])
        self.assertEqual(codes(f"Trà A,{tea},,9521100119993,,,"), [(2, "PREFIX_OF_OTHER")])
        self.assertEqual(codes("Trà A,,,,,,"), [(2, "MISSING_VALUE")])
        self.assertEqual(codes(f"Trà A,{tea},,,4,Q1,"), [(2, "MISSING_VALUE")])
        self.assertEqual(codes(f"Trà A,{tea},,,2,Q1,01/02/2026"), [(2, "BAD_STARS")])
        self.assertEqual(codes(f"Trà A,{tea},,8934563138134,,,"), [(2, "OUT_OF_SCOPE")], "the rules of the build are asked, by row of the sheet")
        # The same name in another province, or with another tax code, is another organisation, and named.
        done = self.load_bytes(("Tên sản phẩm,Chủ thể,Tỉnh\nTrà A," + tea + ",Cà Mau\n").encode(), "p.csv", "--preview", "--json")
        answer = self.json_of(done)
        self.assertEqual(answer["counts"].get("organisation.new"), 1)
        self.assertTrue(any("demo-tra-sen-vang" in n for n in answer["notices"]))
        self.assertEqual(digest(sources), digest(SOURCE / "data" / "demo" / "demo-tinh"))

    def test_mapping_files_are_strict(self):
        for text, needle in (("{", "no JSON"), ('{"schema":"temviet.sheet-map/1","colums":{}}', "colums"), ('{"schema":"temviet.sheet-map/1","columns":{"A":"product.nam"}}', "columns.A"),
                             ('{"schema":"x"}', "schema")):
            path = self.scratch / "bad.map.json"
            path.write_text(text)
            done = self.load("5-foreign.xlsx", self.shared(), "--map", path)
            self.refused(done, "BAD_MAP")
            self.assertIn(needle, done.err)
        path.write_text('{"schema":"temviet.sheet-map/1","columns":{"Item":"product.name","Maker":"organisation.name","Gone":"gtin"}}')
        self.assertEqual([e["code"] for e in self.json_of(self.load("5-foreign.xlsx", self.shared(), "--map", path, "--json", "--preview"))["errors"]][:1], ["MISSING_COLUMN"])

    def test_several_tables_and_columns(self):
        book = '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId1"/></sheets></workbook>'
        done = self.load_bytes(xlsx(inline("Tên sản phẩm", "Chủ thể") + inline("Trà", "HTX Trà Sen Vàng (Demo)"), workbook=book), "two.xlsx")
        self.refused(done, "SEVERAL_SHEETS")
        self.assertIn("“A”, “B”", done.err)
        self.assertEqual(self.load_bytes((self.scratch / "two.xlsx").read_bytes(), "two.xlsx", "--sheet", "B", "--preview").returncode, 0)
        done = self.load_bytes("Tên sản phẩm,Chủ thể,Đơn vị\nTrà,HTX A,HTX B\n".encode(), "dup.csv", "--json")
        self.assertEqual([e["code"] for e in self.json_of(done)["errors"]], ["DUPLICATE_COLUMN"])


class Crashes(SheetTest):
    def big(self, count=3000):
        lines = ["Tên sản phẩm;Chủ thể;Hạng sao;Số quyết định;Ngày cấp"]
        lines += [f"Sản phẩm thử số {n};HTX Thử {n % 400} (Demo);4;DEMO-{n};01/02/2026" for n in range(count)]
        path = self.scratch / "big.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def test_kill_leaves_the_old_or_the_new_state(self):
        sheet = self.big()
        folder, whole = self.sources("killed"), self.sources("whole")
        before = digest(folder)
        started = time.monotonic()
        self.assertEqual(self.load(sheet, whole).returncode, 0)
        length = time.monotonic() - started
        after = digest(whole)
        seen = set()
        for step in range(12):
            process = subprocess.Popen([TEMVIET, "registry", "load", str(sheet), "--into", str(folder), "--at", AT, "--who", "Ban Thử"], env=self.env,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(length * (step + 1) / 12)
            process.send_signal(signal.SIGKILL)
            process.wait()
            # Whoever comes next finds the old state, or completes the new one.
            done = self.run_cli("registry", "import", folder, "-o", self.scratch / "killed.tvr")
            self.assertEqual(done.returncode, 0, done.err)
            state = digest(folder)
            self.assertIn(state, (before, after), f"a mixture after kill {step}")
            seen.add(state == after)
            if state == after:
                break
        self.assertIn(False, {digest(folder) == before} | seen)

    def test_kill_while_a_finished_journal_is_removed(self):
        folder = self.sources("removed")
        state = digest(folder)
        table = next(iter(sorted(folder.glob("*.csv"))))
        importing = ("import", folder, "-o", self.scratch / "removed.tvr")
        for left in (".temviet-commit", ".temviet-staging-done"):
            for content in (None, table.read_bytes()):
                (folder / left).mkdir(exist_ok=True)
                if content:
                    (folder / left / table.name).write_bytes(content)
                done = self.run_cli("registry", *importing)
                self.assertEqual(done.returncode, 0, done.err)
                self.assertEqual(digest(folder), state)
                self.assertFalse((folder / ".temviet-commit").exists())
        # What is not in place anywhere else is kept, and named.
        (folder / ".temviet-commit").mkdir()
        (folder / ".temviet-commit" / table.name).write_text("rows that nobody else has")
        done = self.run_cli("registry", *importing)
        self.assertEqual(done.returncode, 1)
        self.assertIn("JOURNAL_CONFLICT", done.err)
        self.assertIn(f".temviet-commit/{table.name}", done.err)
        self.assertEqual((folder / ".temviet-commit" / table.name).read_text(), "rows that nobody else has")
        self.assertEqual(digest(folder), state)

    def commit_folder(self, folder, moved):
        """What a kill between two renames leaves: a complete journal, some files in place."""
        new = self.sources(folder.name + "-new")
        self.assertEqual(self.load("2-cham-phay.csv", new).returncode, 0)
        names = [n for n, h in digest(new).items() if digest(folder).get(n) != h]
        self.assertGreater(len(names), 4)
        staged = folder / ".temviet-commit"
        staged.mkdir()
        journal = {"schema": "temviet.commit/1", "files": []}
        for number, name in enumerate(names):
            old = (folder / name).read_bytes() if (folder / name).exists() else None
            journal["files"].append({"name": name, "before": hashlib.sha256(old).hexdigest() if old is not None else "",
                                     "after": hashlib.sha256((new / name).read_bytes()).hexdigest()})
            shutil.copy(new / name, (folder if number < moved else staged) / name)
        (staged / "journal.json").write_text(json.dumps(journal))
        return digest(new)

    def test_an_interrupted_commit_is_completed(self):
        for moved in (0, 1, 3, 99):
            folder = self.sources(f"half-{moved}")
            wanted = self.commit_folder(folder, moved)
            preview = self.load("1-gop-o.xlsx", folder, "--preview")
            self.assertEqual((preview.returncode, "COMMIT_UNFINISHED" in preview.err), (1, True), "a preview completes nothing")
            self.assertEqual(self.run_cli("registry", "import", folder, "-o", self.scratch / "half.tvr").returncode, 0)
            self.assertEqual(digest(folder), wanted)
            self.assertFalse((folder / ".temviet-commit").exists())

    def test_an_edit_after_the_crash_is_not_lost(self):
        folder = self.sources("edited")
        self.commit_folder(folder, 1)
        with open(folder / "product.csv", "a", encoding="utf-8") as file:
            file.write("demo-tra-sen-vang,SUA-TAY,Sửa tay,,,goods,,,,,,,,\n")
        done = self.run_cli("registry", "import", folder, "-o", self.scratch / "edited.tvr")
        self.assertEqual((done.returncode, "JOURNAL_CONFLICT" in done.err), (1, True))
        self.assertIn("SUA-TAY", (folder / "product.csv").read_text(encoding="utf-8"))

    def test_staging_that_never_counted_is_removed(self):
        folder = self.sources("staging")
        (folder / ".temviet-staging-abc123").mkdir()
        (folder / ".temviet-staging-abc123" / "product.csv").write_text("half")
        self.assertEqual(self.load("2-cham-phay.csv", folder).returncode, 0)
        self.assertEqual([p.name for p in folder.iterdir() if p.name.startswith(".temviet-s")], [])

    @unittest.skipIf(os.geteuid() == 0 and not hasattr(os, "setuid"), "needs a file size limit")
    def test_a_full_disk_leaves_the_old_state(self):
        folder = self.sources("full")
        before = digest(folder)
        command = f'ulimit -f 8; exec "$0" registry load "{self.big(600)}" --into "{folder}" --at {AT}'
        done = subprocess.run(["bash", "-c", "trap '' XFSZ; " + command, TEMVIET], env=self.env, capture_output=True)
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        self.assertEqual(digest(folder), before)
        self.assertEqual([p.name for p in folder.iterdir() if p.name.startswith(".temviet-s") or ".tmp-" in p.name], [])

    def test_two_at_once(self):
        import fcntl
        folder = self.sources("busy")
        with open(folder / ".temviet-lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.load("2-cham-phay.csv", folder)
            self.assertEqual((done.returncode, "FOLDER_BUSY" in done.err), (1, True))


class ImportPreview(SheetTest):
    def test_what_an_import_would_change(self):
        folder = self.sources("ip")
        output = self.scratch / "ip.tvr"
        first = self.run_cli("--lang", "en", "registry", "import", folder, "-o", output, "--preview")
        self.assertIn("no registry to compare", first.out)
        self.assertFalse(output.exists())
        self.assertEqual(self.run_cli("registry", "import", folder, "-o", output).returncode, 0)
        same = self.run_cli("--lang", "vi", "registry", "import", folder, "-o", output, "--preview")
        self.assertIn("không có gì thay đổi", same.out)
        text = (folder / "product.csv").read_text(encoding="utf-8")
        (folder / "product.csv").write_text(text.replace("Trà xanh nõn tôm hộp 200 g", "Trà nõn tôm hộp 200 g").replace("Bột trà xanh 50 g,Sen Vàng", "Bột trà xanh 50 g,Sen"), encoding="utf-8")
        certificate = (folder / "certificate.csv").read_text(encoding="utf-8")
        (folder / "certificate.csv").write_text(certificate.replace("2025-09-12,2028-09-12,active", "2025-09-12,2028-09-12,withdrawn"), encoding="utf-8")
        built = hashlib.sha256(output.read_bytes()).hexdigest()
        done = self.run_cli("--lang", "vi", "registry", "import", folder, "-o", output, "--preview", "--details")
        self.assertIn("1 sản phẩm đổi tên, 1 sản phẩm sửa thông tin, 1 giấy chứng nhận bị thu hồi", done.out)
        self.assertIn("“Trà xanh nõn tôm hộp 200 g” → “Trà nõn tôm hộp 200 g”", done.out)
        self.assertEqual(hashlib.sha256(output.read_bytes()).hexdigest(), built)
        answer = self.json_of(self.run_cli("registry", "import", folder, "-o", output, "--preview", "--json"))
        self.assertEqual(answer["counts"], {"certificate.withdrawn": 1, "product.changed": 1, "product.renamed": 1})

    def test_errors_as_csv(self):
        folder = self.sources("ie")
        append(folder, "product", organisation="khong-co", code="X", name="Trà", kind="goods", gtin="9521234543214")
        errors = self.scratch / "ie.csv"
        done = self.run_cli("registry", "import", folder, "-o", self.scratch / "ie.tvr", "--errors", errors)
        self.assertEqual(done.returncode, 1)
        with open(errors, encoding="utf-8-sig", newline="") as file:
            self.assertEqual({e["code"] for e in csv.DictReader(file)} & {"UNKNOWN_REFERENCE", "BAD_CHECK_DIGIT"}, {"UNKNOWN_REFERENCE", "BAD_CHECK_DIGIT"})
        self.assertEqual(self.run_cli("registry", "import", folder).returncode, 2, "without -o or --preview")


if __name__ == "__main__":
    support.main()
