// SPDX-License-Identifier: Apache-2.0
// How a verdict looks: a colour, and a sign whose shape alone tells it for those who do not see the colour.
#pragma once

#include <temviet/verify/report.hpp>

#include "draw/canvas.hpp"

namespace temviet::cli {

/// Dark enough for white words (contrast 4.5:1 or more). Greens are for the two valid answers only.
[[nodiscard]] Colour colour_of(Headline headline) noexcept;
/// White on the headline's colour, in the middle of `box`: tick in a disc (one unit) or in a square (lot), dots (signed),
/// "i" (registered), "?" (unknown), clock (expired), triangle (alert), octagon (recalled), diamond (suspect), cross
/// (rejected), empty frame (no decision).
void draw_sign(Canvas& canvas, const Box& box, Headline headline);

}  // namespace temviet::cli
