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
[[nodiscard]] cv::Point2d apply(const cv::Matx33d& map, cv::Point2d p);

}  // namespace temviet::vision::lattice
