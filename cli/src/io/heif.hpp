// SPDX-License-Identifier: Apache-2.0
// HEIC and AVIF, the formats phones save by default, through libheif when the program is built with it.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

#include "io/image_header.hpp"

namespace temviet::cli {

[[nodiscard]] bool heif_is_built_in() noexcept;
/// IMAGE_HEIC_UNSUPPORTED, naming the format and the setting of the phone that avoids it.
[[nodiscard]] Error heif_unsupported(ImageKind kind, const std::string& name);
/// The primary picture, upright, CV_8UC3 (blue-green-red) or CV_8UC4 with alpha. Its size is checked before the pixels are
/// decoded. Errors: IMAGE_HEIC_UNSUPPORTED, IMAGE_TOO_LARGE, IMAGE_BROKEN.
[[nodiscard]] Result<cv::Mat> decode_heif(std::string_view file, ImageKind kind, const std::string& name);

}  // namespace temviet::cli
