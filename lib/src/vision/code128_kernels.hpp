// SPDX-License-Identifier: Apache-2.0
// What each Code 128 character looks like when it is blurred: brightness, four samples a module, mean 0, length 1.
#pragma once

#include <array>
#include <span>

#include "vision/code128_layout.hpp"

namespace temviet::vision::code128 {

inline constexpr int kModuleSamples = 4;
/// Modules shown before and after a character: the light before its first bar, and what follows it.
inline constexpr int kLead = 1, kQuietLead = 4, kTail = 1, kQuietTail = 3;
inline constexpr int kMostSamples = (kQuietLead + kStopModules + kQuietTail) * kModuleSamples;

struct Kernel {
    std::array<float, kMostSamples> samples{};
    int count = 0;  ///< samples that are used
    int lead = 0;   ///< modules before the character
    [[nodiscard]] std::span<const float> view() const noexcept { return {samples.data(), static_cast<std::size_t>(count)}; }
};

inline constexpr std::array kBlurs{0.3, 0.55, 0.8};  ///< sigma in modules
/// Of `value`, in blur `blur`. Start characters have kQuietLead before them, the stop kQuietTail behind.
[[nodiscard]] const Kernel& kernel(std::size_t blur, int value);

/// Of samples as many as the kernel has: 1 = looks exactly like it, whatever its brightness and contrast.
[[nodiscard]] float likeness(std::span<const float> samples, const Kernel& kernel);

}  // namespace temviet::vision::code128
