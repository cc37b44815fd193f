// SPDX-License-Identifier: Apache-2.0
// The database file of a build, until it is published. In: judged rows. Out: a temporary file, or nothing.
#pragma once

#include <filesystem>
#include "registry/build_state.hpp"
#include "registry/sqlite.hpp"

namespace temviet {

/// A sibling temporary file that goes away unless it is published. After kill -9 a file NAME.tmp-XXXXXX stays: nothing
/// ever reads it, and the next one beside the same target removes it. Whoever still works on one holds a lock on it.
class TemporaryFile {
public:
    [[nodiscard]] static Result<TemporaryFile> beside(const std::filesystem::path& target);
    TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// fsync, rename over `target`.
    [[nodiscard]] Result<void> publish(const std::filesystem::path& target);

private:
    TemporaryFile(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::filesystem::path path_;
    int lock_ = -1;  ///< an open descriptor of the file, flock()ed
};

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
