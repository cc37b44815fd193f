// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/third_finder.hpp"

#include <algorithm>
#include <cmath>

#include "vision/lattice/homography.hpp"
#include "vision/lattice/qr_layout.hpp"
#include "vision/lattice/warp.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kMaxSizeRatio = 1.8, kReach = 2, kStep = 0.5, kMinLikeness = 0.35;

/// Rows of a finder pattern with its separator are black (-1) or white (+1) like this.
double pattern(int x, int y) {
    const int r = std::max(std::abs(x), std::abs(y));
    return r == 4 || r == 2 ? 1 : -1;
}

/// How much the 9 × 9 modules around (x, y) look like a finder pattern, -1 … 1.
double likeness(const Layer& layer, const cv::Matx33d& plane, double x, double y) {
    double sum = 0, squares = 0, product = 0, ones = 0;
    for (int j = -4; j <= 4; ++j)
        for (int i = -4; i <= 4; ++i) {
            const auto p = apply(plane, {x + i, y + j}) * (1.0 / layer.factor);
            const double g = grey_at(layer.pixels, p.x, p.y), t = pattern(i, j);
            sum += g, squares += g * g, product += g * t, ones += t;
        }
    constexpr double n = 81;
    const double variance = squares - sum * sum / n, pattern_variance = n - ones * ones / n;
    return variance > n ? (product - sum * ones / n) / std::sqrt(variance * pattern_variance) : -1;
}

/// Corners of `finder` in the order that fits a square with its sides along u and v (u to v clockwise).
std::array<cv::Point2d, 4> along(const Finder& finder, cv::Point2d u, cv::Point2d v) {
    std::array<cv::Point2d, 4> p = finder.corners, out = p;
    if ((p[1] - p[0]).cross(p[2] - p[1]) < 0) std::swap(p[1], p[3]);
    double best = -1e18;
    for (std::size_t turn = 0; turn < 4; ++turn) {
        const auto right = p[(1 + turn) % 4] + p[(2 + turn) % 4] - p[turn] - p[(3 + turn) % 4];
        const auto down = p[(3 + turn) % 4] + p[(2 + turn) % 4] - p[turn] - p[(1 + turn) % 4];
        const double fit = right.dot(u) / cv::norm(u) + down.dot(v) / cv::norm(v);
        if (fit <= best) continue;
        best = fit;
        for (std::size_t i = 0; i < 4; ++i) out[i] = p[(i + turn) % 4];
    }
    return out;
}

using Place = std::pair<double, double>;  // modules of a finder's top left corner, in parts of dimension-7

struct Hypothesis {
    Place a, b, missing;
};
// With u from a to b turned into the symbol's own directions: the pair is the upper side, the left side or the diagonal.
constexpr std::array kHypotheses{Hypothesis{{0, 0}, {1, 0}, {0, 1}}, Hypothesis{{0, 0}, {0, 1}, {1, 0}},
                                 Hypothesis{{1, 0}, {0, 0}, {0, 1}}, Hypothesis{{0, 1}, {0, 0}, {1, 0}},
                                 Hypothesis{{1, 0}, {0, 1}, {0, 0}}, Hypothesis{{0, 1}, {1, 0}, {0, 0}}};

std::optional<Triple> complete(const Pyramid& pyramid, const Finder& a, const Finder& b, const Hypothesis& h, double& likely) {
    // The symbol's right (u) and down (v) in the picture follow from the way from a to b, whose direction in it is known.
    const cv::Point2d way = b.centre - a.centre;
    const double mx = h.b.first - h.a.first, my = h.b.second - h.a.second, scale = mx * mx + my * my;
    const cv::Point2d u = cv::Point2d(way.x * mx + way.y * my, way.y * mx - way.x * my) * (1 / scale);
    const cv::Point2d v(-u.y, u.x);
    const auto ca = along(a, u, v), cb = along(b, u, v);
    const auto extent = [](const std::array<cv::Point2d, 4>& c, cv::Point2d d) {
        const auto right = (c[1] + c[2] - c[0] - c[3]) * 0.5, down = (c[2] + c[3] - c[0] - c[1]) * 0.5;
        return (std::abs(right.dot(d)) + std::abs(down.dot(d))) / cv::norm(d);
    };
    // Along a side a pattern is 7 modules long, along a diagonal 7 times the root of two on either of its own diagonals.
    const double module = (extent(ca, way) + extent(cb, way)) / (mx != 0 && my != 0 ? 28 * std::sqrt(0.5) : 14);
    const double far = cv::norm(way) / std::sqrt(scale) / module;
    if (far < 10 || far > 70) return std::nullopt;
    const double dimension = 17 + 4 * std::round((far + 7 - 17) / 4), side = dimension - 7;
    std::vector<cv::Point2d> from, to;
    for (const auto& [corners, place] : {std::pair(ca, h.a), std::pair(cb, h.b)}) {
        const double x = place.first * side, y = place.second * side;
        from.insert(from.end(), {{x, y}, {x + 7, y}, {x + 7, y + 7}, {x, y + 7}});
        to.insert(to.end(), corners.begin(), corners.end());
    }
    const auto plane = fit_homography(from, to);
    if (!plane) return std::nullopt;
    const Layer& layer = pyramid.reduced_by(std::max(1.0, std::min(a.module(), b.module()) / 3));
    const double x = h.missing.first * side + 3.5, y = h.missing.second * side + 3.5;
    double best_x = x, best_y = y;
    likely = -1;
    for (double dy = -kReach; dy <= kReach; dy += kStep)
        for (double dx = -kReach; dx <= kReach; dx += kStep)
            if (const double now = likeness(layer, *plane, x + dx, y + dy); now > likely) likely = now, best_x = x + dx, best_y = y + dy;
    if (likely < kMinLikeness) return std::nullopt;
    Finder third = a;
    third.centre = apply(*plane, {best_x, best_y});
    constexpr std::array<Place, 4> kCorners{Place{-3.5, -3.5}, {3.5, -3.5}, {3.5, 3.5}, {-3.5, 3.5}};
    for (std::size_t i = 0; i < 4; ++i) third.corners[i] = apply(*plane, {best_x + kCorners[i].first, best_y + kCorners[i].second});
    third.hits = 0, third.trust = 0;
    Finder first = a, second = b;
    first.corners = ca, second.corners = cb;
    Triple out;
    for (const auto& [finder, place] : {std::pair(&first, h.a), std::pair(&second, h.b), std::pair(&third, h.missing)})
        (place.first > 0 ? out.top_right : place.second > 0 ? out.bottom_left : out.top_left) = *finder;
    out.dimension = dimension;
    out.penalty = 2 - likely;
    return out;
}

}  // namespace

std::vector<Triple> complete_pairs(const Pyramid& pyramid, std::span<const Finder> finders, std::size_t most) {
    std::vector<Triple> out;
    for (std::size_t i = 0; i < finders.size(); ++i)
        for (std::size_t j = i + 1; j < finders.size(); ++j) {
            const double ratio = finders[i].module() / finders[j].module();
            if (ratio > kMaxSizeRatio || ratio < 1 / kMaxSizeRatio) continue;
            for (const auto& hypothesis : kHypotheses) {
                double likely = 0;
                if (auto triple = complete(pyramid, finders[i], finders[j], hypothesis, likely)) out.push_back(*triple);
            }
        }
    std::stable_sort(out.begin(), out.end(), [](const Triple& a, const Triple& b) { return a.penalty < b.penalty; });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace temviet::vision::lattice
