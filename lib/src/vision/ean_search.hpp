// SPDX-License-Identifier: Apache-2.0
// Where the digits may lie: rough geometries of a symbol in a signal, found without trusting its ends.
#pragma once

#include <span>
#include <vector>

#include "vision/ean_model.hpp"

namespace temviet::vision::ean {

struct Proposal {
    Geometry geometry;
    int kernel = 0;     ///< index into kernels()
    bool turned = false;
    float share = 0;    ///< of the energy of the signal, explained by free digits; comparable within one search only
};

/// Digit by digit: each may begin up to five modules from its nominal place and be 5.5 to 8 modules wide, by a quarter of
/// a module more or less than its neighbour. The best way through.
[[nodiscard]] Proposal by_digits(const Layout& layout, const Matched& matched, float gain);

/// Straight ones with both ends moved by up to two modules; the best three.
[[nodiscard]] std::vector<Proposal> by_ends(const Layout& layout, const Matched& matched, float gain);

}  // namespace temviet::vision::ean
