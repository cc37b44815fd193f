// SPDX-License-Identifier: Apache-2.0
// The rungs for Data Matrix symbols that ZXing leaves unread on the small layer.
#pragma once

#include <span>

#include "vision/zxing_reader.hpp"

namespace temviet::vision {

struct Reading;

/// Keeps the places of symbols that ZXing found and could not decode.
void note_dm_failures(Reading& reading, std::span<const Read> reads);

/// Data Matrix is asked for, and a symbol was found that is not read yet, or nothing was read at all.
[[nodiscard]] bool dm_open(const Reading& reading);

/// The lattice where ZXing found a symbol that it could not decode; ZXing for Data Matrix alone, on a layer, on its half and
/// on its third, light on dark as well; the lattice where that found more.
[[nodiscard]] bool dm_wanted(const Reading& reading);
void read_dm_layers(Reading& reading, int rung);
/// The lattice on quadrilateral patches full of edges.
void read_dm_regions(Reading& reading, int rung);
/// The same where the picture is busy only once its contrast is drawn out.
void read_dm_faint(Reading& reading, int rung);

}  // namespace temviet::vision
