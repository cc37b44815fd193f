// SPDX-License-Identifier: Apache-2.0
#include "registry/gtin_rules.hpp"

namespace temviet {

char gtin_check_digit(std::string_view digits) noexcept {
    int sum = 0, weight = 3;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it, weight = 4 - weight) sum += (*it - '0') * weight;
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_gtin8(std::string_view gtin14) noexcept { return gtin14.starts_with("000000"); }

bool is_restricted_prefix(std::string_view prefix) noexcept {
    const auto two = prefix.substr(0, 2), three = prefix.substr(0, 3);
    return two == "02" || two == "04" || two == "05" || (!two.empty() && two[0] == '2') || two == "98" || two == "99" ||
           three == "977" || three == "978" || three == "979" || three == "981" || prefix.starts_with("00000");
}

bool is_restricted_gtin(std::string_view gtin14) noexcept {
    if (is_gtin8(gtin14)) return gtin14[6] == '0' || gtin14[6] == '2';
    return is_restricted_prefix(gtin14.substr(1));
}

bool BlockTable::add(const std::string& leading, int length) {
    own_[leading] = length;
    return true;
}

std::optional<BlockTable::Block> BlockTable::find(std::string_view prefix) const {
    for (std::size_t length = prefix.size(); length >= 3; --length) {
        const auto found = own_.find(prefix.substr(0, length));
        if (found != own_.end()) return Block{found->first, found->second};
    }
    return std::nullopt;
}

}  // namespace temviet
