// SPDX-License-Identifier: Apache-2.0
#include "vision/qr_rungs.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/geometry.hpp"
#include "vision/ladder.hpp"
#include "vision/lattice/close_look.hpp"
#include "vision/lattice/look_alikes.hpp"
#include "vision/lattice/qr_lattice.hpp"
#include "vision/lattice/warp.hpp"

namespace temviet::vision {
namespace {

constexpr int kSide = 1600;  // of the layer on which codes are looked for
constexpr Source kLattice = -21, kPlace = -22;
constexpr int kWindow = 51, kSmallWindow = 21, kPercent = 3;
constexpr std::size_t kFinders = 24, kMostFinders = 250, kTriples = 10, kPlaces = 6, kSure = 4, kAlike = 5, kAlikeTriples = 3;
constexpr double kAlikePenalty = 1.2;  // print makes triples as well, but hardly ever square ones

void read_layer(Reading& reading, const cv::Mat& pixels, int factor, int rung, Source source, const Effort& effort) {
    auto reads = read_with_zxing(pixels, reading.formats.qr(), effort);
    for (auto& read : reads) read.symbol.polygon = scaled(read.symbol.polygon, factor);
    auto& stats = reading.stats.rungs[static_cast<std::size_t>(rung)];
    stats.width = std::max(stats.width, pixels.cols), stats.height = std::max(stats.height, pixels.rows);
    reading.add(reads, rung, source, static_cast<std::uint64_t>(pixels.total()), cost::kQr);
}

bool affords(const Reading& reading, const cv::Mat& pixels, double cost) {
    return reading.affords(static_cast<double>(pixels.total()), cost);
}

/// 255·ln(1+g)/ln 256: what lies in shadow gets the contrast it has in the light.
const cv::Mat& lifting_table() {
    static const cv::Mat table = [] {
        cv::Mat out(1, 256, CV_8UC1);
        for (int g = 0; g < 256; ++g)
            out.at<std::uint8_t>(g) = static_cast<std::uint8_t>(255 * std::log(1.0 + g) / std::log(256.0) + 0.5);
        return out;
    }();
    return table;
}

bool inside_any(std::span<const Polygon> polygons, cv::Point2d p) {
    const Point point{p.x, p.y};
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
        return covered({point, point, point, point}, polygon, 0.02) > 0.5;
    });
}

/// Finder patterns that no believed symbol explains, the most trusted ones.
std::vector<lattice::Finder> open_finders(const Reading& reading) {
    const auto done = reading.evidence.explained();
    auto out = reading.finders;
    std::erase_if(out, [&](const auto& finder) { return inside_any(done, finder.centre); });
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.trust * std::sqrt(a.hits) > b.trust * std::sqrt(b.hits); });
    if (out.size() > kFinders) out.resize(kFinders);
    return out;
}

bool same_place(const lattice::Finder& a, const lattice::Finder& b) {
    return cv::norm(a.centre - b.centre) < a.module() * 1.5 && std::abs(std::log(a.module() / b.module())) < 0.3;
}

void remember(Reading& reading, std::span<const lattice::Finder> finders) {
    for (const auto& finder : finders) {
        const auto known = std::find_if(reading.finders.begin(), reading.finders.end(), [&](const auto& k) { return same_place(k, finder); });
        if (known == reading.finders.end())
            reading.finders.push_back(finder);
        else if (finder.trust > known->trust)
            *known = finder;
    }
}

/// Tries the triples that were not tried before. False when nothing more is wanted.
bool try_triples(Reading& reading, std::span<const lattice::Triple> triples, int rung) {
    for (const auto& triple : triples) {
        const auto done = reading.evidence.explained();
        if (inside_any(done, triple.top_left.centre) || inside_any(done, triple.top_right.centre) || inside_any(done, triple.bottom_left.centre))
            continue;
        const bool known = std::any_of(reading.tried.begin(), reading.tried.end(), [&](const lattice::Triple& t) {
            const double near = t.top_left.module() * 0.7;
            return cv::norm(t.top_left.centre - triple.top_left.centre) < near && cv::norm(t.top_right.centre - triple.top_right.centre) < near &&
                   cv::norm(t.bottom_left.centre - triple.bottom_left.centre) < near;
        });
        if (known) continue;
        if (!reading.affords(4 * std::pow(triple.dimension * lattice::kFlatScale, 2), cost::kFlat)) return false;
        reading.tried.push_back(triple);
        const auto attempt = lattice::read_qr(reading.pyramid, triple);
        std::vector<Read> reads;
        if (attempt.read) reads.push_back(*attempt.read);
        reading.add(reads, rung, kLattice, attempt.pixels, cost::kFlat);
        if (reading.complete() || reading.cancelled()) return false;
    }
    return true;
}

/// The finder patterns of a layer outside believed symbols. Grain would breed many that are none.
std::vector<lattice::Finder> search_layer(Reading& reading, const Layer& layer, int window, bool light_on_dark, int rung) {
    if (!affords(reading, layer.pixels, cost::kFinders)) return {};
    const cv::Mat& pixels = reading.calm.of(reading.pyramid, layer);
    const cv::Mat black = lattice::darker_than_mean(light_on_dark ? cv::Mat(255 - pixels) : pixels, window, kPercent);
    auto finders = lattice::find_finders(black, kMostFinders);
    for (auto& finder : finders) finder = lattice::scaled(finder, layer.factor);
    const auto done = reading.evidence.explained();
    std::erase_if(finders, [&](const auto& finder) { return inside_any(done, finder.centre); });
    if (finders.size() > kFinders) finders.resize(kFinders);
    reading.add({}, rung, kLattice, static_cast<std::uint64_t>(layer.pixels.total()), cost::kFinders);
    return finders;
}

void search_and_try(Reading& reading, const Layer& layer, int window, int rung) {
    remember(reading, search_layer(reading, layer, window, false, rung));
    try_triples(reading, lattice::find_triples(open_finders(reading), kTriples), rung);
}

/// Patterns of dark and of light modules never make up one symbol, and the stop rule knows only dark ones.
void try_light_on_dark(Reading& reading, const Layer& layer, int rung) {
    auto triples = lattice::find_triples(search_layer(reading, layer, kWindow, true, rung), kTriples);
    for (auto& triple : triples) triple.inverted = true;
    try_triples(reading, triples, rung);
}

bool is_sure(const lattice::Finder& finder) { return finder.hits >= 2 && finder.trust > 0.4; }

/// What stands around a sure pattern and looks like it. Adds to `seen` the patterns around which it looked, and leaves those out that are there.
void try_look_alikes(Reading& reading, std::vector<lattice::Finder>& seen, int rung) {
    auto sure = open_finders(reading);
    std::erase_if(sure, [&](const auto& finder) {
        return !is_sure(finder) || std::any_of(seen.begin(), seen.end(), [&](const auto& other) { return same_place(finder, other); });
    });
    if (sure.size() > kSure) sure.resize(kSure);
    for (const auto& pattern : sure) {
        if (inside_any(reading.evidence.explained(), pattern.centre)) continue;
        if (!reading.affords(static_cast<double>(lattice::kLookAlikePixels), cost::kLookAlike)) return;
        seen.push_back(pattern);
        auto alike = lattice::look_alikes(reading.pyramid, pattern, kAlike);
        reading.add({}, rung, kLattice, lattice::kLookAlikePixels, cost::kLookAlike);
        alike.push_back(pattern);
        auto triples = lattice::find_triples(alike, kAlikeTriples);
        std::erase_if(triples, [](const auto& triple) { return triple.penalty > kAlikePenalty; });
        if (!try_triples(reading, triples, rung)) return;
    }
}

}  // namespace

bool qr_wanted(const Reading& reading) { return !reading.formats.qr().empty(); }

bool qr_open(const Reading& reading) {
    if (!qr_wanted(reading)) return false;
    if (reading.evidence.accepted() == 0) return true;
    const auto open = open_finders(reading);
    return std::any_of(open.begin(), open.end(), [](const auto& finder) { return finder.hits >= 2 && finder.trust > 0.25; });
}

void read_qr_layers(Reading& reading, int rung) {
    const Layer& layer = reading.pyramid.at_most(kSide);
    remember(reading, search_layer(reading, layer, kWindow, false, rung));
    if (!qr_open(reading) || !affords(reading, layer.pixels, 2 * cost::kQr)) return;
    read_layer(reading, layer.pixels, layer.factor, rung, layer.factor, {.inverted = true, .failures = true});
    if (reading.complete() || reading.cancelled()) return;
    cv::Mat other;
    if (reading.calm.needed(reading.pyramid))
        other = reading.calm.of(reading.pyramid, layer);
    else
        cv::LUT(layer.pixels, lifting_table(), other);
    read_layer(reading, other, layer.factor, rung, layer.factor, {.failures = true});  // the same pixels are no second witness
}

void read_qr_lattices(Reading& reading, int rung) {
    const auto done = [&] { return reading.complete() || reading.cancelled() || !qr_open(reading); };
    const Layer& layer = reading.pyramid.at_most(kSide);
    try_triples(reading, lattice::find_triples(open_finders(reading), kTriples), rung);
    if (done()) return;
    const Layer& half = reading.pyramid.at_most(layer.long_side() / 2 + 1);
    if (half.factor != layer.factor) search_and_try(reading, half, kWindow, rung);
    if (done()) return;
    search_and_try(reading, layer, kSmallWindow, rung);
    if (!reading.complete() && !reading.cancelled() && reading.evidence.accepted() == 0) try_light_on_dark(reading, layer, rung);
}

void read_qr_larger(Reading& reading, int rung) {
    const int factor = reading.pyramid.at_most(kSide).factor;
    if (factor == 1) return;
    const Layer& layer = reading.pyramid.reduced_by(factor / 2.0);
    if (!affords(reading, layer.pixels, cost::kQr)) return;
    read_layer(reading, layer.pixels, layer.factor, rung, layer.factor, {.inverted = true, .failures = true});
    if (reading.complete() || reading.cancelled() || !qr_open(reading)) return;
    search_and_try(reading, layer, kWindow, rung);
}

void read_qr_places(Reading& reading, int rung) {
    const auto look_at = [&](const Polygon& place) {
        for (int number = 0; number < lattice::kLooks; ++number) {
            if (inside_any(reading.evidence.explained(), {centre(place).x, centre(place).y})) return true;
            if (!reading.affords(420 * 420, cost::kLook)) return false;
            auto look = lattice::look_closely(reading.pyramid, place, number);
            reading.add(look.reads, rung, kPlace, look.pixels, cost::kLook);
            remember(reading, look.finders);
            if (reading.complete() || reading.cancelled() || !try_triples(reading, look.triples, rung)) return false;
        }
        return true;
    };
    std::vector<lattice::Finder> seen;
    try_look_alikes(reading, seen, rung);
    if (reading.complete() || reading.cancelled() || !qr_open(reading)) return;
    std::vector<Polygon> places = reading.evidence.failures();
    for (const auto& triple : reading.tried) {
        const auto &a = triple.top_left.centre, &b = triple.top_right.centre, &c = triple.bottom_left.centre, d = b + c - a;
        places.push_back({Point{a.x, a.y}, {b.x, b.y}, {d.x, d.y}, {c.x, c.y}});
    }
    for (const auto& region : reading.open_regions())
        if (!region.linear) places.push_back(region.polygon);
    std::vector<Polygon> apart;
    for (const auto& place : places) {
        const bool known = std::any_of(apart.begin(), apart.end(), [&](const Polygon& other) { return covered(place, other) > 0.5 && covered(other, place) > 0.5; });
        if (!known && apart.size() < kPlaces) apart.push_back(place);
    }
    for (const auto& place : apart)
        if (!look_at(place)) return;
    // Looking closely, one may have met patterns that were not known before.
    try_look_alikes(reading, seen, rung);
}

}  // namespace temviet::vision
