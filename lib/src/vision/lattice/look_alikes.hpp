// SPDX-License-Identifier: Apache-2.0
// One finder pattern of a QR code shows what the others look like: those that glare, dirt or a crease hid from the search by rows.
#pragma once

#include <cstdint>
#include <vector>

#include "vision/lattice/finders.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

/// Pixels that one search samples.
inline constexpr std::uint64_t kLookAlikePixels = 192 * 192;

/// Places around `pattern` (full-picture pixels, corners known) that look most like a finder pattern of its size and turn, at most `most`, the
/// likeliest first. Their corners are those of `pattern`, moved; `trust` is their likeness, `hits` is 0.
[[nodiscard]] std::vector<Finder> look_alikes(const Pyramid& pyramid, const Finder& pattern, std::size_t most);

}  // namespace temviet::vision::lattice
