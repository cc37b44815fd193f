# SPDX-License-Identifier: Apache-2.0
"""temviet parse: the JSON others rely on, the caret under the mistake, and input that is no text at all."""
import json
import subprocess

import support
from support import GOOD_STAMP, TEMVIET, CliTest

GS = "\x1d"


class Parse(CliTest):
    def parse(self, *args, **options):
        done = self.run_cli("parse", *args, "--json", **options)
        return done.returncode, self.json_of(done)

    def test_every_syntax_says_the_same(self):
        inputs = {
            "bracketed": ["(01)09521234543213(10)L2508A(17)270801"],
            "element_string": ["--symbology", "]d2", f"010952123454321310L2508A{GS}17270801"],
            "digital_link": ["https://id.gs1.org/01/09521234543213/10/L2508A?17=270801"],
        }
        for syntax, args in inputs.items():
            with self.subTest(syntax=syntax):
                code, answer = self.parse(*args)
                self.assertEqual(code, 0)
                self.assertEqual(list(answer), ["input", "ok", "error", "syntax", "elements", "problems", "element_string", "bracketed",
                                                "digital_link", "stamp"])
                self.assertEqual(answer["input"], args[-1])
                self.assertTrue(answer["ok"])
                self.assertIsNone(answer["error"])
                self.assertEqual(answer["syntax"], syntax)
                self.assertEqual(answer["elements"], [{"ai": "01", "value": "09521234543213", "title": "GTIN"},
                                                      {"ai": "10", "value": "L2508A", "title": "BATCH/LOT"},
                                                      {"ai": "17", "value": "270801", "title": "USE BY or EXPIRY"}])
                self.assertEqual(answer["element_string"], "010952123454321310L2508A^17270801")
                self.assertEqual(answer["bracketed"], "(01)09521234543213(10)L2508A(17)270801")
                self.assertEqual(answer["digital_link"], "https://id.gs1.org/01/09521234543213/10/L2508A?17=270801")
                self.assertIsNone(answer["stamp"])

    def test_gtins(self):
        for digits in ("9521234543213", "09521234543213", "96385074", "036000291452"):
            code, answer = self.parse(digits)
            self.assertEqual((code, answer["syntax"], answer["elements"][0]["value"]), (0, "gtin", digits.zfill(14)))

    def test_a_link_keeps_its_own_host_and_stem(self):
        _, answer = self.parse("https://tem.example/vn/01/9521234543213?17=270801&utm=x")
        self.assertEqual(answer["digital_link"], "https://tem.example/vn/01/09521234543213?17=270801")

    def test_what_cannot_be_a_link_has_none(self):
        for payload in ("(10)A", "(01)09521234543213(8200)https"):
            code, answer = self.parse(payload)
            self.assertEqual((code, answer["digital_link"]), (0, None))

    def test_stamps(self):
        code, answer = self.parse(GOOD_STAMP)
        self.assertEqual(code, 0)
        stamp = answer["stamp"]
        self.assertEqual((stamp["form"], stamp["carrier"], stamp["version"], stamp["kid"]), ("OK", "dl", 1, "bc29"))
        self.assertEqual(stamp["claims"], {"01": "09521234543213", "10": "L2508A", "17": "270801", "21": "0004K7M3P9XQTR"})
        code, answer = self.parse(GOOD_STAMP.replace("L2508A", "l2508a"))
        self.assertEqual((code, answer["ok"], answer["stamp"]["form"], answer["stamp"]["claims"]), (0, True, "NON_CANONICAL", None))
        code, answer = self.parse(GOOD_STAMP[:-6])
        self.assertEqual((code, answer["ok"], answer["stamp"]), (0, True, None))
        self.assertEqual([p["code"] for p in answer["problems"]], ["SIGNATURE_UNREADABLE"])

    def test_records(self):
        vectors = [json.loads(line) for line in (support.SOURCE / "data/vectors/stamp.jsonl").read_text("utf-8").splitlines()]
        good = next(v for v in vectors if v["name"] == "rec-everything")
        code, answer = self.parse(good["input"])
        self.assertEqual((code, answer["syntax"], answer["elements"]), (0, "stamp", []))
        self.assertEqual(answer["stamp"]["claims"], good["record"])
        cut = next(v for v in vectors if v["name"] == "rec-cut")
        code, answer = self.parse(cut["input"])
        self.assertEqual((code, answer["ok"], answer["error"]["code"]), (1, False, "MALFORMED"))

    def test_missing_companions_are_notes_not_errors(self):
        code, answer = self.parse("(02)09521234543213")
        self.assertEqual((code, answer["ok"]), (0, True))
        self.assertIn("AI_MISSING", [p["code"] for p in answer["problems"]])

    def test_errors_name_the_place(self):
        for payload, code, offset, syntax in (
                ("(01)09521234543214", "BAD_CHECK_DIGIT", 17, "bracketed"), ("(01)0952123454321X", "BAD_CHARACTER", 17, "bracketed"),
                ("(01)09521234543213(17)271301", "BAD_DATE", 24, "bracketed"), ("9521234543214", "BAD_CHECK_DIGIT", 12, "gtin"),
                ("https://tem.example/01/09521234543214", "BAD_CHECK_DIGIT", 36, "digital_link"),
                ("https://example.com/about", "DL_NO_KEY", 19, "url"), ("xin chào", "NOT_GS1", 0, "text"), ("", "NOT_GS1", 0, "text")):
            with self.subTest(payload=payload):
                exit_code, answer = self.parse(payload)
                self.assertEqual(exit_code, 1)
                self.assertEqual((answer["ok"], answer["error"]["code"], answer["error"]["offset"], answer["syntax"]), (False, code, offset, syntax))

    def test_the_caret_stands_under_the_mistake(self):
        done = self.run_cli("parse", "(01)09521234543213(10)L(17)271301", "--lang", "en")
        self.assertEqual((done.returncode, done.out), (1, ""))
        _, payload, caret = done.err.rstrip("\n").split("\n")
        self.assertEqual(payload[caret.index("^"):], "1301")
        done = self.run_cli("parse", "(10)chè", "--lang", "en")
        payload, caret = done.err.rstrip("\n").split("\n")[-2:]
        self.assertEqual(payload[caret.index("^"):], "è")
        done = self.run_cli("parse", "(10)" + "A" * 19 + "\x1b[31m")  # what is shown never drives the terminal
        self.assertNotIn("\x1b", done.err)
        payload, caret = done.err.rstrip("\n").split("\n")[-2:]
        self.assertEqual(payload[caret.index("^"):], "\\x1B[31m")
        done = self.run_cli("parse", "https://tem.example/" + "a/" * 200 + "01/09521234543214?17=270801" + "&x=y" * 100)
        payload, caret = done.err.rstrip("\n").split("\n")[-2:]
        self.assertLess(len(payload), 120)
        self.assertTrue(payload[caret.index("^"):].startswith("4?17"))

    def test_standard_input(self):
        for end in ("", "\n", "\r\n", "\r"):
            done = self.run_cli("parse", "-", "--json", stdin="(01)09521234543213" + end)
            self.assertEqual((done.returncode, self.json_of(done)["input"]), (0, "(01)09521234543213"))
        done = self.run_cli("parse", "-", "--json", stdin="(01)09521234543213\n\n")
        self.assertEqual(done.returncode, 1)
        done = self.run_cli("parse", "-", "--symbology", "]d2", "--json", stdin=f"010952123454321310A{GS}17270801\n".encode())
        self.assertEqual([e["ai"] for e in self.json_of(done)["elements"]], ["01", "10", "17"])

    def test_bytes_that_are_no_text(self):
        done = self.run_cli("parse", "-", "--json", stdin=b"(10)\xff\x00A")
        answer = self.json_of(done)
        self.assertEqual((done.returncode, answer["input_hex"], answer["error"]["offset"]), (1, "283130 29ff0041".replace(" ", ""), 4))
        done = self.run_cli("parse", "-", stdin=b"\xff\xfe\x80")
        self.assertEqual(done.returncode, 1)

    def test_limits(self):
        done = self.run_cli("parse", "-", stdin=b"A" * 8192)
        self.assertIn("NOT_GS1", done.err)
        for size in (8193, 1 << 20):
            done = self.run_cli("parse", "-", stdin=b"A" * size)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.err, "TOO_L")

    def test_text_in_both_languages(self):
        vi = self.run_cli("parse", GOOD_STAMP, "--lang", "vi")
        en = self.run_cli("parse", GOOD_STAMP, "--lang", "en")
        self.assertEqual((vi.returncode, en.returncode), (0, 0))
        self.assertIn("Số lô", vi.out)
        self.assertIn("khai báo", vi.out)
        self.assertIn("BATCH/LOT", en.out)
        self.assertIn("claimed", en.out)

    def test_hint_for_an_element_string_without_its_symbol(self):
        self.assertIn("--symbology", self.run_cli("parse", "0109521234543213").err)

    def test_help_examples_work(self):
        lines = self.run_cli("parse", "--help").out.splitlines()
        examples = [line.strip() for line in lines if line.startswith("  temviet parse ") and line.strip() != "temviet parse -"]
        self.assertGreaterEqual(len(examples), 4)
        for example in examples:
            done = subprocess.run(["bash", "-c", example.replace("temviet", f"'{TEMVIET}'", 1)], capture_output=True, env=self.env)
            self.assertEqual(done.returncode, 0, example)

    def test_errors_in_both_languages(self):
        for lang, words in (("vi", "số kiểm tra phải là 3"), ("en", "the check digit should be 3")):
            self.assertIn(words, self.run_cli("parse", "(01)09521234543214", "--lang", lang).err)

    def test_usage(self):
        for args in ([], ["a", "b"], ["a", "--symbology", "Q1"], ["a", "--symbology", "]"], ["a", "--nonsense"]):
            self.assertEqual(self.run_cli("parse", *args).returncode, 2, args)

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TEMVIET, "parse", "9521234543213"], stdout=full, stderr=subprocess.PIPE, env=self.env)
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    support.main()
