// SPDX-License-Identifier: Apache-2.0
// In: text. Out: what a search compares: lower case, no accents, single spaces. Must not know what is searched.
#include <array>
#include <optional>
#include <temviet/base/text.hpp>
#include "unicode.hpp"

namespace temviet {
namespace {

struct Span {
    unsigned first, last;
    char letter;
};
/// Letters of Vietnamese and of its neighbours on Latin keyboards, composed: what is left of each.
constexpr Span kLetters[] = {
    {0xC0, 0xC5, 'a'},     {0xC7, 0xC7, 'c'},     {0xC8, 0xCB, 'e'},     {0xCC, 0xCF, 'i'},     {0xD1, 0xD1, 'n'},     {0xD2, 0xD6, 'o'},
    {0xD9, 0xDC, 'u'},     {0xDD, 0xDD, 'y'},     {0xE0, 0xE5, 'a'},     {0xE7, 0xE7, 'c'},     {0xE8, 0xEB, 'e'},     {0xEC, 0xEF, 'i'},
    {0xF1, 0xF1, 'n'},     {0xF2, 0xF6, 'o'},     {0xF9, 0xFC, 'u'},     {0xFD, 0xFD, 'y'},     {0xFF, 0xFF, 'y'},     {0x100, 0x105, 'a'},
    {0x110, 0x111, 'd'},   {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},   {0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},   {0x1EA0, 0x1EB7, 'a'},
    {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
};
constexpr unsigned kLatinEnd = 0x1B1, kAdditional = 0x1E00, kAdditionalEnd = 0x1F00;

template <unsigned First, unsigned End>
constexpr auto letters() {
    std::array<char, End - First> table{};
    for (const auto& span : kLetters)
        for (unsigned point = span.first; point <= span.last; ++point)
            if (point >= First && point < End) table[point - First] = span.letter;
    return table;
}
constexpr auto kLatin = letters<0, kLatinEnd>();
constexpr auto kMore = letters<kAdditional, kAdditionalEnd>();

/// The letter left of a sequence of two or three bytes, and its length; '\0' when this is not one of kLetters.
struct Left {
    char letter = '\0';
    std::size_t length = 0;
};
Left letter_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const std::size_t left = text.size() - at;
    if (byte(0) >= 0xC3 && byte(0) <= 0xC6 && left >= 2 && follows(1)) {
        const unsigned point = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
        return {point < kLatinEnd ? kLatin[point] : '\0', 2};
    }
    if (byte(0) == 0xE1 && left >= 3 && follows(1) && follows(2)) {
        const unsigned point = 0x1000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        return {point >= kAdditional && point < kAdditionalEnd ? kMore[point - kAdditional] : '\0', 3};
    }
    return {};
}

/// Text of ASCII and kLetters alone, which is nearly all there is: a tenth of the general way. Nothing for any other.
std::optional<std::string> fold_plain(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        char letter = text[at];
        std::size_t length = 1;
        if (static_cast<unsigned char>(letter) >= 0x80) {
            const Left left = letter_at(text, at);
            if (left.letter == '\0') return std::nullopt;
            letter = left.letter;
            length = left.length;
        } else if (letter == ' ' || (letter >= 9 && letter <= 13)) {
            space = !out.empty();
            ++at;
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += ascii_lower(letter);
        at += length;
    }
    return out;
}

}  // namespace

std::string fold_vietnamese(std::string_view text) {
    if (auto plain = fold_plain(text)) return std::move(*plain);
    return fold_any(text);
}

}  // namespace temviet
