// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include <temviet/registry/search.hpp>
#include "registry/search_words.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

constexpr const char* kProducts =
    "organisation,code,name,brand,category,kind,origin,commune,province,gtin\n"
    "htx-duong,D1,Đường phên mật mía,Ngọt,Thực phẩm / Đường,goods,704,,68,9521234543213\n"
    "htx-duong,D2,Đương quy sấy khô,,Dược liệu,goods,704,,68,\n"
    "htx-duong,D3,Trà hoà tan,,Đồ uống / Trà,goods,704,,68,\n"
    "cty-nui,N1,Cà phê rang xay,Núi Đỏ,Đồ uống / Cà phê,goods,704,,75,9525678543211\n"
    "cty-nui,N2,Cà phê hoà tan,Núi Đỏ,Đồ uống / Cà phê,goods,704,,68,\n"
    "cty-nui,N3,Cà phê nhập,Núi Đỏ,Đồ uống / Cà phê,goods,392,,68,\n"
    "cty-nui,N4,Cà phê phin giấy,Núi Đỏ,Đồ uống / Cà phê,goods,704,cu-2,,\n"
    "cty-nui,N5,Tham quan vườn cà phê,,Du lịch,service,704,,68,\n";

RegistryFixture world() {
    auto out = RegistryFixture::demo();
    out.without("batch").without("issuer_key");
    out.table("admin_unit",
              "code,name,name_en,level,parent,valid_from,valid_to\n68,Tỉnh Lâm Đồng,Lam Dong Province,province,,,\n"
              "75,Thành phố Đồng Nai,Dong Nai City,province,,2025-07-01,\n70-000,Tỉnh Bình Phước,,province,,,2025-06-30\n"
              "25220,Xã Nghĩa Trung,,commune,75,2025-07-01,\ncu-2,Xã Bom Bo,,commune,70-000,,2025-06-30\n");
    out.table("admin_unit_map", "old_code,new_code,from_date\n70-000,75,2025-07-01\ncu-2,25220,2025-07-01\n");
    out.table("organisation",
              "id,name,name_en,kind,commune,province\nhtx-duong,Hợp tác xã Đường Mía Xanh (Demo),Green Cane,cooperative,,68\n"
              "cty-nui,Công ty TNHH Núi Đỏ,Red Mountain,enterprise,25220,\n");
    out.table("organisation_prefix", "prefix,organisation,valid_from\n9521234,htx-duong,2020-01-01\n9525678,cty-nui,2020-01-01\n");
    out.table("product", kProducts);
    out.table("outlet", "organisation,name,kind,commune,province,valid_to\n"
                        "cty-nui,Quán Núi Đỏ,showroom,cu-2,,\nhtx-duong,Siêu thị Mía,supermarket,,68,\n"
                        "htx-duong,Siêu thị Mía cũ,supermarket,,68,2025-01-01\n");
    out.table("certificate",
              "scheme,product_organisation,product_code,organisation,level,issued_on,expires_on,status\n"
              "ocop,htx-duong,D1,,4,2024-12-20,,active\nocop,cty-nui,N1,,4,2022-01-01,2025-01-01,active\n"
              "ocop,cty-nui,N2,,3,2025-01-01,,withdrawn\nocop,cty-nui,N4,,3,2025-06-01,,active\n"
              "ocop,,,cty-nui,5,,,active\n");
    return out;
}

SearchQuery ask(const std::string& text) {
    SearchQuery out;
    out.text = text;
    out.today = {2026, 11, 10};
    return out;
}
std::string name_of(const SearchHit& hit) {
    return hit.product ? hit.product->name : hit.outlet ? hit.outlet->name : hit.organisation->name;
}
std::string names(const Result<SearchAnswer>& answer) {
    std::string out;
    for (const auto& hit : answer.value().hits) out += (out.empty() ? "" : " | ") + name_of(hit);
    return out;
}
std::string found(const Registry& registry, const SearchQuery& query) { return names(search(std::span(&registry, 1), query)); }
std::string first(const Registry& registry, const std::string& text) {
    const auto answer = search(std::span(&registry, 1), ask(text)).value();
    return answer.hits.empty() ? "" : name_of(answer.hits.front());
}

}  // namespace

TEST_CASE("what is written with marks comes before what only sounds so", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    CHECK(first(registry, "đường") == "Đường phên mật mía");
    CHECK(first(registry, "đương") == "Đương quy sấy khô");
    const auto answer = search(std::span(&registry, 1), ask("đường")).value();
    CHECK(answer.hits.front().why == MatchKind::exact);
    // Of another owner it would be met without marks only.
    const auto root = search(std::span(&registry, 1), ask("dương quy")).value();
    REQUIRE(root.hits.size() == 1);
    CHECK(root.hits.front().why == MatchKind::folded);
    CHECK(found(registry, ask("hòa tan")) == "Trà hoà tan | Cà phê hoà tan");
    CHECK(search(std::span(&registry, 1), ask("hòa tan")).value().hits.front().why == MatchKind::exact);
}

TEST_CASE("a name comes before an owner, an owner before a category", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    const auto sugar = search(std::span(&registry, 1), ask("mía xanh")).value();
    REQUIRE(sugar.hits.size() >= 2);
    CHECK(name_of(sugar.hits.front()) == "Hợp tác xã Đường Mía Xanh (Demo)");
    CHECK(sugar.hits.front().field == MatchField::name);
    CHECK(sugar.hits.back().field == MatchField::owner);
    CHECK(first(registry, "htx đường mía xanh") == "Hợp tác xã Đường Mía Xanh (Demo)");
    CHECK(first(registry, "hợp tác xã mía") == "Hợp tác xã Đường Mía Xanh (Demo)");
    CHECK(search(std::span(&registry, 1), ask("đồ uống")).value().hits.front().field == MatchField::category);
    CHECK(first(registry, "núi đỏ") == "Công ty TNHH Núi Đỏ");
}

TEST_CASE("one mistyped letter is forgiven, two are not", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    for (const auto* typed : {"cà pê rang", "ca phee rang", "ca phe rnag", "caphe rang", "ka phe rang xay"}) {
        const auto answer = search(std::span(&registry, 1), ask(typed)).value();
        INFO(typed);
        REQUIRE_FALSE(answer.hits.empty());
        CHECK(name_of(answer.hits.front()) == "Cà phê rang xay");
        CHECK(answer.hits.front().why == MatchKind::typo);
        CHECK_FALSE(answer.corrections.empty());
    }
    CHECK(found(registry, ask("cppe rang")).empty());
    CHECK(found(registry, ask("xyz")).empty());
    // A longer word first: nobody types to the end.
    CHECK(search(std::span(&registry, 1), ask("cà phê ra")).value().hits.front().why == MatchKind::prefix);
}

TEST_CASE("letters apart", "[registry][search]") {
    CHECK(lookup::letters_apart("phe", "phe") == 0);
    CHECK(lookup::letters_apart("phe", "pe") == 1);
    CHECK(lookup::letters_apart("phe", "phee") == 1);
    CHECK(lookup::letters_apart("phe", "pha") == 1);
    CHECK(lookup::letters_apart("phe", "hpe") == 1);
    CHECK(lookup::letters_apart("phe", "eph") == 2);
    CHECK(lookup::letters_apart("", "a") == 1);
    CHECK(lookup::letters_apart("ab", "ba") == 1);
    CHECK(lookup::letters_apart("abcd", "badc") == 2);
    CHECK(lookup::letters_apart("a", "abc") == 2);
}

TEST_CASE("filters narrow: place, stars, category, kind", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    auto query = ask("cà phê");
    query.province = "Bình Phước";
    const auto old = search(std::span(&registry, 1), query).value();
    CHECK(names(old) == "Cà phê rang xay | Cà phê phin giấy");
    REQUIRE(old.province);
    CHECK(old.province->changed_on == Date{2025, 7, 1});
    CHECK(old.province->today.front().name == "Thành phố Đồng Nai");
    for (const auto* name : {"75", "Đồng Nai", "tỉnh đồng nai", "dong nai", "70", "70-000", "Dong Nai City"}) {
        query.province = name;
        INFO(name);
        CHECK(found(registry, query) == "Cà phê rang xay | Cà phê phin giấy");
    }
    query.province = "Atlantis";
    const auto nowhere = search(std::span(&registry, 1), query).value();
    CHECK(nowhere.hits.empty());
    CHECK(nowhere.province->found.empty());

    query = ask("");
    query.commune = "Nghĩa Trung";
    CHECK(found(registry, query) == "Cà phê phin giấy | Công ty TNHH Núi Đỏ | Quán Núi Đỏ");
    query.commune = "bom bo";
    CHECK(found(registry, query) == "Cà phê phin giấy | Công ty TNHH Núi Đỏ | Quán Núi Đỏ");

    // Lapsed and withdrawn certificates are no stars.
    query = ask("");
    query.scheme = "ocop";
    query.level_from = 3, query.level_to = 5;
    CHECK(found(registry, query) == "Đường phên mật mía | Cà phê phin giấy | Công ty TNHH Núi Đỏ");
    query.level_from = 4, query.level_to = 4;
    CHECK(found(registry, query) == "Đường phên mật mía");
    query.today = {2024, 12, 31};
    CHECK(found(registry, query) == "Đường phên mật mía | Cà phê rang xay");

    query = ask("");
    query.category = "do uong";
    query.kinds = {"goods"};
    CHECK(found(registry, query) ==
          "Trà hoà tan | Cà phê rang xay | Cà phê hoà tan | Cà phê nhập | Cà phê phin giấy");
    query = ask("");
    query.kinds = {"service"};
    CHECK(found(registry, query) == "Tham quan vườn cà phê");
    query.kinds = {"supermarket"};
    CHECK(found(registry, query) == "Siêu thị Mía");  // the other one has closed
    query.kinds = {"cooperative"};
    CHECK(found(registry, query) == "Hợp tác xã Đường Mía Xanh (Demo)");
}

TEST_CASE("a province behind the words is taken as a filter", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    const auto answer = search(std::span(&registry, 1), ask("cà phê Đồng Nai")).value();
    CHECK(names(answer) == "Cà phê rang xay | Cà phê phin giấy");
    CHECK(answer.place_in_text == "Thành phố Đồng Nai");
}

TEST_CASE("pages of hits follow each other", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    auto query = ask("ca phe");
    const auto all = search(std::span(&registry, 1), query).value();
    REQUIRE(all.hits.size() == 5);
    CHECK_FALSE(all.more);
    query.limit = 2;
    std::string one_by_one;
    for (query.offset = 0; query.offset < 6; query.offset += 2) {
        const auto part = search(std::span(&registry, 1), query).value();
        CHECK(part.more == (query.offset < 4));
        for (const auto& hit : part.hits) one_by_one += (one_by_one.empty() ? "" : " | ") + name_of(hit);
    }
    CHECK(one_by_one == names(all));
}

TEST_CASE("whatever is typed gives an answer or a clear error", "[registry][search]") {
    const auto fixture = world();
    const auto registry = fixture.open();
    for (const auto* text : {"\"", "* OR *", "NEAR(a b)", "search:x", "^a", "'; DROP TABLE product; --", "\xff\xfe", "((((", "-", "a AND"})
        CHECK(search(std::span(&registry, 1), ask(text)).has_value());
    CHECK(search(std::span(&registry, 1), ask("a b c d e f g h i j k l m n o p q")).error().code == "QUERY_TOO_LONG");
    CHECK(search({}, ask("trà")).value().hits.empty());
    CHECK(registry.check().has_value());
}

TEST_CASE("suggestions: Vietnamese goods of the category, the province first, none under an alert", "[registry][search]") {
    auto fixture = world();
    SuggestQuery query;
    query.today = {2026, 11, 10};
    query.gtin14 = "09525678543211";
    query.province = "Lâm Đồng";
    const auto listed = [&](const RegistryFixture& sources) {
        const auto registry = sources.open();
        const auto answer = suggest(std::span(&registry, 1), query).value();
        std::string out;
        for (const auto& each : answer.list) out += (out.empty() ? "" : " | ") + each.product.name + (each.in_province ? " *" : "");
        return out;
    };
    // Not the goods themselves, nothing imported, no service.
    CHECK(listed(fixture) == "Cà phê hoà tan * | Cà phê phin giấy");
    query.province = "Bình Phước";
    CHECK(listed(fixture) == "Cà phê phin giấy * | Cà phê hoà tan");
    const std::string head = "kind,gtin,product_organisation,product_code,organisation,product_name,title,issued_on,lifted_on\n";
    fixture.table("alert", head + "warning,,cty-nui,N4,,,Cảnh báo,2026-01-01,\n");
    CHECK(listed(fixture) == "Cà phê hoà tan");
    fixture.table("alert", head + "warning,,cty-nui,N4,,,Cảnh báo,2026-01-01,2026-02-01\n");
    CHECK(listed(fixture) == "Cà phê phin giấy * | Cà phê hoà tan");
    fixture.table("alert", head + "warning,,,,,CÀ PHÊ HOÀ TAN,Cảnh báo theo tên,2026-01-01,\n");
    CHECK(listed(fixture) == "Cà phê phin giấy *");
    fixture.table("alert", head + "suspension,,,,cty-nui,,Đình chỉ,2026-01-01,\n");
    CHECK(listed(fixture) == "Trà hoà tan");  // nothing left of the category: the group it belongs to
    query.gtin14.reset();
    query.category = "trà";
    CHECK(listed(fixture) == "Trà hoà tan");
}

TEST_CASE("an alert of another registry counts too, and is shown with a hit", "[registry][search]") {
    auto shop = world(), office = world();
    office.id = "so-khac";
    office.table("alert", "kind,gtin,title,issued_on\nrecall,9525678543211,Thu hồi,2026-01-01\n");
    const Registry both[] = {shop.open(), office.open()};
    auto query = ask("cà phê rang xay");
    const auto answer = search(both, query).value();
    REQUIRE(answer.hits.size() == 2);
    CHECK(answer.hits[0].registry == 0);
    CHECK(answer.hits[1].registry == 1);
    for (const auto& hit : answer.hits) CHECK(hit.alerts.size() == 1);
}

TEST_CASE("a certificate's last day is written, or follows from its scheme", "[registry]") {
    CertificateRow row;
    row.scheme = "ocop";
    row.status = "active";
    CHECK(certificate_state(row, {2026, 1, 1}) == CertificateState::undated);
    row.issued_on = Date{2023, 2, 28};
    CHECK(certificate_end(row) == Date{2026, 2, 28});
    CHECK(certificate_state(row, {2026, 2, 28}) == CertificateState::in_force);
    CHECK(certificate_state(row, {2026, 3, 1}) == CertificateState::lapsed);
    row.issued_on = Date{2024, 2, 29};
    CHECK(certificate_end(row) == Date{2027, 2, 28});
    row.status = "withdrawn";
    CHECK(certificate_state(row, {2024, 3, 1}) == CertificateState::withdrawn);
    row = {};
    row.scheme = "gi";
    row.status = "active";
    CHECK(certificate_state(row, {2099, 1, 1}) == CertificateState::in_force);
}
