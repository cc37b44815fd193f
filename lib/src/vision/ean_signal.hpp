// SPDX-License-Identifier: Apache-2.0
// A profile made comparable: its derivative at four samples a module, divided by its local strength.
#pragma once

#include <span>
#include <vector>

#include "vision/ean_kernels.hpp"

namespace temviet::vision::ean {

/// Where a symbol may lie in a profile, in samples of the profile.
struct Extent {
    double left = 0, right = 0;
};

/// Guesses from the energy around `expected`, most likely first, at most three.
[[nodiscard]] std::vector<Extent> extents(std::span<const float> profile, Extent expected);

inline constexpr int kSignalMargin = 15 * kModulePixels;  ///< samples before and after the nominal symbol

/// Edges are about equally strong everywhere in it, whatever the light: its mean square is about 1 inside the extent.
struct Signal {
    std::vector<float> d;
    double origin = 0, scale = 1;  ///< profile sample = origin + scale × signal sample
    float seen_from = 0, seen_to = 0;  ///< samples that the profile reaches; beyond them all looks quiet
};

/// The symbol of `modules` lies nominally at kSignalMargin … size - kSignalMargin. Empty when there is no contrast.
[[nodiscard]] Signal normalised(std::span<const float> profile, Extent extent, int modules);
/// The same symbol read from its other end.
[[nodiscard]] Signal reversed(const Signal& signal);

}  // namespace temviet::vision::ean
