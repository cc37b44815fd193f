// SPDX-License-Identifier: Apache-2.0
// In: an element string. Out: where two elements seem to have run together.
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>

namespace temviet::gs1 {
namespace {

bool is_date_element(std::string_view text) {
    if (text.size() < 8 || !all_digits(text.substr(0, 8)) || text[0] != '1') return false;
    if (text[1] != '1' && text[1] != '3' && text[1] != '5' && text[1] != '6' && text[1] != '7') return false;
    const int month = (text[4] - '0') * 10 + (text[5] - '0'), day = (text[6] - '0') * 10 + (text[7] - '0');
    return month >= 1 && month <= 12 && day <= 31;
}

/// A date, and nothing behind it or another element.
bool dates_to_the_end(std::string_view text) {
    while (is_date_element(text)) {
        text.remove_prefix(8);
        if (text.empty()) return true;
        if (text.size() > 3 && (text.starts_with("21") || text.starts_with("10"))) return true;
    }
    return false;
}

/// Offset in `value` of what looks like the next element.
std::optional<std::size_t> next_element(std::string_view ai, std::string_view value, bool serial_stands_elsewhere) {
    constexpr std::size_t kShortestSerial = 4;
    for (std::size_t at = 1; at < value.size(); ++at) {
        const auto rest = value.substr(at);
        if (dates_to_the_end(rest)) return at;
        // Only behind a lot: in a serial the digits 21 or 10 mean nothing.
        if (ai == "10" && !serial_stands_elsewhere && at >= 2 && rest.starts_with("21") && rest.size() >= 2 + kShortestSerial) return at;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> missing_separator(std::string_view element_string) {
    const auto elements = split_element_string(element_string);
    if (!elements) {
        const auto parsed = parse(element_string, Syntax::element_string);
        return parsed ? std::nullopt : parsed.error().offset;
    }
    const bool has_serial = std::any_of(elements->begin(), elements->end(), [](const RawElement& e) { return e.ai == "21"; });
    for (const auto& element : *elements) {
        if (predefined_length(element.ai) != 0) continue;
        const std::size_t start = element.offset + element.ai.size();
        if (element.ai == "10" || element.ai == "21" || element.ai == "22" || element.ai == "240")
            if (const auto at = next_element(element.ai, element.value, has_serial)) return start + *at;
        const AiInfo* info = find_ai(element.ai);
        if (info && element.value.size() > info->max_length()) return start + info->max_length();
    }
    return std::nullopt;
}

}  // namespace temviet::gs1
