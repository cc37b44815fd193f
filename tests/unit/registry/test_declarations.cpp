// SPDX-License-Identifier: Apache-2.0
// A batch with a signed declaration: the row must say exactly what the issuer signed.
#include <temviet/stamp/mint.hpp>
#include "catch.hpp"
#include "registry_fixture.hpp"

using namespace temviet;

namespace {

constexpr const char* kHeader =
    "organisation,gtin,product_code,lot,first,last,width,rand_len,quantity,production,expiry,markets,published_seq,"
    "published_at,declaration\n";

BatchDeclaration tea() {
    BatchDeclaration out;
    out.gtin = "09521234543213";
    out.lot = "L2508A";
    out.last = 9999;
    out.width = 4;
    out.rand_len = 9;
    out.quantity = 10'000;
    out.production = Date{2025, 8, 1};
    out.expiry = Date{2027, 8, 1};
    out.markets = {"704"};
    out.issued_at = parse_instant("2025-07-30T00:00:00Z").value();
    return out;
}

std::string declared(const BatchDeclaration& declaration, int signer = 0, Env env = Env::test) {
    const auto cose =
        mint_declaration(declaration, env, "demo-tra-sen-vang", *test_signer(static_cast<std::uint8_t>(signer)));
    if (!cose) throw std::runtime_error(cose.error().message);
    return to_hex(*cose);
}

std::string build(const std::string& row, const std::string& usage = "item,batch,record,hidden,declare") {
    auto fixture = RegistryFixture::demo();
    TestIssuerKey key;
    key.usage = usage;
    fixture.without("issuer_key").add_key(key);
    fixture.table("batch", kHeader + row + "\n");
    const auto outcome = fixture.build();
    std::string out;
    for (const auto& error : outcome.errors) out += (out.empty() ? "" : " ") + error.column + ":" + error.code;
    return outcome.summary ? "BUILT" : out;
}

const std::string kFront =
    "demo-tra-sen-vang,9521234543213,,L2508A,0,9999,4,9,10000,2025-08-01,2027-08-01,704,7,2025-07-31T00:00:00Z,";

}  // namespace

TEST_CASE("a signed declaration is verified and compared column by column", "[registry]") {
    const auto good = declared(tea());
    CHECK(build(kFront + good) == "BUILT");
    CHECK(build("demo-tra-sen-vang,9521234543213,,L2508A,0,9998,4,9,9999,2025-08-01,2027-08-01,704,7,2025-07-31T00:00:"
                "00Z," +
                good) == "last:DECLARATION_DIFFERS quantity:DECLARATION_DIFFERS");
    CHECK(
        build("demo-tra-sen-vang,9521234543213,,L2508B,0,9999,4,9,10000,2025-08-02,,,7,2025-07-31T00:00:00Z," + good) ==
        "lot:DECLARATION_DIFFERS production:DECLARATION_DIFFERS expiry:DECLARATION_DIFFERS "
        "markets:DECLARATION_DIFFERS");
    CHECK(build(kFront + declared(tea(), 5)) == "declaration:DECLARATION_INVALID");             // a stranger's key
    CHECK(build(kFront + declared(tea(), 0, Env::prod)) == "declaration:DECLARATION_INVALID");  // another env
    CHECK(build(kFront + good, "item,batch") == "declaration:DECLARATION_INVALID");  // a key that may not declare
    auto flipped = good;
    flipped.back() = flipped.back() == '0' ? '1' : '0';
    CHECK(build(kFront + flipped) == "declaration:DECLARATION_INVALID");
}
