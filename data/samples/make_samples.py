#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Renders the sample pictures named in manifest.json. Developers only; the pictures themselves are in the repository.

usage: make_samples.py [NAME…]      all of them, or those whose file name contains a NAME
Needs python3-opencv, python3-numpy, python3-pil, python3-cryptography, fonts-noto-core, qrencode, zint, dmtx-utils.
Every picture has its own fixed seed. What the answer to each must be is written by hand in manifest.json.
"""
import json
import pathlib
import sys
import zlib

import cv2
import numpy as np

import codes
import mint
import photo
import print_scan
import printed_labels
from face import face

HERE = pathlib.Path(__file__).resolve().parent
NOTE = "HÀNG MẪU – BẢN THỬ, không bán"
SCAN = "Tem điện tử – quét để kiểm tra"

TEA, JASMINE = "09521234543213", "09521234541028"
HONEY, RICE, SAUCE40, SAUCE30 = "09521100111010", "09521100221016", "09521100331012", "09521100331029"
COFFEE, HERB, MILK, CREAM, COOKER = "09521100441018", "09521100771023", "09527700221012", "09527700331018", "09527700111016"
TEA_STEM = "https://tem.example"


def qr(text, module=7, *caption):
    return {"matrix": codes.qr(text), "module": module, "caption": list(caption)}


def ean(digits, module=4, bars=150, *caption):
    digits = digits[-13:]
    return {"matrix": codes.ean13(digits), "module": module, "bars": bars, "digits": digits, "caption": list(caption)}


def lot_lines(lot, serial="", expiry=""):
    return [f"Lô {lot}" + (f" – HSD {expiry}" if expiry else "")] + ([f"Số {serial}"] if serial else [])


# ---- faces ---------------------------------------------------------------------------------------------------------

def spec(colours, motif, brand, name, lines, code_list, size=(1000, 1330), title=SCAN, inner=None):
    out = {"size": size, "colours": colours, "motif": motif, "brand": brand, "name": name, "lines": lines + [NOTE], "codes": code_list,
           "label_title": title}
    if inner:
        out["inner"] = inner
    if motif == "grains":
        out["art"] = (198, 160, 82)
    return out


def tea(code_list, name=("TRÀ XANH NÕN TÔM", "hộp 200 g"), colours=((232, 236, 214), (46, 104, 62)), **more):
    return spec(colours, "leaves", "TRÀ SEN VÀNG (DEMO)", name, ["Hợp tác xã Trà Sen Vàng (Demo) – Thái Nguyên"], code_list, **more)


def rice(code_list, name=("GẠO THƠM HẠT DÀI", "túi 5 kg"), **more):
    return spec(((236, 226, 190), (58, 122, 54)), "grains", "ĐỒNG XANH (DEMO)", name, ["Công ty TNHH Gạo Đồng Xanh (Demo) – Đồng Tháp"], code_list, **more)


def coffee(code_list, **more):
    return spec(((84, 46, 32), (176, 60, 40)), "hills", "NÚI ĐỎ (DEMO)", ("CÀ PHÊ RANG XAY", "truyền thống 500 g"),
                ["Công ty TNHH Cà phê Núi Đỏ (Demo) – Đắk Lắk"], code_list, **more)


def round_label(colours, motif, brand, name, maker, code_list, size=(1194, 990), title=SCAN):
    return spec(colours, motif, brand, name, [maker], code_list, size=size, title=title, inner=660)


def honey(code_list, name=("MẬT ONG RỪNG", "hoa ban 500 ml"), title=SCAN):
    return round_label(((250, 214, 120), (170, 96, 16)), "cells", "HOA BAN (DEMO)", name, "HTX Mật ong Hoa Ban (Demo) – Điện Biên", code_list, title=title)


def sauce(code_list, name=("NƯỚC MẮM CÁ CƠM", "40 độ đạm – 500 ml"), size=(1194, 1060)):
    return round_label(((246, 238, 214), (150, 42, 30)), "waves", "LÀNG CHÀI (DEMO)", name, "Nước mắm Làng Chài (Demo) – Khánh Hoà", code_list, size=size)


GLASS, AMBER, WHITE_GLASS = (22, 30, 44), (20, 92, 176), (196, 200, 204)
RED_CAP, GOLD_CAP, BLUE_CAP = (36, 30, 150), (60, 160, 210), (150, 96, 40)


# ---- pictures -------------------------------------------------------------------------------------------------------

def tea_item(key="demo-tra-sen-vang", lot="L2508A", serial="0004K7M3P9XQTR", expiry="270801", gtin=TEA, **more):
    return mint.link(key, TEA_STEM, gtin, lot, serial, [("17", expiry)], **more)


def altered(text):
    """One character of the lot's expiry year: still a canonical link, no longer what was signed."""
    assert "17=270801" in text
    return text.replace("17=270801", "17=290801")


def vietqr():
    """A payment code in the EMV layout with a made-up account at a made-up bank."""
    def field(number, value):
        return f"{number}{len(value):02d}{value}"
    account = field("00", "A000000727") + field("01", field("00", "999999") + field("01", "0000123456")) + field("02", "QRIBFTTA")
    text = field("00", "01") + field("01", "11") + field("38", account) + field("53", "704") + field("58", "VN") + field("59", "QUAN NUOC DEMO") + "6304"
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{text}{crc:04X}"


def element_list(text):
    """The minted element string as the (AI, value) pairs the encoder wants."""
    rest, out = text, []
    while rest:
        ai, rest = rest[:2], rest[2:]
        fixed = {"01": 14, "17": 6}.get(ai)
        value = rest[:fixed] if fixed else rest.split(mint.GS)[0]
        rest = rest[len(value):].removeprefix(mint.GS)
        out.append((ai, value))
    return out


S = mint.serial
PICTURES = {}


def picture(name, background, build, **lens):
    PICTURES[name] = (background, build, lens)


def box(front, tilt=0.12, place=(150, 130, 1050, 1480)):
    return lambda canvas, rng, seed: photo.carton(canvas, bgr(front(), seed), rng, place, tilt)


def bag(front, tilt=0.1, place=(150, 110, 1050, 1500)):
    return lambda canvas, rng, seed: photo.pouch(canvas, bgr(front(), seed), rng, place, tilt)


def bottle(front, glass, cap, neck=0.42, place=(200, 330, 1000, 1530), turn=0.0):
    return lambda canvas, rng, seed: photo.cylinder(canvas, bgr(front(), seed), rng, place, glass, cap, neck, turn)


def both(*builds):
    def build(canvas, rng, seed):
        for number, one in enumerate(builds):
            one(canvas, rng, seed + number)
    return build


def bgr(one_spec, seed):
    return np.asarray(face(one_spec, seed))[..., ::-1].copy()


picture("tra-tem-tung-hop", "wood", box(lambda: tea([qr(tea_item(), 7, *lot_lines("L2508A", "0004K7M3P9XQTR", "01/08/2027"))])), warmth=0.05)
picture("gao-tem-theo-lo", "cloth", bag(lambda: rice([qr(mint.link("demo-gao-dong-xanh", "https://gaodongxanh-demo.example", RICE, "G2610",
        attributes=[("17", "271002")]), 7, *lot_lines("G2610", expiry="02/10/2027"))])), glare=(0.7, 0.2, 46))
picture("nuoc-mam-ban-ghi", "shelf", bottle(lambda: sauce([qr(mint.record_text(mint.record("demo-nuoc-mam-lang-chai", 1778119200, {
        1: SAUCE40, 3: "N2605A", 4: S(151234), 5: "Nước mắm cá cơm 40 độ đạm 500 ml", 6: "Công ty CP Nước mắm Làng Chài (Demo)", 8: "704",
        10: "2026-05-04", 11: "2029-05-03", 12: [["ocop", "DEMO-008/QĐ-BNNMT", "2025-06-26"]], 14: "500 ml"})), 6,
        *lot_lines("N2605A", S(151234), "03/05/2029"))]), GLASS, RED_CAP), glare=(0.62, 0.24, 30))
picture("gom-ban-ghi-lien-ket", "cloth", box(lambda: spec(((226, 232, 236), (38, 70, 120)), "waves", "BẾN SÔNG (DEMO)", ("BỘ ẤM TRÀ MEN LAM", "ấm và sáu chén"),
        ["Hộ kinh doanh Gốm Bến Sông (Demo) – Bắc Ninh"], [qr(mint.record_link("https://gombensong-demo.example/t", mint.record("demo-gom-ben-song", 1791342000, {
            2: "AM-TRA-01", 3: "AT2610", 4: S(512, 4), 5: "Bộ ấm trà men lam", 6: "Hộ kinh doanh Gốm Bến Sông (Demo)", 8: "704", 10: "2026-10-01"})), 6,
            *lot_lines("AT2610", S(512, 4)))]), tilt=-0.1), glare=(0.2, 0.3, 40))
picture("kem-datamatrix", "stone", bottle(lambda: round_label(((248, 236, 240), (164, 84, 118)), "leaves", "HOA LÀI (DEMO)", ("KEM DƯỠNG DA", "ban đêm 50 g"),
        "Công ty TNHH Mỹ phẩm Hoa Lài (Demo)", [{"matrix": codes.gs1_datamatrix(element_list(mint.elements("demo-my-pham-hoa-lai", CREAM, "KD2605", S(1700123),
            [("17", "290504")]))), "module": 7, "caption": lot_lines("KD2605", S(1700123), "04/05/2029")}], size=(1194, 960)), WHITE_GLASS, GOLD_CAP, neck=0.8,
        place=(200, 400, 1000, 1520)))
picture("ca-phe-ba-ma", "wood", bag(lambda: coffee([qr(mint.link("demo-ca-phe-nui-do-2", "https://caphenuido-demo.example", COFFEE, "C2607A", S(271828),
        [("17", "271228")]), 6, *lot_lines("C2607A", S(271828), "28/12/2027")), qr("https://caphenuido-demo.example/uu-dai-thang-11", 6, "Ưu đãi tháng 11", "trên trang của hãng"),
        ean(COFFEE, 4, 110)]), tilt=-0.08), warmth=0.08, glare=(0.3, 0.14, 54))
picture("mat-ong-khoa-cu", "wood", bottle(lambda: honey([qr(mint.link("demo-mat-ong-hoa-ban", "https://hoaban-demo.example", HONEY, "M2604A", S(33333),
        [("17", "280401")]), 7, *lot_lines("M2604A", S(33333), "01/04/2028"))]), AMBER, GOLD_CAP, neck=0.72), warmth=0.1, glare=(0.7, 0.2, 36))
picture("tra-sam-tem-hai-lop", "stone", box(lambda: spec(((240, 228, 204), (128, 66, 30)), "hills", "NÚI CAO (DEMO)", ("TRÀ SÂM DÂY", "hộp 20 gói – 60 g"),
        ["Công ty TNHH Dược liệu Núi Cao (Demo) – Quảng Ngãi"], [qr(mint.link("demo-duoc-lieu-nui-cao", "https://duoclieu-demo.example", HERB, "T2608A", S(410123),
            [("17", "280125")]), 6, "Lớp ngoài", f"Lô T2608A – Số {S(410123)}"), qr(mint.link("demo-duoc-lieu-nui-cao", "https://duoclieu-demo.example", HERB, "T2608A",
            S(410123), [("17", "280125")], hidden=True), 6, "Lớp trong (đã cào)", "HSD 25/01/2028")]), tilt=0.08))
picture("tra-sua-mot-ky-tu", "cloth", box(lambda: tea([qr(altered(tea_item()), 7, *lot_lines("L2508A", "0004K7M3P9XQTR", "01/08/2029"))]), tilt=-0.12), glare=(0.8, 0.1, 40))
picture("tra-ky-boi-nguoi-khac", "stone", box(lambda: tea([qr(tea_item("demo-keo-dua-xanh-2", serial=S(5005)), 7, *lot_lines("L2508A", S(5005), "01/08/2027"))]), tilt=0.06))
picture("ca-phe-khoa-thu-hoi", "shelf", bag(lambda: coffee([qr(mint.link("demo-ca-phe-nui-do", "https://caphenuido-demo.example", COFFEE, "C2605B", S(260707),
        [("17", "271026")]), 7, *lot_lines("C2605B", S(260707), "26/10/2027"))]), tilt=0.12), glare=(0.66, 0.16, 44))
picture("tra-lai-lo-bi-huy", "wood", box(lambda: tea([qr(tea_item(lot="J2606A", serial=S(82000), expiry="271123", gtin=JASMINE), 7,
        *lot_lines("J2606A", S(82000), "23/11/2027"))], name=("TRÀ ƯỚP HOA LÀI", "túi 150 g"), colours=((244, 240, 222), (112, 128, 60))), tilt=0.1), warmth=0.06)
picture("nuoc-mam-thu-hoi", "shelf", bottle(lambda: sauce([qr(mint.link("demo-nuoc-mam-lang-chai", "https://langchai-demo.example", SAUCE30, "N2607C", S(160888),
        [("17", "290630")]), 7, *lot_lines("N2607C", S(160888), "30/06/2029"))], name=("NƯỚC MẮM NHĨ", "30 độ đạm – 750 ml"), size=(1194, 990)), GLASS, BLUE_CAP), glare=(0.3, 0.22, 30))
picture("sua-het-han", "shelf", box(lambda: spec(((224, 238, 250), (30, 84, 160)), "waves", "THẢO NGUYÊN (DEMO)", ("SỮA TƯƠI TIỆT TRÙNG", "ít đường – 1 lít"),
        ["Công ty CP Sữa Thảo Nguyên (Demo) – Nghệ An"], [qr(mint.link("demo-sua-thao-nguyen", "https://suathaonguyen-demo.example", MILK, "U2603", S(1512345),
            [("17", "260906")]), 7, *lot_lines("U2603", S(1512345), "06/09/2026"))]), tilt=0.14), glare=(0.2, 0.16, 50))
picture("noi-com-ngoai-dai-so", "stone", box(lambda: spec(((236, 236, 236), (196, 70, 36)), "cells", "SAO BIỂN (DEMO)", ("NỒI CƠM ĐIỆN", "1,8 lít – 700 W"),
        ["Công ty CP Gia dụng Sao Biển (Demo) – TP. Hồ Chí Minh"], [qr(mint.link("demo-sao-bien", "https://saobien-demo.example", COOKER, "R2610", S(1209999)), 7,
            *lot_lines("R2610", S(1209999)))]), tilt=-0.1, place=(130, 160, 1070, 1460)))
picture("tra-ten-mien-gia", "wood", box(lambda: tea([qr(f"https://trasenvang-dem0.example/01/{TEA}/10/L2508A", 9, "Quét để nhận quà", "trasenvang-dem0.example")],
        title="Truy xuất nguồn gốc"), tilt=-0.07), glare=(0.24, 0.2, 46))
picture("gao-tem-khac-ma-vach", "cloth", bag(lambda: rice([qr(mint.link("demo-gao-dong-xanh", "https://gaodongxanh-demo.example", "09521100221023", "D2609", S(91234),
        [("17", "270609")]), 6, *lot_lines("D2609", S(91234), "09/06/2027")), ean("9521100221030", 4, 150)], name=("GẠO NẾP CÁI HOA VÀNG", "túi 1 kg")), tilt=0.06))
picture("tom-kho-ma-vach", "stone", bag(lambda: spec(((250, 232, 214), (196, 80, 44)), "waves", "ĐẤT MŨI (DEMO)", ("TÔM KHÔ LOẠI MỘT", "250 g"),
        ["HTX Hải sản Đất Mũi (Demo) – Cà Mau"], [ean("9521100881012", 5, 190)], title=""), tilt=-0.1))
picture("tra-lai-ocop-het-han", "cloth", box(lambda: tea([ean(JASMINE, 5, 180)], name=("TRÀ ƯỚP HOA LÀI", "OCOP 3 sao – năm 2023"), colours=((244, 240, 222), (112, 128, 60)), title=""),
        tilt=0.12), warmth=0.04)
picture("banh-trang-dung-ban", "wood", bag(lambda: spec(((232, 244, 226), (52, 140, 86)), "leaves", "DỪA XANH (DEMO)", ("BÁNH TRÁNG DỪA", "200 g"),
        ["Cơ sở Kẹo dừa Dừa Xanh (Demo) – Vĩnh Long"], [ean("9521100551045", 5, 180)], title=""), tilt=0.08), glare=(0.5, 0.1, 52))
picture("mat-ong-da-co-hang-gia", "shelf", bottle(lambda: honey([ean("9521100111027", 5, 170)], name=("MẬT ONG BẠC HÀ", "350 ml"), title=""), AMBER, GOLD_CAP, neck=0.72))
picture("hai-san-pham", "wood", both(
    bottle(lambda: {**honey([qr(mint.link("demo-mat-ong-hoa-ban-2", "https://hoaban-demo.example", HONEY, "M2609B", S(52525), [("17", "280831")]), 6,
           *lot_lines("M2609B", S(52525), "31/08/2028"))]), "size": (960, 960), "inner": 560}, AMBER, GOLD_CAP, neck=0.72, place=(80, 420, 660, 1460)),
    box(lambda: {**tea([ean("9521234541042", 4, 140)], name=("BỘT TRÀ XANH", "50 g"), title=""), "size": (560, 980)}, tilt=0.1, place=(710, 500, 1120, 1420))), warmth=0.06)
picture("banh-quy-khong-co-trong-so", "shelf", box(lambda: spec(((250, 226, 176), (188, 104, 30)), "grains", "BÁNH MẪU (DEMO)", ("BÁNH QUY BƠ", "hộp 300 g"),
        ["Nơi làm: không ghi"], [ean("9521666600010", 5, 180)], title=""), tilt=-0.12))
picture("rau-khoa-la", "cloth", bag(lambda: spec(((232, 246, 214), (64, 142, 46)), "leaves", "CAO NGUYÊN (DEMO)", ("XÀ LÁCH THUỶ CANH", "250 g"),
        ["HTX Rau sạch Cao Nguyên (Demo) – Lâm Đồng"], [qr(mint.link("demo-rau-cao-nguyen-2", "https://raucaonguyen-demo.example", "09521100661041", "X2611",
            S(7007), [("17", "261125")]), 7, *lot_lines("X2611", S(7007), "25/11/2026"))]), tilt=0.05), glare=(0.74, 0.26, 40))
picture("vietqr-thanh-toan", "wood", box(lambda: spec(((30, 60, 130), (190, 36, 44)), "hills", "QUÁN NƯỚC DEMO", ("QUÉT ĐỂ TRẢ TIỀN", "tài khoản không có thật"),
        ["Mã thanh toán, không phải tem sản phẩm"], [qr(vietqr(), 9, "QUAN NUOC DEMO", "0000 123 456")], title="Chuyển khoản nhanh"), tilt=0.05, place=(190, 220, 1010, 1400)))
picture("tra-mo-nhoe", "wood", box(lambda: tea([qr(tea_item(), 6, *lot_lines("L2508A", "0004K7M3P9XQTR", "01/08/2027"))]), tilt=0.12), blur=11.0, noise=4.5)
picture("khan-khong-ma", "cloth", box(lambda: spec(((36, 40, 84), (150, 40, 60)), "weave", "BẢN MÂY (DEMO)", ("KHĂN THỔ CẨM", "dệt tay"),
        ["Tổ hợp tác Dệt thổ cẩm Bản Mây (Demo) – Sơn La"], []), tilt=-0.06))


def main() -> None:
    wanted = sys.argv[1:]
    listed = {pathlib.Path(s["file"]).stem for s in json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))["samples"]}
    drawn = set(PICTURES) | set(printed_labels.PICTURES)
    if listed != drawn:
        sys.exit(f"manifest.json and make_samples.py differ: {sorted(listed ^ drawn)}")
    cv2.setNumThreads(1)
    for name, (background, build, lens) in PICTURES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        seed = zlib.crc32(name.encode())
        rng = np.random.default_rng(seed)
        canvas = photo.table(background, rng).astype(np.float32)
        build(canvas, rng, seed)
        canvas = photo.hand_held(canvas, rng)
        size, quality = photo.save(HERE / f"{name}.jpg", photo.light_and_lens(canvas, rng, **{"blur": 0.7, **lens}))
        print(f"{name}: {size} bytes, quality {quality}")
    for name, build in printed_labels.PICTURES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        size, quality = print_scan.save(HERE / f"{name}.jpg", build(np.random.default_rng(zlib.crc32(name.encode()))))
        print(f"{name}: {size} bytes, quality {quality}")


if __name__ == "__main__":
    main()
