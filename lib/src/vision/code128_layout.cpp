// SPDX-License-Identifier: Apache-2.0
#include "vision/code128_layout.hpp"

#include <algorithm>

namespace temviet::vision::code128 {
namespace {

/// The elements of values 0 to 105, one digit each.
constexpr int kElements[] = {
    212222, 222122, 222221, 121223, 121322, 131222, 122213, 122312, 132212, 221213, 221312, 231212, 112232, 122132,
    122231, 113222, 123122, 123221, 223211, 221132, 221231, 213212, 223112, 312131, 311222, 321122, 321221, 312212,
    322112, 322211, 212123, 212321, 232121, 111323, 131123, 131321, 112313, 132113, 132311, 211313, 231113, 231311,
    112133, 112331, 132131, 113123, 113321, 133121, 313121, 211331, 231131, 213113, 213311, 213131, 311123, 311321,
    331121, 312113, 312311, 332111, 314111, 221411, 431111, 111224, 111422, 121124, 121421, 141122, 141221, 112214,
    112412, 122114, 122411, 142112, 142211, 241211, 221114, 413111, 241112, 134111, 111242, 121142, 121241, 114212,
    124112, 124211, 411212, 421112, 421211, 212141, 214121, 412121, 111143, 111341, 131141, 114113, 114311, 411113,
    411311, 113141, 114131, 311141, 411131, 211412, 211214, 211232};

bars::Widths widths(int value) {
    bars::Widths out(6);
    int rest = kElements[value];
    for (std::size_t i = 6; i-- > 0; rest /= 10) out[i] = rest % 10;
    return out;
}

}  // namespace

const bars::Alphabet& alphabet() {
    static const bars::Alphabet all = [] {
        std::vector<bars::Widths> characters, starts;
        for (int value = 0; value < kModulus; ++value) characters.push_back(widths(value));
        for (int value = kModulus; value < kModulus + 3; ++value) starts.push_back(widths(value));
        return bars::Alphabet(std::move(characters), starts, {2, 3, 3, 1, 1, 1, 2}, 4, 60, is_checked);
    }();
    return all;
}

bool is_checked(std::span<const int> values) {
    if (values.size() < 3) return false;
    int sum = values[0];
    for (std::size_t i = 1; i + 1 < values.size(); ++i) sum = (sum + static_cast<int>(i) * values[i]) % kModulus;
    return sum % kModulus == values.back();
}

int about_modules(std::string_view text) {
    constexpr std::size_t kPays = 4;  // digits in a row for which a change of the code set pays
    int characters = 3;               // start, check character and nearly the stop
    for (std::size_t i = 0; i < text.size();) {
        const auto end = std::min(text.find_first_not_of("0123456789", i), text.size());
        const auto digits = end - i;
        const bool pairs = digits >= kPays;
        characters += static_cast<int>(pairs ? digits / 2 + digits % 2 : std::max<std::size_t>(1, digits));
        // Into the pairs, unless the symbol begins with them, and out of them.
        if (pairs) characters += (i > 0 ? 1 : 0) + (end < text.size() ? 1 : 0);
        i += std::max<std::size_t>(1, digits);
    }
    return 11 * characters + 2;
}

}  // namespace temviet::vision::code128
