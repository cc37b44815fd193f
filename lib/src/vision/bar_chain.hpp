// SPDX-License-Identifier: Apache-2.0
// A profile across the bars -> a chain of symbol characters, each found by what its bars look like when they are blurred,
// not by where a threshold puts their edges. Must not know: pictures, what the characters mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "vision/bar_alphabet.hpp"
#include "vision/ean_signal.hpp"

namespace temviet::vision::bars {

/// A character's first module and its module width, in samples of the profile.
struct Place {
    double left = 0, module = 1;
};

struct Chain {
    std::vector<int> values;     ///< start character first, without the stop; Alphabet::may_be holds
    std::vector<Place> places;   ///< of each value, and of the stop
    std::size_t kernel = 0;      ///< blur that fits
    float worst = 0, mean = 0;   ///< correlation of the characters with what they should look like, at most 1
    float margin = 0;            ///< least by which a character was better than the next best one
};

/// Comparisons with kernels that were made so far.
struct Work {
    std::uint64_t compared = 0;
};

/// The chain in `profile`, read from left to right, about where `expected` is. Nothing when a character, the check or the
/// stop is missing.
[[nodiscard]] std::optional<Chain> read_chain(std::span<const float> profile, ean::Extent expected, const Alphabet& alphabet, Work& work);

/// Whether another view of the same bars, read from the same places on but without being told the values, gives the same.
[[nodiscard]] bool agrees(std::span<const float> other, const Chain& chain, const Alphabet& alphabet, Work& work);

}  // namespace temviet::vision::bars
