// SPDX-License-Identifier: Apache-2.0
// An encoded picture -> OpenCV pixels, with every refusal that needs no decoding made before it.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::cli {

enum class Channels { grey, colour };

/// Upright (EXIF and HEIF orientation applied), CV_8UC1 or CV_8UC3 (blue-green-red), transparency laid on white, rows
/// without gaps. With `enough` > 0 the decoder may give a smaller picture whose longer side is still at least that.
/// Errors: see load_image.hpp.
[[nodiscard]] Result<cv::Mat> decode_image(std::string_view file, const std::string& name, Channels channels, int enough = 0);

}  // namespace temviet::cli
