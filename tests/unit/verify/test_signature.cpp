// SPDX-License-Identifier: Apache-2.0
// Signature, key state, allocation: each outcome reached by a real stamp and a real signed registry.
#include "catch.hpp"
#include <temviet/base/cbor.hpp>
#include <temviet/verify/seen.hpp>

#include "world.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

const char* const kBatchHeader = "organisation,gtin,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n";

}  // namespace

TEST_CASE("a stamp of each carrier is valid when everything holds", "[verify]") {
    World world;
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1, Carrier::rec}) {
        Mint mint;
        mint.carrier = carrier;
        for (const bool link : {false, true}) {
            mint.link = link;
            mint.stem = link ? "t" : "";
            const auto item = world.one(mint);
            INFO(to_string(carrier));
            CHECK(verdict(item) == "STAMP_VALID_ITEM OK");
            CHECK(item.scope == "item");
            CHECK(item.claims_verified);
            REQUIRE(item.stamps.size() == 1);
            CHECK(item.stamps[0].issuer == kIssuer);
            CHECK(item.stamps[0].issuer_name == "Hợp tác xã Trà Sen Vàng");
            CHECK(item.stamps[0].outcome == OpenOutcome::ok);
            REQUIRE(item.products.size() == 1);
            CHECK(item.products[0].product.name == "Trà sen vàng hộp 100 g");
            CHECK(item.products[0].province_name == "Tỉnh Lâm Đồng");
        }
    }
    Mint lot;
    lot.serial.reset();
    CHECK(verdict(world.one(lot)) == "STAMP_VALID_BATCH OK");
    CHECK(outcome(world.one(lot), Check::allocation) == Reason::batch_scope);
    Mint class_only;
    class_only.serial.reset();
    class_only.lot.reset();
    CHECK(verdict(world.one(class_only)) == "SIGNED_UNCONFIRMED OK");
    CHECK(outcome(world.one(class_only), Check::allocation) == Reason::class_scope);
    Mint no_lot;
    no_lot.lot.reset();
    CHECK(verdict(world.one(no_lot)) == "STAMP_VALID_ITEM OK");
}

TEST_CASE("a record of goods without a GTIN", "[verify]") {
    World world;
    world.registry().add("batch", "");
    world.registry().table("batch", "organisation,gtin,product_organisation,product_code,lot,first,last,width,rand_len,quantity,production,expiry,published_seq,published_at\n"
                                    "demo-tra-sen-vang,,demo-tra-sen-vang,TSV-LE,CAN1,0,99,4,9,100,,,6,2025-07-31T00:00:00Z\n");
    Mint mint;
    mint.carrier = Carrier::rec;
    mint.gtin.reset();
    mint.pid = "TSV-LE";
    mint.lot = "CAN1";
    CHECK(verdict(world.one(mint)) == "STAMP_VALID_ITEM OK");
    mint.pid = "KHONG-CO";
    CHECK(outcome(world.one(mint), Check::product) == Reason::product_unlisted);
    CHECK(verdict(world.one(mint)) == "SIGNED_UNCONFIRMED OK");
}

TEST_CASE("one changed character is REJECTED", "[verify]") {
    World world;
    Symbol symbol = Mint().symbol();
    symbol.bytes[symbol.bytes.find("L2508A") + 5] = 'B';
    const auto item = world.one(symbol);
    CHECK(verdict(item) == "REJECTED OK");
    CHECK(outcome(item, Check::signature) == Reason::signature_invalid);
    CHECK_FALSE(item.claims_verified);
}

TEST_CASE("a signature of someone else", "[verify]") {
    World world;
    Mint mint;
    mint.issuer = "demo-ca-phe-nui";
    mint.signer = 2;
    CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_not_entitled);
    CHECK(verdict(world.one(mint)) == "REJECTED OK");
    SECTION("is an absence: in an old registry only UNKNOWN") {
        world.request = World::at("2025-12-20T00:00:00Z");
        CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_not_entitled);
        CHECK(verdict(world.one(mint)) == "UNKNOWN OK");
    }
    SECTION("whose key no registry knows") {
        mint.signer = 77;
        CHECK(outcome(world.one(mint), Check::signature) == Reason::key_unknown);
        CHECK(verdict(world.one(mint)) == "UNKNOWN OK");
    }
    SECTION("for a number nobody holds") {
        mint.signer = 77;
        mint.gtin = "09529999000019";
        CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_unknown);
    }
}

TEST_CASE("a key that may not sign items", "[verify]") {
    World world;
    world.registry().without("issuer_key");
    TestIssuerKey key;
    key.usage = "batch,record";
    world.registry().table("issuer_key", "").add_key(key);
    CHECK(outcome(world.one(Mint()), Check::signature) == Reason::key_usage);
    CHECK(verdict(world.one(Mint())) == "REJECTED OK");
    Mint lot;
    lot.serial.reset();
    CHECK(verdict(world.one(lot)) == "STAMP_VALID_BATCH OK");
}

TEST_CASE("a prefix that was sold", "[verify]") {
    World world;
    world.registry().table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2025-08-10\n"
                                                  "9521234,demo-ca-phe-nui,2025-08-11,\n");
    // A number without an exact row: those entitle without dates.
    world.registry().add("batch", "demo-tra-sen-vang,9521234000006,L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
    Mint mint;
    mint.gtin = "09521234000006";
    const auto item = world.one(mint);
    CHECK(outcome(item, Check::signature) == Reason::formerly_entitled);
    CHECK(verdict(item) == "SIGNED_UNCONFIRMED OK");
    CHECK(counts_as_sight(item));
    SECTION("but the batch was published after the sale") {
        world.registry().table("batch", std::string(kBatchHeader) + "demo-tra-sen-vang,9521234000006,L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,6,2025-08-12T00:00:00Z\n");
        world.registry().built_at = "2025-08-13T00:00:00Z";
        CHECK(outcome(world.one(mint), Check::signature) == Reason::issuer_not_entitled);
    }
}

TEST_CASE("key states", "[verify]") {
    struct Case {
        const char *status, *status_at, *compromised_at;
        Reason reason;
        const char* verdict;
    };
    // The batch was published on 2025-07-31.
    const Case cases[] = {
        {"active", "", "", Reason::key_active, "STAMP_VALID_ITEM OK"},
        {"retired", "2025-08-01", "", Reason::key_retired_earlier_batch, "STAMP_VALID_ITEM OK"},
        {"retired", "2025-07-30", "", Reason::key_retired, "SIGNED_UNCONFIRMED OK"},
        {"revoked", "2025-08-01", "", Reason::key_revoked_earlier_batch, "SIGNED_UNCONFIRMED OK"},
        {"revoked", "2025-07-30", "", Reason::key_revoked, "REJECTED OK"},
        {"compromised", "2025-08-01", "2025-08-01", Reason::key_compromised_earlier_batch, "SIGNED_UNCONFIRMED OK"},
        {"compromised", "2025-08-01", "2025-07-15", Reason::key_compromised, "REJECTED OK"},
    };
    for (const auto& c : cases) {
        World world;
        TestIssuerKey key;
        key.status = c.status;
        key.status_at = c.status_at;
        key.compromised_at = c.compromised_at;
        world.registry().table("issuer_key", "").add_key(key);
        const auto item = world.one(Mint());
        INFO(c.status << " " << c.status_at << " " << c.compromised_at);
        CHECK(to_string(outcome(item, Check::key_state)) == to_string(c.reason));
        CHECK(verdict(item) == c.verdict);
        // A unit that the batch never declared gets no pardon.
        Mint foreign;
        foreign.serial = make_serial(20000, 4, "K7M3P9XQT");
        CHECK(world.one(foreign).verdict.level >= Level::suspect);
    }
}

TEST_CASE("a key outside its dates, and a new key", "[verify]") {
    World world;
    TestIssuerKey key;
    key.valid_from = "2025-08-05";
    world.registry().table("issuer_key", "").add_key(key);
    CHECK(outcome(world.one(Mint()), Check::key_state) == Reason::key_window);
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");

    World second;
    TestIssuerKey first;
    first.signer = 9;
    first.first = "1";
    TestIssuerKey added;
    added.added_at = "2025-07-25T00:00:00Z";
    added.first = "0";
    second.registry().table("issuer_key", "").add_key(first).add_key(added);
    CHECK(outcome(second.one(Mint()), Check::key_state) == Reason::key_new);
    added.endorsed_by = 9;
    second.registry().table("issuer_key", "").add_key(first).add_key(added);
    CHECK(outcome(second.one(Mint()), Check::key_state) == Reason::key_active);
    added.endorsed_by = -1;
    added.added_at = "2025-07-01T00:00:00Z";
    second.registry().table("issuer_key", "").add_key(first).add_key(added);
    CHECK(outcome(second.one(Mint()), Check::key_state) == Reason::key_active);
}

TEST_CASE("allocation", "[verify]") {
    World world;
    Mint outside;
    outside.serial = make_serial(10000, 4, "K7M3P9XQT");
    CHECK(outcome(world.one(outside), Check::allocation) == Reason::outside_allocation);
    CHECK(verdict(world.one(outside)) == "SUSPECT OK");
    Mint shape;
    shape.serial = "ABC";
    CHECK(outcome(world.one(shape), Check::allocation) == Reason::outside_allocation);
    Mint other_lot;
    other_lot.lot = "L9999Z";
    CHECK(outcome(world.one(other_lot), Check::allocation) == Reason::batch_undeclared);
    CHECK(verdict(world.one(other_lot)) == "SIGNED_UNCONFIRMED OK");
    SECTION("an absence from an old registry is no accusation") {
        world.request = World::at("2025-12-20T00:00:00Z");
        CHECK(verdict(world.one(outside)) == "SIGNED_UNCONFIRMED OK");
    }
    SECTION("a declaration without a range speaks for the lot only") {
        world.registry().table("batch", std::string(kBatchHeader) + "demo-tra-sen-vang,9521234543213,L2508A,,,,,,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
        CHECK(outcome(world.one(Mint()), Check::allocation) == Reason::batch_scope);
        CHECK(verdict(world.one(Mint())) == "STAMP_VALID_BATCH OK");
    }
    SECTION("someone else's batch is no declaration") {
        world.registry().table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9521234,demo-tra-sen-vang,2020-01-01,2022-01-01\n"
                                                      "9521234,demo-ca-phe-nui,2022-01-02,\n");
        Mint mint;
        mint.issuer = "demo-ca-phe-nui";
        mint.signer = 2;
        CHECK(outcome(world.one(mint), Check::allocation) == Reason::batch_undeclared);
    }
    SECTION("more serials seen than units declared") {
        world.registry().table("batch", std::string(kBatchHeader) + "demo-tra-sen-vang,9521234543213,L2508A,0,9999,4,9,2,2025-08-01,2027-08-01,6,2025-07-31T00:00:00Z\n");
        for (const int unit : {7, 8}) world.request.seen.push_back({kTea, "L2508A", make_serial(unit, 4, "K7M3P9XQT"), world.request.now});
        CHECK(outcome(world.one(Mint()), Check::allocation) == Reason::over_quantity);
    }
}

TEST_CASE("two registries that name different issuers", "[verify]") {
    World world;
    auto& other = world.fixtures.emplace_back(RegistryFixture::demo());
    other.id = "so-khac";
    CHECK(verdict(world.one(Mint())) == "STAMP_VALID_ITEM OK");
    // The second list gives the number to the coffee firm.
    std::string products = other.source("product");
    products.replace(products.find("demo-tra-sen-vang,TSV-100"), 17, "demo-ca-phe-nui");
    other.table("product", products).without("certificate");
    other.table("organisation_prefix", "prefix,organisation,valid_from,valid_to\n9521234,demo-ca-phe-nui,2020-01-01,\n");
    other.without("batch");
    CHECK(outcome(world.one(Mint()), Check::signature) == Reason::registries_conflict);
    CHECK(counts_as_sight(world.one(Mint())));
    CHECK(verdict(world.one(Mint())) == "SIGNED_UNCONFIRMED OK");
    // The second registry alone would let the coffee firm sign for tea; the first one decides.
    Mint coffee;
    coffee.issuer = "demo-ca-phe-nui";
    coffee.signer = 2;
    CHECK(verdict(world.one(coffee)) == "REJECTED OK");
}

TEST_CASE("a compiled registry entitles nobody", "[verify]") {
    World world;
    world.registry().kind = "compiled";
    // Its build refuses issuer keys; without any other registry the issuer is unknown and an unsigned code is REGISTERED.
    world.registry().without("issuer_key").without("batch");
    const auto item = world.one(Mint());
    CHECK(outcome(item, Check::signature) == Reason::issuer_unknown);
    CHECK(verdict(item) == "UNKNOWN OK");
    CHECK(verdict(world.one(ean("9521234543213"))) == "REGISTERED OK");
}

TEST_CASE("a record that must be understood and is not", "[verify]") {
    // Signed rightly, with key 0 (crit) naming a record key that this version does not know.
    Mint mint;
    mint.carrier = Carrier::rec;
    const Bytes minted = *from_base45(mint.symbol().bytes.substr(4));
    const Bytes header(minted.begin() + 3, minted.begin() + 12);
    const std::size_t head = minted[13] == 0x58 ? 2 : 3;
    const std::size_t length = head == 2 ? minted[14] : static_cast<std::size_t>(minted[14] << 8 | minted[15]);
    const auto at = minted.begin() + 13 + static_cast<std::ptrdiff_t>(head);
    auto claims = *cbor::decode(Bytes(at, at + static_cast<std::ptrdiff_t>(length)))->get<cbor::Map>();
    for (auto& [key, value] : claims)
        if (const auto* number = key.get<std::int64_t>(); number && *number == -65537) {
            auto record = *value.get<cbor::Map>();
            record.insert(record.begin(), {cbor::Value(std::int64_t{0}), cbor::Value(cbor::Array{std::int64_t{63}})});
            record.emplace_back(std::int64_t{63}, std::string("x"));
            value = record;
        }
    const cbor::ByteString payload{cbor::encode(cbor::Value(claims))}, aad{Bytes(as_bytes("vts1/test/rec").begin(), as_bytes("vts1/test/rec").end())};
    const Bytes signed_bytes = cbor::encode(cbor::Value(cbor::Array{std::string("Signature1"), cbor::ByteString{header}, aad, payload}));
    const auto signature = test_signer(0)->sign(signed_bytes).value();
    Bytes out{0xD2, 0x84};
    const auto append = [&](const Bytes& bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); };
    append(cbor::encode(cbor::Value(cbor::ByteString{header})));
    out.push_back(0xA0);
    append(cbor::encode(cbor::Value(payload)));
    append(cbor::encode(cbor::Value(cbor::ByteString{Bytes(signature.begin(), signature.end())})));
    World world;
    const auto item = world.one(qr("VT1:" + to_base45(out)));
    CHECK(outcome(item, Check::form) == Reason::unsupported_version);
    CHECK(outcome(item, Check::signature) == Reason::not_applicable);
    CHECK(verdict(item) == "UNKNOWN OK");
}
