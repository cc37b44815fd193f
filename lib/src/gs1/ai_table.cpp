// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <temviet/base/text.hpp>
#include <temviet/gs1/ai.hpp>

#include "tables.hpp"

namespace temviet::gs1 {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto at = text.find(separator);
        out.push_back(text.substr(0, at));
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
    return out;
}

std::size_t to_number(std::string_view digits) {
    std::size_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::size_t>(c - '0');
    return value;
}

/// "N13(csum,gcppos1)", "X..17?", "N..15".
Component parse_component(std::string_view text) {
    Component out;
    out.type = text.front();
    text.remove_prefix(1);
    if (text.back() == '?') {
        out.optional = true;
        text.remove_suffix(1);
    }
    if (const auto open = text.find('('); open != std::string_view::npos) {
        out.checks = split(text.substr(open + 1, text.size() - open - 2), ',');
        text = text.substr(0, open);
    }
    if (text.substr(0, 2) == "..") {
        out.min = 1;
        out.max = to_number(text.substr(2));
    } else {
        out.min = out.max = to_number(text);
    }
    return out;
}

std::vector<AiInfo> build() {
    std::vector<AiInfo> out;
    for (std::size_t i = 0; i < tables::kAiCount; ++i) {
        const auto& row = tables::kAis[i];
        AiInfo info;
        info.first = row.first;
        info.last = row.last;
        info.title = row.title;
        info.separator = row.separator;
        info.attribute = row.attribute;
        info.needs = row.needs;
        info.excludes = row.excludes;
        for (const auto component : split(row.components, ' ')) info.components.push_back(parse_component(component));
        const std::string_view path(row.path);
        info.primary = !path.empty();
        if (info.primary && path != "key")
            for (const auto sequence : split(path, '|')) info.qualifiers.push_back(split(sequence, ','));
        out.push_back(std::move(info));
    }
    return out;
}

}  // namespace

std::size_t AiInfo::max_length() const noexcept {
    std::size_t sum = 0;
    for (const auto& component : components) sum += component.max;
    return sum;
}

const std::vector<AiInfo>& all_ais() {
    static const std::vector<AiInfo> kTable = build();
    return kTable;
}

const AiInfo* find_ai(std::string_view ai) {
    if (ai.size() < 2 || ai.size() > 4 || !all_digits(ai)) return nullptr;
    for (const auto& row : all_ais())
        if (ai.size() == row.first.size() && ai >= row.first && ai <= row.last) return &row;
    return nullptr;
}

std::size_t ai_length(std::string_view text) noexcept {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return 0;
    const int lead = (text[0] - '0') * 10 + (text[1] - '0');
    std::size_t length = 0;
    if (lead <= 4 || (lead >= 10 && lead <= 22) || lead == 30 || lead == 37 || lead >= 90) length = 2;
    else if ((lead >= 23 && lead <= 25) || (lead >= 40 && lead <= 42) || lead == 71) length = 3;
    else if ((lead >= 31 && lead <= 36) || lead == 39 || lead == 43 || lead == 70 || lead == 72 || (lead >= 80 && lead <= 82)) length = 4;
    return length != 0 && text.size() >= length && all_digits(text.substr(0, length)) ? length : 0;
}

std::size_t predefined_length(std::string_view ai) noexcept {
    if (ai.size() < 2) return 0;
    const int lead = (ai[0] - '0') * 10 + (ai[1] - '0');
    if (lead == 0) return 20;
    if (lead >= 1 && lead <= 3) return 16;
    if (lead == 4) return 18;
    if (lead >= 11 && lead <= 19) return 8;
    if (lead == 20) return 4;
    if (lead >= 31 && lead <= 36) return 10;
    if (lead == 41) return 16;
    return 0;
}

}  // namespace temviet::gs1
