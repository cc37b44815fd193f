// SPDX-License-Identifier: Apache-2.0
#include <new>
#include <sodium.h>
#include <temviet/trust/hash.hpp>

namespace temviet {
namespace {

// The streams keep libsodium's state in place, so that no header of libsodium reaches the public ones.
auto* sha(std::array<std::uint8_t, 128>& state) noexcept {
    return std::launder(reinterpret_cast<crypto_hash_sha256_state*>(state.data()));
}
auto* blake(std::array<std::uint8_t, 384>& state) noexcept {
    return std::launder(reinterpret_cast<crypto_generichash_state*>(state.data()));
}
static_assert(sizeof(crypto_hash_sha256_state) <= 128);
static_assert(sizeof(crypto_generichash_state) <= 384);

}  // namespace

Hash256 sha256(BytesView data) noexcept {
    Hash256 out{};
    crypto_hash_sha256(out.data(), data.data(), data.size());
    return out;
}

Hash256 blake2b_256(BytesView data) noexcept {
    Hash256 out{};
    crypto_generichash(out.data(), out.size(), data.data(), data.size(), nullptr, 0);
    return out;
}

Sha256Stream::Sha256Stream() noexcept {
    new (state_.data()) crypto_hash_sha256_state;
    crypto_hash_sha256_init(sha(state_));
}
void Sha256Stream::update(BytesView data) noexcept { crypto_hash_sha256_update(sha(state_), data.data(), data.size()); }
Hash256 Sha256Stream::finish() noexcept {
    Hash256 out{};
    crypto_hash_sha256_final(sha(state_), out.data());
    return out;
}

Blake2bStream::Blake2bStream() noexcept {
    new (state_.data()) crypto_generichash_state;
    crypto_generichash_init(blake(state_), nullptr, 0, Hash256{}.size());
}
void Blake2bStream::update(BytesView data) noexcept { crypto_generichash_update(blake(state_), data.data(), data.size()); }
Hash256 Blake2bStream::finish() noexcept {
    Hash256 out{};
    crypto_generichash_final(blake(state_), out.data(), out.size());
    return out;
}

}  // namespace temviet
