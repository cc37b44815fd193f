// SPDX-License-Identifier: Apache-2.0
// A mapping file: what foreign headings, words and names mean. JSON, strict: an unknown member is an error.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

#include "load/fields.hpp"

namespace temviet::cli {

struct SheetMap {
    std::string sheet;                                         ///< name of the sheet to read, also a hidden one
    std::size_t heading_row = 0, heading_rows = 1;             ///< 1-based; 0 = to be found
    std::map<std::string, std::optional<Field>> columns;       ///< by heading_key(); nullopt = leave out
    std::map<Field, std::string> constants;                    ///< for rows that say nothing
    std::map<Field, std::map<std::string, std::string>> words; ///< by heading_key() of the word
    std::map<std::string, std::string> organisations;          ///< name as written -> id in the sources, or "new"
    enum class Places { any, before_2025_07, since_2025_07 } places = Places::any;
};

/// Error BAD_MAP names the member and what may stand there.
[[nodiscard]] Result<SheetMap> parse_sheet_map(std::string_view json, const std::string& name);

}  // namespace temviet::cli
