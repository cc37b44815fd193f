# SPDX-License-Identifier: Apache-2.0
"""The life of a registry as the README tells it: keys, root, sources, import, sign, use, ask; and what goes wrong on the way."""
import fcntl
import hashlib
import json
import shutil
import signal
import subprocess
import time

import support
from support import SOURCE, TEMVIET, CliTest, append

ID = "so-kiem-thu"


class Life(CliTest):
    def key(self, number):
        path = self.scratch / f"authority-{number}.key"
        if not path.exists():
            done = self.run_cli("key", "generate", path, "--registry", ID, "--env", "test", "--no-passphrase", "--seed-hex", f"{number:02x}" * 32)
            self.assertEqual(done.returncode, 0, done.err)
        return path, self.json_of(self.run_cli("key", "show", path, "--json"))["public_key"]

    def root(self, name="root.json"):
        path = self.scratch / name
        args = ["registry", "root", "--id", ID, "--env", "test", "--threshold", "2", "-o", path]
        for number in (1, 2, 3):
            args += ["--key", self.key(number)[1]]
        return path, self.run_cli(*args)

    def test_from_nothing_to_an_answer(self):
        sources, database = self.scratch / "sources", self.scratch / "so.tvr"
        self.assertEqual(self.run_cli("registry", "init", sources, "--id", ID, "--env", "test").returncode, 0)
        self.assertEqual(self.run_cli("registry", "init", sources, "--id", ID, "--env", "test").returncode, 1, "never over an existing folder")
        (sources / "gcp_block.csv").write_text("leading,prefix_length\n952,7\n", encoding="utf-8")
        # As a spreadsheet program saves it: byte order mark and CRLF.
        (sources / "organisation.csv").write_bytes("\ufeffid,name,kind,tax_code,status\r\nhtx-thu,Hợp tác xã Thử,cooperative,0100000001,active\r\n".encode())
        (sources / "organisation_prefix.csv").write_text("prefix,organisation,valid_from\n9521234,htx-thu,2020-01-01\n", encoding="utf-8")
        product = sources / "product.csv"
        product.write_text("organisation,code,name,gtin\nhtx-thu,A,Trà thử,9521234543214\nkhong-co,B,Trà,9521234543213\nhtx-thu,A,Trà lặp,\n", encoding="utf-8")
        done = self.run_cli("registry", "import", sources, "-o", database)
        self.assertEqual(done.returncode, 1)
        for expected in ("product.csv:2:gtin", "product.csv:3:organisation", "product.csv:4", "SOURCES_WRONG"):
            self.assertIn(expected, done.err)
        self.assertEqual([p.name for p in self.scratch.iterdir() if p.name.startswith("so.tvr")], [], "nothing by halves")
        product.write_text("organisation,code,name,gtin\nhtx-thu,A,Trà thử,9521234543213\n", encoding="utf-8")
        self.assertEqual(self.run_cli("registry", "import", sources, "-o", database).returncode, 0)

        root, made = self.root()
        self.assertEqual(made.returncode, 0, made.err)
        self.assertEqual(self.root()[1].returncode, 1, "a root is never overwritten")
        use = ["registry", "use", database, "--root", root, "--allow-test"]
        unsigned = self.run_cli(*use)
        self.assertEqual((unsigned.returncode, "REGISTRY_UNTRUSTED" in unsigned.err), (1, True))
        self.assertEqual(self.run_cli("registry", "sign", database, "--key", self.key(1)[0]).returncode, 0)
        self.assertEqual(self.run_cli("registry", "sign", database, "--key", self.key(1)[0]).returncode, 0, "twice the same key is one signature")
        self.assertEqual(self.run_cli(*use).returncode, 1, "the threshold counts distinct keys")
        self.assertEqual(self.run_cli("registry", "sign", database, "--key", self.key(2)[0]).returncode, 0)
        self.assertEqual(self.run_cli("registry", "check", database, "--root", root).returncode, 0)
        self.assertEqual(self.run_cli(*use).returncode, 0)
        listed = self.json_of(self.run_cli("registry", "list", "--json"))
        self.assertEqual([(r["id"], r["env"], r["ok"]) for r in listed], [(ID, "test", True)])
        found = self.run_cli("registry", "lookup", "9521234543213", "--env", "test")
        self.assertEqual(found.returncode, 0)
        self.assertIn("Trà thử", found.out)
        self.assertEqual(self.run_cli("registry", "lookup", "khong co gi nhu vay", "--env", "test").returncode, 12)
        info = self.json_of(self.run_cli("registry", "info", database, "--root", root, "--json"))
        self.assertEqual(info["counts"]["product"], 1)
        report = json.loads(self.run_cli("verify", "--payload", "9521234543213", "--env", "test", "--json").out)
        self.assertEqual(report["level"], "REGISTERED")

    def test_bad_roots(self):
        bad = self.run_cli("registry", "root", "--id", ID, "--env", "test", "--key", "00ff", "-o", self.scratch / "bad.json")
        self.assertEqual(bad.returncode, 2)
        one = self.run_cli("registry", "root", "--id", ID, "--env", "test", "--threshold", "2", "--key", self.key(1)[1], "-o", self.scratch / "bad.json")
        self.assertEqual(one.returncode, 1)
        self.assertFalse((self.scratch / "bad.json").exists())

    def test_a_killed_import_leaves_the_old_registry_or_the_new_one(self):
        """kill -9 at eight moments of an import over a signed registry: what stands there is the old one, as signed, or it
        is refused; it is never accepted half new, and the next import makes it whole."""
        folder = self.scratch / "killed"
        folder.mkdir()
        shutil.copytree(SOURCE / "data/demo/demo-tinh", folder / "sources")
        with open(folder / "sources/product.csv", "a", encoding="utf-8") as file:
            for number in range(8_000):
                file.write(f"demo-tra-sen-vang,N-{number},Trà số {number},,,goods,,,,,,,,,\n")
        registry, root = folder / "so.db", SOURCE / "data/demo/demo-tinh/root.json"
        started = time.monotonic()
        self.assertEqual(self.run_cli("registry", "import", folder / "sources", "-o", registry).returncode, 0)
        length = time.monotonic() - started
        for number in (1, 2):
            self.assertEqual(self.run_cli("registry", "sign", registry, "--key", SOURCE / f"data/demo/keys/demo-tinh-{number}.key").returncode, 0)
        check = ("registry", "check", registry, "--root", root)
        self.assertEqual(self.run_cli(*check).returncode, 0)
        old = hashlib.sha256(registry.read_bytes()).hexdigest()
        append(folder / "sources", "product", organisation="demo-tra-sen-vang", code="MOI", name="Trà mới", kind="goods")
        self.assertEqual(self.run_cli("registry", "import", folder / "sources", "-o", folder / "clean.db").returncode, 0)
        new = hashlib.sha256((folder / "clean.db").read_bytes()).hexdigest()
        self.assertNotEqual(old, new)
        seen = set()
        for step in range(8):
            process = subprocess.Popen([TEMVIET, "registry", "import", folder / "sources", "-o", registry], env=self.env,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(length * (step + 1) / 8)
            process.send_signal(signal.SIGKILL)
            process.wait()
            now = hashlib.sha256(registry.read_bytes()).hexdigest()
            self.assertIn(now, (old, new), "never a file that is neither")
            checked = self.run_cli(*check)
            if checked.returncode == 0:
                self.assertEqual(now, old, "only what was signed is accepted")
            else:
                self.assertRegex(checked.err, r"\[REGISTRY_(UNTRUSTED|CORRUPT|UNSIGNED)\]")
            seen.add(now)
            if now == new:
                break
        self.assertIn(old, seen)
        self.assertEqual(self.run_cli("registry", "import", folder / "sources", "-o", registry).returncode, 0)
        for number in (1, 2):
            self.assertEqual(self.run_cli("registry", "sign", registry, "--key", SOURCE / f"data/demo/keys/demo-tinh-{number}.key").returncode, 0)
        self.assertEqual(self.run_cli(*check).returncode, 0)
        self.assertEqual(hashlib.sha256(registry.read_bytes()).hexdigest(), new)
        left = {path.name for path in folder.iterdir()} - {"sources", "clean.db", "clean.db.pages", "clean.db.unsigned.json"}
        self.assertEqual(left, {"so.db", "so.db.pages", "so.db.sig.json", "so.db.unsigned.json"}, "what a killed import left is cleared by the next")

    def test_what_killed_processes_left(self):
        """Temporary files of every name of a registry are cleared by the next import and signature, unless somebody
        holds one; what only looks like one stays."""
        folder = self.scratch / "left"
        folder.mkdir()
        shutil.copytree(SOURCE / "data/demo/demo-tinh", folder / "sources")
        names = ["so.db", "so.db.pages", "so.db.unsigned.json", "so.db.sig.json"]
        for name in names:
            (folder / f"{name}.tmp-abc123").write_bytes(b"half")
        mine = {"so.db.tmp-backup1", "so.db.pages.bak", "ghi chú.tmp-abc123"}
        for name in mine:
            (folder / name).write_bytes(b"mine")
        with open(folder / "so.db.tmp-held00", "wb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            self.assertEqual(self.run_cli("registry", "import", folder / "sources", "-o", folder / "so.db").returncode, 0)
        for number in (1, 2):
            self.assertEqual(self.run_cli("registry", "sign", folder / "so.db", "--key", SOURCE / f"data/demo/keys/demo-tinh-{number}.key").returncode, 0)
        self.assertEqual({path.name for path in folder.iterdir()}, {*names, *mine, "so.db.tmp-held00", "sources"})
        check = self.run_cli("registry", "check", folder / "so.db", "--root", SOURCE / "data/demo/demo-tinh/root.json")
        self.assertEqual(check.returncode, 0, check.err)


if __name__ == "__main__":
    support.main()
