// SPDX-License-Identifier: Apache-2.0
// Two finder patterns of a QR code whose third is damaged or washed out.
#pragma once

#include <span>
#include <vector>

#include "vision/lattice/triples.hpp"
#include "vision/pyramid.hpp"

namespace temviet::vision::lattice {

/// Triples whose third pattern stands where two others let it be, and where the picture looks most like one. Everything in
/// full-picture pixels; the likely ones first, at most `most`.
[[nodiscard]] std::vector<Triple> complete_pairs(const Pyramid& pyramid, std::span<const Finder> finders, std::size_t most);

}  // namespace temviet::vision::lattice
