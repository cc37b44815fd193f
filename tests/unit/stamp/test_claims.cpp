// SPDX-License-Identifier: Apache-2.0
// What an opened link or element string says: each element alone ends up in its own field and in no other.
#include <temviet/trust/hash.hpp>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

/// Every typed field that is set, as text.
std::string fields(const Claims& claims) {
    std::string out;
    const auto text = [&](const char* name, const std::optional<std::string>& value) { if (value) out += std::string(name) + "=" + *value + " "; };
    const auto date = [&](const char* name, const std::optional<Date>& value) { if (value) out += std::string(name) + "=" + to_string(*value) + " "; };
    text("gtin", claims.gtin), text("pid", claims.pid), text("cpv", claims.cpv), text("lot", claims.lot), text("serial", claims.serial);
    date("production", claims.production), date("packaging", claims.packaging), date("best_before", claims.best_before);
    date("sell_by", claims.sell_by), date("expiry", claims.expiry);
    text("origin", claims.origin), text("host", claims.host);
    return out;
}

}  // namespace

TEST_CASE("each element alone is read into its own field", "[stamp][claims]") {
    struct Row {
        const char *ai, *value, *field;
        bool separated;
    };
    const Row rows[] = {
        {"22", "V2", "cpv=V2 ", true},
        {"10", "L1", "lot=L1 ", true},
        {"21", "S1", "serial=S1 ", true},
        {"11", "260102", "production=2026-01-02 ", false},
        {"13", "260203", "packaging=2026-02-03 ", false},
        {"15", "270304", "best_before=2027-03-04 ", false},
        {"16", "270405", "sell_by=2027-04-05 ", false},
        {"17", "991231", "expiry=2099-12-31 ", false},
        {"422", "704", "origin=704 ", true},
        {"20", "01", "", false},
        {"240", "X", "", true},
        {"30", "12", "", true},
        {"3103", "001250", "", false},
        {"3920", "99000", "", true},
    };
    const std::map<std::string, std::string> gtin_alone{{"01", "09521234543213"}};
    for (const auto& row : rows) {
        const std::string ai = row.ai, value = row.value;
        CAPTURE(ai);
        auto elements = gtin_alone;
        elements.emplace(ai, value);
        const bool key = ai == "22" || ai == "10" || ai == "21";
        const auto from_link = open(link("https://tem.example/01/09521234543213" + (key ? "/" + ai + "/" : "?" + ai + "=") + value), "]Q1");
        REQUIRE(from_link);
        CHECK(fields(from_link->claims()) == "gtin=09521234543213 " + std::string(row.field) + "host=tem.example ");
        CHECK(from_link->claims().elements == elements);
        const auto from_bytes = open(element_string("0109521234543213" + ai + value + (row.separated ? "\x1d" : "")), "]d2");
        REQUIRE(from_bytes);
        CHECK(fields(from_bytes->claims()) == "gtin=09521234543213 " + std::string(row.field));
        CHECK(from_bytes->claims().elements == elements);
    }
    // Reserved: signed, and no element.
    const auto reserved = open(link("https://a.b.tem.example/x/y-2/z/01/09521234543213?17=270801&vtx=AbC"), "]Q1");
    REQUIRE(reserved);
    CHECK(fields(reserved->claims()) == "gtin=09521234543213 expiry=2027-08-01 host=a.b.tem.example ");
    CHECK(reserved->claims().elements.size() == 2);
}

TEST_CASE("a hidden layer tells what commits to it, an open one nothing", "[stamp][claims]") {
    const std::string uri = "https://tem.example/01/09521234543213/21/S1", bytes = "010952123454321321S1\x1d";
    const auto first_16 = [](const Bytes& what) {
        const Hash256 digest = sha256(what);
        return Bytes(digest.begin(), digest.begin() + 16);
    };
    const auto commitment = [](const std::string& text, const char* identifier) { return parse_stamp(symbol(text, identifier)).commitment(); };
    CHECK(commitment(link(uri, Carrier::hdl), "]Q1") == first_16(*from_base64url(run(Carrier::hdl, uri))));
    CHECK(commitment(element_string(bytes, Carrier::hgs1), "]d2") == first_16(*from_base64url(run(Carrier::hgs1, bytes))));
    CHECK(commitment("VTH1:" + to_base45(one_record(Carrier::hrec)), "]Q1") == first_16(one_record(Carrier::hrec)));
    CHECK(commitment(link(uri), "]Q1").empty());
    CHECK(commitment(element_string(bytes), "]d2").empty());
    CHECK(commitment("VT1:" + to_base45(one_record()), "]Q1").empty());
}
