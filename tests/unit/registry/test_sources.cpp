// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/text.hpp>
#include "catch.hpp"
#include "registry/source_records.hpp"
#include "registry_fixture.hpp"

using namespace temviet;
namespace fs = std::filesystem;

namespace {

/// "line:a|b;" for each record, "line!CODE;" for each fault.
std::string read(std::string_view text, bool json = false) {
    std::string out;
    const auto fault = [&](SourceFault f) { out += std::to_string(f.line) + "!" + f.code + ";"; };
    const auto reader = json ? json_reader(text, {"a", "b"}, fault) : csv_reader(text, fault);
    SourceRecord record;
    while (reader->next(record)) {
        out += std::to_string(record.line) + ":";
        for (std::size_t at = 0; at < record.values.size(); ++at)
            out += (at == 0 ? "" : "|") + std::string(record.values[at]);
        out += ";";
    }
    return out;
}

}  // namespace

TEST_CASE("CSV as people really write it", "[registry]") {
    CHECK(read("a,b\n1,2\n3,4\n") == "2:1|2;3:3|4;");
    CHECK(read("a,b\n1,2") == "2:1|2;");
    CHECK(read("\xEF\xBB\xBF"
               "a,b\r\n1,2\r\n\r\n,\r\n3,4\r\n") == "2:1|2;5:3|4;");
    CHECK(read("a;b\n1,5;2\n") == "2:1,5|2;");
    CHECK(read("a\tb\n1\t2\n") == "2:1|2;");
    CHECK(read("a,b\n\"x, \"\"y\"\"\",2\n") == "2:x, \"y\"|2;");
    CHECK(read("a,b\n\"dòng một\ndòng hai\",2\n3,4\n") == "2:dòng một\ndòng hai|2;4:3|4;");
    CHECK(read("a,b\n\"\",2\n") == "2:|2;");
    CHECK(read("a,b\n 1 ,\xC2\xA0"
               "2\xC2\xA0\n") == "2:1|2;");
    CHECK(read("a,b\n1\n1,2,3\n4,5\n") == "2!FIELD_COUNT;3!FIELD_COUNT;4:4|5;");
    CHECK(read("a,b\nx\"y,2\n3,4\n") == "2!BAD_CSV;3:3|4;");
    CHECK(read("a,b\n\"x\"y,2\n3,4\n") == "2!BAD_CSV;3:3|4;");
    CHECK(read("a,b\n1,\"never closed\n3,4\n").starts_with("2!BAD_CSV;"));
    CHECK(read("a,b\n\"two\nlines\"x,2\n3,4\n") == "2!BAD_CSV;4:3|4;");
    CHECK(read("") == "1!BAD_HEADER;");
    CHECK(read("a,b\n") == "");
    CHECK(read("a,b\n" + std::string(70'000, 'x') + ",1\n3,4\n") == "2!BAD_CSV;3:3|4;");
}

TEST_CASE("JSON sources say the line of each object", "[registry]") {
    CHECK(read("[\n{\"a\":\"1\",\"b\":2},\n\n{\"b\":true}]", true) == "2:1|2;4:|1;");
    CHECK(read("[]", true) == "");
    CHECK(read("[{\"a\":null,\"b\":[\"x\",\"y\"]}]", true) == "1:|x y;");
    CHECK(read("[{\"a\":\"}]\\\"\"}]", true) == "1:}]\"|;");
    CHECK(read("{}", true) == "1!BAD_JSON;");
    CHECK(read("[{\"a\":1}\n{\"a\":2}]", true) == "1:1|;2!BAD_JSON;");
    CHECK(read("[{\"a\":1,}]", true) == "1!BAD_JSON;");
    CHECK(read("[{\"a\":1,\"a\":2}]", true) == "1!DUPLICATE_COLUMN;");
    CHECK(read("[{\"c\":1}]", true) == "1!UNKNOWN_COLUMN;");
    CHECK(read("[{\"a\":1.5}]", true) == "1!BAD_VALUE;");
    CHECK(read("[{\"a\":{}}]", true) == "1!BAD_VALUE;");
    CHECK(read("[{\"a\":1}", true) == "1:1|;1!BAD_JSON;");
    CHECK(read("[{\"a\":1}] x", true) == "1:1|;1!BAD_JSON;");
    CHECK(read("[{\"a\":\n", true) == "1!BAD_JSON;");
}

TEST_CASE("CSV and JSON sources make the same registry, byte for byte", "[registry]") {
    auto csv = RegistryFixture::demo(), json = RegistryFixture::demo();
    json.without("admin_unit")
        .table("admin_unit", "[{\"level\":\"province\",\"name\":\"Tỉnh Lâm Đồng\",\"code\":\"68\"}]");
    json.table("source",
               "\xEF\xBB\xBF" + std::string("quality;id;title;dated\r\nofficial;qd-1;Quyết định thử;2025-01-02\r\n"));
    csv.build_and_sign();
    json.build_and_sign();
    CHECK(read_file(csv.file(), 1 << 24).value() == read_file(json.file(), 1 << 24).value());
    for (const char* suffix : {".pages", ".unsigned.json", ".sig.json"})
        CHECK(read_file(csv.file().native() + suffix, 1 << 24).value() ==
              read_file(json.file().native() + suffix, 1 << 24).value());
}

TEST_CASE("text is kept as NFC", "[registry]") {
    auto fixture = RegistryFixture::demo();
    fixture.table("admin_unit", "code,name,level\n68,T\x69\xCC\x89nh,province\n");  // i + combining hook above
    CHECK(fixture.open().admin_unit_name("68").value() == std::optional<std::string>("Tỉnh"));
}

TEST_CASE("template sources build an empty registry and are never overwritten", "[registry]") {
    const RegistryFixture fixture;
    const auto folder = fixture.folder() / "mới";
    REQUIRE(init_registry_sources(folder, "so-moi", Env::test, RegistryKind::official));
    const auto outcome = build_registry(folder, fixture.file()).value();
    for (const auto& error : outcome.errors)
        UNSCOPED_INFO(error.file << ":" << error.line << ":" << error.column << " " << error.message);
    REQUIRE(outcome.summary);
    CHECK(outcome.summary->rows == 0);
    CHECK(init_registry_sources(folder, "so-moi", Env::test, RegistryKind::official).error().code == "FILE_EXISTS");
    CHECK(init_registry_sources(fixture.folder() / "x", "Sổ", Env::test, RegistryKind::official).error().code ==
          "BAD_REGISTRY_ID");
}

TEST_CASE("a cancelled or failed build leaves nothing behind", "[registry]") {
    auto fixture = RegistryFixture::demo();
    std::string products = fixture.source("product");
    for (int at = 0; at < 10'000; ++at) products += "demo-ca-phe-nui,C" + std::to_string(at) + ",Cà phê,,,,,,,,,,\n";
    fixture.table("product", products);
    fixture.write_sources();
    const auto count = [&] { return std::distance(fs::directory_iterator(fixture.folder()), {}); };
    const auto before = count();
    BuildOptions options;
    options.progress = [](std::int64_t) { return false; };
    CHECK(build_registry(fixture.sources(), fixture.file(), options).error().code == "CANCELLED");
    CHECK(count() == before);
    std::int64_t seen = 0;
    options.progress = [&](std::int64_t rows) { return seen = rows, true; };
    CHECK(build_registry(fixture.sources(), fixture.file(), options).value().summary->rows == 10'015);
    CHECK(seen == 8192);
    CHECK(count() == before + 3);
    fixture.add("product", "demo-ca-phe-nui,C1,X,,,,,,,,,,\n");
    const auto old = read_file(fixture.file(), 1 << 24).value();
    CHECK_FALSE(fixture.build().summary);
    CHECK(read_file(fixture.file(), 1 << 24).value() == old);
    CHECK(count() == before + 3);
    CHECK(build_registry(fixture.sources(), fixture.folder() / "no" / "such").error().code == "FILE_UNWRITABLE");
    CHECK(build_registry(fixture.folder() / "none", fixture.file()).error().code == "FILE_NOT_FOUND");
}
