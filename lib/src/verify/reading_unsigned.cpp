// SPDX-License-Identifier: Apache-2.0
// In: a symbol without a stamp. Out: the product it names, if any.
#include <temviet/base/text.hpp>
#include <temviet/gs1/elements.hpp>
#include <temviet/gs1/gtin.hpp>

#include "reading.hpp"
#include "typed_text.hpp"

namespace temviet::verify {
namespace {

/// YYMMDD of an AI date -> a date; day 00 means the last day of the month (GS1 General Specifications §3.4). The century
/// is the one that puts the year within 49 years before and 50 after 2026 (§7.12): 1977–2076 for every label there is.
std::optional<Date> ai_date(std::string_view value) {
    if (value.size() != 6 || !all_digits(value)) return std::nullopt;
    const auto two = [&](std::size_t at) { return (value[at] - '0') * 10 + (value[at + 1] - '0'); };
    const int year = two(0) >= 77 ? 1900 + two(0) : 2000 + two(0);
    const int month = two(2);
    int day = two(4);
    if (day == 0)
        for (day = 31; day > 28 && !is_real_date(year, month, day);) --day;
    if (!is_real_date(year, month, day)) return std::nullopt;
    return Date{year, month, day};
}

void take(Claims& claims, std::string_view ai, const std::string& value) {
    claims.elements.emplace(std::string(ai), value);
    if (ai == "10") claims.lot = value;
    else if (ai == "21") claims.serial = value;
    else if (ai == "22") claims.cpv = value;
    else if (ai == "11") claims.production = ai_date(value);
    else if (ai == "13") claims.packaging = ai_date(value);
    else if (ai == "15") claims.best_before = ai_date(value);
    else if (ai == "16") claims.sell_by = ai_date(value);
    else if (ai == "17") claims.expiry = ai_date(value);
}

std::optional<UnsignedCode> from_digits(std::string_view digits) {
    UnsignedCode out;
    if (const auto gtin = gs1::to_gtin14(digits)) out.claims.gtin = *gtin;
    else if (gtin.error().code == "BAD_CHECK_DIGIT") out.bad_check_digit = true;
    else return std::nullopt;
    out.claims.elements.emplace("01", out.claims.gtin.value_or(std::string(digits)));
    return out;
}

std::optional<UnsignedCode> from_elements(std::string_view payload, gs1::Syntax syntax, std::string_view identifier) {
    UnsignedCode out;
    const auto parsed = gs1::parse(payload, syntax, identifier);
    if (parsed) {
        for (const auto& element : parsed->items) {
            if (element.ai == "01") {
                const auto gtin = gs1::to_gtin14(element.value);
                if (gtin) out.claims.gtin = *gtin;
            }
            take(out.claims, element.ai, element.value);
        }
        if (!parsed->host.empty()) out.claims.host = ascii_lower(parsed->host);
        if (!out.claims.gtin) return std::nullopt;
        return out;
    }
    if (parsed.error().code == "BAD_CHECK_DIGIT") {
        out.bad_check_digit = true;
        return out;
    }
    // One wrong element does not hide which product the code names.
    if (syntax != gs1::Syntax::element_string) return std::nullopt;
    const auto raw = gs1::split_element_string(payload);
    if (!raw) return std::nullopt;
    for (const auto& element : *raw) {
        if (element.ai == "01" && !out.claims.gtin)
            if (const auto gtin = gs1::to_gtin14(element.value)) out.claims.gtin = *gtin;
        if (element.ai == "10" || element.ai == "21" || element.ai == "17") take(out.claims, element.ai, std::string(element.value));
    }
    if (!out.claims.gtin) return std::nullopt;
    return out;
}

}  // namespace

std::optional<UnsignedCode> read_unsigned(const Symbol& symbol) {
    const std::string_view text = symbol.bytes;
    if (is_element_string_identifier(symbol.symbology_identifier))
        return from_elements(text, gs1::Syntax::element_string, symbol.symbology_identifier);
    if (starts_with_icase(text, "http://") || starts_with_icase(text, "https://"))
        return from_elements(text, gs1::Syntax::digital_link, {});
    switch (symbol.format) {
        case SymbolFormat::upc_e:
            if (const auto upc_a = gs1::expand_upc_e(text)) return from_digits(*upc_a);
            return from_digits(text);
        case SymbolFormat::ean13:
        case SymbolFormat::ean8:
        case SymbolFormat::upc_a: return from_digits(text);
        case SymbolFormat::itf: return text.size() == 14 ? from_digits(text) : std::nullopt;
        case SymbolFormat::text:
        case SymbolFormat::unknown:
            // Typed numbers, and hardware scanners that name the symbol by its identifier alone (]E0 EAN-13, ]E4 EAN-8).
            if (all_digits(text) && (symbol.symbology_identifier.empty() || symbol.symbology_identifier.starts_with("]E") ||
                                     (symbol.symbology_identifier.starts_with("]I") && text.size() == 14)))
                return from_digits(text);
            if (!symbol.symbology_identifier.empty()) return std::nullopt;
            if (text.find(kSeparator) != std::string_view::npos) return from_elements(text, gs1::Syntax::element_string, {});
            [[fallthrough]];
        case SymbolFormat::qr:
        case SymbolFormat::data_matrix:
            if (text.starts_with('(')) return from_elements(text, gs1::Syntax::bracketed, {});
            return std::nullopt;
        case SymbolFormat::micro_qr:
        case SymbolFormat::rmqr:
        case SymbolFormat::aztec:
        case SymbolFormat::pdf417:
        case SymbolFormat::code128:
        case SymbolFormat::code39:
        case SymbolFormat::code93:
        case SymbolFormat::codabar:
        case SymbolFormat::databar:
        case SymbolFormat::databar_expanded:
        case SymbolFormat::databar_limited: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace temviet::verify
