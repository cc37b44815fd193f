# SPDX-License-Identifier: Apache-2.0
"""Pictures out: --annotate and contact sheets; pictures in: HEIC, AVIF, --roi, --prefer-centre."""
import os
import re
import shutil
import signal
import subprocess
import time

import support
from pixels import Picture, png_size
from support import AT, GOOD_STAMP, SAMPLES, TEMVIET, CliTest, png

# The colours of cli/src/draw/verdict_sign.cpp; green is for valid answers only.
COLOURS = {"good": (11, 107, 58), "good_batch": (15, 110, 103), "registered_only": (40, 86, 145), "unknown": (84, 92, 104),
           "expired": (125, 74, 38), "alert": (176, 74, 0), "recalled": (158, 20, 30), "suspect": (120, 40, 130),
           "rejected": (178, 16, 16), "no_decision": (58, 58, 64)}


class Annotate(CliTest):
    def setUp(self):
        self.folder = self.scratch / self.id().rsplit(".", 1)[-1]
        self.folder.mkdir()

    def verify(self, *args, **options):
        return self.run_cli("verify", *args, *self.registry_args(), "--at", AT, "--lang", "vi", **options)

    def code(self, text, name="code.png"):
        """A small picture of one QR code."""
        if shutil.which("qrencode") is None:
            self.skipTest("qrencode is not installed")
        path = self.folder / name
        subprocess.run(["qrencode", "-s", "4", "-m", "6", "-o", str(path), text], check=True)
        return path

    def test_the_band_has_the_colour_of_level_and_use(self):
        changed = GOOD_STAMP[:-3] + ("A" if GOOD_STAMP[-3] != "A" else "B") + GOOD_STAMP[-2:]
        for text, says in ((GOOD_STAMP, "good"), (changed, "rejected"), ("https://x.example/01/09521100331029/10/N2607C", "recalled"),
                           ("https://x.example/", "unknown")):
            with self.subTest(says=says):
                out = self.folder / f"{says}.png"
                report = self.json_of(self.verify(self.code(text), "--annotate", out, "--json"))
                picture = Picture(out)
                self.assertEqual([c for c in picture.bands(picture.width - 3) if c in COLOURS.values()], [COLOURS[says]], report["level"])

    def test_the_drawn_picture_reads_the_same_and_so_does_the_answer(self):
        for sample in ("tra-tem-tung-hop.jpg", "hai-san-pham.jpg", "kem-datamatrix.jpg"):
            with self.subTest(sample=sample):
                out = self.folder / (sample + ".png")
                drawn = self.json_of(self.verify(SAMPLES / sample, "--annotate", out, "--json"))
                self.assertEqual(drawn, self.json_of(self.verify(SAMPLES / sample, "--json")))
                width, height = png_size(out)
                self.assertEqual(width, 1200)
                self.assertGreater(height, 1600, "the words stand below the photo")
                texts = [sorted(s["text"] for s in self.json_of(self.run_cli("read", path, "--json"))["symbols"]) for path in (out, SAMPLES / sample)]
                self.assertEqual(texts[0], texts[1])

    def test_a_jpeg_by_its_name_and_from_standard_input(self):
        out = self.folder / "out.JPG"
        done = self.verify("-", "--annotate", out, stdin=(SAMPLES / "tra-tem-tung-hop.jpg").read_bytes())
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(out.read_bytes()[:3], b"\xff\xd8\xff")

    def test_nothing_that_exists_is_written_over(self):
        mine = self.folder / "mine.jpg"
        shutil.copy(SAMPLES / "tra-tem-tung-hop.jpg", mine)
        before = mine.read_bytes()
        for out in (mine, f"{self.folder}/../{self.folder.name}/mine.jpg"):
            done = self.verify(mine, "--annotate", out)
            self.assertEqual(done.returncode, 1)
            self.assertIn("FILE_EXISTS", done.err)
            self.assertEqual(done.out, "", "nothing was done")
        (self.folder / "link.png").symlink_to(self.folder / "nowhere.png")
        self.assertEqual(self.verify(mine, "--annotate", self.folder / "link.png").returncode, 1)
        self.assertEqual(mine.read_bytes(), before)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["link.png", "mine.jpg"])

    def test_wrong_use_is_said_before_any_work(self):
        two = [SAMPLES / "tra-tem-tung-hop.jpg", SAMPLES / "khan-khong-ma.jpg"]
        for args in ([two[0], "--annotate", self.folder / "a.gif"], [*two, "--annotate", self.folder / "a.png"],
                     ["--payload", "x", "--annotate", self.folder / "a.png"], [SAMPLES, "--annotate", SAMPLES / "new"],
                     [SAMPLES, "--annotate", SAMPLES], [two[0], "--roi", "1,2,3"], [two[0], "--roi", "1,2,0,5"], [two[0], "--roi", "-1,2,3,5"],
                     [two[0], "--roi", "nan,0,1,1"], [two[0], "--roi", "0,0,101%,5"]):
            with self.subTest(args=args):
                self.assertEqual(self.verify(*args).returncode, 2)
        self.assertEqual(list(self.folder.iterdir()), [])
        self.assertFalse((SAMPLES / "new").exists())

    def test_what_cannot_be_written_is_an_error_after_the_answer(self):
        done = self.verify(SAMPLES / "tra-tem-tung-hop.jpg", "--annotate", self.folder / "no" / "such" / "a.png", "--json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("FILE_UNWRITABLE", done.err)
        self.assertEqual(self.json_of(done)["level"], "STAMP_VALID_ITEM")

    def test_a_folder_gives_one_picture_each_and_a_contact_sheet(self):
        photos, out = self.folder / "photos", self.folder / "out"
        (photos / "sub").mkdir(parents=True)
        for name, to in (("tra-tem-tung-hop.jpg", "a.jpg"), ("nuoc-mam-thu-hoi.jpg", "b.jpg"), ("tom-kho-ma-vach.jpg", "sub/a.jpg")):
            shutil.copy(SAMPLES / name, photos / to)
        (photos / "c.jpg").write_bytes(b"no picture")
        done = self.verify(photos, "--annotate", out, "--ndjson", "--jobs", "2")
        self.assertEqual(len(done.out.splitlines()), 4, done.err)
        self.assertEqual(sorted(p.name for p in out.iterdir()), ["a-2.jpg", "a.jpg", "b.jpg", "contact-sheet.png"])
        self.assertEqual(png_size(out / "contact-sheet.png"), (1640, 480))
        sheet = Picture(out / "contact-sheet.png")
        tiles = [[c for c in sheet.bands(20 + 405 * i + 383, 30) if c in COLOURS.values()] for i in range(4)]
        self.assertEqual(tiles, [[COLOURS["good"]], [COLOURS["recalled"]], [COLOURS["no_decision"]], [COLOURS["registered_only"]]])
        again = self.verify(photos, "--annotate", out)
        self.assertEqual(again.returncode, 1)
        self.assertIn("FILE_EXISTS", again.err)

    def test_many_pictures_take_several_sheets(self):
        photos, out = self.folder / "photos", self.folder / "out"
        photos.mkdir()
        for i in range(26):
            (photos / f"{i:02}.png").write_bytes(png(60, 40))
        self.assertEqual(self.verify(photos, "--annotate", out).returncode, 15)
        self.assertEqual(sorted(p.name for p in out.glob("contact*")), ["contact-sheet-2.png", "contact-sheet.png"])
        self.assertGreater(png_size(out / "contact-sheet.png")[1], 3 * png_size(out / "contact-sheet-2.png")[1])

    def test_ctrl_c_leaves_only_whole_files(self):
        photos, out = self.folder / "photos", self.folder / "out"
        photos.mkdir()
        shutil.copy(SAMPLES / "tra-mo-nhoe.jpg", photos / "0.jpg")
        for i in range(1, 300):
            os.link(photos / "0.jpg", photos / f"{i}.jpg")
        command = [TEMVIET, "verify", str(photos), "--annotate", str(out), *map(str, self.registry_args()), "--at", AT, "--ndjson"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.env) as run:
            for _ in range(200):
                if out.exists() and len(list(out.iterdir())) > 2:
                    break
                time.sleep(0.05)
            run.send_signal(signal.SIGINT)
            run.stderr.read()
            self.assertEqual(run.wait(60), 130)
        left = list(out.iterdir())
        self.assertGreater(len(left), 2)
        self.assertLess(len(left), 300)
        for path in left:
            self.assertRegex(path.name, r"^(\d+|contact-sheet)\.(jpg|png)$")
            data = path.read_bytes()
            self.assertTrue(data.endswith(b"\xff\xd9") or b"IEND" in data[-12:], path)

    def test_a_hostile_name_stays_in_its_line(self):
        name = "x\u202egpj.\u0007" + "Ê\u0301" * 20 + ".png"
        photo = self.code(GOOD_STAMP, name)
        done = self.verify(photo, "--annotate", self.folder / "out.png")
        self.assertEqual(done.returncode, 0, done.err)
        band = [c for c in Picture(self.folder / "out.png").bands(757) if c in COLOURS.values()]
        self.assertEqual(band, [COLOURS["good"]])

    def test_large_and_tiny_pictures(self):
        (self.folder / "large.png").write_bytes(png(9000, 6000))
        done = self.verify(self.folder / "large.png", "--annotate", self.folder / "large-out.png")
        self.assertEqual(done.returncode, 15, done.err)
        self.assertEqual(png_size(self.folder / "large-out.png")[0], 2400)
        for width, height in ((1, 1), (3000, 1), (1, 3000)):
            (self.folder / "tiny.png").write_bytes(png(width, height))
            out = self.folder / f"{width}x{height}.png"
            self.assertEqual(self.verify(self.folder / "tiny.png", "--annotate", out).returncode, 15)
            self.assertTrue(out.exists())


class LookAt(CliTest):
    SAMPLE = SAMPLES / "ca-phe-ba-ma.jpg"

    def read(self, *args):
        return self.json_of(self.run_cli("read", self.SAMPLE, "--json", *args))["symbols"]

    def test_roi_in_pixels_and_percent(self):
        everything = self.read()
        self.assertEqual(len(everything), 3)
        right = self.read("--roi", "50%,0,50%,100%")
        self.assertEqual([s["text"] for s in right], ["https://caphenuido-demo.example/uu-dai-thang-11"])
        same = next(s for s in everything if s["text"] == right[0]["text"])
        for a, b in zip(same["polygon"], right[0]["polygon"]):
            self.assertLess(max(abs(a[0] - b[0]), abs(a[1] - b[1])), 8, "polygons are of the whole picture")
        self.assertEqual(self.read("--roi", "600, 0, 5000, 5000"), right)

    def test_roi_outside_names_the_picture(self):
        done = self.run_cli("read", self.SAMPLE, "--roi", "5000,0,10,10")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ROI_OUTSIDE", done.err)
        self.assertIn("1200 x 1600", done.err)
        verdict = self.run_cli("verify", self.SAMPLE, "--roi", "5000,0,10,10", "--json", *self.registry_args(), "--at", AT)
        self.assertEqual(self.json_of(verdict)["level"], "NO_DECISION")

    def test_the_middle_comes_first_and_nothing_is_dropped(self):
        plain, centred = self.read(), self.read("--prefer-centre")
        self.assertEqual(sorted(s["text"] for s in plain), sorted(s["text"] for s in centred))
        box = [(min(x for x, _ in s["polygon"]), max(x for x, _ in s["polygon"]), min(y for _, y in s["polygon"]), max(y for _, y in s["polygon"]))
               for s in centred]
        self.assertTrue(box[0][0] <= 600 <= box[0][1] and box[0][2] <= 800 <= box[0][3], "the first one covers the middle")
        distance = [((a + b) / 2 - 600) ** 2 + ((c + d) / 2 - 800) ** 2 for a, b, c, d in box[1:]]
        self.assertEqual(distance, sorted(distance))

    def test_looking_at_less_never_judges_better_than_what_is_there(self):
        whole = self.run_cli("verify", self.SAMPLE, *self.registry_args(), "--at", AT)
        part = self.run_cli("verify", self.SAMPLE, "--roi", "50%,0,50%,100%", *self.registry_args(), "--at", AT)
        self.assertEqual((whole.returncode, part.returncode), (0, 12))


class Heif(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.encoder = shutil.which("heif-enc")

    def encoded(self, name, *options):
        if self.encoder is None:
            self.skipTest("heif-enc (libheif-examples) is not installed")
        out = self.scratch / name
        done = subprocess.run([self.encoder, *options, "-q", "80", "-o", str(out), str(SAMPLES / "tra-tem-tung-hop.jpg")], capture_output=True, text=True)
        if done.returncode != 0 or not out.exists():
            self.skipTest(f"this heif-enc has no encoder for {name}: {done.stderr.strip()}")
        return out

    def check(self, path):
        done = self.run_cli("verify", path, *self.registry_args(), "--at", AT, "--json", "--annotate", path.with_suffix(".png"))
        if "IMAGE_HEIC_UNSUPPORTED" in done.err:
            self.assertRegex(done.err, "HEIC|AVIF")
            self.skipTest("built without libheif, or it lacks this codec")
        report = self.json_of(done)
        self.assertEqual((done.returncode, report["level"]), (0, "STAMP_VALID_ITEM"), done.err)
        self.assertEqual(png_size(path.with_suffix(".png"))[0], 1200)
        return report

    def test_heic(self):
        report = self.check(self.encoded("photo.heic"))
        corner = report["symbols"][0]["polygon"][0]
        photo = self.json_of(self.run_cli("read", SAMPLES / "tra-tem-tung-hop.jpg", "--json"))["symbols"][0]["polygon"][0]
        self.assertLess(max(abs(corner[0] - photo[0]), abs(corner[1] - photo[1])), 8, "upright and of the same size")

    def test_avif(self):
        self.check(self.encoded("other.avif", "-A"))

    def test_cut_or_damaged_is_an_error(self):
        whole = self.encoded("cut.heic").read_bytes()
        for size in (13, 40, 400, len(whole) // 2, len(whole) - 200):
            cut = self.scratch / f"cut-{size}.heic"
            cut.write_bytes(whole[:size])
            done = self.run_cli("read", cut)
            with self.subTest(size=size):
                self.assertEqual(done.returncode, 1, done.out)
                self.assertRegex(done.err, r"IMAGE_(BROKEN|TRUNCATED|HEIC_UNSUPPORTED)")
                self.assertIn(cut.name, done.err)
                self.assertIsNone(re.search("Aborted|terminate", done.err))

    def test_a_size_over_the_limit_is_refused_before_decoding(self):
        data = bytearray(self.encoded("wide.heic").read_bytes())
        at = data.find(b"ispe")
        self.assertGreater(at, 0)
        while at >= 0:
            data[at + 8:at + 16] = (30000).to_bytes(4, "big") * 2
            at = data.find(b"ispe", at + 4)
        path = self.scratch / "wide-open.heic"
        path.write_bytes(data)
        done = self.run_cli("read", path)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.err, "IMAGE_TOO_LARGE|IMAGE_HEIC_UNSUPPORTED|IMAGE_BROKEN")


if __name__ == "__main__":
    support.main()
