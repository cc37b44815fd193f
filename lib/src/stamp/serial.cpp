// SPDX-License-Identifier: Apache-2.0
// Serials carry a unit number (03): fixed-width Crockford base32, then random characters of the same alphabet.
#include <temviet/stamp/mint.hpp>
#include <temviet/trust/random.hpp>

namespace temviet {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string make_serial(std::int64_t number, int width, std::string_view random_part) {
    std::string out(static_cast<std::size_t>(width), '0');
    for (auto at = out.rbegin(); at != out.rend(); ++at, number /= 32) *at = kAlphabet[static_cast<std::size_t>(number % 32)];
    return out.append(random_part);
}

std::string random_serial_part(std::int64_t length) {
    Bytes bytes(static_cast<std::size_t>(length));
    random_bytes(bytes);
    std::string out;
    for (const auto byte : bytes) out += kAlphabet[byte % kAlphabet.size()];  // 256 is a multiple of 32: no bias
    return out;
}

std::optional<std::int64_t> unit_number(std::string_view serial, int width, int rand_len) {
    if (width < 1 || width > 12 || rand_len < 0 || serial.size() != static_cast<std::size_t>(width + rand_len)) return std::nullopt;
    std::int64_t out = 0;
    for (std::size_t i = 0; i < serial.size(); ++i) {
        const auto digit = kAlphabet.find(serial[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        if (i < static_cast<std::size_t>(width)) out = out * 32 + static_cast<std::int64_t>(digit);
    }
    return out;
}

}  // namespace temviet
