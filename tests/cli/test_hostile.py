# SPDX-License-Identifier: Apache-2.0
"""The command line in the hands of somebody careless or hostile: a clear message that names the input, the documented
exit code, nothing raw on the terminal, nothing half written, and all of it in Vietnamese too."""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import unittest

import support
from support import AT, GOOD_STAMP, SAMPLES, SOURCE, TEMVIET, CliTest

RAW = "\x1b[31mX\x07"
# Words of English that no Vietnamese sentence has; commands, codes in [] and quoted arguments are left out before.
ENGLISH = re.compile(r"\b(the|is|are|not|no|cannot|with|must|has|was|check|give|choose|copy|make|expected|found|of|it)\b")


def good_picture():
    return next(SAMPLES.glob("*.jpg"))


class Hostile(CliTest):
    def interrupted(self, args, wait, **pipes):
        running = subprocess.Popen([TEMVIET, *map(str, args)], env=self.env, stderr=subprocess.PIPE, **pipes)
        wait(running)
        running.send_signal(signal.SIGINT)
        return running


class Arguments(Hostile):
    def test_nothing_raw_reaches_the_terminal(self):
        for args in (["--lang", RAW, "selftest"], [RAW], ["verify", "--at", RAW, "--payload", "x"], ["verify", "--fail-on", RAW, "--payload", "x"],
                     ["verify", f"--{RAW}"], ["verify", "--scene", RAW, "x"], ["verify", "--jobs", RAW, "x"], ["verify", "--symbology", RAW, "--payload", "x"],
                     ["registry", RAW], ["stamp", "mint", "--key", "k", "--ai", RAW]):
            with self.subTest(args=args):
                done = self.run_cli(*args)
                self.assertEqual((done.returncode, done.out), (2, ""))
                self.assertNotRegex(done.err, "[\x00-\x08\x0b-\x1f\x7f]")
                self.assertRegex(done.err, r"^error: [^\n]+ \[USAGE\]\nhint: [^\n]+\n$")

    def test_a_registry_without_its_root_is_wrong_usage(self):
        self.assertEqual(self.run_cli("verify", "--payload", "x", "--registry", "a.db").returncode, 2)

    def test_a_closed_or_full_standard_output(self):
        for args in (["--help"], ["--version"], ["verify", "--help"], ["explain", "list"], ["parse", "9521234543213"], ["registry", "list", "--json"]):
            with self.subTest(args=args), open("/dev/full", "wb") as full:
                done = subprocess.run([TEMVIET, *args], stdout=full, stderr=subprocess.PIPE, env=self.env)
                self.assertEqual(done.returncode, 1)
                self.assertIn(b"STDOUT_FAILED", done.stderr)

    def test_exit_codes_as_json(self):
        rows = self.json_of(self.run_cli("explain", "exit-codes", "--json"))
        self.assertEqual({row["code"] for row in rows}, {0, 1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 130})


class Interrupts(Hostile):
    def test_while_waiting_for_standard_input(self):
        for args in (["verify", "-", "--env", "test"], ["read", "-"], ["parse", "-"], ["stamp", "open", "--batch", "-"], ["verify", "--payload", "-"]):
            with self.subTest(args=args):
                running = self.interrupted(args, self.until_it_minds_ctrl_c, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                out, _ = running.communicate(timeout=20)
                self.assertEqual((running.returncode, out), (130, b""))

    def until_it_minds_ctrl_c(self, process):
        """The handler is installed (the mask of caught signals says so), and then a moment to come to the wait."""
        for _ in range(600):
            with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as status:
                caught = next((int(line.split()[1], 16) for line in status if line.startswith("SigCgt")), 0)
            if caught & 1 << (signal.SIGINT - 1):
                break
            time.sleep(0.05)
        time.sleep(0.5)

    def test_in_the_middle_of_a_folder_the_array_is_whole(self):
        folder = self.scratch / "many"
        folder.mkdir(exist_ok=True)
        for number in range(400):
            os.link(good_picture(), folder / f"{number:03}.jpg") if os.stat(good_picture()).st_dev == os.stat(folder).st_dev \
                else (folder / f"{number:03}.jpg").write_bytes(good_picture().read_bytes())
        for jobs in ("1", "2"):
            with self.subTest(jobs=jobs):
                answers = self.scratch / "answers.json"
                with open(answers, "wb") as out:
                    running = self.interrupted(["verify", folder, "--env", "test", "--json", "--jobs", jobs],
                                               lambda _: self.wait_for(answers, b"schema"), stdout=out)
                    running.communicate(timeout=60)
                self.assertEqual(running.returncode, 130)
                self.assertIn(len(json.loads(answers.read_bytes())), range(1, 400))

    def wait_for(self, path, text):
        for _ in range(400):
            if text in path.read_bytes():
                return
            time.sleep(0.02)
        self.fail("no answer came")


class Files(Hostile):
    def test_what_is_no_file(self):
        fifo, sock = self.scratch / "fifo.jpg", self.scratch / "s.jpg"
        os.mkfifo(fifo)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(sock))
        loop = self.scratch / "loop.jpg"
        loop.symlink_to(loop.name)
        for path, code in ((fifo, "FILE_NOT_REGULAR"), (sock, "FILE_NOT_REGULAR"), ("/dev/zero", "FILE_NOT_REGULAR"), (loop, "FILE_UNREADABLE")):
            with self.subTest(path=path):
                done = self.run_cli("read", path, "--json", timeout=20)
                self.assertEqual(done.returncode, 1)
                self.assertIn(code, done.err)
                answer = self.json_of(done)
                self.assertEqual((answer["width"], answer["symbols"], answer["error"]["code"]), (None, [], code))
        listener.close()

    def test_a_folder_that_cannot_be_read_costs_only_its_own_pictures(self):
        top = self.scratch / "shelf"
        for name in ("a", "m", "z"):
            (top / name).mkdir(parents=True)
            (top / name / "x.jpg").write_bytes(good_picture().read_bytes())
        (top / "z" / "back").symlink_to(top)  # links are not followed, so this is no loop
        self.scratch.chmod(0o755)
        (top / "m").chmod(0)
        try:
            command = [TEMVIET, "read", str(top), "--json"]
            if os.geteuid() == 0:  # root may read anything
                command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
            done = subprocess.run(command, env=self.env, capture_output=True)
        finally:
            (top / "m").chmod(0o755)
        answers = json.loads(done.stdout)
        self.assertEqual([pathlib.Path(a["file"]).parent.name for a in answers if a["symbols"]], ["a", "z"])
        self.assertEqual([a["error"]["code"] for a in answers if a["error"]], ["FOLDER_UNREADABLE"])

    def test_a_store_that_cannot_be_read_is_not_an_empty_one(self):
        store = self.scratch / "store" / "temviet" / "registries"
        store.mkdir(parents=True)
        (store / "test").write_text("a file where a folder should be")
        env = {"XDG_DATA_HOME": str(self.scratch / "store")}
        for args in (["registry", "list"], ["verify", "--payload", "x", "--env", "test"]):
            done = self.run_cli(*args, env=env)
            self.assertEqual(done.returncode, 1)
            self.assertIn("FILE_UNREADABLE", done.err)


class Registries(Hostile):
    def sources(self, name):
        folder = self.scratch / name
        subprocess.run(["cp", "-r", str(SOURCE / "data/demo/demo-tinh"), str(folder)], check=True)
        return folder

    def test_import_writes_over_registries_only(self):
        folder = self.sources("over")
        before = (folder / "product.csv").read_bytes()
        done = self.run_cli("registry", "import", folder, "-o", folder / "product.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FILE_EXISTS", done.err)
        self.assertEqual((folder / "product.csv").read_bytes(), before)
        fifo = self.scratch / "out.db"
        os.mkfifo(fifo)
        self.assertIn("FILE_NOT_REGULAR", self.run_cli("registry", "import", folder, "-o", fifo).err)
        out = self.scratch / "twice.db"
        for _ in range(2):
            self.assertEqual(self.run_cli("registry", "import", folder, "-o", out).returncode, 0)
        self.assertEqual(sorted(p.name for p in self.scratch.glob("twice.db*")), ["twice.db", "twice.db.pages", "twice.db.unsigned.json"])

    def test_a_table_that_cannot_be_read_is_never_left_out(self):
        folder = self.sources("dangling")
        (folder / "revocation.csv").unlink()
        (folder / "revocation.csv").symlink_to("nowhere.csv")
        done = self.run_cli("registry", "import", folder, "-o", self.scratch / "dangling.db")
        self.assertEqual(done.returncode, 1)
        self.assertIn("revocation.csv", done.err)
        self.assertFalse((self.scratch / "dangling.db").exists())

    def test_a_spreadsheets_unicode_text(self):
        folder = self.sources("utf16")
        text = (folder / "product.csv").read_text(encoding="utf-8")
        (folder / "product.csv").write_bytes(text.encode("utf-16"))
        done = self.run_cli("registry", "import", folder, "-o", self.scratch / "utf16.db")
        self.assertIn("product.csv:1: this is UTF-16 text", done.err)

    def test_init_leaves_no_half_folder(self):
        folder = self.scratch / "half"
        folder.mkdir()
        (folder / "product.csv").write_text("mine\n")
        done = self.run_cli("registry", "init", folder, "--id", "so-thu", "--env", "test")
        self.assertEqual(done.returncode, 1)
        self.assertIn("product.csv", done.err)
        self.assertEqual([p.name for p in folder.iterdir()], ["product.csv"])

    def test_every_step_answers_in_json_too(self):
        key = self.scratch / "one.key"
        self.run_cli("key", "generate", key, "--registry", "so-json", "--env", "test", "--no-passphrase")
        public = self.json_of(self.run_cli("key", "show", key, "--json"))["public_key"]
        folder, out, root = self.scratch / "so-json", self.scratch / "so-json.tvr", self.scratch / "so-json.root.json"
        init = self.json_of(self.run_cli("registry", "init", folder, "--id", "so-json", "--env", "test", "--json"))
        self.assertEqual((init["id"], init["env"], init["folder"]), ("so-json", "test", str(folder)))
        made = self.json_of(self.run_cli("registry", "root", "--id", "so-json", "--env", "test", "--threshold", "1", "--key", public, "-o", root, "--json"))
        self.assertEqual((made["threshold"], made["keys"]), (1, 1))
        self.assertTrue(self.json_of(self.run_cli("registry", "import", folder, "-o", out, "--json"))["ok"])
        signed = self.json_of(self.run_cli("registry", "sign", out, "--key", key, "--json"))
        self.assertEqual((signed["public_key"], signed["signature_file"]), (public, f"{out}.sig.json"))
        use = ["registry", "use", out, "--root", root, "--allow-test", "--json"]
        self.assertEqual([self.json_of(self.run_cli(*use))["outcome"] for _ in range(2)], ["stored", "same"])

    def test_use_names_the_file_that_was_given(self):
        folder = self.demo()
        done = self.run_cli("registry", "use", folder / "demo-tinh.db", "--root", folder / "demo-tap-doan.root.json", "--allow-test")
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(folder / "demo-tinh.db"), done.err)
        self.assertNotIn(".incoming-", done.err)

    def test_no_advice_to_close_a_shared_folder(self):
        folder = self.demo()
        shared = self.scratch / "shared"
        subprocess.run(["cp", "-r", str(folder), str(shared)], check=True)
        shared.chmod(0o1777)
        done = self.run_cli("registry", "check", shared / "demo-tinh.db", "--root", shared / "demo-tinh.root.json")
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("chmod", done.err)


class Vietnamese(Hostile):
    def test_errors_have_no_english_left(self):
        broken = self.scratch / "vi"
        broken.mkdir()
        (broken / "rong.jpg").write_bytes(b"")
        (broken / "cut.jpg").write_bytes(good_picture().read_bytes()[:5000])
        (broken / "txt.jpg").write_bytes(b"xin chao")
        (broken / "to.png").write_bytes(support.png(10_000, 10_000, rows=b""))
        (broken / "goc.json").write_text("{}")
        (broken / "khoa.key").write_text("xin chao")
        sources = self.scratch / "vi-sources"
        subprocess.run(["cp", "-r", str(SOURCE / "data/demo/demo-tinh"), str(sources)], check=True)
        with open(sources / "product.csv", "a", encoding="utf-8") as out:
            out.write("khong-co,A,Trà,,,,,,,,,,,9521234543214\nthieu\n")
        (sources / "prodcut.csv").write_text("x\n")
        demo = self.demo()
        cases = [["verify", broken / name, "--env", "test"] for name in ("rong.jpg", "cut.jpg", "txt.jpg", "to.png", "khong-co.jpg")]
        cases += [["read", "-"], ["verify"], ["verify", "--khong"], ["verify", "--at", "mai", "--payload", "x"], ["verify", "--jobs", "0", "x"], [],
                  ["verify", "--scene", "x", "y"], ["verify", "--payload", "x", "--registry", "a"], ["registry", "check", "x", "--root", "y"], ["registry", "check", "x"],
                  ["registry", "check", demo / "demo-tinh.db", "--root", broken / "goc.json"],
                  ["registry", "check", demo / "demo-tinh.db", "--root", demo / "demo-tap-doan.root.json"],
                  ["registry", "use", demo / "demo-tinh.db", "--root", demo / "demo-tinh.root.json"],
                  ["registry", "import", sources, "-o", self.scratch / "vi.db"], ["registry", "import", broken, "-o", self.scratch / "vi.db"],
                  ["registry", "init", self.scratch / "q", "--id", "A"], ["key", "show", broken / "khoa.key"], ["key", "show", "khong-co"],
                  ["key", "generate", broken / "k", "--issuer", "A"], ["stamp", "mint", "--key", "khong-co", "--gtin", "1"],
                  ["stamp", "mint", "--key", "k", "--gtin", "9521234543214"], ["stamp", "show", "xin chào"], ["stamp", "open", "x"],
                  ["parse", "(01)09521234543214"], ["parse", "(01)123"], ["parse", "(99999)1"], ["parse", "https://x.example/"], ["parse", ""],
                  ["parse", "(01)09521234543213(17)271340"], ["explain", "KHONG_CO"]]
        for args in cases:
            with self.subTest(args=[str(a) for a in args]):
                done = self.run_cli("--lang", "vi", *args, stdin=b"")
                self.assertNotEqual(done.returncode, 0)
                self.assertRegex(done.err, "(?m)^(lỗi|cảnh báo): ")
                told = re.sub(r"\[[A-Z_]+\]|“[^”]*”|\{[^}]*\}|temviet [a-z]+.*|/\S+|--[a-z-]+", "", done.err)
                self.assertIsNone(ENGLISH.search(told), done.err)

    def test_a_report_tells_the_reason_in_its_own_language(self):
        path = self.scratch / "trong.jpg"
        path.write_bytes(b"")
        text = self.json_of(self.run_cli("verify", path, "--env", "test", "--json"))["text"]
        self.assertIn("rỗng", text["vi"])
        self.assertNotIn("is empty", text["vi"])
        self.assertIn("is empty", text["en"])


if __name__ == "__main__":
    support.main()
