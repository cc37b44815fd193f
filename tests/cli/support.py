# SPDX-License-Identifier: Apache-2.0
"""What the suites share: the binary, a private data folder, the demo registries (built once a suite)."""
import csv
import json
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

TEMVIET = os.environ["TEMVIET"]
SOURCE = pathlib.Path(os.environ["TEMVIET_SOURCE"])
SAMPLES = SOURCE / "data" / "samples"
SLOW = int(os.environ.get("TEMVIET_SLOW", "1"))  # times the patience: sanitized builds
# Worked vector of the stamp format: issuer demo-tra-sen-vang, a public test key.
GOOD_STAMP = ("https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts="
              "EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw")
TEST_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
AT = "2026-11-10T08:00:00+07:00"


class CliTest(unittest.TestCase):
    """A scratch folder and XDG folders of its own for each suite."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="temviet-cli-"))
        cls.env = {**os.environ, "XDG_DATA_HOME": str(cls.scratch / "data"), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.scratch, ignore_errors=True)

    @classmethod
    def run_cli(cls, *args, stdin=None, env=None, timeout=120):
        data = stdin.encode() if isinstance(stdin, str) else stdin
        command = [TEMVIET, *[a if isinstance(a, bytes) else str(a) for a in args]]
        done = subprocess.run(command, input=data, capture_output=True, env={**cls.env, **(env or {})}, timeout=timeout * SLOW,
                              stdin=None if data is not None else subprocess.DEVNULL)
        done.out = done.stdout.decode("utf-8")  # stdout is always valid UTF-8
        done.err = done.stderr.decode("utf-8")
        return done

    def json_of(self, done):
        self.assertTrue(done.out, f"no output; stderr: {done.err}")
        return json.loads(done.out)

    @classmethod
    def demo(cls):
        """Folder with both demo registries, built and signed by the real command."""
        folder = cls.scratch / "demo"
        if not (folder / "demo-tap-doan.root.json").exists():
            subprocess.run(["bash", str(SOURCE / "data/demo/build_demo.sh"), TEMVIET, str(folder)], check=True, env=cls.env,
                           stdout=subprocess.DEVNULL)
        return folder

    @classmethod
    def registry_args(cls, *names):
        folder = cls.demo()
        out = ["--env", "test"]
        for name in names or ("demo-tinh", "demo-tap-doan"):
            out += ["--registry", folder / f"{name}.db", "--root", folder / f"{name}.root.json"]
        return out


def append(folder, table, **cells):
    """One more row in a CSV of registry sources, by column name; every other cell is empty."""
    path = pathlib.Path(folder) / f"{table}.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    assert set(cells) <= set(columns), f"{table} has no column {set(cells) - set(columns)}"
    with open(path, "a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerow(cells)


def png(width, height, rows=None, extra=b""):
    """A grey PNG; `rows` zlib-compressed lazily so that a 100-megapixel header costs nothing."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    if rows is None:
        compressor = zlib.compressobj(1)
        body = b"".join(compressor.compress(b"\0" + b"\x80" * width) for _ in range(height)) + compressor.flush()
    else:
        body = rows
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def main():
    unittest.main(verbosity=2)
