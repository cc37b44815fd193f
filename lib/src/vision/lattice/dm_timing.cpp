// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/dm_timing.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "vision/lattice/dm_layout.hpp"
#include "vision/lattice/homography.hpp"

namespace temviet::vision::lattice {
namespace {

const std::array<cv::Point2d, 4> kUnit{cv::Point2d(0, 0), {1, 0}, {1, 1}, {0, 1}};

constexpr int kShiftWork = 50;   // of the search for the shifts of one side, in samples' worth of work a module
constexpr double kNearlyAsSolid = 0.2;
constexpr double kWell = 0.8;  // a side that alternates that much needs no other explanation

/// How the modules of a side are moved along it, in modules, and how far its middle line is from where it should be.
struct Shift {
    double begin = 0, end = 0, middle = 0, depth = 0, outward = 0, score = -1;

    /// At `t` (0 … 1) along the side. Around a cylinder modules crowd towards both ends.
    [[nodiscard]] double at(double t) const {
        const double x = 2 * t - 1;
        return begin * (1 - t) + end * t + middle * 4 * t * (1 - t) + outward * kOutward * (x - x * x * x);
    }
    static constexpr double kOutward = 2.6;
};

/// The neighbourhood of one side, brought to a raster of its own.
class Strip {
public:
    Strip(const Layer& layer, const Sides& sides, const cv::Matx33d& plane, std::size_t side) : grey_(kRows, kColumns, CV_32F) {
        for (int i = 0; i < kColumns; ++i) {
            const double t = kFirst + i * kAlong, bulge = sides.bow[side] * 4 * t * (1 - t);
            for (int j = 0; j < kRows; ++j) {
                const auto p = apply(plane, unit_point(side, t, kOuter + j * kDeep - bulge)) * (1.0 / layer.factor);
                grey_.at<float>(j, i) = grey_at(layer.pixels, p.x, p.y);
            }
        }
    }
    [[nodiscard]] float at(double along, double depth) const {
        const int i = std::clamp(static_cast<int>((along - kFirst) / kAlong + 0.5), 0, kColumns - 1);
        const int j = std::clamp(static_cast<int>((depth - kOuter) / kDeep + 0.5), 0, kRows - 1);
        return grey_.at<float>(j, i);
    }
    static constexpr std::uint64_t samples() { return static_cast<std::uint64_t>(kRows * kColumns); }

private:
    static constexpr int kColumns = 264, kRows = 22;
    static constexpr double kFirst = -0.05, kAlong = 1.1 / (kColumns - 1), kOuter = -0.05, kDeep = 0.005;
    cv::Mat grey_;
};

/// Correlation of the side's modules with dark, light, dark …, each against the mean of its neighbourhood.
double alternation(const Strip& strip, int n, const Shift& shift) {
    std::array<float, 64> grey{};
    const double depth = (0.5 + shift.depth) / n;
    for (int i = 0; i < n; ++i) {
        const double t = (i + 0.5) / n;
        grey[static_cast<std::size_t>(i)] = strip.at(t + shift.at(t) / n, depth);
    }
    const auto at = [&](int i) { return grey[static_cast<std::size_t>(std::clamp(i, 0, n - 1))]; };
    float sum = 0, energy = 1e-3f;
    for (int i = 0; i < n; ++i) {
        const float mean = (at(i - 2) / 2 + at(i - 1) + at(i) + at(i + 1) + at(i + 2) / 2) / 4, d = at(i) - mean;
        sum += i % 2 == 0 ? -d : d;
        energy += d * d;
    }
    return static_cast<double>(sum) / std::sqrt(static_cast<double>(energy) * n);
}

/// The shifts at which the side alternates most, beginning with dark [0] and with light [1].
std::array<Shift, 2> best_shifts(const Strip& strip, int n) {
    std::array<Shift, 2> best;
    const auto try_one = [&](Shift shift, int only) {
        const double value = alternation(strip, n, shift), effort = 0.02 * (std::abs(shift.begin) + std::abs(shift.end) + std::abs(shift.middle) + shift.outward);
        for (int sign = 0; sign < 2; ++sign) {
            shift.score = (sign == 0 ? value : -value) - effort;
            auto& to = best[static_cast<std::size_t>(sign)];
            if ((only < 0 || only == sign) && shift.score > to.score) to = shift;
        }
    };
    constexpr std::array kCoarse{0.0, -0.7, 0.7};
    for (const double begin : kCoarse)
        for (const double end : kCoarse)
            for (const double middle : kCoarse) try_one({begin, end, middle}, -1);
    if (std::max(best[0].score, best[1].score) < kWell)
        for (const double outward : {0.012 * n, 0.026 * n})
            for (const double begin : kCoarse)
                for (const double end : kCoarse)
                    for (const double middle : kCoarse) try_one({begin, end, middle, 0, outward}, -1);
    for (int sign = 0; sign < 2; ++sign)
        for (const double by : {0.35, 0.2})
            for (auto part : {&Shift::begin, &Shift::end, &Shift::middle, &Shift::depth, &Shift::outward}) {
                if (part == &Shift::outward && best[static_cast<std::size_t>(sign)].outward == 0) continue;
                const Shift from = best[static_cast<std::size_t>(sign)];
                for (const double d : {-by, by}) {
                    Shift moved = from;
                    moved.*part += d;
                    try_one(moved, sign);
                }
            }
    return best;
}

/// How much the side is one dark line on a light ground: 1 … -1 (a light one on a dark ground).
double solidity(const Strip& strip, int n) {
    double in = 0, square = 0, out = 0;
    int count = 0;
    for (double t = 0.04; t < 0.96; t += 0.5 / n, ++count) {
        const double v = strip.at(t, 0.5 / n);
        in += v, square += v * v, out += strip.at(t, -0.7 / n);
    }
    in /= count, out /= count;
    const double spread = std::sqrt(std::max(0.0, square / count - in * in)), contrast = out - in;
    return contrast / (std::abs(contrast) + 1.2 * spread + 2);
}

/// Moves the upper and the right side of `warp` as their modules were found.
void move_sides(Warp& warp, const Shift& top, const Shift& right) {
    // along·(1-Y)/2, where along is begin at X = -1, end at X = 1 and bulges in between by middle.
    const double a = (top.begin + top.end) / 2 + top.middle, b = (top.end - top.begin) / 2;
    warp.dx[0] += a / 2, warp.dx[2] -= a / 2, warp.dx[1] += b / 2, warp.dx[4] -= b / 2, warp.dx[3] -= top.middle / 2, warp.dx[7] += top.middle / 2;
    warp.dy[0] += top.depth / 2, warp.dy[2] -= top.depth / 2;
    const double c = (right.begin + right.end) / 2 + right.middle, d = (right.end - right.begin) / 2;
    warp.dy[0] += c / 2, warp.dy[1] += c / 2, warp.dy[2] += d / 2, warp.dy[4] += d / 2, warp.dy[5] -= right.middle / 2, warp.dy[8] -= right.middle / 2;
    warp.dx[0] -= right.depth / 2, warp.dx[1] -= right.depth / 2;
    // A cylinder bends opposite sides alike.
    const double across = top.outward * Shift::kOutward, down = right.outward * Shift::kOutward;
    warp.dx[1] += across, warp.dx[6] -= across, warp.dy[2] += down, warp.dy[9] -= down;
}

}  // namespace

std::vector<DmSized> dm_sizes_of(const Layer& layer, const Sides& sides, bool inverted, double least_solid, std::uint64_t& samples) {
    std::vector<DmSized> out;
    const auto plane = fit_homography(kUnit, sides.corners);
    if (!plane) return out;
    std::vector<Strip> strips;
    for (std::size_t side = 0; side < 4; ++side) strips.emplace_back(layer, sides, *plane, side), samples += Strip::samples();
    for (const int n : kDmSizes) {
        std::array<double, 4> solid{};
        for (std::size_t side = 0; side < 4; ++side) solid[side] = solidity(strips[side], n) * (inverted ? -1 : 1);
        double most = -1;
        for (std::size_t side = 0; side < 4; ++side) most = std::max(most, (solid[side] + solid[(side + 1) % 4]) / 2);
        std::array<std::optional<std::array<Shift, 2>>, 4> shifts;
        const auto shifts_of = [&](std::size_t side) -> const std::array<Shift, 2>& {
            if (!shifts[side]) shifts[side] = best_shifts(strips[side], n), samples += static_cast<std::uint64_t>(n * kShiftWork);
            return *shifts[side];
        };
        for (std::size_t turn = 0; turn < 4; ++turn) {
            const std::size_t right = (turn + 1) % 4, bottom = (turn + 2) % 4, left = (turn + 3) % 4;
            const double straight = (solid[bottom] + solid[left]) / 2;
            auto warp = sides.turned(turn).warp(n);
            if (straight < std::max(least_solid, most - kNearlyAsSolid) || !warp) continue;
            // Seen from the corner of the solid sides, both begin as those are: the upper side runs away from it, the right one towards.
            const Shift &top_shift = shifts_of(turn)[inverted ? 1 : 0], &right_shift = shifts_of(right)[inverted ? 0 : 1];
            move_sides(*warp, top_shift, right_shift);
            out.push_back({*warp, turn, inverted, top_shift.score + right_shift.score + straight, straight});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const DmSized& a, const DmSized& b) { return a.score > b.score; });
    return out;
}

}  // namespace temviet::vision::lattice
