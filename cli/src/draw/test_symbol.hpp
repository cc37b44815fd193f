// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet::cli {

struct GreyPicture {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels;  ///< row-major, one byte a pixel
};
/// A QR code of `text` at 4 pixels a module with its quiet zone: what selftest shows to the reader.
[[nodiscard]] Result<GreyPicture> draw_qr(std::string_view text);

}  // namespace temviet::cli
