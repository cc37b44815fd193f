#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes stamp.jsonl: golden vectors of the stamp format, spelled and signed here without any code of the library.

The expectation of every vector stands here by hand; only kid, stamp_id and claims of good stamps are computed.
usage: make_vectors.py [--check]     --check: fails when the file differs. Needs python3-cryptography; deterministic.
"""
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "samples"))
sys.path.insert(0, str(HERE.parent / "demo"))
from make_keys import kid as key_id, private_key, public_key  # noqa: E402
from mint import base45, base64url, cbor  # noqa: E402

ISSUER = "demo-tra-sen-vang"      # the seed of RFC 8032, section 7.1, TEST 1
OTHER = "demo-sao-bien"           # another public test key
GS = "\x1d"
GTIN = "09521234543213"
ORDER = 2**252 + 27742317777372353535851937790883648493  # of Ed25519's main subgroup
PATH = f"/01/{GTIN}/10/L2508A/21/0004K7M3P9XQTR"
URI = "https://tem.example" + PATH
ELEMENTS = f"01{GTIN}10L2508A{GS}210004K7M3P9XQTR{GS}17270801"
TELLS_CARRIER = ("OK", "KEY_UNKNOWN", "SIGNATURE_INVALID")

vectors = []


def to_be_signed(kid: bytes, env: str, carrier: str, payload: bytes) -> bytes:
    return cbor(["Signature1", cbor({1: -19, 4: kid}), f"vts1/{env}/{carrier}".encode(), payload])


class Stamp:
    """One signature. `bend` changes the 67 bytes of an envelope, `signature` replaces what was signed."""

    def __init__(self, carrier, payload, env="test", key=ISSUER, issuer=ISSUER, bend=None, signature=None, signed_as=None):
        self.carrier, self.env = carrier, env
        self.payload = payload.encode() if isinstance(payload, str) else payload
        self.kid = key_id(issuer, public_key(key))[:4 if "rec" in carrier else 2]
        self.tbs = to_be_signed(self.kid, env, signed_as or carrier, self.payload)
        self.signature = signature or private_key(key).sign(self.tbs)
        envelope = b"\x11" + self.kid + self.signature
        self.run = base64url(bend(envelope) if bend else envelope)

    @property
    def id(self) -> str:
        return hashlib.sha256(self.tbs).digest()[:16].hex()

    def cose(self, protected=None, unprotected=b"\xa0", head=b"\xd2\x84") -> bytes:
        return head + cbor(protected if protected is not None else cbor({1: -19, 4: self.kid})) + unprotected + cbor(self.payload) + cbor(self.signature)


def link_text(stamp: Stamp, mark="") -> str:
    uri = stamp.payload.decode()
    return uri + ("&" if "?" in uri else "?") + (mark or ("vth=" if stamp.carrier == "hdl" else "vts=")) + stamp.run


def element_text(stamp: Stamp) -> str:
    return stamp.payload.decode() + ("97" if stamp.carrier == "hgs1" else "98") + stamp.run


def record_text(stamp: Stamp, **parts) -> str:
    return ("VTH1:" if stamp.carrier == "hrec" else "VT1:") + base45(stamp.cose(**parts))


def record_link(stamp: Stamp, address="https://tem.example/t", **parts) -> str:
    return address + ("#VTH1." if stamp.carrier == "hrec" else "#VT1.") + base64url(stamp.cose(**parts))


def add(name, symbology, text, expect, env="test", issuer=ISSUER, key=None, stamp=None, claims=None, record=None, carrier=None):
    vector = {"name": name, "symbology": symbology}
    if isinstance(text, bytes) or any(not " " <= c <= "~" for c in text):
        vector["input_hex"] = (text if isinstance(text, bytes) else text.encode()).hex()
    else:
        vector["input"] = text
    public = key or public_key(ISSUER)
    vector.update(env=env, issuer=issuer, key=public.hex(), expect=expect)
    if expect in TELLS_CARRIER:
        vector["carrier"] = carrier or stamp.carrier
    if expect in ("OK", "SIGNATURE_INVALID"):
        vector["kid"] = key_id(issuer, public)[:4 if "rec" in vector["carrier"] else 2].hex()
    if expect == "OK":
        vector["stamp_id"] = stamp.id
        if claims is not None:
            vector["claims"] = claims
        if record is not None:
            vector["record"] = record
    assert all(vector["name"] != earlier["name"] for earlier in vectors), name
    vectors.append(vector)


# --- carrier A: links -------------------------------------------------------------------------------------------------
FULL = {"01": GTIN, "10": "L2508A", "21": "0004K7M3P9XQTR", "17": "270801"}


def good_links():
    good = [
        ("dl-worked-vector", "]Q1", URI + "?17=270801", FULL),
        ("dl-gtin-only", "text", f"https://tem.example/01/{GTIN}", {"01": GTIN}),
        ("dl-lot-only", "]Q2", f"https://tem.example/01/{GTIN}/10/A", {"01": GTIN, "10": "A"}),
        ("dl-serial-only", "]d1", f"https://tem.example/01/{GTIN}/21/._-", {"01": GTIN, "21": "._-"}),
        ("dl-variant-and-20-characters", "]d4", f"https://tem.example/01/{GTIN}/22/V2/10/{'L' * 20}/21/{'9' * 20}",
         {"01": GTIN, "22": "V2", "10": "L" * 20, "21": "9" * 20}),
        ("dl-three-stems", "]Q1", f"https://a.tem.example/vn/t-1/x/01/{GTIN}", {"01": GTIN}),
        ("dl-punycode-host", "text", f"https://xn--tr-sen-9ta.example/01/{GTIN}", {"01": GTIN}),
        ("dl-indicator-digit", "text", "https://tem.example/01/19521234543210", {"01": "19521234543210"}),
        ("dl-leap-day", "text", f"https://tem.example/01/{GTIN}?15=280229", {"01": GTIN, "15": "280229"}),
        ("dl-every-attribute", "text",
         f"https://tem.example/01/{GTIN}?11=260101&13=260102&15=270101&16=270102&17=270103&20=05&240=A.B_C-9&30=12345678"
         "&3105=000001&3923=250000000000000&422=704",
         {"01": GTIN, "11": "260101", "13": "260102", "15": "270101", "16": "270102", "17": "270103", "20": "05", "240": "A.B_C-9",
          "30": "12345678", "3105": "000001", "3923": "250000000000000", "422": "704"}),
        ("dl-reserved-vtx", "]Q1", f"https://tem.example/01/{GTIN}?17=270801&vtx=AbC_-9", {"01": GTIN, "17": "270801"}),
        ("dl-reserved-vtx-alone", "]Q1", f"https://tem.example/01/{GTIN}?vtx=A", {"01": GTIN}),
    ]
    for name, symbology, uri, claims in good:
        stamp = Stamp("dl", uri)
        add(name, symbology, link_text(stamp), "OK", stamp=stamp, claims=claims)
    prod = Stamp("dl", URI + "?17=270801", env="prod")
    add("dl-prod", "]Q1", link_text(prod), "OK", env="prod", stamp=prod, claims=FULL)
    add("dl-prod-opened-as-test", "]Q1", link_text(prod), "SIGNATURE_INVALID", stamp=prod)
    test = Stamp("dl", URI + "?17=270801")
    add("dl-test-opened-as-prod", "]Q1", link_text(test), "SIGNATURE_INVALID", env="prod", stamp=test)
    hidden = Stamp("hdl", URI)
    add("hdl", "]Q1", link_text(hidden), "OK", stamp=hidden, claims={k: FULL[k] for k in ("01", "10", "21")})
    add("hdl-printed-as-open", "]Q1", link_text(hidden, "vts="), "SIGNATURE_INVALID", carrier="dl")
    add("dl-printed-as-hidden", "]Q1", link_text(Stamp("dl", URI), "vth="), "SIGNATURE_INVALID", carrier="hdl")
    other = Stamp("dl", URI, key=OTHER, issuer=OTHER)
    add("dl-other-issuer", "]Q1", link_text(other), "OK", issuer=OTHER, key=public_key(OTHER), stamp=other,
        claims={k: FULL[k] for k in ("01", "10", "21")})


def tampered_links():
    stamp = Stamp("dl", URI + "?17=270801")
    text = link_text(stamp)
    for name, old, new in (("lot", "L2508A", "L2508B"), ("serial", "9XQTR", "9XQTS"), ("expiry", "17=270801", "17=280801"),
                           ("host", "tem.example", "tam.example"), ("gtin", GTIN, "09521234543220"),
                           ("attribute-added", "17=270801", "17=270801&422=704"), ("stem-added", ".example/01", ".example/vn/01")):
        add(f"dl-altered-{name}", "]Q1", text.replace(old, new), "SIGNATURE_INVALID", stamp=stamp)
    flipped = Stamp("dl", URI, bend=lambda e: e[:40] + bytes([e[40] ^ 1]) + e[41:])
    add("dl-altered-signature", "]Q1", link_text(flipped), "SIGNATURE_INVALID", stamp=flipped)
    s = int.from_bytes(stamp.signature[32:], "little") + ORDER
    add("dl-signature-s-plus-order", "]Q1", link_text(Stamp("dl", URI + "?17=270801", signature=stamp.signature[:32] + s.to_bytes(32, "little"))),
        "SIGNATURE_INVALID", stamp=stamp)
    add("dl-signature-zero", "]Q1", link_text(Stamp("dl", URI, signature=bytes(64))), "SIGNATURE_INVALID", stamp=stamp)
    add("dl-signed-as-element-string", "]Q1", link_text(Stamp("dl", URI, signed_as="gs1")), "SIGNATURE_INVALID", stamp=stamp)
    forged = Stamp("dl", URI, signature=private_key(OTHER).sign(Stamp("dl", URI).tbs))
    add("dl-signed-by-another-key-with-this-kid", "]Q1", link_text(forged), "SIGNATURE_INVALID", stamp=forged)
    add("dl-key-of-another", "]Q1", text, "KEY_UNKNOWN", key=public_key(OTHER), stamp=stamp)
    add("dl-issuer-of-another", "]Q1", text, "KEY_UNKNOWN", issuer=OTHER, stamp=stamp)
    # A key of order one accepts (R = itself, S = 0) for every message where points are not checked.
    weak = bytes([1]) + bytes(31)
    weak_kid = key_id(ISSUER, weak)[:2]
    add("dl-key-of-small-order", "]Q1", URI + "?vts=" + base64url(b"\x11" + weak_kid + weak + bytes(32)), "SIGNATURE_INVALID", key=weak, carrier="dl")
    for name, first, expect in (("version-2", 0x21, "UNSUPPORTED_VERSION"), ("version-15", 0xF1, "UNSUPPORTED_VERSION"),
                                ("algorithm-2", 0x12, "UNSUPPORTED_VERSION"), ("algorithm-0", 0x10, "UNSUPPORTED_VERSION"),
                                ("version-0", 0x01, "MALFORMED")):
        add(f"dl-{name}", "]Q1", link_text(Stamp("dl", URI, bend=lambda e, b=first: bytes([b]) + e[1:])), expect)
    add("dl-version-2-of-another-length", "]Q1", link_text(Stamp("dl", URI, bend=lambda e: b"\x21" + e[1:] + bytes(10))), "UNSUPPORTED_VERSION")
    for length in (86, 87, 88, 89, 91, 92):
        run = (stamp.run + "AA")[:length]
        add(f"dl-run-of-{length}", "]Q1", text.replace(stamp.run, run), "MALFORMED")
    tail = stamp.run[:-1] + chr(ord(stamp.run[-1]) + 1)
    add("dl-trailing-bits", "]Q1", text.replace(stamp.run, tail), "MALFORMED")
    for length in (85, 3, 0):
        add(f"dl-cut-to-{length}", "]Q1", text.replace(stamp.run, stamp.run[:length]), "SIGNATURE_UNREADABLE")


def spelled_links():
    """Signed as they stand: only the spelling is against them."""
    base = f"https://tem.example/01/{GTIN}"
    wrong = {
        "http": base.replace("https", "http"), "scheme-in-capitals": base.replace("https", "HTTPS"),
        "host-in-capitals": base.replace("tem", "Tem"), "one-label": base.replace("tem.example", "localhost"),
        "numeric-last-label": base.replace("tem.example", "tem.123"), "address": base.replace("tem.example", "192.0.2.1"),
        "port": base.replace(".example", ".example:443"), "user": base.replace("tem.", "a@tem."),
        "trailing-dot": base.replace(".example", ".example."), "hyphen-first": base.replace("tem.", "-tem."),
        "underscore-host": base.replace("tem.", "t_m."), "double-slash": base.replace("/01", "//01"),
        "stem-of-digits": base.replace("/01", "/12/01"), "stem-in-capitals": base.replace("/01", "/VN/01"),
        "four-stems": base.replace("/01", "/a/b/c/d/01"), "gtin-13": base.replace(GTIN, GTIN[1:]), "no-gtin": "https://tem.example/10/A",
        "sscc": "https://tem.example/00/093123450000000019", "slash-at-the-end": base + "/", "empty-lot": base + "/10/",
        "lot-in-small-letters": base + "/10/l1", "lot-of-21": base + "/10/" + "A" * 21, "percent": base + "/10/A%2DB", "plus": base + "/10/A+B",
        "serial-before-lot": base + "/21/A/10/B", "lot-twice": base + "/10/A/10/A", "other-key": base + "/235/A",
        "lot-as-attribute": base + "?10=A", "attribute-order": base + "?17=270801&11=260101", "attribute-order-is-text": base + "?30=1&240=A",
        "attribute-twice": base + "?17=270801&17=270801", "attribute-not-listed": base + "?37=5", "weight-out-of-range": base + "?3106=000001",
        "two-weights": base + "?3102=000001&3103=000001", "two-prices": base + "?3920=1&3922=1", "day-00": base + "?17=270800",
        "30-february": base + "?17=270230", "29-february-2027": base + "?15=270229", "five-digit-date": base + "?17=27080",
        "empty-parameter": base + "?&17=270801", "parameter-without-equals": base + "?17", "unknown-parameter": base + "?lang=vi",
        "vtx-not-last": base + "?vtx=A&17=270801", "vtx-empty": base + "?vtx=", "vtx-twice": base + "?vtx=A&vtx=A",
        "vtx-of-401": base + "?vtx=" + "A" * 401, "too-long": base + "?vtx=" + "A" * 400 + "&vtx=" + "A" * 900,
    }
    for name, uri in wrong.items():
        add(f"dl-spelled-{name}", "]Q1", link_text(Stamp("dl", uri)), "NON_CANONICAL")
    add("dl-bad-check-digit", "]Q1", link_text(Stamp("dl", base.replace(GTIN, "09521234543214"))), "BAD_CHECK_DIGIT")
    add("dl-spelling-before-check-digit", "]Q1", link_text(Stamp("dl", base.replace(GTIN, "09521234543214") + "/10/a")), "NON_CANONICAL")
    stamp = Stamp("dl", URI + "?17=270801")
    text = link_text(stamp)
    for name, altered in (("padding", text + "=="), ("line-end", text + "\r\n"), ("parameter-behind", text + "&a=1"), ("fragment", text + "#x"),
                          ("second-signature", text + "&vts=" + stamp.run), ("second-short-signature", text.replace("&vts", "&vth=A&vts")),
                          ("question-mark-joiner", text.replace("&vts=", "?vts=")), ("in-the-fragment", text.replace("?17", "#17"))):
        add(f"dl-{name}", "]Q1", altered, "NON_CANONICAL")
    add("dl-ampersand-without-question-mark", "]Q1", link_text(Stamp("dl", base)).replace("?vts=", "&vts="), "NON_CANONICAL")
    add("dl-wrong-symbol", "]C0", text, "NON_CANONICAL")
    add("dl-under-a-gs1-symbol", "]Q3", text, "NOT_OURS")
    add("dl-space-in-front", "text", " " + text, "NOT_OURS")
    add("dl-byte-order-mark-in-front", "text", "\ufeff" + text, "NOT_OURS")


# --- carrier C: element strings ---------------------------------------------------------------------------------------
def element_strings():
    good = [
        ("gs1-worked-vector", "]d2", ELEMENTS, FULL), ("gs1-in-qr", "]Q3", ELEMENTS, FULL),
        ("gs1-gtin-only", "]d2", f"01{GTIN}", {"01": GTIN}),
        ("gs1-separators", "]d2", f"01{GTIN}22V2{GS}10A{GS}21B{GS}11260101240X{GS}307{GS}31030012503922125{GS}422704{GS}",
         {"01": GTIN, "22": "V2", "10": "A", "21": "B", "11": "260101", "240": "X", "30": "7", "3103": "001250", "3922": "125", "422": "704"}),
    ]
    for name, symbology, text, claims in good:
        stamp = Stamp("gs1", text)
        add(name, symbology, element_text(stamp), "OK", stamp=stamp, claims=claims)
    hidden = Stamp("hgs1", ELEMENTS)
    add("hgs1", "]d2", element_text(hidden), "OK", stamp=hidden, claims=FULL)
    stamp = Stamp("gs1", ELEMENTS)
    text = element_text(stamp)
    add("gs1-printed-as-hidden", "]d2", ELEMENTS + "97" + stamp.run, "SIGNATURE_INVALID", carrier="hgs1")
    add("gs1-test-opened-as-prod", "]d2", text, "SIGNATURE_INVALID", env="prod", stamp=stamp)
    add("gs1-altered-lot", "]d2", text.replace("L2508A", "L2508B"), "SIGNATURE_INVALID", stamp=stamp)
    add("gs1-key-of-another", "]d2", text, "KEY_UNKNOWN", key=public_key(OTHER), stamp=stamp)
    wrong = {
        "leading-separator": GS + ELEMENTS, "separator-after-fixed-length": ELEMENTS + GS, "lot-before-gtin": f"10A{GS}01{GTIN}",
        "serial-before-lot": f"01{GTIN}21A{GS}10B{GS}", "lot-in-small-letters": f"01{GTIN}10l1{GS}", "attribute-order": f"01{GTIN}17270801" + "11260101",
        "attribute-not-listed": f"01{GTIN}375{GS}", "internal-element": f"01{GTIN}91A{GS}", "lot-twice": f"01{GTIN}10A{GS}10A{GS}",
        "day-00": f"01{GTIN}17270800", "two-weights": f"01{GTIN}31020000013103000001", "no-gtin": f"10A{GS}", "empty-lot": f"01{GTIN}10{GS}",
    }
    for name, payload in wrong.items():
        add(f"gs1-spelled-{name}", "]d2", element_text(Stamp("gs1", payload)), "NON_CANONICAL")
    add("gs1-bad-check-digit", "]d2", element_text(Stamp("gs1", "0109521234543214")), "BAD_CHECK_DIGIT")
    add("gs1-version-2", "]d2", element_text(Stamp("gs1", ELEMENTS, bend=lambda e: b"\x21" + e[1:])), "UNSUPPORTED_VERSION")
    add("gs1-trailing-bits", "]d2", text[:-1] + chr(ord(text[-1]) + 1), "MALFORMED")
    add("gs1-in-gs1-128", "]C1", text, "NON_CANONICAL")
    add("gs1-in-databar", "]e0", text, "NON_CANONICAL")
    add("gs1-in-a-plain-symbol", "]d1", text, "NOT_OURS")
    add("gs1-separator-behind", "]d2", text + GS, "NOT_OURS")
    add("gs1-element-behind", "]d2", text + GS + "99A", "NOT_OURS")
    add("gs1-missing-separator", "]d2", element_text(Stamp("gs1", f"01{GTIN}10A")), "NOT_OURS")
    add("gs1-run-of-85", "]d2", text[:-5], "NOT_OURS")
    add("gs1-run-of-91", "]d2", text + "A", "NOT_OURS")
    add("gs1-without-signature", "]d2", ELEMENTS, "NOT_OURS")


# --- carrier B: records -----------------------------------------------------------------------------------------------
ISSUED = 1764547200
RECORD = {1: GTIN, 3: "L2508A", 5: "Trà sen vàng", 11: "2027-08-01"}


def claims_bytes(fields, issuer=ISSUER, **more):
    claims = {1: issuer, 6: ISSUED, -65537: fields}
    if "exp" in more:
        claims[4] = more["exp"]
    return cbor(claims)


def rec(fields, carrier="rec", **options):
    return Stamp(carrier, claims_bytes(fields), **options)


def records():
    said = {"issuer": ISSUER, "issued_at": "2025-12-01T00:00:00Z"}
    short = {**said, "gtin": GTIN, "lot": "L2508A", "name": "Trà sen vàng", "expiry": "2027-08-01"}
    everything = {1: GTIN, 3: "L2508A", 4: "0004K7M3P9XQTR", 5: "Trà sen vàng", 6: "HTX Sen Vàng", 7: "Công ty Nhập", 8: "704", 9: "Đồng Tháp",
                  10: "2026-08-01", 11: "2027-08-01", 12: [["OCOP", "12/QĐ-UBND", "2025-01-02"]], 13: ["Để nơi khô ráo", "Chứa cafein"],
                  14: "100 g", 15: bytes(range(16)), 16: [[GTIN, "L2508A", "0004", "0027", 24]]}
    whole = {**short, "serial": "0004K7M3P9XQTR", "maker": "HTX Sen Vàng", "importer": "Công ty Nhập", "origin": "704", "place": "Đồng Tháp",
             "production": "2026-08-01", "net_content": "100 g", "hidden_commitment": bytes(range(16)).hex(),
             "certificates": [{"scheme": "OCOP", "number": "12/QĐ-UBND", "date": "2025-01-02"}], "warnings": ["Để nơi khô ráo", "Chứa cafein"],
             "contains": [{"gtin": GTIN, "lot": "L2508A", "first": "0004", "last": "0027", "count": 24}]}
    stamp, hidden, full = rec(RECORD), rec(RECORD, "hrec"), rec(everything)
    for name, symbology, text, made, record in (
            ("rec-text", "text", record_text(stamp), stamp, short), ("rec-qr", "]Q1", record_text(stamp), stamp, short),
            ("rec-link", "]Q2", record_link(stamp), stamp, short), ("rec-everything", "]Q1", record_text(full), full, whole),
            ("rec-everything-link", "]Q1", record_link(full, "https://a.tem.example/x/y-2/z"), full, whole),
            ("hrec-text", "]Q1", record_text(hidden), hidden, short), ("hrec-link", "text", record_link(hidden), hidden, short)):
        add(name, symbology, text, "OK", stamp=made, record=record)
    pid = rec({2: "Tra.Sen_100-g"})
    add("rec-product-code", "]Q1", record_text(pid), "OK", stamp=pid, record={**said, "pid": "Tra.Sen_100-g"})
    expiring = Stamp("rec", claims_bytes(RECORD, exp=ISSUED + 86400))
    add("rec-stamp-expires", "]Q1", record_text(expiring), "OK", stamp=expiring, record={**short, "expires_at": "2025-12-02T00:00:00Z"})
    prod = rec(RECORD, env="prod")
    add("rec-prod", "]Q1", record_text(prod), "OK", env="prod", stamp=prod, record=short)
    add("rec-prod-opened-as-test", "]Q1", record_text(prod), "SIGNATURE_INVALID", stamp=prod)
    add("rec-printed-as-hidden", "]Q1", "VTH1:" + record_text(stamp)[4:], "SIGNATURE_INVALID", carrier="hrec")
    add("rec-link-printed-as-hidden", "]Q1", record_link(stamp).replace("#VT1.", "#VTH1."), "SIGNATURE_INVALID", carrier="hrec")
    altered = Stamp("rec", claims_bytes({**RECORD, 3: "L2508B"}), signature=stamp.signature)
    add("rec-altered-lot", "]Q1", record_text(altered), "SIGNATURE_INVALID", stamp=altered)
    add("rec-key-of-another", "]Q1", record_text(stamp), "KEY_UNKNOWN", key=public_key(OTHER), stamp=stamp)
    named = Stamp("rec", claims_bytes(RECORD, issuer=OTHER))
    add("rec-names-another-issuer", "]Q1", record_text(named), "KEY_UNKNOWN", stamp=named)
    future = {**RECORD, 0: [17], 17: "x"}
    add("rec-must-be-understood", "]Q1", record_text(rec(future)), "UNSUPPORTED_VERSION")
    unsigned = rec(future, signature=stamp.signature)
    add("rec-must-be-understood-unsigned", "]Q1", record_text(unsigned), "SIGNATURE_INVALID", stamp=unsigned)


def spelled_records():
    stamp = rec(RECORD)
    text = record_text(stamp)
    wrong = {
        "no-product": {3: "A"}, "two-products": {**RECORD, 2: "A"}, "key-17": {**RECORD, 17: "x"}, "lot-in-small-letters": {**RECORD, 3: "a"},
        "lot-is-a-number": {**RECORD, 3: 5}, "empty-name": {**RECORD, 5: ""}, "origin-letters": {**RECORD, 8: "VN"},
        "not-a-day": {**RECORD, 11: "2027-02-30"}, "certificate-of-two": {**RECORD, 12: [["OCOP", "1"]]}, "no-certificates": {**RECORD, 12: []},
        "warning-alone": {**RECORD, 13: "x"}, "commitment-of-15": {**RECORD, 15: bytes(15)}, "contains-nothing": {**RECORD, 16: [[GTIN, "A", "1", "2", 0]]},
        "pid-with-space": {2: "a b"}, "empty-crit": {**RECORD, 0: []},
    }
    for name, fields in wrong.items():
        add(f"rec-spelled-{name}", "]Q1", record_text(rec(fields)), "NON_CANONICAL")
    add("rec-bad-check-digit", "]Q1", record_text(rec({1: "09521234543214"})), "BAD_CHECK_DIGIT")
    add("rec-extra-claim", "]Q1", record_text(Stamp("rec", cbor({1: ISSUER, 2: "x", 6: ISSUED, -65537: RECORD}))), "NON_CANONICAL")
    add("rec-no-time", "]Q1", record_text(Stamp("rec", cbor({1: ISSUER, -65537: RECORD}))), "NON_CANONICAL")
    map_backwards = b"\xa3" + cbor(6) + cbor(ISSUED) + cbor(1) + cbor(ISSUER) + cbor(-65537) + cbor(RECORD)
    add("rec-map-order", "]Q1", record_text(Stamp("rec", map_backwards)), "NON_CANONICAL")
    add("rec-long-integer", "]Q1", record_text(Stamp("rec", claims_bytes(RECORD).replace(b"\x06\x1a", b"\x06\x1b\0\0\0\0"))), "NON_CANONICAL")
    add("rec-payload-goes-on", "]Q1", record_text(Stamp("rec", claims_bytes(RECORD) + b"\0")), "NON_CANONICAL")
    eddsa = cbor({1: -8, 4: stamp.kid})
    add("rec-another-algorithm", "]Q1", record_text(stamp, protected=eddsa), "UNSUPPORTED_VERSION")
    add("rec-kid-of-2", "]Q1", record_text(stamp, protected=cbor({1: -19, 4: stamp.kid[:2]})), "MALFORMED")
    add("rec-unprotected-header", "]Q1", record_text(stamp, unprotected=cbor({4: b"x"})), "MALFORMED")
    add("rec-cwt-tag", "]Q1", record_text(stamp, head=b"\xd8\x3d\xd2\x84"), "MALFORMED")
    add("rec-no-tag", "]Q1", record_text(stamp, head=b"\x84"), "MALFORMED")
    add("rec-cut", "]Q1", "VT1:" + base45(stamp.cose()[:-2]), "MALFORMED")
    add("rec-goes-on", "]Q1", "VT1:" + base45(stamp.cose() + b"\0"), "MALFORMED")
    add("rec-base45-character", "]Q1", text[:-1] + "a", "MALFORMED")
    add("rec-base45-line-end", "text", text + "\n", "MALFORMED")
    add("rec-empty", "]Q1", "VT1:", "MALFORMED")
    add("rec-tag-in-small-letters", "]Q1", "vt1:" + text[4:], "NON_CANONICAL")
    add("rec-in-datamatrix", "]d1", text, "NON_CANONICAL")
    add("rec-under-a-gs1-symbol", "]Q3", text, "NOT_OURS")
    add("rec-version-2-tag", "]Q1", "VT2:" + text[4:], "NOT_OURS")
    for name, address in (("without-stem", "https://tem.example"), ("slash-only", "https://tem.example/"), ("query", "https://tem.example/t?a=1"),
                          ("http", "http://tem.example/t"), ("host-in-capitals", "https://TEM.example/t"), ("stem-of-digits", "https://tem.example/1")):
        add(f"rec-link-{name}", "]Q1", record_link(stamp, address), "NON_CANONICAL")
    link = record_link(stamp)
    add("rec-link-in-datamatrix", "]d1", link, "OK", stamp=stamp)
    add("rec-link-under-a-gs1-symbol", "]d2", link, "NOT_OURS")
    add("rec-link-tag-in-small-letters", "]Q1", link.replace("#VT1.", "#vt1."), "NON_CANONICAL")
    add("rec-link-padding", "]Q1", link + "=", "NON_CANONICAL")
    add("rec-link-cut", "]Q1", link[:-8], "MALFORMED")


def foreign():
    for name, symbology, text in (
            ("ean-13", "]E0", GTIN[1:]), ("unsigned-link", "]Q1", URI + "?17=270801"), ("plain-link", "]Q1", "https://example.com/?q=tra"),
            ("text", "text", "Trà sen vàng"), ("empty", "text", ""), ("payment", "]Q1", "00020101021138"), ("health-pass", "]Q1", "HC1:NCFOXN"),
            ("vts-without-link", "text", "vts=" + "A" * 90)):
        add(f"foreign-{name}", symbology, text, "NOT_OURS")


def main() -> None:
    for part in (good_links, tampered_links, spelled_links, element_strings, records, spelled_records, foreign):
        part()
    made = "".join(json.dumps(vector, ensure_ascii=False) + "\n" for vector in vectors)
    target = HERE / "stamp.jsonl"
    if "--check" in sys.argv:
        if target.read_text(encoding="utf-8") != made:
            sys.exit("stamp.jsonl differs from what make_vectors.py makes")
    else:
        target.write_text(made, encoding="utf-8", newline="\n")
        print(f"{len(vectors)} vectors")


if __name__ == "__main__":
    main()
