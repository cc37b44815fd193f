// SPDX-License-Identifier: Apache-2.0
// Code 128 and GS1-128 of one region, on grey levels.
#pragma once

#include "vision/region_reader.hpp"

namespace temviet::vision {

/// At most one read, believed alone when both halves of its rows say the same, to be confirmed otherwise.
[[nodiscard]] RegionAttempt read_grey_code128(const Pyramid& pyramid, const Region& region);

}  // namespace temviet::vision
