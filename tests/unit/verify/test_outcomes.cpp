// SPDX-License-Identifier: Apache-2.0
// The exact outcome of every check in the scenes of every day, and what codes that are nobody's stamp are called. A level can
// stay the same while its reason goes wrong: people read the reason.
#include "catch.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

/// "look_ok canonical … + notice, notice": every check in the order of the table.
std::string trace(const ReportItem& item) {
    std::string out = verdict(item) + ":";
    for (const auto& finding : item.findings.all()) out += " " + std::string(to_string(finding.reason));
    for (const auto& notice : item.notices) {
        out += (&notice == &item.notices.front() ? " + " : ", ") + std::string(to_string(notice.reason));
        for (const auto& fact : notice.facts)
            if (fact.name == "what") out += "(" + fact.value + ")";
    }
    return out;
}

Symbol under(std::string bytes, const char* identifier, SymbolFormat format) {
    Symbol out = text_symbol(std::move(bytes));
    out.symbology_identifier = identifier;
    out.format = format;
    return out;
}

const char* const kAlert = "kind,gtin,product_organisation,product_code,organisation,lot,product_name,firm_name,title,agency,number,issued_on,lifted_on,source\n";

}  // namespace

TEST_CASE("codes that are nobody's stamp are called what they are", "[verify][outcomes]") {
    struct Case {
        const char *text, *notice;
    };
    const Case cases[] = {
        {"00020101021138540010A0000007270124", "NOT_A_STAMP payment"}, {"BEGIN:VCARD\nFN:A", "NOT_A_STAMP contact"}, {"MECARD:N:A;;", "NOT_A_STAMP contact"},
        {"BIZCARD:N:A;;", "NOT_A_STAMP contact"}, {"BEGIN:VEVENT\n", "NOT_A_STAMP event"}, {"BEGIN:VCALENDAR\n", "NOT_A_STAMP event"},
        {"MEBKM:TITLE:A;;", "NOT_A_STAMP page"}, {"URLTO:A:example.vn", "NOT_A_STAMP page"}, {"WIFI:S:a;;", "NOT_A_STAMP wifi"}, {"tel:+8424", "NOT_A_STAMP phone"},
        {"sms:113", "NOT_A_STAMP phone"}, {"smsto:113:a", "NOT_A_STAMP phone"}, {"mms:113", "NOT_A_STAMP phone"}, {"mmsto:113", "NOT_A_STAMP phone"},
        {"smtp:a@example.vn", "NOT_A_STAMP email"}, {"mailto:a@example.vn", "NOT_A_STAMP email"}, {"MATMSG:TO:a;;", "NOT_A_STAMP email"}, {"geo:21,105", "NOT_A_STAMP place"},
        {"otpauth://totp/a", "NOT_A_STAMP secret"}, {"HC1:6BFOXN", "FOREIGN_SCHEME health"}, {"HC2:6BFOXN", "FOREIGN_SCHEME health"}, {"shc:/5676", "FOREIGN_SCHEME health"},
        {"PK\x03\x04zip", "FOREIGN_SCHEME health"}, {"RDB1ABC", "FOREIGN_SCHEME seal"}, {"NDB1ABC", "FOREIGN_SCHEME seal"}, {"DC04FR000001124A1A35121CF01", "FOREIGN_SCHEME seal"},
        {"market://details?id=a", "NOT_A_STAMP app_store"}, {"itms-apps://a", "NOT_A_STAMP app_store"}, {"https://play.google.com/store", "NOT_A_STAMP app_store"},
        {"https://apps.apple.com/a", "NOT_A_STAMP app_store"}, {"https://itunes.apple.com/a", "NOT_A_STAMP app_store"}, {"https://onelink.to/a", "NOT_A_STAMP app_store"},
        {"https://cua-hang.example/khuyen-mai", "OTHER_LINK link"}};
    World world;
    const auto told = [&](const Symbol& symbol) {
        const auto item = world.one(symbol);
        CHECK(item.verdict.level == Level::unknown);
        for (const auto& notice : item.notices)
            for (const auto& fact : notice.facts)
                if (fact.name == "what") return std::string(to_string(notice.reason)) + " " + fact.value;
        return trace(item);
    };
    for (const auto& each : cases) {
        INFO(each.text);
        CHECK(told(qr(each.text)) == each.notice);
    }
    CHECK(told(under("\xDC\x03""abcdef", "]d1", SymbolFormat::data_matrix)) == "FOREIGN_SCHEME seal");
    CHECK(told(under("010952123400000621ABC\x1d" "8030MEUC", "]d2", SymbolFormat::data_matrix)) == "FOREIGN_SCHEME iso20248");
    CHECK(told(under("010952123400000621ABC\x1d" "93abcd", "]d2", SymbolFormat::data_matrix)) == "FOREIGN_SCHEME marking");
    CHECK(told(under("010952123400000621ABC\x1d" "91abcd\x1d" "92efgh", "]d2", SymbolFormat::data_matrix)) == "FOREIGN_SCHEME marking");
    CHECK(told(under("0109521234000006251VN-BO-12", "]d2", SymbolFormat::data_matrix)) == "FOREIGN_SCHEME livestock");
}

TEST_CASE("every check of everyday scenes", "[verify][outcomes]") {
    World world;
    Mint batch, record, unlisted, unknown_key;
    batch.serial.reset();
    record.carrier = Carrier::rec;
    unlisted.gtin = "09521234000006";
    unknown_key.signer = 9;
    CHECK(trace(world.one(Mint())) ==
          "STAMP_VALID_ITEM OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_LISTED SIGNATURE_OK KEY_ACTIVE NOT_REVOKED NO_ALERT ALLOCATED NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    CHECK(trace(world.one(batch)) ==
          "STAMP_VALID_BATCH OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_LISTED SIGNATURE_OK KEY_ACTIVE NOT_REVOKED NO_ALERT BATCH_SCOPE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    CHECK(trace(world.one(record)) ==
          "STAMP_VALID_ITEM OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_LISTED SIGNATURE_OK KEY_ACTIVE NOT_REVOKED NO_ALERT ALLOCATED NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    CHECK(trace(world.one(unlisted)) ==
          "SIGNED_UNCONFIRMED OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_UNLISTED SIGNATURE_OK KEY_ACTIVE NOT_REVOKED NO_ALERT BATCH_UNDECLARED NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    CHECK(trace(world.one(unknown_key)) ==
          "UNKNOWN OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_LISTED KEY_UNKNOWN NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    CHECK(trace(world.one(ean("9521234543213"))) ==
          "REGISTERED OK: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + FIND_SIGNED_STAMP, TEST_REGISTRY");
    CHECK(trace(world.one(ean("9521234000006"))) ==
          "UNKNOWN OK: LOOK_OK NOT_OURS IDENTIFIED NOT_REGISTERED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER NOT_APPLICABLE + TEST_REGISTRY");
    CHECK(trace(world.one(ean("9521234543214"))) ==
          "UNKNOWN OK: LOOK_OK BAD_CHECK_DIGIT NO_PRODUCT_ID NOT_REGISTERED NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_CHECKED NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER NOT_APPLICABLE + TEST_REGISTRY");
    CHECK(trace(world.one(qr("https://cua-hang.example/x"))) ==
          "UNKNOWN OK: LOOK_OK NOT_OURS NO_PRODUCT_ID NOT_REGISTERED NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_CHECKED NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER NOT_APPLICABLE + OTHER_LINK(link), TEST_REGISTRY");
    CHECK(trace(world.one(text_symbol("(01)09521234543213(10)L2508A"))) ==
          "REGISTERED OK: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + FIND_SIGNED_STAMP, TEST_REGISTRY");
    CHECK(trace(world.one(qr("https://tem.example/01/09521234543213?vts=short"))) ==
          "REGISTERED OK: LOOK_OK SIGNATURE_UNREADABLE IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + FIND_SIGNED_STAMP, TEST_REGISTRY");
    auto scene = world.verify({Mint().symbol(), ean("9521234543213")});
    for (const auto& item : scene.items) CHECK(trace(item) ==
          "STAMP_VALID_ITEM OK: LOOK_OK CANONICAL IDENTIFIED PRODUCT_LISTED SIGNATURE_OK KEY_ACTIVE NOT_REVOKED NO_ALERT ALLOCATED NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER FRESH + TEST_REGISTRY");
    World empty;
    empty.fixtures.clear();
    CHECK(trace(empty.one(Mint())) ==
          "NO_DECISION OK: REGISTRY_MISSING CANONICAL IDENTIFIED NOT_CHECKED NOT_CHECKED NOT_APPLICABLE NOT_CHECKED NOT_CHECKED NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE FIRST_SIGHT NO_HIDDEN_LAYER NOT_APPLICABLE + TEST_REGISTRY");
    CHECK(trace(empty.one(ean("9521234543213"))) ==
          "NO_DECISION OK: REGISTRY_MISSING NOT_OURS IDENTIFIED NOT_CHECKED NOT_APPLICABLE NOT_APPLICABLE NOT_CHECKED NOT_CHECKED NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER NOT_APPLICABLE + TEST_REGISTRY");
}

TEST_CASE("warnings keep their own names", "[verify][outcomes]") {
    const auto of = [](const char* row, const Symbol& symbol, const char* kind = "official") {
        World world;
        world.registry().kind = kind;
        world.registry().table("alert", kAlert + std::string(row) + "\n");
        return trace(world.one(symbol));
    };
    const Symbol tea = ean("9521234543213");
    CHECK(of("warning,09521234543213,,,,,,,Cảnh báo,,,2025-08-05,,", tea) ==
          "REGISTERED ALERT: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED WARNING NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + FIND_SIGNED_STAMP, TEST_REGISTRY");
    CHECK(of("counterfeit,09521234543213,,,,,,,Có hàng nhái,,,2025-08-05,,", tea) ==
          "REGISTERED ALERT: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED COUNTERFEITS_SEEN NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + FIND_SIGNED_STAMP, TEST_REGISTRY");
    CHECK(of("warning,09521234543213,,,,L9,,,Cảnh báo,,,2025-08-05,,", tea) ==
          "REGISTERED OK: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + ALERT_LOT_UNKNOWN, FIND_SIGNED_STAMP, TEST_REGISTRY");
    CHECK(of("warning,,,,demo-tra-sen-vang,,Trà khác,,Cảnh báo,,,2025-08-05,,", tea) ==
          "REGISTERED OK: LOOK_OK NOT_OURS IDENTIFIED PRODUCT_LISTED NOT_APPLICABLE NOT_APPLICABLE NOT_REVOKED NO_ALERT NOT_APPLICABLE NOT_APPLICABLE CLAIMS_AGREE NOT_APPLICABLE NOT_APPLICABLE NO_HIDDEN_LAYER FRESH + ALERT_BY_NAME, FIND_SIGNED_STAMP, TEST_REGISTRY");
}

TEST_CASE("hosts and schemes that a registry lists", "[verify][outcomes]") {
    World world;
    world.registry().table("host", "pattern,kind,organisation,name\ntruyxuat.example,state,,Cổng truy xuất\nnhanhieu.example,brand,demo-tra-sen-vang,\n");
    world.registry().table("foreign_scheme", "id,name,name_en,what,shape,pattern,country,source\n"
                                             "kr-mtrace,truy xuất Hàn Quốc,Korea's tracing,scheme,host,mtrace.example,KR,\n"
                                             "rut-gon,liên kết rút gọn,short link,shortener,host,ngan.example,,\n"
                                             "trang,trang thông tin,a page,page,host,trang.example,,\n"
                                             "the,danh thiếp,a card,contact,start,THE:,,\n");
    const auto noticed = [&](const char* text, Reason reason) {
        const auto item = world.one(qr(text));
        INFO(text << " " << trace(item));
        CHECK(has_notice(item, reason));
    };
    noticed("https://truyxuat.example/abc", Reason::foreign_scheme);
    noticed("https://mtrace.example/abc", Reason::foreign_scheme);
    noticed("https://ngan.example/abc", Reason::other_link);
    noticed("https://trang.example/abc", Reason::other_link);
    noticed("THE:1234", Reason::not_a_stamp);
    noticed("https://truyxuat.example@xau.example/abc", Reason::host_lookalike);
    noticed("https://moit-gov-vn.example/abc", Reason::host_lookalike);
    noticed("https://truyxuats.example/abc", Reason::host_lookalike);
}

TEST_CASE("prefixes that nobody was given", "[verify][outcomes]") {
    World world;
    CHECK(has_notice(world.one(ean("8930000000002")), Reason::prefix_unallocated));
    CHECK(has_notice(world.one(ean("1409999999996")), Reason::prefix_unallocated));
}

TEST_CASE("forms that are not the one legal spelling keep their names", "[verify][outcomes]") {
    World world;
    Symbol stamp = Mint().symbol();
    Symbol capital = stamp, digit = stamp, broken = stamp;
    capital.bytes.replace(0, 8, "HTTPS://");
    CHECK(outcome(world.one(capital), Check::form) == Reason::non_canonical);
    digit.bytes.replace(digit.bytes.find("/01/") + 4, 14, "09521234543214");
    CHECK(outcome(world.one(digit), Check::form) == Reason::bad_check_digit);
    CHECK(verdict(world.one(digit)) == "REJECTED OK");  // only an unsigned number may be a mere misprint
    CHECK(verdict(world.one(ean("9521234543214"))) == "UNKNOWN OK");
    broken.bytes[broken.bytes.find("vts=") + 4] = 'A';  // version 0
    CHECK(outcome(world.one(broken), Check::form) == Reason::malformed);
    // Of a code without its one legal spelling only what a plain reader sees is claimed.
    CHECK_FALSE(world.one(capital).claims_verified);
    CHECK(world.one(capital).claims.gtin == std::optional<std::string>(kTea));
}

TEST_CASE("a compiled registry's warnings keep their kind", "[verify][outcomes]") {
    const auto of = [](const char* kind) {
        World world;
        auto& compiled = world.fixtures.emplace_back(RegistryFixture::demo());
        compiled.id = "tong-hop";
        compiled.kind = "compiled";
        compiled.without("issuer_key").without("batch");
        compiled.add("source", "s1,Công báo,https://cong-bao.example,2025-08-01,official\n");
        compiled.table("alert", kAlert + std::string(kind) + ",09521234543213,,,,,,,Thông báo,,,2025-08-05,,s1\n");
        return outcome(world.one(ean("9521234543213")), Check::safety);
    };
    CHECK(of("counterfeit") == Reason::counterfeits_seen);
    CHECK(of("recall") == Reason::warning);
    CHECK(of("warning") == Reason::warning);
}

TEST_CASE("a retired key outside its dates, a mark that lapsed, a picture without a code", "[verify][outcomes]") {
    World world;
    TestIssuerKey key;
    key.valid_from = "2025-01-01";
    key.valid_to = "2025-07-01";
    key.status = "retired";
    key.status_at = "2025-07-02";
    world.registry().table("issuer_key", "").add_key(key);
    CHECK(outcome(world.one(Mint()), Check::key_state) == Reason::key_window);

    World lapsed;
    lapsed.registry().table("scheme", "id,name,name_en,validity_months,about\nocop,OCOP,OCOP,36,x\nvietnam-value,Thương hiệu quốc gia,Vietnam Value,24,x\n");
    lapsed.registry().table("certificate", "scheme,product_organisation,product_code,level,number,issued_on,status\nvietnam-value,demo-tra-sen-vang,TSV-100,,1/QĐ,2020-01-01,active\n");
    CHECK(has_notice(lapsed.one(ean("9521234543213")), Reason::mark_lapsed));

    const auto nothing = World().verify({});
    REQUIRE(nothing.items.size() == 1);
    CHECK(trace(nothing.items[0]) ==
          "NO_DECISION OK: NO_SYMBOL NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE "
          "NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE + TEST_REGISTRY");
}
