// SPDX-License-Identifier: Apache-2.0
// The retail symbologies as edges: those every symbol has, and the three that each digit adds. ISO/IEC 15420.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace temviet::vision::ean {

enum class Kind { ean13, ean8, upc_e };

inline constexpr int kPatterns = 20;   ///< 0-9 set A (set C has the same edges), 10-19 set B: all C(6,3) there are
inline constexpr int kMaxDigits = 12;  ///< digits that are drawn; an EAN-13 hides its first in their sets
inline constexpr int kDigitModules = 7;

/// Inner edges of a pattern, modules from the start of its digit.
using Offsets = std::array<int, 3>;
[[nodiscard]] const std::array<Offsets, kPatterns>& patterns();

/// An edge every symbol has. `sign` is that of the step in brightness from left to right: -1 where a bar begins.
struct FixedEdge {
    int module;
    int sign;
};

struct Layout {
    Kind kind;
    int modules;
    std::vector<int> starts;  ///< first module of each drawn digit
    std::vector<int> first;   ///< sign of each digit's first inner edge: -1 left of the middle, +1 right of it
    std::vector<FixedEdge> fixed;
    int left;  ///< digits left of the middle guard
    [[nodiscard]] int digits() const { return static_cast<int>(starts.size()); }
};
[[nodiscard]] const Layout& layout(Kind kind);

/// One choice of drawn patterns that the symbology allows: which set each digit is from, and how the digits add up.
/// Modulo 10: `base` + Σ weight × digit = 0. A UPC-E fixes its last digit too, since that one decides the weights.
struct Rule {
    std::array<bool, kMaxDigits> set_b{};
    std::array<int, kMaxDigits> weights{};
    int base = 0;
    int last = -1;   ///< the only value allowed for the last digit, or -1
    int hidden = 0;  ///< EAN-13: its first digit; UPC-E: 10 × number system + check digit
};
[[nodiscard]] const std::vector<Rule>& rules(Kind kind);

/// What was drawn by `rule`: 13 digits (a UPC-E expanded), or the 8 of an EAN-8.
[[nodiscard]] std::string digits_of(Kind kind, const Rule& rule, const std::array<int, kMaxDigits>& drawn);

}  // namespace temviet::vision::ean
