// SPDX-License-Identifier: Apache-2.0
// One value of a source file, read as its column wants it.
#pragma once

#include <string>
#include <string_view>
#include "registry/source_tables.hpp"

namespace temviet {

/// A value as it goes into the database. Reused from row to row.
struct Cell {
    bool present = false;
    bool numeric = false;  // number, else text (or blob: raw bytes in text)
    bool blob = false;
    std::string text;
    std::int64_t number = 0;  // dates: days since 1970-01-01 beside the text
    void clear() {
        present = numeric = blob = false;
        text.clear();
        number = 0;
    }
};
struct FieldFault {
    std::string code, message;
};

/// False: `fault` says what was expected and what stands there. References and virtual columns come back as text.
[[nodiscard]] bool parse_field(const SourceColumn& column, std::string_view raw, Cell& out, FieldFault& fault);
/// A GTIN of 8, 12, 13 or 14 digits with a right check digit, as GTIN-14.
[[nodiscard]] bool parse_gtin(std::string_view raw, std::string& gtin14, FieldFault& fault);
/// lower-case host of two labels or more, or "*." in front of one.
[[nodiscard]] bool is_host_pattern(std::string_view text);

}  // namespace temviet
