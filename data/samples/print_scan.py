# SPDX-License-Identifier: Apache-2.0
"""The second way from a code to a picture: printed dot by dot on a label printer, then scanned or copied.

Nothing here shares code with face.py and photo.py (no OpenCV): codes come from zint, qrencode and libdmtx as dots of the
printer, ink spreads, heating elements die, paper curls, and Pillow resamples.
"""
import io
import math
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/noto/NotoSans-{}.ttf"
MM = 25.4


# ---- encoders -------------------------------------------------------------------------------------------------------

def modules(image: Image.Image) -> np.ndarray:
    """The smallest array of 0 and 1 that a crisp rendering stands for; quiet zones cut."""
    ink = (np.asarray(image.convert("RGBA").convert("L")) < 128).astype(np.uint8)
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def zint(kind: str, data: str, *options: str) -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "code.png"
        subprocess.run(["zint", f"--barcode={kind}", "--scale=0.5", "--notext", *options, "-o", path, "-d", data], check=True)
        return modules(Image.open(path))


def qrencode(text: str) -> np.ndarray:
    done = subprocess.run(["qrencode", "-l", "M", "-s", "1", "-m", "0", "-t", "PNG", "-o", "-"], input=text.encode(), capture_output=True, check=True)
    return modules(Image.open(io.BytesIO(done.stdout)))


def dmtx(elements: str) -> np.ndarray:
    """GS1 DataMatrix: 0x1D stands for FNC1, also in front."""
    done = subprocess.run(["dmtxwrite", "-G", "29", "-e", "a", "-d", "2", "-m", "4"], input=b"\x1d" + elements.encode(), capture_output=True, check=True)
    return modules(Image.open(io.BytesIO(done.stdout)))[::2, ::2]


# ---- printer --------------------------------------------------------------------------------------------------------

class Label:
    """A label as the dots of a printer: 1 is ink."""

    def __init__(self, width_mm: float, height_mm: float, dpi: int):
        self.dpi = dpi
        self.paper = Image.new("L", (self.dots(width_mm), self.dots(height_mm)), 255)
        self.draw = ImageDraw.Draw(self.paper)

    def dots(self, mm: float) -> int:
        return round(mm / MM * self.dpi)

    def code(self, matrix: np.ndarray, x_mm: float, y_mm: float, dots: int, bar_mm: float = 0, turn: bool = False) -> float:
        """A matrix, or with bar_mm a row of bars, at `dots` a module. Returns its width in mm."""
        if bar_mm:
            matrix = np.repeat(matrix[len(matrix) // 2:len(matrix) // 2 + 1], max(1, self.dots(bar_mm) // dots), 0)
        big = np.kron(matrix, np.ones((dots, dots), np.uint8))
        if turn:
            big = np.rot90(big)
        self.paper.paste(Image.fromarray(((1 - big) * 255).astype(np.uint8)), (self.dots(x_mm), self.dots(y_mm)))
        return big.shape[1] / self.dpi * MM

    def text(self, x_mm: float, y_mm: float, text: str, size_mm: float = 2.6, face: str = "Regular"):
        self.draw.text((self.dots(x_mm), self.dots(y_mm)), text, 0, font=ImageFont.truetype(FONT.format(face), max(8, self.dots(size_mm))))

    def printed(self, rng, gain: float = 0.25, dead: tuple = (), fade: float = 0.12) -> Image.Image:
        """Four pixels a dot: ink spreads by `gain` dots, dies at the columns `dead` (shares of the width), fades in patches."""
        self.paper = self.paper.point(lambda v: 0 if v < 128 else 255)
        ink = self.paper.resize((self.paper.width * 4, self.paper.height * 4), Image.NEAREST)
        ink = ink.filter(ImageFilter.GaussianBlur(1.2 + 2 * gain))
        grey = np.asarray(ink, np.float32)
        level = 255 * (0.5 + 0.28 * gain)
        grey = 255 / (1 + np.exp(-(grey - level) / 22))
        patches = Image.fromarray((rng.random((7, 7)) * 255).astype(np.uint8)).resize(ink.size, Image.BICUBIC)
        grey = 255 - (255 - grey) * (1 - fade * np.asarray(patches, np.float32) / 255)
        for share in dead:
            column = int(share * self.paper.width) * 4
            grey[:, column:column + 4] = 255
        return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


# ---- after the printer ----------------------------------------------------------------------------------------------

def scanned(sheet: Image.Image, rng, printed_dpi: int, dpi: int, skew: float, stock=(250, 249, 244), desk=(66, 68, 74), margin_mm: float = 9) -> Image.Image:
    """On a flatbed: a little askew, paper grain, a shadow under the edge."""
    scale = dpi / (printed_dpi * 4)
    small = sheet.resize((max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))), Image.BOX)
    margin = round(margin_mm / MM * dpi)
    bed = Image.new("L", (small.width + 2 * margin, small.height + 2 * margin), 0)
    ink, cover = bed.copy(), bed.copy()
    ink.paste(small, (margin, margin))
    cover.paste(255, (margin, margin, margin + small.width, margin + small.height))
    ink, cover = (layer.rotate(skew, Image.BICUBIC, expand=False) for layer in (ink, cover))
    shade = np.asarray(cover.filter(ImageFilter.GaussianBlur(6)), np.float32)[..., None] / 255
    tone, mask = np.asarray(ink, np.float32)[..., None] / 255, np.asarray(cover, np.float32)[..., None] / 255
    grain = rng.normal(0, 2.2, (bed.height, bed.width, 1)) + rng.normal(0, 1.0, (bed.height, bed.width, 3))
    under = np.array(desk, np.float32) * (1.1 - 0.45 * shade)
    out = under * (1 - mask) + (np.array(stock, np.float32) * tone + 18 * (1 - tone)) * mask + grain
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.5))


def copied(picture: Image.Image, rng) -> Image.Image:
    """An office copier: grey becomes black or white, specks, a dark edge."""
    grey = np.asarray(picture.convert("L").filter(ImageFilter.GaussianBlur(0.8)), np.float32) + rng.normal(0, 9, (picture.height, picture.width))
    copy = np.where(grey > 128, 246, 22).astype(np.float32)
    for _ in range(160):
        x, y = int(rng.integers(picture.width)), int(rng.integers(picture.height))
        copy[y:y + int(rng.integers(1, 3)), x:x + int(rng.integers(1, 3))] = 30
    copy[:, :14] *= np.linspace(0.2, 1, 14)[None]
    return Image.fromarray(np.clip(copy, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7)).convert("RGB")


def curled(picture: Image.Image, rng, waves: float = 9.0, lean: float = 0.05) -> Image.Image:
    """Paper that does not lie flat, seen from the side: a mesh of small quadrilaterals, then one large one."""
    cell = 40
    phase = rng.uniform(0, math.tau, 4)

    def moved(x, y):
        return (x + waves * math.sin(y / 170 + phase[0]) + waves * 0.5 * math.sin((x + y) / 95 + phase[1]),
                y + waves * 0.7 * math.sin(x / 210 + phase[2]) + waves * 0.4 * math.sin((x - y) / 120 + phase[3]))
    mesh = []
    for x in range(0, picture.width, cell):
        for y in range(0, picture.height, cell):
            right, low = min(x + cell, picture.width), min(y + cell, picture.height)
            corners = [moved(x, y), moved(x, low), moved(right, low), moved(right, y)]
            mesh.append(((x, y, right, low), [value for corner in corners for value in corner]))
    bent = picture.transform(picture.size, Image.MESH, mesh, Image.BICUBIC, fillcolor=(66, 68, 74))
    width, height, inset = bent.width, bent.height, lean * bent.width
    quad = (-inset, 0, 0, height, width, height, width + inset * 0.6, inset * 0.4)
    seen = bent.transform(bent.size, Image.QUAD, quad, Image.BICUBIC, fillcolor=(66, 68, 74))
    light = np.linspace(1.06, 0.72, width, dtype=np.float32)[None, :, None]
    out = np.asarray(seen, np.float32) * light + rng.normal(0, 3.0, (height, width, 3))
    return Image.fromarray(np.clip(out, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))


def save(path, picture: Image.Image, limit: int = 240_000):
    """As good as fits: quality 90 down to 70."""
    for quality in range(90, 69, -4):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality)
        if buffer.tell() <= limit or quality <= 72:
            path.write_bytes(buffer.getvalue())
            return buffer.tell(), quality
    raise AssertionError("unreachable")
