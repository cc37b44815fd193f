// SPDX-License-Identifier: Apache-2.0
// The one schema a registry file may have. Compared without comments and white space, so that explaining a column
// better never makes older files foreign.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace temviet {

inline constexpr std::int32_t kRegistryApplicationId = 0x54454D56;  // "TEMV"
inline constexpr std::int32_t kRegistryUserVersion = 1;
inline constexpr std::uint32_t kRegistryPageSize = 4096;

/// data/schema/registry-1.sql as it stands.
[[nodiscard]] std::string_view registry_schema_text() noexcept;

/// Its statements in order, comments removed and white space collapsed: exactly what the build executes and what a
/// registry's sqlite_schema must hold. `indexes` are made when the rows are there; the search tables are among them.
struct SchemaStatements {
    std::vector<std::string> tables, indexes;
};
[[nodiscard]] const SchemaStatements& registry_schema();

/// Every table in canonical order (by name) with the columns that order its rows; `meta` and what the build derives
/// from the rows (search…) are not among them.
struct CanonicalTable {
    std::string_view name;
    std::string_view order_by;
};
[[nodiscard]] const std::vector<CanonicalTable>& canonical_tables();

}  // namespace temviet
