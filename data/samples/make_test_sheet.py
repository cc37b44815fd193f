#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints test-sheet.pdf: one A4 page for app developers with a code for every level, use and reason a code alone can cause.

Developers only; the page and test-sheet.json are in the repository. What the answer to each must be was written by hand from
the rules; the tests compare. Needs what print_scan.py needs. usage: make_test_sheet.py
"""
import json
import pathlib

from PIL import Image, ImageDraw

import mint
import print_scan as ps
from make_samples import vietqr
from mint import serial as S

HERE = pathlib.Path(__file__).resolve().parent
AT, DPI, COLUMNS, ROWS = "2026-11-20T03:00:00Z", 300, 5, 8
TEA, HONEY, RICE, SAUCE40, SAUCE30 = "09521234543213", "09521100111010", "09521100221016", "09521100331012", "09521100331029"
COFFEE, CANDY, LETTUCE, HERB, MILK, COOKER, TOY = ("09521100441018", "09521100551014", "09521100661041", "09521100771023", "09527700221012",
                                                   "09527700111016", "09527700441014")
TEM = "https://tem.example"


def tea(lot="L2508A", serial="0004K7M3P9XQTR", attributes=(("17", "270801"),), key="demo-tra-sen-vang", **more):
    return mint.link(key, TEM, more.pop("gtin", TEA), lot, serial, list(attributes), **more)


def first_byte(text: str, value: int) -> str:
    """The same link with another first byte of the envelope (version and algorithm)."""
    head, signed = text.rsplit("=", 1)
    raw = bytearray(mint.base64.urlsafe_b64decode(signed + "=="))
    raw[0] = value
    return head + "=" + mint.base64url(bytes(raw))


def changed(text: str, old: str, new: str) -> str:
    assert old in text, (old, text)
    return text.replace(old, new, 1)


def cells() -> list:
    """(level, use, reason, payload, symbology)"""
    item = tea()
    hidden = mint.link("demo-duoc-lieu-nui-cao", "https://duoclieu-demo.example", HERB, "T2608A", S(410200), [("17", "280125")], hidden=True)
    record = {1: SAUCE40, 3: "N2605A", 4: S(151999), 5: "Nước mắm cá cơm 40 độ đạm 500 ml", 8: "704", 11: "2030-05-03"}
    valid, batch, unsure, listed, unknown, suspect, rejected, none = ("STAMP_VALID_ITEM", "STAMP_VALID_BATCH", "SIGNED_UNCONFIRMED", "REGISTERED",
                                                                      "UNKNOWN", "SUSPECT", "REJECTED", "NO_DECISION")
    candy = "https://duaxanh-demo.example"
    return [
        (valid, "OK", "", item, "]Q1"),
        (valid, "OK", "", mint.elements("demo-my-pham-hoa-lai", "09527700331018", "KD2605", S(1700700), [("17", "290504")]), "]d2"),
        (valid, "EXPIRED", "EXPIRED", mint.link("demo-sua-thao-nguyen", "https://suathaonguyen-demo.example", MILK, "U2603", S(1512999), [("17", "260906")]), "]Q1"),
        (batch, "OK", "BATCH_SCOPE", mint.link("demo-gao-dong-xanh", "https://gaodongxanh-demo.example", RICE, "G2610", attributes=[("17", "271002")]), "]Q1"),
        (unsure, "OK", "BATCH_UNDECLARED", tea("L9999X", S(99)), "]Q1"),
        (unsure, "OK", "CLASS_SCOPE", tea("", "", ()), "]Q1"),
        (unsure, "OK", "PRODUCT_UNLISTED", tea("L9999X", S(98), gtin="09521234549994"), "]Q1"),
        (unsure, "OK", "KEY_RETIRED", mint.link("demo-mat-ong-hoa-ban", "https://hoaban-demo.example", HONEY, "M9999X", S(52700), [("17", "280831")]), "]Q1"),
        (unsure, "OK", "KEY_WINDOW", mint.link("demo-do-choi-dieu-giay-2", "https://dieugiay-demo.example", TOY, "XG2610"), "]Q1"),
        (unsure, "EXPIRED", "KEY_COMPROMISED_EARLIER_BATCH", mint.link("demo-keo-dua-xanh", candy, CANDY, "K2602A", S(340500)), "]Q1"),
        (unsure, "OK", "HIDDEN_ALONE", hidden, "]Q1"),
        (unsure, "RECALLED", "RECALLED", mint.link("demo-nuoc-mam-lang-chai", "https://langchai-demo.example", SAUCE30, "N2607C", S(160999), [("17", "290630")]), "]Q1"),
        (listed, "OK", "", "9521100881012", "]E0"),
        (listed, "OK", "SIGNATURE_UNREADABLE", item[:-40], "]Q1"),
        (listed, "ALERT", "COUNTERFEITS_SEEN", "9521100111027", "]E0"),
        (listed, "ALERT", "WARNING", "9521100881036", "]E0"),
        (listed, "RECALLED", "RECALLED", "9521100551045", "]E0"),
        (unknown, "OK", "NOT_REGISTERED", "9521666600010", "]E0"),
        (unknown, "OK", "KEY_UNKNOWN", mint.link("demo-rau-cao-nguyen-2", "https://raucaonguyen-demo.example", LETTUCE, "X2611", S(7008), [("17", "261125")]), "]Q1"),
        (unknown, "OK", "NO_PRODUCT_ID", vietqr(), "]Q1"),
        (unknown, "OK", "RESTRICTED_NUMBER", "2012345000124", "]E0"),
        (unknown, "OK", "BAD_CHECK_DIGIT", f"{TEM}/01/09521234543214/10/L2508A", "]Q1"),
        (suspect, "OK", "OUTSIDE_ALLOCATION", mint.link("demo-sao-bien", "https://saobien-demo.example", COOKER, "R2610", S(1209998)), "]Q1"),
        (suspect, "OK", "HOST_LOOKALIKE", f"https://trasenvang-dem0.example/01/{TEA}/10/L2508A", "]Q1"),
        (suspect, "OK", "REVOKED_PROVISIONAL", mint.link("demo-sao-bien", "https://saobien-demo.example", COOKER, "R2610", "014MBMC28F8VRQ"), "]Q1"),
        (suspect, "OK", "CLAIM_CONFLICT", mint.record_text(mint.record("demo-nuoc-mam-lang-chai", 1778119200, record)), "]Q1"),
        (suspect, "OK", "DATE_CONFLICT", tea("L9999X", S(97), (("11", "271231"),)), "]Q1"),
        (rejected, "OK", "SIGNATURE_INVALID", changed(item, "17=270801", "17=290801"), "]Q1"),
        (rejected, "OK", "ISSUER_NOT_ENTITLED", tea(key="demo-keo-dua-xanh-2", serial=S(5006)), "]Q1"),
        (rejected, "OK", "KEY_USAGE", mint.link("demo-rau-cao-nguyen", "https://raucaonguyen-demo.example", LETTUCE, "X2611", S(7009), [("17", "261125")]), "]Q1"),
        (rejected, "OK", "KEY_REVOKED", mint.link("demo-ca-phe-nui-do", "https://caphenuido-demo.example", COFFEE, "C2605B", S(260999), [("17", "271026")]), "]Q1"),
        (rejected, "OK", "KEY_COMPROMISED", mint.link("demo-keo-dua-xanh", candy, CANDY, "K2609A", S(350500), [("17", "270319")]), "]Q1"),
        (rejected, "OK", "BATCH_REVOKED", tea("J2606A", S(82001), (("17", "271123"),), gtin="09521234541028"), "]Q1"),
        (rejected, "OK", "STAMP_REVOKED", tea("L2603B", S(22100), (("17", "280301"),)), "]Q1"),
        (rejected, "OK", "NON_CANONICAL", changed(item, "tem.example", "TEM.example"), "]Q1"),
        (rejected, "OK", "MALFORMED", first_byte(item, 0x01), "]Q1"),
        (rejected, "OK", "NO_SUCH_VERSION", first_byte(item, 0x21), "]Q1"),
        (rejected, "OK", "HIDDEN_INVALID", changed(hidden, "17=280125", "17=290125"), "]Q1"),
        (listed, "OK", "OCOP_LAPSED", "9521234541028", "]E0"),
        (none, "OK", "NO_SYMBOL", "", ""),
    ]


def main() -> None:
    page = ps.Label(210, 297, DPI)
    page.text(10, 5, "temviet – trang thử: mỗi mã một câu trả lời / one code for every answer", 3.4, "Bold")
    page.text(10, 10, f"BẢN THỬ / TEST – khóa thử công khai, hàng không có thật. temviet verify --env test --at {AT}", 2.6)
    listed, wide, high = [], 38, 34.6
    for number, (level, use, reason, payload, symbology) in enumerate(cells()):
        x, y = 10 + wide * (number % COLUMNS), 16 + high * (number // COLUMNS)
        if symbology == "]E0":
            page.code(ps.zint("EANX", payload), x + 3, y + 4, 4, bar_mm=13)
        elif symbology == "]d2":
            page.code(ps.dmtx(payload), x + 5, y + 2, 5)
        elif payload:
            page.code(ps.qrencode(payload), x + 5, y + 2, 5 if len(payload) < 230 else 4)
        else:  # half a code
            torn = ps.qrencode(cells()[0][3])
            torn[:, torn.shape[1] // 2:] = 0
            page.code(torn, x + 5, y + 2, 5)
        page.text(x + 1, y + 27.2, f"{number + 1}. {level}" + ("" if use == "OK" else f" + {use}"), 1.9, "Bold")
        page.text(x + 1, y + 30, reason, 1.9)
        page.draw.rectangle([page.dots(x), page.dots(y), page.dots(x + wide), page.dots(y + high)], outline=160)
        listed.append({"cell": number + 1, "level": level, "use": use, "reason": reason, "payload": payload, "symbology": symbology})
    sheet = page.paper.point(lambda value: 0 if value < 128 else 255).convert("1")
    sheet.save(HERE / "test-sheet.pdf", resolution=DPI, title="temviet test sheet", creationDate=None, modDate=None)
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in listed)
    (HERE / "test-sheet.json").write_text(f'{{"at": "{AT}", "page": "test-sheet.pdf", "cells": [\n  {lines}\n]}}\n', encoding="utf-8")
    print(f"{len(listed)} cells, {(HERE / 'test-sheet.pdf').stat().st_size} bytes")


if __name__ == "__main__":
    main()
