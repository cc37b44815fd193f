// SPDX-License-Identifier: Apache-2.0
// Minting: what a request must say, what it may say once, and that each field comes back as it was given.
#include <functional>
#include <temviet/stamp/mint.hpp>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

using Change = std::function<void(MintRequest&)>;

Result<MintedStamp> mint(Carrier carrier, const Change& change) {
    MintRequest out;
    out.carrier = carrier;
    out.issuer = kIssuer;
    out.claims.gtin = "09521234543213";
    if (is_record(carrier)) out.claims.issued_at = Instant{1764547200};
    else if (carrier == Carrier::dl || carrier == Carrier::hdl) out.host = "tem.example";
    change(out);
    return mint_stamp(out, demo_signer());
}
std::string code(Carrier carrier, const Change& change) {
    const auto minted = mint(carrier, change);
    return minted ? "minted" : minted.error().code;
}
/// What a stranger reads in the minted record.
Claims read(const Change& change) {
    const auto minted = mint(Carrier::rec, change);
    INFO((minted ? "" : minted.error().message));
    REQUIRE(minted);
    return open(minted->payload, minted->symbology_identifier).value().claims();
}

}  // namespace

TEST_CASE("an element and its own field say the same, or nothing is minted", "[stamp][mint]") {
    const std::pair<const char*, std::optional<std::string> Claims::*> keys[] = {{"01", &Claims::gtin}, {"22", &Claims::cpv}, {"10", &Claims::lot}, {"21", &Claims::serial}};
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1})
        for (const auto& [ai, field] : keys) {
            CAPTURE(ai);
            const bool gtin = std::string(ai) == "01";
            const std::string one = gtin ? "09521234543213" : "A", other = gtin ? "09521234543220" : "B";
            const auto twice = [&](const std::string& element) {
                return code(carrier, [&](MintRequest& r) { r.claims.*field = one, r.claims.elements[ai] = element; });
            };
            CHECK(twice(one) == "minted");
            CHECK(twice(other) == "CLAIM_TWICE");
        }
    CHECK(code(Carrier::rec, [](MintRequest& r) { r.claims.issuer = kIssuer; }) == "minted");
    CHECK(code(Carrier::rec, [](MintRequest& r) { r.claims.issuer = "demo-sao-bien"; }) == "CLAIM_TWICE");
}

TEST_CASE("what each carrier must name, missing alone", "[stamp][mint]") {
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1, Carrier::hdl, Carrier::hgs1}) {
        CHECK(code(carrier, [](MintRequest&) {}) == "minted");
        CHECK(code(carrier, [](MintRequest& r) { r.claims.gtin.reset(); }) == "GTIN_MISSING");
        CHECK(code(carrier, [](MintRequest& r) { r.issuer = "TSV"; }) == "BAD_ISSUER_ID");
    }
    for (const Carrier carrier : {Carrier::rec, Carrier::hrec}) {
        CHECK(code(carrier, [](MintRequest&) {}) == "minted");
        CHECK(code(carrier, [](MintRequest& r) { r.claims.gtin.reset(); }) == "BAD_VALUE");
        CHECK(code(carrier, [](MintRequest& r) { r.claims.issued_at.reset(); }) == "TIME_MISSING");
        CHECK(code(carrier, [](MintRequest& r) { r.claims.elements["17"] = "270801"; }) == "ATTRIBUTE_NOT_ALLOWED");
    }
}

TEST_CASE("a text that is not UTF-8 is named by its field", "[stamp][mint]") {
    const std::string bad = "Tr\xE0";  // Latin-1
    const std::pair<const char*, std::function<void(Claims&)>> fields[] = {
        {"pid", [&](Claims& c) { c.gtin.reset(), c.pid = bad; }},
        {"name", [&](Claims& c) { c.name = bad; }},
        {"maker", [&](Claims& c) { c.maker = bad; }},
        {"importer", [&](Claims& c) { c.importer = bad; }},
        {"origin", [&](Claims& c) { c.origin = bad; }},
        {"place", [&](Claims& c) { c.place = bad; }},
        {"net-content", [&](Claims& c) { c.net_content = bad; }},
        {"warning", [&](Claims& c) { c.warnings = {"tốt", bad}; }},
        {"certificate", [&](Claims& c) { c.certificates = {{bad, "7", Date{2025, 3, 4}}}; }},
        {"certificate", [&](Claims& c) { c.certificates = {{"OCOP", bad, Date{2025, 3, 4}}}; }},
    };
    for (const auto& [field, set] : fields) {
        const auto minted = mint(Carrier::rec, [&, change = set](MintRequest& r) { change(r.claims); });
        CAPTURE(field);
        REQUIRE_FALSE(minted);
        CHECK(minted.error().code == "BAD_VALUE");
        CHECK(minted.error().message.find(std::string(field) + " is not UTF-8 text") == 0);
    }
}

TEST_CASE("links need a host; the link of a record needs a stem too", "[stamp][mint]") {
    for (const Carrier carrier : {Carrier::dl, Carrier::hdl}) {
        CHECK(code(carrier, [](MintRequest& r) { r.stem = ""; }) == "minted");
        CHECK(code(carrier, [](MintRequest& r) { r.stem = "a/b/c"; }) == "minted");
        CHECK(code(carrier, [](MintRequest& r) { r.stem = "a/b/c/d"; }) == "BAD_STEM");
        CHECK(code(carrier, [](MintRequest& r) { r.host = ""; }) == "BAD_HOST");
    }
    for (const Carrier carrier : {Carrier::rec, Carrier::hrec}) {
        const auto as_link = [&](const char* host, const char* stem) {
            return code(carrier, [&](MintRequest& r) { r.record_as_link = true, r.host = host, r.stem = stem; });
        };
        CHECK(as_link("tem.example", "t") == "minted");
        CHECK(as_link("tem.example", "") == "BAD_STEM");
        CHECK(as_link("tem.example", "12") == "BAD_STEM");
        CHECK(as_link("tem", "t") == "BAD_HOST");
    }
    // Where no link is printed, none is asked for.
    for (const Carrier carrier : {Carrier::gs1, Carrier::hgs1, Carrier::rec, Carrier::hrec}) CHECK(code(carrier, [](MintRequest& r) { r.host = "TEM", r.stem = "12"; }) == "minted");
}

TEST_CASE("each field of a record comes back as given, alone and with all others", "[stamp][mint]") {
    const auto text = [](const std::optional<std::string>& value) { return value.value_or("-"); };
    const auto day = [](const std::optional<Date>& value) { return value ? to_string(*value) : "-"; };
    const auto told = [&](const Claims& c) {
        std::vector<std::string> out{text(c.lot), text(c.serial), text(c.name), text(c.maker), text(c.importer), text(c.origin), text(c.place), text(c.net_content), day(c.production), day(c.expiry),
                                     c.expires_at ? std::to_string(c.expires_at->seconds) : "-", c.hidden_commitment ? to_hex(*c.hidden_commitment) : "-"};
        for (const auto& each : c.certificates) out.push_back(each.scheme + "|" + each.number + "|" + day(each.date));
        for (const auto& each : c.warnings) out.push_back(each);
        for (const auto& each : c.contains) out.push_back(each.gtin + "|" + each.lot + "|" + each.first + "|" + each.last + "|" + std::to_string(each.count));
        return out;
    };
    const std::function<void(Claims&)> fields[] = {
        [](Claims&) {},
        [](Claims& c) { c.lot = "L2508A"; },
        [](Claims& c) { c.serial = "0004K7M3P9XQTR"; },
        [](Claims& c) { c.name = "Trà sen vàng"; },
        [](Claims& c) { c.maker = "HTX Sen Vàng"; },
        [](Claims& c) { c.importer = "Công ty Gió"; },
        [](Claims& c) { c.origin = "704"; },
        [](Claims& c) { c.place = "Đồng Tháp"; },
        [](Claims& c) { c.net_content = "100 g"; },
        [](Claims& c) { c.production = Date{2026, 8, 1}; },
        [](Claims& c) { c.expiry = Date{2027, 8, 2}; },
        [](Claims& c) { c.expires_at = Instant{1900000000}; },
        [](Claims& c) { c.hidden_commitment = Bytes(16, 7); },
        [](Claims& c) { c.certificates = {{"OCOP", "12/QĐ-UBND", Date{2025, 1, 2}}, {"VietGAP", "7", Date{2025, 3, 4}}}; },
        [](Claims& c) { c.warnings = {"Bảo quản nơi khô ráo", "Không dùng khi mốc"}; },
        [](Claims& c) { c.contains = {{"09521234543213", "L2508A", "0004", "0027", 24}, {"09521234543220", "L1", "1", "2", 1}}; },
    };
    Claims all;
    for (const auto& set : fields) {
        Claims alone;
        set(alone), set(all);
        CHECK(told(read([&](MintRequest& r) { set(r.claims); })) == told(alone));
    }
    CHECK(told(read([&](MintRequest& r) { for (const auto& set : fields) set(r.claims); })) == told(all));
    const Claims product = read([](MintRequest& r) { r.claims.gtin.reset(), r.claims.pid = "TSV-01"; });
    CHECK(text(product.pid) == "TSV-01");
    CHECK_FALSE(product.gtin);
    CHECK(text(product.issuer) == kIssuer);
    CHECK(product.issued_at == Instant{1764547200});
}
