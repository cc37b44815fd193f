// SPDX-License-Identifier: Apache-2.0
// The ladder: attempts in the order of what they cost, each a unit of its own.
#pragma once

#include <span>
#include <string_view>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

#include "vision/evidence.hpp"
#include "vision/formats.hpp"
#include "vision/lattice/dm_lattice.hpp"
#include "vision/lattice/triples.hpp"
#include "vision/noise.hpp"
#include "vision/pyramid.hpp"
#include "vision/regions.hpp"

namespace temviet::vision {

/// Layers are halved down to this long side.
inline constexpr int kSmallestLayer = 800;

/// Numbers of the rungs that others ask about.
inline constexpr int kSmallLayer = 1, kPatches = 14;

/// Nanoseconds a pixel of the desktop core that ReadOptions counts in, medians over photographs.
namespace cost {
inline constexpr double kAll = 13, kMatrix = 7, kQr = 2, kRegion = 8, kRegions = 15, kGreyChains = 18, kPatches = 2.5;
inline constexpr double kFinders = 3, kFlat = 28, kLook = 10, kLookAlike = 30;
inline constexpr double kBarsAgree = 0.1, kBarsRefused = 0.8;  // milliseconds, of one number
inline constexpr double kDm = 6, kDmFlat = 28, kBlob = 15;
}  // namespace cost

/// One picture being read. Rungs add to it; nothing is ever taken away.
struct Reading {
    const Pyramid& pyramid;
    const ReadOptions& options;
    const FormatSets& formats;
    ReadStats& stats;
    Evidence evidence = {};
    Regions regions = {};
    /// Busy places beside what was read that nothing explains yet.
    std::vector<Polygon> patches = {};
    /// What whole layers and modules are looked at through.
    CalmLayers calm = {};
    bool stopped = false;
    /// Numbers that the bars in the picture did not bear out.
    int refused_bars = 0;
    /// QR finder patterns seen so far and triples tried so far, full-picture pixels.
    std::vector<lattice::Finder> finders = {};
    std::vector<lattice::Triple> tried = {};
    /// Where ZXing found a Data Matrix symbol and could not decode it, and what the lattice tried, full-picture pixels.
    std::vector<lattice::DmPlace> dm_failed = {};
    std::vector<Polygon> dm_tried = {};
    /// Regions in whose outline it looked for one.
    std::vector<Polygon> dm_seen = {};

    /// As many symbols are believed as were asked for.
    [[nodiscard]] bool complete() const { return evidence.accepted() >= options.max_symbols; }
    /// The small layer is the picture itself.
    [[nodiscard]] bool is_small() const;
    [[nodiscard]] bool has_run(int rung) const;
    /// Bars were read.
    [[nodiscard]] bool any_linear() const;
    /// The caller wants no more. What was read so far is then thrown away.
    [[nodiscard]] bool cancelled() { return stopped = stopped || (options.cancelled && options.cancelled()); }
    /// What is worth another look: places like symbols that no believed symbol explains.
    [[nodiscard]] std::vector<Region> open_regions() const;
    /// Adds the reads of one attempt (frame pixels) and keeps the books; `cost` in nanoseconds a pixel.
    void add(std::span<const Read> reads, int rung, Source source, std::uint64_t pixels, double cost = cost::kRegion);
    /// Takes the lines from a retail number whose bars are not in the picture.
    void weigh(Read& read);
    /// Counted milliseconds until soft_ms or hard_ms of ReadOptions, whichever is in force; below 0 beyond it.
    [[nodiscard]] double left_ms() const;
    /// Whether a step of that much work may still be begun.
    [[nodiscard]] bool affords(double pixels, double cost) const;
};

/// A step of the ladder. A new technique is one more entry in ladder().
struct Rung {
    int number;  ///< Symbol::rung
    std::string_view name;
    bool (*wanted)(const Reading&);
    void (*run)(Reading&, int rung);
};

/// In the order in which they are tried.
[[nodiscard]] std::span<const Rung> ladder();

void climb(Reading& reading);

}  // namespace temviet::vision
