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

TEST_CASE("CBOR appendix A: what we accept encodes back to the same bytes", "[base]") {
    const auto text = test::shared_file("conformance/cbor-appendix-a.json");
    if (!text) return;
    int accepted = 0;
    for (const auto& vector : nlohmann::json::parse(*text)) {
        const auto bytes = from_hex(vector["hex"].get<std::string>());
        REQUIRE(bytes);
        const auto value = cbor::decode(*bytes);
        if (!value) continue;
        ++accepted;
        CHECK(cbor::encode(*value) == *bytes);
    }
    CHECK(accepted >= 35);
}
