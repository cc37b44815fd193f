// SPDX-License-Identifier: Apache-2.0
#include "vision/itf_layout.hpp"

namespace temviet::vision::itf {
namespace {

/// Which of a digit's five elements are wide; the first is the highest bit.
constexpr std::array kWide{0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010};

bars::Widths pair(int value, double ratio) {
    bars::Widths out;
    for (int bit = 4; bit >= 0; --bit)
        for (const int digit : {value / 10, value % 10}) out.push_back((kWide[static_cast<std::size_t>(digit)] >> bit & 1) != 0 ? ratio : 1);
    return out;
}

bars::Alphabet make(double ratio) {
    std::vector<bars::Widths> pairs;
    for (int value = 0; value < 100; ++value) pairs.push_back(pair(value, ratio));
    return {std::move(pairs), {{1, 1, 1, 1}}, {ratio, 1, 1}, kPairs + 1, kPairs + 1, is_checked};
}

}  // namespace

const bars::Alphabet& alphabet(std::size_t ratio) {
    static const std::array<bars::Alphabet, kRatios.size()> all{make(kRatios[0]), make(kRatios[1]), make(kRatios[2])};
    return all[ratio];
}

bool is_checked(std::span<const int> values) {
    if (values.size() != kPairs + 1) return false;
    int sum = 0;
    for (std::size_t i = 1; i < values.size(); ++i) sum += 3 * (values[i] / 10) + values[i] % 10;
    return sum % 10 == 0;
}

}  // namespace temviet::vision::itf
