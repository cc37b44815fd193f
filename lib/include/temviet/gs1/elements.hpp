// SPDX-License-Identifier: Apache-2.0
// Payloads -> elements: element strings, bracketed text, Digital Link URIs, plain GTINs; and back.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/gs1/ai.hpp>
#include <utility>
#include <vector>

namespace temviet::gs1 {

enum class Syntax { detect, element_string, bracketed, digital_link, gtin };
[[nodiscard]] std::string_view to_string(Syntax syntax) noexcept;

struct Element {
    std::string ai, value;   ///< decoded: no percent-encoding
    std::string_view title;
    std::size_t offset = 0;  ///< of the value in the payload as given
};
struct Elements {
    Syntax syntax = Syntax::detect;
    std::vector<Element> items;
    std::string host;  ///< Digital Link: authority as written
    std::string stem;  ///< Digital Link: path in front of the primary key, no slashes at its ends
    std::vector<std::pair<std::string, std::string>> ignored;  ///< query parameters that are no AIs
    std::vector<Error> association_problems;  ///< missing or forbidden companions: not fatal, GS1 judges all codes of a pack together
    [[nodiscard]] const Element* find(std::string_view ai) const noexcept;
};

/// Syntax::detect: ]C1 ]e0 ]d2 ]Q3 ]J1 or a leading or inner 0x1D mean an element string; "(" bracketed text; http(s) a
/// Digital Link; 8, 12, 13 or 14 digits a GTIN. Errors (offset = byte in `payload`): NOT_GS1, PAYLOAD_TOO_LONG,
/// AI_UNKNOWN, VALUE_TOO_SHORT, VALUE_TOO_LONG, BAD_CHARACTER, BAD_CHECK_DIGIT, BAD_DATE, BAD_VALUE, AI_TWICE,
/// DL_NO_KEY, DL_ORDER, DL_COMPRESSED, BAD_URI, BAD_PERCENT, BAD_LENGTH.
[[nodiscard]] Result<Elements> parse(std::string_view payload, Syntax syntax = Syntax::detect,
                                     std::string_view symbology_identifier = {});

/// Element string with `fnc1` as the separator where one is needed (0x1D to transmit, '^' to show).
[[nodiscard]] std::string to_element_string(const Elements& elements, char fnc1 = '\x1d');
/// "(01)09521234543213(10)L2508A"; a bracket inside a value is spelled \(, which parse() reads back.
[[nodiscard]] std::string to_bracketed(const Elements& elements);
/// `stem` like "https://id.example.org" or "https://example.org/vn". Errors: DL_NO_KEY, DL_ATTRIBUTE, BAD_URI.
[[nodiscard]] Result<std::string> to_digital_link(const Elements& elements, std::string_view stem);

/// One (AI, value) of an element string, split by length rules alone.
struct RawElement {
    std::string_view ai, value;
    std::size_t offset = 0;   ///< of the AI
    bool separated = false;   ///< a separator follows the value
};
/// Splits by GS1's length rules only: no character sets, no checks, unknown AIs pass when their first two digits give a
/// length. A leading separator is skipped. nullopt: an AI that starts like none, or a value cut short.
[[nodiscard]] std::optional<std::vector<RawElement>> split_element_string(std::string_view bytes);

/// A guess for people: where a separator (FNC1) seems to be missing, because a value of open length runs on into what
/// looks like the next AI, or is longer than its AI allows. Byte offset of that place; nullopt: nothing looks odd.
[[nodiscard]] std::optional<std::size_t> missing_separator(std::string_view element_string);

}  // namespace temviet::gs1
