// SPDX-License-Identifier: Apache-2.0
// One Data Matrix symbol from a rough quadrilateral: sides, size, lattice, modules, bytes.
#pragma once

#include <optional>

#include "vision/lattice/dm_sides.hpp"
#include "vision/pyramid.hpp"
#include "vision/zxing_reader.hpp"

namespace temviet::vision::lattice {

/// Where a Data Matrix symbol may be.
struct DmPlace {
    Sides sides{};                               ///< full-picture pixels, from any corner
    std::array<double, 4> reach{.1, .1, .1, .1}; ///< how far each side may be off, parts of the side
    std::optional<bool> inverted = {};           ///< light on dark, where that is known
    bool guessed = false;                        ///< nothing but its outline speaks for a symbol
};

struct DmRead {
    std::optional<Read> read;  ///< polygon in full-picture pixels
    std::uint64_t pixels = 0;  ///< sampled, over all steps
};

/// Pixels that reading a place samples at most before its sides are known, for budgets.
inline constexpr double kDmLook = 250'000;

/// Nothing unless the symbol's own error correction is satisfied. Begins no step once `most` samples were taken; one step
/// takes about a million at most.
[[nodiscard]] DmRead read_dm(const Pyramid& pyramid, const DmPlace& place, std::uint64_t most = 10'000'000);

}  // namespace temviet::vision::lattice
