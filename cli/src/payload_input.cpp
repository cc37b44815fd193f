// SPDX-License-Identifier: Apache-2.0
#include "payload_input.hpp"

#include <algorithm>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

#include "cli.hpp"

namespace temviet::cli {
namespace {

bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

}  // namespace

Result<std::string> read_payload(const std::string& argument, bool cut_line_end) {
    constexpr std::size_t kLineEnd = 2;
    std::string payload = argument;
    if (argument == "-") {
        auto content = read_stdin(limits::kMaxPayloadBytes + kLineEnd);
        if (!content) return content;
        payload = std::move(*content);
        if (cut_line_end) {
            if (payload.ends_with('\n')) payload.pop_back();
            if (payload.ends_with('\r')) payload.pop_back();
        }
    }
    if (payload.size() > limits::kMaxPayloadBytes)
        return fail("PAYLOAD_TOO_LONG",
                    "the payload has " + std::to_string(payload.size()) + " bytes, the limit is " +
                        std::to_string(limits::kMaxPayloadBytes),
                    "a payload is what one symbol says");
    return payload;
}

bool is_symbology(std::string_view text) noexcept {
    if (text == "text") return true;
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return text.size() == 3 && text[0] == ']' && letter(text[1]) && (letter(text[2]) || is_digit(text[2]));
}

Result<Symbol> symbol_of(std::string payload, std::string_view symbology) {
    if (!is_symbology(symbology))
        return fail("BAD_SYMBOLOGY", "no symbology identifier: " + display_safe(symbology, 40),
                    "\"text\", or one like ]Q1 ]d2 ]Q3 ]C1 ]E0");
    Symbol symbol = text_symbol(std::move(payload));
    if (symbology != "text") symbol.symbology_identifier = symbology;
    return symbol;
}

std::string with_caret(std::string_view payload, std::size_t offset) {
    constexpr std::size_t kBefore = 60, kAfter = 40;
    offset = std::min(offset, payload.size());
    while (offset > 0 && offset < payload.size() && is_continuation(payload[offset])) --offset;
    std::size_t first = offset > kBefore ? offset - kBefore : 0;
    while (first < offset && is_continuation(payload[first])) ++first;
    std::size_t last = std::min(payload.size(), offset + kAfter);
    while (last < payload.size() && is_continuation(payload[last])) ++last;
    const std::string before = (first > 0 ? "…" : "") + display_safe(payload.substr(first, offset - first));
    const std::string after = display_safe(payload.substr(offset, last - offset)) + (last < payload.size() ? "…" : "");
    return "  " + before + after + "\n  " + std::string(columns(before), ' ') + "^\n";
}

}  // namespace temviet::cli
