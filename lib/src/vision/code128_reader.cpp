// SPDX-License-Identifier: Apache-2.0
#include "vision/code128_reader.hpp"

#include <algorithm>

#include "vision/bar_strip.hpp"
#include "vision/code128_chain.hpp"
#include "vision/code128_layout.hpp"
#include "vision/geometry.hpp"

namespace temviet::vision {
namespace {

using namespace code128;

constexpr double kMargin = 0.2;  // of the region's width, on either side
constexpr int kColumns = 1200;   // four samples a module for twenty characters
constexpr int kRows = 48;
constexpr int kSureLines = 4, kWeakLines = 1;

struct View {
    BarProfiles lines;
    bool turned = false;
};

View turned(const BarProfiles& lines) {
    View out{lines, true};
    for (auto* each : {&out.lines.whole, &out.lines.upper, &out.lines.lower}) std::reverse(each->begin(), each->end());
    return out;
}

Polygon outline(const Chain& chain, const View& view, const BarStrip& strip) {
    const double columns = strip.pixels.cols;
    const auto& stop = chain.places.back();
    double begin = chain.places.front().left, end = stop.left + kStopModules * stop.module;
    if (view.turned) begin = columns - begin, end = columns - end;
    const auto& lines = view.lines;
    Polygon out{Point{begin + lines.top_shift, lines.top}, Point{end + lines.top_shift, lines.top}, Point{end + lines.bottom_shift, lines.bottom},
                Point{begin + lines.bottom_shift, lines.bottom}};
    if (view.turned) out = {out[3], out[2], out[1], out[0]};
    return mapped(out, strip.to_picture);
}

std::optional<Read> read_view(const View& view, ean::Extent expected, const BarStrip& strip) {
    for (const auto& place : ean::extents(view.lines.whole, expected)) {
        const auto chain = read_chain(view.lines.whole, place);
        if (!chain) continue;
        // The faultless drawing says what the characters mean, by the same rules as every other read.
        auto read = read_drawing(draw(chain->values), ZXing::BarcodeFormat::Code128);
        if (!read) continue;
        read->symbol.polygon = outline(*chain, view, strip);
        read->lines = agrees(view.lines.upper, *chain) && agrees(view.lines.lower, *chain) ? kSureLines : kWeakLines;
        return read;
    }
    return std::nullopt;
}

}  // namespace

RegionAttempt read_grey_code128(const Pyramid& pyramid, const Region& region) {
    const BarStrip strip = rectify(pyramid, region, {kMargin, kColumns, kRows, 4, false});
    RegionAttempt out;
    out.pixels = static_cast<std::uint64_t>(strip.pixels.total());
    const View upright{profiles(strip.pixels)};
    const double margin = kMargin / (1 + 2 * kMargin) * strip.pixels.cols;
    const ean::Extent expected{margin, strip.pixels.cols - margin};
    auto read = read_view(upright, expected, strip);
    if (!read) read = read_view(turned(upright.lines), expected, strip);
    if (read) out.reads.push_back(std::move(*read));
    return out;
}

}  // namespace temviet::vision
