// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "shared_data.hpp"
#include <nlohmann/json.hpp>
#include <temviet/base/cbor.hpp>
#include <temviet/base/limits.hpp>

using namespace temviet;

namespace {

bool decodes(const std::string& hex) { return cbor::decode(*from_hex(hex)).has_value(); }

}  // namespace

TEST_CASE("CBOR: one spelling a value", "[base]") {
    for (const char* good : {"00", "17", "1818", "190100", "1a00010000", "1b0000000100000000", "20", "3863", "40", "4401020304", "60", "6161", "80",
                             "83010203", "a0", "a201020304", "f4", "f5", "f6", "a2012020f5"})
        CHECK(decodes(good));
    for (const char* bad : {"1817", "190017", "1a00000017", "5801ff", "9f01ff", "bf0102ff", "7f6161ff", "f7", "f90000", "fa47c35000", "c11a514b67b0",
                            "a203040102", "a201020103", "ff", "", "18", "6180", "61ff", "8201", "0000", "1bffffffffffffffff", "f820"})
        CHECK_FALSE(decodes(bad));
    std::string deep;
    for (std::size_t i = 0; i <= limits::kMaxCborDepth; ++i) deep += "81";
    CHECK_FALSE(decodes(deep + "00"));
    CHECK_FALSE(decodes("9b7fffffffffffffff"));
    CHECK_FALSE(decodes("5b7fffffffffffffff"));
}

namespace {

/// What a diagnostic JSON value says; nullopt where JSON cannot say it.
std::optional<cbor::Value> from_json(const nlohmann::json& json) {
    using cbor::Value;
    if (json.is_null()) return Value(nullptr);
    if (json.is_boolean()) return Value(json.get<bool>());
    if (json.is_number_float()) return std::nullopt;
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    if (json.is_number_integer()) return Value(json.get<std::int64_t>());
    if (json.is_string()) return Value(json.get<std::string>());
    cbor::Array array;
    cbor::Map map;
    for (const auto& [key, member] : json.items()) {
        auto value = from_json(member);
        if (!value) return std::nullopt;
        if (json.is_array()) array.push_back(std::move(*value));
        else map.emplace_back(cbor::Value(key), std::move(*value));
    }
    return json.is_array() ? Value(std::move(array)) : Value(std::move(map));
}

}  // namespace

TEST_CASE("CBOR appendix A: accepted exactly when deterministic and of our types, with the value it states", "[base]") {
    const auto text = test::shared_file("conformance/cbor-appendix-a.json");
    if (!text) return;
    int accepted = 0, stated = 0, count = 0;
    for (const auto& vector : nlohmann::json::parse(*text)) {
        ++count;
        const auto hex = vector["hex"].get<std::string>();
        INFO(hex);
        const auto bytes = from_hex(hex);
        REQUIRE(bytes);
        const auto value = cbor::decode(*bytes);
        std::optional<cbor::Value> said;
        if (vector.contains("decoded")) said = from_json(vector["decoded"]);
        if (value) {
            ++accepted;
            CHECK(cbor::encode(*value) == *bytes);
        }
        if (!said) continue;
        ++stated;
        // Indefinite lengths and tags do not make the round trip, and no deterministic spelling either.
        const bool ours = cbor::encode(*said) == *bytes;
        CHECK(value.has_value() == ours);
        if (value && ours) CHECK(cbor::encode(*value) == cbor::encode(*said));
    }
    CHECK(count == 82);
    CHECK(accepted == 35);
    CHECK(stated == 42);
}
