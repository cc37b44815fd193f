// SPDX-License-Identifier: Apache-2.0
// Frame -> the one grey picture everything else reads.
#pragma once

#include <opencv2/core.hpp>
#include <temviet/vision/frame.hpp>

namespace temviet::vision {

/// The upright 8-bit luma of `frame`. Borrows the frame's pixels where they already lie as an upright grey picture
/// (no copy), else owns a copy. Colours are weighted as in ITU-R BT.601.
[[nodiscard]] cv::Mat luma(const Frame& frame);

}  // namespace temviet::vision
