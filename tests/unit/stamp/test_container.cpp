// SPDX-License-Identifier: Apache-2.0
// The COSE_Sign1 around a record: one spelling, and nothing but {alg, kid} in its header.
#include <algorithm>
#include <temviet/base/cbor.hpp>

#include "catch.hpp"
#include "stamp/record.hpp"

using namespace temviet;
using cbor::ByteString;
using cbor::Map;

namespace {

constexpr std::int64_t kEd25519 = -19;
const Bytes kKid{1, 2, 3, 4}, kPayload{0xA0};
const Signature kSignature{7};

record::OpenedContainer opened(const Map& header) { return record::open_container(record::make_container(cbor::encode(header), kPayload, kSignature)); }

}  // namespace

TEST_CASE("a container opens with a payload of every length head", "[stamp][container]") {
    const Bytes header = cbor::encode(Map{{std::int64_t{1}, kEd25519}, {std::int64_t{4}, ByteString{kKid}}});
    for (const std::size_t length : {0u, 1u, 23u, 24u, 25u, 255u, 256u, 257u, 1000u}) {
        CAPTURE(length);
        const Bytes payload(length, 0x55), cose = record::make_container(header, payload, kSignature);
        const auto whole = record::open_container(cose);
        REQUIRE(whole.container);
        CHECK(std::equal(payload.begin(), payload.end(), whole.container->payload.begin(), whole.container->payload.end()));
        CHECK(std::equal(kKid.begin(), kKid.end(), whole.container->kid.begin()));
        // Cut anywhere it is broken, and nothing behind it is read (the sanitizers see to that).
        for (std::size_t cut = 0; cut < cose.size(); ++cut) {
            const Bytes part(cose.begin(), cose.begin() + static_cast<std::ptrdiff_t>(cut));
            CHECK_FALSE(record::open_container(part).container);
        }
        Bytes longer = cose;
        longer.push_back(0);
        CHECK_FALSE(record::open_container(longer).container);
    }
}

TEST_CASE("a header with another member or type is malformed, another algorithm a version we do not know", "[stamp][container]") {
    const auto problem = [](const Map& header) {
        const auto result = opened(header);
        CHECK_FALSE(result.container);
        return result.problem;
    };
    using record::ContainerProblem;
    CHECK(opened({{std::int64_t{1}, kEd25519}, {std::int64_t{4}, ByteString{kKid}}}).container);
    CHECK(problem({{std::int64_t{4}, ByteString{kKid}}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, "EdDSA"}, {std::int64_t{4}, ByteString{kKid}}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, std::int64_t{-8}}, {std::int64_t{4}, ByteString{kKid}}}) == ContainerProblem::unsupported_version);
    CHECK(problem({{std::int64_t{1}, kEd25519}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, kEd25519}, {std::int64_t{3}, "x"}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, kEd25519}, {std::int64_t{4}, "kid4"}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, kEd25519}, {std::int64_t{4}, ByteString{{1, 2, 3}}}}) == ContainerProblem::malformed);
    CHECK(problem({{std::int64_t{1}, kEd25519}, {std::int64_t{4}, ByteString{kKid}}, {std::int64_t{5}, "x"}}) == ContainerProblem::malformed);
}
