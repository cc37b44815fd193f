// SPDX-License-Identifier: Apache-2.0
// How many modules a QR code has: the size at which its timing lines alternate.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/lattice/triples.hpp"
#include "vision/lattice/warp.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

struct Sized {
    Warp warp;
    double score = 0;  ///< sum of the correlations of both timing lines, -2 … 2
};

/// The likely sizes of the symbol of `triple` (full-picture pixels), each with the bend of its timing lines; best first.
/// Adds the pixels it looked at to `samples`.
[[nodiscard]] std::vector<Sized> likely_sizes(const Layer& layer, const Triple& triple, std::size_t most, std::uint64_t& samples);

}  // namespace temviet::vision::lattice
