// SPDX-License-Identifier: Apache-2.0
// Where a picture looks like bars or modules, whether or not anything was read there.
#pragma once

#include <span>
#include <temviet/base/symbol.hpp>
#include <vector>

#include "vision/cells.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision {

struct Region {
    /// Full-picture pixels. Of a linear region the first side runs across the bars.
    Polygon polygon{};
    bool linear = false;  ///< parallel edges (bars) rather than edges of all directions (modules, text)
    bool wider = false;   ///< the same bars once more, seen with the larger window
    double score = 0;     ///< larger is more likely; comparable within one kind only
};

struct Regions {
    std::vector<Region> list;  ///< best first, linear ones before the others
    bool crowded = false;      ///< there were more places than are kept; a wider view of a place is none
    Moments sums = {};         ///< of the layer, for another look
    int factor = 1;            ///< of the layer
};

inline constexpr std::size_t kMaxBars = 12, kMaxModules = 6;

/// Made for layers of 400 to 800 pixels.
[[nodiscard]] Regions find_regions(const Layer& layer);

/// Those of `regions` that no polygon of `explained` covers.
[[nodiscard]] std::vector<Region> unexplained(std::span<const Region> regions, std::span<const Polygon> explained);

}  // namespace temviet::vision
