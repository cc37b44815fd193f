// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/close_look.hpp"

#include <algorithm>
#include <array>
#include <opencv2/imgproc.hpp>

#include "vision/geometry.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kGrow = 0.28;
constexpr std::size_t kFinders = 8, kTriples = 2;

struct Way {
    int side;       // of the place, pixels
    int divisor;    // window of the mean, in parts of the side; 0: Otsu's one threshold
};
constexpr std::array<Way, kLooks> kWays{Way{420, 6}, {238, 6}, {420, 12}, {238, 12}, {420, 3}, {238, 3}, {420, 0}, {238, 0}};

cv::Mat make_black(const cv::Mat& grey, const Way& way) {
    if (way.divisor != 0) return darker_than_mean(grey, (way.side / way.divisor) | 1, 2);
    cv::Mat black;
    cv::threshold(grey, black, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    return black;
}

}  // namespace

Look look_closely(const Pyramid& pyramid, const Polygon& polygon, int number) {
    Look out;
    const Way& way = kWays[static_cast<std::size_t>(number)];
    const auto box = bounds(polygon);
    const double side = std::max({box.width, box.height, 16.0}), reach = side * (0.5 + kGrow);
    const Point middle = centre(polygon);
    const Layer& layer = pyramid.reduced_by(std::max(1.0, 2 * reach / way.side));
    const double f = layer.factor;
    const cv::Rect part = cv::Rect(static_cast<int>((middle.x - reach) / f), static_cast<int>((middle.y - reach) / f),
                                   static_cast<int>(2 * reach / f), static_cast<int>(2 * reach / f)) &
                          cv::Rect(0, 0, layer.pixels.cols, layer.pixels.rows);
    if (part.width < 16 || part.height < 16) return out;
    const double scale = static_cast<double>(way.side) / std::max(part.width, part.height);
    cv::Mat grey;
    cv::resize(layer.pixels(part), grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Mat black = make_black(grey, way);
    out.pixels = static_cast<std::uint64_t>(grey.total());
    const double back = f * part.width / grey.cols;
    const cv::Point2d offset(part.x * f, part.y * f);
    out.reads = read_with_zxing(255 - black, {ZXing::BarcodeFormat::QRCodeModel2}, {.inverted = true, .failures = true, .binary = true});
    for (auto& read : out.reads) read.symbol.polygon = vision::scaled(read.symbol.polygon, back, {offset.x, offset.y});
    const auto finders = find_finders(black, kFinders);
    for (const auto& triple : find_triples(finders, kTriples)) out.triples.push_back(scaled(triple, back, offset));
    for (const auto& finder : finders) out.finders.push_back(scaled(finder, back, offset));
    return out;
}

}  // namespace temviet::vision::lattice
