// SPDX-License-Identifier: Apache-2.0
// In: a host as written. Out: how it looks.
#include "host_name.hpp"

#include <algorithm>
#include <cstdint>
#include <temviet/base/text.hpp>

namespace temviet::verify {
namespace {

struct LooksLike {
    char32_t letter;
    char ascii;
};
// Letters that a reader of Latin text takes for a–z in common fonts. Our own choice: only close pairs, because a pair too
// many would accuse honest names.
constexpr LooksLike kLooksLike[] = {
    // Latin
    {0x0131, 'i'}, {0x0251, 'a'}, {0x0261, 'g'}, {0x028B, 'v'}, {0x2113, 'l'}, {0x217C, 'l'}, {0x2170, 'i'}, {0x2174, 'v'}, {0x2179, 'x'},
    // Greek
    {0x03B1, 'a'}, {0x03B3, 'y'}, {0x03B5, 'e'}, {0x03B7, 'n'}, {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'},
    {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03C9, 'w'}, {0x03F2, 'c'}, {0x03F3, 'j'},
    // Cyrillic
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'},
    {0x0445, 'x'}, {0x044C, 'b'}, {0x0451, 'e'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0457, 'i'}, {0x0458, 'j'}, {0x0475, 'v'}, {0x04AF, 'y'},
    {0x04BB, 'h'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
    // Armenian
    {0x0566, 'q'}, {0x0570, 'h'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0581, 'g'}, {0x0585, 'o'},
    // Hyphens
    {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2212, '-'}, {0xFF0D, '-'},
    // Full stops that browsers take for one
    {0x3002, '.'}, {0xFF0E, '.'}, {0xFF61, '.'},
};

char ascii_of(char32_t c) noexcept {
    if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
    if (c >= 0xFF21 && c <= 0xFF3A) return static_cast<char>('a' + (c - 0xFF21));
    if (c >= 0xFF41 && c <= 0xFF5A) return static_cast<char>('a' + (c - 0xFF41));
    for (const auto& pair : kLooksLike)
        if (pair.letter == c) return pair.ascii;
    return '\0';
}

bool is_invisible(char32_t c) noexcept {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}
bool is_other_alphabet(char32_t c) noexcept { return c >= 0x0370 && c <= 0x058F; }
/// In lower case.
bool is_latin(char32_t c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF); }

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) return byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F));
    if (c < 0x10000) return byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
    byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
}

/// Text that is valid UTF-8.
std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
        for (std::size_t k = 1; k <= more && i + k < text.size(); ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        out += c;
        i += more + 1;
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

std::optional<std::u32string> decode_punycode(std::string_view text) {
    constexpr std::uint32_t kBase = 36, kMin = 1, kMax = 26, kSkew = 38, kDamp = 700, kLargest = 0x10FFFF;
    std::u32string out;
    const auto dash = text.rfind('-');
    if (dash != std::string_view::npos) {
        for (const char c : text.substr(0, dash)) {
            if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
            out += static_cast<char32_t>(c);
        }
        text.remove_prefix(dash + 1);
    }
    if (text.empty()) return std::nullopt;
    std::uint32_t n = 0x80, i = 0, bias = 72;
    while (!text.empty()) {
        const std::uint32_t before = i;
        std::uint32_t weight = 1;
        for (std::uint32_t k = kBase;; k += kBase) {
            if (text.empty()) return std::nullopt;
            const char c = text.front();
            text.remove_prefix(1);
            const std::uint32_t digit = c >= 'a' && c <= 'z' ? static_cast<std::uint32_t>(c - 'a') : c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0') + 26 : kBase;
            if (digit >= kBase || digit > (UINT32_MAX - i) / weight) return std::nullopt;
            i += digit * weight;
            const std::uint32_t threshold = k <= bias ? kMin : k >= bias + kMax ? kMax : k - bias;
            if (digit < threshold) break;
            if (weight > UINT32_MAX / (kBase - threshold)) return std::nullopt;
            weight *= kBase - threshold;
        }
        const auto count = static_cast<std::uint32_t>(out.size()) + 1;
        if (count > 63) return std::nullopt;
        std::uint32_t delta = before == 0 ? (i - before) / kDamp : (i - before) / 2;
        delta += delta / count;
        std::uint32_t k = 0;
        for (; delta > (kBase - kMin) * kMax / 2; k += kBase) delta /= kBase - kMin;
        bias = k + (kBase - kMin + 1) * delta / (delta + kSkew);
        if (i / count > kLargest - n) return std::nullopt;
        n += i / count;
        i %= count;
        if (n >= 0xD800 && n <= 0xDFFF) return std::nullopt;
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(i), static_cast<char32_t>(n));
        ++i;
    }
    return out;
}

SeenHost see_host(std::string_view host) {
    SeenHost out;
    std::string text = ascii_lower(percent_decoded(host));
    out.disguised = text.size() != host.size();
    while (text.ends_with('.')) text.pop_back();
    text = to_valid_utf8(text);
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('.', at), text.size());
        const auto label = std::string_view(text).substr(at, end - at);
        auto letters = label.starts_with("xn--") ? decode_punycode(label.substr(4)) : std::nullopt;
        if (!letters) letters = code_points(label);
        bool latin = false, other = false;
        for (const char32_t c : *letters) {
            latin = latin || is_latin(c);
            other = other || is_other_alphabet(c);
            const char ascii = ascii_of(c);
            out.disguised = out.disguised || ascii != '\0' || is_invisible(c);
            if (ascii != '\0') out.plain += ascii;
            else if (!is_invisible(c)) append_utf8(out.plain, c);
        }
        out.mixed = out.mixed || (latin && other);
        if (end < text.size()) out.plain += '.';
        at = end + 1;
    }
    return out;
}

bool is_raw_address(std::string_view host) noexcept {
    if (host.empty()) return false;
    if (host.front() == '[') return true;
    const auto last = host.substr(host.rfind('.') == std::string_view::npos ? 0 : host.rfind('.') + 1);
    // The last part decides: no top level domain is a number (WHATWG URL, "ends in a number").
    if (last.starts_with("0x")) return std::all_of(last.begin() + 2, last.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return !last.empty() && all_digits(last);
}

}  // namespace temviet::verify
