// SPDX-License-Identifier: Apache-2.0
#include "vision/dm_rungs.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/geometry.hpp"
#include "vision/ladder.hpp"
#include "vision/lattice/dm_blobs.hpp"

namespace temviet::vision {
namespace {

constexpr Source kLattice = -31, kHalf = -32;
constexpr int kSmallestSide = 16;
constexpr std::size_t kMostFailures = 16;
constexpr std::size_t kMostBeside = 1;  // a code that was read: patches worth an outline
constexpr double kMsBeside = 8;             // counted, for a lattice there
constexpr double kSameRegion = 0.7;
constexpr double kReach = 0.17;  // of the sides of a patch, parts of the side
constexpr double kSamePlace = 0.06;  // of the side: corners nearer than that belong to one place

/// No symbol has room in it, nor its half any pixels.
bool too_small(const Layer& layer) { return std::min(layer.pixels.cols, layer.pixels.rows) < kSmallestSide; }

bool read_already(const Reading& reading, const Polygon& polygon) {
    const auto done = reading.evidence.explained();
    return std::any_of(done.begin(), done.end(), [&](const Polygon& other) { return covered(polygon, other, 0.05) > 0.5; });
}

Polygon polygon_of(const lattice::Sides& sides) {
    Polygon out;
    for (std::size_t i = 0; i < 4; ++i) out[i] = {sides.corners[i].x, sides.corners[i].y};
    return out;
}

bool same_place(const Polygon& a, const Polygon& b) {
    const double near = kSamePlace * std::sqrt(std::max(1.0, area(a)));
    return std::all_of(a.begin(), a.end(), [&](const Point& p) {
        return std::any_of(b.begin(), b.end(), [&](const Point& q) { return std::hypot(p.x - q.x, p.y - q.y) < near; });
    });
}

std::vector<lattice::DmPlace> open_failures(const Reading& reading) {
    std::vector<lattice::DmPlace> out;
    for (const auto& place : reading.dm_failed) {
        const auto polygon = polygon_of(place.sides);
        const bool tried = std::any_of(reading.dm_tried.begin(), reading.dm_tried.end(), [&](const Polygon& other) { return same_place(polygon, other); });
        if (!tried && !read_already(reading, polygon)) out.push_back(place);
    }
    return out;
}

/// False when nothing more is wanted.
bool try_places(Reading& reading, std::span<const lattice::DmPlace> places, int rung, double most_ms = 1e9) {
    for (const auto& place : places) {
        const auto polygon = polygon_of(place.sides);
        const bool tried = std::any_of(reading.dm_tried.begin(), reading.dm_tried.end(), [&](const Polygon& other) { return same_place(polygon, other); });
        if (tried || read_already(reading, polygon)) continue;
        if (!reading.affords(lattice::kDmLook, cost::kDmFlat)) return false;
        reading.dm_tried.push_back(polygon);
        const auto attempt = lattice::read_dm(reading.pyramid, place, static_cast<std::uint64_t>(std::clamp(reading.left_ms(), 0.0, most_ms) * 1e6 / cost::kDmFlat));
        std::vector<Read> reads;
        if (attempt.read) reads.push_back(*attempt.read);
        reading.add(reads, rung, kLattice, attempt.pixels, cost::kDmFlat);
        if (reading.complete() || reading.cancelled()) return false;
    }
    return true;
}

void read_layer(Reading& reading, const Layer& layer, int rung, Source source, const Effort& effort) {
    auto reads = read_with_zxing(layer.pixels, reading.formats.data_matrix(), effort);
    for (auto& read : reads) read.symbol.polygon = scaled(read.symbol.polygon, layer.factor);
    auto& stats = reading.stats.rungs[static_cast<std::size_t>(rung)];
    stats.width = std::max(stats.width, layer.pixels.cols), stats.height = std::max(stats.height, layer.pixels.rows);
    reading.add(reads, rung, source, static_cast<std::uint64_t>(layer.pixels.total()), cost::kDm);
}

/// Where the picture is busy once its contrast is drawn out and its noise averaged away: what the regions of the ladder leave out.
std::vector<Region> faint_regions(Reading& reading, int rung) {
    const Layer& layer = reading.pyramid.at_most(kSmallestLayer);
    if (too_small(layer)) return {};
    Layer half{{}, layer.factor * 2};
    cv::resize(layer.pixels, half.pixels, cv::Size(layer.pixels.cols / 2, layer.pixels.rows / 2), 0, 0, cv::INTER_AREA);
    std::vector<std::uint8_t> sorted(half.pixels.begin<std::uint8_t>(), half.pixels.end<std::uint8_t>());
    const auto at = [&](double share) {
        const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
        std::nth_element(sorted.begin(), place, sorted.end());
        return static_cast<double>(*place);
    };
    const double low = at(0.02), high = std::max(at(0.98), low + 16);
    half.pixels.convertTo(half.pixels, CV_8U, 255 / (high - low), -255 * low / (high - low));
    reading.add({}, rung, kLattice, static_cast<std::uint64_t>(half.pixels.total()), cost::kRegions);
    return unexplained(find_regions(half).list, reading.evidence.explained());
}

/// The lattice on the outline of each region.
void look_at_regions(Reading& reading, const std::vector<Region>& regions, int rung, double most_ms = 1e9) {
    for (const auto& region : regions) {
        const bool known = std::any_of(reading.dm_seen.begin(), reading.dm_seen.end(), [&](const Polygon& other) {
            return covered(region.polygon, other) > kSameRegion && covered(other, region.polygon) > kSameRegion;
        });
        if (region.linear || known) continue;
        if (!reading.affords(0, 0)) return;
        std::uint64_t samples = 0;
        const auto sides = lattice::outline_of_blob(reading.pyramid, bounds(region.polygon), samples);
        reading.add({}, rung, kLattice, samples, cost::kBlob);
        if (!sides) continue;
        reading.dm_seen.push_back(region.polygon);
        const lattice::DmPlace place{*sides, {kReach, kReach, kReach, kReach}, {}, true};
        if (!try_places(reading, std::span(&place, 1), rung, most_ms)) return;
    }
}

}  // namespace

bool dm_open(const Reading& reading) {
    if (reading.formats.data_matrix().empty()) return false;
    return reading.evidence.accepted() == 0 || !open_failures(reading).empty();
}

void note_dm_failures(Reading& reading, std::span<const Read> reads) {
    for (const auto& read : reads) {
        if (!read.failed || read.symbol.format != SymbolFormat::data_matrix || reading.dm_failed.size() >= kMostFailures) continue;
        lattice::DmPlace place;
        for (std::size_t i = 0; i < 4; ++i) place.sides.corners[i] = {read.symbol.polygon[i].x, read.symbol.polygon[i].y};
        place.inverted = read.inverted;
        reading.dm_failed.push_back(place);
    }
}

void read_dm_layers(Reading& reading, int rung) {
    if (!try_places(reading, open_failures(reading), rung) || !dm_open(reading)) return;
    const Layer& layer = reading.pyramid.at_most(kSmallestLayer);
    if (too_small(layer)) return;
    const Layer half{[&] {
                         cv::Mat out;
                         cv::resize(layer.pixels, out, cv::Size(layer.pixels.cols / 2, layer.pixels.rows / 2), 0, 0, cv::INTER_AREA);
                         return out;
                     }(),
                     layer.factor * 2};
    for (const auto* each : {&half, &layer}) {
        if (!reading.affords(static_cast<double>(each->pixels.total()), cost::kDm)) return;
        read_layer(reading, *each, rung, each == &half ? kHalf : layer.factor, {.inverted = true, .failures = true, .reduced = each == &layer});
        if (reading.complete() || reading.cancelled()) return;
    }
    try_places(reading, open_failures(reading), rung);
}

bool dm_wanted(const Reading& reading) { return !reading.formats.data_matrix().empty(); }

void read_dm_regions(Reading& reading, int rung) {
    std::vector<Region> places;
    for (const auto& patch : reading.patches)
        if (!read_already(reading, patch)) places.push_back({.polygon = patch});
    if (reading.evidence.accepted() > 0) {
        // Beside a code of modules ZXing's look at the patch has to do.
        if (!reading.any_linear()) return;
        if (places.size() > kMostBeside) places.resize(kMostBeside);
        look_at_regions(reading, places, rung, kMsBeside);
        return;
    }
    const auto open = reading.open_regions();
    places.insert(places.end(), open.begin(), open.end());
    look_at_regions(reading, places, rung);
}

void read_dm_faint(Reading& reading, int rung) { look_at_regions(reading, faint_regions(reading, rung), rung); }

}  // namespace temviet::vision
