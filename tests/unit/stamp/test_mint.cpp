// SPDX-License-Identifier: Apache-2.0
#include <temviet/stamp/mint.hpp>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;

namespace {

MintRequest request(Carrier carrier) {
    MintRequest out;
    out.carrier = carrier;
    out.issuer = kIssuer;
    out.claims.gtin = "09521234543213";
    out.claims.lot = "L2508A";
    out.claims.serial = "0004K7M3P9XQTR";
    if (is_record(carrier)) {
        out.claims.issued_at = Instant{1764547200};
        out.claims.name = "Trà sen vàng";
        out.claims.expiry = Date{2027, 8, 1};
        out.claims.certificates.push_back({"OCOP", "12/QĐ-UBND", Date{2025, 1, 2}});
        out.claims.contains.push_back({"09521234543213", "L2508A", "0004", "0027", 24});
        out.claims.hidden_commitment = Bytes(16, 7);
        out.claims.warnings = {"Bảo quản nơi khô ráo"};
    } else {
        out.claims.elements = {{"17", "270801"}, {"3103", "001250"}, {"422", "704"}};
    }
    out.host = "tem.example";
    out.stem = "t";
    return out;
}

}  // namespace

TEST_CASE("minted stamps open; every changed, cut or lengthened one does not", "[stamp]") {
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1, Carrier::rec, Carrier::hdl, Carrier::hgs1, Carrier::hrec}) {
        for (const bool link : {false, true}) {
            if (link && !is_record(carrier)) continue;
            MintRequest wanted = request(carrier);
            wanted.record_as_link = link;
            const auto minted = mint_stamp(wanted, demo_signer());
            INFO(to_string(carrier) << " " << (minted ? minted->payload : minted.error().message));
            REQUIRE(minted);
            const auto& id = minted->symbology_identifier;
            CHECK(outcome(minted->payload, id) == OpenOutcome::ok);
            CHECK(outcome(minted->payload, id, Env::prod) == OpenOutcome::signature_invalid);
            // A record's link is only a wrapper: its host and stem are not signed (03), so they prove nothing either.
            const std::size_t signed_from = link ? minted->payload.find('#') : 0;
            for (std::size_t i = signed_from; i < minted->payload.size(); ++i) {
                for (const int change : {1, 2, 0x20, 0x80}) {
                    std::string changed = minted->payload;
                    changed[i] = static_cast<char>(changed[i] ^ change);
                    CHECK(outcome(changed, id) != OpenOutcome::ok);
                }
                CHECK(outcome(minted->payload.substr(0, i), id) != OpenOutcome::ok);
            }
            for (const char* tail : {"A", "=", "&a=1", " ", "\n", "\x1d"}) CHECK(outcome(minted->payload + tail, id) != OpenOutcome::ok);
            CHECK(outcome(" " + minted->payload, id) != OpenOutcome::ok);
            Symbol joined = symbol(minted->payload, id);
            joined.joined = true;
            CHECK(parse_stamp(joined).form() == OpenOutcome::not_ours);
        }
    }
}

TEST_CASE("a key covers what its usage bits name and nothing else", "[stamp]") {
    for (const Carrier carrier : {Carrier::dl, Carrier::gs1, Carrier::rec, Carrier::hdl, Carrier::hgs1, Carrier::hrec}) {
        for (const bool serial : {true, false}) {
            MintRequest wanted = request(carrier);
            if (!serial) wanted.claims.serial.reset();
            const auto minted = mint_stamp(wanted, demo_signer());
            INFO(to_string(carrier) << (serial ? " with serial " : " without serial ") << (minted ? "" : minted.error().message));
            REQUIRE(minted);
            const ParsedStamp parsed = parse_stamp(symbol(minted->payload, minted->symbology_identifier));
            for (int bits = 0; bits < 32; ++bits) {
                const auto usage = static_cast<KeyUsage>(bits);
                const auto opened = StampOpener::open(parsed, IssuerKey{kIssuer, demo_signer().public_key(), usage}, Env::test);
                REQUIRE(opened);
                // 03, "Usage bits": a record without a serial needs the record bit alone.
                const bool item = bits & 1, batch = bits & 2, record = bits & 4, hidden = bits & 8;
                const bool may = is_hidden(carrier) ? hidden : is_record(carrier) ? record && (item || !serial) : serial ? item : batch;
                INFO("usage bits " << bits);
                CHECK(opened->usage_ok() == may);
            }
        }
    }
}

TEST_CASE("minting refuses what would not open, and names the field", "[stamp]") {
    const auto code = [](const MintRequest& wanted) {
        const auto minted = mint_stamp(wanted, demo_signer());
        return minted ? std::string("minted") : minted.error().code;
    };
    auto wanted = request(Carrier::dl);
    wanted.claims.gtin = "09521234543214";
    CHECK(code(wanted) == "NOT_MINTABLE");
    wanted = request(Carrier::dl);
    wanted.claims.lot = "l2508a";
    CHECK(code(wanted) == "BAD_VALUE");
    wanted = request(Carrier::gs1);
    wanted.claims.elements["17"] = "270230";
    CHECK(code(wanted) == "BAD_VALUE");
    wanted = request(Carrier::dl);
    wanted.claims.elements["91"] = "X";
    CHECK(code(wanted) == "ATTRIBUTE_NOT_ALLOWED");
    wanted = request(Carrier::dl);
    wanted.claims.elements["3102"] = "000001";
    CHECK(code(wanted) == "NOT_MINTABLE");  // two weights
    wanted = request(Carrier::dl);
    wanted.host = "localhost";
    CHECK(code(wanted) == "BAD_HOST");
    wanted = request(Carrier::dl);
    wanted.stem = "21";
    CHECK(code(wanted) == "BAD_STEM");
    wanted = request(Carrier::dl);
    wanted.usage = KeyUsage::batch;
    CHECK(code(wanted) == "KEY_USAGE");
    wanted = request(Carrier::rec);
    wanted.usage = KeyUsage::item;
    CHECK(code(wanted) == "KEY_USAGE");
    wanted = request(Carrier::hdl);
    wanted.usage = KeyUsage::hidden;
    CHECK(code(wanted) == "minted");
    wanted = request(Carrier::rec);
    wanted.claims.pid = "TEA-1";
    CHECK(code(wanted) == "BAD_VALUE");  // gtin and pid
    wanted = request(Carrier::decl);
    CHECK(code(wanted) == "BAD_CARRIER");
}

TEST_CASE("batch declarations survive, and nothing else does", "[stamp]") {
    BatchDeclaration wanted;
    wanted.gtin = "09521234543213";
    wanted.lot = "L2508A";
    wanted.first = 4;
    wanted.last = 9999;
    wanted.width = 4;
    wanted.rand_len = 10;
    wanted.quantity = 5000;
    wanted.expiry = Date{2027, 8, 1};
    wanted.markets = {"704"};
    wanted.issued_at = Instant{1764547200};
    const auto cose = mint_declaration(wanted, Env::test, kIssuer, demo_signer());
    REQUIRE(cose);
    IssuerKey key{kIssuer, demo_signer().public_key(), KeyUsage::declare};
    const auto opened = open_declaration(*cose, key, Env::test);
    REQUIRE(opened);
    CHECK(opened->quantity == 5000);
    CHECK(opened->expiry == wanted.expiry);
    CHECK(open_declaration(*cose, key, Env::prod).error() == OpenOutcome::signature_invalid);
    key.usage = KeyUsage::item;
    CHECK(open_declaration(*cose, key, Env::test).error() == OpenOutcome::key_unknown);
    key.usage = KeyUsage::declare;
    for (std::size_t i = 0; i < cose->size(); ++i) {
        Bytes changed = *cose;
        changed[i] ^= 1;
        CHECK_FALSE(open_declaration(changed, key, Env::test));
    }
    wanted.quantity = 100000;
    CHECK_FALSE(mint_declaration(wanted, Env::test, kIssuer, demo_signer()));
}

TEST_CASE("every width of a unit number comes back, and no width beyond them", "[stamp]") {
    std::int64_t largest = 0;
    for (int width = 1; width <= 12; ++width) {
        largest = largest * 32 + 31;
        for (int rand_len = 0; rand_len <= 8; ++rand_len) {
            const std::string random(static_cast<std::size_t>(rand_len), 'Z');
            for (const std::int64_t number : {std::int64_t{0}, std::int64_t{1}, largest}) {
                const std::string serial = make_serial(number, width, random);
                CHECK(serial.size() == static_cast<std::size_t>(width + rand_len));
                CHECK(unit_number(serial, width, rand_len) == number);
                CHECK_FALSE(unit_number(serial, width + 1, rand_len));
                CHECK_FALSE(unit_number(serial + "0", width, rand_len));
                CHECK_FALSE(unit_number(serial.substr(1), width, rand_len));
            }
        }
    }
    // The right length for a shape that is none.
    CHECK_FALSE(unit_number("K7M3", 0, 4));
    CHECK_FALSE(unit_number("0000000000004", 13, 0));
    CHECK_FALSE(unit_number("000", 4, -1));
    CHECK_FALSE(unit_number("", 0, 0));
}

TEST_CASE("serials carry their unit number", "[stamp]") {
    CHECK(make_serial(4, 4, "K7M3P9XQTR") == "0004K7M3P9XQTR");
    CHECK(unit_number("0004K7M3P9XQTR", 4, 10) == 4);
    CHECK(unit_number("ZZZZK7M3P9XQTR", 4, 10) == 32 * 32 * 32 * 32 - 1);
    CHECK_FALSE(unit_number("0004K7M3P9XQT", 4, 10));
    CHECK_FALSE(unit_number("0004K7M3P9XQTU", 4, 10));  // U is not in the alphabet
    CHECK_FALSE(unit_number("0004k7m3p9xqtr", 4, 10));
}
