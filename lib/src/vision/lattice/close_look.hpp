// SPDX-License-Identifier: Apache-2.0
// A place that may hold a QR code, brought to two sizes and made black and white in four ways.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "vision/lattice/triples.hpp"
#include "vision/pyramid.hpp"
#include "vision/zxing_reader.hpp"

namespace temviet::vision::lattice {

struct Look {
    std::vector<Read> reads;       ///< of ZXing; full-picture pixels, failed ones as well
    std::vector<Triple> triples;   ///< full-picture pixels
    std::vector<Finder> finders;   ///< full-picture pixels
    std::uint64_t pixels = 0;
};

inline constexpr int kLooks = 8;

/// Look number `number` (0 … kLooks-1), the likelier ones first, at the place of `polygon`.
[[nodiscard]] Look look_closely(const Pyramid& pyramid, const Polygon& polygon, int number);

}  // namespace temviet::vision::lattice
