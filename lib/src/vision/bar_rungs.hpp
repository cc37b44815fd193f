// SPDX-License-Identifier: Apache-2.0
// Rungs for bar codes: strips of the places that look like bars, by their edges, then on grey levels.
#pragma once

namespace temviet::vision {

struct Reading;

/// Places that look like bars and are not explained.
[[nodiscard]] bool open_bars(const Reading& reading);

/// Both halves of every strip as it is, then less enlarged.
void read_strips(Reading& reading, int rung);
/// Sharpened, then light on dark.
void read_treated_strips(Reading& reading, int rung);

[[nodiscard]] bool grey_bars_wanted(const Reading& reading);
/// Retail numbers that are blurred.
void read_grey(Reading& reading, int rung);

[[nodiscard]] bool grey_chains_wanted(const Reading& reading);
/// Code 128 and ITF-14 that are blurred.
void read_grey_chains(Reading& reading, int rung);

}  // namespace temviet::vision
