// SPDX-License-Identifier: Apache-2.0
// Retail symbols read on grey levels, without thresholds: what is too blurred, too bent or too small for edges one by one.
#pragma once

#include <span>

#include "vision/ean_layout.hpp"
#include "vision/region_reader.hpp"

namespace temviet::vision {

/// Reads one region of bars. A read that is believed at once has as many lines as evidence asks of a single attempt, a
/// weaker one has one and waits for another that agrees. Polygons in full-picture pixels.
[[nodiscard]] RegionAttempt read_grey_bars(const Pyramid& pyramid, const Region& region, std::span<const ean::Kind> kinds);

}  // namespace temviet::vision
