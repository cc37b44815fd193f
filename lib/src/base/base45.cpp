// SPDX-License-Identifier: Apache-2.0
// RFC 9285: two bytes are three base-45 digits, least significant first; a last single byte is two.
#include <algorithm>
#include <temviet/base/bytes.hpp>

namespace temviet {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

}  // namespace

std::string to_base45(BytesView bytes) {
    std::string out;
    out.reserve(bytes.size() / 2 * 3 + 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned value = bytes[i] * 256u + bytes[i + 1];
        out += kAlphabet[value % 45];
        out += kAlphabet[value / 45 % 45];
        out += kAlphabet[value / 2025];
    }
    if (bytes.size() % 2 == 1) {
        out += kAlphabet[bytes.back() % 45];
        out += kAlphabet[bytes.back() / 45];
    }
    return out;
}

std::optional<Bytes> from_base45(std::string_view text) {
    if (text.size() % 3 == 1) return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, text.size() - i);
        unsigned value = 0, weight = 1;
        for (std::size_t k = 0; k < count; ++k, weight *= 45) {
            const auto digit = kAlphabet.find(text[i + k]);
            if (digit == std::string_view::npos) return std::nullopt;
            value += static_cast<unsigned>(digit) * weight;
        }
        if (value > (count == 3 ? 0xFFFFu : 0xFFu)) return std::nullopt;
        if (count == 3) out.push_back(static_cast<std::uint8_t>(value >> 8));
        out.push_back(static_cast<std::uint8_t>(value & 0xFF));
    }
    return out;
}

}  // namespace temviet
