// SPDX-License-Identifier: Apache-2.0
// Bar codes written character by character (Code 128, GS1-128, ITF-14) of one region, on grey levels.
#pragma once

#include "vision/region_reader.hpp"

namespace temviet::vision {

struct ChainKinds {
    bool code128 = false, itf = false;
};

/// At most one read, believed alone when both halves of its rows say the same, to be confirmed otherwise.
[[nodiscard]] RegionAttempt read_grey_chain(const Pyramid& pyramid, const Region& region, ChainKinds kinds);

}  // namespace temviet::vision
