// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/look_alikes.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/lattice/warp.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr int kScale = 2;         // pixels a module of the picture that is searched
constexpr int kReach = 48;        // modules around the pattern
constexpr int kPattern = 9;       // modules a side, with the light ones around
constexpr int kApart = 3;         // modules between two that count as two
constexpr double kLeast = 0.35;   // correlation; print reaches 0.4
static_assert(kLookAlikePixels == (2 * kReach * kScale) * (2 * kReach * kScale));

/// Correlation with a finder pattern whose 9 x 9 modules begin at each pixel. The pattern is squares on squares, so sums over squares tell it.
cv::Mat likeness_to_pattern(const cv::Mat& grey) {
    constexpr int kSide = kPattern * kScale;
    constexpr double kPixels = kSide * kSide, kOnes = 15 * kScale * kScale;  // more light modules than dark ones
    const double variance = kPixels - kOnes * kOnes / kPixels;
    cv::Mat sums, squares;
    cv::integral(grey, sums, squares, CV_32S, CV_64F);
    cv::Mat out(grey.rows - kSide, grey.cols - kSide, CV_32F);
    const auto over = [](const auto& table, int x, int y, int side) { return table(y + side, x + side) - table(y, x + side) - table(y + side, x) + table(y, x); };
    const cv::Mat_<int> sum = sums;
    const cv::Mat_<double> square = squares;
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) {
            const double all = over(sum, x, y, kSide), spread = over(square, x, y, kSide) - all * all / kPixels;
            double product = all;
            for (int inset = 1, sign = -2; inset <= 3; ++inset, sign = -sign) product += sign * over(sum, x + inset * kScale, y + inset * kScale, kSide - 2 * inset * kScale);
            out.at<float>(y, x) = spread > kPixels ? static_cast<float>((product - all * kOnes / kPixels) / std::sqrt(spread * variance)) : -1;
        }
    return out;
}

}  // namespace

std::vector<Finder> look_alikes(const Pyramid& pyramid, const Finder& pattern, std::size_t most) {
    const auto& corner = pattern.corners;
    const cv::Point2d right = (corner[1] + corner[2] - corner[0] - corner[3]) * (1.0 / 14), down = (corner[3] + corner[2] - corner[0] - corner[1]) * (1.0 / 14);
    const Layer& layer = pyramid.reduced_by(std::max(1.0, pattern.module() / kScale));
    const auto place = [&](double x, double y) { return pattern.centre + right * (x / kScale - kReach) + down * (y / kScale - kReach); };
    cv::Mat around(2 * kReach * kScale, 2 * kReach * kScale, CV_8UC1);
    for (int y = 0; y < around.rows; ++y)
        for (int x = 0; x < around.cols; ++x) {
            const auto p = place(x + 0.5, y + 0.5) * (1.0 / layer.factor);
            around.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(grey_at(layer.pixels, p.x, p.y) + 0.5f);
        }
    cv::Mat likeness = likeness_to_pattern(around);
    const auto hide = [&](cv::Point at) {
        constexpr int kHalf = kApart * kScale;
        likeness(cv::Rect(at.x - kHalf, at.y - kHalf, 2 * kHalf + 1, 2 * kHalf + 1) & cv::Rect(0, 0, likeness.cols, likeness.rows)).setTo(-1);
    };
    constexpr double kMiddle = kPattern * kScale / 2.0;
    hide({static_cast<int>(kReach * kScale - kMiddle), static_cast<int>(kReach * kScale - kMiddle)});
    std::vector<Finder> out;
    while (out.size() < most) {
        double best = 0;
        cv::Point at;
        cv::minMaxLoc(likeness, nullptr, &best, nullptr, &at);
        if (!(best >= kLeast)) break;
        hide(at);
        const cv::Point2d way = place(at.x + kMiddle, at.y + kMiddle) - pattern.centre;
        Finder found = pattern;
        found.centre += way;
        for (auto& each : found.corners) each += way;
        found.hits = 0, found.trust = best;
        if (found.centre.x >= 0 && found.centre.y >= 0 && found.centre.x < pyramid.full().pixels.cols && found.centre.y < pyramid.full().pixels.rows) out.push_back(found);
    }
    return out;
}

}  // namespace temviet::vision::lattice
