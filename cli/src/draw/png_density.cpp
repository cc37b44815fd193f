// SPDX-License-Identifier: Apache-2.0
#include "draw/png_density.hpp"

#include <cmath>
#include <cstdint>

namespace temviet::cli {
namespace {

std::string big_endian(std::uint32_t number) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
    return out;
}

/// CRC-32 as PNG asks for it (ISO/IEC 15948, annex D): reflected polynomial 0xEDB88320.
std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

}  // namespace

std::string with_density(std::string png, int dpi) {
    constexpr std::size_t kAfterHeader = 8 + 25;  // the signature and IHDR, always first
    constexpr char kMetre = 1;
    const auto dots = big_endian(static_cast<std::uint32_t>(std::lround(dpi / 0.0254)));
    const std::string chunk = "pHYs" + dots + dots + kMetre;
    return png.insert(kAfterHeader, big_endian(9) + chunk + big_endian(crc32(chunk)));
}

}  // namespace temviet::cli
