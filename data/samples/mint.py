# SPDX-License-Identifier: Apache-2.0
"""A second, independent implementation of minting stamps (carriers A, B and C), for the sample pictures only.

Written from the format page and using nothing of the library, so that the pictures also test the library.
Python 3 with python3-cryptography.
"""
import base64
import hashlib
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "demo"))
from make_keys import kid, owner, private_key, public_key  # noqa: E402

ENV = "test"
GS = "\x1d"
VARIABLE = ("22", "10", "21", "240", "30", "422", "3922")  # elements that need a separator behind them
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def cbor(value) -> bytes:
    """Deterministic CBOR of int, bytes, str, list and dict."""
    def head(major: int, number: int) -> bytes:
        if number < 24:
            return bytes([major << 5 | number])
        for extra, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
            if number < 1 << (8 * size):
                return bytes([major << 5 | extra]) + number.to_bytes(size, "big")
        raise ValueError(number)
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    pairs = sorted((cbor(key), cbor(member)) for key, member in value.items())
    return head(5, len(pairs)) + b"".join(key + member for key, member in pairs)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def base45(data: bytes) -> str:
    out = ""
    for at in range(0, len(data), 2):
        number, count = (data[at] << 8 | data[at + 1], 3) if at + 1 < len(data) else (data[at], 2)
        for _ in range(count):
            out += BASE45[number % 45]
            number //= 45
    return out


def to_be_signed(protected: bytes, carrier: str, payload: bytes) -> bytes:
    return cbor(["Signature1", protected, f"vts1/{ENV}/{carrier}".encode(), payload])


def envelope(key: str, carrier: str, payload: bytes) -> bytes:
    short = kid(owner(key), public_key(key))[:2]
    signature = private_key(key).sign(to_be_signed(cbor({1: -19, 4: short}), carrier, payload))
    return b"\x11" + short + signature


def link(key: str, stem: str, gtin: str, lot="", serial="", attributes=(), hidden=False) -> str:
    """Carrier A. attributes: [(AI, value)] in ascending order as text."""
    uri = f"{stem}/01/{gtin.zfill(14)}" + (f"/10/{lot}" if lot else "") + (f"/21/{serial}" if serial else "")
    if attributes:
        uri += "?" + "&".join(f"{ai}={value}" for ai, value in attributes)
    stamp = base64url(envelope(key, "hdl" if hidden else "dl", uri.encode()))
    return uri + ("&" if attributes else "?") + ("vth=" if hidden else "vts=") + stamp


def elements(key: str, gtin: str, lot="", serial="", attributes=()) -> str:
    """Carrier C, without the leading FNC1; separators are 0x1D."""
    text = ""
    for ai, value in [("01", gtin.zfill(14)), ("10", lot), ("21", serial), *attributes]:
        if value:
            text += ai + value + (GS if ai in VARIABLE else "")
    return text + "98" + base64url(envelope(key, "gs1", text.encode()))


def cose_sign1(key: str, carrier: str, payload: bytes) -> bytes:
    protected = cbor({1: -19, 4: kid(owner(key), public_key(key))[:4]})
    signature = private_key(key).sign(to_be_signed(protected, carrier, payload))
    return b"\xd2\x84" + cbor(protected) + b"\xa0" + cbor(payload) + cbor(signature)


def record(key: str, issued_at: int, fields: dict) -> bytes:
    """Carrier B: the COSE_Sign1 bytes. fields: record key -> value."""
    return cose_sign1(key, "rec", cbor({1: owner(key), 6: issued_at, -65537: fields}))


def record_text(cose: bytes) -> str:
    return "VT1:" + base45(cose)


def record_link(stem: str, cose: bytes) -> str:
    return f"{stem}#VT1." + base64url(cose)


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def serial(unit: int, width: int = 6, rand_len: int = 8) -> str:
    """A unit number and characters that look random and are computed (pictures must be reproducible)."""
    number = ""
    for _ in range(width):
        number = CROCKFORD[unit % 32] + number
        unit //= 32
    digest = hashlib.sha256(f"sample serial {number}".encode()).digest()
    return number + "".join(CROCKFORD[byte % 32] for byte in digest[:rand_len])
