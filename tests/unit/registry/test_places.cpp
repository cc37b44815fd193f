// SPDX-License-Identifier: Apache-2.0
// Communes and provinces of rows: what the build fills in and what it refuses; what old units are today.
#include "catch.hpp"
#include "registry/places.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

/// Bình Phước went into Đồng Nai; one of its communes was split over two new ones.
RegistryFixture moved() {
    auto fixture = RegistryFixture::demo();
    fixture.table("admin_unit",
                  "code,name,level,parent,valid_from,valid_to\n68,Tỉnh Lâm Đồng,province,,,\n"
                  "75,Thành phố Đồng Nai,province,,2025-07-01,\n70,Tỉnh Bình Phước,province,,,2025-06-30\n"
                  "79,Thành phố Hồ Chí Minh,province,,,\n"
                  "25217,Xã Phước Sơn,commune,75,2025-07-01,\n25220,Xã Nghĩa Trung,commune,75,2025-07-01,\n"
                  "cu-1,Xã Đoàn Kết,commune,70,,2025-06-30\ncu-2,Xã Bom Bo,commune,70,,2025-06-30\n");
    fixture.table("admin_unit_map", "old_code,new_code,from_date\ncu-1,25217,2025-07-01\ncu-1,25220,2025-07-01\n"
                                    "cu-2,25220,2025-07-01\n");
    return fixture;
}

std::string first_code(const RegistryFixture& fixture) {
    const auto outcome = fixture.build();
    return outcome.errors.empty() ? "" : outcome.errors.front().column + " " + outcome.errors.front().code;
}

}  // namespace

TEST_CASE("a commune brings its province, an old one today's", "[registry]") {
    auto fixture = moved();
    fixture.table("organisation",
                  "id,name,kind,commune,province\ndemo-tra-sen-vang,Trà Sen Vàng,cooperative,25217,\n"
                  "demo-ca-phe-nui,Cà phê Núi,enterprise,cu-1,\n");
    const auto registry = fixture.open();
    CHECK(registry.organisation("demo-tra-sen-vang").value()->province == "75");
    CHECK(registry.organisation("demo-ca-phe-nui").value()->province == "75");
    CHECK(registry.organisation("demo-ca-phe-nui").value()->commune == "cu-1");
}

TEST_CASE("a commune outside its province is an error, then and now are not", "[registry]") {
    const auto with = [](const std::string& commune, const std::string& province) {
        auto fixture = moved();
        fixture.table("outlet", "organisation,name,commune,province\ndemo-ca-phe-nui,Quầy mẫu," + commune + "," +
                                    province + "\n");
        return first_code(fixture);
    };
    CHECK(with("25217", "75").empty());
    CHECK(with("cu-1", "70").empty());
    CHECK(with("cu-1", "75").empty());
    CHECK(with("25217", "70").empty());
    CHECK(with("25217", "79") == "province PLACE_DIFFERS");
    CHECK(with("cu-2", "68") == "province PLACE_DIFFERS");
    CHECK(with("75", "75") == "commune BAD_PLACE");
    CHECK(with("99999", "75") == "commune UNKNOWN_REFERENCE");
}

TEST_CASE("old units become what their rows or their communes say", "[registry]") {
    PlaceTable table;
    const auto add = [&](const char* code, const char* name, const char* level, const char* parent, bool old) {
        table.add({code, name, std::nullopt, level, *parent == '\0' ? std::nullopt : std::optional<std::string>(parent),
                   std::nullopt, old ? std::optional(Date{2025, 6, 30}) : std::nullopt});
    };
    add("75", "Thành phố Đồng Nai", "province", "", false);
    add("70", "Tỉnh Bình Phước", "province", "", true);
    add("d1", "Huyện Bù Đăng", "district", "70", true);
    add("25217", "Xã Phước Sơn", "commune", "75", false);
    add("25220", "Xã Nghĩa Trung", "commune", "75", false);
    add("c1", "Xã Đoàn Kết", "commune", "d1", true);
    add("c2", "Xã Bom Bo", "commune", "d1", true);
    table.add_map("c1", "25217", {2025, 7, 1});
    table.add_map("c1", "25220", {2025, 7, 1});
    table.add_map("c2", "25220", {2025, 7, 1});
    table.finish();
    const auto at = [&](const char* code) { return *table.find(code); };
    const auto codes = [&](const PlaceTable::Units& units) {
        std::string out;
        for (const auto unit : units) out += table.row(unit).code + " ";
        return out;
    };
    CHECK(codes(table.today(at("70"))) == "75 ");
    CHECK(codes(table.today(at("d1"))) == "25217 25220 ");
    CHECK(codes(table.today(at("c1"))) == "25217 25220 ");
    CHECK(codes(table.today(at("75"))) == "75 ");
    CHECK(table.changed_on(at("70")) == Date{2025, 7, 1});
    CHECK_FALSE(table.changed_on(at("75")));

    CHECK(codes(table.named("Bình Phước", true)) == "70 ");
    CHECK(codes(table.named("tinh binh phuoc", true)) == "70 ");
    CHECK(codes(table.named("tỉnh Đồng Nai", true)) == "75 ");
    CHECK(table.named("Bình Phước", false).empty());
    CHECK(codes(table.named("bom bo", false)) == "c2 ");
    CHECK(codes(table.named("huyện Bù Đăng", false)) == "d1 ");

    // A new commune holds what went into it, an old one what it went into; neither holds its neighbours' provinces.
    CHECK(table.codes_within({at("25217")}) == std::unordered_set<std::string>{"25217", "c1"});
    CHECK(table.codes_within({at("c2")}) == std::unordered_set<std::string>{"c2", "25220", "c1"});
    CHECK(table.codes_within({at("75")}).size() == 7);
}

TEST_CASE("loops of places end", "[registry]") {
    PlaceTable table;
    table.add({"a", "Tỉnh A", std::nullopt, "province", "b", std::nullopt, Date{2025, 1, 1}});
    table.add({"b", "Tỉnh B", std::nullopt, "district", "a", std::nullopt, Date{2025, 1, 1}});
    table.add_map("a", "b", {2025, 1, 1});
    table.add_map("b", "a", {2025, 1, 1});
    table.finish();
    CHECK(table.today(0).size() <= 2);
    CHECK(table.codes_within({0}).size() == 2);
}
