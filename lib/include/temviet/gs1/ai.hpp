// SPDX-License-Identifier: Apache-2.0
// Application Identifiers: the table of data/gs1/application-identifiers.tsv and the checks of one value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet::gs1 {

struct Component {
    char type = 'X';  ///< N digits; X character set 82; Y 39; Z 64 (base64url)
    std::size_t min = 0, max = 0;
    bool optional = false;
    std::vector<std::string_view> checks;
};
struct AiInfo {
    std::string_view first, last;  ///< range of AIs this row describes
    std::string_view title;
    bool separator = true;  ///< FNC1 ends the value (false: predefined length)
    bool attribute = false; ///< may be a Digital Link data attribute
    bool primary = false;   ///< Digital Link primary key
    std::vector<std::vector<std::string_view>> qualifiers;  ///< allowed sequences after the key
    std::string_view needs, excludes;
    std::vector<Component> components;
    [[nodiscard]] std::size_t max_length() const noexcept;
};

/// nullptr: no such AI. The table is built once and shared.
[[nodiscard]] const AiInfo* find_ai(std::string_view ai);
/// Every row, in AI order.
[[nodiscard]] const std::vector<AiInfo>& all_ais();
/// Digits of the AI at the front of `text` by its first two digits (GS1 General Specifications §7.8.2); 0: none starts so.
[[nodiscard]] std::size_t ai_length(std::string_view text) noexcept;
/// Length of AI + value when predefined by the first two digits (no FNC1 needed), else 0.
[[nodiscard]] std::size_t predefined_length(std::string_view ai) noexcept;

/// Checks one value against length, character set and every check of the table. The error's offset is inside `value`.
/// Codes: AI_UNKNOWN, VALUE_TOO_SHORT, VALUE_TOO_LONG, BAD_CHARACTER, BAD_CHECK_DIGIT, BAD_DATE, BAD_VALUE.
[[nodiscard]] Result<void> check_value(std::string_view ai, std::string_view value);

}  // namespace temviet::gs1
