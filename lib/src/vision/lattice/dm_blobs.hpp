// SPDX-License-Identifier: Apache-2.0
// A place full of edges -> the quadrilateral that holds them.
#pragma once

#include <cstdint>
#include <optional>

#include "vision/lattice/dm_sides.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

/// The outline of the busiest patch within `around` (full-picture pixels), as four straight sides; none when the patch is no
/// quadrilateral. Adds to `samples`.
[[nodiscard]] std::optional<Sides> outline_of_blob(const Pyramid& pyramid, const cv::Rect2d& around, std::uint64_t& samples);

}  // namespace temviet::vision::lattice
