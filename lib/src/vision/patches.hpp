// SPDX-License-Identifier: Apache-2.0
// Square places that are as busy as a symbol of modules, amid print and pictures too: a stamp on a pack.
#pragma once

#include <cstddef>
#include <vector>

#include "vision/cells.hpp"
#include "vision/regions.hpp"

namespace temviet::vision {

/// The window of cells for find_patches.
inline constexpr int kPatchWindow = 3;

enum class Contrast {
    strong,  ///< the places with most contrast: a sharp stamp stands out from any print
    faint,   ///< contrast counts little, so a faint stamp is as good as the print around it
};

/// At most `most` places, the busiest first: axis-parallel boxes in full-picture pixels. `factor` is that of the layer of `cells`.
[[nodiscard]] std::vector<Polygon> find_patches(const Cells& cells, int factor, Contrast contrast, std::size_t most);

}  // namespace temviet::vision
