# SPDX-License-Identifier: Apache-2.0
"""temviet stamp: minting, opening one by one and in batches, showing; golden vectors against the real command."""
import importlib.util
import json
import os
import pty
import subprocess
import sys

import support
from support import GOOD_STAMP, SOURCE, TEMVIET, TEST_KEY, CliTest

ISSUER = "demo-tra-sen-vang"
KEY_FILE = SOURCE / "data/demo/keys/demo-tra-sen-vang.key"
OPEN = ["--env", "test", "--issuer", ISSUER, "--key", TEST_KEY]
GTIN = "09521234543213"
OURS = SOURCE / "data/vectors/stamp.jsonl"
SHARED = SOURCE.parent / "shared/conformance/stamp-v1.jsonl"


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class Vectors(CliTest):
    def check(self, path, least):
        vectors = lines(path)
        self.assertGreaterEqual(len(vectors), least)
        done = self.run_cli("stamp", "open", "--batch", "-", stdin=path.read_bytes())
        self.assertEqual((done.returncode, done.err), (0, ""))
        answers = [json.loads(line) for line in done.out.splitlines()]
        self.assertEqual(len(answers), len(vectors))
        for vector, answer in zip(vectors, answers):
            with self.subTest(vector["name"]):
                self.assertEqual(list(answer), ["expect", "carrier", "kid", "stamp_id", "claims"])
                for field in ("expect", "carrier", "kid", "stamp_id"):
                    self.assertEqual(answer[field], vector.get(field), field)
                said = vector.get("record", vector.get("claims"))
                if said is not None or vector["expect"] != "OK":
                    self.assertEqual(answer["claims"], said)
        return vectors

    def test_our_golden_vectors(self):
        vectors = self.check(OURS, 60)
        self.assertEqual({v["expect"] for v in vectors}, {"OK", "NOT_OURS", "SIGNATURE_UNREADABLE", "UNSUPPORTED_VERSION", "MALFORMED", "NON_CANONICAL",
                                                          "BAD_CHECK_DIGIT", "KEY_UNKNOWN", "SIGNATURE_INVALID"})
        self.assertEqual({v["carrier"] for v in vectors if v["expect"] == "OK"}, {"dl", "gs1", "rec", "hdl", "hgs1", "hrec"})

    def test_the_second_implementation(self):
        if not SHARED.exists():
            self.skipTest("../shared/conformance/stamp-v1.jsonl is not here")
        self.check(SHARED, 187)

    def test_the_file_is_what_its_maker_makes(self):
        if importlib.util.find_spec("cryptography") is None:
            self.skipTest("python3-cryptography is not installed")
        done = subprocess.run([sys.executable, str(SOURCE / "data/vectors/make_vectors.py"), "--check"], capture_output=True, text=True, env=self.env)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_one_by_one_gives_the_same(self):
        for vector in lines(OURS)[::6]:
            data = bytes.fromhex(vector["input_hex"]) if "input_hex" in vector else vector["input"].encode()
            done = self.run_cli("stamp", "open", "--env", vector["env"], "--issuer", vector["issuer"], "--key", vector["key"],
                                "--symbology", vector["symbology"], "--json", "-", stdin=data)
            with self.subTest(vector["name"]):
                self.assertEqual(self.json_of(done)["expect"], vector["expect"])
                self.assertEqual(done.returncode, 0 if vector["expect"] == "OK" else 14)


class Batch(CliTest):
    def batch(self, data):
        done = self.run_cli("stamp", "open", "--batch", "-", stdin=data)
        self.assertEqual(done.returncode, 0, done.err)
        return [json.loads(line) for line in done.out.splitlines()]

    def request(self, **changes):
        request = {"input": GOOD_STAMP, "symbology": "]Q1", "env": "test", "issuer": ISSUER, "key": TEST_KEY, **changes}
        return json.dumps({k: v for k, v in request.items() if v is not None}).encode()

    def test_broken_requests_are_answered_and_the_run_goes_on(self):
        broken = [b"", b"{", b"[]", b"null", b'"x"', b"{}", b"\xff", b'{"input":"\xff"}', self.request(input=None), self.request(input=5),
                  self.request(input_hex="00"), self.request(input=None, input_hex="0"), self.request(input=None, input_hex="zz"),
                  self.request(symbology="Q1"), self.request(symbology=None), self.request(env="live"), self.request(env=None),
                  self.request(issuer="Demo"), self.request(issuer=["x"]), self.request(key="ab"), self.request(key=TEST_KEY + "00"), self.request(key=None),
                  self.request(input="A" * 70000), b"[" * 60000]
        for bad in broken:
            with self.subTest(bad=bad[:60]):
                first, second, third = self.batch(self.request() + b"\n" + bad + b"\n" + self.request())
                self.assertEqual(list(second), ["error"])
                self.assertTrue(second["error"]["code"] and second["error"]["message"])
                self.assertEqual((first["expect"], third["expect"]), ("OK", "OK"))

    def test_line_ends(self):
        self.assertEqual(self.batch(b""), [])
        self.assertEqual(len(self.batch(self.request())), 1)
        self.assertEqual([a["expect"] for a in self.batch(self.request() + b"\r\n" + self.request() + b"\r\n")], ["OK", "OK"])

    def test_nothing_is_trimmed(self):
        answers = self.batch(b"\n".join(self.request(input=text) for text in (GOOD_STAMP, GOOD_STAMP + "\n", " " + GOOD_STAMP, GOOD_STAMP + "\u00a0")))
        self.assertEqual([a["expect"] for a in answers], ["OK", "NON_CANONICAL", "NOT_OURS", "NON_CANONICAL"])

    def test_long_runs_keep_order(self):
        texts = [GOOD_STAMP if n % 3 else f"text {n}" for n in range(3000)]
        answers = self.batch(b"\n".join(self.request(input=text) for text in texts))
        self.assertEqual([a["expect"] for a in answers], ["OK" if n % 3 else "NOT_OURS" for n in range(3000)])

    def test_a_partner_may_wait_for_each_answer(self):
        process = subprocess.Popen([TEMVIET, "stamp", "open", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.env)
        try:
            for _ in range(3):
                process.stdin.write(self.request() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["expect"], "OK")
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)
        finally:
            process.stdout.close()
            process.kill()
            process.wait()

    def test_files_and_usage(self):
        self.assertEqual(len(self.run_cli("stamp", "open", "--batch", OURS).out.splitlines()), len(lines(OURS)))
        self.assertEqual(self.run_cli("stamp", "open", "--batch", self.scratch / "missing").returncode, 1)
        self.assertEqual(self.run_cli("stamp", "open", "--batch", self.scratch).returncode, 1)
        self.assertEqual(self.run_cli("stamp", "open", "--batch", "-", *OPEN, stdin=b"").returncode, 2)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TEMVIET, "stamp", "open", "--batch", str(OURS)], stdout=full, stderr=subprocess.PIPE, env=self.env)
        self.assertEqual(done.returncode, 1)


class Open(CliTest):
    def test_text_says_test_in_words(self):
        for lang, words in (("vi", ["BẢN THỬ", "chữ ký đúng", "Hạn sử dụng", "01/08/2027"]), ("en", ["TEST", "signature is right", "USE BY"])):
            done = self.run_cli("stamp", "open", *OPEN, GOOD_STAMP, "--lang", lang)
            self.assertEqual(done.returncode, 0)
            for word in [*words, "5940e489dfb000f011d599ad0df28b84", "bc29"]:
                self.assertIn(word, done.out)

    def test_failures_are_14(self):
        for payload in (GOOD_STAMP.replace("L2508A", "L2508B"), GOOD_STAMP + "\n", "https://example.com", ""):
            done = self.run_cli("stamp", "open", *OPEN, "--json", "-", stdin=payload)
            self.assertEqual(done.returncode, 14)
            self.assertIsNone(self.json_of(done)["claims"])
        done = self.run_cli("stamp", "open", *OPEN, "-", stdin=GOOD_STAMP + "\n", env={"LC_ALL": "C"})
        self.assertIn("printf", done.err)

    def test_outcomes_in_both_languages(self):
        altered = GOOD_STAMP.replace("L2508A", "L2508B")
        for lang, words in (("vi", "chữ ký sai"), ("en", "the signature is wrong")):
            done = self.run_cli("stamp", "open", *OPEN, altered, "--lang", lang)
            self.assertEqual(done.returncode, 14)
            self.assertIn("SIGNATURE_INVALID: " + words, done.out)

    def test_usage(self):
        for args in ([], OPEN, [*OPEN[2:], GOOD_STAMP], [*OPEN[:2], *OPEN[4:], GOOD_STAMP], [*OPEN[:4], GOOD_STAMP], [*OPEN, GOOD_STAMP, "--symbology", "QR"],
                     [*OPEN[:-1], "zz", GOOD_STAMP], [*OPEN[:2], "--issuer", "A B", *OPEN[4:], GOOD_STAMP], ["--env", "live", *OPEN[2:], GOOD_STAMP]):
            with self.subTest(args=args):
                self.assertEqual(self.run_cli("stamp", "open", *args).returncode, 2)

    def test_too_much_input(self):
        done = self.run_cli("stamp", "open", *OPEN, "-", stdin=b"A" * (1 << 20))
        self.assertEqual((done.returncode, done.out), (1, ""))


class Mint(CliTest):
    def mint(self, *args, code=0):
        done = self.run_cli("stamp", "mint", "--key", KEY_FILE, *args)
        self.assertEqual(done.returncode, code, done.err)
        return done

    def mint_json(self, *args):
        return self.json_of(self.mint(*args, "--json"))

    def opened(self, minted):
        done = self.run_cli("stamp", "open", *OPEN, "--symbology", minted["symbology_identifier"], "--json", "-", stdin=bytes.fromhex(minted["payload_hex"]))
        self.assertEqual(done.returncode, 0, done.out)
        answer = self.json_of(done)
        self.assertEqual((answer["stamp_id"], answer["kid"]), (minted["stamp_id"], minted["kid"]))
        return answer

    def test_the_worked_vectors_byte_for_byte(self):
        common = ["--gtin", "9521234543213", "--lot", "L2508A", "--serial", "0004K7M3P9XQTR", "--ai", "17=270801"]
        done = self.mint(*common, "--host", "tem.example", "--issuer", ISSUER, "--env", "test")
        self.assertEqual(done.out, GOOD_STAMP)
        done = self.mint(*common, "--carrier", "gs1")
        self.assertEqual(done.stdout, b"010952123454321310L2508A\x1d210004K7M3P9XQTR\x1d1727080198EbwpGFRGcCb-J3X3-XI3Hpl4QcbQ8KpN6Ix38LVzGIC6mAt0lgHkL5oqQU-"
                         b"7CtTwHvz-qwjWUDHpZQBCpY5Q3pliBw")
        self.assertIn("]d2", done.err)

    def test_agrees_with_the_golden_vectors(self):
        """The vectors were signed by other code; Ed25519 is deterministic, so minting must give their very bytes."""
        for vector in lines(OURS):
            if vector["expect"] != "OK" or vector["env"] != "test" or vector["issuer"] != ISSUER or "claims" not in vector or "vtx=" in vector.get("input", ""):
                continue
            claims, args = dict(vector["claims"]), ["--carrier", vector["carrier"]]
            for option, ai in (("--gtin", "01"), ("--cpv", "22"), ("--lot", "10"), ("--serial", "21")):
                if ai in claims:
                    args += [option, claims.pop(ai)]
            for ai, value in claims.items():
                args += ["--ai", f"{ai}={value}"]
            if vector["carrier"] in ("dl", "hdl"):
                host, _, stem = vector["input"][8:].split("/01/")[0].partition("/")
                args += ["--host", host] + (["--stem", stem] if stem else [])
            with self.subTest(vector["name"]):
                expected = bytes.fromhex(vector["input_hex"]) if "input_hex" in vector else vector["input"].encode()
                self.assertEqual(self.mint(*args).stdout, expected)

    RECORD = ["--gtin", GTIN, "--lot", "L2508A", "--serial", "0004K7M3P9XQTR", "--name", "Trà sen vàng", "--maker", "HTX Sen Vàng", "--importer", "Công ty Nhập",
              "--origin", "704", "--place", "Đồng Tháp", "--production", "2026-08-01", "--expiry", "2027-08-01", "--certificate", "OCOP:12/QĐ-UBND:2025-01-02",
              "--warning", "Để nơi khô ráo", "--warning", "Chứa cafein", "--net-content", "100 g", "--hidden-commitment", "000102030405060708090a0b0c0d0e0f",
              "--contains", f"{GTIN}:L2508A:0004:0027:24", "--issued-at", "2025-12-01T00:00:00Z"]

    def test_records(self):
        vectors = {v["name"]: v for v in lines(OURS)}
        self.assertEqual(self.mint("--carrier", "rec", *self.RECORD).out, vectors["rec-everything"]["input"])
        link = self.mint("--carrier", "rec", "--as-link", "--host", "a.tem.example", "--stem", "x/y-2/z", *self.RECORD)
        self.assertEqual(link.out, vectors["rec-everything-link"]["input"])
        hidden = self.mint_json("--carrier", "hrec", *self.RECORD)
        self.assertEqual(self.opened(hidden)["claims"], vectors["rec-everything"]["record"])
        expiring = self.mint_json("--carrier", "rec", "--pid", "T-1", "--expires-at", "2030-01-01T00:00:00+07:00", "--certificate", "CR:a:b:2025-01-02")
        claims = self.opened(expiring)["claims"]
        self.assertEqual((claims["pid"], claims["expires_at"]), ("T-1", "2029-12-31T17:00:00Z"))
        self.assertEqual(claims["certificates"], [{"scheme": "CR", "number": "a:b", "date": "2025-01-02"}])
        self.assertRegex(claims["issued_at"], r"^20\d\d-")

    def test_a_terminal_gets_the_separator_in_words(self):
        master, terminal = pty.openpty()
        done = subprocess.run([TEMVIET, "stamp", "mint", "--key", str(KEY_FILE), "--carrier", "gs1", "--gtin", GTIN, "--lot", "A"], stdout=terminal,
                              stderr=subprocess.PIPE, env=self.env)
        os.close(terminal)
        shown = os.read(master, 4096)
        os.close(master)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(shown.startswith(b"010952123454321310A<GS>98"))
        self.assertNotIn(b"\x1d", shown)

    def test_refused(self):
        gtin = ["--gtin", GTIN]
        link = [*gtin, "--host", "tem.example"]
        for code, args in ((1, ["--gtin", "09521234543214", "--host", "tem.example"]), (1, ["--host", "tem.example"]), (1, [*gtin]), (1, [*gtin, "--host", "Tem.Example"]),
                           (1, [*link, "--stem", "12"]), (1, [*link, "--lot", "l1"]), (1, [*link, "--lot", "A" * 21]), (1, [*link, "--ai", "91=X"]),
                           (1, [*link, "--ai", "17=270230"]), (1, [*link, "--lot", "A", "--ai", "10=B"]), (1, [*link, "--issuer", "demo-sao-bien"]),
                           (1, [*link, "--env", "prod"]), (1, ["--carrier", "rec", *gtin, "--pid", "A"]), (1, ["--carrier", "rec"]),
                           (1, ["--carrier", "rec", *gtin, "--origin", "VN"]), (1, ["--carrier", "rec", *gtin, "--as-link", "--host", "tem.example"]),
                           (2, [*link, "--name", "x"]), (2, [*link, "--expiry", "2027-08-01"]), (2, [*link, "--as-link"]), (2, [*link, "--ai", "17"]),
                           (2, [*link, "--ai", "17=270801", "--ai", "17=270801"]), (2, ["--carrier", "gs1", *link]), (2, ["--carrier", "rec", *link]),
                           (2, ["--carrier", "rec", *gtin, "--ai", "17=270801"]), (2, ["--carrier", "rec", *gtin, "--cpv", "A"]),
                           (2, ["--carrier", "rec", *gtin, "--expiry", "2027-02-30"]), (2, ["--carrier", "rec", *gtin, "--issued-at", "now"]),
                           (2, ["--carrier", "rec", *gtin, "--certificate", "OCOP:12"]), (2, ["--carrier", "rec", *gtin, "--contains", f"{GTIN}:A:1:2"]),
                           (2, ["--carrier", "rec", *gtin, "--contains", f"{GTIN}:A:1:2:3:4"]), (2, ["--carrier", "rec", *gtin, "--hidden-commitment", "00"]),
                           (2, ["--carrier", "decl", *gtin]), (2, [*link, "extra"])):
            with self.subTest(args=args):
                done = self.mint(*args, code=code)
                self.assertEqual(done.out, "")
                self.assertTrue(done.err)

    def test_a_key_signs_only_what_its_usage_says(self):
        batch_only = SOURCE / "data/demo/keys/demo-rau-cao-nguyen.key"
        args = ["--host", "tem.example", "--gtin", GTIN]
        self.assertEqual(self.run_cli("stamp", "mint", "--key", batch_only, *args, "--lot", "A").returncode, 0)
        for more in (["--serial", "A"], ["--carrier", "hdl"]):
            done = self.run_cli("stamp", "mint", "--key", batch_only, *args, *more)
            self.assertEqual((done.returncode, done.out), (1, ""))
            self.assertIn("KEY_USAGE", done.err)

    def test_the_secret_never_shows(self):
        seed = KEY_FILE.read_text().split("secret: ")[1].split("\n")[0]
        done = self.mint("--host", "tem.example", "--gtin", GTIN, "--json")
        self.assertNotIn(seed, done.out + done.err)


class Show(CliTest):
    def test_says_that_nothing_is_proved(self):
        for lang, word in (("vi", "KHAI BÁO"), ("en", "CLAIMED")):
            done = self.run_cli("stamp", "show", GOOD_STAMP, "--lang", lang)
            self.assertEqual(done.returncode, 0)
            self.assertIn(word, done.out)
        answer = self.json_of(self.run_cli("stamp", "show", GOOD_STAMP, "--json"))
        self.assertFalse(answer["proved"])
        self.assertEqual((answer["form"], answer["carrier"], answer["kid"]), ("OK", "dl", "bc29"))

    def test_an_altered_stamp_is_shown_all_the_same(self):
        answer = self.json_of(self.run_cli("stamp", "show", GOOD_STAMP.replace("L2508A", "L2508B"), "--json"))
        self.assertEqual((answer["form"], answer["claims"]["10"], answer["proved"]), ("OK", "L2508B", False))

    def test_what_is_no_stamp(self):
        for payload, form in (("https://example.com", "NOT_OURS"), (GOOD_STAMP[:-8], "SIGNATURE_UNREADABLE"), (GOOD_STAMP + "=", "NON_CANONICAL")):
            self.assertEqual(self.run_cli("stamp", "show", payload).returncode, 1)
            done = self.run_cli("stamp", "show", payload, "--json")
            self.assertEqual((done.returncode, self.json_of(done)["form"], self.json_of(done)["claims"]), (1, form, None))
        self.assertEqual(self.run_cli("stamp", "show").returncode, 2)
        self.assertEqual(self.run_cli("stamp").returncode, 2)

    def test_untrusted_text_does_not_reach_the_terminal_raw(self):
        minted = self.run_cli("stamp", "mint", "--key", KEY_FILE, "--carrier", "rec", "--gtin", GTIN, "--name", "a\x1b[31m\u202eb")
        done = self.run_cli("stamp", "show", minted.out)
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("\x1b", done.out)
        self.assertNotIn("\u202e", done.out)


if __name__ == "__main__":
    support.main()
