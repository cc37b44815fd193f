// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/homography.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace temviet::vision::lattice {
namespace {

/// Middle to the origin, mean distance to about 1: the equations need numbers of one size.
cv::Matx33d normaliser(std::span<const cv::Point2d> points) {
    cv::Point2d middle;
    for (const auto& p : points) middle += p;
    middle *= 1.0 / static_cast<double>(points.size());
    double spread = 0;
    for (const auto& p : points) spread += std::hypot(p.x - middle.x, p.y - middle.y);
    const double s = static_cast<double>(points.size()) / std::max(spread, 1e-9);
    return {s, 0, -s * middle.x, 0, s, -s * middle.y, 0, 0, 1};
}

}  // namespace

std::optional<cv::Matx33d> fit_homography(std::span<const cv::Point2d> from, std::span<const cv::Point2d> to) {
    if (from.size() < 4 || from.size() != to.size()) return std::nullopt;
    const cv::Matx33d a = normaliser(from), b = normaliser(to);
    cv::Matx33d map = cv::Matx33d::eye();
    // The linear equations weigh a point by its depth; dividing by the depth found last makes them weigh alike.
    for (int round = 0; round < 3; ++round) {
        cv::Matx<double, 8, 8> normal = cv::Matx<double, 8, 8>::zeros();
        cv::Vec<double, 8> right;
        for (std::size_t i = 0; i < from.size(); ++i) {
            const auto p = apply(a, from[i]), q = apply(b, to[i]);
            const double depth = std::max(0.05, map(2, 0) * p.x + map(2, 1) * p.y + 1), weight = 1 / (depth * depth);
            const std::array<cv::Vec<double, 8>, 2> rows{
                cv::Vec<double, 8>{p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y},
                cv::Vec<double, 8>{0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y}};
            for (std::size_t k = 0; k < 2; ++k) {
                normal += weight * (rows[k] * rows[k].t());
                right += weight * (k == 0 ? q.x : q.y) * rows[k];
            }
        }
        for (int i = 0; i < 8; ++i) normal(i, i) += 1e-9;
        cv::Vec<double, 8> h;
        if (!cv::solve(normal, right, h, cv::DECOMP_CHOLESKY)) return std::nullopt;
        map = {h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1};
    }
    const cv::Matx33d out = b.inv() * map * a;
    if (!std::isfinite(cv::norm(out)) || std::abs(out(2, 2)) < 1e-12) return std::nullopt;
    return out * (1 / out(2, 2));
}

}  // namespace temviet::vision::lattice
