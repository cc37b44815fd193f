#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--help, usage errors, completions in real shells and manual pages, as a user meets them."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from support import TEMVIET, CliTest, main


def completed(words: list) -> list:
    """What bash offers after these words, the last one unfinished."""
    script = (f"source <('{TEMVIET}' completion bash); COMP_WORDS=({' '.join(repr(w) for w in words)}); "
              f"COMP_CWORD={len(words) - 1}; _temviet; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()


class Help(CliTest):
    def test_help_speaks_both_languages(self):
        vi = self.run_cli("verify", "--help", "--lang", "vi").out
        en = self.run_cli("--lang", "en", "verify", "--help").out
        self.assertIn("Cách dùng: temviet verify", vi)
        self.assertIn("Ví dụ:", vi)
        self.assertIn("Usage: temviet verify", en)
        self.assertIn("Examples:", en)

    def test_columns_line_up_in_vietnamese(self):
        lines = [line for line in self.run_cli("verify", "--help", "--lang", "vi").out.splitlines() if line.startswith("  --")]
        starts = set()
        for line in lines:
            left = line.split("  ", 2)[1]
            gap = line.find("  ", 2 + len(left))
            starts.add(len(line) - len(line[gap:].lstrip()) if gap > 0 else None)
        self.assertEqual(len(starts), 1, lines)

    def test_usage_errors_name_the_word_and_the_way_out(self):
        for language, arguments, wanted in [
            ("vi", ["verify", "--sai"], "không hiểu tham số: --sai"),
            ("vi", ["verify", "a.jpg", "--jobs", "100"], "--jobs: giá trị 100 không nằm trong khoảng 1 đến 64"),
            ("vi", ["verify", "a.jpg", "--scene", "x"], "--scene:"),
            ("vi", ["stamp", "mint"], "thiếu --key"),
            ("vi", [], "chưa nêu lệnh nào"),
            ("en", ["verify", "--wrong"], "--wrong"),
        ]:
            with self.subTest(arguments=arguments):
                done = self.run_cli("--lang", language, *arguments)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.out, "")
                self.assertIn(wanted, done.err)
                self.assertIn("--help", done.err)

    def test_no_color_is_heeded(self):
        done = self.run_cli("--color", "auto", "verify", env={"NO_COLOR": "1"})
        self.assertNotIn("\x1b", done.out + done.err)
        self.assertIn("\x1b[", self.run_cli("--color", "always", "verify").err)


class Completion(CliTest):
    def test_bash_offers_commands_options_and_values(self):
        self.assertIn("verify", completed(["temviet", "ver"]))
        self.assertIn("import", completed(["temviet", "registry", ""]))
        self.assertEqual(completed(["temviet", "verify", "--sce"]), ["--scene"])
        self.assertEqual(completed(["temviet", "verify", "--scene", ""]), ["auto", "pack"])
        self.assertIn("--gtin", completed(["temviet", "stamp", "mint", "--g"]))
        self.assertEqual(completed(["temviet", "completion", "z"]), ["zsh"])
        self.assertNotIn("--gtin", completed(["temviet", "stamp", "open", "--g"]))

    def test_zsh_script_is_sound(self):
        if not shutil.which("zsh"):
            self.skipTest("no zsh here")
        script = self.run_cli("completion", "zsh").out
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "_temviet"
            path.write_text(script, encoding="utf-8")
            subprocess.run(["zsh", "-n", path], check=True)

    def test_fish_offers_commands_options_and_values(self):
        if not shutil.which("fish"):
            self.skipTest("no fish here")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "temviet.fish"
            path.write_text(self.run_cli("completion", "fish", "--lang", "en").out, encoding="utf-8")
            def offered(line):
                done = subprocess.run(["fish", "-c", f"source {path}; complete -C'{line}'"], capture_output=True, text=True,
                                      check=True, env={**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder})
                return [row.split("\t")[0] for row in done.stdout.splitlines()]
            self.assertIn("registry", offered("temviet reg"))
            self.assertEqual(sorted(offered("temviet verify --scene ")), ["auto", "pack"])
            self.assertIn("--scene", offered("temviet verify --sc"))
            self.assertNotIn("--scene", offered("temviet read --sc"))


class ManualPages(CliTest):
    def test_every_page_is_valid_in_both_languages(self):
        with tempfile.TemporaryDirectory() as folder:
            for language in ("en", "vi"):
                out = pathlib.Path(folder) / language
                self.assertEqual(self.run_cli("completion", "man", "-o", str(out), "--lang", language).returncode, 0)
                pages = sorted(out.glob("*.1"))
                self.assertGreater(len(pages), 20)
                self.assertIn(out / "temviet-registry-import.1", pages)
                if not shutil.which("groff"):
                    self.skipTest("no groff here")
                for page in pages:
                    done = subprocess.run(["groff", "-man", "-k", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True)
                    self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)

    def test_a_folder_must_be_named(self):
        done = self.run_cli("completion", "man")
        self.assertEqual(done.returncode, 2)
        self.assertIn("-o", done.err)


if __name__ == "__main__":
    main()
