// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/timing.hpp"

#include <algorithm>
#include <cmath>

#include "vision/lattice/homography.hpp"
#include "vision/lattice/qr_layout.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kMostBow = 3, kBowStep = 0.5, kMostStretch = 1.5, kStretchStep = 0.5;

/// Displacement in modules, times 4t(1-t) of the place t between the finder patterns (0 … 1) along a timing line.
struct Bend {
    double bow = 0, stretch = 0, score = -1;
};

/// Correlation of the modules 6 … dimension-7 of a timing line with black, white, black …, each against the mean of its
/// neighbourhood, so that shading does not count.
double alternation(const std::vector<float>& grey) {
    const auto n = static_cast<int>(grey.size());
    const auto at = [&](int i) { return static_cast<double>(grey[static_cast<std::size_t>(std::clamp(i, 0, n - 1))]); };
    double sum = 0, energy = 1e-3;
    for (int i = 0; i < n; ++i) {
        const double mean = (at(i - 2) / 2 + at(i - 1) + at(i) + at(i + 1) + at(i + 2) / 2) / 4, d = at(i) - mean;
        sum += i % 2 == 0 ? -d : d;
        energy += d * d;
    }
    return sum / std::sqrt(energy * n);
}

double bulge(double module, int dimension) {
    const double t = (module - 3.5) / (dimension - 7);
    return 4 * t * (1 - t);
}

/// The neighbourhood of a timing line, kFine samples a module: every bend of the line is looked up in it.
class Strip {
public:
    Strip(const Layer& layer, const cv::Matx33d& plane, int dimension, bool down)
        : reach_(std::min(kMostBow, dimension / 10.0) + kMostStretch), grey_(static_cast<int>(2 * reach_ * kFine) + 1, (dimension + 2) * kFine, CV_32F) {
        for (int j = 0; j < grey_.rows; ++j)
            for (int i = 0; i < grey_.cols; ++i) {
                const double along = static_cast<double>(i) / kFine - 1, across = 6.5 + static_cast<double>(j) / kFine - reach_;
                const auto p = apply(plane, down ? cv::Point2d(across, along) : cv::Point2d(along, across)) * (1.0 / layer.factor);
                grey_.at<float>(j, i) = grey_at(layer.pixels, p.x, p.y);
            }
    }
    [[nodiscard]] float at(double along, double off) const {
        const int i = std::clamp(static_cast<int>((along + 1) * kFine + 0.5), 0, grey_.cols - 1);
        const int j = std::clamp(static_cast<int>((off + reach_) * kFine + 0.5), 0, grey_.rows - 1);
        return grey_.at<float>(j, i);
    }
    [[nodiscard]] std::uint64_t samples() const { return static_cast<std::uint64_t>(grey_.total()); }

private:
    static constexpr int kFine = 4;
    double reach_;
    cv::Mat grey_;
};

/// The bend of one timing line, given that of the other: it moves this line as well, which does not run through the middles
/// of the patterns.
Bend best_bend(const Strip& strip, int dimension, const Bend& other) {
    Bend best;
    std::vector<float> grey(static_cast<std::size_t>(dimension - 12));
    std::vector<double> bulges;
    for (std::size_t i = 0; i < grey.size(); ++i) bulges.push_back(bulge(6.5 + static_cast<double>(i), dimension));
    const double most_bow = std::min(kMostBow, dimension / 10.0), most_stretch = std::min(kMostStretch, dimension / 20.0);
    const double beside = bulge(6.5, dimension), moved = other.bow * beside, aside = other.stretch * beside;
    const auto try_one = [&](double bow, double stretch) {
        for (std::size_t i = 0; i < grey.size(); ++i)
            grey[i] = strip.at(6.5 + static_cast<double>(i) + stretch * bulges[i] + moved, bow * bulges[i] + aside);
        // Of equals the straight one.
        const double score = alternation(grey) - 0.01 * (std::abs(bow) + std::abs(stretch));
        if (score > best.score) best = {bow, stretch, score};
    };
    for (double bow = 0; bow <= most_bow; bow += kBowStep)
        for (double stretch = 0; stretch <= most_stretch; stretch += kStretchStep) {
            try_one(bow, stretch);
            if (bow > 0) try_one(-bow, stretch);
            if (stretch > 0) try_one(bow, -stretch);
            if (bow > 0 && stretch > 0) try_one(-bow, -stretch);
        }
    const Bend coarse = best;
    for (const double a : {-0.25, 0.0, 0.25})
        for (const double b : {-0.25, 0.0, 0.25}) try_one(coarse.bow + a, coarse.stretch + b);
    return best;
}

Sized sized(const Layer& layer, const cv::Matx33d& plane, int dimension, std::uint64_t& samples) {
    const std::array strips{Strip(layer, plane, dimension, false), Strip(layer, plane, dimension, true)};
    std::array<Bend, 2> bend;  // of the line to the right, of the line down
    double score = -4;
    for (const std::size_t first : {0u, 1u}) {
        std::array<Bend, 2> trial;
        for (const std::size_t line : {first, 1 - first}) trial[line] = best_bend(strips[line], dimension, trial[1 - line]);
        if (trial[0].score + trial[1].score > score) bend = trial, score = trial[0].score + trial[1].score;
    }
    const auto& [right, down] = bend;
    Sized out;
    out.score = score;
    samples += strips[0].samples() + strips[1].samples();
    Warp& warp = out.warp;
    warp.plane = plane;
    warp.columns = warp.rows = dimension;
    // 4t(1-t) on the terms of a warp: 1 and the square of the coordinate along the line.
    const double square = std::pow(dimension / (dimension - 7.0), 2);
    warp.dx[0] = right.stretch + down.bow, warp.dy[0] = right.bow + down.stretch;
    warp.dx[3] = -right.stretch * square, warp.dy[3] = -right.bow * square;
    warp.dx[5] = -down.bow * square, warp.dy[5] = -down.stretch * square;
    return out;
}

}  // namespace

std::vector<Sized> likely_sizes(const Layer& layer, const Triple& triple, std::size_t most, std::uint64_t& samples) {
    std::vector<Sized> out;
    const double reach = 4 + 0.06 * triple.dimension;
    for (int dimension = kSmallestQr; dimension <= kLargestQr; dimension += 4) {
        if (std::abs(dimension - triple.dimension) > reach) continue;
        for (const auto& plane : {triple.plane(dimension), triple.parallelogram(dimension)})
            if (plane) out.push_back(sized(layer, *plane, dimension, samples));
    }
    std::stable_sort(out.begin(), out.end(), [](const Sized& a, const Sized& b) { return a.score > b.score; });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace temviet::vision::lattice
