// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <temviet/base/bytes.hpp>

namespace temviet {

using Hash256 = std::array<std::uint8_t, 32>;
[[nodiscard]] Hash256 sha256(BytesView data) noexcept;
/// BLAKE2b with a 32-byte digest, no key.
[[nodiscard]] Hash256 blake2b_256(BytesView data) noexcept;

/// Incremental SHA-256 and BLAKE2b-256.
class Sha256Stream {
public:
    Sha256Stream() noexcept;
    void update(BytesView data) noexcept;
    [[nodiscard]] Hash256 finish() noexcept;

private:
    alignas(64) std::array<std::uint8_t, 128> state_{};
};
class Blake2bStream {
public:
    Blake2bStream() noexcept;
    void update(BytesView data) noexcept;
    [[nodiscard]] Hash256 finish() noexcept;

private:
    alignas(64) std::array<std::uint8_t, 384> state_{};
};

}  // namespace temviet
