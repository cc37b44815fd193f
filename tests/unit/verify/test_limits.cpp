// SPDX-License-Identifier: Apache-2.0
// Counts and ranges exactly at their ends: units of a lot, units of a carton, serials seen, keys that share a kid.
#include "catch.hpp"
#include <temviet/verify/seen.hpp>

#include "verify/check_signature.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

std::string serial(int unit) { return make_serial(unit, 4, "K7M3P9XQT"); }
Mint unit(int number) {
    Mint out;
    out.serial = serial(number);
    return out;
}
Mint lot_only() {
    Mint out;
    out.serial.reset();
    return out;
}
/// The tea's lot, declared with these: "first,last,width,rand_len,quantity".
World declared(const char* units) {
    World out;
    out.registry().table("batch", std::string("organisation,gtin,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n"
                                              "demo-tra-sen-vang,9521234543213,L2508A,") +
                                      units + ",2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
    return out;
}
std::string allocation(const World& world, const Mint& mint) { return std::string(to_string(outcome(world.one(mint), Check::allocation))); }

}  // namespace

TEST_CASE("the first and the last unit of a lot", "[verify][limits]") {
    const World world = declared("5,8,4,9,4");
    CHECK(allocation(world, unit(4)) == "OUTSIDE_ALLOCATION");
    CHECK(allocation(world, unit(5)) == "ALLOCATED");
    CHECK(allocation(world, unit(8)) == "ALLOCATED");
    CHECK(allocation(world, unit(9)) == "OUTSIDE_ALLOCATION");
    CHECK(verdict(world.one(unit(9))) == "SUSPECT OK");
}

TEST_CASE("as many serials as a lot has units are not too many", "[verify][limits]") {
    World world = declared("0,9999,4,9,3");
    const auto see = [&](const char* gtin, const char* lot, int number) { world.request.seen.push_back({gtin, lot, serial(number), world.request.now}); };
    see(kTea, "L2508A", 7);
    see(kTea, "L2508A", 8);
    see(kTea, "L2508A", 4);  // this one
    // Of other goods or another lot.
    see(kTea, "L2508B", 10);
    see("09521234543220", "L2508A", 11);
    CHECK(allocation(world, unit(4)) == "ALLOCATED");
    see(kTea, "L2508A", 9);
    CHECK(allocation(world, unit(4)) == "OVER_QUANTITY");
    CHECK(verdict(world.one(unit(4))) == "SUSPECT OK");
    CHECK(allocation(world, lot_only()) == "BATCH_SCOPE");
    SECTION("also as a run remembers them") {
        world.request.seen.clear();
        SeenList list;
        for (const int number : {7, 8, 4}) REQUIRE(list.remember(world.verify({unit(number).symbol()})));
        world.request.seen_list = &list;
        CHECK(allocation(world, unit(4)) == "ALLOCATED");
        CHECK(allocation(world, unit(9)) == "OVER_QUANTITY");
        see(kTea, "L2508A", 9);  // fewer than the list holds: the greater count speaks
        CHECK(allocation(world, unit(9)) == "OVER_QUANTITY");
        REQUIRE(list.remember(world.verify({unit(9).symbol()})));
        CHECK(allocation(world, unit(4)) == "OVER_QUANTITY");
    }
}

TEST_CASE("a key that is no longer in use and a lot that declares no units", "[verify][limits]") {
    struct Case {
        const char *status, *units;
        bool of_unit;
        const char *state, *verdict;
    };
    // 05: the serial must be inside, without one the lot; a thief cannot declare lots.
    const Case cases[] = {
        {"retired", "0,9999,4,9,10000", false, "KEY_RETIRED_EARLIER_BATCH", "STAMP_VALID_BATCH OK"},
        {"retired", ",,,,", false, "KEY_RETIRED_EARLIER_BATCH", "STAMP_VALID_BATCH OK"},
        {"retired", ",,,,", true, "KEY_RETIRED", "SIGNED_UNCONFIRMED OK"},
        {"revoked", "0,9999,4,9,10000", false, "KEY_REVOKED_EARLIER_BATCH", "SIGNED_UNCONFIRMED OK"},
        {"revoked", ",,,,", true, "KEY_REVOKED", "REJECTED OK"},
        {"compromised", "0,9999,4,9,10000", false, "KEY_COMPROMISED_EARLIER_BATCH", "SIGNED_UNCONFIRMED OK"},
        {"compromised", ",,,,", true, "KEY_COMPROMISED_EARLIER_BATCH", "SIGNED_UNCONFIRMED OK"},
        {"compromised", "0,3,4,9,4", true, "KEY_COMPROMISED", "REJECTED OK"},
    };
    for (const auto& c : cases) {
        World world = declared(c.units);
        TestIssuerKey key;
        key.status = c.status;
        key.status_at = "2025-08-01";
        if (key.status == "compromised") key.compromised_at = "2025-08-01";
        world.registry().table("issuer_key", "").add_key(key);
        const auto item = world.one(c.of_unit ? unit(4) : lot_only());
        INFO(c.status << " " << c.units << " " << c.of_unit);
        CHECK(to_string(outcome(item, Check::key_state)) == c.state);
        CHECK(verdict(item) == c.verdict);
    }
}

TEST_CASE("only the same goods, lot and serial are seen again", "[verify][limits]") {
    World world;
    const auto see = [&](const char* gtin, const char* lot, int number, const char* when) {
        world.request.seen.push_back({gtin, lot, serial(number), *parse_instant(when)});
    };
    see(kTea, "L2508A", 5, "2025-08-20T01:00:00Z");
    see(kTea, "L2508B", 4, "2025-08-20T01:00:00Z");
    see("09521234543220", "L2508A", 4, "2025-08-20T01:00:00Z");
    CHECK(outcome(world.one(Mint()), Check::copies) == Reason::first_sight);
    see(kTea, "L2508A", 4, "2025-08-20T02:00:00Z");
    see(kTea, "L2508A", 4, "2025-08-20T01:30:00Z");
    CHECK(outcome(world.one(Mint()), Check::copies) == Reason::seen_again);
    CHECK(told(world.one(Mint()), Check::copies) == "time=2025-08-20T01:30:00Z; serial=" + serial(4));
    // Text that was typed and carries no signature may be a stamp cut short: it accuses nobody.
    const std::string plain = "(01)09521234543213(10)L2508A(21)" + serial(4);
    Symbol scanned = text_symbol("0109521234543213" "10L2508A\x1d" "21" + serial(4));
    scanned.symbology_identifier = "]d2";
    scanned.format = SymbolFormat::data_matrix;
    world.request.distinct = true;
    CHECK(outcome(world.one(text_symbol(Mint().symbol().bytes)), Check::copies) == Reason::duplicate_in_session);
    CHECK(outcome(world.one(scanned), Check::copies) == Reason::duplicate_in_session);
    CHECK(outcome(world.one(text_symbol(plain)), Check::copies) == Reason::seen_again);
    world.request.distinct = false;
    CHECK(outcome(world.one(scanned), Check::copies) == Reason::seen_again);
}

TEST_CASE("goods without a GTIN are found by their lot only", "[verify][limits]") {
    World world;
    world.registry().table("batch", "organisation,gtin,product_organisation,product_code,lot,first,last,width,rand_len,quantity,published_seq,published_at\n"
                                    "demo-tra-sen-vang,,demo-tra-sen-vang,TSV-LE,CAN1,0,99,4,9,100,6,2025-07-31T00:00:00Z\n");
    Mint mint;
    mint.carrier = Carrier::rec;
    mint.gtin.reset();
    mint.pid = "TSV-LE";
    mint.lot = "CAN1";
    CHECK(verdict(world.one(mint)) == "STAMP_VALID_ITEM OK");
    mint.lot.reset();
    CHECK(allocation(world, mint) == "BATCH_UNDECLARED");
    mint.serial.reset();
    CHECK(allocation(world, mint) == "CLASS_SCOPE");
}

TEST_CASE("a form that names no product has no signature to speak of", "[verify][limits]") {
    // No stamp of legal form is like that; a reading handed in by other code might be.
    const auto fixture = RegistryFixture::demo();
    std::vector<Registry> registries;
    registries.push_back(fixture.open());
    const std::vector<UnusableRegistry> none;
    const verify::KeyCache cache;
    const auto request = World::at("2025-08-20T03:00:00Z");
    const verify::Sources sources(registries, none, std::nullopt, request, Env::test, cache, {});
    for (const bool with_issuer : {false, true}) {
        verify::Reading reading;
        reading.form = Reason::canonical;
        reading.claims.issuer = with_issuer ? std::optional<std::string>(kIssuer) : std::nullopt;
        if (!with_issuer) reading.claims.pid = "TSV-LE";
        Findings findings;
        const auto opened = verify::check_signature(reading, sources, verify::look_up(sources, reading.claims), findings);
        CHECK(findings[Check::signature].reason == Reason::not_applicable);
        CHECK_FALSE(opened.stamp);
    }
}
