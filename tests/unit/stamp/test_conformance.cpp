// SPDX-License-Identifier: Apache-2.0
// The public vectors of a second implementation, and our own golden ones: the same answer, field by field.
#include "catch.hpp"
#include "shared_data.hpp"
#include <nlohmann/json.hpp>
#include <sstream>
#include <temviet/stamp/stamp.hpp>

using namespace temviet;

namespace {

int run_vectors(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (line.empty() || line[0] == '#') continue;
        ++count;
        const auto v = nlohmann::json::parse(line);
        INFO(v["name"]);
        Symbol symbol;
        if (v.contains("input_hex")) {
            const auto bytes = from_hex(v["input_hex"].get<std::string>());
            REQUIRE(bytes);
            symbol.bytes.assign(bytes->begin(), bytes->end());
        } else {
            symbol.bytes = v["input"].get<std::string>();
        }
        if (v["symbology"] != "text") symbol.symbology_identifier = v["symbology"].get<std::string>();
        const IssuerKey key{v["issuer"], PublicKey{*from_hex_array<32>(v["key"].get<std::string>())}, KeyUsage::all};
        const Env env = *parse_env(v["env"].get<std::string>());
        const ParsedStamp parsed = parse_stamp(symbol);
        const auto opened = StampOpener::open(parsed, key, env);
        const std::string outcome(to_string(opened ? OpenOutcome::ok : opened.error()));
        INFO(parsed.detail());
        CHECK(outcome == v["expect"].get<std::string>());
        if (v.contains("carrier")) {
            REQUIRE(parsed.carrier());
            CHECK(to_string(*parsed.carrier()) == v["carrier"].get<std::string>());
        }
        if (v.contains("kid")) CHECK(to_hex(parsed.kid()) == v["kid"].get<std::string>());
        if (v.contains("stamp_id")) {
            REQUIRE(opened);
            CHECK(to_hex(opened->stamp_id()) == v["stamp_id"].get<std::string>());
            CHECK(to_hex(parsed.stamp_id(env)) == v["stamp_id"].get<std::string>());
        }
        if (v.contains("claims") && !v["claims"].is_null()) {
            REQUIRE(opened);
            const auto& elements = opened->claims().elements;
            CHECK(elements.size() == v["claims"].size());
            for (const auto& [ai, value] : v["claims"].items()) {
                REQUIRE(elements.count(ai) == 1);
                CHECK(elements.at(ai) == value.get<std::string>());
            }
        }
    }
    return count;
}

}  // namespace

TEST_CASE("the second implementation's 187 vectors", "[stamp]") {
    if (const auto text = test::shared_file("conformance/stamp-v1.jsonl")) CHECK(run_vectors(*text) == 187);
}

TEST_CASE("our golden vectors", "[stamp]") { CHECK(run_vectors(test::project_file("data/vectors/stamp.jsonl")) >= 40); }
