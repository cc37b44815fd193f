// SPDX-License-Identifier: Apache-2.0
// In: keys, messages, signatures. Out: yes or no. Must not know what is signed.
#include <algorithm>
#include <atomic>
#include <sodium.h>
#include <temviet/trust/ed25519.hpp>

namespace temviet {
namespace {

/// A point of mixed order on the curve: the base point plus a point of order 8. libsodium 1.0.18 differs by patch level
/// on such points; a build that accepts it must not run (03, "Ed25519 strictness").
constexpr std::array<std::uint8_t, 32> kMixedOrderPoint{
    0xcd, 0xb2, 0x67, 0xce, 0x40, 0xc5, 0xcd, 0x45, 0x30, 0x6f, 0xa5, 0xd2, 0xf2, 0x97, 0x31, 0x45,
    0x93, 0x87, 0xdb, 0xf9, 0xeb, 0x93, 0x3b, 0x7b, 0xd5, 0xae, 0xd9, 0xa7, 0x65, 0xb8, 0x8d, 0x4d};

/// A signature whose R carries a point of order 8 and which fits only when the equation is multiplied by the cofactor.
/// A library that refuses it computes R anew and compares the 32 bytes (RFC 8032 §5.1.7, without the cofactor).
constexpr std::array<std::uint8_t, 32> kProbeKey{
    0x1b, 0x0d, 0x8c, 0x62, 0x02, 0xd5, 0xaf, 0x5e, 0xc6, 0x39, 0x8b, 0xdd, 0xb3, 0xb6, 0x4b, 0xdd,
    0xe3, 0xc3, 0x3e, 0x2f, 0x85, 0x15, 0x44, 0x12, 0x10, 0x0d, 0xb0, 0xc8, 0xfc, 0x09, 0xb0, 0x24};
constexpr std::array<std::uint8_t, 64> kProbeSignature{
    0x6a, 0x84, 0xd5, 0x83, 0xf0, 0x65, 0x69, 0xed, 0xb3, 0xf5, 0xed, 0x77, 0xdf, 0x65, 0x54, 0x4b,
    0x27, 0xd6, 0x94, 0x8b, 0x4f, 0x0b, 0x2c, 0xb7, 0x6f, 0x33, 0xdd, 0x84, 0x13, 0xb2, 0x07, 0x19,
    0x43, 0x34, 0xa1, 0x16, 0x66, 0x28, 0xb7, 0xe8, 0xcb, 0xe6, 0x81, 0x76, 0xa7, 0x96, 0x67, 0xac,
    0x74, 0x04, 0x92, 0xcb, 0x33, 0xaf, 0x68, 0x66, 0x9a, 0xe5, 0xd2, 0x98, 0x1d, 0xc4, 0x75, 0x05};
constexpr std::array<std::uint8_t, 7> kProbeMessage{'t', 'e', 'm', 'v', 'i', 'e', 't'};

bool recomputes_r() noexcept {
    static const bool answer = crypto_sign_verify_detached(kProbeSignature.data(), kProbeMessage.data(), kProbeMessage.size(),
                                                           kProbeKey.data()) != 0;
    return answer;
}

/// 03 asks that R is canonical, in the main subgroup and not of small order. Where the library computes s·B − h·A and
/// compares bytes, and A is in the main subgroup, an equal R has all of that but for the identity: no need to spend as
/// much as a second verification on it. Any other library pays (docs/adr/0017).
bool r_is_settled(const Signature& signature) noexcept {
    static constexpr std::array<std::uint8_t, 32> kIdentity{1};
    if (!recomputes_r()) return crypto_core_ed25519_is_valid_point(signature.data()) == 1;
    return !std::equal(kIdentity.begin(), kIdentity.end(), signature.begin());
}

}  // namespace

Result<void> crypto_ready() {
    // Initialised once, thread-safely, by the language; the answer never changes.
    static const int state = [] {
        if (sodium_init() < 0) return 1;
        return crypto_core_ed25519_is_valid_point(kMixedOrderPoint.data()) != 0 ? 2 : 0;
    }();
    if (state == 1) return fail("CRYPTO_UNUSABLE", "the crypto library could not be initialised");
    if (state == 2)
        return fail("CRYPTO_UNUSABLE", "this build of libsodium accepts a mixed-order Ed25519 point",
                    "install your system's current libsodium");
    return {};
}

bool is_valid_public_key(const PublicKey& key) noexcept {
    return crypto_core_ed25519_is_valid_point(key.bytes.data()) == 1;
}

bool verify_signature(const PublicKey& key, BytesView message, const Signature& signature, bool key_was_checked) noexcept {
    if (!key_was_checked && !is_valid_public_key(key)) return false;
    if (!r_is_settled(signature)) return false;
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
}

}  // namespace temviet
