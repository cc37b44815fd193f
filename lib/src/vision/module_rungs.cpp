// SPDX-License-Identifier: Apache-2.0
#include "vision/module_rungs.hpp"

#include <algorithm>

#include "vision/geometry.hpp"
#include "vision/ladder.hpp"
#include "vision/patches.hpp"
#include "vision/region_reader.hpp"

namespace temviet::vision {
namespace {

constexpr Source kPatch = -1;
constexpr std::size_t kMaxPlaces = 12;  // what a hostile picture may make us look at closely
constexpr int kPatchSide = 1600;        // of the layer on which small modules still look busy
constexpr std::size_t kStrongPatches = 2, kFaintPatches = 4;
constexpr double kSamePatch = 0.5;
constexpr double kPrintSize = 0.18, kPrintNear = 0.15;  // of the long side of bars: their digits

/// Small and near: the digits below bars.
bool is_print_of(const Polygon& read, const Polygon& patch) {
    const auto small = bounds(patch), large = bounds(read);
    return std::min(small.width, small.height) < kPrintSize * std::max(large.width, large.height) && covered(patch, read, kPrintNear) > kSamePatch;
}

/// Square busy places outside what was read: those of large modules, those of small ones, the faint ones.
std::vector<Polygon> open_patches(Reading& reading, int rung) {
    const Layer& layer = reading.pyramid.at_most(kPatchSide);
    const int coarse_factor = reading.regions.factor;
    const Cells coarse = analyse(reading.regions.sums, kPatchWindow);
    auto found = find_patches(coarse, coarse_factor, Contrast::strong, kStrongPatches);
    const auto look = [&](const Cells& cells, int factor, Contrast contrast, std::size_t most) {
        const auto more = find_patches(cells, factor, contrast, most);
        found.insert(found.end(), more.begin(), more.end());
    };
    if (layer.factor < coarse_factor) {
        const Cells fine = analyse(moments(reading.calm.of(reading.pyramid, layer)), kPatchWindow);
        look(fine, layer.factor, Contrast::strong, kStrongPatches);
        look(fine, layer.factor, Contrast::faint, kFaintPatches);
    } else {
        look(coarse, coarse_factor, Contrast::faint, kFaintPatches);
    }
    reading.add({}, rung, kPatch, static_cast<std::uint64_t>(layer.pixels.total()), cost::kPatches);
    const auto explained = reading.evidence.explained();
    std::vector<Polygon> out;
    for (const auto& patch : found) {
        const bool again = std::any_of(out.begin(), out.end(), [&](const Polygon& other) { return covered(patch, other) > kSamePatch && covered(other, patch) > kSamePatch; });
        if (!again && std::none_of(explained.begin(), explained.end(), [&](const Polygon& read) { return contains(read, centre(patch)); })) out.push_back(patch);
    }
    return out;
}

/// False when there is no more to be read.
bool read_places(Reading& reading, std::span<const Polygon> places, int rung, bool failures = false) {
    for (const auto& place : places.first(std::min(places.size(), kMaxPlaces))) {
        if (!reading.affords(0, 0)) return false;
        const auto attempt = read_modules(reading.pyramid, place, reading.formats, failures);
        reading.add(attempt.reads, rung, kPatch, attempt.pixels);
        if (reading.complete() || reading.cancelled()) return false;
    }
    return true;
}

}  // namespace

bool patches_wanted(const Reading& reading) {
    if (reading.formats.matrix.empty() || reading.evidence.accepted() == 0) return false;
    // The small layer of a small picture had all its pixels.
    return !reading.is_small() || !reading.has_run(kSmallLayer);
}

void read_patches(Reading& reading, int rung) {
    if (!reading.affords(static_cast<double>(reading.pyramid.at_most(kPatchSide).pixels.total()), cost::kPatches)) return;
    reading.patches = open_patches(reading, rung);
    if (!read_places(reading, reading.patches, rung, true)) return;
    // A small stamp can be where digits are, but digits are no reason to look for more.
    const auto explained = reading.evidence.explained();
    std::erase_if(reading.patches, [&](const Polygon& patch) {
        return std::any_of(explained.begin(), explained.end(), [&](const Polygon& read) { return contains(read, centre(patch)) || is_print_of(read, patch); });
    });
}

bool module_places_open(const Reading& reading) {
    const auto open = reading.open_regions();
    return std::any_of(open.begin(), open.end(), [](const Region& region) { return !region.linear; });
}

bool module_places_wanted(const Reading& reading) {
    return reading.evidence.accepted() == 0 || !reading.open_regions().empty() || !reading.evidence.failures().empty();
}

void read_module_places(Reading& reading, int rung) {
    auto places = reading.evidence.failures();
    // Of a small picture they are the pixels of the small layer once more; patches were looked at before.
    if (!reading.is_small() && !reading.has_run(kPatches))
        for (const auto& region : reading.open_regions())
            if (!region.linear) places.push_back(region.polygon);
    read_places(reading, places, rung);
}

}  // namespace temviet::vision
