// SPDX-License-Identifier: Apache-2.0
// Keys as registries and stamps name them (03: usage bits, kid).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <temviet/base/bytes.hpp>
#include <temviet/base/env.hpp>
#include <temviet/base/result.hpp>
#include <temviet/trust/ed25519.hpp>
#include <temviet/trust/hash.hpp>

namespace temviet {

/// What a key may sign (03). A bit set.
enum class KeyUsage : std::uint8_t { none = 0, item = 1, batch = 2, record = 4, hidden = 8, declare = 16, all = 31 };
[[nodiscard]] constexpr KeyUsage operator|(KeyUsage a, KeyUsage b) noexcept {
    return static_cast<KeyUsage>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool has(KeyUsage set, KeyUsage wanted) noexcept {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(wanted)) == static_cast<unsigned>(wanted);
}
/// "item,batch" <-> bits; nullopt on an unknown word or an empty list.
[[nodiscard]] std::optional<KeyUsage> parse_key_usage(std::string_view text);
[[nodiscard]] std::string to_string(KeyUsage usage);

inline constexpr std::uint8_t kAlgEd25519 = 1;  // the stamp's alg nibble

/// An issuer's public key. Everything a stamp needs to be opened; its state and dates live in registries.
struct IssuerKey {
    std::string issuer;  ///< issuer id, [a-z0-9-]{3,64}
    PublicKey key;
    KeyUsage usage = KeyUsage::all;
    bool point_checked = false;  ///< is_valid_public_key() was true for \c key: opening a stamp need not repeat it
};

/// [a-z0-9-]{3,64}, no hyphen at either end.
[[nodiscard]] bool is_issuer_id(std::string_view text) noexcept;
/// SHA-256("vts1/kid\n" || issuer_id || "\n" || alg || public key) (03). Stamps carry the first 2 or 4 bytes.
[[nodiscard]] Hash256 key_id(std::string_view issuer, const PublicKey& key, std::uint8_t alg = kAlgEd25519);

/// Whatever can sign: a key file, an external command, a token.
class Signer {
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const PublicKey& public_key() const noexcept = 0;
    [[nodiscard]] virtual Result<Signature> sign(BytesView message) const = 0;
};

/// A signer from a 32-byte RFC 8032 seed held in locked memory, zeroed on destruction.
[[nodiscard]] Result<std::unique_ptr<Signer>> signer_from_seed(BytesView seed);

}  // namespace temviet
