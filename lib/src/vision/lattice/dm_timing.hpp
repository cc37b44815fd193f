// SPDX-License-Identifier: Apache-2.0
// How many modules a Data Matrix symbol has, and which of its sides are the solid ones.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/lattice/dm_sides.hpp"

namespace temviet::vision::lattice {

struct DmSized {
    Warp warp;
    std::size_t turn = 0;   ///< which side is on top
    bool inverted = false;  ///< light modules on a dark ground
    double score = 0;       ///< both alternating sides (-1 … 1 each) and how solid the others are (-1 … 1)
    double solid = 0;       ///< of that the last part
};

/// All sizes and turns of the symbol within `sides` whose solid sides are that at least, best first. Adds to `samples`.
[[nodiscard]] std::vector<DmSized> dm_sizes_of(const Layer& layer, const Sides& sides, bool inverted, double least_solid, std::uint64_t& samples);

}  // namespace temviet::vision::lattice
