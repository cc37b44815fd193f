#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Made the spreadsheets of this folder once: writes flat OpenDocument text and lets LibreOffice turn it into .xlsx and .csv.

usage: make_sheets.py OUTPUT_DIR        (needs soffice; the results are committed, nothing runs this in a test)
"""
import pathlib
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape, quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="D"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="E"><number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="2"/></number:number-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="D"/>
<style:style style:name="sci" style:family="table-cell" style:data-style-name="E"/>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>"""
TAIL = "</office:spreadsheet></office:body></office:document>"


class Date(str):
    pass


class Scientific(float):
    pass


class Formula(tuple):
    pass


class Merged:
    def __init__(self, value, columns=1, rows=1):
        self.value, self.columns, self.rows = value, columns, rows


def cell(value, covered=False):
    if covered:
        return "<table:covered-table-cell/>"
    span = ""
    if isinstance(value, Merged):
        span = f' table:number-columns-spanned="{value.columns}" table:number-rows-spanned="{value.rows}"'
        value = value.value
    if value is None or value == "":
        return f"<table:table-cell{span}/>"
    if isinstance(value, Formula):
        kind = f'office:value-type="string" table:formula={quoteattr("of:" + value[0])}'
        return f"<table:table-cell {kind}{span}><text:p>{escape(value[1])}</text:p></table:table-cell>"
    if isinstance(value, Date):
        return f'<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{value}"{span}/>'
    if isinstance(value, Scientific):
        return f'<table:table-cell table:style-name="sci" office:value-type="float" office:value="{value:.0f}"{span}/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"{span}/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string"{span}>{lines}</table:table-cell>'


def sheet(name, rows, hidden=False):
    out = [f'<table:table table:name={quoteattr(name)} table:style-name="{"hidden" if hidden else "shown"}">']
    covered = set()
    for y, row in enumerate(rows):
        out.append("<table:table-row>")
        for x, value in enumerate(row):
            if isinstance(value, Merged):
                covered |= {(y + dy, x + dx) for dy in range(value.rows) for dx in range(value.columns)} - {(y, x)}
            out.append(cell(value, (y, x) in covered))
        out.append("</table:table-row>")
    return "".join(out) + "</table:table>"


def convert(folder, name, sheets, kind):
    source = pathlib.Path(folder) / f"{name}.fods"
    source.write_text(HEAD + "".join(sheet(*each) for each in sheets) + TAIL, encoding="utf-8")
    target = "xlsx:Calc MS Excel 2007 XML" if kind == "xlsx" else "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target, "--outdir", folder, source],
                   check=True, stdout=subprocess.DEVNULL)
    return source.with_suffix("." + kind).read_bytes()


def merged_headings():
    none = [""] * 9
    return [("Phụ lục 1", [
        [Merged("ỦY BAN NHÂN DÂN TỈNH (DEMO)", 4), "", "", "", Merged("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 6), *[""] * 5],
        [Merged("DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN OCOP\n(Kèm theo Quyết định số DEMO-512/QĐ-UBND ngày 10/09/2026)", 10), *none],
        [""] * 10,
        [Merged("TT", 1, 2), Merged("Sản phẩm", 2), "", Merged("Chủ thể", 2), "", Merged("Mã vạch", 1, 2), Merged("Kết quả phân hạng", 1, 2),
         Merged("Quyết định", 2), "", Merged("Ghi chú", 1, 2)],
        ["", "Tên", "Quy cách", "Tên", "Tỉnh/TP", "", "", "Số", "Ngày", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
        ["I", Merged("NHÓM ĐỒ UỐNG", 9), *[""] * 8],
        [1, "Trà ướp sen hộp 100 g", "100 g", Merged("HTX Trà Sen Vàng (Demo)", 1, 2), Merged("Thái Nguyên", 1, 2), "9521234541011", "5 sao",
         Merged("DEMO-512/QĐ-UBND", 1, 2), Merged(Date("2026-09-10"), 1, 2), "công nhận lại"],
        [2, "Trà ướp hoa bưởi hộp 80 g", "80 g", "", "", "9521234541189", "4 sao", "", "", ""],
        ["II", Merged("NHÓM THỰC PHẨM", 9), *[""] * 8],
        [3, "Nấm hương khô\ntúi 200 g", "200 g", "Hợp tác xã Nấm Sạch Đồi Thông (Demo)", "Tỉnh Lâm Đồng", "", "★★★", "DEMO-512/QĐ-UBND", Date("2026-09-10"), ""],
        [Merged("Tổng cộng: 03 sản phẩm", 10), *none],
        [Merged("Người lập bảng", 5), *[""] * 4, Merged("Thủ trưởng đơn vị", 5), *[""] * 4],
    ])]


def semicolons():
    return [("semicolons", [
        ["STT", "Tên sản phẩm", "Nhãn hiệu", "Chủ thể sản xuất", "Mã số thuế", "Địa chỉ", "Tỉnh/TP", "Mã số, mã vạch", "Hạng sao", "Số quyết định", "Ngày cấp", "Ngày hết hạn", "Hạn sử dụng (ngày)"],
        ["1", "Mật ong rừng hoa ban 500 ml", "Hoa Ban (Demo)", "HTX. Mật ong Hoa Ban (Demo)", "", "Bản Mẫu; Điện Biên", "Điện Biên", "952 110011 101 0", "4", "DEMO-210/QĐ-UBND", "05/12/2025", "05/12/2028", "730,0"],
        ["2", "Mật ong \"đặc biệt\" 1 lít", "Hoa Ban (Demo)", "Hợp tác xã Mật ong Hoa Ban (Demo)", "", "", "Điện Biên", "'9521100111096", "4 sao", "DEMO-377/QĐ-UBND", "1/9/2026", "", "730"],
        ["3", "Phấn hoa ong 200 g", "", "HTX Mật ong Hoa Ban (Demo)", "", "", "Tỉnh Điện Biên", "9521100111034", "3", "DEMO-198/QĐ-UBND", "01/10/2023", "", ""],
        ["4", "Bún khô gạo lứt 400 g", "", "Cơ sở Bún Làng Mẫu (Demo)", "0199999990", "Làng Mẫu,\nphường Mẫu", "Đắk Lắk", "", "3 sao", "DEMO-378/QĐ-UBND", "ngày 01 tháng 9 năm 2026", "", "365"],
    ])]


def numbers():
    return [("Sheet1", [
        ["Tên sản phẩm", "Chủ thể", "MST", "Điện thoại", "Mã vạch", "Hạng sao", "Quyết định số", "Ngày cấp"],
        ["Trà đủ số", "HTX Trà Sen Vàng (Demo)", "", "", 9521234541202, 4, "DEMO-1", Date("2026-08-01")],
        ["Trà làm tròn", "HTX Trà Sen Vàng (Demo)", "", "", Scientific(9521230000000), 4, "DEMO-1", Date("2026-08-01")],
        ["Trà chữ E", "HTX Trà Sen Vàng (Demo)", "", "", "9,52E+12", 4, "DEMO-1", Date("2026-08-01")],
        ["Trà mất số 0", "HTX Trà Sen Vàng (Demo)", "", "", 1234565, 4, "DEMO-1", Date("2026-08-01")],
        ["Trà mười hai số", "HTX Trà Sen Vàng (Demo)", "", "", 893456313812, 4, "DEMO-1", Date("2026-08-01")],
        ["Trà sai số cuối", "HTX Trà Sen Vàng (Demo)", "", "", 9521234541203, 4, "DEMO-1", Date("2026-08-01")],
        ["Trà số trong cửa hàng", "HTX Trà Sen Vàng (Demo)", "", "", "2012345678903", 4, "DEMO-1", Date("2026-08-01")],
        ["Trà mã của người khác", "HTX Trà Sen Vàng (Demo)", "", "", "9521100111010", 4, "DEMO-1", Date("2026-08-01")],
        ["Trà thuế", "Công ty Trà Mới (Demo)", 199999990, 912345678, "", 4, "DEMO-1", Date("2026-08-01")],
        ["Trà ngày", "HTX Trà Sen Vàng (Demo)", "", "", "", "5 sao (đề xuất)", "DEMO-1", "1/9/26"],
        ["Trà ngày Mỹ", "HTX Trà Sen Vàng (Demo)", "", "", "", 6, "DEMO-1", "09/25/2026"],
        ["Trà số ngày", "HTX Trà Sen Vàng (Demo)", "", "", "", 4, "DEMO-1", 46266],
        ["Chµ §×nh Lµng th¬m", "HTX Trà Sen Vàng (Demo)", "", "", Formula(("=1/0", "#DIV/0!")), 4, "DEMO-1", Date("2026-08-01")],
        ["", "HTX Trà Sen Vàng (Demo)", "", "", "", 4, "DEMO-1", Date("2026-08-01")],
    ])]


def old_communes():
    return [("Danh sách", [
        ["STT", "Tên sản phẩm", "Chủ thể", "Mã số thuế", "Xã/Phường", "Huyện", "Tỉnh", "Hạng sao", "Số QĐ", "Ngày QĐ"],
        [1, "Chè búp khô 500 g", "HTX Chè Đồi Xanh", "4600000005", "Xã Phúc Xuân", "TP Thái Nguyên", "Thái Nguyên", "4 sao", "DEMO-7", "12/05/2025"],
        [2, "Chè nhài 200 g", "Hợp tác xã chè Đồi Xanh", "4600000005", "Xã Phúc Xuân", "TP. Thái Nguyên", "tỉnh Thái Nguyên", "3 sao", "DEMO-7", "12/05/2025"],
        [3, "Chè nõn 100 g", "HTX. CHÈ ĐỒI XANH", "", "xã Phúc Xuân", "Thành phố Thái Nguyên", "Thái Nguyên", "3 sao", "DEMO-7", "12/05/2025"],
        [4, "Miến dong 500 g", "HTX NN Miến Đồi Xanh Ba Bể", "", "Thị trấn Chợ Rã", "H. Ba Bể", "Bắc Kạn", "4 sao", "DEMO-8", "12/05/2025"],
        [5, "Miến sợi nhỏ 300 g", "HTX Miến Đồi Xanh Ba Bể", "", "Khang Ninh", "Ba Bể", "Bắc Kạn", "3 sao", "DEMO-8", "12/05/2025"],
        [6, "Bánh gai", "Cơ sở Bánh Gai Ven Sông", "", "P. Gia Sàng", "TP Thái Nguyên", "Thái Nguyên", "3 sao", "DEMO-9", "12/05/2025"],
        [7, "Bánh chưng", "Cơ sở Bánh Chưng Ven Sông", "", "Xã Không Có", "", "Thái Nguyên", "3 sao", "DEMO-9", "12/05/2025"],
    ])]


def foreign():
    return [
        ("Instructions", [["This workbook lists products."], ["Contact the office for questions."]]),
        ("Products", [
            ["Export of the partner system", "", "", "", "", "", "", "", ""],
            ["No", "Item", "Maker", "Barcode no.", "Rating", "Decree", "Granted", "State", "Internal remark"],
            [1, Formula(('="Gạo thơm "&"hạt dài túi 5 kg"', "Gạo thơm hạt dài túi 5 kg")), "Green Field Rice Co.", "9521100221016", "four", "DEMO-320/QĐ-UBND", Date("2026-01-15"), "in force", "x"],
            [2, "Gạo nếp cái túi 2 kg", "Green Field Rice Co.", "9521100221108", "three", "DEMO-321/QĐ-UBND", Date("2026-02-20"), "in force", ""],
            [3, "Gạo huyết rồng túi 1 kg", "Green Field Rice Co.", "", "three", "DEMO-322/QĐ-UBND", Date("2023-05-04"), "revoked", "y"],
        ]),
        ("Old products", [["Item", "Maker"], ["Never read", "Nobody"]], True),
    ]


def main():
    output = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for name, sheets in (("1-gop-o", merged_headings()), ("3-ma-vach-so", numbers()), ("4-xa-cu-htx", old_communes()), ("5-foreign", foreign())):
            (output / f"{name}.xlsx").write_bytes(convert(folder, name, sheets, "xlsx"))
        # LibreOffice writes neither a byte order mark nor CRLF here; Excel on Windows writes both.
        text = convert(folder, "2-cham-phay", semicolons(), "csv").decode("utf-8")
        (output / "2-cham-phay.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\r\n", "\n").replace("\n", "\r\n").encode())


main()
