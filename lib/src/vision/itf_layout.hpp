// SPDX-License-Identifier: Apache-2.0
// ITF-14 as ISO/IEC 16390 and the GS1 General Specifications lay it out: pairs of digits, one in the bars, one in the spaces.
#pragma once

#include "vision/bar_alphabet.hpp"

namespace temviet::vision::itf {

inline constexpr int kPairs = 7;
inline constexpr std::array kRatios{2.0, 2.5, 3.0};  ///< of a wide element to a narrow one

/// Values 0 to 99 (both digits), one start, stop; fourteen digits only. `ratio` is an index of kRatios.
[[nodiscard]] const bars::Alphabet& alphabet(std::size_t ratio);

/// Whether the fourteen digits of `values` (the start, then seven pairs) end in their GTIN's check digit.
[[nodiscard]] bool is_checked(std::span<const int> values);

}  // namespace temviet::vision::itf
