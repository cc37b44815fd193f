#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The registries compiled from public sources, as a user builds and asks them: 40 real names and numbers."""
import csv
import subprocess
import unittest

from support import SOURCE, TEMVIET, CliTest

AT = "2026-11-25T08:00:00+07:00"
REGISTRIES = ("cong-khai", "gtin-odbl-2019")
NOT_OFFICIAL = {"vi": "không phải danh sách chính thức", "en": "not an official list"}

# Numbers on real packs, and a part of the name they were sold under.
NUMBERS = {
    "8934563138165": "Hảo Hảo", "8934673503358": "vinamilk", "8934563107161": "Hao Hao", "8934563014087": "Acecook", "8934561000235": "Vifon",
    "8936017363505": "Chin-Su", "8935024120330": "Trung Nguyen", "8935024163511": "SangTao", "8935024129944": "Coffee G7", "8934851253594": "nuoc mam",
    "8934874111253": "nước mắm", "8934874112250": "Phu Quoc", "8934863331723": "BÍCH CHI", "8934683002599": "Vinacafe", "8934804027388": "Nescafé",
    "8934637610016": "Sriracha", "8934563207014": "Oh! Ricey", "8934566000322": "Banh Hoi", "8934734052030": "Banh Xeo", "8934561010074": "Pho",
}
# What people would type: table of the answer, a part of the name, and a word of its source's address.
NAMES = (
    ("dừa sáp sợi", "products", "VICOSAP", "doanhnghiephoinhap.vn"),
    ("mat hoa dua", "products", "Mật hoa dừa", "doanhnghiephoinhap.vn"),
    ("Khải Hoàn 40", "products", "Nước mắm Phú Quốc Khải Hoàn 40 độ đạm", "doanhnghiephoinhap.vn"),
    ("Thanh Quốc 43", "products", "Nước mắm Thanh Quốc 43 độ đạm", "doanhnghiephoinhap.vn"),
    ("gạo hữu cơ an lỗ", "products", "Gạo hữu cơ An Lỗ", "danviet.vn"),
    ("cà phê buôn ma thuột", "products", "Buôn Ma Thuột", "bancavip.com"),
    ("bưởi đoan hùng", "products", "Bưởi Đoan Hùng", "bancavip.com"),
    ("quế văn yên", "products", "Quế Văn Yên", "agri360.vn"),
    ("chuối ngự đại hoàng", "products", "Đại Hoàng", "wipo.vn"),
    ("sâm ngọc linh", "products", "Ngọc Linh", "http"),
    ("vietcombank", "organisations", "Vietcombank", "vnexpress.net"),
    ("TH true milk", "organisations", "TH True Milk", "baotintuc.vn"),
    ("Cholimex", "organisations", "Cholimex", "baolaocai.vn"),
    ("vissan", "organisations", "Vissan", "baolaocai.vn"),
    ("traphaco", "organisations", "Traphaco", "vietnamnet.vn"),
    ("may 10", "organisations", "May 10", "baotintuc.vn"),
    ("kẹo rau củ Kera", "alerts", "Kera", "tienphong.vn"),
    ("NAN OPTIPRO PLUS 1", "alerts", "NAN OPTIPRO PLUS 1", "http"),
    ("Hanayuki Sunscreen", "alerts", "Hanayuki", "http"),
    ("Clorocid TW3", "alerts", "Clorocid", "http"),
)


class PublicFacts(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = cls.scratch / "public"
        cls.build(cls.folder)

    @classmethod
    def build(cls, folder, *more):
        subprocess.run(["bash", str(SOURCE / "data/public-facts/build_public.sh"), TEMVIET, str(folder), *more], check=True, env=cls.env,
                       stdout=subprocess.DEVNULL)

    @classmethod
    def asked(cls):
        out = []
        for name in REGISTRIES:
            out += ["--registry", cls.folder / f"{name}.db", "--root", cls.folder / f"{name}.root.json"]
        return out

    def verify(self, *payloads, more=()):
        """Reports of payloads, by payload."""
        done = self.run_cli("verify", "--payloads", "-", "--ndjson", "--at", AT, *self.asked(), *more, stdin="\n".join(payloads) + "\n")
        lines = [line for line in done.out.splitlines() if line]
        self.assertEqual(len(lines), len(payloads), done.err)
        import json
        return dict(zip(payloads, map(json.loads, lines)))

    def check_source(self, source):
        self.assertTrue(source["title"])
        self.assertTrue(source["address"])
        self.assertTrue(source["date"] or source["read_on"])
        self.assertIn(source["quality"], ("official", "list", "announcement", "news", "mention", "code"))

    def test_twenty_real_numbers(self):
        for payload, report in self.verify(*NUMBERS).items():
            with self.subTest(payload):
                item = report["items"][0]
                self.assertEqual((item["level"], item["use"]), ("REGISTERED", "OK"))
                product = item["product"]
                self.assertIn(NUMBERS[payload], product["name"])
                self.assertEqual((product["registry"], product["kind"]), ("gtin-odbl-2019", "compiled"))
                self.check_source(product["source"])
                self.assertEqual(product["source"]["date"], "2019-06-14")
                self.assertIn("Open Food Facts contributors", product["source"]["title"])
                self.assertEqual(product["note"], NOT_OFFICIAL)
                for language, words in NOT_OFFICIAL.items():
                    self.assertIn(words, report["text"][language])
                    self.assertIn("https://world.openfoodfacts.org", report["text"][language])

    def test_twenty_real_names(self):
        for query, table, name, address in NAMES:
            with self.subTest(query):
                answer = self.json_of(self.run_cli("registry", "lookup", query, "--json", "--limit", "50", *self.asked()))
                part = answer["registries"][0]
                self.assertEqual((part["id"], part["kind"]), ("cong-khai", "compiled"))
                named = [row for row in part[table] if name in row.get("name", row.get("title", ""))]
                self.assertTrue(named, [row.get("name", row.get("title")) for row in part[table]])
                sources = [row["source"] for row in named] + [c["source"] for row in named for c in row.get("certificates", [])]
                for source in sources:
                    self.check_source(source)
                self.assertTrue(any(address in source["address"] for source in sources), sources)
                shown = self.run_cli("registry", "lookup", query, "--lang", "vi", *self.asked()).out
                self.assertIn(NOT_OFFICIAL["vi"], shown)
                self.assertIn("nguồn: ", shown)

    def test_a_compiled_registry_never_accuses(self):
        reports = self.verify("https://verigoods.vn/abc", "https://verig0ods.vn/abc", "https://verigoods.vn.tra-cuu.example/01/08934563138165",
                              "https://check.gov.vn@203.0.113.9/x", "https://bit.ly/3xYz", "http://203.0.113.9/x", "wxp://f2f0abc",
                              "https://qr.alipay.com/fkx1", "https://unknown-shop.example/", "8934563138172")
        for payload, report in reports.items():
            self.assertNotIn(report["level"], ("SUSPECT", "REJECTED"), payload)
            self.assertEqual(report["use"], "OK", payload)
        codes = {payload: [(n["code"], n["facts"]) for n in report["items"][0]["notices"]] for payload, report in reports.items()}
        self.assertIn("Bộ Công Thương", dict(codes["https://verigoods.vn/abc"])["FOREIGN_SCHEME"]["operator"])
        self.assertEqual(dict(codes["https://verig0ods.vn/abc"])["HOST_LOOKALIKE"]["like"], "verigoods.vn")
        self.assertIn("HOST_LOOKALIKE", dict(codes["https://verigoods.vn.tra-cuu.example/01/08934563138165"]))
        self.assertEqual(dict(codes["https://check.gov.vn@203.0.113.9/x"])["HOST_LOOKALIKE"]["like"], "check.gov.vn")
        self.assertEqual(dict(codes["https://bit.ly/3xYz"])["OTHER_LINK"]["what"], "shortener")
        self.assertEqual(dict(codes["http://203.0.113.9/x"])["OTHER_LINK"]["what"], "raw_address")
        self.assertEqual(dict(codes["wxp://f2f0abc"])["NOT_A_STAMP"]["what"], "payment")
        self.assertEqual(dict(codes["https://qr.alipay.com/fkx1"])["NOT_A_STAMP"]["scheme_en"], "an Alipay payment")
        self.assertEqual(dict(codes["https://unknown-shop.example/"])["OTHER_LINK"]["what"], "link")

    def test_sizes_sources_and_people(self):
        total = sum((self.folder / f"{name}.db").stat().st_size for name in REGISTRIES)
        self.assertLess(total, 3_000_000)
        for name in REGISTRIES:
            folder = SOURCE / "data/public-facts" / name

            def rows(table):
                with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
                    return list(csv.DictReader(file))

            for row in rows("source"):
                self.assertTrue(row["title"] and row["address"] and (row["dated"] or row["read_on"]) and row["quality"], row)
            known = {row["id"] for row in rows("source")}
            for path in sorted(folder.glob("*.csv")):
                if path.stem == "source":
                    continue
                for row in rows(path.stem):
                    self.assertIn(row["source"], known, (path.name, row))
            people = {row["id"] for row in rows("organisation") if row["kind"] == "household"}
            for row in rows("organisation"):
                self.assertFalse({"phone", "address", "tax_code"} & {k for k, v in row.items() if v}, row)
            for row in rows("product"):
                if row["organisation"] in people:
                    self.assertNotRegex(row["place"], "xã |phường |thị trấn |huyện ", row)
        with (SOURCE / "data/public-facts/cong-khai/contact.csv").open(encoding="utf-8", newline="") as file:
            self.assertTrue(all(row["valid_from"] >= "2025-07-01" for row in csv.DictReader(file)))

    def test_built_again_it_is_the_same_and_can_be_stored_again(self):
        again = self.scratch / "again"
        self.build(again, "use")
        for name in REGISTRIES:
            self.assertEqual((again / f"{name}.db").read_bytes(), (self.folder / f"{name}.db").read_bytes())
            self.assertNotEqual((again / f"{name}.root.json").read_bytes(), (self.folder / f"{name}.root.json").read_bytes())
        self.assertEqual([p.name for p in again.rglob("*.key")], [])
        self.build(again, "use")  # another key: the user asked for it
        done = self.run_cli("verify", "--payload", "8934563138165", "--lang", "vi", "--at", AT)
        self.assertEqual(done.returncode, 11)
        self.assertIn(NOT_OFFICIAL["vi"], done.out)


if __name__ == "__main__":
    unittest.main(verbosity=2)
