// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_rungs.hpp"

#include <algorithm>
#include <cmath>

#include "vision/chain_reader.hpp"
#include "vision/ean_reader.hpp"
#include "vision/geometry.hpp"
#include "vision/ladder.hpp"
#include "vision/region_reader.hpp"

namespace temviet::vision {
namespace {

constexpr Source kUpperHalf = -2, kLowerHalf = -3, kGreyBars = -4, kGreyChains = -5;
constexpr double kHeld = 0.5, kFills = 0.3;  // of a read by the place it was found in, and of the length of the place by the read
constexpr double kAsLikely = 0.4;  // of the score of the bars that were read: what else is worth more than a plain look

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

bool wanted(const Reading& reading, ZXing::BarcodeFormat format) {
    const auto& all = reading.formats.linear;
    return std::find(all.begin(), all.end(), format) != all.end();
}

std::vector<ean::Kind> retail_kinds(const Reading& reading) {
    std::vector<ean::Kind> out;
    if (wanted(reading, ZXing::BarcodeFormat::EAN13)) out.push_back(ean::Kind::ean13);
    if (wanted(reading, ZXing::BarcodeFormat::EAN8)) out.push_back(ean::Kind::ean8);
    // A UPC-E is believed only when it was read by its edges too.
    const auto waiting = reading.evidence.waiting();
    if (wanted(reading, ZXing::BarcodeFormat::UPCE) && std::find(waiting.begin(), waiting.end(), SymbolFormat::upc_e) != waiting.end())
        out.push_back(ean::Kind::upc_e);
    return out;
}

ChainKinds chain_kinds(const Reading& reading) {
    return {wanted(reading, ZXing::BarcodeFormat::Code128), wanted(reading, ZXing::BarcodeFormat::ITF)};
}

}  // namespace

bool open_bars(const Reading& reading) {
    const auto open = reading.open_regions();
    return !reading.formats.linear.empty() && std::any_of(open.begin(), open.end(), [](const Region& region) { return region.linear; });
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

}  // namespace temviet::vision
