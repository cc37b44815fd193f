#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/samples/test-sheet.pdf: every code on the page reads as printed, and gives the answer that stands under it."""
import json
import pathlib
import shutil
import subprocess
import unittest

from support import SAMPLES, CliTest, main

SHEET = json.loads((SAMPLES / "test-sheet.json").read_text(encoding="utf-8"))
LEVELS = {"STAMP_VALID_ITEM", "STAMP_VALID_BATCH", "SIGNED_UNCONFIRMED", "REGISTERED", "UNKNOWN", "SUSPECT", "REJECTED", "NO_DECISION"}


class PageOfAnswers(CliTest):
    def test_every_level_and_use_is_there(self):
        self.assertEqual({cell["level"] for cell in SHEET["cells"]}, LEVELS)
        self.assertEqual({cell["use"] for cell in SHEET["cells"]}, {"OK", "EXPIRED", "ALERT", "RECALLED"})

    def test_each_answer_is_the_one_under_the_code(self):
        for cell in SHEET["cells"]:
            if not cell["payload"]:
                continue
            with self.subTest(cell=cell["cell"]):
                report = self.json_of(self.run_cli("verify", "--payload", cell["payload"], "--symbology", cell["symbology"], "--at", SHEET["at"], "--json",
                                                   *self.registry_args()))
                self.assertEqual((report["level"], report["use"]), (cell["level"], cell["use"]))
                said = {entry["code"] for item in report["items"] for key in ("reasons", "notices") for entry in item[key]}
                if cell["reason"]:
                    self.assertIn(cell["reason"], said)

    @unittest.skipUnless(shutil.which("pdftoppm"), "no pdftoppm here")
    def test_the_printed_page_reads(self):
        subprocess.run(["pdftoppm", "-r", "250", "-gray", "-png", "-singlefile", SAMPLES / SHEET["page"], self.scratch / "page"], check=True)
        read = self.json_of(self.run_cli("read", self.scratch / "page.png", "--json"))
        found = {bytes.fromhex(symbol["bytes"]).decode("utf-8", "replace") for symbol in read["symbols"]}
        wanted = {cell["payload"] for cell in SHEET["cells"] if cell["payload"]}
        self.assertEqual(wanted - found, set())
        self.assertEqual(found - wanted, set())


if __name__ == "__main__":
    main()
