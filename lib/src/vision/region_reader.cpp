// SPDX-License-Identifier: Apache-2.0
#include "vision/region_reader.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/bar_strip.hpp"
#include "vision/geometry.hpp"

namespace temviet::vision {
namespace {

constexpr double kStripMargin = 0.15;  // quiet zones, and the cells the region missed, on either side
constexpr int kStripWidth = 760;       // about six pixels a module of an EAN-13 with its margins
constexpr int kStripRows = 64;
constexpr int kModulesSide = 1000;  // long side of the part that is read
constexpr double kModulesMargin = 0.15;
/// Rows of a strip repeat each other, so they never make a read believable on their own.
constexpr int kStripLines = 2;
/// Sharpening turns one blurred edge into the same wrong bars in every row: both halves together are still not enough.
constexpr int kSharpenedLines = 1;

void move_to_picture(std::vector<Read>& reads, const cv::Mat& strip_to_picture, double row_offset, int most_lines) {
    for (auto& read : reads) {
        for (auto& corner : read.symbol.polygon) corner.y += row_offset;
        read.symbol.polygon = mapped(read.symbol.polygon, strip_to_picture);
        read.lines = std::min(read.lines, most_lines);
    }
}

}  // namespace

std::vector<RegionAttempt> read_bars(const Pyramid& pyramid, const Region& region, const FormatSets& formats,
                                     Look look) {
    auto [strip, to_picture, enlarged] = rectify(pyramid, region, {kStripMargin, kStripWidth, kStripRows, 1.5, look == Look::crisp || look == Look::inverted});
    const int columns = strip.cols, rows = strip.rows;
    if (look == Look::crisp && enlarged <= 1) return {};
    if (look == Look::inverted) {
        if (!light_on_dark(strip, kStripMargin)) return {};
        cv::bitwise_not(strip, strip);
    }
    if (look == Look::sharpened) {
        cv::Mat soft;
        cv::GaussianBlur(strip, soft, cv::Size(0, 0), 1.5);
        cv::addWeighted(strip, 3, soft, -2, 0, strip);
    }
    std::vector<RegionAttempt> out;
    for (const auto& [from, to] : {std::pair(0, rows / 2), std::pair(rows / 2, rows)}) {
        RegionAttempt attempt;
        attempt.pixels = static_cast<std::uint64_t>(columns) * static_cast<std::uint64_t>(to - from);
        attempt.reads = read_with_zxing(strip.rowRange(from, to), formats.linear, {.turned = false, .enlarged = enlarged});
        move_to_picture(attempt.reads, to_picture, from, look == Look::sharpened ? kSharpenedLines : kStripLines);
        out.push_back(std::move(attempt));
    }
    return out;
}

RegionAttempt read_modules(const Pyramid& pyramid, const Polygon& from, const FormatSets& formats, bool failures) {
    const auto box = bounds(from);
    const double margin = kModulesMargin * std::max(box.width, box.height) + 8;
    const double side = std::max(box.width, box.height) + 2 * margin;
    // A part that is small already is read as it is; a large one from the layer that brings it below the limit.
    const Layer& layer = pyramid.reduced_by(std::exp2(std::ceil(std::log2(std::max(1.0, side / kModulesSide)))));
    const double f = layer.factor;
    cv::Rect part(static_cast<int>((box.x - margin) / f), static_cast<int>((box.y - margin) / f),
                  static_cast<int>((box.width + 2 * margin) / f), static_cast<int>((box.height + 2 * margin) / f));
    part &= cv::Rect(0, 0, layer.pixels.cols, layer.pixels.rows);
    RegionAttempt out;
    if (part.empty()) return out;
    out.pixels = static_cast<std::uint64_t>(part.area());
    out.reads = read_with_zxing(layer.pixels(part), formats.matrix, {.inverted = true, .failures = failures});
    for (auto& read : out.reads) read.symbol.polygon = scaled(read.symbol.polygon, f, {part.x * f, part.y * f});
    return out;
}

}  // namespace temviet::vision
