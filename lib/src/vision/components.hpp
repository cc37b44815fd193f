// SPDX-License-Identifier: Apache-2.0
// The connected parts of a mask. OpenCV's has a variant for every type and thread, 75 kB of a library for apps.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace temviet::vision {

struct Component {
    std::vector<cv::Point> cells;
    cv::Rect box{};
};

/// What is connected by sides, in the order of its uppermost, then leftmost cell. `mask` is CV_8U, 0 where nothing is; it is used up.
[[nodiscard]] std::vector<Component> components_of(cv::Mat mask);

}  // namespace temviet::vision
