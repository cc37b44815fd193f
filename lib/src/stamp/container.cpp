// SPDX-License-Identifier: Apache-2.0
// COSE_Sign1 (RFC 9052 §4.2) in exactly one spelling: D2 84, protected bstr, A0, payload bstr, 64-byte bstr, nothing after.
#include <algorithm>
#include <temviet/base/cbor.hpp>

#include "envelope.hpp"
#include "record.hpp"

namespace temviet::record {
namespace {

/// A byte string with a definite, shortest length at `at`; moves `at` behind it.
std::optional<BytesView> take_bytes(BytesView bytes, std::size_t& at) {
    if (at >= bytes.size() || bytes[at] >> 5 != 2) return std::nullopt;
    const unsigned low = bytes[at] & 31;
    std::size_t head = 1, length = low;
    if (low == 24 || low == 25) {
        head = low == 24 ? 2 : 3;
        if (bytes.size() - at < head) return std::nullopt;
        length = low == 24 ? bytes[at + 1] : static_cast<std::size_t>(bytes[at + 1]) << 8 | bytes[at + 2];
        if (length < (low == 24 ? 24u : 256u)) return std::nullopt;
    } else if (low > 25) {
        return std::nullopt;  // longer than any symbol holds
    }
    if (bytes.size() - at - head < length) return std::nullopt;
    const auto out = bytes.subspan(at + head, length);
    at += head + length;
    return out;
}

}  // namespace

OpenedContainer open_container(BytesView bytes) {
    OpenedContainer out;
    const auto malformed = [&](const char* why) {
        out.detail = why;
        return out;
    };
    if (bytes.size() < 2 || bytes[0] != 0xD2 || bytes[1] != 0x84) return malformed("the container does not begin with D2 84");
    std::size_t at = 2;
    const auto header = take_bytes(bytes, at);
    if (!header) return malformed("the protected header is no byte string");
    const auto map = cbor::decode(*header);
    const cbor::Value* alg = map ? map->at(1) : nullptr;
    if (alg == nullptr || alg->get<std::int64_t>() == nullptr) return malformed("the protected header names no algorithm");
    if (*alg->get<std::int64_t>() != envelope::kCoseEd25519) {
        out.problem = ContainerProblem::unsupported_version;
        out.detail = "another signature algorithm";
        return out;
    }
    const cbor::Value* kid = map->at(4);
    if (map->get<cbor::Map>()->size() != 2 || kid == nullptr || kid->get<cbor::ByteString>() == nullptr ||
        kid->get<cbor::ByteString>()->bytes.size() != 4)
        return malformed("the protected header is not {1: -19, 4: 4-byte kid}");
    if (at >= bytes.size() || bytes[at++] != 0xA0) return malformed("the unprotected header is not empty");
    const auto payload = take_bytes(bytes, at);
    if (!payload) return malformed("the payload is no byte string");
    const auto signature = take_bytes(bytes, at);
    if (!signature || signature->size() != 64) return malformed("the signature is no 64-byte string");
    if (at != bytes.size()) return malformed("bytes follow the container");
    Container container;
    container.protected_bytes.assign(header->begin(), header->end());
    container.kid = kid->get<cbor::ByteString>()->bytes;
    container.payload.assign(payload->begin(), payload->end());
    std::copy(signature->begin(), signature->end(), container.signature.begin());
    out.container = std::move(container);
    return out;
}

Bytes make_container(BytesView protected_bytes, BytesView payload, const Signature& signature) {
    Bytes out{0xD2, 0x84};
    const auto append = [&](BytesView part) {
        const Bytes encoded = cbor::encode(cbor::ByteString{Bytes(part.begin(), part.end())});
        out.insert(out.end(), encoded.begin(), encoded.end());
    };
    append(protected_bytes);
    out.push_back(0xA0);
    append(payload);
    append(signature);
    return out;
}

}  // namespace temviet::record
