// SPDX-License-Identifier: Apache-2.0
// From a sheet to records: which rows are the heading, what each column is, which rows are no data. Nothing is left out
// without being named.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "load/faults.hpp"
#include "load/fields.hpp"
#include "load/sheet_map.hpp"
#include "sheet/workbook.hpp"

namespace temviet::cli {

struct SheetRecord {
    std::size_t row = 0;  ///< zero-based
    std::array<const SheetCell*, kFieldCount> cells{};  ///< null = no such column; borrowed from the sheet
};

struct SheetTable {
    std::size_t heading_row = 0, heading_rows = 1;                   ///< zero-based
    std::array<std::optional<std::size_t>, kFieldCount> columns{};   ///< place of each field's column
    std::vector<std::string> headings;                               ///< by column, as written
    std::vector<SheetRecord> records;
    std::vector<std::string> notices;                                ///< what was left out, in words
};

/// The table in `sheet`; nullopt when no heading with a product name is found there and the map does not point to one.
/// Mistakes in the heading (a field twice, a mapped column that is not there) go to `faults`.
[[nodiscard]] std::optional<SheetTable> find_table(const Context& context, const Sheet& sheet, const std::string& file, const SheetMap& map,
                                                   SheetFaults& faults);

}  // namespace temviet::cli
