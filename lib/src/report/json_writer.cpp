// SPDX-License-Identifier: Apache-2.0
#include "json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <temviet/base/text.hpp>
#include <utility>

namespace temviet::report {
namespace {

/// Bytes that need a look: control characters, quote, backslash, DEL, and everything outside ASCII.
constexpr std::array<bool, 256> kSpecial = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = c < 0x20 || c == '"' || c == '\\' || c >= 0x7F;
    return table;
}();

unsigned byte_at(std::string_view text, std::size_t i) noexcept { return static_cast<unsigned char>(text[i]); }

/// Length of the well-formed sequence at `at`, which starts outside ASCII; 0 when ill-formed.
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
    const unsigned lead = byte_at(text, at);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length) return 0;
    unsigned low = 0x80, high = 0xBF;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (byte_at(text, at + 1) < low || byte_at(text, at + 1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
    return length;
}

/// A code point of two or three bytes that a terminal could obey: C1 controls, line and paragraph separators,
/// directional marks, overrides and isolates. 0 for all others.
unsigned obeyed_point(std::string_view text, std::size_t at, std::size_t length) noexcept {
    if (length == 2) {
        const unsigned point = (byte_at(text, at) & 0x1F) << 6 | (byte_at(text, at + 1) & 0x3F);
        return point < 0xA0 || point == 0x061C ? point : 0;
    }
    if (length != 3 || byte_at(text, at) != 0xE2) return 0;
    const unsigned point = 0x2000 | (byte_at(text, at + 1) & 0x3F) << 6 | (byte_at(text, at + 2) & 0x3F);
    const bool obeyed = point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return obeyed ? point : 0;
}

void append_escape(std::string& out, unsigned point) {
    constexpr char kHex[] = "0123456789abcdef";
    switch (point) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    out += "\\u";
    for (const int shift : {12, 8, 4, 0}) out += kHex[point >> shift & 15];
}

void append_digits(std::string& out, int value, int width) {
    char digits[8];
    for (int i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
    out.append(digits, static_cast<std::size_t>(width));
}

void append_iso(std::string& out, const Date& date) {
    append_digits(out, date.year, 4);
    out += '-';
    append_digits(out, date.month, 2);
    out += '-';
    append_digits(out, date.day, 2);
}

/// False at the first ill-formed byte; `out` then holds a part.
bool append_escaped(std::string& out, std::string_view text) {
    std::size_t start = 0, at = 0;
    while (at < text.size()) {
        const unsigned byte = byte_at(text, at);
        if (!kSpecial[byte]) {
            ++at;
            continue;
        }
        std::size_t length = 1;
        unsigned escape = byte;
        if (byte >= 0x80) {
            // Latin letters, most of what is not ASCII here: no control and no mark among them.
            if (byte >= 0xC3 && byte <= 0xC9 && at + 1 < text.size() && (byte_at(text, at + 1) & 0xC0) == 0x80) {
                at += 2;
                continue;
            }
            length = sequence_length(text, at);
            if (length == 0) return false;
            escape = obeyed_point(text, at, length);
        }
        if (escape != 0 || byte == 0) {
            out += text.substr(start, at - start);
            append_escape(out, escape);
            start = at + length;
        }
        at += length;
    }
    out += text.substr(start);
    return true;
}

}  // namespace

void JsonWriter::key(std::string_view name) {
    separate();
    char quoted[64];
    if (name.size() + 3 > sizeof quoted) {
        out_ += '"';
        out_ += name;
        out_ += "\":";
    } else {
        char* end = quoted;
        *end++ = '"';
        end = std::copy(name.begin(), name.end(), end);
        *end++ = '"';
        *end++ = ':';
        out_.append(quoted, end);
    }
    comma_ = false;
}

void JsonWriter::text_key(std::string_view name) {
    text(name);
    out_ += ':';
    comma_ = false;
}

void JsonWriter::text(std::string_view value) {
    separate();
    out_ += '"';
    const std::size_t before = out_.size();
    if (!append_escaped(out_, value)) {
        out_.resize(before);
        append_escaped(out_, to_valid_utf8(value));
    }
    out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out_.append(digits, end);
}

void JsonWriter::date(const Date& value) {
    separate();
    out_ += '"';
    append_iso(out_, value);
    out_ += '"';
}

void JsonWriter::instant(Instant value) {
    constexpr std::int64_t kDay = 24 * 3600;
    // Floored: instants before 1970 belong to the day they fall on.
    const std::int64_t days = value.seconds / kDay - (value.seconds % kDay < 0 ? 1 : 0);
    const int rest = static_cast<int>(value.seconds - days * kDay);
    separate();
    out_ += '"';
    append_iso(out_, date_from_days(days));
    for (const auto& [before, part] : {std::pair{'T', rest / 3600}, std::pair{':', rest / 60 % 60}, std::pair{':', rest % 60}}) {
        out_ += before;
        append_digits(out_, part, 2);
    }
    out_ += "Z\"";
}

void JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

std::string pretty(std::string_view compact, int indent) {
    std::string out;
    out.reserve(compact.size() * 2);
    std::size_t depth = 0;
    bool in_string = false;
    const auto new_line = [&] {
        out += '\n';
        out.append(depth * static_cast<std::size_t>(indent), ' ');
    };
    for (std::size_t i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        if (in_string) {
            out += c;
            if (c == '\\') out += compact[++i];
            else if (c == '"') in_string = false;
            continue;
        }
        const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
        if (opens && i + 1 < compact.size() && (compact[i + 1] == '}' || compact[i + 1] == ']')) {
            out += c;
            out += compact[++i];
            continue;
        }
        if (closes) {
            --depth;
            new_line();
        }
        out += c;
        if (opens) ++depth;
        if (opens || c == ',') new_line();
        if (c == ':') out += ' ';
        in_string = c == '"';
    }
    return out;
}

}  // namespace temviet::report
