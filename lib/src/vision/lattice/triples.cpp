// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/triples.hpp"

#include <algorithm>
#include <cmath>

#include "vision/lattice/homography.hpp"
#include "vision/lattice/qr_layout.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kMaxSizeRatio = 2.8, kMaxLegRatio = 4.5, kMaxCosine = 0.85, kMostPenalty = 2.2;

/// Brings the corners into the order of a square whose sides run along u and v; returns how well they fit it, 0 … 1.
double orient(Finder& finder, cv::Point2d u, cv::Point2d v) {
    const double cross = u.cross(v);
    std::array<cv::Point2d, 4> p = finder.corners;
    if ((p[1] - p[0]).cross(p[2] - p[1]) < 0) std::swap(p[1], p[3]);
    constexpr std::array<std::pair<double, double>, 4> kSquare{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
    double best = -2;
    for (std::size_t turn = 0; turn < 4; ++turn) {
        double fit = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const cv::Point2d d = p[(i + turn) % 4] - finder.centre;
            const double a = d.cross(v) / cross * cv::norm(u), b = u.cross(d) / cross * cv::norm(v);
            fit += (a * kSquare[i].first + b * kSquare[i].second) / (std::sqrt(2.0) * std::max(1e-9, std::hypot(a, b))) / 4;
        }
        if (fit <= best) continue;
        best = fit;
        for (std::size_t i = 0; i < 4; ++i) finder.corners[i] = p[(i + turn) % 4];
    }
    return best;
}

/// Pixels of the 7 modules of an oriented finder along `way`, to the right or (down) downwards.
double extent(const Finder& f, cv::Point2d way, bool down) {
    const auto& c = f.corners;
    const cv::Point2d side = down ? (c[3] + c[2] - c[0] - c[1]) * 0.5 : (c[1] + c[2] - c[0] - c[3]) * 0.5;
    return side.dot(way) / cv::norm(way);
}

std::optional<Triple> make(const Finder& corner, const Finder& a, const Finder& b) {
    cv::Point2d u = a.centre - corner.centre, v = b.centre - corner.centre;
    Triple out{corner, a, b};
    if (u.cross(v) < 0) std::swap(u, v), std::swap(out.top_right, out.bottom_left);
    const double legs = std::max(cv::norm(u), cv::norm(v)) / std::max(1e-9, std::min(cv::norm(u), cv::norm(v)));
    const double cosine = std::abs(u.dot(v)) / (cv::norm(u) * cv::norm(v));
    if (!(legs < kMaxLegRatio) || !(cosine < kMaxCosine)) return std::nullopt;
    double fit = 0;
    for (auto* finder : {&out.top_left, &out.top_right, &out.bottom_left}) fit += orient(*finder, u, v) / 3;
    const double right = (extent(out.top_left, u, false) + extent(out.top_right, u, false)) / 14;
    const double down = (extent(out.top_left, v, true) + extent(out.bottom_left, v, true)) / 14;
    if (right <= 0 || down <= 0) return std::nullopt;
    const double across = cv::norm(u) / right + 7, along = cv::norm(v) / down + 7;
    out.dimension = (across + along) / 2;
    if (std::min(across, along) < 14 || std::max(across, along) > kLargestQr * 1.3) return std::nullopt;
    const double trust = out.top_left.trust * out.top_right.trust * out.bottom_left.trust;
    out.penalty = 3 * std::abs(std::log(across / along)) + 6 * (1 - fit) + 0.5 * std::log(legs) + cosine - 0.3 * std::log(trust + 0.01);
    // Sizes differ only by perspective, and then along the legs as well.
    out.penalty += std::abs(std::log(out.top_right.module() / out.bottom_left.module())) * 0.5;
    return out;
}

}  // namespace

std::optional<cv::Matx33d> Triple::plane(int modules) const {
    std::vector<cv::Point2d> from, to;
    const double far = modules - 7;
    for (const auto& [finder, x, y] : {std::tuple(&top_left, 0.0, 0.0), std::tuple(&top_right, far, 0.0), std::tuple(&bottom_left, 0.0, far)}) {
        from.insert(from.end(), {{x, y}, {x + 7, y}, {x + 7, y + 7}, {x, y + 7}, {x + 3.5, y + 3.5}});
        to.insert(to.end(), finder->corners.begin(), finder->corners.end());
        to.push_back(finder->centre);
    }
    return fit_homography(from, to);
}

std::optional<cv::Matx33d> Triple::parallelogram(int modules) const {
    const double side = modules - 7;
    const cv::Point2d u = (top_right.centre - top_left.centre) / side, v = (bottom_left.centre - top_left.centre) / side;
    if (std::abs(u.cross(v)) < 1e-9) return std::nullopt;
    const cv::Point2d origin = top_left.centre - (u + v) * 3.5;
    return cv::Matx33d(u.x, v.x, origin.x, u.y, v.y, origin.y, 0, 0, 1);
}

std::vector<Triple> find_triples(std::span<const Finder> finders, std::size_t most) {
    std::vector<Triple> out;
    const auto alike = [](const Finder& a, const Finder& b) {
        const double ratio = a.module() / b.module();
        return ratio < kMaxSizeRatio && ratio > 1 / kMaxSizeRatio;
    };
    for (std::size_t i = 0; i < finders.size(); ++i)
        for (std::size_t j = i + 1; j < finders.size(); ++j) {
            if (!alike(finders[i], finders[j])) continue;
            for (std::size_t k = j + 1; k < finders.size(); ++k) {
                if (!alike(finders[i], finders[k]) || !alike(finders[j], finders[k])) continue;
                std::optional<Triple> best;
                for (const auto& [corner, a, b] : {std::tuple(i, j, k), std::tuple(j, i, k), std::tuple(k, i, j)})
                    if (auto triple = make(finders[corner], finders[a], finders[b]); triple && (!best || triple->penalty < best->penalty))
                        best = triple;
                if (best && best->penalty < kMostPenalty) out.push_back(*best);
            }
        }
    std::stable_sort(out.begin(), out.end(), [](const Triple& a, const Triple& b) { return a.penalty < b.penalty; });
    if (out.size() > most) out.resize(most);
    return out;
}

Triple scaled(const Triple& triple, double factor, cv::Point2d offset) {
    Triple out = triple;
    for (auto* finder : {&out.top_left, &out.top_right, &out.bottom_left}) *finder = scaled(*finder, factor, offset);
    return out;
}

}  // namespace temviet::vision::lattice
