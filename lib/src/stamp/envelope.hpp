// SPDX-License-Identifier: Apache-2.0
// The bytes every carrier signs and carries (03, "Envelope and signature").
#pragma once

#include <optional>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/base/env.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/trust/ed25519.hpp>

namespace temviet::envelope {

inline constexpr std::size_t kBytes = 67;       // version+alg, kid16, signature
inline constexpr std::size_t kChars = 90;       // as base64url
inline constexpr std::size_t kMinRunChars = 86; // shorter runs are no readable signature
inline constexpr int kVersion = 1, kAlg = 1;
inline constexpr std::int64_t kCoseEd25519 = -19;  // fully specified Ed25519, RFC 9864

struct Envelope {
    Bytes kid;
    Signature signature{};
};
enum class Problem { unsupported_version, malformed };
struct Opened {
    std::optional<Envelope> envelope;
    std::optional<Problem> problem;
    std::optional<int> version;
};
/// `chars` is a run of base64url characters. Version and alg are judged before length and spelling.
[[nodiscard]] Opened open(std::string_view chars);
[[nodiscard]] std::string make(BytesView kid16, const Signature& signature);

/// Deterministic CBOR {1: -19, 4: kid}.
[[nodiscard]] Bytes protected_header(BytesView kid);
/// RFC 9052 §4.4 Sig_structure with external_aad "vts1/<env>/<carrier>".
[[nodiscard]] Bytes to_be_signed(BytesView protected_header, Env env, Carrier carrier, BytesView payload);
/// First 16 bytes of SHA-256(ToBeSigned).
[[nodiscard]] Bytes stamp_id(BytesView to_be_signed);

}  // namespace temviet::envelope
