// SPDX-License-Identifier: Apache-2.0
// Code 128 as ISO/IEC 15417 lays it out: which bars a symbol character has. What they mean is ZXing's business.
#pragma once

#include <string_view>

#include "vision/bar_alphabet.hpp"

namespace temviet::vision::code128 {

inline constexpr int kModulus = 103;

/// Values 0 to 102, start A to C as 103 to 105, stop.
[[nodiscard]] const bars::Alphabet& alphabet();

/// Whether the last of `values` (start character first, no stop) is the check character of the others.
[[nodiscard]] bool is_checked(std::span<const int> values);

/// About how many modules a symbol of `text` has: pairs of digits are one character, as writers make them.
[[nodiscard]] int about_modules(std::string_view text);

}  // namespace temviet::vision::code128
