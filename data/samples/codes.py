# SPDX-License-Identifier: Apache-2.0
"""Module matrices of printed codes, as arrays of 0 (paper) and 1 (ink). Uses the programs qrencode and zint."""
import io
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image


def _matrix(png: bytes) -> np.ndarray:
    grey = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA").convert("L"))
    ink = (grey < 128).astype(np.uint8)
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def qr(text: str) -> np.ndarray:
    done = subprocess.run(["qrencode", "-l", "M", "-s", "1", "-m", "0", "-t", "PNG", "-o", "-"], input=text.encode(),
                          capture_output=True, check=True)
    return _matrix(done.stdout)


def gs1_datamatrix(elements: list) -> np.ndarray:
    """elements: [(AI, value)]; FNC1 and separators are the encoder's business."""
    data = "".join(f"[{ai}]{value}" for ai, value in elements)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "code.png"
        subprocess.run(["zint", "--barcode=DATAMATRIX", "--square", "--gs1", "--scale=0.5", "-o", path, "-d", data], check=True)
        return _matrix(path.read_bytes())


_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_PARITY = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")


def ean13(digits: str) -> np.ndarray:
    """One row of 95 modules."""
    assert len(digits) == 13
    def flip(pattern: str) -> str:
        return "".join("10"[int(c)] for c in pattern)
    bits = "101"
    for digit, parity in zip(digits[1:7], _PARITY[int(digits[0])]):
        bits += flip(_LEFT[int(digit)])[::-1] if parity == "1" else _LEFT[int(digit)]
    bits += "01010" + "".join(flip(_LEFT[int(digit)]) for digit in digits[7:]) + "101"
    return np.array([[int(bit) for bit in bits]], dtype=np.uint8)
