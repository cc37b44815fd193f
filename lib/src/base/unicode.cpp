// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <temviet/base/text.hpp>
#include <utf8proc.h>
#include "unicode.hpp"

namespace temviet {
namespace {

/// One code point at the front of `rest`; its length, or a negative number when ill-formed there.
utf8proc_ssize_t next(std::string_view rest, utf8proc_int32_t& point) noexcept {
    return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                            static_cast<utf8proc_ssize_t>(rest.size()), &point);
}

/// Length of the maximal ill-formed part at the front of `rest` (Unicode §3.9, the practice of U+FFFD).
std::size_t ill_formed_length(std::string_view rest) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const unsigned lead = byte(0);
    std::size_t want = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (lead > 0xF4) want = 1;
    std::size_t got = 1;
    for (; got < want && got < rest.size(); ++got) {
        unsigned low = 0x80, high = 0xBF;
        if (got == 1) {
            if (lead == 0xE0) low = 0xA0;
            if (lead == 0xED) high = 0x9F;
            if (lead == 0xF0) low = 0x90;
            if (lead == 0xF4) high = 0x8F;
        }
        if (byte(got) < low || byte(got) > high) break;
    }
    return got;
}

bool is_unsafe(utf8proc_int32_t point) noexcept {
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
    // Latin letters, without asking for their category.
    if ((point >= 0xC0 && point < 0x250) || (point >= 0x1E00 && point < 0x1F00)) return false;
    return utf8proc_category(point) == UTF8PROC_CATEGORY_CF || point == 0x2028 || point == 0x2029;
}

std::string map(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto length = next(text, point);
        if (length <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(length));
    }
    return true;
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        utf8proc_int32_t point = 0;
        const auto length = next(bytes, point);
        const std::size_t step = length > 0 ? static_cast<std::size_t>(length) : ill_formed_length(bytes);
        if (length > 0) out += bytes.substr(0, step);
        else out += "\xEF\xBF\xBD";
        bytes.remove_prefix(step);
    }
    return out;
}

std::string display_safe(std::string_view bytes, std::size_t max_bytes) {
    const bool cut = bytes.size() > max_bytes;
    std::string out;
    std::size_t at = 0, start = 0;  // start: of what is safe and not yet copied
    while (at < bytes.size() && at < max_bytes) {
        if (bytes[at] >= 0x20 && bytes[at] < 0x7F) {
            ++at;
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto length = next(bytes.substr(at), point);
        if (length > 0 && !is_unsafe(point)) {
            at += static_cast<std::size_t>(length);
            continue;
        }
        out += bytes.substr(start, at - start);
        if (length <= 0) out += fmt::format("\\x{:02X}", static_cast<unsigned char>(bytes[at]));
        else if (point < 0x80) out += fmt::format("\\x{:02X}", point);
        else out += fmt::format("\\u{{{:04X}}}", point);
        at += length <= 0 ? 1 : static_cast<std::size_t>(length);
        start = at;
    }
    out += bytes.substr(start, at - start);
    if (cut) out += "…";
    return out;
}

std::string nfc(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    return map(valid, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
}

std::string fold_any(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    const std::string stripped =
        map(valid, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                                  UTF8PROC_CASEFOLD | UTF8PROC_STABLE));
    std::string out;
    out.reserve(stripped.size());
    bool space = false;
    for (std::string_view rest = stripped; !rest.empty();) {
        utf8proc_int32_t point = 0;
        const auto length = next(rest, point);
        const std::size_t step = length > 0 ? static_cast<std::size_t>(length) : 1;
        const bool blank = point == ' ' || (point >= 9 && point <= 13) || utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
        if (blank) {
            space = !out.empty();
        } else {
            if (space) out += ' ';
            space = false;
            // đ (U+0111) has no decomposition: the stroke is part of the letter.
            if (point == 0x111 || point == 0x110) out += 'd';
            else out += rest.substr(0, step);
        }
        rest.remove_prefix(step);
    }
    return out;
}

}  // namespace temviet
