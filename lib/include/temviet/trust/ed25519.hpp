// SPDX-License-Identifier: Apache-2.0
// Ed25519 as strictly as 03 asks: canonical S, canonical and main-subgroup public key and R (RFC 8032 §5.1.7,
// plus crypto_core_ed25519_is_valid_point for both points).
#pragma once

#include <array>
#include <cstdint>
#include <temviet/base/bytes.hpp>
#include <temviet/base/result.hpp>

namespace temviet {

struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};
using Signature = std::array<std::uint8_t, 64>;

/// Starts the crypto library once and checks that it refuses a mixed-order point. Error CRYPTO_UNUSABLE: refuse to run.
[[nodiscard]] Result<void> crypto_ready();
/// On the curve, canonical, in the main subgroup.
[[nodiscard]] bool is_valid_public_key(const PublicKey& key) noexcept;
/// `key` must have passed is_valid_public_key() once (at import or first use); checked again here unless
/// `key_was_checked`.
[[nodiscard]] bool verify_signature(const PublicKey& key, BytesView message, const Signature& signature,
                                    bool key_was_checked = false) noexcept;

}  // namespace temviet
