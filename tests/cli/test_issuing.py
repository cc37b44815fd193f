# SPDX-License-Identifier: Apache-2.0
"""declare, mint --batch, check, void: a lot from its declaration to 100,000 stamps, through crashes and spoiled rolls."""
import csv
import json
import resource
import shutil
import signal
import subprocess
import time
import unittest

from support import AT, SOURCE, TEMVIET, TEST_KEY, CliTest, main

KEY = SOURCE / "data/demo/keys/demo-tra-sen-vang.key"
ISSUER = "demo-tra-sen-vang"
GTIN = "09521234543213"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def unit_of(serial, width=6):
    number = 0
    for c in serial[:width]:
        number = number * 32 + CROCKFORD.index(c)
    return number


class Issuing(CliTest):
    def setUp(self):
        self.folder = self.scratch / self.id().rsplit(".", 1)[1]
        self.folder.mkdir()
        self.decl = self.folder / "lot.decl"
        self.output = self.folder / "lot.csv"

    def declare(self, quantity, *more, lot="L2611A"):
        done = self.run_cli("stamp", "declare", "--key", KEY, "--gtin", GTIN, "--lot", lot, "--quantity", quantity,
                            "--expiry", "2028-11-20", "-o", self.decl, *more)
        self.assertEqual(done.returncode, 0, done.err)
        return json.loads(self.decl.read_text()), done.out

    def mint_args(self, *more, output=None):
        return ["stamp", "mint", "--key", KEY, "--batch", self.decl, "--host", "tem.example", "-o", output or self.output, *more]

    def mint(self, *more, output=None, code=0):
        done = self.run_cli(*self.mint_args(*more, output=output))
        self.assertEqual(done.returncode, code, done.err)
        return done

    def rows(self, path=None):
        with open(path or self.output, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def check(self, path=None, code=0):
        done = self.run_cli("stamp", "check", path or self.output, "--batch", self.decl, "--json")
        self.assertEqual(done.returncode, code, done.err + done.out)
        return json.loads(done.out)

    def demand_rows(self, rows, first, count):
        self.assertEqual([int(row["unit"]) for row in rows], list(range(first, first + count)))
        for column in ("serial", "payload", "stamp_id"):
            self.assertEqual(len({row[column] for row in rows}), count, column)
        for row in rows:
            self.assertEqual(unit_of(row["serial"]), int(row["unit"]))
            self.assertEqual(len(row["serial"]), 14)
            self.assertTrue(set(row["serial"]) <= set(CROCKFORD))
            self.assertIn(f"/01/{GTIN}/10/L2611A/21/{row['serial']}?17=281120&vts=", row["payload"])

    def start_and_wait(self, size, *more):
        """A run that was begun and has written at least `size` bytes of stamps."""
        command = [TEMVIET, *map(str, self.mint_args("--jobs", 1, *more))]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.env)
        part = self.folder / "lot.csv.part"
        while process.poll() is None and (not part.exists() or part.stat().st_size < size):
            time.sleep(0.005)
        return process

    # A lot.

    def test_a_hundred_thousand_stamps(self):
        lot, _ = self.declare(100_000)
        done = self.mint("--count", 100_000, "--json")
        told = json.loads(done.out)
        self.assertEqual((told["stamps"], told["first"], told["last"]), (100_000, lot["first"], lot["first"] + 99_999))
        rows = self.rows()
        self.demand_rows(rows, lot["first"], 100_000)
        self.assertEqual(self.check(), {"file": str(self.output), "stamps": 100_000, "right": 100_000, "wrong": 0, "repeated": 0,
                                        "first": lot["first"], "last": lot["first"] + 99_999, "cut_off": False, "env": "test", "faults": []})
        requests = "".join(json.dumps({"input": row["payload"], "symbology": "]Q1", "env": "test", "issuer": ISSUER, "key": TEST_KEY}) + "\n"
                           for row in rows[::25])
        answers = [json.loads(line) for line in self.run_cli("stamp", "open", "--batch", "-", stdin=requests).out.splitlines()]
        self.assertEqual([(a["expect"], a["stamp_id"]) for a in answers], [("OK", row["stamp_id"]) for row in rows[::25]])
        # The random characters are random: 32 values at each of the 8 places.
        for place in range(6, 14):
            self.assertEqual(len({row["serial"][place] for row in rows[:20000]}), 32)

    def test_runs_follow_each_other_and_stop_at_the_quantity(self):
        lot, _ = self.declare(50, "--spare", 5)
        self.mint("--count", 20)
        second = self.folder / "second.ndjson"
        self.mint("--count", 20, output=second)
        rows = [json.loads(line) for line in second.read_text().splitlines()]
        self.assertEqual([row["unit"] for row in rows], list(range(lot["first"] + 20, lot["first"] + 40)))
        self.assertEqual(self.check(second)["right"], 20)
        third = self.folder / "third.csv"
        refused = self.mint("--count", 11, output=third, code=1)
        self.assertIn("OVER_QUANTITY", refused.err)
        refused = self.mint("--count", 1, "--from", lot["first"] + 39, output=third, code=1)
        self.assertIn("UNITS_TAKEN", refused.err)
        self.assertIn("UNITS_OUTSIDE", self.mint("--count", 1, "--from", lot["last"] + 1, output=third, code=1).err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["lot.csv", "lot.csv.job", "lot.decl", "lot.decl.units", "second.ndjson", "second.ndjson.job"])
        self.mint(output=third)  # all that are left
        self.assertEqual(len(self.rows(third)), 10)
        self.assertIn("OVER_QUANTITY", self.mint(output=self.folder / "fourth.csv", code=1).err)

    def test_other_carriers(self):
        lot, _ = self.declare(6, "--production", "2026-11-20")
        element = self.folder / "element.csv"
        done = self.run_cli("stamp", "mint", "--key", KEY, "--batch", self.decl, "--carrier", "gs1", "--count", 3, "-o", element)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertIn("10L2611A<GS>21", self.rows(element)[0]["payload"])
        self.assertEqual(self.check(element)["right"], 3)
        record = self.folder / "record.ndjson"
        done = self.run_cli("stamp", "mint", "--key", KEY, "--batch", self.decl, "--carrier", "rec", "--name", "Trà sen", "--count", 3, "-o", record)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(self.check(record)["right"], 3)
        shown = self.run_cli("stamp", "show", json.loads(record.read_text().splitlines()[0])["payload"], "--json")
        claims = shown.out
        self.assertIn("2028-11-20", claims)
        self.assertIn("2026-11-20", claims)

    # Crashes.

    def test_killed_runs_go_on_where_they_were(self):
        lot, _ = self.declare(12_000)
        part = self.folder / "lot.csv.part"
        kept = b""
        for size in (1, 800_000, 1_700_000):
            process = self.start_and_wait(size, *(["--resume"] if kept or (self.folder / "lot.csv.job").exists() else []))
            process.kill()
            self.assertEqual(process.wait(), -signal.SIGKILL, "killed in the middle of the run")
            self.assertFalse(self.output.exists())
            now = part.read_bytes()
            self.assertTrue(now.startswith(kept), "what was written stays")
            kept = now[:now.rfind(b"\n") + 1]
        self.assertIn("MINT_FILE_EXISTS", self.mint(code=1).err)  # never begun again by mistake
        done = self.mint("--resume", "--json")
        self.assertGreater(json.loads(done.out)["resumed_from"], 2000)
        self.assertTrue(self.output.read_bytes().startswith(kept))
        self.assertFalse(part.exists())
        self.demand_rows(self.rows(), lot["first"], 12_000)
        self.assertEqual(self.check()["right"], 12_000)
        before = self.output.read_bytes()
        self.mint("--resume")  # complete: nothing changes
        self.assertEqual(self.output.read_bytes(), before)
        self.assertEqual(len((self.folder / "lot.decl.units").read_text().splitlines()), 1)

    def test_killed_at_any_moment_of_the_beginning(self):
        lot, _ = self.declare(100)
        for delay in range(0, 12):
            resume = ["--resume"] if (self.folder / "lot.csv.job").exists() else []
            process = subprocess.Popen([TEMVIET, *map(str, self.mint_args("--count", 100, *resume))], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env=self.env)
            time.sleep(delay * 0.004)
            process.kill()
            process.wait()
        self.mint("--count", 100, *(["--resume"] if (self.folder / "lot.csv.job").exists() else []))
        self.demand_rows(self.rows(), lot["first"], 100)
        self.assertEqual(len((self.folder / "lot.decl.units").read_text().splitlines()), 1)

    def test_killed_before_the_receipt(self):
        lot, _ = self.declare(30)
        self.mint()
        job = self.folder / "lot.csv.job"
        receipt = json.loads(job.read_text())
        job.write_text(json.dumps({**receipt, "sha256": None}))
        self.mint("--resume")
        self.assertEqual(json.loads(job.read_text()), receipt)
        # … and before the units were noted: they are noted when the run is taken up.
        (self.folder / "lot.decl.units").write_text("")
        self.output.rename(self.folder / "lot.csv.part")
        self.mint("--resume")
        self.demand_rows(self.rows(), lot["first"], 30)
        self.assertIn(receipt["id"], (self.folder / "lot.decl.units").read_text())

    def test_interrupted_and_torn(self):
        lot, _ = self.declare(12_000)
        process = self.start_and_wait(500_000)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(), 130)
        part = self.folder / "lot.csv.part"
        whole = part.read_bytes()
        self.assertTrue(whole.endswith(b"\n"))
        part.write_bytes(whole[:-40])  # the machine went down in the middle of a line
        self.mint("--resume")
        self.demand_rows(self.rows(), lot["first"], 12_000)
        self.assertEqual(self.check()["right"], 12_000)

    def test_a_full_disk_says_so_and_loses_nothing(self):
        lot, _ = self.declare(6_000)
        limit = 600_000

        def small():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        # restore_signals would let SIGXFSZ kill the run before it can speak.
        done = subprocess.run([TEMVIET, *map(str, self.mint_args())], capture_output=True, env=self.env, preexec_fn=small, restore_signals=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("FILE_UNWRITABLE", done.stderr.decode())
        self.assertTrue((self.folder / "lot.csv.part").read_bytes().endswith(b"\n"))
        self.mint("--resume")
        self.demand_rows(self.rows(), lot["first"], 6_000)

    def test_a_run_is_never_taken_up_as_another(self):
        lot, _ = self.declare(9_000)
        process = self.start_and_wait(500_000)
        busy = self.run_cli(*self.mint_args("--resume"))
        if process.poll() is None:
            self.assertEqual(busy.returncode, 1)
            self.assertIn("MINT_BUSY", busy.err)
        process.kill()
        process.wait()
        other = [a if a != "tem.example" else "tem2.example" for a in self.mint_args("--resume")]
        self.assertIn("MINT_DIFFERS", self.run_cli(*other).err)
        self.assertIn("MINT_DIFFERS", self.mint("--resume", "--count", 3, code=1).err)
        self.assertIn("MINT_DIFFERS", self.mint("--resume", "--ai", "240=X", code=1).err)
        self.assertIn("MINT_NOT_STARTED", self.mint("--resume", output=self.folder / "none.csv", code=1).err)
        part = self.folder / "lot.csv.part"
        text = part.read_text().splitlines(keepends=True)
        text[5] = text[5].replace("&vts=Ebwp", "&vts=EbwpA", 1)
        whole = part.read_bytes()
        part.write_text("".join(text))
        damaged = self.mint("--resume", code=1)
        self.assertIn("MINT_FILE_DAMAGED", damaged.err)
        self.assertIn("line 6", damaged.err)
        part.write_bytes(whole)
        self.mint("--resume")
        self.demand_rows(self.rows(), lot["first"], 9_000)

    # Wrong input.

    def test_refusals(self):
        lot, _ = self.declare(10)
        self.assertEqual(self.run_cli("stamp", "declare", "--key", KEY, "--gtin", GTIN, "--lot", "L1", "--quantity", 5, "-o", self.decl).returncode, 1)
        self.assertEqual(json.loads(self.decl.read_text()), lot, "never written over")
        for more in (["--serial", "A1"], ["--gtin", GTIN], ["--lot", "L2"], ["--carrier", "hdl"]):
            self.assertEqual(self.mint(*more, code=2).out, "")
        self.assertEqual(self.run_cli("stamp", "mint", "--key", KEY, "--gtin", GTIN, "--count", 5).returncode, 2)
        self.assertIn("CLAIM_TWICE", self.mint("--ai", "17=290101", code=1).err)
        other = SOURCE / "data/demo/keys/demo-gao-dong-xanh.key"
        wrong = [a if a != KEY else other for a in self.mint_args()]
        self.assertIn("KEY_USAGE", self.run_cli(*wrong).err)
        altered = json.loads(self.decl.read_text())
        altered["quantity"] = 100
        self.decl.write_text(json.dumps(altered, indent=2) + "\n")
        self.assertIn("DECLARATION_FILE_INVALID", self.mint(code=1).err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["lot.decl"])

    def test_a_damaged_record_of_units_stops_everything(self):
        self.declare(10)
        self.mint("--count", 5)
        units = self.folder / "lot.decl.units"
        units.write_text(units.read_text().replace('"first"', '"fist"'))
        refused = self.mint("--count", 1, output=self.folder / "b.csv", code=1)
        self.assertIn("LEDGER_DAMAGED", refused.err)

    def test_check_finds_what_is_wrong(self):
        lot, _ = self.declare(10)
        self.mint()
        lines = self.output.read_text().splitlines(keepends=True)
        twice = self.folder / "twice.csv"
        twice.write_text("".join(lines + [lines[3]]))
        found = self.check(twice, code=14)
        self.assertEqual((found["stamps"], found["wrong"], found["repeated"], found["faults"][0]["line"]), (11, 1, 1, 12))
        changed = self.folder / "changed.csv"
        last = lines[4].rstrip("\n").split(",")
        last[2] = last[2][:-1] + ("A" if last[2][-1] != "A" else "Q")
        changed.write_text("".join(lines[:4]) + ",".join(last) + "\n")
        self.assertEqual(self.check(changed, code=14)["wrong"], 1)
        short = self.folder / "short.csv"
        short.write_text("".join(lines)[:-1])
        self.assertTrue(self.check(short, code=14)["cut_off"])
        # As a spreadsheet may save it: semicolons, CRLF, a mark in front, another order.
        spread = self.folder / "spread.csv"
        rows = self.rows()
        spread.write_bytes(("\ufeffserial;stamp_id;payload;unit;note\r\n" + "".join(
            f'{r["serial"]};{r["stamp_id"]};"{r["payload"]}";{r["unit"]};x\r\n' for r in rows)).encode())
        self.assertEqual(self.check(spread)["right"], 10)

    # A spoiled roll.

    def test_a_spoiled_roll_is_voided_by_range(self):
        lot, row = self.declare(100, "--spare", 20)
        self.mint()
        rows = self.rows()
        spoiled = self.run_cli("stamp", "void", "--batch", self.decl, "--from", rows[10]["serial"], "--to", lot["first"] + 19,
                               "--reason", 'Cuộn "A" in hỏng', "--on", "2026-11-09")
        self.assertEqual(spoiled.returncode, 0, spoiled.err)
        revoked = list(csv.DictReader(spoiled.out.splitlines()))
        self.assertEqual([(r["kind"], int(r["first"]), int(r["last"]), r["reason"]) for r in revoked],
                         [("range", lot["first"] + 10, lot["first"] + 19, 'Cuộn "A" in hỏng')])
        # As many others may be minted in their place.
        again = self.folder / "again.csv"
        self.mint(output=again)
        self.assertEqual([int(r["unit"]) for r in self.rows(again)], list(range(lot["first"] + 100, lot["first"] + 110)))
        self.assertIn("UNITS_TAKEN", self.mint("--from", lot["first"] + 12, "--count", 1, output=self.folder / "c.csv", code=1).err)
        for units in (["--from", lot["first"] - 1], ["--from", lot["last"] + 1], ["--from", lot["first"] + 5, "--to", lot["first"] + 4]):
            self.assertIn("UNITS_OUTSIDE", self.run_cli("stamp", "void", "--batch", self.decl, *units, "--reason", "x").err)

        # The authority publishes the lot, then the voided units.
        sources = self.folder / "sources"
        shutil.copytree(SOURCE / "data/demo/demo-tinh", sources)

        def publish(name):
            registry = self.folder / f"{name}.db"
            self.assertEqual(self.run_cli("registry", "import", sources, "-o", registry).returncode, 0)
            for number in (1, 2):
                self.assertEqual(self.run_cli("registry", "sign", registry, "--key", SOURCE / f"data/demo/keys/demo-tinh-{number}.key").returncode, 0)
            return ["--env", "test", "--at", AT, "--registry", registry, "--root", sources / "root.json"]

        def level(registry, payload):
            return json.loads(self.run_cli("verify", *registry, "--payload", payload, "--json").out)["level"]

        undeclared = publish("before")
        self.assertEqual(level(undeclared, rows[10]["payload"]), "SIGNED_UNCONFIRMED")
        declared = next(csv.DictReader(row.splitlines()))
        declared |= {"published_seq": "11", "published_at": "2026-10-09T02:00:00Z"}
        self.append(sources / "batch.csv", declared)
        published = publish("declared")
        self.assertEqual(level(published, rows[10]["payload"]), "STAMP_VALID_ITEM")
        self.append(sources / "revocation.csv", revoked[0])
        after = publish("voided")
        for at, expected in ((9, "STAMP_VALID_ITEM"), (10, "REJECTED"), (19, "REJECTED"), (20, "STAMP_VALID_ITEM")):
            self.assertEqual(level(after, rows[at]["payload"]), expected, at)
        said = json.loads(self.run_cli("verify", *after, "--payload", rows[10]["payload"], "--json").out)["items"][0]
        self.assertEqual(said["reasons"][0]["code"], "STAMP_REVOKED")
        self.assertIn('Cuộn "A" in hỏng', said["reasons"][0]["text"]["vi"] if isinstance(said["reasons"][0]["text"], dict) else said["reasons"][0]["text"])
        self.assertEqual(level(after, self.rows(again)[0]["payload"]), "STAMP_VALID_ITEM")

    def append(self, path, row):
        with path.open(encoding="utf-8", newline="") as file:
            names = next(csv.reader(file))
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, names, lineterminator="\n").writerow({name: row.get(name, "") for name in names})


if __name__ == "__main__":
    main()
