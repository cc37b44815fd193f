// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <temviet/base/text.hpp>
#include <temviet/report/render.hpp>

#include "catch.hpp"
#include "report/json_writer.hpp"
#include "sample_report.hpp"

using namespace temviet;
using Json = nlohmann::json;

namespace {

Json parsed(const Report& report) { return Json::parse(to_json(report)); }

std::string written(std::string_view text) {
    std::string out;
    report::JsonWriter json(out);
    json.text(text);
    return out;
}

Json schema() {
    std::ifstream file(TEMVIET_SOURCE_DIR "/data/schema/report-1.schema.json");
    REQUIRE(file);
    return Json::parse(file);
}

/// `required` of one definition of the schema must all be there.
void check_required(const Json& object, const Json& definition) {
    for (const auto& name : definition.at("required")) {
        INFO(name);
        CHECK(object.contains(name));
    }
}

}  // namespace

TEST_CASE("strings are escaped and always well-formed", "[report][json]") {
    for (const std::string& text : {std::string("plain"), std::string("\"\\/\b\f\n\r\t"), std::string("\0\x01\x1f\x7f", 4), std::string("Trà ướp sen – 100 g"),
                                   std::string("😀\u0085\u200e\u202e\u2066\u2028")})
        CHECK(Json::parse(written(text)).get<std::string>() == text);
    for (const std::string text : {"\xff", "a\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "ok\xe1\xbb", "\x80\x80z", "\xf0\x9f\x98"}) {
        INFO(to_hex(as_bytes(text)));
        CHECK(Json::parse(written(text)).get<std::string>() == to_valid_utf8(text));
    }
    // A terminal that shows the raw document is not steered by it.
    for (const char* escaped : {"\u009b", "\u202e", "\u2066", "\u200f", "\x1b", "\x7f"}) CHECK(written(escaped).find(escaped) == std::string::npos);
}

TEST_CASE("dates and instants are written as the base room writes them", "[report][json]") {
    for (const std::int64_t seconds : {0LL, 1LL, 86'399LL, 86'400LL, -1LL, -86'400LL, 951'782'400LL, 1'794'000'000LL, -62'135'596'800LL, 253'402'300'799LL}) {
        std::string out;
        report::JsonWriter json(out);
        json.instant(Instant{seconds});
        CHECK(out == '"' + to_string(Instant{seconds}) + '"');
    }
    std::string out;
    report::JsonWriter(out).date(Date{1, 2, 3});
    CHECK(out == "\"0001-02-03\"");
}

TEST_CASE("every byte and every pair of bytes survives as one valid string", "[report][json]") {
    for (unsigned a = 0; a < 256; ++a)
        for (unsigned b = 0; b < 256; ++b) {
            const std::string text{static_cast<char>(a), static_cast<char>(b)};
            const Json back = Json::parse(written(text), nullptr, false);
            REQUIRE(back.is_string());
            REQUIRE(back.get<std::string>() == to_valid_utf8(text));
        }
}

TEST_CASE("a report holds what the contract names", "[report][json]") {
    const Json json = parsed(report_of(recalled_item()));
    CHECK(json.at("schema") == "temviet.report/1");
    CHECK(json.at("file").is_null());
    CHECK(json.at("input") == "(01)09521234543213(10)L2508A(17)270801");
    CHECK(json.at("at") == "2026-11-10T00:00:00Z");
    CHECK(json.at("at_is_given") == true);
    CHECK(json.at("level") == "REGISTERED");
    CHECK(json.at("use") == "RECALLED");
    CHECK_FALSE(json.contains("error"));
    CHECK_FALSE(json.contains("file_hex"));
    CHECK(json.at("symbols").at(0).at("bytes") == to_hex(as_bytes("(01)09521234543213(10)L2508A(17)270801")));
    CHECK(json.at("registries").at(0).at("state") == "FRESH");
    CHECK(json.at("text").at("vi") == to_text(report_of(recalled_item()), Language::vi));
    const Json& item = json.at("items").at(0);
    CHECK(item.at("code") == 40);
    CHECK(item.at("headline").at("vi") == "Lô này có lệnh thu hồi ngày 15/10/2026 – không dùng");
    CHECK(item.at("findings").size() == kCheckCount);
    CHECK(item.at("findings").at(7) == Json{{"check", "safety"}, {"outcome", "RECALLED"}, {"cap", 30}, {"soft", false},
                                            {"registry", "demo-tinh"}, {"date", "2026-11-01T00:00:00Z"}});
    CHECK(item.at("claims").at("verified") == false);
    CHECK(item.at("claims").at("expiry") == "2027-08-01");
    CHECK(item.at("claims").at("elements").at("10") == "L2508A");
    CHECK_FALSE(item.at("claims").contains("serial"));
    CHECK(item.at("product").at("owner").at("name") == "HTX Trà Sen Vàng");
    CHECK(item.at("product").at("category").is_null());
    CHECK(item.at("product").at("certificates").at(0).at("level") == "4");
    CHECK(item.at("products").size() == 1);
    CHECK(item.at("symbols") == Json::array({0}));
}

TEST_CASE("reasons: worst first, the good outcomes worth reading, never the plainly fine ones", "[report][json]") {
    const Json item = parsed(report_of(recalled_item())).at("items").at(0);
    std::vector<std::string> codes;
    int last = 100;
    for (const auto& reason : item.at("reasons")) {
        codes.push_back(reason.at("code"));
        CHECK(reason.at("cap").get<int>() <= last);
        last = reason.at("cap");
        CHECK(reason.at("text").at("vi") != reason.at("text").at("en"));
    }
    CHECK(codes == std::vector<std::string>{"NOT_OURS", "RECALLED", "AGEING"});
    CHECK(item.at("reasons").at(1).at("facts").at("lot") == "L2508A");
}

TEST_CASE("a check that could not run is a reason where it binds the level", "[report][json]") {
    ReportItem item = recalled_item();
    set(item, Check::safety, Reason::not_checked);
    item.verdict = decide(item.findings);
    REQUIRE(item.verdict.level == Level::registered);
    Json reasons = parsed(report_of(item)).at("items").at(0).at("reasons");
    CHECK(reasons.at(0).at("code") == "NOT_OURS");
    CHECK(reasons.at(1).at("code") == "NOT_CHECKED");
    CHECK(reasons.at(1).at("check") == "safety");
    CHECK(reasons.at(1).at("text").at("vi") == "Chưa kiểm tra được: thu hồi và cảnh báo.");
    set(item, Check::product, Reason::not_registered);  // now 50 binds, and 40 does not
    item.verdict = decide(item.findings);
    reasons = parsed(report_of(item)).at("items").at(0).at("reasons");
    for (const auto& reason : reasons) CHECK(reason.at("code") != "NOT_CHECKED");
}

TEST_CASE("what does not apply is a reason only when nothing else explains the level", "[report][json]") {
    ReportItem item;
    for (std::size_t i = 0; i < kCheckCount; ++i) set(item, static_cast<Check>(i), Reason::not_applicable);
    item.verdict = decide(item.findings);
    REQUIRE(item.verdict.level == Level::no_decision);
    CHECK(parsed(report_of(item)).at("items").at(0).at("reasons").at(0).at("code") == "NOT_APPLICABLE");
    set(item, Check::look, Reason::no_symbol);
    const Json reasons = parsed(report_of(item)).at("items").at(0).at("reasons");
    REQUIRE(reasons.size() == 1);
    CHECK(reasons.at(0).at("code") == "NO_SYMBOL");
}

TEST_CASE("every outcome and notice can be the answer, on one line and on many", "[report][json]") {
    for (const auto& row : reason_table()) {
        INFO(row.code);
        const Report report = report_of(item_with(row.reason), Env::test);
        const std::string compact = to_json(report);
        CHECK(compact.find('\n') == std::string::npos);
        const Json one = Json::parse(compact);
        CHECK(Json::parse(to_json(report, 2)) == one);
        CHECK(Json::parse(to_json(report, 0)) == one);
        const auto& list = one.at("items").at(0).at(row.notice ? "notices" : "reasons");
        if (row.notice || row.reason == Reason::not_checked || (row.cap != Level::stamp_valid_item && row.reason != Reason::not_applicable)) CHECK(list.dump().find(row.code) != std::string::npos);
        CHECK(one.at("items").at(0).at("headline").at("vi").get<std::string>().find("BẢN THỬ") == 0);
    }
}

TEST_CASE("pretty printing changes nothing inside strings", "[report][json]") {
    CHECK(report::pretty(R"({"a":[],"b":{},"c":["x{[,:\"]","y\\"],"d":null})", 2) ==
          "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    \"x{[,:\\\"]\",\n    \"y\\\\\"\n  ],\n  \"d\": null\n}");
}

TEST_CASE("file names that are not UTF-8, hostile text and errors are carried", "[report][json]") {
    Report report = report_of(recalled_item());
    report.file = "\xff\x1b]0;x.jpg";
    report.symbols[0].bytes = std::string("\x1d\0\xfe\"\\", 5);
    report.items[0].claims.elements["10\"},"] = "\x1b[2J\xc3";
    report.items[0].notices.push_back({Reason::not_a_stamp, {{"what", "x\"y"}, {"what", "twice"}, {"a\"b", "c"}}});
    report.error = Error{"IMAGE_DAMAGED", "ảnh \"hỏng\"\n", "thử lại", std::nullopt};
    const std::string text = to_json(report);
    const Json json = Json::parse(text);
    CHECK(json.at("file") == to_valid_utf8(*report.file));
    CHECK(json.at("file_hex") == "ff1b5d303b782e6a7067");
    CHECK(json.at("symbols").at(0).at("text") == to_valid_utf8(report.symbols[0].bytes));
    CHECK(json.at("symbols").at(0).at("bytes") == "1d00fe225c");
    CHECK(json.at("items").at(0).at("claims").at("elements").size() == 4);
    CHECK(json.at("items").at(0).at("notices").at(1).at("facts").at("what") == "x\"y");
    CHECK(json.at("error").at("code") == "IMAGE_DAMAGED");
    CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("claims of records are whole", "[report][json]") {
    ReportItem item = recalled_item();
    Claims& claims = item.claims;
    claims.pid = "P1", claims.serial = "S1", claims.cpv = "V1", claims.host = "tem.example", claims.issuer = "i-1", claims.name = "Trà", claims.maker = "M";
    claims.importer = "N", claims.origin = "704", claims.place = "X", claims.net_content = "1 kg";
    claims.production = claims.packaging = claims.best_before = claims.sell_by = Date{2026, 1, 2};
    claims.issued_at = claims.expires_at = at("2026-01-02T03:04:05Z");
    claims.certificates = {{"ocop", "1", Date{2026, 1, 1}}, {"vg", "2", std::nullopt}};
    claims.warnings = {"cay"};
    claims.hidden_commitment = Bytes{1, 2};
    claims.contains = {{"09521234543213", "L", "1", "9", 9}};
    item.claims_verified = true;
    const Json json = parsed(report_of(item)).at("items").at(0).at("claims");
    for (const char* name : {"verified", "name", "gtin", "pid", "lot", "serial", "cpv", "production", "packaging", "best_before", "sell_by", "expiry",
                             "issuer", "maker", "importer", "origin", "place", "net_content", "host", "issued_at", "expires_at", "hidden_commitment",
                             "elements", "certificates", "warnings", "contains"}) {
        INFO(name);
        CHECK(json.contains(name));
    }
    CHECK(json.size() == 26);
    CHECK(json.at("contains").at(0) == Json{{"gtin", "09521234543213"}, {"lot", "L"}, {"first", "1"}, {"last", "9"}, {"count", 9}});
    CHECK(json.at("certificates").at(1).at("date").is_null());
}

TEST_CASE("the schema knows every code and its required fields are written", "[report][json]") {
    const Json definitions = schema().at("$defs");
    const auto listed = [&](const char* name) {
        std::set<std::string> out;
        for (const auto& each : definitions.at(name).at("enum")) out.insert(each.get<std::string>());
        return out;
    };
    std::set<std::string> outcomes, notices, checks, levels, uses;
    for (const auto& row : reason_table()) {
        if (!row.notice) outcomes.emplace(row.code);
        notices.emplace(row.code);
    }
    for (std::size_t i = 0; i < kCheckCount; ++i) checks.emplace(to_string(static_cast<Check>(i)));
    for (const int code : {10, 20, 30, 40, 50, 60, 70, 90}) levels.emplace(to_string(static_cast<Level>(code)));
    for (const Use use : {Use::ok, Use::expired, Use::alert, Use::recalled}) uses.emplace(to_string(use));
    CHECK(listed("outcome") == outcomes);
    CHECK(listed("notice_code") == notices);
    CHECK(listed("check") == checks);
    CHECK(listed("level") == levels);
    CHECK(listed("use") == uses);

    Report report = report_of(recalled_item());
    StampSummary stamp;
    stamp.carrier = Carrier::dl;
    report.items[0].stamps.push_back(stamp);
    report.error = Error{"X", "y", "", 3};
    const Json json = parsed(report);
    check_required(json, schema());
    const Json& item = json.at("items").at(0);
    check_required(item, definitions.at("item"));
    check_required(item.at("reasons").at(0), definitions.at("reason"));
    check_required(item.at("notices").at(0), definitions.at("notice"));
    check_required(item.at("findings").at(0), definitions.at("finding"));
    check_required(item.at("claims"), definitions.at("claims"));
    check_required(item.at("product"), definitions.at("product"));
    check_required(item.at("product").at("certificates").at(0), definitions.at("certificate"));
    check_required(item.at("stamps").at(0), definitions.at("stamp"));
    check_required(json.at("symbols").at(0), definitions.at("symbol"));
    check_required(json.at("registries").at(0), definitions.at("registry"));
    check_required(json.at("error"), definitions.at("error"));
}
