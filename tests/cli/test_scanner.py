# SPDX-License-Identifier: Apache-2.0
"""temviet verify --payloads: a day with a hardware scanner. Honest lines keep their level, damaged lines of genuine stamps
never accuse and never pass, forged lines stay REJECTED, and the loop runs on after any line."""
import atexit
import json
import os
import pathlib
import pty
import random
import select
import shutil
import signal
import subprocess
import tempfile
import time

import support
from keyboards import KEYBOARDS, telex
from support import GOOD_STAMP, SAMPLES, SOURCE, TEMVIET, CliTest

KEYS = SOURCE / "data/demo/keys"
MORNING = "2026-11-10T09:41:00+07:00"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GS = "\x1d"


def serial(unit, width, rng):
    digits = ""
    for _ in range(width):
        unit, last = divmod(unit, 32)
        digits = CROCKFORD[last] + digits
    return digits + "".join(rng.choice(CROCKFORD) for _ in range(8))


class ScannerTest(CliTest):
    """Stamps of several issuers and carriers, signed with the demonstration keys."""

    @classmethod
    def mint(cls, key, *args):
        when = ("--issued-at", "2026-10-01T00:00:00Z") if "rec" in args else ()
        done = cls.run_cli("stamp", "mint", "--key", KEYS / f"{key}.key", *when, "--json", *args)
        assert done.returncode == 0, done.err
        answer = json.loads(done.out)
        return {"text": bytes.fromhex(answer["payload_hex"]).decode(), "id": answer["symbology_identifier"], "unit": args}

    made = None  # stamps and registries, made once for all suites of this file

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if ScannerTest.made is None:
            cls.make()
            ScannerTest.made = (cls.genuine, cls.stranger, tempfile.mkdtemp(prefix="temviet-scanner-"))
            shutil.copytree(cls.demo(), pathlib.Path(ScannerTest.made[2]) / "demo")
            atexit.register(shutil.rmtree, ScannerTest.made[2], ignore_errors=True)
        cls.genuine, cls.stranger, folder = ScannerTest.made
        if not (cls.scratch / "demo").exists():
            (cls.scratch / "demo").symlink_to(pathlib.Path(folder) / "demo")

    @classmethod
    def make(cls):
        cls.rng = random.Random(20261110)
        tea = ("--gtin", "9521234543213", "--lot", "L2508A")
        cls.genuine = []
        for unit in range(4001, 4025):
            code = (*tea, "--serial", serial(unit, 6, cls.rng))
            cls.genuine.append(cls.mint("demo-tra-sen-vang", *code, "--host", "tem.example", "--ai", "17=270801"))
        for unit in range(4101, 4109):
            code = (*tea, "--serial", serial(unit, 6, cls.rng))
            cls.genuine.append(cls.mint("demo-tra-sen-vang", *code, "--carrier", "gs1", "--ai", "17=270801"))
            code = (*tea, "--serial", serial(unit + 200, 6, cls.rng), "--expiry", "2027-08-01")
            cls.genuine.append(cls.mint("demo-tra-sen-vang", *code, "--carrier", "rec", "--name", "Trà xanh nõn tôm"))
            code = (*tea, "--serial", serial(unit + 400, 6, cls.rng), "--expiry", "2027-08-01")
            cls.genuine.append(cls.mint("demo-tra-sen-vang", *code, "--carrier", "rec", "--as-link", "--host", "tem.example", "--stem", "t"))
        for unit in range(91001, 91007):
            code = ("--gtin", "9521100221023", "--lot", "D2609", "--serial", serial(unit, 6, cls.rng))
            cls.genuine.append(cls.mint("demo-gao-dong-xanh", *code, "--host", "gaodongxanh-demo.example", "--ai", "17=270609"))
        for unit in range(160101, 160105):  # under recall
            code = ("--gtin", "9521100331029", "--lot", "N2607C", "--serial", serial(unit, 6, cls.rng))
            cls.genuine.append(cls.mint("demo-nuoc-mam-lang-chai", *code, "--host", "langchai-demo.example", "--ai", "17=290630"))
        cls.genuine.append(cls.mint("demo-gao-dong-xanh", "--gtin", "9521100221016", "--lot", "G2610", "--host", "gaodongxanh-demo.example", "--ai", "17=271002"))
        # Somebody else's key over these goods.
        cls.stranger = cls.mint("demo-keo-dua-xanh", *tea, "--serial", serial(4300, 6, cls.rng), "--host", "tem.example", "--ai", "17=270801")
        for stamp in cls.genuine:
            done = cls.run_cli("verify", "--payload", stamp["text"], "--symbology", stamp["id"], *cls.registry_args(), "--at", MORNING, "--json")
            stamp["report"] = json.loads(done.out)
            stamp["serial"] = stamp["report"]["items"][0]["claims"].get("serial")

    @classmethod
    def session(cls, stdin, *args, at=MORNING, **options):
        return cls.run_cli("verify", "--payloads", "-", *cls.registry_args(), *(("--at", at) if at else ()), *args, stdin=stdin, **options)

    def reports(self, stdin, *args, **options):
        done = self.session(stdin, *args, "--ndjson", **options)
        return done, [json.loads(line) for line in done.out.splitlines()]

    def levels(self, stdin, *args, **options):
        return [report["level"] for report in self.reports(stdin, *args, **options)[1]]


def codes(report):
    return [reason["code"] for item in report["items"] for reason in item["reasons"]]


class FiveHundredLines(ScannerTest):
    """Every line with what it must be; the same lines for every run (seeded)."""

    GS_SPELLINGS = ["{GS}", "<GS>", "^]", "Alt-029", "<Alt-029>", "↔", "␝", "{gs}", GS]

    def lines(self, prefix):
        rng = random.Random(500 + prefix)
        usable = [s for s in self.genuine if prefix or s["id"] != "]d2"]
        out = []  # (kind, bytes, stamp or None)

        def line(stamp, text=None, front=None):
            front = (stamp["id"] if prefix else "") if front is None else front
            text = stamp["text"] if text is None else text
            return (front + text.replace(GS, rng.choice(self.GS_SPELLINGS))).encode()

        def honest(stamp):
            out.append(("honest", line(stamp), stamp))

        def damaged(kind, data, stamp):
            out.append((kind, data if isinstance(data, bytes) else data.encode(), stamp))

        def forged(data):
            out.append(("forged", data, None))

        def plain(kind, text, identifier):
            out.append((kind, ((identifier if prefix else "") + text).encode(), None))

        for stamp in usable:
            honest(stamp)
        for name, typed in KEYBOARDS.items():
            for stamp in rng.sample(usable, 3):
                damaged(name, typed(line(stamp).decode()), stamp)
        while len(out) < 500:
            stamp = rng.choice(usable)
            text, front = stamp["text"], stamp["id"] if prefix else ""
            cut = rng.randrange(1, len(text))
            spelled = line(stamp).decode()
            name = rng.choice(list(KEYBOARDS))
            other = rng.choice(usable)
            choices = [
                lambda: honest(stamp),
                lambda: damaged(name, KEYBOARDS[name](spelled), stamp),
                lambda: damaged(name, front + KEYBOARDS[name](spelled[len(front):]), stamp),
                lambda: damaged("telex", telex(spelled), stamp),
                lambda: damaged("full stop", line(stamp, text + "."), stamp),
                lambda: damaged("space", rng.choice([" ", "  ", "\t"]).join(["", spelled]) if rng.random() < 0.5 else spelled + " ", stamp),
                lambda: damaged("cut at the end", line(stamp, text[:cut]), stamp),
                lambda: damaged("cut at the end", line(stamp, text[:-rng.randrange(1, 5)]), stamp),
                lambda: damaged("cut in front", line(stamp, text[cut:]), stamp),
                lambda: damaged("two codes", line(stamp) + line(other), stamp),
                lambda: damaged("two codes", line(stamp, text[:cut]) + line(other), stamp),
                lambda: damaged("two codes", line(stamp) + b"9521234543213", stamp),
                lambda: damaged("invalid UTF-8", spelled[:len(front) + cut].encode() + rng.choice([b"\xff", b"\xc3", b"\xe1\xba"]) + spelled[len(front) + cut:].encode()[1:], stamp),
                lambda: damaged("NUL", spelled[:len(front) + cut].encode() + b"\0" + spelled[len(front) + cut:].encode(), stamp),
                lambda: damaged("no separators", (front + text.replace(GS, "")), stamp) if GS in text else honest(stamp),
                lambda: damaged("one separator", (front + text.replace(GS, "{GS}", 1).replace(GS, "")), stamp) if GS in text else honest(stamp),
                lambda: forged(line(stamp, text[:-30] + ("B" if text[-30] == "A" else "A") + text[-29:])) if ":" in text[5:6] or "vts" in text else honest(stamp),
                lambda: forged(line(stamp, text.replace("L2508A", "L2508B"))) if "L2508A" in text else honest(stamp),
                lambda: forged(((self.stranger["id"] if prefix else "") + self.stranger["text"]).encode()),
                lambda: plain("registered", "9521234543213", "]E0"),
                lambda: plain("registered", "https://tem.example/01/09521234543213", "]Q1"),
                lambda: plain("registered", "09521234543213", "]I1"),
                lambda: plain("unknown", "9521234000006", "]E0"),
                lambda: plain("unknown", rng.choice(["00020101021138540010A000000727012400069704", "WIFI:S:quan;T:WPA;P:matkhau;;", "HC1:6BFOXN", "BEGIN:VCARD",
                                                      "https://cua-hang.example/khuyen-mai", "Trà sen vàng 100 g"]), "]Q1"),
                lambda: out.append(("empty", rng.choice([b"", b"  ", b"\t"]), None)),
            ]
            rng.choice(choices)()
        out.append(("too long", b"A" * 10_000_000, None))
        out.append(("too long", (("]Q1" if prefix else "") + GOOD_STAMP).encode() + b"{GS}" * 2_000_000, None))
        return out

    def check(self, prefix):
        lines = self.lines(prefix)
        data = b"".join(raw + (b"\r\n", b"\n", b"\r")[i % 3] for i, (_, raw, _) in enumerate(lines))
        done, reports = self.reports(data, *(["--symbology-prefix"] if prefix else []))
        kept = [entry for entry in lines if entry[0] != "empty"]
        self.assertEqual(len(reports), len(kept), "every line has its answer")
        seen, kinds = {}, {}
        for (kind, raw, stamp), report in zip(kept, reports):
            with self.subTest(kind=kind, raw=raw[:200], codes=codes(report)):
                kinds[kind] = kinds.get(kind, 0) + 1
                level = report["level"]
                if len(raw) < 9000:
                    self.assertEqual(report["input"], raw.decode("utf-8", "replace"), "the report shows the line as it came")
                exact = stamp is not None and [s for s in self.genuine if self.judged_as(report) == (s["text"], s["id"] if prefix else "")]
                if kind == "honest" or exact:
                    self.check_honest(report, stamp, seen)
                elif stamp is not None:
                    self.assertIn(level, ("NO_DECISION", "UNKNOWN", "REGISTERED"), "damage never accuses and never passes")
                    self.assertFalse(report["items"][0]["stamps"] and report["items"][0]["stamps"][0]["outcome"] == "OK")
                elif kind == "forged":
                    self.assertEqual(level, "REJECTED")
                elif kind == "too long":
                    self.assertEqual((level, codes(report)[0]), ("NO_DECISION", "LIMIT_EXCEEDED"))
                else:
                    self.assertEqual(level, kind.upper())
        for kind in (*KEYBOARDS, "honest", "cut at the end", "cut in front", "two codes", "full stop", "space", "NUL", "invalid UTF-8", "forged", "registered", "unknown"):
            self.assertGreater(kinds.get(kind, 0), 2, kind)
        if prefix:
            self.assertGreater(kinds["no separators"] + kinds["one separator"], 2)
        self.assertEqual(done.returncode, 14, "a forged line was among them")
        self.assertIn(f"{len(kept)} scans", done.err)
        return kept, reports

    @staticmethod
    def judged_as(report):
        symbol = report["symbols"][0]
        return bytes.fromhex(symbol["bytes"]).decode("utf-8", "replace"), symbol["symbology_identifier"]

    def check_honest(self, report, stamp, seen):
        first = stamp["report"]
        key = stamp["serial"] and (first["items"][0]["claims"]["gtin"], stamp["serial"])
        if key and key in seen:
            self.assertEqual(report["level"], "SIGNED_UNCONFIRMED")
            self.assertIn("SEEN_AGAIN", codes(report))
        else:
            self.assertEqual((report["level"], report["use"]), (first["level"], first["use"]))
            self.assertNotIn("SEEN_AGAIN", codes(report))
        seen[key] = True

    def test_links_and_records_as_plain_text(self):
        kept, reports = self.check(prefix=False)
        unchanged = {stamp["text"] for stamp in self.genuine}
        for (kind, raw, _), report in zip(kept, reports):  # the common mishaps are told as what they are
            if kind in ("telex", "caps lock", "all upper", "azerty", "full stop") and raw.decode() != report["symbols"][0]["text"]:
                self.fail("text is judged as it came")
            if raw.decode("utf-8", "replace") in unchanged:  # a record is all capitals: "all upper" leaves it whole
                continue
            if kind in ("caps lock", "azerty", "all upper", "all lower", "qwertz", "full stop"):
                self.assertIn("INPUT_DAMAGED", codes(report), raw)

    def test_every_carrier_with_the_symbology_prefix(self):
        self.check(prefix=True)


class Answers(ScannerTest):
    def test_one_line_a_scan(self):
        done = self.session("\n".join([GOOD_STAMP, GOOD_STAMP, GOOD_STAMP, "9521234543213", GOOD_STAMP[:-1], telex(GOOD_STAMP), "WIFI:S:a;;"]), "--lang", "vi")
        lines = done.out.splitlines()
        self.assertEqual(lines[0], "✔ BẢN THỬ · Tem hợp lệ (từng sản phẩm) · Trà xanh nõn tôm hộp 200 g · lô L2508A")
        self.assertEqual(lines[1], "! BẢN THỬ · Đã ký, chưa đủ căn cứ · Trà xanh nõn tôm hộp 200 g · lô L2508A · quét lần hai, lần đầu lúc 09:41")
        self.assertIn("quét lần 3, lần đầu lúc 09:41", lines[2])
        self.assertTrue(lines[3].startswith("○ BẢN THỬ · Mã có trong sổ – ai cũng in được mã này · Trà xanh"))
        self.assertIn("thiếu một phần", lines[4])
        self.assertIn("Telex/VNI", lines[5])
        self.assertIn("mã vào Wi-Fi", lines[6])
        self.assertEqual(len(lines), 7)
        self.assertIn("Tổng kết: 7 lần quét", done.err)
        self.assertEqual(done.returncode, 15)
        english = self.session(GOOD_STAMP + "\n" + GOOD_STAMP, "--lang", "en").out.splitlines()
        self.assertEqual(english[1], "! TEST · Signed, not confirmed · Trà xanh nõn tôm hộp 200 g · lot L2508A · scanned twice, first at 09:41")

    def test_narrow_screens_cut_the_end(self):
        narrow = self.session(GOOD_STAMP, "--lang", "vi", env={"COLUMNS": "40"}).out
        self.assertEqual(len(narrow.rstrip("\n")), 40)
        self.assertTrue(narrow.startswith("✔ BẢN THỬ · Tem hợp lệ") and narrow.endswith("…\n"))

    def test_colour_only_on_request(self):
        self.assertNotIn("\x1b", self.session(GOOD_STAMP).out)
        self.assertIn("\x1b[32m✔", self.session(GOOD_STAMP, "--color", "always").out)
        self.assertIn("\x1b[31m✖", self.session(GOOD_STAMP.replace("L2508A", "L2508B"), "--color", "always").out)

    def test_codes_cannot_steer_the_terminal(self):
        done = self.session("\x1b]0;x\x07\n\u202ehttps://evil.example\n".encode() + b"https://tem.example/01/09521234543213/10/\x1b[2J\n")
        for text in (done.out, done.err):
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)

    def test_bell(self):
        forged = GOOD_STAMP.replace("L2508A", "L2508B")
        for bell, expected in (("never", 0), ("bad", 1), ("always", 3)):
            self.assertEqual(self.session(GOOD_STAMP + "\n" + forged, "--bell", bell).stderr.count(b"\a"), expected)
        self.assertEqual(self.session("", "--bell", "loud").returncode, 2)

    def test_exit_codes(self):
        self.assertEqual(self.session(GOOD_STAMP).returncode, 0)
        self.assertEqual(self.session("").returncode, 15, "nothing scanned shows nothing")
        self.assertEqual(self.session("\n\n").returncode, 15)
        self.assertEqual(self.session("", "--fail-on", "UNKNOWN").returncode, 20)
        self.assertEqual(self.session(GOOD_STAMP, "--fail-on", "SEEN_AGAIN").returncode, 0)
        self.assertEqual(self.session(GOOD_STAMP + "\n" + GOOD_STAMP, "--fail-on", "SEEN_AGAIN").returncode, 20)
        for bad in (["x.jpg"], ["--payload", "x"], ["--symbology-prefix", "--symbology", "]Q1"], ["--symbology", "Q1"]):
            self.assertEqual(self.session("", *bad).returncode, 2, bad)
        self.assertEqual(self.run_cli("verify", "--payload", "x", "--bell", "bad").returncode, 2)
        self.assertEqual(self.run_cli("verify", "--payloads", self.scratch / "missing", *self.registry_args()).returncode, 1)

    def test_files_and_a_full_disk(self):
        recorded = self.scratch / "scans.txt"
        recorded.write_text(GOOD_STAMP + "\n9521234543213\n", "utf-8")
        done = self.run_cli("verify", "--payloads", recorded, *self.registry_args(), "--at", MORNING, "--json")
        self.assertEqual([json.loads(line)["level"] for line in done.out.splitlines()], ["STAMP_VALID_ITEM", "REGISTERED"])
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TEMVIET, "verify", "--payloads", str(recorded), *map(str, self.registry_args()), "--at", MORNING], stdout=full,
                                  stderr=subprocess.PIPE, env=self.env)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"STDOUT_FAILED", done.stderr)


class Separators(ScannerTest):
    def stamp(self):
        return next(s for s in self.genuine if s["id"] == "]d2")

    def test_spellings(self):
        text = self.stamp()["text"]
        for spelling in ("{GS}", "<GS>", "^]", "Alt-029", "<Alt-029>", "{Alt-029}", "Alt+029", "↔", "␝", "{gs}", GS):
            with self.subTest(spelling):
                done, (report,) = self.reports("]d2" + text.replace(GS, spelling), "--symbology-prefix")
                self.assertEqual(report["level"], "STAMP_VALID_ITEM", done.err)
                self.assertEqual(bytes.fromhex(report["symbols"][0]["bytes"]).decode(), text)
                self.assertEqual(report["input"], "]d2" + text.replace(GS, spelling))
                self.assertEqual(self.levels(text.replace(GS, spelling), "--symbology", "]d2"), ["STAMP_VALID_ITEM"])
        for other in ("(GS)", "[GS]", "^", "\\x1d", "|", "GS"):
            self.assertNotIn("STAMP_VALID_ITEM", self.levels("]d2" + text.replace(GS, other), "--symbology-prefix"))

    def test_links_are_never_mapped(self):
        for spelling in ("{GS}", "<GS>", "^]", "Alt-029", "↔"):
            (report,) = self.reports(GOOD_STAMP + spelling)[1]
            self.assertEqual(report["symbols"][0]["text"], GOOD_STAMP + spelling)
            self.assertEqual(report["level"], "NO_DECISION")

    def test_a_prefix_is_believed_only_when_asked_for(self):
        self.assertEqual(self.levels("]Q1" + GOOD_STAMP, "--symbology-prefix"), ["STAMP_VALID_ITEM"])
        self.assertNotIn("STAMP_VALID_ITEM", self.levels("]Q1" + GOOD_STAMP))
        done = self.session(GOOD_STAMP, "--symbology-prefix", "--lang", "en")
        self.assertEqual((done.returncode, "there is no ]xN in front" in done.err), (0, True))

    def test_warnings_about_element_strings(self):
        def warned(line, *args):
            return self.session(line, "--lang", "en", *args).err
        self.assertIn("in front of character 25", warned("]C1010952123454321310L2508A210004K7M3P9XQTR", "--symbology-prefix"))
        self.assertIn("in front of character 25", warned("]C1010952123454321310L2508A17270801", "--symbology-prefix"))
        self.assertNotIn("note", warned("]C1010952123454321310L2508A{GS}210004K7M3P9XQTR", "--symbology-prefix"))
        self.assertNotIn("note", warned("]C101095212345432131727080110L2508A", "--symbology-prefix"))
        self.assertIn("without any separator", warned("010952123454321310L2508A210004K7M3P9XQTR"))
        self.assertIn("only with its symbology", warned(self.stamp()["text"].replace(GS, "{GS}")))
        self.assertIn("without any separator", warned(self.stamp()["text"].replace(GS, "")))


class Copies(ScannerTest):
    def test_another_pack(self):
        done, reports = self.reports(f"{GOOD_STAMP}\n{GOOD_STAMP}\n/khac\n")
        self.assertEqual([r["level"] for r in reports], ["STAMP_VALID_ITEM", "SIGNED_UNCONFIRMED", "SUSPECT"])
        self.assertIn("DUPLICATE_IN_SESSION", codes(reports[2]))
        self.assertEqual(done.returncode, 13)
        self.assertIn("Summary: 2 scans", done.err, "the answer was put right, not added")
        self.assertIn("1  Suspect", done.err)
        self.assertEqual(self.levels(f"{GOOD_STAMP}\n{GOOD_STAMP}\n", "--distinct"), ["STAMP_VALID_ITEM", "SUSPECT"])

    def test_the_same_pack(self):
        for more in ((), ("--distinct",)):
            done = self.session(f"{GOOD_STAMP}\n{GOOD_STAMP}\n/lai\n", *more)
            self.assertEqual(done.returncode, 0, "one pack, scanned twice")
            self.assertIn("without 1 repeats", done.err)

    def test_commands_only_touch_repeats_and_only_once(self):
        forged = GOOD_STAMP.replace("L2508A", "L2508B")
        for lines in (f"{GOOD_STAMP}\n/khac", f"{GOOD_STAMP}\n{forged}\n/lai", f"/khac\n/lai\n{GOOD_STAMP}", f"{GOOD_STAMP}\n{GOOD_STAMP}\n/khac\n/lai\n/khac"):
            with self.subTest(lines[-20:]):
                done = self.session(lines)
                self.assertIn("no repeat", done.err)
                self.assertEqual(done.returncode, 14 if forged in lines else 13 if lines.count(GOOD_STAMP) == 2 else 0)
        # Anything else that begins with a slash is a scan.
        self.assertEqual(len(self.levels("//tem.example/01/09521234543213\n/khach\n/KHAC x\n/01/09521234543213\n")), 4)
        done, reports = self.reports(f"{GOOD_STAMP}\n/TONG\n/thoat\n{GOOD_STAMP}\n")
        self.assertEqual((len(reports), done.err.count("Summary: 1 scans")), (1, 2))

    def test_forged_codes_never_spoil_an_honest_pack(self):
        forged = GOOD_STAMP[:-30] + ("B" if GOOD_STAMP[-30] == "A" else "A") + GOOD_STAMP[-29:]
        plain = GOOD_STAMP[:GOOD_STAMP.index("?")]
        stranger = self.stranger["text"]  # a registered key over somebody else's goods, same serial as below
        same_unit = self.mint("demo-tra-sen-vang", *self.stranger["unit"])["text"]
        levels = self.levels("\n".join([forged, plain, plain, GOOD_STAMP, stranger, same_unit]), "--distinct")
        self.assertEqual([levels[0], levels[3], levels[4], levels[5]], ["REJECTED", "STAMP_VALID_ITEM", "REJECTED", "STAMP_VALID_ITEM"])

    def test_across_the_pictures_of_one_run(self):
        picture = SAMPLES / "tra-tem-tung-hop.jpg"
        again = self.scratch / "again.jpg"
        shutil.copy(picture, again)
        for more, expected in (((), "SIGNED_UNCONFIRMED"), (("--distinct",), "SUSPECT")):
            done = self.run_cli("verify", picture, again, *self.registry_args(), "--at", MORNING, "--ndjson", *more)
            self.assertEqual([json.loads(line)["level"] for line in done.out.splitlines()], ["STAMP_VALID_ITEM", expected])

    def test_a_cut_scan_of_a_seen_pack_is_no_duplicate(self):
        for length in range(20, len(GOOD_STAMP), 7):
            level = self.levels(f"{GOOD_STAMP}\n{GOOD_STAMP[:length]}\n", "--distinct")[1]
            self.assertNotIn(level, ("SUSPECT", "REJECTED", "STAMP_VALID_ITEM"), length)


class Living(ScannerTest):
    """Flushed answers, Ctrl-C, terminals."""

    def start(self, *args, **options):
        command = [TEMVIET, "verify", "--payloads", "-", *map(str, self.registry_args()), "--at", MORNING, "--lang", "en", *args]
        return subprocess.Popen(command, env=self.env, **options)

    def test_each_answer_comes_at_once_and_ctrl_c_ends_cleanly(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start("--ndjson", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                for _ in range(2):
                    process.stdin.write(GOOD_STAMP.encode() + b"\n")
                    process.stdin.flush()
                    ready, _, _ = select.select([process.stdout], [], [], 30)
                    self.assertTrue(ready, "the answer is flushed")
                    json.loads(process.stdout.readline())
                process.send_signal(number)
                self.assertEqual(process.wait(30), 130)
                self.assertIn(b"Summary: 2 scans", process.stderr.read())
            finally:
                process.kill()
                for stream in (process.stdin, process.stdout, process.stderr):
                    stream.close()
                process.wait()

    def test_at_a_terminal(self):
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(TEMVIET, [TEMVIET, "verify", "--payloads", "-", *map(str, self.registry_args()), "--at", MORNING, "--lang", "en", "--color", "never"],
                      {k: v for k, v in self.env.items() if k != "COLUMNS"})
        try:
            shown = self.read_until(terminal, b"Ready:")
            for line, answer in ((GOOD_STAMP, b"Stamp valid"), (GOOD_STAMP, b"scanned twice"), ("/other", b"Suspect"), ("/quit", b"Summary: 2 scans")):
                os.write(terminal, line.encode() + b"\r")
                shown += self.read_until(terminal, answer)
            self.assertNotIn(b"error", shown)
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 13)
        finally:
            os.close(terminal)

    def test_a_person_beside_a_piped_scanner(self):
        scans, feed = os.pipe()
        pid, terminal = pty.fork()
        if pid == 0:
            os.dup2(scans, 0)
            os.close(feed)
            os.execve(TEMVIET, [TEMVIET, "verify", "--payloads", "-", *map(str, self.registry_args()), "--at", MORNING, "--lang", "en", "--color", "never"], self.env)
        os.close(scans)
        try:
            os.write(feed, (GOOD_STAMP + "\n").encode() * 2)
            self.read_until(terminal, b"scanned twice")
            os.write(terminal, b"k\r")
            self.read_until(terminal, b"Suspect")
            os.close(feed)
            self.read_until(terminal, b"Summary: 2 scans")
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 13)
        finally:
            os.close(terminal)

    def read_until(self, terminal, wanted):
        shown, end = b"", time.monotonic() + 60
        while wanted not in shown:
            ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
            self.assertTrue(ready, f"no {wanted!r} in {shown!r}")
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                self.fail(f"ended without {wanted!r}: {shown!r}")
        return shown


if __name__ == "__main__":
    support.main()
