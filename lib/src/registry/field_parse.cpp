// SPDX-License-Identifier: Apache-2.0
#include "registry/field_parse.hpp"

#include <algorithm>
#include <charconv>
#include <temviet/base/bytes.hpp>
#include <temviet/base/text.hpp>
#include <temviet/base/time.hpp>
#include <temviet/trust/key.hpp>
#include "registry/gtin_rules.hpp"

namespace temviet {
namespace {

constexpr std::string_view kCodePunctuation = "._-";
// GS1 General Specifications, figure 7.11-1: the characters an element string may hold.
constexpr std::string_view kGs1Punctuation = "!\"%&'()*+,-./:;<=>?_";

bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool made_of(std::string_view text, std::string_view punctuation) {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_alphanumeric(c) || punctuation.find(c) != std::string_view::npos; });
}

bool refuse(FieldFault& fault, std::string code, const std::string& expected, std::string_view raw) {
    fault = {std::move(code), "expected " + expected + "; found “" + display_safe(raw, 60) + "”"};
    return false;
}

/// Well-formed and surely NFC without asking the Unicode tables: below U+0300, U+1E00–1EFF (every precomposed
/// Vietnamese letter) and U+2010–2027 all have NFC_Quick_Check=Yes and combining class 0 (UAX #15 §9).
bool is_plainly_nfc(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) {
            return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
        };
        const auto is_tail = [](unsigned b) { return (b & 0xC0) == 0x80; };
        const unsigned lead = byte(0);
        if (lead < 0x80)
            at += 1;
        else if (lead >= 0xC2 && lead <= 0xCB && is_tail(byte(1)))
            at += 2;
        else if (lead == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB && is_tail(byte(2)))
            at += 3;
        else if (lead == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7)
            at += 3;
        else
            return false;
    }
    return true;
}

bool parse_text(std::string_view raw, Cell& out, FieldFault& fault) {
    bool ascii = true;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80)
            ascii = false;
        else if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F)
            return refuse(fault, "BAD_TEXT", "text without control characters", raw);
    }
    const bool plain = ascii || is_plainly_nfc(raw);
    if (!plain && !is_utf8(raw)) return refuse(fault, "BAD_TEXT", "UTF-8 text (save the file as “CSV UTF-8”)", raw);
    if (plain)
        out.text = raw;
    else
        out.text = nfc(raw);
    // A line break inside a field is one character, whatever system wrote the file.
    if (raw.find('\r') != std::string_view::npos) std::erase(out.text, '\r');
    return true;
}

bool parse_integer(const SourceColumn& column, std::string_view raw, Cell& out, FieldFault& fault) {
    const auto end = raw.data() + raw.size();
    const auto [stop, status] = std::from_chars(raw.data(), end, out.number);
    if (status != std::errc{} || stop != end || out.number < column.low || out.number > column.high) {
        const std::string range = column.high == INT64_MAX
                                      ? "of at least " + std::to_string(column.low)
                                      : "from " + std::to_string(column.low) + " to " + std::to_string(column.high);
        return refuse(fault, "BAD_INTEGER", "a whole number " + range, raw);
    }
    out.numeric = true;
    return true;
}

bool parse_choice(const SourceColumn& column, std::string_view raw, Cell& out, FieldFault& fault) {
    std::string_view rest = column.words;
    while (!rest.empty()) {
        const auto end = rest.find('|');
        if (rest.substr(0, end) == raw) {
            out.text = raw;
            return true;
        }
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    std::string words(column.words);
    std::replace(words.begin(), words.end(), '|', ',');
    return refuse(fault, "BAD_CHOICE", "one of " + words, raw);
}

bool parse_hex(const SourceColumn& column, std::string_view raw, Cell& out, FieldFault& fault) {
    const auto bytes = from_hex(raw);
    const auto size = bytes ? static_cast<std::int64_t>(bytes->size()) : -1;
    if (size < column.low || size > column.high) {
        const std::string length =
            column.low == column.high ? std::to_string(column.low * 2) : "at most " + std::to_string(column.high * 2);
        return refuse(fault, "BAD_HEX", length + " hexadecimal digits", raw);
    }
    out.text = as_text(*bytes);
    out.blob = true;
    return true;
}

}  // namespace

bool is_host_pattern(std::string_view text) {
    if (text.starts_with("*.")) text.remove_prefix(2);
    if (text.empty() || text.size() > 253) return false;
    std::size_t labels = 0;
    while (true) {
        const auto end = text.find('.');
        const auto label = text.substr(0, end);
        const bool ok = !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
                        std::all_of(label.begin(), label.end(),
                                    [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; });
        if (!ok) return false;
        ++labels;
        if (end == std::string_view::npos) return labels >= 2 && !all_digits(label);
        text.remove_prefix(end + 1);
    }
}

bool parse_gtin(std::string_view raw, std::string& gtin14, FieldFault& fault) {
    if (raw.find_first_of("Ee") != std::string_view::npos && made_of(raw, "+.,"))
        return refuse(fault, "BAD_GTIN",
                      "all digits of the GTIN (a spreadsheet made a rounded number of it: format the column as text)",
                      raw);
    if (!all_digits(raw) || (raw.size() != 8 && raw.size() != 12 && raw.size() != 13 && raw.size() != 14))
        return refuse(fault, "BAD_GTIN", "a GTIN of 8, 12, 13 or 14 digits", raw);
    gtin14.assign(14 - raw.size(), '0');
    gtin14 += raw;
    const char digit = gtin_check_digit(std::string_view(gtin14).substr(0, 13));
    if (gtin14.back() != digit)
        return refuse(fault, "BAD_CHECK_DIGIT", "the check digit " + std::string(1, digit) + " at the end", raw);
    return true;
}

bool parse_field(const SourceColumn& column, std::string_view raw, Cell& out, FieldFault& fault) {
    out.clear();
    if (raw.empty()) raw = column.preset;
    if (raw.empty()) {
        if (!column.required) return true;
        fault = {"MISSING_VALUE", "expected a value; found nothing"};
        return false;
    }
    out.present = true;
    switch (column.kind) {
        case ColumnKind::text: return parse_text(raw, out, fault);
        case ColumnKind::reference:
        case ColumnKind::virtual_text: out.text = raw; return true;
        case ColumnKind::identifier:
            if (raw.size() > 64 || !std::all_of(raw.begin(), raw.end(), [](char c) { return c > 0x20 && c < 0x7F; }))
                return refuse(fault, "BAD_ID", "at most 64 printable ASCII characters without spaces", raw);
            out.text = raw;
            return true;
        case ColumnKind::issuer_id:
            if (!is_issuer_id(raw))
                return refuse(fault, "BAD_ID", "3 to 64 of a–z, 0–9 and hyphens, no hyphen at either end", raw);
            out.text = raw;
            return true;
        case ColumnKind::code:
            if (raw.size() > 32 || !made_of(raw, kCodePunctuation))
                return refuse(fault, "BAD_CODE", "1 to 32 of A–Z, a–z, 0–9, point, underscore and hyphen", raw);
            out.text = raw;
            return true;
        case ColumnKind::label:
            if (raw.size() > 20 || !made_of(raw, kGs1Punctuation))
                return refuse(fault, "BAD_LABEL", "1 to 20 characters of the GS1 set (no spaces, no marks)", raw);
            out.text = raw;
            return true;
        case ColumnKind::choice: return parse_choice(column, raw, out, fault);
        case ColumnKind::period: {
            const bool ok = (raw.size() == 4 && all_digits(raw)) || (raw.size() == 7 && parse_date(std::string(raw) + "-01"));
            if (!ok) return refuse(fault, "BAD_DATE", "a year YYYY, or a year and month YYYY-MM", raw);
            out.text = raw;
            return true;
        }
        case ColumnKind::date: {
            const auto date = parse_date(raw);
            if (!date) return refuse(fault, "BAD_DATE", "a date YYYY-MM-DD that exists", raw);
            out.text = raw;
            out.number = days_from_epoch(*date);
            return true;
        }
        case ColumnKind::instant: {
            const auto instant = parse_instant(raw);
            if (!instant) return refuse(fault, "BAD_INSTANT", "an instant like 2025-08-01T09:00:00+07:00", raw);
            out.numeric = true;
            out.number = instant->seconds;
            return true;
        }
        case ColumnKind::integer: return parse_integer(column, raw, out, fault);
        case ColumnKind::boolean:
            if (raw != "0" && raw != "1") return refuse(fault, "BAD_BOOLEAN", "0 or 1", raw);
            out.numeric = true;
            out.number = raw == "1";
            return true;
        case ColumnKind::digits:
            if (!all_digits(raw) || static_cast<std::int64_t>(raw.size()) < column.low ||
                static_cast<std::int64_t>(raw.size()) > column.high) {
                const auto count = column.low == column.high
                                       ? std::to_string(column.low)
                                       : std::to_string(column.low) + " to " + std::to_string(column.high);
                return refuse(fault, "BAD_DIGITS", count + " digits", raw);
            }
            out.text = raw;
            return true;
        case ColumnKind::gtin: return parse_gtin(raw, out.text, fault);
        case ColumnKind::hex: return parse_hex(column, raw, out, fault);
        case ColumnKind::key_usage: {
            const auto usage = parse_key_usage(raw);
            if (!usage)
                return refuse(fault, "BAD_USAGE", "words of item, batch, record, hidden, declare, separated by commas",
                              raw);
            out.numeric = true;
            out.number = static_cast<std::int64_t>(*usage);
            return true;
        }
        case ColumnKind::host:
            if (!is_host_pattern(raw)) return refuse(fault, "BAD_HOST", "a lower-case host name, or *. and one", raw);
            out.text = raw;
            return true;
    }
    return false;
}

}  // namespace temviet
