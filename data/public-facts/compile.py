#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns a folder of collected facts into the two source folders beside this file. For developers: the output is
committed, and nothing else needs the facts.   compile.py FACTS_DIR

Deterministic: the same facts give the same bytes. What is left out or changed on the way is said in README.md."""
import csv
import hashlib
import html
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
READ_ON = "2026-11-22"          # the facts were read in public pages up to this day
BUILT_AT = "2026-11-22T00:00:00Z"
SEQ = 1
NO_ADDRESS = "nguồn không ghi địa chỉ trang"
PUBLIC_CODE = "mã nguồn công khai trên GitHub (nguồn không ghi kho)"
NO_OWNER = "chua-ro-chu-the"
STATE_GI = "chi-dan-dia-ly-viet-nam"


def fold(text):
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def slug(text, limit=56):
    out = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:limit].strip("-")
    return out if len(out) >= 3 else f"chu-the-{out}"


def digest(*parts, length=8):
    return hashlib.blake2s("\x1f".join(parts).encode(), digest_size=length // 2).hexdigest()


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text):
    """Words our answers never use, in a title or reason that somebody else worded."""
    for word, ours in (("hàng chính hãng", "nguồn gốc hàng hóa"), ("chính hãng", "đúng nguồn gốc"), ("hàng giả", "hàng nhái"), ("Hàng giả", "Hàng nhái")):  # never-say
        text = text.replace(word, ours)
    return text


def is_day(text):
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text or "") is not None


def period_of(text):
    """A year, or a year and month; empty when the day is known or nothing is."""
    return text if re.fullmatch(r"\d{4}(-\d{2})?", text or "") else ""


def last_day(month):
    year, number = int(month[:4]), int(month[5:7])
    days = [31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return f"{month}-{days[number - 1]:02d}"


class Tables:
    """The CSV files of one registry. A row may leave columns out; the header holds those that any row has."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = {}
        self.sources = {}
        self.organisations = {}

    def add(self, table, **row):
        self.rows.setdefault(table, []).append({k: v for k, v in row.items() if v not in ("", None)})

    def source(self, title, address, dated, quality, key=""):
        title = re.sub(r"\s*\((bản lưu trong tập tin[^)]*|[^()]*chỉ mục không cho biết[^()]*)\)", "", title).strip()
        title = plain(re.sub(r"\s*\(id \d+\)", "", title))
        address = address.replace("public source code (GitHub)", PUBLIC_CODE).strip() or NO_ADDRESS
        if address in (NO_ADDRESS, PUBLIC_CODE) and quality not in ("code", "mention"):
            quality = "mention"
        if period_of(dated):
            title += f" ({dated})"
        key = key or "n-" + digest(title, address, dated, quality, length=10)
        if key not in self.sources:
            self.sources[key] = True
            self.add("source", id=key, title=title, address=address, dated=dated if is_day(dated) else "", quality=quality, read_on=READ_ON)
        return key

    def organisation(self, name, kind, source, province=""):
        if not name:
            return NO_OWNER
        key = " ".join(fold(name).split())
        if key not in self.organisations:
            identity = slug(name)
            if identity in self.organisations.values():
                identity = f"{identity[:48].strip('-')}-{digest(key, length=6)}"
            self.organisations[key] = identity
            self.add("organisation", id=identity, name=name, kind=kind, province=province, source=source)
        return self.organisations[key]

    def write(self, header):
        self.folder.mkdir(exist_ok=True)
        for old in self.folder.glob("*.csv"):
            old.unlink()
        (self.folder / "registry.json").write_text(json.dumps(header, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        for table, rows in self.rows.items():
            columns = []
            for row in rows:
                columns += [c for c in row if c not in columns]
            with (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(columns)
                writer.writerows([row.get(c, "") for c in columns] for row in rows)
            print(f"{len(rows):7}  {self.folder.name}/{table}.csv")


def kind_of(name, hint=""):
    by_hint = {"company": "enterprise", "private_enterprise": "enterprise", "cooperative": "cooperative", "household": "household", "facility": "household"}
    text = fold(name)
    if re.search(r"\b(htx|hop tac xa|to hop tac|cooperative)\b", text):
        return "cooperative"
    if re.match(r"(ho |household|business household|ho$)", text) or "business household" in text or "'s business" in text:
        return "household"
    if re.search(r"\b(cong ty|ct|ctcp|cty|tnhh|jsc|co\.|ltd|corporation|tct|tong cong ty|ngan hang|tap doan|doanh nghiep|dntn|company|group)\b", text):
        return "enterprise"
    if re.match(r"(ubnd|so |phong |chi cuc|trung tam)", text):
        return "agency"
    return by_hint.get(hint, "other")


# --- Places -------------------------------------------------------------------------------------------------------------
def places(tables, facts):
    source = tables.source("Đơn vị hành chính Việt Nam 2026: 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu",
                           "https://github.com/thanglequoc/vietnamese-provinces-database", "2026-07-25", "list", "dvhc")
    map_source = tables.source("Bảng đơn vị hành chính trước và sau ngày 01/07/2025",
                               "https://github.com/tranngocminhhieu/vietnamadminunits", "2025", "list", "dvhc-cu")
    units, known = json.loads((facts / "admin-units-2026-07.json").read_text(encoding="utf-8")), set()
    for province in units:
        tables.add("admin_unit", code=province["Code"], name=province["FullName"], name_en=province["FullNameEn"], level="province",
                   valid_from="2025-07-01", source=source)
        known.add(province["Code"])
        for ward in province["Wards"]:
            tables.add("admin_unit", code=ward["Code"], name=ward["FullName"], name_en=ward["FullNameEn"], level="commune",
                       parent=province["Code"], valid_from="2025-07-01", source=source)
            known.add(ward["Code"])
    old, mapped, to_new = {}, set(), {}
    for row in rows_of(facts / "admin-units-old-to-new-2025.csv"):
        p, d, w = row["old_province_code"].zfill(2), row["old_district_code"].zfill(3), row["old_ward_code"]
        # Old codes are written as in OCOP dossiers, province-district-commune: the new ones use the same numbers again.
        chain = [(f"{p}-000", row["old_province"], "province", ""), (f"{p}-{d}", row["old_district"], "district", f"{p}-000")]
        if w:
            chain.append((f"{p}-{d}-{w.zfill(5)}", row["old_ward"], "commune", f"{p}-{d}"))
        for code, name, level, parent in chain:
            if code not in old:
                old[code] = True
                tables.add("admin_unit", code=code, name=name, level=level, parent=parent, valid_to="2025-06-30", source=map_source)
        new = row["new_ward_code"].zfill(5)
        if new not in known:
            known.add(new)
            tables.add("admin_unit", code=new, name=row["new_ward"], level="commune", parent=row["new_province_code"].zfill(2),
                       valid_from="2025-07-01", source=map_source)
        for pair in ((chain[-1][0], new), (f"{p}-000", row["new_province_code"].zfill(2))):
            if pair not in mapped:
                mapped.add(pair)
                tables.add("admin_unit_map", old_code=pair[0], new_code=pair[1], from_date="2025-07-01", source=map_source)
        short = province_key(row["old_province"])
        to_new[short] = row["new_province_code"].zfill(2)
    # Names under which people write some of them.
    for name, like in {"tp.hcm": "ho chi minh", "tp. ho chi minh": "ho chi minh", "thua thien hue": "hue"}.items():
        to_new.setdefault(name, to_new.get(like, ""))
    return to_new


def province_key(name):
    return re.sub(r"[^a-z.]+", " ", re.sub(r"^(tinh|thanh pho|tp\.?) ", "", fold(name))).strip()


def province_code(to_new, name):
    return to_new.get(province_key(name), "")


# --- Schemes and who may grant what -------------------------------------------------------------------------------------
def schemes(tables):
    law = {}
    for key, title, address, dated, quality in (
            ("1048", "Quyết định 1048/QĐ-TTg về bộ tiêu chí OCOP, sửa bởi 781/QĐ-TTg", "https://proatc.vn/van-ban-quy-dinh-ve-ocop", "2019-08-21", "news"),
            ("148", "Quyết định 148/QĐ-TTg về bộ tiêu chí và thẩm quyền công nhận OCOP",
             "https://hangthat.thuonghieucongluan.com.vn/ban-hanh-bo-tieu-chi-va-quy-trinh-danh-gia-phan-hang-san-pham-chuong-trinh-moi-xa-mot-san-pham-a93435.html",
             "2023-02-25", "news"),
            ("1489", "Quyết định 1489/QĐ-TTg: OCOP theo chính quyền hai cấp",
             "https://sinhthainongnghiep.net.vn/quyet-dinh-moi-ve-ocop-thong-nhat-hai-cap-danh-gia-san-pham-a33455.html", "2025-07", "news"),
            ("26", "Quyết định 26/2026/QĐ-TTg về OCOP (đọc qua nguồn thứ hai)", "https://vanban.chinhphu.vn (docid=218267)", "2026-05-22", "mention"),
            ("huyen", "Thương hiệu Quảng Ninh: cấp huyện công nhận 3 sao từ năm 2020", "https://thuonghieuquangninh.gov.vn/?p=3964", "", "mention"),
            ("36", "Giấy chứng nhận OCOP có hiệu lực 36 tháng", "https://doanhnghiepvadoisong.com.vn/print-3767.html", "2023-10", "news"),
            ("gi", "Chỉ dẫn địa lý: quyền đăng ký thuộc Nhà nước", "https://ipvietnam.gov.vn/web/guest/chi-dan-dia-ly", "", "official"),
            ("hvnclc", "Giới thiệu chương trình Hàng Việt Nam chất lượng cao", "https://hvnclc.vn/ve-chuong-trinh", "", "announcement"),
            ("vv", "Thương hiệu quốc gia Việt Nam: xét chọn hai năm một lần",
             "https://ngaynay.vn/mot-so-quy-dinh-moi-ve-xet-chon-san-pham-dat-thuong-hieu-quoc-gia-viet-nam-post168633.html", "", "news"),
            ("vietgap", "Thông tư 48/2012/TT-BNNPTNT, Điều 17", "https://hoinongdan.bacgiang.gov.vn/20767", "", "news"),
            ("cr", "Dấu hợp quy theo Thông tư 28/2012/TT-BKHCN", "https://www.vitest.com.vn/hoi-dap/dau-hop-quy-la-gi--794.html", "", "news")):
        law[key] = tables.source(title, address, dated, quality)
    for key, vi, en, months, about, source in (
            ("ocop", "OCOP – Mỗi xã một sản phẩm", "OCOP (One Commune One Product)", 36,
             "Hạng sao của sản phẩm, 36 tháng từ ngày công nhận. Không nói rằng gói hàng này là hàng do chủ thể làm ra.", "36"),
            ("vietnam-value", "Thương hiệu quốc gia Việt Nam", "Vietnam Value", "",
             "Trao cho sản phẩm của doanh nghiệp theo từng kỳ hai năm; kỳ sau phải xét lại. Danh sách ở đây chỉ là một phần nhỏ.", "vv"),
            ("hvnclc", "Hàng Việt Nam chất lượng cao", "High-quality Vietnamese Goods", "",
             "Người tiêu dùng bình chọn doanh nghiệp theo từng năm; nhãn hiệu của một hiệp hội, không phải giấy của Nhà nước.", "hvnclc"),
            ("gi", "Chỉ dẫn địa lý", "Geographical indication", "",
             "Tên gọi được bảo hộ không thời hạn; mỗi cơ sở muốn dùng phải được cấp quyền riêng.", "gi"),
            ("vietgap", "VietGAP", "VietGAP", 24, "Thực hành sản xuất tốt của cơ sở và diện tích ghi trên giấy, tối đa hai năm.", "vietgap"),
            ("cr", "Dấu hợp quy CR", "CR conformity mark (compulsory)", "", "Phù hợp quy chuẩn bắt buộc trong phạm vi của giấy chứng nhận.", "cr")):
        tables.add("scheme", id=key, name=vi, name_en=en, validity_months=months, about=about, source=law[source])
    # Where sources differ both readings are rules: only what no reading allows is told to people.
    for level, kind, first, last, source in (
            ("3", "province", "2019-08-20", "2023-02-23", "1048"), ("3", "district", "2019-08-20", "2023-02-23", "huyen"),
            ("3", "district", "2023-02-24", "2025-07-05", "148"), ("3", "province", "2025-07-01", "", "1489"),
            ("4", "province", "2019-08-20", "2023-02-23", "1048"), ("4", "province", "2023-02-24", "2025-07-05", "148"),
            ("4", "province", "2025-07-06", "", "1489"),
            ("5", "ministry", "2019-08-20", "2023-02-23", "1048"), ("5", "ministry", "2023-02-24", "2025-07-05", "148"),
            ("5", "government", "2023-02-24", "2025-07-05", "148"), ("5", "ministry", "2025-07-06", "", "1489"),
            ("5", "government", "2026-05-22", "", "26")):
        tables.add("issuer_rule", scheme="ocop", level=level, issuer_kind=kind, valid_from=first, valid_to=last, source=law[source])


# --- Products and marks -------------------------------------------------------------------------------------------------
# Grants whose issuer a source names.
KNOWN_ISSUERS = {("768/QĐ-UBND", "2025-05-07"): "UBND huyện Cư Jút", ("858/QĐ-UBND", "2025-06-19"): "UBND tỉnh Đắk Nông",
                 ("3981/QĐ-UBND", "2026-08-05"): "UBND tỉnh Lâm Đồng"}
GROUPS = {"community-based tourism": "du lịch cộng đồng", "medicinal herbs": "dược liệu", "food": "thực phẩm", "beverages": "đồ uống", "drinks": "đồ uống", "handicrafts": "thủ công mỹ nghệ"}


def issuer_of(decision, dated):
    if "BNNMT" in decision:
        return "Bộ Nông nghiệp và Môi trường"
    if "QĐ-BNN" in decision:
        return "Bộ Nông nghiệp và Phát triển nông thôn"
    return KNOWN_ISSUERS.get((decision, dated), "")


def ocop(tables, facts, to_new):
    seen = set()
    for row in rows_of(facts / "public/ocop.csv"):
        source = tables.source(row["source_title"], row["source_url"], row["source_date"], row["quality"])
        kind = kind_of(row["owner"], row["owner_type"])
        province = province_code(to_new, row["province"])
        # Households are persons: no place nearer than the province.
        parts = [row["province"]] if kind == "household" else [row["commune"], row["district"], row["province"]]
        place = ", ".join(p for p in parts if p) + " (tên trước 07/2025)"
        organisation = tables.organisation(row["owner"], kind, source, province)
        name = re.sub(r"\s*\[en\]", " (tên theo bản tiếng Anh)", re.sub(r"\s*\[fr\]", " (tên theo bản tiếng Pháp)", row["product"]))
        code = "OCOP-" + digest(fold(name), organisation, province).upper()
        if (organisation, code) not in seen:
            seen.add((organisation, code))
            group = GROUPS.get(row["group"], row["group"])
            tables.add("product", organisation=organisation, code=code, name=name, category=group or "OCOP", place=place,
                       kind="service" if "du lịch" in group else "goods", province=province, source=source)
        decision, dated = row["decision"], row["decision_date"]
        # What the source's decision was: a grant, or its end.
        ends = row["status"] == "withdrawn" or "1482" in decision
        cert = {"scheme": "ocop", "product_organisation": organisation, "product_code": code, "level": row["stars"],
                "status": {"recognised": "active"}.get(row["status"], row["status"]), "source": source}
        if ends:
            cert["number"] = f"chấm dứt theo {decision}" if decision else ""
            cert["expires_on"] = dated if is_day(dated) else ""
        else:
            cert["number"] = decision
            cert["issuer"] = issuer_of(decision, dated)
            cert["issued_on"] = dated if is_day(dated) else ""
            cert["period"] = period_of(dated)
        tables.add("certificate", **cert)


def vietnam_value(tables, facts, to_new):
    for row in rows_of(facts / "public/vietnam-value.csv"):
        source = tables.source(row["source_title"], row["source_url"], row["source_date"], row["quality"])
        organisation = tables.organisation(row["organisation"], "enterprise", source, province_code(to_new, row["province"]))
        common = dict(scheme="vietnam-value", number=row["decision"], issuer="Bộ Công Thương", period=row["edition_year"], source=source)
        names = [n.strip() for n in row["brand_or_products"].split(";") if n.strip()]
        if not names:
            tables.add("certificate", organisation=organisation, **common)
        for name in names:
            code = "VV-" + digest(fold(name), organisation).upper()
            tables.add("product", organisation=organisation, code=code, name=name, category="Thương hiệu quốc gia", source=source,
                       kind="service" if name.startswith("Dịch vụ") else "goods")
            tables.add("certificate", product_organisation=organisation, product_code=code, **common)


def hvnclc(tables, facts):
    for row in rows_of(facts / "public/hvnclc.csv"):
        source = tables.source(row["source_title"], row["source_url"], row["source_date"], row["quality"])
        organisation = tables.organisation(row["organisation"], "enterprise", source)
        tables.add("certificate", scheme="hvnclc", organisation=organisation, issuer="Hội Doanh nghiệp Hàng Việt Nam chất lượng cao",
                   period=row["year"], source=source)


def geographical_indications(tables, facts, to_new):
    seen = set()
    for row in rows_of(facts / "public/geographical-indications.csv"):
        address = row["source_url"]
        quality = "code" if address.startswith("public source code") else "announcement" if ".gov.vn" in address else "news"
        source = tables.source(row["source_title"], address, row["source_date"], quality)
        goods = row["product"][:1].upper() + row["product"][1:]
        name = f"{goods} {row['name']}" if row["name"] and fold(row["name"]) not in fold(goods) else goods
        code = "GI-" + digest(fold(name)).upper()
        if code not in seen:
            seen.add(code)
            tables.add("product", organisation=STATE_GI, code=code, name=name, category="Chỉ dẫn địa lý", source=source,
                       place=f"{row['province']} (tên trước 07/2025)" if row["province"] else "", province=province_code(to_new, row["province"]))
        numbers = [f"số {row['number']}" if row["number"] else "", row["decision"]]
        tables.add("certificate", scheme="gi", product_organisation=STATE_GI, product_code=code, number=", ".join(n for n in numbers if n),
                   issuer="Cục Sở hữu trí tuệ" if row["decision"].endswith("SHTT") else "",
                   issued_on=row["registered"] if is_day(row["registered"]) else "", period=period_of(row["registered"]), source=source)


# --- Alerts -------------------------------------------------------------------------------------------------------------
WORDS = {"recall": "Thu hồi", "counterfeit": "Cảnh báo giả mạo", "warning": "Cảnh báo", "suspension": "Đình chỉ"}
PAPERS = re.compile(r"\s*\((?:[^()]*\b(?:SĐK|GĐKLH|phiếu công bố|số lưu hành)[^()]*)\)")


def lot_of(text):
    """The lot alone; dates and words about it stay in the title."""
    lot = re.sub(r"\s*\(.*\)$", "", text).strip()
    lot = re.sub(r"^Parti no\s+", "", lot)
    return "" if not lot or lot.startswith(("NSX", "tất cả")) else lot


def alerts(tables, facts):
    for row in rows_of(facts / "public/alerts.csv"):
        if not row["date"]:
            continue  # an order without any date cannot be shown as one
        source = tables.source(row["source_title"], row["source_url"], row["date"], row["quality"])
        product = PAPERS.sub("", row["product"]).strip()
        product = re.sub(r",\s*(lọ|tuýp|chai|hộp)\s[^,]*$", "", product)
        title = f"{WORDS[row['kind']]}: {row['product'] or row['firm']}"
        if row["lot"]:
            title += f", lô {row['lot']}"
        if row["reason"]:
            title += f" – {row['reason'][:1].lower()}{row['reason'][1:]}"
        tables.add("alert", kind=row["kind"], lot=lot_of(row["lot"]) if product else "", product_name=product, firm_name=row["firm"],
                   related_firms=row["related_firms"], title=plain(title), agency=row["authority"], number=row["document"],
                   issued_on=row["date"] if is_day(row["date"]) else last_day(row["date"]), period=period_of(row["date"]), source=source)


# --- Hosts, other schemes, offices --------------------------------------------------------------------------------------
STATE = {"ministry", "national", "province"}
BETTER = ["official", "list", "announcement", "news", "mention", "code"]


def hosts(tables, facts):
    best = {}
    for row in rows_of(facts / "public/trace-hosts.csv"):
        text = row["scope"] + " " + row["evidence"]
        if row["owner_kind"] == "marketplace" or "development host" in text or "test host" in text:
            continue
        old = best.get(row["host"])
        if old is None or (BETTER.index(row["quality"]), not row["owner"]) < (BETTER.index(old["quality"]), not old["owner"]):
            best[row["host"]] = {**row, "match": "suffix" if old and old["match"] == "suffix" else row["match"]}
        elif row["match"] == "suffix":
            old["match"] = "suffix"
    for host, row in sorted(best.items()):
        source = tables.source(row["source_title"], row["source_url"], row["source_date"], row["quality"])
        owner = re.sub(r'^operator of (\S+).*', r"đơn vị vận hành \1", row["owner"])
        owner = owner.replace("national barcode portal (mã số mã vạch quốc gia)", "Cổng mã số mã vạch quốc gia").replace("GS1 Vietnam", "GS1 Việt Nam")
        # Only what a source of 2025-07 or later shows is current; the others end with the last day they are known from.
        dated = row["source_date"] if is_day(row["source_date"]) else f"{row['source_date']}-01-01" if re.fullmatch(r"\d{4}", row["source_date"]) else ""
        current = dated >= "2025-07-01"
        for pattern in [host] + ([f"*.{host}"] if row["match"] == "suffix" else []):
            tables.add("host", pattern=pattern, kind="state" if row["owner_kind"] in STATE else "vendor", name=owner or host,
                       valid_from=dated if current else "", valid_to="" if current else (dated or "2025-06-30"), source=source)


# id, vi, en, what, shape, patterns, country, name of the fact that says so
FOREIGN = (
    ("kr-mtrace", "hệ thống truy xuất vật nuôi Hàn Quốc", "Korea's livestock traceability", "scheme", "host", "mtrace.go.kr www.mtrace.go.kr", "KR", "Korea livestock trace link"),
    ("cn-gds", "tra cứu mã vạch Trung Quốc", "China's barcode look-up", "scheme", "host", "gds.org.cn www.gds.org.cn", "CN", "China GDS barcode lookup"),
    ("cn-wechat", "trang hoặc tài khoản WeChat", "a WeChat page or account", "contact", "host", "weixin.qq.com *.weixin.qq.com", "CN", "WeChat account link"),
    ("cn-wechat-pay", "thanh toán WeChat Pay", "a WeChat Pay payment", "payment", "start", "wxp://", "CN", "WeChat Pay"),
    ("cn-alipay", "thanh toán Alipay", "an Alipay payment", "payment", "host", "qr.alipay.com", "CN", "Alipay"),
    ("cn-qq-pay", "thanh toán QQ Pay", "a QQ Pay payment", "payment", "host", "i.qianbao.qq.com", "CN", "QQ Pay"),
    ("vn-momo", "thanh toán MoMo", "a MoMo payment", "payment", "start", "2|99|", "VN", "MoMo old text"),
    ("vn-zalo", "liên hệ hoặc nhóm Zalo", "a Zalo contact or group", "contact", "host", "zaloapp.com zalo.me", "VN", "Zalo person or group"),
    ("firebase", "liên kết mở ứng dụng", "a link that opens an application", "app_store", "host", "*.page.link", "", "Firebase deep link"),
    ("rut-gon", "liên kết rút gọn", "a shortened link", "shortener", "host",
     "bit.ly tinyurl.com t.ly is.gd cutt.ly rb.gy s.id bom.so shope.ee shp.ee m.tb.cn t.cn url.cn suo.im a.co amzn.to", "", "URL shorteners"),
    ("qr-dong", "liên kết QR đổi được đích", "a dynamic QR link", "shortener", "host", "qrco.de qr.ae qrs.ly onelink.to", "", "Dynamic QR services"),
)


def foreign(tables, facts):
    known = {row["scheme"]: row for row in rows_of(facts / "public/foreign-schemes.csv")}
    for identity, vi, en, what, shape, patterns, country, fact in FOREIGN:
        row = known[fact]
        code = row["source_url"].startswith(("public source", "https://github.com"))
        source = tables.source(f"Dạng mã: {row['scheme']}", row["source_url"], row["source_date"], "code" if code else "mention")
        for number, pattern in enumerate(patterns.split()):
            tables.add("foreign_scheme", id=identity if number == 0 else f"{identity}-{number + 1}", name=vi, name_en=en, what=what, shape=shape,
                       pattern=pattern, country=country, source=source)
    for row in rows_of(facts / "public/trace-hosts.csv"):
        if row["owner_kind"] == "marketplace" and not any(r["pattern"] == row["host"] for r in tables.rows["foreign_scheme"]):
            source = tables.source(row["source_title"], row["source_url"], row["source_date"], row["quality"])
            tables.add("foreign_scheme", id="san-" + slug(row["host"]), name=f"trang bán hàng {row['host']}", name_en=f"the shop page {row['host']}",
                       what="page", shape="host", pattern=row["host"], country="VN", source=source)


def contacts(tables, facts):
    """Only offices that a source of 2025-07 or later names, with a number or a site."""
    seen = set()
    for row in rows_of(facts / "public/agencies.csv"):
        site = "https://www.verigoods.vn" if "verigoods" in row["agency"] else ""
        dated = row["source_date"]
        if not is_day(dated) or dated < "2025-07-01" or not (row["phone"] or site) or (row["agency"], row["phone"]) in seen:
            continue
        seen.add((row["agency"], row["phone"]))
        source = tables.source(row["source_title"], row["source_url"], dated, row["quality"])
        tables.add("contact", agency=row["agency"], hotline=row["phone"], website=site, source=source,
                   valid_from=row["valid_from"] if is_day(row["valid_from"]) else dated)


def gs1(tables, facts):
    source = tables.source("Bảng đầu mã GS1 và độ dài tiền tố doanh nghiệp, bản đóng gói của biip", "https://github.com/jodal/biip", "2025-10-11", "list", "gs1")
    for row in rows_of(facts / "gs1-prefixes.csv"):
        tables.add("gs1_prefix", first=row["from"], last=row["to"], office=row["organisation_or_use"], source=source)
    with (facts / "gs1-vietnam-gcp-lengths.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for leading, length, *_ in reader:
            tables.add("gcp_block", leading=leading, prefix_length=length, source=source)


def public_registry(facts):
    tables = Tables(HERE / "cong-khai")
    to_new = places(tables, facts)
    schemes(tables)
    gs1(tables, facts)
    own = tables.source("Cách ghi của sổ này", "data/public-facts/README.md", READ_ON, "mention")
    tables.add("organisation", id=NO_OWNER, name="Chủ thể không được nêu trong nguồn", name_en="Owner not named by the source", kind="other", source=own)
    tables.add("organisation", id=STATE_GI, name="Chỉ dẫn địa lý Việt Nam (quyền đăng ký thuộc Nhà nước)",
               name_en="Geographical indications of Vietnam (registered for the State)", kind="agency", source=own)
    ocop(tables, facts, to_new)
    vietnam_value(tables, facts, to_new)
    hvnclc(tables, facts)
    geographical_indications(tables, facts, to_new)
    alerts(tables, facts)
    hosts(tables, facts)
    foreign(tables, facts)
    contacts(tables, facts)
    tables.write({"id": "cong-khai", "env": "prod", "kind": "compiled", "title": "Tổng hợp từ nguồn công khai – không phải danh sách chính thức",
                  "seq": SEQ, "built_at": BUILT_AT, "scope": {}, "max_version": 1})


def gtin_registry(facts):
    tables = Tables(HERE / "gtin-odbl-2019")
    source = tables.source("Open Food Facts contributors, 2019 (ODbL 1.0)", "https://world.openfoodfacts.org", "2019-06-14", "mention", "off")
    tables.add("organisation", id=NO_OWNER, name="Chủ thể không được nêu trong nguồn", name_en="Owner not named by the source", kind="other", source=source)
    for row in rows_of(facts / "vietnam-gtin-sample-2019.csv"):
        tables.add("product", organisation=NO_OWNER, code=row["gtin"], name=html.unescape(row["product_name"]), gtin=row["gtin"], source=source)
    tables.write({"id": "gtin-odbl-2019", "env": "prod", "kind": "compiled",
                  "title": "Tên theo mã vạch 2019 – Open Food Facts contributors, ODbL 1.0 – không phải danh sách chính thức",
                  "seq": SEQ, "built_at": BUILT_AT, "scope": {"prefixes": ["893"]}, "max_version": 1})


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "public").is_dir():
        sys.exit("usage: compile.py FACTS_DIR   (a folder with public/ocop.csv and the other collected facts)")
    public_registry(pathlib.Path(sys.argv[1]))
    gtin_registry(pathlib.Path(sys.argv[1]))
