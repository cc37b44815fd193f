// SPDX-License-Identifier: Apache-2.0
#include "scanner/line_mapping.hpp"

#include <array>
#include <temviet/base/text.hpp>

#include "payload_input.hpp"

namespace temviet::cli {
namespace {

constexpr char kSeparator = '\x1d';
// Longer spellings before those they contain. ↔ is what Alt-029 makes in a window, ␝ the picture of the separator.
constexpr std::array<std::string_view, 13> kSpellings{"<Alt-029>", "{Alt-029}", "[Alt-029]", "<Alt+029>", "{Alt+029}", "[Alt+029]", "Alt-029",
                                                      "Alt+029",   "{GS}",      "<GS>",      "^]",        "↔",         "␝"};

/// Length of the spelling at the front, 0 when there is none.
std::size_t spelling_at(std::string_view text) {
    for (const auto spelling : kSpellings)
        if (starts_with_icase(text, spelling)) return spelling.size();
    return 0;
}

bool begins_like_elements(std::string_view text) {
    if (!text.empty() && (text.front() == kSeparator || spelling_at(text) > 0)) return true;
    return text.size() >= 2 && is_digit(text[0]) && is_digit(text[1]);
}

}  // namespace

std::string map_separators(std::string_view text) {
    if (!begins_like_elements(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = spelling_at(text);
        out += length > 0 ? kSeparator : text.front();
        text.remove_prefix(length > 0 ? length : 1);
    }
    return out;
}

MappedLine map_line(std::string_view line, const LineMapping& mapping) {
    MappedLine out;
    std::string identifier = mapping.symbology;
    if (mapping.prefix) {
        if (is_symbology(line.substr(0, 3)) && line.front() == ']') {
            identifier = line.substr(0, 3);
            line.remove_prefix(3);
        } else {
            out.prefix_missing = true;
        }
    }
    out.symbol = text_symbol(map_separators(line));
    out.symbol.symbology_identifier = std::move(identifier);
    out.symbol.keyed = true;
    return out;
}

}  // namespace temviet::cli
