// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/dm_sides.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "vision/lattice/homography.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr int kProfiles = 40;
constexpr double kStep = 0.005, kNear = 0.012, kJustOutside = 0.05;  // parts of the side
constexpr double kLeastInliers = 0.35;
constexpr double kBin = 0.0025, kBeyond = 0.06;
constexpr std::uint64_t kSearch = 12'000, kBentSearch = 26'000;  // along all sides, in samples' worth of work
constexpr std::size_t kMostTurns = 6;  // of a profile: print and texture have more, and mean nothing
constexpr std::array kBows{0.0, -0.04, 0.04, -0.09, 0.09, 0.14};

const std::array<cv::Point2d, 4> kUnit{cv::Point2d(0, 0), {1, 0}, {1, 1}, {0, 1}};

/// The edge of a side: depth = at + slope·t - bow·4t(1-t), in unit coordinates.
struct SideEdge {
    double at = 0, slope = 0, bow = 0;
    [[nodiscard]] double operator()(double t) const { return at + slope * t - bow * 4 * t * (1 - t); }
};

/// One line across a side, from outside inwards.
struct Profile {
    double t = 0;
    std::vector<double> turns = {};    // depths at which it turns from light to dark, outermost first
    std::vector<float> worth = {};     // of an edge at a depth, kBin apart: whether it turns there, and not a little outside it already
};

/// A profile that turns dark a little outside as well speaks for a row of modules inside the symbol.
constexpr float kInside = -0.7f;

std::vector<Profile> profiles(const Layer& layer, const Sides& from, const cv::Matx33d& plane, std::size_t side, double reach, bool inverted, std::uint64_t& samples) {
    std::vector<Profile> out;
    const int n = static_cast<int>(2 * reach / kStep) + 1;
    std::vector<float> grey(static_cast<std::size_t>(n) * kProfiles);
    float low = 255, high = 0;
    for (int k = 0; k < kProfiles; ++k) {
        const double t = 0.03 + 0.94 * k / (kProfiles - 1), bulge = from.bow[side] * 4 * t * (1 - t);
        for (int i = 0; i < n; ++i) {
            const auto p = apply(plane, unit_point(side, t, i * kStep - reach - bulge)) * (1.0 / layer.factor);
            const float value = grey_at(layer.pixels, p.x, p.y);
            grey[static_cast<std::size_t>(k * n + i)] = inverted ? 255 - value : value;
            low = std::min(low, value), high = std::max(high, value);
        }
    }
    samples += grey.size();
    const float least = 0.3f * (high - low);
    for (int k = 0; k < kProfiles; ++k) {
        const float* line = grey.data() + static_cast<std::size_t>(k) * static_cast<std::size_t>(n);
        const auto [darkest, lightest] = std::minmax_element(line, line + n);
        Profile profile;
        profile.t = 0.03 + 0.94 * k / (kProfiles - 1);
        const double bulge = from.bow[side] * 4 * profile.t * (1 - profile.t);
        if (*lightest - *darkest > least) {
            const float middle = (*lightest + *darkest) / 2;
            for (int i = 0; i + 1 < n; ++i)
                if (line[i] >= middle && line[i + 1] < middle && profile.turns.size() < kMostTurns)
                    profile.turns.push_back((i + static_cast<double>((line[i] - middle) / (line[i] - line[i + 1]))) * kStep - reach - bulge);
        }
        out.push_back(std::move(profile));
    }
    return out;
}

void weigh(std::vector<Profile>& profiles, double reach) {
    const auto bins = static_cast<std::size_t>(2 * (reach + kBeyond) / kBin) + 1;
    for (auto& profile : profiles) {
        profile.worth.assign(bins, 0);
        for (std::size_t i = 0; i < bins; ++i) {
            const double depth = static_cast<double>(i) * kBin - reach - kBeyond;
            bool on = false, outside = false;
            for (const double turn : profile.turns) {
                on = on || std::abs(turn - depth) < kNear;
                outside = outside || (turn < depth - kNear && turn > depth - kJustOutside);
            }
            profile.worth[i] = (on ? 1.f : 0.f) + (outside ? kInside : 0.f);
        }
    }
}

double support(const std::vector<Profile>& profiles, const SideEdge& edge, double reach) {
    float sum = 0;
    for (const auto& profile : profiles) {
        const auto bin = static_cast<std::ptrdiff_t>((edge(profile.t) + reach + kBeyond) / kBin + 0.5);
        if (bin >= 0 && bin < static_cast<std::ptrdiff_t>(profile.worth.size())) sum += profile.worth[static_cast<std::size_t>(bin)];
    }
    return sum;
}

void polish(const std::vector<Profile>& profiles, bool bent, SideEdge& edge) {
    const int terms = bent ? 3 : 2;
    cv::Mat a(0, terms, CV_64F), b(0, 1, CV_64F), x;
    for (const auto& profile : profiles)
        for (const double turn : profile.turns) {
            if (std::abs(turn - edge(profile.t)) >= kNear) continue;
            cv::Mat row(1, terms, CV_64F);
            row.at<double>(0) = 1, row.at<double>(1) = profile.t;
            if (bent) row.at<double>(2) = -4 * profile.t * (1 - profile.t);
            a.push_back(row), b.push_back(turn);
        }
    if (a.rows < terms + 2 || !cv::solve(a, b, x, cv::DECOMP_SVD)) return;
    edge = {x.at<double>(0), x.at<double>(1), bent ? x.at<double>(2) : 0};
}

std::optional<SideEdge> best_edge(std::vector<Profile> profiles, double reach, bool bent, double& most) {
    weigh(profiles, reach);
    SideEdge best;
    most = 0;
    for (std::size_t i = 0; i < profiles.size(); i += 3)
        for (std::size_t j = i + 9; j < profiles.size(); j += 3)
            for (const double a : profiles[i].turns)
                for (const double b : profiles[j].turns)
                    for (const double bow : kBows) {
                        if (bow != 0 && !bent) continue;
                        const double s = profiles[i].t, t = profiles[j].t;
                        const double at_s = a + bow * 4 * s * (1 - s), at_t = b + bow * 4 * t * (1 - t), slope = (at_t - at_s) / (t - s);
                        const SideEdge edge{at_s - slope * s, slope, bow};
                        const double found = support(profiles, edge, reach) - (bow != 0 ? 1 : 0);
                        if (found > most) most = found, best = edge;
                    }
    if (most < kLeastInliers * kProfiles) return std::nullopt;
    polish(profiles, bent, best);
    polish(profiles, bent, best);
    most = support(profiles, best, reach);
    return best;
}

std::optional<cv::Point2d> crossing(cv::Point2d a, cv::Point2d b, cv::Point2d c, cv::Point2d d) {
    const cv::Point2d r = b - a, s = d - c;
    const double cross = r.cross(s);
    if (std::abs(cross) < 1e-6) return std::nullopt;
    return a + r * ((c - a).cross(s) / cross);
}

bool convex(const std::array<cv::Point2d, 4>& p) {
    for (std::size_t i = 0; i < 4; ++i)
        if ((p[(i + 1) % 4] - p[i]).cross(p[(i + 2) % 4] - p[(i + 1) % 4]) <= 1) return false;
    return true;
}

}  // namespace

cv::Point2d unit_point(std::size_t side, double along, double depth) {
    switch (side % 4) {
        case 0: return {along, depth};
        case 1: return {1 - depth, along};
        case 2: return {1 - along, 1 - depth};
        default: return {depth, 1 - along};
    }
}

Sides Sides::turned(std::size_t by) const {
    Sides out;
    for (std::size_t i = 0; i < 4; ++i) out.corners[i] = corners[(i + by) % 4], out.bow[i] = bow[(i + by) % 4], out.support[i] = support[(i + by) % 4];
    return out;
}

double Sides::length() const {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += cv::norm(corners[(i + 1) % 4] - corners[i]) / 4;
    return sum;
}

std::optional<Warp> Sides::warp(int modules) const {
    if (!convex(corners)) return std::nullopt;
    const double n = modules;
    const std::array<cv::Point2d, 4> from{cv::Point2d(0, 0), {n, 0}, {n, n}, {0, n}};
    const auto plane = fit_homography(from, corners);
    if (!plane) return std::nullopt;
    Warp out;
    out.plane = *plane;
    out.columns = out.rows = modules;
    // bow·(1-X²)·(1∓Y)/2 up and down, and the same across.
    const auto bend = [&](Terms& to, double by, std::size_t square, std::size_t other, std::size_t both, double sign) {
        to[0] += by / 2, to[square] -= by / 2, to[other] += sign * by / 2, to[both] -= sign * by / 2;
    };
    bend(out.dy, -bow[0] * n, 3, 2, 7, -1), bend(out.dy, bow[2] * n, 3, 2, 7, 1);
    bend(out.dx, bow[1] * n, 5, 1, 8, 1), bend(out.dx, -bow[3] * n, 5, 1, 8, -1);
    return out;
}

std::optional<Sides> find_sides(const Layer& layer, const Sides& from, const std::array<double, 4>& reach, bool bent, bool inverted, std::uint64_t& samples) {
    if (!convex(from.corners)) return std::nullopt;
    const auto plane = fit_homography(kUnit, from.corners);
    if (!plane) return std::nullopt;
    std::array<SideEdge, 4> edges;
    Sides out;
    samples += bent ? kBentSearch : kSearch;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto found = best_edge(profiles(layer, from, *plane, side, reach[side], inverted, samples), reach[side], bent, out.support[side]);
        out.support[side] /= kProfiles;
        edges[side] = found ? *found : SideEdge{0, 0, from.bow[side]};
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t before = (i + 3) % 4;
        const auto corner = crossing(unit_point(before, 0, edges[before](0)), unit_point(before, 1, edges[before](1)), unit_point(i, 0, edges[i](0)), unit_point(i, 1, edges[i](1)));
        if (!corner || std::abs(corner->x - 0.5) > 1.2 || std::abs(corner->y - 0.5) > 1.2) return std::nullopt;
        out.corners[i] = apply(*plane, *corner);
        out.bow[i] = edges[i].bow;
    }
    if (!convex(out.corners)) return std::nullopt;
    return out;
}

}  // namespace temviet::vision::lattice
