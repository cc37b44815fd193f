// SPDX-License-Identifier: Apache-2.0
#include "typed_text.hpp"

#include <algorithm>
#include <temviet/base/bytes.hpp>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/stamp/stamp.hpp>

namespace temviet::verify {
namespace {

bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

std::size_t run_end(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_base64url_char) - text.begin());
}

/// Vietnamese, French and German letters, combining marks, and the signs of those layouts (₫ § …).
bool is_keyboard_point(unsigned point) noexcept {
    return point < 0x250 || (point >= 0x300 && point < 0x370) || (point >= 0x1E00 && point < 0x1F00) || (point >= 0x2010 && point < 0x20C0);
}

}  // namespace

bool is_element_string_identifier(std::string_view identifier) noexcept {
    return identifier == "]d2" || identifier == "]Q3" || identifier == "]C1" || identifier == "]e0" || identifier == "]J1";
}

bool is_canonical_as(const Symbol& symbol, std::string_view text) {
    Symbol other = text_symbol(std::string(text));
    other.symbology_identifier = symbol.symbology_identifier;
    return parse_stamp(other).form() == OpenOutcome::ok;
}

std::optional<SignatureMark> find_mark(std::string_view text) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view mark : {"?vts=", "&vts=", "?vth=", "&vth="}) first = std::min(first, text.find(mark));
    if (first == std::string_view::npos) return std::nullopt;
    return SignatureMark{first + 5, run_end(text, first + 5)};
}

std::optional<SignatureMark> find_mark_icase(std::string_view text) {
    const std::size_t first = std::min(find_icase(text, "vts="), find_icase(text, "vth="));
    if (first == std::string_view::npos) return std::nullopt;
    return SignatureMark{first + 4, run_end(text, first + 4)};
}

std::size_t first_signature_end(std::string_view text) {
    constexpr std::size_t kRun = 90;
    for (std::size_t at = 16; at + 2 + kRun <= text.size(); ++at) {
        if (text[at] != '9' || (text[at + 1] != '8' && text[at + 1] != '7') || text[at + 2] != 'E') continue;
        if (all_run_chars(text.substr(at + 2, kRun))) return at + 2 + kRun;
    }
    return 0;
}

std::string_view record_code(std::string_view link) {
    for (const std::string_view tag : {"#VT1.", "#VTH1."})
        if (const auto at = find_icase(link, tag); at != std::string_view::npos) return link.substr(at + tag.size());
    return {};
}

std::size_t next_start(std::string_view text, std::size_t from) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view start : {"https://", "VT1:", "VTH1:"}) first = std::min(first, text.find(start, from));
    return first;
}

bool has_alien_bytes(std::string_view text) {
    const auto alien = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0x7F) return true;
        // White space, and the separators and the end mark of ISO/IEC 15434 messages.
        return byte < 0x20 && c != '\t' && c != '\r' && c != '\n' && byte != 0x04 && (byte < 0x1C || byte > 0x1F);
    };
    return std::any_of(text.begin(), text.end(), alien) || !is_utf8(text);
}

bool all_run_chars(std::string_view text) noexcept { return !text.empty() && std::all_of(text.begin(), text.end(), is_base64url_char); }

bool has_one_case(std::string_view run) noexcept {
    constexpr std::ptrdiff_t kEnough = 30;  // of some 73 letters in a signature; 2^-30 at most by chance
    const auto lower = std::count_if(run.begin(), run.end(), is_lower), upper = std::count_if(run.begin(), run.end(), is_upper);
    return std::min(lower, upper) == 0 && std::max(lower, upper) >= kEnough;
}

bool only_keyboard_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xC0) continue;  // ASCII, and the rest of a character already judged
        const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) & 0x3Fu : 0u; };
        unsigned point = 0x10000;
        if (lead < 0xE0) point = (lead & 0x1Fu) << 6 | byte(1);
        else if (lead < 0xF0) point = (lead & 0x0Fu) << 12 | byte(1) << 6 | byte(2);
        if (!is_keyboard_point(point)) return false;
    }
    return true;
}

bool starts_with_gtin_element(std::string_view text) {
    return text.size() >= 16 && text.substr(0, 2) == "01" && all_digits(text.substr(2, 14)) && gs1::has_valid_check_digit(text.substr(2, 14));
}

bool begins_like_code(std::string_view text) {
    if (text.size() > 3 && text[0] == ']') text.remove_prefix(3);
    if (text.starts_with("https://") || text.starts_with("http://") || text.starts_with("VT1:") || text.starts_with("VTH1:")) return true;
    return starts_with_gtin_element(text) || (all_digits(text) && gs1::to_gtin14(text).has_value());
}

bool lost_separators(std::string_view text) {
    constexpr std::size_t kTail = 2 + 90;
    if (text.size() < 16 + kTail || text.substr(0, 2) != "01" || !all_digits(text.substr(2, 14))) return false;
    const auto tail = text.substr(text.size() - kTail);
    return (tail.substr(0, 2) == "98" || tail.substr(0, 2) == "97") && tail[2] == 'E' && all_run_chars(tail.substr(2));
}

bool ends_with_short_run(std::string_view text) {
    for (std::size_t length = 86; length < 90 && length + 2 <= text.size(); ++length) {
        const auto tail = text.substr(text.size() - length - 2);
        if ((tail.starts_with("98") || tail.starts_with("97")) && all_run_chars(tail)) return true;
    }
    return false;
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view kBlank = " \t\r\n\x1d";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string swap_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (is_lower(c) || is_upper(c)) c = static_cast<char>(c ^ 0x20);
    return out;
}

std::string ascii_upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string with_lower_origin(std::string_view link) {
    const auto scheme = link.find("://");
    const auto slash = scheme == std::string_view::npos ? std::string_view::npos : link.find('/', scheme + 3);
    if (slash == std::string_view::npos) return std::string(link);
    return ascii_lower(link.substr(0, slash)) + std::string(link.substr(slash));
}

std::vector<std::string> with_one_separator_more(const Symbol& symbol) {
    constexpr std::size_t kFirst = 17, kTail = 90;  // behind (01) and at least one character of a value; before the signature
    std::vector<std::string> out;
    const std::string& text = symbol.bytes;
    for (std::size_t at = kFirst; at + kTail < text.size(); ++at) {
        std::string more = text;
        more.insert(at, 1, kSeparator);
        if (is_canonical_as(symbol, more)) out.push_back(std::move(more));
    }
    return out;
}

}  // namespace temviet::verify
