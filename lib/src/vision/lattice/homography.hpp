// SPDX-License-Identifier: Apache-2.0
// Plane-to-plane maps by least squares.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <span>

namespace temviet::vision::lattice {

/// The map that takes each of `from` (4 or more) nearest to its partner in `to`; none when they do not fix one.
[[nodiscard]] std::optional<cv::Matx33d> fit_homography(std::span<const cv::Point2d> from,
                                                        std::span<const cv::Point2d> to);

/// Where `map` takes `p`; points on or behind the horizon go far away.
[[nodiscard]] inline cv::Point2d apply(const cv::Matx33d& m, cv::Point2d p) {
    double w = m(2, 0) * p.x + m(2, 1) * p.y + m(2, 2);
    if (w < 1e-6) w = 1e-6;
    return {(m(0, 0) * p.x + m(0, 1) * p.y + m(0, 2)) / w, (m(1, 0) * p.x + m(1, 1) * p.y + m(1, 2)) / w};
}

}  // namespace temviet::vision::lattice
