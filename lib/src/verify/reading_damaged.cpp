// SPDX-License-Identifier: Apache-2.0
// In: text that is no legal stamp. Out: whether a keyboard, a chat program or copying made it so.
#include <algorithm>
#include <temviet/base/text.hpp>

#include "reading.hpp"

namespace temviet::verify {
namespace {

bool is_printable(char c) { return c >= 0x20 && c <= 0x7E; }
bool is_run_char(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }

bool is_canonical(std::string text) { return parse_stamp(text_symbol(std::move(text))).form() == OpenOutcome::ok; }

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}
std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// What follows the signature was added by whoever passed the link on.
std::optional<std::string> without_tail(const std::string& text) {
    for (const std::string_view mark : {"?vts=", "&vts=", "?vth=", "&vth="}) {
        const auto at = text.find(mark);
        if (at == std::string::npos) continue;
        auto end = at + mark.size();
        while (end < text.size() && is_run_char(text[end])) ++end;
        if (end < text.size()) return text.substr(0, end);
    }
    return std::nullopt;
}

/// An element string stamp whose separators a keyboard swallowed.
bool lost_separators(std::string_view text) {
    constexpr std::size_t kTail = 2 + 90;
    if (text.size() < 16 + kTail || text.substr(0, 2) != "01" || !all_digits(text.substr(2, 14))) return false;
    const auto tail = text.substr(text.size() - kTail);
    return (tail.substr(0, 2) == "98" || tail.substr(0, 2) == "97") && tail[2] == 'E' &&
           std::all_of(tail.begin() + 2, tail.end(), is_run_char);
}

}  // namespace

bool is_damaged_text(const Symbol& symbol, const ParsedStamp& parsed) {
    if (!symbol.symbology_identifier.empty() || parsed.form() == OpenOutcome::ok) return false;
    const std::string& text = symbol.bytes;
    if (!parsed.is_ours()) {
        const std::string cut = trimmed(text);
        return (cut.size() != text.size() && is_canonical(cut)) || (parsed.form() == OpenOutcome::not_ours && lost_separators(text));
    }
    if (!std::all_of(text.begin(), text.end(), is_printable)) return true;
    const std::string cut = trimmed(text);
    if (cut.size() != text.size() && is_canonical(cut)) return true;
    if (const auto head = without_tail(cut); head && is_canonical(*head)) return true;
    // Caps lock, or a program that "corrects" case.
    return starts_with_icase(cut, "VT") && is_canonical(upper(cut));
}

}  // namespace temviet::verify
