// SPDX-License-Identifier: Apache-2.0
#include "sheet/encoding.hpp"

#include <algorithm>
#include <array>
#include <temviet/base/text.hpp>
#include <vector>

namespace temviet::cli {
namespace {

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// Code points of valid UTF-8.
std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? lead : lead & (0x7Fu >> size);
        for (std::size_t i = 1; i < size && at + i < text.size(); ++i) c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
        out.push_back(c);
        at += size;
    }
    return out;
}

std::string from_utf16(std::string_view bytes, bool little) {
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(little ? a | (b << 8) : (a << 8) | b);
    };
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        append_utf8(out, c);
    }
    return out;
}

/// Microsoft code page 1258: Latin letters, and five tone marks that follow their letter.
char32_t from_1258(unsigned char byte) {
    static constexpr std::array<char32_t, 32> kHigh{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0,
                                                    0x2039, 0x0152, 0,      0,      0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                    0x2013, 0x2014, 0x02DC, 0x2122, 0,      0x203A, 0x0153, 0,      0,      0x0178};
    if (byte < 0x80) return byte;
    if (byte < 0xA0) return kHigh[byte - 0x80];
    switch (byte) {
        case 0xC3: return 0x102;
        case 0xCC: return 0x300;
        case 0xD0: return 0x110;
        case 0xD2: return 0x309;
        case 0xD5: return 0x1A0;
        case 0xDD: return 0x1AF;
        case 0xDE: return 0x303;
        case 0xE3: return 0x103;
        case 0xEC: return 0x301;
        case 0xF0: return 0x111;
        case 0xF2: return 0x323;
        case 0xF5: return 0x1A1;
        case 0xFD: return 0x1B0;
        case 0xFE: return 0x20AB;
        default: return byte;
    }
}

/// A letter that Vietnamese is written with, beyond ASCII.
bool is_vietnamese_letter(char32_t c) {
    if (c >= 0x1EA0 && c <= 0x1EF9) return true;
    static constexpr std::u32string_view kOthers = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";
    return kOthers.find(c) != std::u32string_view::npos;
}
bool is_typography(char32_t c) {
    return (c >= 0x2010 && c <= 0x2026) || c == 0x20AB || c == 0x20AC || c == 0x2122 || c == 0xA0 || c == 0xB0 || c == 0xB2 || c == 0xB3 ||
           c == 0xD7 || c == 0x2030;
}
bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Nothing but Vietnamese comes out, and enough tone marks found their letters.
bool is_good_vietnamese(std::string_view text) {
    std::size_t toned = 0;
    for (const char32_t c : code_points(text)) {
        if (c < 0x80) continue;
        if (c >= 0x1EA0 && c <= 0x1EF9) ++toned;
        if (!is_vietnamese_letter(c) && !is_typography(c)) return false;
    }
    return toned >= 2;
}

tl::unexpected<Error> unknown_encoding(std::string_view bytes, const std::string& name) {
    std::string latin1;
    for (const char c : bytes) append_utf8(latin1, static_cast<unsigned char>(c));
    const auto font = legacy_font_of(latin1);
    return fail("SHEET_ENCODING",
                font.empty() ? name + " is not UTF-8, UTF-16 or Windows-1258 text"
                             : name + " is written in the old encoding " + std::string(font) + ", not in Unicode",
                font.empty() ? "open it in the spreadsheet program and save it as “CSV UTF-8”"
                             : "convert it to Unicode (for example with UniKey's converter), then save it as “CSV UTF-8”");
}

}  // namespace

Result<std::string> decode_text(std::string_view bytes, const std::string& name, std::string& encoding) {
    encoding = "UTF-8";
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto head = bytes.substr(0, 512);
    const auto nul_at = [&](std::size_t parity) {
        std::size_t count = 0;
        for (std::size_t at = parity; at < head.size(); at += 2) count += head[at] == '\0';
        return count;
    };
    const bool marked_little = bytes.starts_with("\xFF\xFE"), marked_big = bytes.starts_with("\xFE\xFF");
    if (marked_little || marked_big || nul_at(1) * 4 > head.size() || nul_at(0) * 4 > head.size()) {
        const bool little = marked_little || (!marked_big && nul_at(1) >= nul_at(0));
        if (marked_little || marked_big) bytes.remove_prefix(2);
        encoding = little ? "UTF-16LE" : "UTF-16BE";
        return from_utf16(bytes, little);
    }
    if (bytes.find('\0') != std::string_view::npos)
        return fail("SHEET_FORMAT", name + " is no text file: it holds NUL bytes", "save the table as .xlsx or CSV UTF-8");
    if (is_utf8(bytes)) return std::string(bytes);
    std::string out;
    for (const char c : bytes) {
        const auto decoded = from_1258(static_cast<unsigned char>(c));
        if (decoded == 0) return unknown_encoding(bytes, name);
        append_utf8(out, decoded);
    }
    out = nfc(out);
    if (!is_good_vietnamese(out)) return unknown_encoding(bytes, name);
    encoding = "Windows-1258";
    return out;
}

std::string_view legacy_font_of(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }) || !is_utf8(text)) return {};
    const auto points = code_points(text);
    // What TCVN3 fonts draw as á à ă â ê ô ơ ư đ … are signs to everyone else.
    static constexpr std::u32string_view kSigns = U"¨©ª«¬®µ¶·¸¹»¼½¾×÷";
    static constexpr std::u32string_view kVniMarks = U"øûïäåëüùõ";  // drawn over the vowel in front
    static constexpr std::u32string_view kVowels = U"aeouyAEOUYâêôÂÊÔöÖ";
    std::size_t signs = 0, marks = 0;
    bool vni_letter = false;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const char32_t c = points[at], before = at > 0 ? points[at - 1] : U' ', after = at + 1 < points.size() ? points[at + 1] : U' ';
        if ((c >= 0x1EA0 && c <= 0x1EF9) || std::u32string_view(U"ĂăĐđƠơƯư").find(c) != std::u32string_view::npos) return {};
        if (kSigns.find(c) != std::u32string_view::npos && (is_ascii_letter(before) || is_ascii_letter(after))) ++signs;
        if (kVniMarks.find(c) != std::u32string_view::npos && kVowels.find(before) != std::u32string_view::npos) ++marks;
        vni_letter = vni_letter || c == U'ñ' || c == U'ö' || c == U'Ñ' || c == U'Ö';
    }
    if (signs >= 2) return "TCVN3 (ABC)";
    if (marks >= 2 || (marks == 1 && vni_letter)) return "VNI";
    return {};
}

}  // namespace temviet::cli
