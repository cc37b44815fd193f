// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_reader.hpp"

#include <algorithm>
#include <optional>

#include "vision/bar_strip.hpp"
#include "vision/ean_accept.hpp"
#include "vision/geometry.hpp"

namespace temviet::vision {
namespace {

using namespace ean;

constexpr double kMargin = 0.3;  // of the region's width, on either side
constexpr int kColumns = 608;    // 95 modules and the margins at four samples a module
constexpr int kRows = 60;
constexpr int kSureLines = 4, kWeakLines = 1;

struct Found {
    Fit fit;
    Kind kind;
    Trust trust;
    Signal signal;
};

Found fit_and_check(const BarProfiles& profiles, Extent extent, Kind kind) {
    const Layout& shape = layout(kind);
    Found out{{}, kind, Trust::none, normalised(profiles.whole, extent, shape.modules)};
    out.fit = best_fit(shape, out.signal);
    out.trust = trust(kind, out.fit);
    if (out.trust == Trust::weak) {
        const auto same = [&](const std::vector<float>& half) { return agrees(shape, normalised(half, extent, shape.modules), out.fit); };
        if (same(profiles.upper) && same(profiles.lower)) out.trust = Trust::sure;
    }
    return out;
}

/// From the symbol's own top left on, clockwise.
Polygon outline(const Found& found, const BarProfiles& profiles, const BarStrip& strip) {
    const auto column = [&](float module) {
        double sample = static_cast<double>(found.fit.geometry.at(module));
        if (found.fit.turned) sample = static_cast<double>(found.signal.d.size()) - 1 - sample;
        return found.signal.origin + found.signal.scale * sample;
    };
    const double begin = column(0), end = column(static_cast<float>(layout(found.kind).modules));
    Polygon out{Point{begin + profiles.top_shift, profiles.top}, Point{end + profiles.top_shift, profiles.top},
                Point{end + profiles.bottom_shift, profiles.bottom}, Point{begin + profiles.bottom_shift, profiles.bottom}};
    if (found.fit.turned) out = {out[3], out[2], out[1], out[0]};
    return mapped(out, strip.to_picture);
}

Read to_read(const Found& found, const BarProfiles& profiles, const BarStrip& strip) {
    Read out;
    out.symbol.format = found.kind == Kind::ean8 ? SymbolFormat::ean8
                        : found.kind == Kind::upc_e ? SymbolFormat::upc_e
                        : found.fit.digits.front() == '0' ? SymbolFormat::upc_a
                                                          : SymbolFormat::ean13;
    out.symbol.bytes = found.fit.digits;
    out.symbol.symbology_identifier = found.kind == Kind::ean8 ? "]E4" : "]E0";
    out.symbol.polygon = outline(found, profiles, strip);
    out.lines = found.trust == Trust::sure ? kSureLines : kWeakLines;
    out.weak = found.kind == Kind::upc_e;  // must have been read by its edges as well
    return out;
}

}  // namespace

RegionAttempt read_grey_bars(const Pyramid& pyramid, const Region& region, std::span<const Kind> kinds) {
    const BarStrip strip = rectify(pyramid, region, {kMargin, kColumns, kRows, 100, false});
    const BarProfiles lines = profiles(strip.pixels);
    RegionAttempt out;
    out.pixels = static_cast<std::uint64_t>(strip.pixels.total());
    const double margin = kMargin / (1 + 2 * kMargin) * strip.pixels.cols;
    const auto places = extents(lines.whole, {margin, strip.pixels.cols - margin});
    std::optional<Found> best;
    for (const Kind kind : kinds)
        for (const auto& place : places) {
            Found found = fit_and_check(lines, place, kind);
            if (found.trust == Trust::none) continue;
            // Two answers to one place are none.
            if (best && best->fit.digits != found.fit.digits) return out;
            if (!best || found.trust > best->trust) best = std::move(found);
            if (best->trust == Trust::sure) {
                out.reads = {to_read(*best, lines, strip)};
                return out;
            }
        }
    if (best) out.reads = {to_read(*best, lines, strip)};
    return out;
}

}  // namespace temviet::vision
