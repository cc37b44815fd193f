// SPDX-License-Identifier: Apache-2.0
// Module coordinates -> picture: a plane seen in perspective, bent by a polynomial; and the picture laid flat by it.
#pragma once

#include <algorithm>
#include <array>
#include <opencv2/core.hpp>
#include <temviet/base/symbol.hpp>

#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

/// Terms 1, X, Y, X², XY, Y² … up to the fourth degree; the first 6 are of the second degree, the first 10 of the third.
inline constexpr int kTerms = 15;
using Terms = std::array<double, kTerms>;

/// Pixels a module of a picture laid flat, and modules around the symbol in it.
inline constexpr int kFlatScale = 5, kFlatMargin = 3;

struct Warp {
    cv::Matx33d plane = cv::Matx33d::eye();  ///< modules to full-picture pixels
    int columns = 0, rows = 0;               ///< modules of the symbol
    Terms dx{}, dy{};                        ///< displacement in modules before the plane takes over

    /// The terms at (x, y) modules, on coordinates of -1 … 1 over the symbol.
    void terms(double x, double y, Terms& out) const;
    /// Full-picture pixels of the point (x, y) modules from the symbol's top left corner.
    [[nodiscard]] cv::Point2d at(double x, double y) const;
    /// Outline of the symbol, clockwise from its top left.
    [[nodiscard]] Polygon outline() const;
    /// Pixels a module, of the middle of the symbol.
    [[nodiscard]] double module_pixels() const;
};

/// The symbol with its margin, kFlatScale pixels a module: the module (x, y) begins at pixel (x + kFlatMargin) * kFlatScale.
[[nodiscard]] cv::Mat flatten(const Layer& layer, const Warp& warp);

/// Grey level of `grey` at continuous pixel coordinates, bilinear; the border is repeated.
/// Here, not in a .cpp file: a lattice asks for a hundred thousand pixels.
[[nodiscard]] inline float grey_at(const cv::Mat& grey, double x, double y) {
    const double limit_x = grey.cols - 1.001, limit_y = grey.rows - 1.001;
    const double u = std::clamp(x - 0.5, 0.0, std::max(0.0, limit_x)),
                 v = std::clamp(y - 0.5, 0.0, std::max(0.0, limit_y));
    const int left = static_cast<int>(u), top = static_cast<int>(v);
    const auto fx = static_cast<float>(u - left), fy = static_cast<float>(v - top);
    const int right = std::min(left + 1, grey.cols - 1);
    const auto *a = grey.ptr<std::uint8_t>(top), *b = grey.ptr<std::uint8_t>(std::min(top + 1, grey.rows - 1));
    const float upper = a[left] + fx * (a[right] - a[left]), lower = b[left] + fx * (b[right] - b[left]);
    return upper + fy * (lower - upper);
}

}  // namespace temviet::vision::lattice
