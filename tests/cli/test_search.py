# SPDX-License-Identifier: Apache-2.0
"""Search, suggestions and cards over the demo registries, as people ask for them."""
import pathlib
import shlex

import support
from support import CliTest

QUERIES = pathlib.Path(__file__).with_name("search_queries.tsv")
PROMISES = ("hàng thật", "chính hãng", "hàng giả", "tốt nhất", "uy tín", "khuyên dùng")


def queries():
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, first = line.split("\t")
            yield text, first


class Search(CliTest):
    def ask(self, command, *args, lang="vi", registries=(), json_out=True):
        done = self.run_cli(command, *args, *self.registry_args(*registries), "--at", "2026-11-10", "--lang", lang, *(["--json"] if json_out else []))
        return done

    def test_sixty_written_queries(self):
        asked = list(queries())
        self.assertGreaterEqual(len(asked), 60)
        wrong = []
        for text, first in asked:
            done = self.ask("search", *shlex.split(text))
            hits = self.json_of(done)["hits"] if done.out else []
            got = hits[0]["name"] if hits else None
            if (got, done.returncode) != (first, 0):
                wrong.append(f"{text}: {got} (expected {first}); {[h['name'] for h in hits[:4]]} {done.err}")
        self.assertEqual(wrong, [])

    def test_every_hit_names_its_registry_and_date(self):
        done = self.ask("search", "sữa", json_out=False)
        self.assertIn("[Sổ ", done.out)
        self.assertIn("BẢN THỬ", done.out)
        for hit in self.json_of(self.ask("search", "đồ"))["hits"]:
            self.assertTrue(hit["registry"]["id"].startswith("demo-"))
            self.assertTrue(hit["registry"]["date"])

    def test_old_province_is_said(self):
        done = self.ask("search", "--province", "Bình Phước", json_out=False)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("Tỉnh Bình Phước nay thuộc Thành phố Đồng Nai (từ 01/07/2025)", done.out)
        self.assertIn("Tỉnh Bình Phước is part of Thành phố Đồng Nai today", self.ask("search", "--province", "binh phuoc", lang="en", json_out=False).out)

    def test_lapsed_stars_are_no_stars(self):
        names = [h["name"] for h in self.json_of(self.ask("search", "--stars", "3+", "--limit", "50"))["hits"]]
        self.assertIn("Trà shan tuyết cổ thụ 250 g", names)
        for gone in ("Trà ướp hoa lài túi 150 g", "Phấn hoa ong 200 g", "Kẹo dừa sầu riêng 400 g"):
            self.assertNotIn(gone, names)
        text = self.ask("search", "trà ướp hoa lài", json_out=False).out
        self.assertIn("hết hạn từ sau 15/06/2026", text)
        self.assertIn("giấy đã bị thu hồi", self.ask("search", "kẹo dừa sầu riêng", json_out=False).out)

    def test_orders_stand_with_their_goods(self):
        text = self.ask("search", "nước mắm nhĩ", json_out=False).out
        self.assertIn("! lệnh thu hồi: Thu hồi lô N2607C", text)

    def test_nothing_found_and_wrong_use(self):
        done = self.ask("search", "khong co gi nhu vay", json_out=False)
        self.assertEqual(done.returncode, 12)
        self.assertIn("không nói gì xấu", done.out)
        nowhere = self.ask("search", "trà", "--province", "Atlantis", json_out=False)
        self.assertEqual(nowhere.returncode, 12)
        self.assertIn("Atlantis", nowhere.out)
        self.assertEqual(self.ask("search").returncode, 2)
        self.assertEqual(self.ask("search", "trà", "--stars", "6").returncode, 2)
        self.assertEqual(self.ask("search", *("abcdefghijklmnopq")).returncode, 2)
        self.assertEqual(self.run_cli("search", "trà", "--at", "hôm nay").returncode, 2)
        none = self.run_cli("search", "trà", env={"XDG_DATA_HOME": str(self.scratch / "empty")})
        self.assertEqual((none.returncode, "registry use" in none.err), (1, True))

    def test_no_promises(self):
        for lang in ("vi", "en"):
            out = self.ask("search", "trà", lang=lang, json_out=False).out + self.ask("suggest", "trà", lang=lang, json_out=False).out
            self.assertIn({"vi": "không phải lời bảo đảm", "en": "no promise"}[lang], out)
            for word in PROMISES:
                self.assertNotIn(word, out.lower())

    def test_suggest(self):
        answer = self.json_of(self.ask("suggest", "9521234543213", "--province", "Tuyên Quang"))
        self.assertEqual(answer["category"], "Đồ uống / Trà")
        names = [p["name"] for p in answer["products"]]
        self.assertEqual(names[0], "Trà shan tuyết cổ thụ 250 g")
        self.assertEqual([p["in_province"] for p in answer["products"]], sorted((p["in_province"] for p in answer["products"]), reverse=True))
        self.assertNotIn("Trà xanh nõn tôm hộp 200 g", names, "not the goods themselves")
        sweets = [p["name"] for p in self.json_of(self.ask("suggest", "bánh kẹo"))["products"]]
        self.assertIn("Kẹo dừa lá dứa 400 g", sweets)
        self.assertNotIn("Bánh tráng dừa 200 g", sweets, "under a stop-sale order")
        self.assertNotIn("Trải nghiệm một ngày ở bến nước", [p["name"] for p in self.json_of(self.ask("suggest", "du lịch"))["products"]])
        self.assertEqual(self.ask("suggest", "9521234543214").returncode, 1, "a wrong check digit is told")
        self.assertEqual(self.ask("suggest", "không có nhóm này").returncode, 12)
        text = self.ask("suggest", "trà", "--province", "Thái Nguyên", json_out=False).out
        self.assertLess(text.index("Trong tỉnh, thành:"), text.index("Nơi khác trong nước:"))
        self.assertIn("không phải xếp hạng", text)


class Card(CliTest):
    def look(self, query, lang="vi"):
        return self.run_cli("registry", "lookup", query, *self.registry_args("demo-tinh"), "--at", "2026-11-10", "--lang", lang)

    def test_a_product(self):
        done = self.look("9521234541028")
        self.assertEqual(done.returncode, 0, done.err)
        for line in ("Trà ướp hoa lài túi 150 g", "nhóm hàng: Đồ uống / Trà", "GTIN: 9521234541028", "OCOP – Mỗi xã một sản phẩm 3 sao – hết hạn từ sau 15/06/2026",
                     "số DEMO-044/QĐ-UBND, nơi cấp UBND huyện (Demo), ngày 15/06/2023", "đơn vị: Hợp tác xã Trà Sen Vàng (Demo)", "địa chỉ: Xóm Mẫu",
                     "Nhà trưng bày Trà Sen Vàng (Demo) (điểm giới thiệu)", "nguồn: Dữ liệu dựng để thử phần mềm", "không phải lời bảo đảm"):
            self.assertIn(line, done.out)
        self.assertIn("valid until 12/09/2028", self.look("9521234543213", "en").out)

    def test_orders_come_first_and_places_are_todays(self):
        out = self.look("9521100551045").out
        self.assertTrue(out.splitlines()[1].startswith("! lệnh ngừng bán"), out)
        self.assertIn("Phường Phú Khương, Tỉnh Bến Tre (nay là Phường Phú Khương, Tỉnh Vĩnh Long, từ 01/07/2025)", out)
        self.assertNotIn("Vựa hải sản Đất Mũi", self.look("9521100881012").out, "an outlet that has closed")

    def test_an_organisation(self):
        out = self.look("htx mật ong hoa ban").out
        self.assertIn("Hợp tác xã Mật ong Hoa Ban (Demo)\n", out)
        self.assertIn("Cửa hàng Mật ong Hoa Ban (Demo)", out)


if __name__ == "__main__":
    support.main()
