// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/warp.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "vision/lattice/homography.hpp"

namespace temviet::vision::lattice {

void Warp::terms(double mx, double my, Terms& t) const {
    const double x = 2 * mx / columns - 1, y = 2 * my / rows - 1, xx = x * x, yy = y * y;
    t = {1, x, y, xx, x * y, yy, xx * x, xx * y, x * yy, yy * y, xx * xx, xx * x * y, xx * yy, x * y * yy, yy * yy};
}

cv::Point2d Warp::at(double x, double y) const {
    Terms t;
    terms(x, y, t);
    double mx = x, my = y;
    for (std::size_t i = 0; i < t.size(); ++i) mx += dx[i] * t[i], my += dy[i] * t[i];
    return apply(plane, {mx, my});
}

Polygon Warp::outline() const {
    const auto corner = [&](double x, double y) {
        const auto p = at(x, y);
        return Point{p.x, p.y};
    };
    return {corner(0, 0), corner(columns, 0), corner(columns, rows), corner(0, rows)};
}

double Warp::module_pixels() const {
    const double x = columns / 2.0, y = rows / 2.0;
    const auto a = at(x, y), b = at(x + 1, y), c = at(x, y + 1);
    return std::sqrt(std::abs((b - a).cross(c - a)));
}

cv::Mat flatten(const Layer& layer, const Warp& warp) {
    const int across = warp.columns + 2 * kFlatMargin, down = warp.rows + 2 * kFlatMargin;
    // The exact map at the corners of the modules, straight lines between them.
    std::vector<cv::Point2d> nodes(static_cast<std::size_t>((across + 1) * (down + 1)));
    const auto node = [&](int i, int j) -> cv::Point2d& { return nodes[static_cast<std::size_t>(j * (across + 1) + i)]; };
    for (int j = 0; j <= down; ++j)
        for (int i = 0; i <= across; ++i)
            node(i, j) = warp.at(i - kFlatMargin, j - kFlatMargin) * (1.0 / layer.factor);
    cv::Mat out(down * kFlatScale, across * kFlatScale, CV_8UC1);
    for (int y = 0; y < out.rows; ++y) {
        auto* to = out.ptr<std::uint8_t>(y);
        const int j = y / kFlatScale;
        const double v = (y % kFlatScale + 0.5) / kFlatScale;
        for (int i = 0; i < across; ++i) {
            const cv::Point2d a = node(i, j) * (1 - v) + node(i, j + 1) * v;
            const cv::Point2d step = (node(i + 1, j) * (1 - v) + node(i + 1, j + 1) * v - a) * (1.0 / kFlatScale);
            for (int k = 0; k < kFlatScale; ++k) {
                const cv::Point2d p = a + step * (k + 0.5);
                *to++ = static_cast<std::uint8_t>(grey_at(layer.pixels, p.x, p.y) + 0.5f);
            }
        }
    }
    return out;
}

}  // namespace temviet::vision::lattice
