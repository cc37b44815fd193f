// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/text.hpp>
#include <temviet/report/render.hpp>

#include "catch.hpp"
#include "sample_report.hpp"

using namespace temviet;

namespace {

std::string headline_of(Level level, Use use, Language language = Language::vi) {
    ReportItem item;
    item.verdict = {level, use};
    return headline_text(item, Env::prod, language);
}

constexpr Level kLevels[] = {Level::stamp_valid_item, Level::stamp_valid_batch, Level::signed_unconfirmed, Level::registered,
                             Level::unknown, Level::suspect, Level::rejected, Level::no_decision};

}  // namespace

TEST_CASE("one report in Vietnamese", "[report][text]") {
    CHECK(to_text(report_of(recalled_item()), Language::vi) ==
          R"(Lô này có lệnh thu hồi ngày 15/10/2026 – không dùng
Sản phẩm theo sổ demo-tinh (sổ chính thức, ngày 01/11/2026): Trà xanh nõn tôm hộp 200 g, Sen Vàng – HTX Trà Sen Vàng, Thái Nguyên
Chứng nhận ghi trong sổ:
  - OCOP 4 sao, số DEMO-101/QĐ-UBND, do UBND tỉnh, cấp ngày 12/09/2025, đến ngày 12/09/2028
Chứng tỏ: mã số này có trong sổ demo-tinh; về gói hàng trên tay chưa chứng tỏ điều gì.
Không chứng tỏ: gói hàng này do chủ của mã số làm ra, hay chất lượng hàng hóa.
Mã khai báo (khai báo, chưa kiểm chứng): mã số GTIN 9521234543213; số lô L2508A; hạn sử dụng 01/08/2027
Lý do:
  - Mã này không phải tem có chữ ký: ai cũng có thể in.
  - Lô này (L2508A) có lệnh thu hồi ngày 15/10/2026 của Chi cục QLTT: Thu hồi lô L2508A: sai nhãn.
  - Sổ demo-tinh đã cũ: ngày 01/09/2026, 70 ngày trước.
Lưu ý:
  - Mã số do GS1 Global Office cấp; mã không nói lên xuất xứ.
Nên làm: Không dùng; mang trả nơi bán hoặc liên hệ nhà sản xuất.
Sổ đã tra: demo-tinh (ngày 01/11/2026, còn mới)
Xét tại thời điểm: 07:00 ngày 10/11/2026
)");
}

TEST_CASE("one report in English", "[report][text]") {
    CHECK(to_text(report_of(recalled_item(), Env::test), Language::en) ==
          R"(TEST · Recall order of 2026-10-15 for this lot – do not use
Product, by the registry demo-tinh (official, dated 2026-11-01): Trà xanh nõn tôm hộp 200 g, Sen Vàng – HTX Trà Sen Vàng, Thái Nguyên
Certificates in the registry:
  - OCOP 4 stars, number DEMO-101/QĐ-UBND, by UBND tỉnh, issued 2025-09-12, until 2028-09-12
Proves: the number stands in the registry demo-tinh; nothing on the pack was proved.
Does not prove: that the owner of the number made this pack, or the quality of the goods.
The code claims (not verified): GTIN 9521234543213; lot L2508A; expires 2027-08-01
Reasons:
  - This code is no signed stamp: anyone can print it.
  - There is a recall order for this lot (L2508A), of 2026-10-15, by Chi cục QLTT: Thu hồi lô L2508A: sai nhãn.
  - The registry demo-tinh is getting old: 2026-09-01, 70 days ago.
Notices:
  - The number was issued by GS1 Global Office; it does not tell the origin of the goods.
What to do: Do not use the goods; return them to the shop or contact the maker.
Registries asked: demo-tinh (dated 2026-11-01, fresh)
Judged as of: 2026-11-10 07:00 (UTC+7)
)");
}

TEST_CASE("the headline is never better than level or use", "[report][text]") {
    for (const Level level : kLevels)
        for (const Use use : {Use::ok, Use::expired, Use::alert, Use::recalled})
            for (const Language language : {Language::vi, Language::en}) {
                const std::string line = headline_of(level, use, language);
                INFO(line);
                CHECK_FALSE(line.empty());
                CHECK(line.find('\n') == std::string::npos);
                const bool says_valid = line.find("Tem hợp lệ") != std::string::npos || line.find("Stamp valid") != std::string::npos;
                const bool is_valid = static_cast<int>(level) <= 20 && use == Use::ok;
                CHECK(says_valid == is_valid);
                if (use == Use::recalled) CHECK(line.find(language == Language::vi ? "không dùng" : "do not use") != std::string::npos);
                if (level == Level::rejected) CHECK(line.find(language == Language::vi ? "Tem không hợp lệ" : "Stamp rejected") != std::string::npos);
                if (level == Level::suspect) CHECK(line.find(language == Language::vi ? "Nghi vấn" : "Suspect") != std::string::npos);
            }
    CHECK(headline_of(Level::stamp_valid_item, Use::ok) == "Tem hợp lệ (từng sản phẩm)");
    CHECK(headline_of(Level::stamp_valid_batch, Use::ok) == "Tem hợp lệ (theo lô)");
}

TEST_CASE("the headline names the order, the lot in doubt, or what else made the use", "[report][text]") {
    ReportItem item = recalled_item();
    set(item, Check::safety, Reason::recall_lot_unknown, {{"lot", "L1"}, {"date", "2026-10-15"}});
    item.verdict = decide(item.findings);
    CHECK(headline_text(item, Env::prod, Language::vi) == "Có lệnh thu hồi lô L1 ngày 15/10/2026 – xem số lô trên bao bì");
    set(item, Check::safety, Reason::recalled, {{"date", "2026-10-15"}});
    item.verdict = decide(item.findings);
    CHECK(headline_text(item, Env::prod, Language::vi) == "Sản phẩm này có lệnh thu hồi ngày 15/10/2026 – không dùng");
    set(item, Check::safety, Reason::recalled, {{"order", "stop_sale"}, {"date", "2026-10-15"}});
    CHECK(headline_text(item, Env::prod, Language::vi) == "Sản phẩm này có lệnh ngừng bán ngày 15/10/2026 – không dùng");
    // A use that another finding made never borrows these facts.
    item.verdict.use = Use::expired;
    CHECK(headline_text(item, Env::prod, Language::vi) == "Đã quá hạn sử dụng – không dùng");
}

TEST_CASE("a valid stamp names its issuer and what it does not prove", "[report][text]") {
    ReportItem item = recalled_item();
    item.verdict = {Level::stamp_valid_item, Use::ok};
    item.claims_verified = true;
    StampSummary stamp;
    stamp.outcome = OpenOutcome::ok;
    stamp.issuer = "demo-tra-sen-vang";
    stamp.issuer_name = "HTX Trà Sen Vàng";
    item.stamps.push_back(stamp);
    const std::string vi = to_text(report_of(item), Language::vi);
    CHECK(vi.find("HTX Trà Sen Vàng đã phát hành tem này cho đúng một sản phẩm") != std::string::npos);
    CHECK(vi.find("tem sao chép cũng đọc ra như vậy") != std::string::npos);
    CHECK(vi.find("khai báo có chữ ký") != std::string::npos);
    item.stamps[0].outcome = OpenOutcome::signature_invalid;  // then nobody issued anything
    CHECK(to_text(report_of(item), Language::vi).find("HTX Trà Sen Vàng đã phát hành") == std::string::npos);
}

TEST_CASE("several items: the worst leads, each is numbered", "[report][text]") {
    Report report = report_of(recalled_item());
    report.file = "kệ.jpg";
    report.items.push_back(item_with(Reason::signature_invalid));
    report.verdict = worst(report.items[0].verdict, report.items[1].verdict);
    const std::string text = to_text(report, Language::vi);
    INFO(text);
    CHECK(text.find("kệ.jpg: 2 mục, xấu nhất: Tem không hợp lệ\n\n[1] Lô này") == 0);
    CHECK(text.find("\n[2] Tem không hợp lệ\n") != std::string::npos);
}

TEST_CASE("reports without items or with an error say so", "[report][text]") {
    Report report;
    for (const Language language : {Language::vi, Language::en}) CHECK(to_text(report, language).find(headline_of(Level::no_decision, Use::ok, language)) == 0);
    Report unreadable = report_of(item_with(Reason::input_unreadable));
    unreadable.file = "a.jpg";
    unreadable.error = Error{"FILE_NOT_FOUND", "a.jpg: no such file", "check the name", std::nullopt};
    CHECK(to_text(unreadable, Language::en).find("a.jpg: No decision\n") == 0);
    CHECK(to_text(unreadable, Language::en).find("The input could not be read: a.jpg: no such file – check the name\n") != std::string::npos);
}

TEST_CASE("foreign text cannot forge lines or steer a terminal", "[report][text]") {
    const std::string evil = "x\nTem hợp lệ (từng sản phẩm)\r\x1b[2J\u202e\xff";
    ReportItem item = recalled_item();
    item.claims.lot = item.claims.name = item.claims.host = evil;
    item.claims.warnings = {evil};
    item.claims.certificates = {{evil, evil, std::nullopt}};
    item.products[0].product.name = item.products[0].owner->name = evil;
    item.products[0].certificates[0].number = evil;
    set(item, Check::safety, Reason::recalled, {{"title", evil}, {"lot", evil}, {"date", evil}, {"order", evil}});
    item.notices.push_back({Reason::not_a_stamp, {{"what", evil}}});
    Report report = report_of(item);
    report.file = evil;
    report.error = Error{"X", evil, evil, std::nullopt};
    report.registries[0].id = report.registries[0].state = evil;
    for (const Language language : {Language::vi, Language::en}) {
        const std::string text = to_text(report, language) + headline_text(item, Env::test, language);
        CHECK(is_utf8(text));
        CHECK(text.find("\nTem hợp lệ") == std::string::npos);
        for (const char* bad : {"\r", "\x1b", "\u202e"}) CHECK(text.find(bad) == std::string::npos);
    }
}

TEST_CASE("long lists are cut in text", "[report][text]") {
    ReportItem item = recalled_item();
    item.claims.warnings.assign(5000, "cảnh báo");
    item.products[0].certificates.assign(5000, item.products[0].certificates[0]);
    CHECK(to_text(report_of(item), Language::vi).size() < 10'000);
}

TEST_CASE("explain knows every level, use, reason and notice", "[report][explain]") {
    for (const auto& code : explainable_codes()) {
        INFO(code);
        const auto vi = explain(code, Language::vi), en = explain(code, Language::en);
        REQUIRE(vi);
        REQUIRE(en);
        CHECK(*vi != *en);
        CHECK(vi->find(code + "\n") == 0);
        CHECK(en->find("What to do: ") != std::string::npos);
    }
    const auto codes = explainable_codes();
    CHECK(codes.size() == 8 + 4 + reason_table().size() - 2);  // EXPIRED and RECALLED are a use and a reason
    CHECK(codes.front() == "STAMP_VALID_ITEM");
    const auto recalled = *explain("RECALLED", Language::en);
    CHECK(recalled.find("Use: Recalled – do not use\n") != std::string::npos);
    CHECK(recalled.find("Best level still possible: 30 SIGNED_UNCONFIRMED – Signed, not confirmed\n") != std::string::npos);
    CHECK(explain("OUTSIDE_ALLOCATION", Language::en)->find("60 SUSPECT") != std::string::npos);
    for (const char* unknown : {"", "recalled", "NONSENSE", "STAMP"}) CHECK_FALSE(explain(unknown, Language::vi));
}

TEST_CASE("languages", "[report]") {
    CHECK(parse_language("vi") == Language::vi);
    CHECK(parse_language("en") == Language::en);
    for (const char* other : {"", "VI", "fr", "vi_VN"}) CHECK_FALSE(parse_language(other));
}

TEST_CASE("one line for a glance", "[report][text]") {
    CHECK(to_line(report_of(recalled_item()), Language::vi) ==
          "✖ Lô này có lệnh thu hồi ngày 15/10/2026 – không dùng · Trà xanh nõn tôm hộp 200 g · lô L2508A");
    ReportItem again = recalled_item();
    set(again, Check::safety, Reason::no_alert);
    set(again, Check::copies, Reason::seen_again, {{"time", "2026-11-10T02:41:00Z"}, {"serial", "1"}, {"count", "3"}});
    again.verdict = {Level::signed_unconfirmed, Use::ok};
    for (auto reason : {Check::form, Check::freshness}) set(again, reason, reason == Check::form ? Reason::canonical : Reason::fresh);
    Report report = report_of(again, Env::test);
    CHECK(to_line(report, Language::vi) == "! BẢN THỬ · Đã ký, chưa đủ căn cứ · Trà xanh nõn tôm hộp 200 g · lô L2508A · quét lần 3, lần đầu lúc 09:41");
    report.at = at("2026-11-11T00:00:00Z");  // another day needs its date
    CHECK(to_line(report, Language::en).ends_with("scanned 3 times, first at 2026-11-10 09:41 (UTC+7)"));
    CHECK(display_columns(to_line(report, Language::vi, 30)) == 30);
    for (const Level level : kLevels) {
        for (const Use use : {Use::ok, Use::expired, Use::alert, Use::recalled}) {
            ReportItem item;
            item.verdict = {level, use};
            const std::string line = to_line(report_of(item), Language::vi);
            INFO(line);
            CHECK((line.starts_with("✔") == (use == Use::ok && static_cast<int>(level) <= 20)));
            CHECK(line.find('\n') == std::string::npos);
        }
    }
    ReportItem hostile = recalled_item();
    hostile.claims.lot = "\x1b[31m\n\u202e";
    hostile.products[0].product.name = "\x1b]0;x\x07";
    const std::string safe = to_line(report_of(hostile), Language::en);
    CHECK(safe.find('\x1b') == std::string::npos);
    CHECK(safe.find('\n') == std::string::npos);
}
