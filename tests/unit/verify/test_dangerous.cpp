// SPDX-License-Identifier: Apache-2.0
// Ways in which an item could look better than it is: each was open once.
#include "catch.hpp"
#include <temviet/base/limits.hpp>

#include "verify/check_signature.hpp"
#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

/// A second official list of the same goods.
RegistryFixture& second(World& world) {
    auto& out = world.fixtures.emplace_back(RegistryFixture::demo());
    out.id = "so-khac";
    return out;
}
Mint without_lot() {
    Mint out;
    out.lot.reset();
    return out;
}

}  // namespace

TEST_CASE("a stamp that names no lot does not escape the orders against its batch", "[verify][dangerous]") {
    World world;
    REQUIRE(verdict(world.one(without_lot())) == "STAMP_VALID_ITEM OK");
    SECTION("its batch was revoked") {
        world.registry().table("revocation", "kind,gtin,lot,revoked_on\nbatch,9521234543213,L2508A,2025-08-05\n");
        CHECK(outcome(world.one(without_lot()), Check::revocation) == Reason::batch_revoked);
        CHECK(verdict(world.one(without_lot())) == "REJECTED OK");
    }
    SECTION("its unit was revoked with the lot") {
        world.registry().table("revocation", "kind,gtin,lot,serial,revoked_on\nunit,9521234543213,L2508A," + *Mint().serial + ",2025-08-05\n");
        CHECK(verdict(world.one(without_lot())) == "REJECTED OK");
    }
    SECTION("a revoked batch that is another one") {
        world.registry().table("revocation", "kind,gtin,lot,revoked_on\nbatch,9521234543213,L2508B,2025-08-05\n");
        CHECK(verdict(world.one(without_lot())) == "STAMP_VALID_ITEM OK");
    }
    SECTION("its batch was recalled") {
        world.registry().table("alert", "kind,gtin,lot,title,issued_on\nrecall,9521234543213,L2508A,Thu hồi,2025-08-05\n");
        CHECK(outcome(world.one(without_lot()), Check::safety) == Reason::recalled);
        CHECK(verdict(world.one(without_lot())) == "SIGNED_UNCONFIRMED RECALLED");
    }
    SECTION("another lot was recalled: known not to be this one") {
        world.registry().table("alert", "kind,gtin,lot,title,issued_on\nrecall,9521234543213,L2508B,Thu hồi,2025-08-05\n");
        CHECK(verdict(world.one(without_lot())) == "STAMP_VALID_ITEM OK");
    }
    SECTION("counterfeits of its batch were seen") {
        world.registry().table("alert", "kind,gtin,lot,title,issued_on\ncounterfeit,9521234543213,L2508A,Nhái,2025-08-05\n");
        CHECK(verdict(world.one(without_lot())) == "SIGNED_UNCONFIRMED ALERT");
    }
}

TEST_CASE("a key that another registry in scope speaks against is not active", "[verify][dangerous]") {
    struct Case {
        const char *status, *status_at, *compromised_at;
        Reason reason;
        const char* verdict;
    };
    const Case cases[] = {
        {"active", "", "", Reason::key_active, "STAMP_VALID_ITEM OK"},
        {"compromised", "", "2025-07-15", Reason::key_compromised, "REJECTED OK"},
        {"compromised", "", "2025-08-05", Reason::key_compromised_earlier_batch, "SIGNED_UNCONFIRMED OK"},
        {"revoked", "2025-07-15", "", Reason::key_revoked, "REJECTED OK"},
        {"revoked", "2025-08-05", "", Reason::key_revoked_earlier_batch, "SIGNED_UNCONFIRMED OK"},
        {"retired", "2025-07-15", "", Reason::key_retired, "SIGNED_UNCONFIRMED OK"},
    };
    for (const auto& c : cases) {
        World world;
        TestIssuerKey key;
        key.status = c.status;
        key.status_at = c.status_at;
        key.compromised_at = c.compromised_at;
        second(world).table("issuer_key", "").add_key(key);
        const auto item = world.one(Mint());
        INFO(c.status << " " << c.status_at << " " << c.compromised_at);
        CHECK(to_string(outcome(item, Check::key_state)) == to_string(c.reason));
        CHECK(verdict(item) == c.verdict);
        if (item.verdict.level != Level::stamp_valid_item) CHECK(item.findings[Check::key_state].registry == "so-khac");
    }
    SECTION("but not one whose scope does not hold the goods") {
        World world;
        TestIssuerKey key;
        key.status = "compromised";
        key.compromised_at = "2025-07-15";
        second(world).table("issuer_key", "").add_key(key);
        auto& other = world.fixtures.back();
        other.scope = R"({"prefixes": ["9525678"]})";
        other.table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9525678,demo-ca-phe-nui,2020-01-01,\n");
        other.without("batch").without("certificate").table("product", "organisation,code,name\ndemo-ca-phe-nui,CF,Cà phê\n");
        CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
    }
    SECTION("and never better than the registry that entitles") {
        World world;
        TestIssuerKey key;
        key.status = "revoked";
        key.status_at = "2025-07-15";
        world.registry().table("issuer_key", "").add_key(key);
        second(world);
        CHECK(outcome(world.one(Mint()), Check::key_state) == Reason::key_revoked);
    }
    SECTION("also for goods without a GTIN") {
        World world;
        const std::string batch = "organisation,gtin,product_organisation,product_code,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n"
                                  "demo-tra-sen-vang,,demo-tra-sen-vang,TSV-LE,CAN1,0,99,4,9,100,,,6,2025-07-31T00:00:00Z\n";
        world.registry().table("batch", batch);
        TestIssuerKey key;
        key.status = "compromised";
        key.compromised_at = "2025-07-15";
        second(world).table("issuer_key", "").add_key(key);
        Mint mint;
        mint.carrier = Carrier::rec;
        mint.gtin.reset();
        mint.pid = "TSV-LE";
        mint.lot = "CAN1";
        CHECK(verdict(world.one(mint)) == "REJECTED OK");
    }
}

TEST_CASE("a key with a day of theft is stolen, whatever its status says", "[verify][dangerous]") {
    // No build makes such a row; a registry made by other tools may hold it.
    const auto fixture = RegistryFixture::demo();
    std::vector<Registry> registries;
    registries.push_back(fixture.open());
    const std::vector<UnusableRegistry> none;
    const verify::KeyCache cache;
    const auto request = World::at("2025-08-20T03:00:00Z");
    const verify::Sources sources(registries, none, std::nullopt, request, Env::test, cache, {});
    const auto parsed = parse_stamp(Mint().symbol());
    verify::Signed opened;
    opened.key = registries[0].keys(kIssuer, parsed.kid()).value().at(0);
    opened.stamp = StampOpener::open(parsed, opened.key->key, Env::test).value();
    opened.source = &sources.all().front();
    opened.batch = registries[0].batch_by_gtin(kTea, "L2508A").value();
    opened.inside = true;
    const auto state = [&](KeyStatus status, const Date& stolen) {
        opened.key->status = status;
        opened.key->status_at = Date{2025, 8, 15};
        opened.key->compromised_at = stolen;
        Findings findings;
        verify::check_key_state(opened, parsed.claims(), sources, findings);
        return findings[Check::key_state].reason;
    };
    for (const auto status : {KeyStatus::active, KeyStatus::retired, KeyStatus::revoked, KeyStatus::compromised}) {
        CHECK(state(status, {2025, 7, 15}) == Reason::key_compromised);
        CHECK(state(status, {2025, 8, 5}) == Reason::key_compromised_earlier_batch);
    }
}

TEST_CASE("a registry that gave the number to someone else contradicts, also when it knew the issuer once", "[verify][dangerous]") {
    World world;
    auto& other = second(world);
    std::string products = other.source("product");
    products.replace(products.find(",9521234543213"), 14, ",");
    other.table("product", products).without("batch");
    other.table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2024-12-31\n"
                                       "9521234,demo-ca-phe-nui,2025-01-01,\n");
    CHECK(outcome(world.one(Mint()), Check::signature) == Reason::registries_conflict);
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");
}

TEST_CASE("an organisation that its registry marks as suspended", "[verify][dangerous]") {
    World world;
    const auto suspend = [&](const char* status, const char* since) {
        world.registry().table("organisation", std::string("id,name,kind,status,status_at\ndemo-tra-sen-vang,Hợp tác xã Trà Sen Vàng,cooperative,") +
                                                   status + "," + since + "\ndemo-ca-phe-nui,Cà phê Núi,enterprise,active,\n");
    };
    suspend("suspended", "2025-08-10");
    CHECK(outcome(world.one(Mint()), Check::safety) == Reason::issuer_suspended);
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED ALERT");
    CHECK(verdict(world.one(ean("9521234543213"))) == "REGISTERED ALERT");
    suspend("suspended", "");
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED ALERT");
    suspend("suspended", "2025-08-21");  // from tomorrow
    CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
    suspend("closed", "2025-08-10");  // what it made before is still on the shelves
    CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
}

TEST_CASE("more symbols than are looked at are told, not forgotten", "[verify][dangerous]") {
    World world;
    std::vector<Symbol> symbols(limits::kMaxSymbols, ean("9521234543213"));
    symbols.push_back(qr("https://example.com/"));
    const auto report = world.verify(symbols);
    REQUIRE(report.items.size() == 1);
    CHECK(has_notice(report.items[0], Reason::limit_exceeded));
    CHECK(verdict(report.items[0]) == "REGISTERED OK");
}

TEST_CASE("records with absurd times are judged, not computed with", "[verify][dangerous]") {
    World world;
    for (const std::int64_t seconds : {INT64_MIN, INT64_MIN + 1, std::int64_t{-1}, std::int64_t{0}}) {
        Mint mint;
        mint.carrier = Carrier::rec;
        mint.more.expires_at = Instant{seconds};
        CHECK(outcome(world.one(mint), Check::claims) == Reason::record_expired);
    }
    Mint far;
    far.carrier = Carrier::rec;
    far.more.expires_at = Instant{INT64_MAX};
    CHECK(verdict(world.one(far)) == "STAMP_VALID_ITEM OK");
}

TEST_CASE("a stamp whose two key bytes are also another issuer's", "[verify][dangerous]") {
    // Two public test keys of different issuers with the same first two bytes of their key ids; whose comes first in the
    // order of key ids must not matter.
    const bool ours_first = GENERATE(true, false);
    World world;
    std::map<std::array<std::uint8_t, 2>, int> tea;
    std::optional<std::pair<int, int>> found;
    const auto id_of = [](const std::string& issuer, int signer) { return key_id(issuer, test_signer(static_cast<std::uint8_t>(signer))->public_key()); };
    const auto head = [&](const char* issuer, int signer) {
        const auto id = id_of(issuer, signer);
        return std::array<std::uint8_t, 2>{id[0], id[1]};
    };
    // 255 seeds a side do not collide often enough, so the issuer id of the stranger varies too.
    std::string stranger;
    for (int signer = 1; signer < 200; ++signer) tea.emplace(head(kIssuer, signer), signer);
    for (int name = 0; !found && name < 100; ++name) {
        stranger = "demo-la-" + std::to_string(name);
        for (int signer = 1; !found && signer < 200; ++signer)
            if (const auto same = tea.find(head(stranger.c_str(), signer));
                same != tea.end() && (id_of(kIssuer, same->second) < id_of(stranger, signer)) == ours_first)
                found = {same->second, signer};
    }
    REQUIRE(found);
    world.registry().add("organisation", stranger + ",Người lạ,,enterprise,,68,active,\n");
    TestIssuerKey own, foreign;
    own.signer = static_cast<std::uint8_t>(found->first);
    foreign.organisation = stranger;
    foreign.signer = static_cast<std::uint8_t>(found->second);
    world.registry().table("issuer_key", "").add_key(own).add_key(foreign);
    Mint mint;
    mint.issuer = stranger;
    mint.signer = foreign.signer;
    CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_not_entitled);
    CHECK(verdict(world.one(mint)) == "REJECTED OK");
    // An old list may not know yet that the stranger was entitled.
    world.request = World::at("2025-12-20T00:00:00Z");
    CHECK(verdict(world.one(mint)) == "UNKNOWN OK");
    Mint genuine;
    genuine.signer = own.signer;
    Symbol changed = genuine.symbol();
    changed.bytes[changed.bytes.find("L2508A") + 5] = 'B';
    CHECK(outcome(world.one(changed), Check::signature) == Reason::signature_invalid);
}

TEST_CASE("indicator 9 needs a signed measure", "[verify][dangerous]") {
    World world;
    Mint mint;
    mint.gtin = "99521234543216";
    CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_not_entitled);
    mint.elements["3103"] = "001250";
    const auto item = world.one(mint);
    CHECK(outcome(item, Check::signature) == Reason::signature_ok);
    // No registry lists or declares such numbers yet, so it stays unconfirmed.
    CHECK(verdict(item) == "SIGNED_UNCONFIRMED OK");
    mint.issuer = "demo-ca-phe-nui";
    mint.signer = 2;
    CHECK(verdict(world.one(mint)) == "REJECTED OK");
}

TEST_CASE("a carton of two lots of one product", "[verify][dangerous]") {
    World world;
    world.request.scene = Scene::pack;
    Mint carton;
    carton.carrier = Carrier::rec;
    carton.gtin.reset();
    carton.pid = "THUNG";
    carton.lot = "T1";
    carton.serial.reset();
    carton.more.contains = {{kTea, "L2508A", "0000", "0003", 4}, {kTea, "L2508A", "0004", "0009", 6}};
    const auto item = [&] { return world.verify({carton.symbol(), Mint().symbol()}).items.at(0); };
    CHECK(outcome(item(), Check::scene) == Reason::scene_ok);
    carton.more.contains = {{kTea, "L2508A", "0000", "0003", 4}, {kTea, "L2508B", "0004", "0009", 6}};
    CHECK(outcome(item(), Check::scene) == Reason::carton_mismatch);
    // Two codes of one pack that contradict each other are told before a unit that is in the wrong carton.
    Mint other_date;
    other_date.elements = {{"17", "280801"}};
    for (const auto& symbols : {std::vector{Mint().symbol(), other_date.symbol(), carton.symbol()}, std::vector{carton.symbol(), Mint().symbol(), other_date.symbol()}})
        CHECK(outcome(world.verify(symbols).items.at(0), Check::scene) == Reason::codes_conflict);
}

TEST_CASE("two codes of one pack that state other packing or selling dates", "[verify][dangerous]") {
    World world;
    world.request.scene = Scene::pack;
    for (const char* ai : {"13", "16"}) {
        Mint one, other;
        one.elements[ai] = "250801";
        other.elements[ai] = "250802";
        other.carrier = Carrier::gs1;
        CHECK(outcome(world.verify({one.symbol(), other.symbol()}).items.at(0), Check::scene) == Reason::codes_conflict);
    }
}
