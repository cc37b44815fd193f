// SPDX-License-Identifier: Apache-2.0
// The CSV sources of a registry, edited row by row. In: a folder. Out: new contents of the files that changed; lines nobody
// touched keep their bytes. Must not know what the columns mean.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet::cli {

struct SourceRow {
    std::vector<std::string> values;
    std::string raw;          ///< its bytes while unchanged; empty for a new or changed row
    std::size_t origin = 0;   ///< row of the spreadsheet that made or changed it, 1-based; 0 = none
};

class SourceTableFile {
public:
    std::vector<SourceRow> rows;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::string get(std::size_t row, std::string_view column) const;
    /// Adds the column when the file lacks it; does nothing when the value is there already. True when it changed.
    bool set(std::size_t row, std::string_view column, const std::string& value);
    /// Appends an empty row and returns its place.
    std::size_t append();
    [[nodiscard]] bool changed() const noexcept { return changed_; }
    [[nodiscard]] std::string to_text() const;
    /// Line of the written file (1-based) -> place in `rows`, for errors of a build over it; npos when there is none.
    [[nodiscard]] std::size_t row_at_line(std::size_t line) const;

private:
    friend class SourceFolder;
    [[nodiscard]] std::size_t find(std::string_view column) const;
    [[nodiscard]] std::string record(const std::vector<std::string>& values) const;

    std::string name_, newline_ = "\r\n", header_raw_;
    std::vector<std::string> columns_;
    char separator_ = ',';
    bool changed_ = false, columns_changed_ = false, bom_ = false;
};

class SourceFolder {
public:
    /// Reads nothing yet but checks that registry.json is there. Error NOT_SOURCES.
    [[nodiscard]] static Result<SourceFolder> open(const std::filesystem::path& folder);
    /// The table's file, read on first use; empty with all columns of the schema when it does not exist yet.
    /// Errors: SOURCE_IS_JSON (the table is a .json file), SHEET_BROKEN, those of read_file().
    [[nodiscard]] Result<SourceTableFile*> table(std::string_view name);
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return folder_; }
    /// File name -> new content, of every table that changed.
    [[nodiscard]] std::map<std::string, std::string> changed_files() const;
    [[nodiscard]] const SourceTableFile* find(std::string_view name) const;

private:
    std::filesystem::path folder_;
    std::map<std::string, SourceTableFile, std::less<>> tables_;
};

}  // namespace temviet::cli
