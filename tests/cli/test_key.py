# SPDX-License-Identifier: Apache-2.0
"""temviet key: what is written, what is refused, and that the secret never shows."""
import hashlib
import os
import pathlib
import pty
import select
import stat
import subprocess
import time

import support
from support import TEMVIET, TEST_KEY, CliTest

SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
ISSUER = "demo-tra-sen-vang"


def kid(issuer, public):
    return hashlib.sha256(b"vts1/kid\n" + issuer.encode() + b"\n\x01" + bytes.fromhex(public)).hexdigest()


class Keys(CliTest):
    count = 0

    def path(self):
        Keys.count += 1
        return self.scratch / f"k{Keys.count}.key"

    def generate(self, *args, **options):
        path = self.path()
        return path, self.run_cli("key", "generate", path, *args, **options)

    def test_a_known_seed_gives_the_known_key(self):
        path, done = self.generate("--issuer", ISSUER, "--env", "test", "--no-passphrase", "--seed-hex", SEED, "--usage", "item,record", "--json")
        answer = self.json_of(done)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(answer["public_key"], TEST_KEY)
        self.assertEqual(answer["kid"], kid(ISSUER, TEST_KEY))
        self.assertTrue(answer["kid"].startswith("bc29"))
        self.assertEqual((answer["purpose"], answer["owner"], answer["env"], answer["usage"], answer["encrypted"]),
                         ("issuer", ISSUER, "test", ["item", "record"], False))
        self.assertNotIn(SEED, done.out + done.err)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)

    def test_show_never_shows_the_secret(self):
        path, _ = self.generate("--issuer", ISSUER, "--env", "test", "--no-passphrase", "--seed-hex", SEED)
        for args in ([], ["--json"], ["--lang", "vi"], ["--issuer", "demo-sao-bien", "--json"]):
            done = self.run_cli("key", "show", path, *args)
            self.assertEqual(done.returncode, 0)
            self.assertNotIn(SEED[:16], done.out + done.err)
            self.assertIn(TEST_KEY, done.out)
        other = self.json_of(self.run_cli("key", "show", path, "--issuer", "demo-sao-bien", "--json"))
        self.assertEqual((other["kid"], other["kid_issuer"], other["owner"]), (kid("demo-sao-bien", TEST_KEY), "demo-sao-bien", ISSUER))

    def test_random_keys_differ_and_are_sealed(self):
        secret = self.scratch / "passphrase"
        secret.write_text("mật khẩu dài\n", "utf-8")
        keys = set()
        for _ in range(2):
            path, done = self.generate("--issuer", "tra-sen", "--passphrase-file", secret, "--json")
            answer = self.json_of(done)
            self.assertEqual((answer["env"], answer["encrypted"], answer["usage"]), ("prod", True, ["item", "batch"]))
            keys.add(answer["public_key"])
            self.assertIn("argon2id", path.read_text())
        self.assertEqual(len(keys), 2)

    def mint(self, path, *args, **options):
        return self.run_cli("stamp", "mint", "--key", path, "--host", "tem.example", "--gtin", "9521234543213", "--lot", "A", *args, **options)

    def test_the_passphrase_opens_and_another_does_not(self):
        secret, wrong = self.scratch / "right", self.scratch / "wrong"
        secret.write_text("bí mật\r\n", "utf-8")
        wrong.write_text("bí mat", "utf-8")
        path, _ = self.generate("--issuer", "tra-sen", "--passphrase-file", secret)
        self.assertEqual(self.mint(path, "--passphrase-file", secret).returncode, 0)
        done = self.mint(path, "--passphrase-file", wrong)
        self.assertEqual((done.returncode, done.out), (1, ""))
        self.assertIn("PASSPHRASE_WRONG", done.err)
        read_end, write_end = os.pipe()
        os.write(write_end, "bí mật".encode())
        os.close(write_end)
        done = subprocess.run([TEMVIET, "stamp", "mint", "--key", str(path), "--host", "tem.example", "--gtin", "9521234543213", "--lot", "A",
                               "--passphrase-fd", str(read_end)], pass_fds=[read_end], capture_output=True, env=self.env)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_never_over_a_file(self):
        path, done = self.generate("--issuer", ISSUER, "--env", "test", "--no-passphrase")
        before = path.read_bytes()
        done = self.run_cli("key", "generate", path, "--issuer", ISSUER, "--env", "test", "--no-passphrase")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FILE_EXISTS", done.err)
        self.assertEqual(path.read_bytes(), before)
        dangling = self.path()
        dangling.symlink_to(self.scratch / "nowhere")
        self.assertEqual(self.run_cli("key", "generate", dangling, "--issuer", ISSUER, "--env", "test", "--no-passphrase").returncode, 1)
        self.assertFalse((self.scratch / "nowhere").exists())

    def test_refusals_write_nothing(self):
        empty = self.scratch / "empty"
        empty.write_text("\n")
        for code, args in ((2, ["--issuer", ISSUER, "--no-passphrase"]),                                         # env prod
                           (2, ["--issuer", ISSUER, "--seed-hex", SEED]),
                           (2, []), (2, ["--issuer", ISSUER, "--registry", "so"]), (2, ["--issuer", "Demo Tra", "--env", "test", "--no-passphrase"]),
                           (2, ["--registry", "so-cong-thuong", "--usage", "item", "--env", "test", "--no-passphrase"]),
                           (2, ["--issuer", ISSUER, "--usage", "items", "--env", "test", "--no-passphrase"]),
                           (2, ["--issuer", ISSUER, "--seed-hex", "ab", "--env", "test", "--no-passphrase"]),
                           (2, ["--issuer", ISSUER, "--env", "live"]),
                           (2, ["--issuer", ISSUER, "--env", "test", "--no-passphrase", "--passphrase-file", str(empty)]),
                           (1, ["--issuer", ISSUER, "--passphrase-file", str(empty)]),
                           (1, ["--issuer", ISSUER, "--passphrase-file", str(self.scratch / "missing")]),
                           (1, ["--issuer", ISSUER, "--passphrase-fd", "77"])):
            with self.subTest(args=args):
                path, done = self.generate(*args)
                self.assertEqual((done.returncode, done.out), (code, ""), done.err)
                self.assertFalse(path.exists())
        done = self.run_cli("key", "generate", self.scratch / "no-folder" / "k", "--issuer", ISSUER, "--env", "test", "--no-passphrase")
        self.assertEqual(done.returncode, 1)
        self.assertEqual([p.name for p in self.scratch.iterdir() if "tmp" in p.name], [])

    def test_registry_keys(self):
        path, done = self.generate("--registry", "so-cong-thuong", "--env", "test", "--no-passphrase", "--json")
        answer = self.json_of(done)
        self.assertEqual((answer["purpose"], answer["owner"], answer["usage"], answer["kid"]), ("registry", "so-cong-thuong", [], None))
        done = self.mint(path)
        self.assertEqual((done.returncode, done.out), (1, ""))
        self.assertIn("KEY_USAGE", done.err)

    def test_files_that_are_no_keys(self):
        broken = self.scratch / "broken.key"
        good, _ = self.generate("--issuer", ISSUER, "--env", "test", "--no-passphrase")
        for content in (b"", b"\xff" * 100, good.read_bytes()[:-10], good.read_bytes().replace(b"owner: demo", b"owner: DEMO")):
            broken.write_bytes(content)
            done = self.run_cli("key", "show", broken)
            self.assertEqual((done.returncode, done.out), (1, ""))
            self.assertIn("broken.key", done.err)
        self.assertEqual(self.run_cli("key", "show", self.scratch / "missing").returncode, 1)
        self.assertEqual(self.run_cli("key", "show").returncode, 2)
        self.assertEqual(self.run_cli("key").returncode, 2)

    def type_into(self, path, lines):
        """Runs `key generate` on a terminal of its own and types; returns exit code and what the terminal showed."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(TEMVIET, [TEMVIET, "key", "generate", str(path), "--issuer", "tra-sen", "--lang", "en"], self.env)
        shown, asked, deadline = b"", 0, time.monotonic() + 60
        while time.monotonic() < deadline:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                data = os.read(terminal, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
            while asked < len(lines) and shown.count(b": ") > asked:
                os.write(terminal, lines[asked].encode() + b"\n")
                asked += 1
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()

    def test_the_terminal_asks_twice_and_does_not_echo(self):
        path = self.path()
        code, shown = self.type_into(path, ["mat khau rieng", "mat khau khac"])
        self.assertEqual(code, 1, shown)
        self.assertIn("PASSPHRASE_MISMATCH", shown)
        self.assertFalse(path.exists())
        code, shown = self.type_into(path, ["mat khau rieng", "mat khau rieng"])
        self.assertEqual(code, 0, shown)
        self.assertNotIn("mat khau", shown)
        self.assertIn("argon2id", path.read_text())

    def test_without_a_terminal_it_says_so(self):
        path = self.path()
        done = subprocess.run([TEMVIET, "key", "generate", str(path), "--issuer", "tra-sen"], stdin=subprocess.DEVNULL, capture_output=True,
                              env=self.env, start_new_session=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"NO_TERMINAL", done.stderr)
        self.assertFalse(pathlib.Path(path).exists())


if __name__ == "__main__":
    support.main()
