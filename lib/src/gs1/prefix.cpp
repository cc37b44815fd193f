// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <temviet/gs1/prefix.hpp>

#include "tables.hpp"

namespace temviet::gs1 {

std::optional<PrefixInfo> gs1_prefix(std::string_view gtin14) noexcept {
    if (gtin14.size() != 14) return std::nullopt;
    const std::string_view gtin13 = gtin14.substr(1);
    const tables::PrefixRow* best = nullptr;
    std::size_t best_length = 0;
    for (std::size_t i = 0; i < tables::kPrefixCount; ++i) {
        const auto& row = tables::kPrefixes[i];
        const std::string_view first(row.first), last(row.last);
        const auto lead = gtin13.substr(0, first.size());
        if (lead >= first && lead <= last && first.size() > best_length) {
            best = &row;
            best_length = first.size();
        }
    }
    if (best == nullptr) return std::nullopt;
    return PrefixInfo{best->first, best->last, best->office};
}

std::optional<int> vietnam_company_prefix_length(std::string_view gtin14) noexcept {
    if (gtin14.size() != 14) return std::nullopt;
    const std::string_view gtin13 = gtin14.substr(1);
    for (std::size_t i = 0; i < tables::kVietnamBlockCount; ++i) {
        const std::string_view leading(tables::kVietnamBlocks[i].leading);
        if (gtin13.substr(0, leading.size()) == leading) return tables::kVietnamBlocks[i].prefix_length;
    }
    return std::nullopt;
}

bool is_vietnam_prefix(std::string_view gtin14) noexcept { return gtin14.size() == 14 && gtin14.substr(1, 3) == "893"; }
bool is_demonstration(std::string_view gtin14) noexcept { return gtin14.size() == 14 && gtin14.substr(1, 3) == "952"; }

}  // namespace temviet::gs1
