// SPDX-License-Identifier: Apache-2.0
#include "vision/ladder.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "vision/chain_reader.hpp"
#include "vision/dm_rungs.hpp"
#include "vision/ean_bars.hpp"
#include "vision/ean_reader.hpp"
#include "vision/geometry.hpp"
#include "vision/module_rungs.hpp"
#include "vision/qr_rungs.hpp"
#include "vision/region_reader.hpp"

namespace temviet::vision {
namespace {

constexpr int kSmallSide = kSmallestLayer, kMediumSide = 1600, kLargeSide = 3200;
constexpr int kSheetSymbols = 3;

// A layer is its own source, by its factor (1, 2, 4 …).
constexpr Source kUpperHalf = -2, kLowerHalf = -3, kGreyBars = -4, kGreyChains = -5;
constexpr int kMostRefusedBars = 40;  // only a hostile picture has more
constexpr double kHeld = 0.5, kFills = 0.3;  // of a read by the place it was found in, and of the length of the place by the read
constexpr double kAsLikely = 0.4;  // of the score of the bars that were read: what else is worth more than a plain look

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

bool open_bars(const Reading& reading) {
    const auto open = reading.open_regions();
    return !reading.formats.linear.empty() && std::any_of(open.begin(), open.end(), [](const Region& region) { return region.linear; });
}

/// The best score of bars that a believed symbol explains; 0 when there are none.
double score_of_read_bars(const Reading& reading) {
    double best = 0;
    for (const auto& region : reading.regions.list)
        if (region.linear && unexplained(std::span(&region, 1), reading.evidence.explained()).empty()) best = std::max(best, region.score);
    return best;
}

/// Once bars were read, only what looks about as much like bars is worth more than a plain look.
bool worth_more(const Reading& reading, const Region& bars) { return bars.score >= kAsLikely * score_of_read_bars(reading); }

/// False when there is no more to be read.
bool read_strip(Reading& reading, const Region& region, Look look, int rung) {
    Source half = kUpperHalf;
    for (const auto& attempt : read_bars(reading.pyramid, region, reading.formats, look)) {
        reading.add(attempt.reads, rung, half, attempt.pixels);
        half = kLowerHalf;
        if (reading.complete() || reading.cancelled()) return false;
    }
    return true;
}

void read_strips(Reading& reading, int rung) {
    for (const auto look : {Look::plain, Look::crisp})
        for (const auto& region : reading.open_regions())
            if (region.linear && !read_strip(reading, region, look, rung)) return;
}

void read_treated_strips(Reading& reading, int rung) {
    for (const auto look : {Look::sharpened, Look::inverted})
        for (const auto& region : reading.open_regions())
            if (region.linear && worth_more(reading, region) && !read_strip(reading, region, look, rung)) return;
}

bool qr_layers_wanted(const Reading& reading) {
    return qr_wanted(reading) && (!reading.has_run(kPatches) || !reading.patches.empty() || module_places_open(reading));
}

double across(const Polygon& bars) { return std::hypot(bars[1].x - bars[0].x, bars[1].y - bars[0].y); }

/// Places of bars, those first where edges gave something that waits for another witness.
std::vector<Region> grey_places(const Reading& reading) {
    auto out = reading.open_regions();
    std::erase_if(out, [](const Region& region) { return !region.linear; });
    const auto doubtful = reading.evidence.doubtful_bars();
    std::stable_partition(out.begin(), out.end(), [&](const Region& region) {
        return std::any_of(doubtful.begin(), doubtful.end(), [&](const Polygon& read) { return covered(read, region.polygon) > kHeld && across(read) > kFills * across(region.polygon); });
    });
    return out;
}

std::vector<ean::Kind> retail_kinds(const Reading& reading) {
    const auto wanted = [&](ZXing::BarcodeFormat format) {
        const auto& all = reading.formats.linear;
        return std::find(all.begin(), all.end(), format) != all.end();
    };
    std::vector<ean::Kind> out;
    if (wanted(ZXing::BarcodeFormat::EAN13)) out.push_back(ean::Kind::ean13);
    if (wanted(ZXing::BarcodeFormat::EAN8)) out.push_back(ean::Kind::ean8);
    // A UPC-E is believed only when it was read by its edges too.
    const auto waiting = reading.evidence.waiting();
    if (wanted(ZXing::BarcodeFormat::UPCE) && std::find(waiting.begin(), waiting.end(), SymbolFormat::upc_e) != waiting.end())
        out.push_back(ean::Kind::upc_e);
    return out;
}

bool grey_bars_wanted(const Reading& reading) { return open_bars(reading) && !retail_kinds(reading).empty(); }

void read_grey(Reading& reading, int rung) {
    const auto kinds = retail_kinds(reading);
    for (const auto& region : grey_places(reading)) {
        if (!worth_more(reading, region)) continue;
        const auto attempt = read_grey_bars(reading.pyramid, region, kinds);
        reading.add(attempt.reads, rung, kGreyBars, attempt.pixels);
        if (reading.complete() || reading.cancelled()) return;
    }
}

ChainKinds chain_kinds(const Reading& reading) {
    const auto& all = reading.formats.linear;
    const auto wanted = [&](ZXing::BarcodeFormat format) { return std::find(all.begin(), all.end(), format) != all.end(); };
    return {wanted(ZXing::BarcodeFormat::Code128), wanted(ZXing::BarcodeFormat::ITF)};
}

bool grey_chains_wanted(const Reading& reading) {
    const auto kinds = chain_kinds(reading);
    return open_bars(reading) && (kinds.code128 || kinds.itf);
}

void read_grey_chains(Reading& reading, int rung) {
    for (const auto& region : grey_places(reading)) {
        if (!reading.affords(0, 0)) return;
        if (!worth_more(reading, region)) continue;
        const auto attempt = read_grey_chain(reading.pyramid, region, chain_kinds(reading));
        reading.add(attempt.reads, rung, kGreyChains, attempt.pixels, cost::kGreyChains);
        if (reading.complete() || reading.cancelled()) return;
    }
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
