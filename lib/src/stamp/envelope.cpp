// SPDX-License-Identifier: Apache-2.0
#include "envelope.hpp"

#include <algorithm>
#include <temviet/base/cbor.hpp>
#include <temviet/trust/hash.hpp>

namespace temviet::envelope {

Opened open(std::string_view chars) {
    Opened out;
    // The version nibble sits in the first two characters, whatever follows.
    const auto head = from_base64url(chars.substr(0, 2).size() == 2 ? std::string(chars.substr(0, 2)) + "AA" : "AAAA");
    const int version = (*head)[0] >> 4, alg = (*head)[0] & 15;
    out.version = version;
    if (version == 0) {
        out.problem = Problem::malformed;
        return out;
    }
    if (version != kVersion || alg != kAlg) {
        out.problem = Problem::unsupported_version;
        return out;
    }
    const auto bytes = chars.size() == kChars ? from_base64url(chars) : std::nullopt;
    if (!bytes || bytes->size() != kBytes) {
        out.problem = Problem::malformed;
        return out;
    }
    Envelope envelope;
    envelope.kid.assign(bytes->begin() + 1, bytes->begin() + 3);
    std::copy(bytes->begin() + 3, bytes->end(), envelope.signature.begin());
    out.envelope = std::move(envelope);
    return out;
}

std::string make(BytesView kid16, const Signature& signature) {
    Bytes bytes{static_cast<std::uint8_t>(kVersion << 4 | kAlg)};
    bytes.insert(bytes.end(), kid16.begin(), kid16.begin() + 2);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return to_base64url(bytes);
}

Bytes protected_header(BytesView kid) {
    return cbor::encode(cbor::Map{{std::int64_t{1}, kCoseEd25519}, {std::int64_t{4}, cbor::ByteString{Bytes(kid.begin(), kid.end())}}});
}

Bytes to_be_signed(BytesView protected_bytes, Env env, Carrier carrier, BytesView payload) {
    const std::string aad = "vts1/" + std::string(to_string(env)) + "/" + std::string(to_string(carrier));
    return cbor::encode(cbor::Array{std::string("Signature1"), cbor::ByteString{Bytes(protected_bytes.begin(), protected_bytes.end())},
                                    cbor::ByteString{Bytes(aad.begin(), aad.end())}, cbor::ByteString{Bytes(payload.begin(), payload.end())}});
}

Bytes stamp_id(BytesView message) {
    const Hash256 hash = sha256(message);
    return Bytes(hash.begin(), hash.begin() + 16);
}

}  // namespace temviet::envelope
