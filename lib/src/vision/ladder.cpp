// SPDX-License-Identifier: Apache-2.0
#include "vision/ladder.hpp"

#include <algorithm>
#include <array>

#include "vision/bar_rungs.hpp"
#include "vision/dm_rungs.hpp"
#include "vision/ean_bars.hpp"
#include "vision/geometry.hpp"
#include "vision/module_rungs.hpp"
#include "vision/qr_rungs.hpp"

namespace temviet::vision {
namespace {

constexpr int kSmallSide = kSmallestLayer, kMediumSide = 1600, kLargeSide = 3200;
constexpr int kSheetSymbols = 3;

// A layer is its own source, by its factor (1, 2, 4 …).
constexpr int kMostRefusedBars = 40;  // only a hostile picture has more

void read_pixels(Reading& reading, const cv::Mat& pixels, int factor, int rung, Source source, const std::vector<ZXing::BarcodeFormat>& formats,
                 const Effort& effort, double cost) {
    auto reads = read_with_zxing(pixels, formats, effort);
    for (auto& read : reads) read.symbol.polygon = scaled(read.symbol.polygon, factor);
    auto& stats = reading.stats.rungs[static_cast<std::size_t>(rung)];
    stats.width = pixels.cols, stats.height = pixels.rows;
    reading.add(reads, rung, source, static_cast<std::uint64_t>(pixels.total()), cost);
}

void read_layer(Reading& reading, const Layer& layer, int rung, const std::vector<ZXing::BarcodeFormat>& formats,
                const Effort& effort, double cost = cost::kAll) {
    read_pixels(reading, reading.calm.of(reading.pyramid, layer), layer.factor, rung, layer.factor, formats, effort, cost);
}

bool affords_layer(const Reading& reading, const Layer& layer, double cost = cost::kAll) {
    return reading.affords(static_cast<double>(layer.pixels.total()), cost);
}

/// Beside bars that were read, patches find more at less cost.
bool small_layer_wanted(const Reading& reading) { return !reading.any_linear(); }

bool always(const Reading&) { return true; }

/// Bars that no place shows are not worth half the time of the scan: the next layer is scanned for them where nothing is read.
void small_layer(Reading& reading, int rung) {
    const bool bars = std::any_of(reading.regions.list.begin(), reading.regions.list.end(), [](const Region& region) { return region.linear; });
    read_layer(reading, reading.pyramid.at_most(kSmallSide), rung, bars ? reading.formats.all() : reading.formats.matrix, {.failures = true}, bars ? cost::kAll : cost::kMatrix);
}

/// Grain may have been small modules: then what was softened is looked at as it is. The same pixels are no second witness.
bool grainy_layer_wanted(const Reading& reading) { return reading.evidence.accepted() == 0; }

void grainy_layer(Reading& reading, int rung) {
    const Layer& layer = reading.pyramid.at_most(kSmallSide);
    if (reading.calm.needed(reading.pyramid) && affords_layer(reading, layer))
        read_pixels(reading, layer.pixels, layer.factor, rung, layer.factor, reading.formats.all(), {.failures = true}, cost::kAll);
}

void find_open_regions(Reading& reading, int rung) {
    const Layer& layer = reading.pyramid.at_most(kSmallSide);
    reading.regions = find_regions(layer);
    auto& stats = reading.stats.rungs[static_cast<std::size_t>(rung)];
    stats.width = layer.pixels.cols, stats.height = layer.pixels.rows;
    reading.add({}, rung, layer.factor, static_cast<std::uint64_t>(layer.pixels.total()), cost::kRegions);
}

bool qr_layers_wanted(const Reading& reading) {
    return qr_wanted(reading) && (!reading.has_run(kPatches) || !reading.patches.empty() || module_places_open(reading));
}

/// A sheet of codes rather than a pack: more places than were looked at one by one. QR codes have rungs of their own.
bool is_sheet(const Reading& reading) {
    const auto symbols = reading.evidence.symbols();
    const auto others = std::count_if(symbols.begin(), symbols.end(), [](const Symbol& symbol) { return symbol.format != SymbolFormat::qr; });
    return reading.regions.crowded && others >= kSheetSymbols;
}

/// After a find the QR rungs know by their finder patterns whether more is there.
bool medium_wanted(const Reading& reading) {
    if (!affords_layer(reading, reading.pyramid.at_most(kMediumSide))) return false;
    return !reading.is_small() && (reading.evidence.accepted() == 0 || is_sheet(reading));
}

void medium_layer(Reading& reading, int rung) {
    read_layer(reading, reading.pyramid.at_most(kMediumSide), rung, reading.formats.all(), {.inverted = true, .failures = true});
}

bool large_wanted(const Reading& reading) {
    const auto& large = reading.pyramid.at_most(kLargeSide);
    if (reading.options.fast_only || large.factor == reading.pyramid.at_most(kMediumSide).factor) return false;
    if (!affords_layer(reading, large)) return false;
    return reading.evidence.accepted() == 0 || (is_sheet(reading) && reading.stats.rungs[2].found > 0);
}

void large_layer(Reading& reading, int rung) {
    read_layer(reading, reading.pyramid.at_most(kLargeSide), rung, reading.formats.all(), {.inverted = true});
}

bool full_wanted(const Reading& reading) {
    if (reading.options.fast_only || reading.evidence.accepted() != 0) return false;
    if (!affords_layer(reading, reading.pyramid.full(), reading.is_small() ? cost::kMatrix : cost::kAll)) return false;
    return reading.pyramid.at_most(kLargeSide).factor > 1 || reading.is_small();
}

void full_layer(Reading& reading, int rung) {
    // A small picture was read whole already; what is left is light on dark.
    read_layer(reading, reading.pyramid.full(), rung,
               reading.is_small() ? reading.formats.matrix : reading.formats.all(), {.inverted = true},
               reading.is_small() ? cost::kMatrix : cost::kAll);
}

constexpr std::array kLadder{
    Rung{3, "regions", always, find_open_regions},
    Rung{4, "strips", open_bars, read_strips},
    Rung{13, "treated strips", open_bars, read_treated_strips},
    Rung{7, "grey bars", grey_bars_wanted, read_grey},
    Rung{19, "grey chains", grey_chains_wanted, read_grey_chains},
    Rung{kSmallLayer, "small layer", small_layer_wanted, small_layer},
    Rung{15, "grainy layer", grainy_layer_wanted, grainy_layer},
    Rung{kPatches, "patches", patches_wanted, read_patches},
    Rung{9, "QR layers", qr_layers_wanted, read_qr_layers},
    Rung{10, "QR lattices", qr_open, read_qr_lattices},
    Rung{8, "module places", module_places_wanted, read_module_places},
    Rung{11, "QR larger", qr_open, read_qr_larger},
    Rung{2, "medium layer", medium_wanted, medium_layer},
    Rung{12, "QR places", qr_open, read_qr_places},
    Rung{20, "Data Matrix layers", dm_open, read_dm_layers},
    Rung{21, "Data Matrix regions", dm_wanted, read_dm_regions},
    Rung{22, "Data Matrix faint regions", dm_open, read_dm_faint},
    Rung{5, "large layer", large_wanted, large_layer},
    Rung{6, "full picture", full_wanted, full_layer},
};

}  // namespace

bool Reading::any_linear() const {
    const auto symbols = evidence.symbols();
    return std::any_of(symbols.begin(), symbols.end(), [](const Symbol& symbol) { return is_linear(symbol.format); });
}

bool Reading::is_small() const { return pyramid.full().long_side() <= kSmallestLayer; }

bool Reading::has_run(int rung) const { return stats.rungs[static_cast<std::size_t>(rung)].ran; }

std::vector<Region> Reading::open_regions() const { return unexplained(regions.list, evidence.explained()); }

double Reading::left_ms() const { return (evidence.accepted() > 0 ? options.soft_ms : options.hard_ms) - stats.spent_ms; }

bool Reading::affords(double pixels, double cost) const {
    return pixels * cost / 1e6 <= left_ms();
}

/// A retail number counts for nothing until the picture shows its bars. What has failed too often is not looked at any more.
void Reading::weigh(Read& read) {
    if (read.module <= 0 || read.lines == 0 || evidence.knows(read)) return;
    const bool looks = refused_bars < kMostRefusedBars;
    if (looks && ean::bars_agree(pyramid, read.symbol.polygon, read.symbol.format, read.symbol.bytes)) {
        stats.spent_ms += cost::kBarsAgree;
        return;
    }
    if (looks) stats.spent_ms += cost::kBarsRefused, ++refused_bars;
    read.lines = 0;
}

void Reading::add(std::span<const Read> found, int rung, Source source, std::uint64_t pixels, double cost) {
    std::vector<Read> reads(found.begin(), found.end());
    for (auto& read : reads) weigh(read);
    const Added added = evidence.add(reads, rung, source);
    note_dm_failures(*this, reads);
    auto& entry = stats.rungs[static_cast<std::size_t>(rung)];
    entry.found += added.accepted;
    entry.refused += added.doubtful;
    entry.pixels += pixels;
    stats.spent_ms += static_cast<double>(pixels) * cost / 1e6;
}

std::span<const Rung> ladder() { return kLadder; }

void climb(Reading& reading) {
    for (const auto& rung : ladder()) {
        if (reading.complete() || reading.cancelled()) return;
        if (!rung.wanted(reading)) continue;
        reading.stats.rungs[static_cast<std::size_t>(rung.number)].ran = true;
        reading.stats.last_rung = rung.number;
        rung.run(reading, rung.number);
    }
}

}  // namespace temviet::vision
