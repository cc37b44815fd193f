// SPDX-License-Identifier: Apache-2.0
#include "vision/chain_reader.hpp"

#include <algorithm>

#include "vision/bar_chain.hpp"
#include "vision/bar_strip.hpp"
#include "vision/code128_layout.hpp"
#include "vision/geometry.hpp"
#include "vision/itf_layout.hpp"

namespace temviet::vision {
namespace {

constexpr double kMargin = 0.2;  // of the region's width, on either side
constexpr int kColumns = 1200;   // four samples a module for twenty characters
constexpr int kRows = 48;

/// How one symbology is read.
struct Symbology {
    const bars::Alphabet& alphabet;
    ZXing::BarcodeFormat format;
    int sure;  ///< lines that evidence.hpp believes alone
};
constexpr int kUnsureLines = 1;

std::vector<Symbology> symbologies(ChainKinds kinds) {
    std::vector<Symbology> out;
    if (kinds.code128) out.push_back({code128::alphabet(), ZXing::BarcodeFormat::Code128, 4});
    if (kinds.itf)
        for (std::size_t ratio = 0; ratio < itf::kRatios.size(); ++ratio) out.push_back({itf::alphabet(ratio), ZXing::BarcodeFormat::ITF, 6});
    return out;
}

struct View {
    BarProfiles lines;
    bool turned = false;
};

View turned(const BarProfiles& lines) {
    View out{lines, true};
    for (auto* each : {&out.lines.whole, &out.lines.upper, &out.lines.lower}) std::reverse(each->begin(), each->end());
    return out;
}

Polygon outline(const bars::Chain& chain, const bars::Alphabet& alphabet, const View& view, const BarStrip& strip) {
    const double columns = strip.pixels.cols;
    const auto& stop = chain.places.back();
    double begin = chain.places.front().left, end = stop.left + alphabet.modules(alphabet.stop()) * stop.module;
    if (view.turned) begin = columns - begin, end = columns - end;
    const auto& lines = view.lines;
    Polygon out{Point{begin + lines.top_shift, lines.top}, Point{end + lines.top_shift, lines.top}, Point{end + lines.bottom_shift, lines.bottom},
                Point{begin + lines.bottom_shift, lines.bottom}};
    if (view.turned) out = {out[3], out[2], out[1], out[0]};
    return mapped(out, strip.to_picture);
}

std::optional<Read> read_as(const Symbology& symbology, const View& view, ean::Extent place, const BarStrip& strip, bars::Work& work) {
    const auto& alphabet = symbology.alphabet;
    const auto chain = bars::read_chain(view.lines.whole, place, alphabet, work);
    if (!chain) return std::nullopt;
    // The faultless drawing says what the characters mean, by the same rules as every other read.
    auto read = read_drawing(alphabet.draw(chain->values), symbology.format, Weak::kept);
    if (!read) return std::nullopt;
    read->symbol.polygon = outline(*chain, alphabet, view, strip);
    const bool both = bars::agrees(view.lines.upper, *chain, alphabet, work) && bars::agrees(view.lines.lower, *chain, alphabet, work);
    read->lines = both ? symbology.sure : kUnsureLines;
    return read;
}

std::optional<Read> read_view(const View& view, ean::Extent expected, const BarStrip& strip, std::span<const Symbology> as, bars::Work& work) {
    for (const auto& place : ean::extents(view.lines.whole, expected))
        for (const auto& symbology : as)
            if (auto read = read_as(symbology, view, place, strip, work)) return read;
    return std::nullopt;
}

}  // namespace

RegionAttempt read_grey_chain(const Pyramid& pyramid, const Region& region, ChainKinds kinds) {
    const BarStrip strip = rectify(pyramid, region, {kMargin, kColumns, kRows, 4, false});
    RegionAttempt out;
    bars::Work work;
    const View upright{profiles(strip.pixels)};
    const double margin = kMargin / (1 + 2 * kMargin) * strip.pixels.cols;
    const ean::Extent expected{margin, strip.pixels.cols - margin};
    const auto as = symbologies(kinds);
    auto read = read_view(upright, expected, strip, as, work);
    if (!read) read = read_view(turned(upright.lines), expected, strip, as, work);
    if (read) out.reads.push_back(std::move(*read));
    // A comparison takes about as long as a pixel.
    out.pixels = static_cast<std::uint64_t>(strip.pixels.total()) + work.compared;
    return out;
}

}  // namespace temviet::vision
