// SPDX-License-Identifier: Apache-2.0
// In: a typed stamp in legal form. Out: the stamps it may have been before a keyboard shortened it.
#include <temviet/base/text.hpp>

#include "reading.hpp"
#include "typed_text.hpp"

namespace temviet::verify {
namespace {

/// Each costs one look at a signature (0.1 ms).
constexpr std::size_t kMaxOriginals = 64;

/// Typed twice these are one character again in Telex ("ass" is "as", "ww" is "w") and VNI ("a11" is "a1").
bool may_swallow_its_double(char c) { return std::string_view("sfrxjzwaeodSFRXJZWAEOD123456789").find(c) != std::string_view::npos; }

}  // namespace

std::vector<Symbol> possible_originals(const Symbol& symbol) {
    std::vector<Symbol> out;
    const auto add = [&](std::string text) {
        if (out.size() >= kMaxOriginals || !is_canonical_as(symbol, text)) return;
        out.push_back(symbol);
        out.back().bytes = std::move(text);
    };
    if (is_element_string_identifier(symbol.symbology_identifier)) {
        for (auto& text : with_one_separator_more(symbol)) add(std::move(text));
        return out;
    }
    const auto mark = find_mark(symbol.bytes);
    if (!mark) return out;
    for (std::size_t i = 0; i < mark->run; ++i) {
        if (!may_swallow_its_double(symbol.bytes[i])) continue;
        std::string longer = symbol.bytes;
        longer.insert(i, 1, symbol.bytes[i]);
        add(std::move(longer));
    }
    return out;
}

}  // namespace temviet::verify
