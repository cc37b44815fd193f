// SPDX-License-Identifier: Apache-2.0
// One region of a picture, brought upright and to a readable size, and read.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "vision/formats.hpp"
#include "vision/pyramid.hpp"
#include "vision/regions.hpp"
#include "vision/zxing_reader.hpp"

namespace temviet::vision {

/// One attempt's reads, polygons in full-picture pixels; `pixels` is what it looked at.
struct RegionAttempt {
    std::vector<Read> reads;
    std::uint64_t pixels = 0;
};

/// What is done to a strip before it is read.
enum class Look {
    plain,
    crisp,      ///< enlarged with its contrast; no attempt where nothing is enlarged
    sharpened,  ///< undoes a little blur
    inverted,   ///< light bars on dark; no attempt where the quiet zones are not the darker part
};

/// Bars turned upright: two attempts, on the upper and on the lower half of the strip, so that two reads that agree
/// come from different pixels.
[[nodiscard]] std::vector<RegionAttempt> read_bars(const Pyramid& pyramid, const Region& region,
                                                   const FormatSets& formats, Look look);

/// Modules (and whatever else is there): the part of the picture around the region. `from` is a region's polygon or
/// that of a symbol that was found but not decoded. With `failures` also what was found and not decoded this time.
[[nodiscard]] RegionAttempt read_modules(const Pyramid& pyramid, const Polygon& from, const FormatSets& formats, bool failures = false);

}  // namespace temviet::vision
