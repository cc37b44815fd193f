# SPDX-License-Identifier: Apache-2.0
"""temviet verify, read, parse, explain, selftest as a person calls them."""
import json
import os
import pathlib
import shutil
import subprocess

import support
from support import AT, GOOD_STAMP, SAMPLES, TEMVIET, CliTest, png


class Samples(CliTest):
    def check(self, temviet=TEMVIET):
        done = subprocess.run(["python3", str(SAMPLES / "check_samples.py"), "--temviet", temviet, "--demo", str(self.demo())],
                              capture_output=True, text=True, env=self.env)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)

    def test_every_sample_gets_the_answer_written_in_the_manifest(self):
        self.check()

    def test_the_clock_does_not_matter_when_the_time_is_given(self):
        library = next((p for p in pathlib.Path("/usr/lib").rglob("libfaketimeMT.so.1")), None)
        if library is None:
            self.skipTest("faketime is not installed")
        for year in (2024, 2032):
            with self.subTest(year=year):
                # Only the command lives in that year, not the Python that waits for it.
                wrapper = self.scratch / f"temviet-in-{year}"
                wrapper.write_text(f"#!/bin/sh\nLD_PRELOAD={library} FAKETIME='@{year}-06-01 12:00:00' FAKETIME_DONT_FAKE_MONOTONIC=1 "
                                   f"exec '{TEMVIET}' \"$@\"\n")
                wrapper.chmod(0o755)
                clock = subprocess.run(["sh", "-c", f"LD_PRELOAD={library} FAKETIME='@{year}-06-01 12:00:00' date +%Y"], capture_output=True, text=True)
                self.assertEqual(clock.stdout.strip(), str(year), "the clock is really another")
                self.check(str(wrapper))

    def test_jobs_give_the_same_answers_in_the_same_order(self):
        one = self.run_cli("verify", SAMPLES, *self.registry_args(), "--at", AT, "--ndjson")
        two = self.run_cli("verify", SAMPLES, *self.registry_args(), "--at", AT, "--ndjson", "--jobs", "2")
        self.assertEqual(one.returncode, two.returncode)
        self.assertEqual(one.out, two.out)
        files = [json.loads(line)["file"] for line in one.out.splitlines()]
        self.assertEqual(files, sorted(files))
        self.assertGreaterEqual(len(files), 16)

    def test_stored_registries_are_asked_by_default(self):
        for name in ("demo-tinh", "demo-tap-doan"):
            args = ["registry", "use", self.demo() / f"{name}.db", "--root", self.demo() / f"{name}.root.json"]
            refused = self.run_cli(*args)
            self.assertEqual(refused.returncode, 1, "a test registry needs --allow-test")
            self.assertIn("--allow-test", refused.err)
            self.assertEqual(self.run_cli(*args, "--allow-test").returncode, 0)
        stored = self.run_cli("verify", "--payload", GOOD_STAMP, "--env", "test", "--at", AT, "--json")
        self.assertEqual(stored.returncode, 0, stored.err)
        self.assertEqual(self.json_of(stored)["level"], "STAMP_VALID_ITEM")
        production = self.run_cli("verify", "--payload", GOOD_STAMP, "--at", AT, "--json")
        self.assertEqual(production.returncode, 15, "test registries must not answer for env prod")
        self.assertIn("registry use", production.err)


class Schema(CliTest):
    def test_reports_follow_the_schema(self):
        python = next((p for p in ("python3", "/usr/bin/python3") if subprocess.run([p, "-c", "import jsonschema"], capture_output=True).returncode == 0), None)
        if python is None:
            self.skipTest("python3-jsonschema is not installed")
        pictures = self.run_cli("verify", SAMPLES, *self.registry_args(), "--at", AT, "--ndjson").out
        texts = "".join(self.run_cli("verify", "--payload", p, *self.registry_args(), "--at", AT, "--ndjson").out for p in (GOOD_STAMP, "x", "9521234543213"))
        (self.scratch / "broken.jpg").write_bytes(b"no picture")
        broken = self.run_cli("verify", self.scratch / "broken.jpg", *self.registry_args(), "--at", AT, "--ndjson").out
        check = ("import json, jsonschema, sys; schema = json.load(open(sys.argv[1])); jsonschema.Draft202012Validator.check_schema(schema)\n"
                 "lines = sys.stdin.read().splitlines(); [jsonschema.Draft202012Validator(schema).validate(json.loads(line)) for line in lines]\n"
                 "bad = json.loads(lines[0]); bad['level'] = 'GENUINE'; assert not jsonschema.Draft202012Validator(schema).is_valid(bad); print(len(lines))")
        done = subprocess.run([python, "-c", check, str(support.SOURCE / "data/schema/report-1.schema.json")], input=pictures + texts + broken,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        self.assertGreater(int(done.stdout), 30)


class Payloads(CliTest):
    def verify(self, payload, *more, **options):
        return self.run_cli("verify", "--payload", payload, *self.registry_args(), "--at", AT, "--json", *more, **options)

    def test_good_stamp(self):
        done = self.verify(GOOD_STAMP)
        report = self.json_of(done)
        self.assertEqual((done.returncode, report["level"], report["use"], report["env"]), (0, "STAMP_VALID_ITEM", "OK", "test"))
        self.assertIsNone(report["file"])
        self.assertEqual(report["input"], GOOD_STAMP)
        self.assertIn("BẢN THỬ", report["text"]["vi"])
        self.assertIn("TEST", report["text"]["en"])

    def test_no_changed_character_stays_valid(self):
        for at in range(0, len(GOOD_STAMP), 7):
            changed = GOOD_STAMP[:at] + ("A" if GOOD_STAMP[at] != "A" else "B") + GOOD_STAMP[at + 1:]
            with self.subTest(at=at):
                self.assertGreaterEqual(self.verify(changed).returncode, 10)

    def test_one_final_line_end_is_cut_from_text(self):
        for end in ("\n", "\r\n", "\r"):
            self.assertEqual(self.verify("-", stdin=GOOD_STAMP + end).returncode, 0)
        self.assertNotEqual(self.verify("-", stdin=GOOD_STAMP + "\n\n").returncode, 0)

    def test_without_any_registry_nothing_is_concluded(self):
        done = self.run_cli("verify", "--payload", GOOD_STAMP, "--env", "test", "--at", AT, "--json",
                            env={"XDG_DATA_HOME": str(self.scratch / "empty")})
        self.assertEqual(done.returncode, 15)
        self.assertEqual(self.json_of(done)["level"], "NO_DECISION")
        self.assertIn("registry use", done.err)

    def test_symbology_identifier_is_believed_only_as_an_option(self):
        self.assertEqual(self.verify(GOOD_STAMP, "--symbology", "]Q1").returncode, 0)
        self.assertNotEqual(self.verify("]Q1" + GOOD_STAMP).returncode, 0)
        self.assertNotEqual(self.verify(GOOD_STAMP, "--symbology", "]C1").returncode, 0)

    def test_fail_on(self):
        self.assertEqual(self.verify(GOOD_STAMP, "--fail-on", "SIGNED_UNCONFIRMED").returncode, 0)
        self.assertEqual(self.verify("9521234543213", "--fail-on", "REGISTERED").returncode, 20)
        self.assertEqual(self.verify("9521234543213", "--fail-on", "SUSPECT").returncode, 0)
        self.assertEqual(self.verify(GOOD_STAMP, "--fail-on", "NONSENSE").returncode, 2)

    def test_hostile_payloads(self):
        for payload in (b"\xff\xfe\x00bad", b"A" * 10_000_000, b"", b"\x1b]0;x\x07", "\u202evts=".encode()):
            with self.subTest(payload=payload[:12]):
                done = self.verify("-", stdin=payload)
                self.assertIn(done.returncode, range(10, 19))
                self.assertNotIn("\x1b", done.err)
                self.json_of(done)
                text = self.run_cli("verify", "--payload", "-", *self.registry_args(), "--at", AT, stdin=payload)
                self.assertNotIn("\x1b", text.out)
                self.assertNotIn("\u202e", text.out)

    def test_a_distinct_pack_with_the_same_serial_is_a_duplicate(self):
        twice = self.run_cli("verify", "--payload", GOOD_STAMP, "--payload", GOOD_STAMP, *self.registry_args(), "--at", AT, "--json")
        self.assertEqual([r["level"] for r in self.json_of(twice)], ["STAMP_VALID_ITEM", "SIGNED_UNCONFIRMED"])
        apart = self.run_cli("verify", "--payload", GOOD_STAMP, "--payload", GOOD_STAMP, *self.registry_args(), "--at", AT, "--json", "--distinct")
        self.assertEqual([r["level"] for r in self.json_of(apart)], ["STAMP_VALID_ITEM", "SUSPECT"])

    def test_languages(self):
        vi = self.run_cli("--lang", "vi", "verify", "--payload", GOOD_STAMP, *self.registry_args(), "--at", AT)
        en = self.run_cli("verify", "--payload", GOOD_STAMP, *self.registry_args(), "--at", AT, "--lang", "en")
        self.assertIn("Tem hợp lệ", vi.out)
        self.assertNotEqual(vi.out, en.out)
        for text in (vi.out, en.out):
            self.assertNotIn("hàng thật", text.lower())
            self.assertNotIn("genuine", text.lower())


class Pictures(CliTest):
    def verify(self, *inputs, **options):
        return self.run_cli("verify", *inputs, *self.registry_args(), "--at", AT, "--json", **options)

    def bad(self, name, content, code):
        path = self.scratch / name
        path.write_bytes(content)
        done = self.verify(path)
        self.assertEqual(done.returncode, 1, f"{name}: nothing could run: {done.err}")
        self.assertIn(code, done.err)
        self.assertIn("hint:", done.err)
        report = self.json_of(done)
        self.assertEqual(report["level"], "NO_DECISION")
        return done

    def test_files_that_are_no_pictures(self):
        good = next(SAMPLES.glob("*.jpg")).read_bytes()
        self.bad("zero.jpg", b"", "IMAGE_EMPTY")
        self.bad("text.jpg", b"this is no picture at all", "IMAGE_UNKNOWN_FORMAT")
        self.bad("cut.jpg", good[: len(good) // 2], "IMAGE_TRUNCATED")
        self.bad("huge.png", png(10_000, 10_000, rows=b""), "IMAGE_TOO_LARGE")
        self.bad("liar.png", png(200, 200, rows=b"\0"), "IMAGE_")

    def test_an_unreadable_file_among_others_is_one_answer(self):
        (self.scratch / "broken.jpg").write_bytes(b"\xff\xd8\xff")
        good = next(SAMPLES.glob("*.jpg"))
        done = self.verify(self.scratch / "broken.jpg", good)
        self.assertEqual(len(self.json_of(done)), 2)
        self.assertNotEqual(done.returncode, 1)
        self.assertEqual(self.verify(self.scratch / "missing.jpg").returncode, 1)

    def test_file_names_cannot_steer_the_terminal(self):
        good = next(SAMPLES.glob("*.jpg"))
        name = self.scratch / "a\x1b[31m\nname.jpg"
        shutil.copy(good, name)
        done = self.run_cli("verify", name, *self.registry_args(), "--at", AT)
        self.assertNotIn("\x1b", done.out + done.err)
        raw = os.fsencode(self.scratch) + b"/\xff\xfe.jpg"
        shutil.copy(os.fsencode(good), raw)
        report = self.json_of(self.verify(raw))
        self.assertIn("\ufffd", report["file"])
        self.assertEqual(bytes.fromhex(report["file_hex"]), raw)

    def test_standard_input_and_folders(self):
        good = next(SAMPLES.glob("*.jpg"))
        self.assertEqual(self.json_of(self.verify("-", stdin=good.read_bytes()))["file"], "-")
        empty = self.scratch / "empty-folder"
        empty.mkdir()
        done = self.verify(empty)
        self.assertEqual(done.returncode, 1)
        self.assertIn("FOLDER_EMPTY", done.err)

    def test_blank_picture_has_no_symbol(self):
        (self.scratch / "blank.png").write_bytes(png(800, 600))
        done = self.verify(self.scratch / "blank.png")
        self.assertEqual(done.returncode, 15)
        self.assertIn("NO_SYMBOL", done.out)
        self.assertEqual(self.run_cli("read", self.scratch / "blank.png").returncode, 15)


class Registries(CliTest):
    def test_a_changed_page_is_never_believed(self):
        folder = self.demo()
        copy = self.scratch / "changed"
        shutil.copytree(folder, copy)
        data = bytearray((copy / "demo-tinh.db").read_bytes())
        at = data.find(bytes.fromhex(support.TEST_KEY))
        self.assertGreater(at, 0, "the test key stands in the registry")
        data[at] ^= 1
        (copy / "demo-tinh.db").write_bytes(data)
        args = ["--registry", copy / "demo-tinh.db", "--root", copy / "demo-tinh.root.json", "--env", "test", "--at", AT]
        done = self.run_cli("verify", "--payload", GOOD_STAMP, *args, "--json")
        self.assertEqual(done.returncode, 15)
        self.assertIn("REGISTRY_CORRUPT", done.out)
        self.assertEqual(self.run_cli("registry", "check", copy / "demo-tinh.db", "--root", copy / "demo-tinh.root.json").returncode, 1)

    def test_unsigned_or_wrongly_rooted_is_never_believed(self):
        folder = self.demo()
        for title, registry, root in (("other root", "demo-tinh", "demo-tap-doan"),):
            with self.subTest(title):
                done = self.run_cli("verify", "--payload", GOOD_STAMP, "--env", "test", "--at", AT, "--json",
                                    "--registry", folder / f"{registry}.db", "--root", folder / f"{root}.root.json")
                self.assertEqual(done.returncode, 15)
                self.assertIn("REGISTRY_UNTRUSTED", done.out)
        copy = self.scratch / "unsigned"
        shutil.copytree(folder, copy)
        (copy / "demo-tinh.db.sig.json").unlink()
        done = self.run_cli("verify", "--payload", GOOD_STAMP, "--env", "test", "--at", AT, "--json",
                            "--registry", copy / "demo-tinh.db", "--root", copy / "demo-tinh.root.json")
        self.assertEqual((done.returncode, "REGISTRY_UNTRUSTED" in done.out), (15, True))

    def test_a_pair_is_needed(self):
        self.assertNotEqual(self.run_cli("verify", "--payload", "x", "--registry", "a.db").returncode, 0)


class Others(CliTest):
    def test_usage_errors_are_2_and_help_is_0(self):
        for args in ([], ["nonsense"], ["verify"], ["verify", "--nonsense"], ["verify", "a.jpg", "--json", "--ndjson"],
                     ["verify", "--payload", "x", "--at", "yesterday"], ["read"], ["explain", "NO_SUCH_CODE"]):
            with self.subTest(args=args):
                self.assertEqual(self.run_cli(*args).returncode, 2)
        for command in ("verify", "read", "parse", "registry", "key", "stamp", "explain", "selftest"):
            done = self.run_cli(command, "--help")
            self.assertEqual(done.returncode, 0)
        self.assertEqual(self.run_cli("--version").returncode, 0)

    def test_selftest(self):
        done = self.run_cli("selftest", "--json")
        self.assertEqual(done.returncode, 0, done.out)
        self.assertTrue(self.json_of(done)["ok"])

    def test_explain_knows_every_code_in_both_languages(self):
        codes = self.run_cli("explain", "list").out.split()
        self.assertGreater(len(codes), 80)
        for code in codes[::9] + ["RECALLED", "STAMP_VALID_ITEM"]:
            vi, en = (self.run_cli("explain", code, "--lang", lang).out for lang in ("vi", "en"))
            self.assertTrue(vi and en and vi != en, code)

    def test_a_full_disk_is_an_error_and_not_a_verdict(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TEMVIET, "selftest"], stdout=full, stderr=subprocess.PIPE, env=self.env)
        self.assertEqual(done.returncode, 1)

    def test_parse(self):
        link = self.json_of(self.run_cli("parse", GOOD_STAMP, "--json"))
        self.assertTrue(link["ok"])
        self.assertEqual({e["ai"]: e["value"] for e in link["elements"]}["01"], "09521234543213")
        self.assertEqual(link["stamp"]["carrier"], "dl")
        bad = self.run_cli("parse", "(01)09521234543214", "--json")
        answer = self.json_of(bad)
        self.assertFalse(answer["ok"])
        self.assertIsInstance(answer["error"]["offset"], int)


if __name__ == "__main__":
    support.main()
