# SPDX-License-Identifier: Apache-2.0
"""The sample pictures of printed labels: name -> function(rng) that gives the picture. See print_scan.py."""
import mint
import print_scan as ps
from mint import serial as S

TEA, HONEY, RICE, SAUCE30 = "09521234543213", "09521100111010", "09521100221016", "09521100331029"
COFFEE, MILK, CREAM, ARTICHOKE = "09521100441018", "09527700221012", "09527700331018", "09521100661010"
NOTE = "HÀNG MẪU – BẢN THỬ, không bán"


def stamp_label(dpi, dots, matrix, name, lines, width=62, height=34):
    label = ps.Label(width, height, dpi)
    x = 4 + label.code(matrix, 4, 5, dots) + 3
    label.text(x, 4.5, name, 3.2, "Bold")
    for number, line in enumerate(lines + [NOTE]):
        label.text(x, 9.5 + 3.6 * number, line, 2.2)
    return label


def tea_roll(rng):
    text = mint.link("demo-tra-sen-vang", "https://tem.example", TEA, "L2508A", S(5120), [("17", "270801")])
    label = stamp_label(203, 4, ps.qrencode(text), "Trà xanh nõn tôm 200 g", ["HTX Trà Sen Vàng (Demo)", "Lô L2508A – HSD 01/08/2027", f"Số {S(5120)}"], 76, 40)
    return ps.scanned(label.printed(rng, 0.5), rng, 203, 300, 1.7)


def artichoke_ladder(rng):
    """Bars printed across the feed: a dead heating element leaves one white line through all of them."""
    label = ps.Label(58, 60, 203)
    label.code(ps.zint("EANX", ARTICHOKE[1:]), 8, 8, 3, bar_mm=22, turn=True)
    label.text(33, 12, "Atisô sấy khô", 3, "Bold")
    for number, line in enumerate(["100 g", "HTX Rau sạch", "Cao Nguyên (Demo)", ARTICHOKE[1:], "HÀNG MẪU"]):
        label.text(33, 18 + 4 * number, line, 2.3)
    return ps.scanned(label.printed(rng, 0.7, dead=(0.21, 0.30, 0.43)), rng, 203, 240, -2.3)


def cream_matrix(rng):
    text = mint.elements("demo-my-pham-hoa-lai", CREAM, "KD2605", S(1700500), [("17", "290504")])
    label = stamp_label(300, 5, ps.dmtx(text), "Kem dưỡng da ban đêm 50 g", ["Mỹ phẩm Hoa Lài (Demo)", "Lô KD2605 – HSD 04/05/2029"], 84, 34)
    return ps.scanned(label.printed(rng, 0.35), rng, 300, 300, -1.2, stock=(244, 240, 250))


def milk_small(rng):
    text = mint.link("demo-sua-thao-nguyen", "https://suathaonguyen-demo.example", MILK, "U2610", S(1612345), [("17", "270408")])
    label = stamp_label(600, 8, ps.zint("QRCODE", text, "--secure=2"), "Sữa tươi tiệt trùng 1 lít", ["Sữa Thảo Nguyên (Demo)", "Lô U2610 – HSD 08/04/2027"], 74, 32)
    return ps.scanned(label.printed(rng, 0.3), rng, 600, 300, 2.1, stock=(238, 246, 252))


def honey_sheet(rng):
    """Twelve stamps of one A4 sheet before they are cut."""
    sheet = ps.Label(150, 206, 300)
    for number in range(12):
        x, y = 8 + 48 * (number % 3), 8 + 48 * (number // 3)
        serial = S(52100 + number)
        text = mint.link("demo-mat-ong-hoa-ban-2", "https://hoaban-demo.example", HONEY, "M2609B", serial, [("17", "280831")])
        sheet.code(ps.qrencode(text), x + 6, y + 2, 6)
        sheet.text(x + 1, y + 36, f"Mật ong Hoa Ban (Demo) {number + 1:02d}", 2.2)
        sheet.text(x + 1, y + 39, f"M2609B {serial}", 2.0)
        sheet.draw.rectangle([sheet.dots(x - 2), sheet.dots(y), sheet.dots(x + 43), sheet.dots(y + 44)], outline=0)
    sheet.text(8, 199, NOTE, 2.4)
    return ps.scanned(sheet.printed(rng, 0.3, fade=0.05), rng, 300, 200, 0.8)


def rice_case(rng):
    label = ps.Label(110, 48, 203)
    label.code(ps.zint("GS1_128", f"[01]{RICE}[10]G2610[17]271002"), 9, 6, 3, bar_mm=24)
    label.text(9, 32, f"(01){RICE}(10)G2610(17)271002", 3)
    label.text(9, 37, "Gạo thơm hạt dài 5 kg – Đồng Xanh (Demo)", 2.8)
    label.text(9, 41.5, NOTE, 2.3)
    return ps.scanned(label.printed(rng, 0.6), rng, 203, 200, 3.2)


def rice_bag(rng):
    text = mint.link("demo-gao-dong-xanh", "https://gaodongxanh-demo.example", RICE, "G2610", attributes=[("17", "271002")])
    label = stamp_label(300, 9, ps.zint("QRCODE", text, "--secure=2"), "Gạo thơm hạt dài 5 kg", ["Gạo Đồng Xanh (Demo)", "Lô G2610 – HSD 02/10/2027"], 96, 54)
    return ps.curled(ps.scanned(label.printed(rng, 0.3), rng, 300, 260, 4.5), rng)


def coffee_copy(rng):
    text = mint.link("demo-ca-phe-nui-do-2", "https://caphenuido-demo.example", COFFEE, "C2607A", S(272727), [("17", "271228")])
    label = stamp_label(300, 7, ps.qrencode(text), "Cà phê rang xay 500 g", ["Cà phê Núi Đỏ (Demo)", "Lô C2607A – HSD 28/12/2027", "bản sao bằng máy photocopy"], 84, 44)
    return ps.copied(ps.scanned(label.printed(rng, 0.4), rng, 300, 240, -2.6), rng)


def sauce_recalled(rng):
    text = mint.link("demo-nuoc-mam-lang-chai", "https://langchai-demo.example", SAUCE30, "N2607C", S(161616), [("17", "290630")])
    label = stamp_label(203, 4, ps.zint("QRCODE", text, "--secure=2"), "Nước mắm nhĩ 750 ml", ["Làng Chài (Demo)", "Lô N2607C – HSD 30/06/2029"], 76, 40)
    return ps.curled(ps.scanned(label.printed(rng, 0.6, dead=(0.82,)), rng, 203, 300, 1.1, stock=(252, 246, 226)), rng, waves=6)


def cream_altered(rng):
    """The expiry year in the symbol is one later than what was signed."""
    text = mint.elements("demo-my-pham-hoa-lai", CREAM, "KD2605", S(1700501), [("17", "290504")]).replace("17290504", "17300504")
    label = stamp_label(300, 5, ps.dmtx(text), "Kem dưỡng da ban đêm 50 g", ["Mỹ phẩm Hoa Lài (Demo)", "Lô KD2605 – HSD 04/05/2030"], 84, 34)
    return ps.scanned(label.printed(rng, 0.35), rng, 300, 300, 2.4)


PICTURES = {
    "in-203-tra-nhan-cuon": tea_roll,
    "in-203-atiso-dau-in-hong": artichoke_ladder,
    "in-300-kem-datamatrix": cream_matrix,
    "in-600-sua-tem-nho": milk_small,
    "in-300-to-12-tem-mat-ong": honey_sheet,
    "in-203-thung-gao-gs1-128": rice_case,
    "in-300-bao-gao-nhau": rice_bag,
    "in-300-ca-phe-photocopy": coffee_copy,
    "in-203-nuoc-mam-thu-hoi": sauce_recalled,
    "in-300-kem-sua-han-dung": cream_altered,
}
