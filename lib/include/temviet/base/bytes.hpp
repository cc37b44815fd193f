// SPDX-License-Identifier: Apache-2.0
// Bytes and their printable spellings. All decoders are strict: exactly one spelling is accepted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace temviet {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

[[nodiscard]] inline BytesView as_bytes(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view as_text(BytesView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(BytesView bytes);
/// Accepts both cases; nullopt on an odd length or another character.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);
template <std::size_t N>
[[nodiscard]] std::optional<std::array<std::uint8_t, N>> from_hex_array(std::string_view text) {
    const auto bytes = from_hex(text);
    if (!bytes || bytes->size() != N) return std::nullopt;
    std::array<std::uint8_t, N> out{};
    for (std::size_t i = 0; i < N; ++i) out[i] = (*bytes)[i];
    return out;
}

/// base64url without padding (RFC 4648 §5).
[[nodiscard]] std::string to_base64url(BytesView bytes);
/// nullopt on padding, a foreign character, an impossible length or non-zero trailing bits.
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);
[[nodiscard]] bool is_base64url_char(char c) noexcept;

/// Base45 (RFC 9285). nullopt on a foreign character, an impossible length or a value out of range.
[[nodiscard]] std::string to_base45(BytesView bytes);
[[nodiscard]] std::optional<Bytes> from_base45(std::string_view text);

}  // namespace temviet
