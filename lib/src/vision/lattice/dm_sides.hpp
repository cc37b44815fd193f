// SPDX-License-Identifier: Apache-2.0
// The four sides of a square symbol that may be bent, and where they are in the picture.
#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>

#include "vision/lattice/warp.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

/// Corners clockwise in the picture, full-picture pixels; side i runs from corner i to the next. A bow is how far the middle
/// of a side lies outside the chord of its corners, in parts of the symbol's side.
struct Sides {
    std::array<cv::Point2d, 4> corners{};
    std::array<double, 4> bow{};
    std::array<double, 4> support{};  ///< how well a side was seen: 1 is solid along all of its length, an alternating one about 0.5

    /// The same with side `by` as the first one.
    [[nodiscard]] Sides turned(std::size_t by) const;
    /// Of `modules` a side, side 0 on top; none when the corners are no quadrilateral.
    [[nodiscard]] std::optional<Warp> warp(int modules) const;
    /// Mean length, full-picture pixels.
    [[nodiscard]] double length() const;
};

/// In unit coordinates: the point `along` (0 … 1) of side `side`, `depth` inside it.
[[nodiscard]] cv::Point2d unit_point(std::size_t side, double along, double depth);

/// Looks up to `reach` (parts of the side) on either side of each side of `from` for the line, or the bow where `bent`,
/// on which most profiles from outside turn dark (light, if `inverted`). Adds to `samples`.
[[nodiscard]] std::optional<Sides> find_sides(const Layer& layer, const Sides& from, const std::array<double, 4>& reach, bool bent, bool inverted,
                                              std::uint64_t& samples);

}  // namespace temviet::vision::lattice
