// SPDX-License-Identifier: Apache-2.0
// Takes back what a lens out of focus did to a picture laid flat.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

namespace temviet::vision::lattice {

/// `flat` as it was before a disc of each of these standard deviations (pixels) went over it, by Wiener's filter.
[[nodiscard]] std::vector<cv::Mat> deblurred(const cv::Mat& flat, std::span<const double> sigmas);

}  // namespace temviet::vision::lattice
