// SPDX-License-Identifier: Apache-2.0
// The little plane geometry the reader needs on symbol polygons.
#pragma once

#include <opencv2/core.hpp>
#include <temviet/base/symbol.hpp>

namespace temviet::vision {

/// Unsigned area, pixels².
[[nodiscard]] double area(const Polygon& polygon);
[[nodiscard]] cv::Rect2d bounds(const Polygon& polygon);
[[nodiscard]] Point centre(const Polygon& polygon);
/// Of a polygon with no angle over 180°, in either direction of its corners; its edge belongs to it.
[[nodiscard]] bool contains(const Polygon& polygon, Point point);

/// Each corner times `factor`, then moved by `offset`.
[[nodiscard]] Polygon scaled(const Polygon& polygon, double factor, Point offset = {});
/// Each corner through the 2×3 affine matrix `to` (CV_64F).
[[nodiscard]] Polygon mapped(const Polygon& polygon, const cv::Mat& to);

/// Do the bounding boxes, each grown by `margin` of its longer side, share any point?
[[nodiscard]] bool near(const Polygon& a, const Polygon& b, double margin = 0);
/// Share of the box of `inner` that lies inside the box of `outer` grown by `margin` of its longer side, 0 … 1.
[[nodiscard]] double covered(const Polygon& inner, const Polygon& outer, double margin = 0);

}  // namespace temviet::vision
