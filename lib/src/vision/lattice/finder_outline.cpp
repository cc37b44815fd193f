// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/finder_outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace temviet::vision::lattice {
namespace {

constexpr int kRays = 96, kMinRays = 40;

struct Line {
    cv::Point2d at{}, along{};
};

/// Total least squares through the points, those far off left out in a second pass.
std::optional<Line> fit_line(const std::vector<cv::Point2d>& points, double far) {
    std::vector<cv::Point2d> used = points;
    Line line;
    for (int pass = 0; pass < 2; ++pass) {
        if (used.size() < 4) return std::nullopt;
        cv::Point2d middle;
        for (const auto& p : used) middle += p;
        middle *= 1.0 / static_cast<double>(used.size());
        double xx = 0, xy = 0, yy = 0;
        for (const auto& p : used) {
            const auto d = p - middle;
            xx += d.x * d.x, xy += d.x * d.y, yy += d.y * d.y;
        }
        const double angle = std::atan2(2 * xy, xx - yy) / 2;
        line = {middle, {std::cos(angle), std::sin(angle)}};
        std::vector<cv::Point2d> close;
        for (const auto& p : points)
            if (std::abs(line.along.cross(p - line.at)) < far) close.push_back(p);
        used = std::move(close);
    }
    return line;
}

std::optional<cv::Point2d> meet(const Line& a, const Line& b) {
    const double cross = a.along.cross(b.along);
    if (std::abs(cross) < 0.15) return std::nullopt;
    return a.at + a.along * ((b.at - a.at).cross(b.along) / cross);
}

/// Where the outer ring ends along a ray, in pixels from the centre.
std::optional<double> ring_end(const cv::Mat& black, const Finder& finder, double cosine, double sine) {
    const double most = 1.2 * std::hypot(finder.width, finder.height);
    int changes = 0;
    bool last = true;
    for (double r = 0; r < most; r += 0.5) {
        const int x = static_cast<int>(finder.centre.x + r * cosine), y = static_cast<int>(finder.centre.y + r * sine);
        if (x < 0 || y < 0 || x >= black.cols || y >= black.rows) return std::nullopt;
        const bool here = black.at<std::uint8_t>(y, x) != 0;
        if (here == last) continue;
        last = here;
        if (++changes == 3) return r - 0.25;
    }
    return std::nullopt;
}

}  // namespace

bool outline(const cv::Mat& black, Finder& finder) {
    std::vector<cv::Point2d> ends;
    for (int i = 0; i < kRays; ++i) {
        const double angle = 2 * std::numbers::pi * i / kRays, cosine = std::cos(angle), sine = std::sin(angle);
        if (const auto r = ring_end(black, finder, cosine, sine))
            ends.push_back(finder.centre + cv::Point2d(cosine, sine) * *r);
    }
    if (ends.size() < kMinRays) return false;
    // In coordinates where the pattern is about round, rays that ran on into the modules beside it are too long.
    const auto reach = [&](const cv::Point2d& p) {
        return std::hypot((p.x - finder.centre.x) / finder.width, (p.y - finder.centre.y) / finder.height);
    };
    std::vector<double> lengths;
    for (const auto& p : ends) lengths.push_back(reach(p));
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
    const double median = lengths[lengths.size() / 2];
    std::erase_if(ends, [&](const cv::Point2d& p) { return reach(p) > 1.9 * median; });
    // The two ends of the longest diagonal, then the farthest from it on either side.
    const auto farthest = [&](auto measure) {
        return *std::max_element(ends.begin(), ends.end(), [&](const auto& a, const auto& b) { return measure(a) < measure(b); });
    };
    const auto a = farthest([&](const cv::Point2d& p) { return cv::norm(p - finder.centre); });
    const auto c = farthest([&](const cv::Point2d& p) { return cv::norm(p - a); });
    const auto b = farthest([&](const cv::Point2d& p) { return (c - a).cross(p - a); });
    const auto d = farthest([&](const cv::Point2d& p) { return (a - c).cross(p - c); });
    std::array<cv::Point2d, 4> corners{a, d, c, b};
    const double module = finder.module();
    std::array<Line, 4> sides;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d from = corners[i], way = corners[(i + 1) % 4] - from;
        const double length = cv::norm(way);
        if (length < 2 * module) return false;
        std::vector<cv::Point2d> points;
        for (const auto& p : ends) {
            const double along = (p - from).dot(way) / (length * length), off = std::abs((p - from).cross(way)) / length;
            if (along > 0.12 && along < 0.88 && off < 1.2 * module) points.push_back(p);
        }
        const auto line = fit_line(points, 0.7 * module);
        if (!line) return false;
        sides[i] = *line;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const auto corner = meet(sides[(i + 3) % 4], sides[i]);
        if (!corner || cv::norm(*corner - corners[i]) > 3 * module) return false;
        finder.corners[i] = *corner;
    }
    // The diagonals of a square meet in its middle, in perspective too.
    const auto middle = meet({finder.corners[0], (finder.corners[2] - finder.corners[0]) / cv::norm(finder.corners[2] - finder.corners[0])},
                             {finder.corners[1], (finder.corners[3] - finder.corners[1]) / cv::norm(finder.corners[3] - finder.corners[1])});
    if (!middle || cv::norm(*middle - finder.centre) > 1.5 * module) return false;
    finder.centre = *middle;
    return true;
}

}  // namespace temviet::vision::lattice
