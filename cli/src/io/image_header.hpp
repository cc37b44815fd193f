// SPDX-License-Identifier: Apache-2.0
// What an encoded picture says about itself, read before anything is decoded or allocated.
#pragma once

#include <cstdint>
#include <string_view>

namespace temviet::cli {

enum class ImageKind { unknown, jpeg, png, webp, tiff, bmp, gif, heic, avif };

struct ImageHeader {
    ImageKind kind = ImageKind::unknown;
    std::uint64_t width = 0, height = 0;  ///< pixels as stored (before the EXIF orientation); 0 when not found or not looked for (HEIC, AVIF)
    bool complete = true;                 ///< false: the end is missing (JPEG EOI, PNG IEND, WebP RIFF size)
    bool animated = false;
    bool has_alpha = false;
    bool damaged = false;  ///< a PNG chunk whose checksum is wrong
};

/// Never fails: what is not recognised is `unknown`, a size that is not found is 0. Reads at most the given bytes.
[[nodiscard]] ImageHeader read_image_header(std::string_view file) noexcept;

}  // namespace temviet::cli
