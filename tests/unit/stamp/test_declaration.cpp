// SPDX-License-Identifier: Apache-2.0
// The limits of a batch declaration (03), and what a rightly signed but otherwise spelled one gives.
#include <algorithm>
#include <functional>
#include <temviet/base/cbor.hpp>
#include <temviet/stamp/mint.hpp>

#include "catch.hpp"
#include "signed.hpp"

using namespace temviet;
using namespace temviet::test;
using cbor::Map;
using cbor::Value;

namespace {

BatchDeclaration lot() {
    BatchDeclaration out;
    out.gtin = "09521234543213";
    out.lot = "L2508A";
    out.first = 1, out.last = 1000, out.width = 4, out.rand_len = 10, out.quantity = 1000;
    out.production = Date{2026, 8, 1}, out.expiry = Date{2027, 8, 1};
    out.markets = {"704"};
    out.issued_at = Instant{1764547200};
    return out;
}

bool mints(const std::function<void(BatchDeclaration&)>& change) {
    BatchDeclaration declaration = lot();
    change(declaration);
    const auto minted = mint_declaration(declaration, Env::test, kIssuer, demo_signer());
    if (!minted) CHECK(minted.error().code == "BAD_DECLARATION");
    return minted.has_value();
}

/// Signed with the right key, whatever it says.
OpenOutcome opened(const Bytes& payload) {
    const auto result = open_declaration(cose(payload, Carrier::decl), IssuerKey{kIssuer, demo_signer().public_key(), KeyUsage::declare}, Env::test);
    return result ? OpenOutcome::ok : result.error();
}

Map members() {
    return {{std::int64_t{1}, "09521234543213"}, {std::int64_t{3}, "L2508A"}, {std::int64_t{4}, std::int64_t{1}}, {std::int64_t{5}, std::int64_t{1000}}, {std::int64_t{6}, std::int64_t{4}},
            {std::int64_t{7}, std::int64_t{10}}, {std::int64_t{8}, std::int64_t{1000}}, {std::int64_t{9}, Map{{std::int64_t{1}, "2026-08-01"}}}, {std::int64_t{10}, cbor::Array{"704"}},
            {std::int64_t{11}, std::int64_t{1764547200}}};
}

}  // namespace

TEST_CASE("a batch declaration is minted up to its limits and not beyond", "[stamp][declaration]") {
    using D = BatchDeclaration;
    CHECK(mints([](D&) {}));
    // One product, named one way.
    CHECK_FALSE(mints([](D& d) { d.gtin.reset(); }));
    CHECK_FALSE(mints([](D& d) { d.pid = "TSV-01"; }));
    CHECK(mints([](D& d) { d.gtin.reset(), d.pid = "TSV-01"; }));
    CHECK_FALSE(mints([](D& d) { d.gtin.reset(), d.pid = "tem sai"; }));
    CHECK_FALSE(mints([](D& d) { d.gtin = "09521234543214"; }));
    CHECK_FALSE(mints([](D& d) { d.gtin = "9521234543213"; }));
    CHECK_FALSE(mints([](D& d) { d.lot = ""; }));
    CHECK(mints([](D& d) { d.lot = std::string(20, 'A'); }));
    CHECK_FALSE(mints([](D& d) { d.lot = std::string(21, 'A'); }));
    // Serials: width 1 to 12, at least eight random characters, twenty in all.
    CHECK_FALSE(mints([](D& d) { d.width = 0, d.first = d.last = 0, d.quantity = 1; }));
    CHECK(mints([](D& d) { d.width = 1, d.last = 31, d.quantity = 31; }));
    CHECK(mints([](D& d) { d.width = 12, d.rand_len = 8; }));
    CHECK_FALSE(mints([](D& d) { d.width = 12, d.rand_len = 9; }));
    CHECK_FALSE(mints([](D& d) { d.width = 13, d.rand_len = 7; }));
    CHECK_FALSE(mints([](D& d) { d.width = 13, d.rand_len = 8; }));
    CHECK(mints([](D& d) { d.rand_len = 8; }));
    CHECK_FALSE(mints([](D& d) { d.rand_len = 7; }));
    CHECK(mints([](D& d) { d.rand_len = 16; }));
    CHECK_FALSE(mints([](D& d) { d.rand_len = 17; }));
    // Units that the width can spell; as many at most as there are.
    CHECK(mints([](D& d) { d.first = 0, d.quantity = 1001; }));
    CHECK_FALSE(mints([](D& d) { d.first = -1; }));
    CHECK(mints([](D& d) { d.first = d.last = 7, d.quantity = 1; }));
    CHECK_FALSE(mints([](D& d) { d.first = 8, d.last = 7, d.quantity = 0; }));
    CHECK_FALSE(mints([](D& d) { d.first = 8, d.last = 7, d.quantity = 1; }));
    CHECK(mints([](D& d) { d.last = (1 << 20) - 1; }));
    CHECK_FALSE(mints([](D& d) { d.last = 1 << 20; }));
    CHECK(mints([](D& d) { d.quantity = 1; }));
    CHECK_FALSE(mints([](D& d) { d.quantity = 0; }));
    CHECK_FALSE(mints([](D& d) { d.quantity = 1001; }));
    // Dates may be missing or equal, not the wrong way round.
    CHECK(mints([](D& d) { d.production.reset(); }));
    CHECK(mints([](D& d) { d.expiry.reset(); }));
    CHECK(mints([](D& d) { d.production.reset(), d.expiry.reset(); }));
    CHECK(mints([](D& d) { d.expiry = d.production; }));
    CHECK_FALSE(mints([](D& d) { d.expiry = Date{2026, 7, 31}; }));
}

TEST_CASE("a rightly signed declaration with another member, type or spelling does not open", "[stamp][declaration]") {
    CHECK(opened(cbor::encode(members())) == OpenOutcome::ok);
    const auto with = [](std::size_t at, Value value) {
        Map map = members();
        map.at(at).second = std::move(value);
        return opened(cbor::encode(map));
    };
    for (std::size_t at = 0; at < members().size(); ++at) {
        CAPTURE(at);
        CHECK(with(at, Value(cbor::ByteString{Bytes{1, 2}})) == OpenOutcome::non_canonical);
        Map without = members();
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
        CHECK(opened(cbor::encode(without)) == OpenOutcome::non_canonical);
    }
    Map more = members();
    more.emplace_back(std::int64_t{12}, "x");
    CHECK(opened(cbor::encode(more)) == OpenOutcome::non_canonical);
    CHECK(with(7, Value(Map{{std::int64_t{1}, std::int64_t{20260801}}})) == OpenOutcome::non_canonical);
    CHECK(with(7, Value(Map{{std::int64_t{1}, "2026-02-30"}})) == OpenOutcome::non_canonical);
    CHECK(with(7, Value(Map{{std::int64_t{3}, "2026-08-01"}})) == OpenOutcome::non_canonical);
    CHECK(with(7, Value(Map{})) == OpenOutcome::ok);
    CHECK(with(8, Value(cbor::Array{std::int64_t{704}})) == OpenOutcome::non_canonical);
    CHECK(with(8, Value(cbor::Array{})) == OpenOutcome::ok);
    CHECK(with(2, Value(std::int64_t{1001})) == OpenOutcome::non_canonical);  // first beyond last: no limit is kept by minting alone
    CHECK(opened(cbor::encode(Value(std::int64_t{5}))) == OpenOutcome::non_canonical);
    CHECK(opened({0xFF}) == OpenOutcome::non_canonical);
    CHECK(opened({}) == OpenOutcome::non_canonical);
}

TEST_CASE("a declaration of another algorithm is of an unsupported version, a broken one malformed", "[stamp][declaration]") {
    const IssuerKey key{kIssuer, demo_signer().public_key(), KeyUsage::declare};
    Bytes cose = mint_declaration(lot(), Env::test, kIssuer, demo_signer()).value();
    CHECK(open_declaration(BytesView(cose).first(cose.size() - 1), key, Env::test).error() == OpenOutcome::malformed);
    const Bytes alg{0xA2, 0x01, 0x32};  // {1: -19 (Ed25519, RFC 9864), …
    const auto at = std::search(cose.begin(), cose.end(), alg.begin(), alg.end());
    REQUIRE(at != cose.end());
    at[2] = 0x33;
    CHECK(open_declaration(cose, key, Env::test).error() == OpenOutcome::unsupported_version);
}
