// SPDX-License-Identifier: Apache-2.0
// Delimited text: , ; or tab, quoted or not, rows of any length.
#pragma once

#include "sheet/workbook.hpp"

namespace temviet::cli {

struct DelimitedRecord {
    std::size_t line = 1;            ///< 1-based, of its first line
    std::size_t begin = 0, end = 0;  ///< its bytes, with the line's end
    std::vector<std::string> fields; ///< unquoted, nothing trimmed
};

/// Every record of valid UTF-8 `text`. Error SHEET_BROKEN names the line whose quotation mark is never closed.
[[nodiscard]] Result<std::vector<DelimitedRecord>> split_records(std::string_view text, char separator, const std::string& name);
/// The separator that cuts the first lines most evenly; "sep=;" on the first line decides.
[[nodiscard]] char guess_separator(std::string_view text);
[[nodiscard]] Result<Workbook> read_delimited(std::string_view bytes, const std::string& name);

}  // namespace temviet::cli
