// SPDX-License-Identifier: Apache-2.0
// What differs between two registry files, row by row, in the words of the sources.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet {

/// One row as a source folder would give it: values in the order of `columns`, empty = not given.
struct RowChange {
    std::string table;
    const std::vector<std::string>* columns = nullptr;  ///< valid during the call
    std::optional<std::vector<std::string>> before, after;

    /// The value of a column in `after`, else in `before`; empty when the table has no such column.
    [[nodiscard]] std::string value(std::string_view column) const;
    [[nodiscard]] std::string value_before(std::string_view column) const;
};

/// Tells every row that is only in `before`, only in `after`, or in both with other values, table by table in build
/// order. `before` may be empty: every row of `after` is new. Return false to stop (error
/// CANCELLED). Signatures are not asked for: only to show people what would change, never to believe a row.
/// Errors: FILE_NOT_FOUND, REGISTRY_CORRUPT.
[[nodiscard]] Result<void> compare_registries(const std::filesystem::path& before, const std::filesystem::path& after,
                                              const std::function<bool(const RowChange&)>& tell);

}  // namespace temviet
