// SPDX-License-Identifier: Apache-2.0
#include "issue/row_checker.hpp"

#include <temviet/base/text.hpp>

namespace temviet::cli {

Symbol symbol_of_stamp(std::string payload) {
    const bool elements = payload.size() > 2 && is_digit(payload[0]) && is_digit(payload[1]);
    Symbol out = text_symbol(std::move(payload));
    out.symbology_identifier = elements ? "]d2" : "]Q1";
    return out;
}

std::optional<std::string> RowChecker::problem(const StampRow& row, bool signature) const {
    const BatchDeclaration& batch = declaration_.batch;
    const auto unit = unit_number(row.serial, static_cast<int>(batch.width), static_cast<int>(batch.rand_len));
    if (!unit) return "the serial " + display_safe(row.serial, 40) + " has not the declared shape";
    if (row.unit != unit) return "the unit is not the one of the serial";
    if (*unit < batch.first || batch.last < *unit) return "unit " + std::to_string(*unit) + " is not within the declared range";
    const ParsedStamp stamp = parse_stamp(symbol_of_stamp(row.payload));
    if (stamp.form() != OpenOutcome::ok) return "the payload is no stamp: " + std::string(to_string(stamp.form())) + " " + stamp.detail();
    const Claims& claims = stamp.claims();
    if (claims.gtin != batch.gtin || claims.pid != batch.pid) return "the stamp names other goods";
    if (claims.lot != batch.lot) return "the stamp names another lot";
    if (claims.serial != row.serial) return "the stamp carries another serial";
    if (to_hex(stamp.stamp_id(declaration_.env)) != row.stamp_id) return "the stamp id is not the payload's";
    if (!signature) return std::nullopt;
    const auto opened = StampOpener::open(stamp, key_, declaration_.env);
    if (!opened) return "the stamp does not open with this key: " + std::string(to_string(opened.error()));
    if (!opened->usage_ok()) return "the key may not sign this kind of stamp";
    return std::nullopt;
}

}  // namespace temviet::cli
