// SPDX-License-Identifier: Apache-2.0
// Code 128 as ISO/IEC 15417 lays it out: which bars a symbol character has. What they mean is ZXing's business.
#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace temviet::vision::code128 {

inline constexpr int kCharacterModules = 11, kStopModules = 13;
inline constexpr int kStartA = 103, kStartC = 105, kStop = 106, kValues = 107;
inline constexpr int kModulus = 103;

/// Modules of bar, space, bar, … of a symbol character; the stop has seven elements, the others six and a 0.
[[nodiscard]] const std::array<std::uint8_t, 7>& elements(int value) noexcept;

/// Whether the last of `values` (start character first, no stop) is the check character of the others.
[[nodiscard]] bool is_checked(std::span<const int> values) noexcept;

/// The faultless symbol with its stop and quiet zones, bars black, kDrawnModule pixels a module.
inline constexpr int kDrawnModule = 2;
[[nodiscard]] cv::Mat draw(std::span<const int> values);

}  // namespace temviet::vision::code128
