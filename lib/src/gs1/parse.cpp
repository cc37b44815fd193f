// SPDX-License-Identifier: Apache-2.0
// In: a payload as a reader gave it. Out: elements with offsets. Must not know signatures.
#include "parse.hpp"

#include <algorithm>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>

namespace temviet::gs1 {
namespace {

constexpr char kSeparator = '\x1d';

bool is_gs1_symbology(std::string_view identifier) {
    return identifier == "]C1" || identifier == "]e0" || identifier == "]d2" || identifier == "]Q3" || identifier == "]J1";
}

Syntax detect(std::string_view payload, std::string_view identifier) {
    if (is_gs1_symbology(identifier) || payload.find(kSeparator) != std::string_view::npos) return Syntax::element_string;
    if (!payload.empty() && payload.front() == '(') return Syntax::bracketed;
    if (starts_with_icase(payload, "http://") || starts_with_icase(payload, "https://")) return Syntax::digital_link;
    if (all_digits(payload) && (payload.size() == 8 || payload.size() == 12 || payload.size() == 13 || payload.size() == 14)) return Syntax::gtin;
    return Syntax::detect;
}

Result<Elements> parse_element_string(std::string_view payload) {
    Elements out;
    out.syntax = Syntax::element_string;
    std::size_t at = payload.front() == kSeparator ? 1 : 0;
    if (at == payload.size()) return fail("NOT_GS1", "there is nothing after the separator", {}, at);
    while (at < payload.size()) {
        const auto rest = payload.substr(at);
        const std::size_t length = ai_length(rest);
        if (length == 0 || find_ai(rest.substr(0, length)) == nullptr)
            return fail("AI_UNKNOWN", "no application identifier starts with " + display_safe(rest.substr(0, std::min<std::size_t>(4, rest.size()))),
                        "a separator (FNC1) may be missing in front of it", at);
        const auto ai = rest.substr(0, length);
        const std::size_t fixed = predefined_length(ai);
        const auto separator = rest.find(kSeparator);
        std::size_t end = separator == std::string_view::npos ? rest.size() : separator;
        if (fixed != 0) end = std::min(end, fixed);
        if (const auto added = add_element(out, ai, rest.substr(length, end - length), at + length); !added) return tl::unexpected(added.error());
        at += end;
        if (at < payload.size() && payload[at] == kSeparator) ++at;
    }
    return out;
}

Result<Elements> parse_bracketed(std::string_view payload) {
    Elements out;
    out.syntax = Syntax::bracketed;
    std::size_t at = 0;
    const auto ai_at = [&](std::size_t from) -> std::size_t {  // length of "(digits)" there, 0 when it is none
        if (from >= payload.size() || payload[from] != '(') return 0;
        const auto close = payload.find(')', from);
        if (close == std::string_view::npos || close - from < 3 || close - from > 5) return 0;
        return all_digits(payload.substr(from + 1, close - from - 1)) ? close - from + 1 : 0;
    };
    while (at < payload.size()) {
        const std::size_t head = ai_at(at);
        if (head == 0) return fail("NOT_GS1", "expected an application identifier in brackets, like (01)", {}, at);
        const auto ai = payload.substr(at + 1, head - 2);
        const std::size_t start = at + head;
        std::size_t end = start;
        // A bracket inside a value begins an element only when it holds an AI that exists; \( is always part of the value.
        Spelled spelled;
        while (end < payload.size() && !(ai_at(end) != 0 && find_ai(payload.substr(end + 1, ai_at(end) - 2)) != nullptr)) {
            spelled.at.push_back(end);
            if (payload.substr(end, 2) == "\\(") ++end;
            spelled.value += payload[end++];
        }
        spelled.at.push_back(end);
        if (find_ai(ai) == nullptr) return fail("AI_UNKNOWN", "there is no application identifier (" + std::string(ai) + ")", {}, at + 1);
        if (const auto added = add_element(out, ai, spelled); !added) return tl::unexpected(added.error());
        at = end;
    }
    return out;
}

/// "01+21|02|35nn" style lists: n stands for any digit.
bool matches(std::string_view pattern, std::string_view ai) {
    return pattern.size() == ai.size() &&
           std::equal(pattern.begin(), pattern.end(), ai.begin(), [](char p, char c) { return p == 'n' || p == c; });
}

template <class Visit>
void each_part(std::string_view list, char separator, Visit visit) {
    while (!list.empty()) {
        const auto at = list.find(separator);
        visit(list.substr(0, at));
        list.remove_prefix(at == std::string_view::npos ? list.size() : at + 1);
    }
}

bool has_match(const Elements& elements, std::string_view pattern, const Element* except = nullptr) {
    return std::any_of(elements.items.begin(), elements.items.end(), [&](const Element& e) { return &e != except && matches(pattern, e.ai); });
}

}  // namespace

std::string_view to_string(Syntax syntax) noexcept {
    switch (syntax) {
        case Syntax::detect: return "text";
        case Syntax::element_string: return "element_string";
        case Syntax::bracketed: return "bracketed";
        case Syntax::digital_link: return "digital_link";
        case Syntax::gtin: return "gtin";
    }
    return "text";
}

const Element* Elements::find(std::string_view ai) const noexcept {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Element& e) { return e.ai == ai; });
    return found == items.end() ? nullptr : &*found;
}

Result<void> add_element(Elements& elements, std::string_view ai, std::string_view value, std::size_t offset) {
    auto checked = check_value(ai, value);
    if (!checked) {
        checked.error().offset = offset + checked.error().offset.value_or(0);
        return checked;
    }
    if (const Element* earlier = elements.find(ai)) {
        if (earlier->value == value) return {};
        return fail("AI_TWICE", "(" + std::string(ai) + ") stands there twice with different values", {}, offset);
    }
    elements.items.push_back({std::string(ai), std::string(value), find_ai(ai)->title, offset});
    return {};
}

Result<void> add_element(Elements& elements, std::string_view ai, const Spelled& spelled) {
    auto added = add_element(elements, ai, spelled.value, 0);
    if (!added) {
        added.error().offset = spelled.at[std::min(added.error().offset.value_or(0), spelled.value.size())];
    } else if (elements.items.back().ai == ai && elements.items.back().offset == 0) {
        elements.items.back().offset = spelled.at.front();
    }
    return added;
}

void note_associations(Elements& elements) {
    for (const auto& element : elements.items) {
        const AiInfo& info = *find_ai(element.ai);
        each_part(info.excludes, '|', [&](std::string_view pattern) {
            if (!has_match(elements, pattern, &element)) return;
            elements.association_problems.push_back({"AI_EXCLUDED", "(" + element.ai + ") may not stand beside (" + std::string(pattern) + ")", {}, element.offset});
        });
        each_part(info.needs, '&', [&](std::string_view alternatives) {
            bool met = false;
            each_part(alternatives, '|', [&](std::string_view group) {
                bool all = true;
                each_part(group, '+', [&](std::string_view pattern) { all = all && has_match(elements, pattern); });
                met = met || all;
            });
            if (!met)
                elements.association_problems.push_back({"AI_MISSING", "(" + element.ai + ") needs one of " + std::string(alternatives), {}, element.offset});
        });
    }
}

Result<Elements> parse(std::string_view payload, Syntax syntax, std::string_view symbology_identifier) {
    if (payload.size() > limits::kMaxPayloadBytes)
        return fail("PAYLOAD_TOO_LONG", "the payload has " + std::to_string(payload.size()) + " bytes, the limit is " + std::to_string(limits::kMaxPayloadBytes));
    if (payload.empty()) return fail("NOT_GS1", "the payload is empty", {}, 0);
    if (syntax == Syntax::detect) syntax = detect(payload, symbology_identifier);
    Result<Elements> out = [&]() -> Result<Elements> {
        switch (syntax) {
            case Syntax::element_string: return parse_element_string(payload);
            case Syntax::bracketed: return parse_bracketed(payload);
            case Syntax::digital_link: return parse_digital_link(payload);
            case Syntax::gtin: {
                const auto gtin = to_gtin14(payload);
                if (!gtin) return tl::unexpected(gtin.error());
                Elements elements;
                elements.syntax = Syntax::gtin;
                elements.items.push_back({"01", *gtin, find_ai("01")->title, 0});
                return elements;
            }
            case Syntax::detect: break;
        }
        return fail("NOT_GS1", "this is no GS1 data: no element string, bracketed text, Digital Link or GTIN", {}, 0);
    }();
    if (out) note_associations(*out);
    return out;
}

}  // namespace temviet::gs1
