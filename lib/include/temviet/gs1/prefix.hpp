// SPDX-License-Identifier: Apache-2.0
// Who issues which leading digits. The office is never the origin of the goods.
#pragma once

#include <optional>
#include <string_view>

namespace temviet::gs1 {

struct PrefixInfo {
    std::string_view first, last, office;
};
/// The range of GS1's list that holds this GTIN-14; the most specific one. nullopt: not allocated.
[[nodiscard]] std::optional<PrefixInfo> gs1_prefix(std::string_view gtin14) noexcept;
/// Length of the company prefix (counted in digits 2–14 of the GTIN-14) for numbers that begin with 893; nullopt: this
/// block is not allocated, or the number is not in 893.
[[nodiscard]] std::optional<int> vietnam_company_prefix_length(std::string_view gtin14) noexcept;
[[nodiscard]] bool is_vietnam_prefix(std::string_view gtin14) noexcept;
/// GS1's range for demonstrations and examples.
[[nodiscard]] bool is_demonstration(std::string_view gtin14) noexcept;

}  // namespace temviet::gs1
