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
    // R is the signature's first half: a point like any other (03).
    if (crypto_core_ed25519_is_valid_point(signature.data()) != 1) return false;
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) == 0;
}

}  // namespace temviet
