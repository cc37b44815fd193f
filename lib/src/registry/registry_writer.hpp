// SPDX-License-Identifier: Apache-2.0
// The database file of a build, until it is published. In: judged rows. Out: a temporary file, or nothing.
#pragma once

#include <filesystem>
#include "registry/build_state.hpp"
#include "registry/sqlite.hpp"

namespace temviet {

class RegistryWriter {
public:
    [[nodiscard]] static Result<RegistryWriter> create(const std::filesystem::path& path);
    /// Starts a table: rows of it follow.
    [[nodiscard]] Result<void> begin(const SourceTable& table);
    /// False when a row with the same key is there already.
    [[nodiscard]] Result<bool> insert(const BuildRow& row);
    [[nodiscard]] Result<void> insert_gtins(const BuildState& state);
    [[nodiscard]] Result<void> insert_meta(const RegistryHeader& header);
    /// Indexes, the search index, then the end of the transaction.
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] const SqliteConnection& connection() const noexcept { return db_; }
    [[nodiscard]] const std::vector<std::pair<std::string, std::int64_t>>& counts() const noexcept { return counts_; }

private:
    SqliteConnection db_;
    SqliteStatement insert_;
    std::vector<std::size_t> bound_;  // cell bound to each parameter, after the id of numbered tables
    std::vector<std::pair<std::string, std::int64_t>> counts_;
};

}  // namespace temviet
