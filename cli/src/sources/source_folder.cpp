// SPDX-License-Identifier: Apache-2.0
#include "sources/source_folder.hpp"

#include <algorithm>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>
#include <temviet/registry/build.hpp>

#include "sheet/delimited.hpp"

namespace temviet::cli {
namespace {

/// As the build reads a value: spaces and no-break spaces around it are no part of it.
std::string trimmed(std::string_view text) {
    const auto blank_in_front = [&] { return text.starts_with(' ') || text.starts_with('\t') ? 1u : text.starts_with("\xC2\xA0") ? 2u : 0u; };
    const auto blank_behind = [&] { return text.ends_with(' ') || text.ends_with('\t') ? 1u : text.ends_with("\xC2\xA0") ? 2u : 0u; };
    while (const auto n = blank_in_front()) text.remove_prefix(n);
    while (const auto n = blank_behind()) text.remove_suffix(n);
    return std::string(text);
}

bool all_empty(const std::vector<std::string>& values) {
    return std::all_of(values.begin(), values.end(), [](const auto& value) { return value.empty(); });
}

}  // namespace

std::size_t SourceTableFile::find(std::string_view column) const {
    return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
}

std::string SourceTableFile::get(std::size_t row, std::string_view column) const {
    const auto at = find(column);
    return row < rows.size() && at < rows[row].values.size() ? rows[row].values[at] : std::string();
}

bool SourceTableFile::set(std::size_t row, std::string_view column, const std::string& value) {
    if (get(row, column) == value) return false;
    auto at = find(column);
    if (at == columns_.size()) {
        columns_.emplace_back(column);
        columns_changed_ = true;
    }
    auto& values = rows[row].values;
    if (values.size() <= at) values.resize(at + 1);
    values[at] = value;
    rows[row].raw.clear();
    changed_ = true;
    return true;
}

std::size_t SourceTableFile::append() {
    rows.push_back({std::vector<std::string>(columns_.size()), {}, 0});
    changed_ = true;
    return rows.size() - 1;
}

std::string SourceTableFile::record(const std::vector<std::string>& values) const {
    std::string out;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        if (at > 0) out += separator_;
        const std::string& value = at < values.size() ? values[at] : std::string();
        if (value.find_first_of("\"\r\n") == std::string::npos && value.find(separator_) == std::string::npos) {
            out += value;
            continue;
        }
        out += '"';
        for (const char c : value) out += c == '"' ? "\"\"" : std::string(1, c);
        out += '"';
    }
    return out + newline_;
}

std::string SourceTableFile::to_text() const {
    std::string out = bom_ ? "\xEF\xBB\xBF" : "";
    out += columns_changed_ || header_raw_.empty() ? record(columns_) : header_raw_;
    for (const auto& row : rows) {
        if (!out.ends_with('\n')) out += newline_;  // the last line of a file may lack its end
        out += columns_changed_ || row.raw.empty() ? record(row.values) : row.raw;
    }
    return out;
}

std::size_t SourceTableFile::row_at_line(std::size_t line) const {
    std::size_t at = 2;  // after the header line
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string text = columns_changed_ || rows[row].raw.empty() ? record(rows[row].values) : rows[row].raw;
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        if (line >= at && line < at + std::max<std::size_t>(lines, 1)) return row;
        at += lines;
    }
    return static_cast<std::size_t>(-1);
}

Result<SourceFolder> SourceFolder::open(const std::filesystem::path& folder) {
    std::error_code status;
    if (!std::filesystem::is_regular_file(folder / "registry.json", status))
        return fail("NOT_SOURCES", display_path(folder) + " holds no registry.json: it is no folder of sources",
                    "temviet registry init FOLDER --id ID makes one");
    SourceFolder out;
    out.folder_ = folder;
    return out;
}

Result<SourceTableFile*> SourceFolder::table(std::string_view name) {
    if (const auto found = tables_.find(name); found != tables_.end()) return &found->second;
    const std::string file = std::string(name) + ".csv";
    SourceTableFile table;
    table.name_ = name;
    std::error_code status;
    if (std::filesystem::exists(folder_ / (std::string(name) + ".json"), status))
        return fail("SOURCE_IS_JSON", display_path(folder_ / (std::string(name) + ".json")) + ": this table is kept as JSON",
                    "only CSV tables can be edited here: turn it into " + file);
    auto text = read_file(folder_ / file, limits::kMaxSourceFileBytes);
    if (!text && text.error().code != "FILE_NOT_FOUND") return tl::unexpected(text.error());
    if (!text || text->empty()) {
        table.columns_ = source_columns(name);
        table.columns_changed_ = true;
        return &tables_.emplace(std::string(name), std::move(table)).first->second;
    }
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF")) {
        table.bom_ = true;
        rest.remove_prefix(3);
    }
    // The same rule as the build's: the first of , ; and tab that the header line holds.
    const auto header = rest.substr(0, rest.find('\n'));
    for (const char candidate : {',', ';', '\t'})
        if (header.find(candidate) != std::string_view::npos) {
            table.separator_ = candidate;
            break;
        }
    if (!header.ends_with('\r')) table.newline_ = "\n";
    auto records = split_records(rest, table.separator_, display_path(folder_ / file));
    if (!records) return tl::unexpected(records.error());
    for (auto& record : *records) {
        const std::string raw(rest.substr(record.begin, record.end - record.begin));
        for (auto& field : record.fields) field = trimmed(field);
        if (table.columns_.empty()) {
            table.columns_ = std::move(record.fields);
            table.header_raw_ = raw;
            continue;
        }
        // Blank lines stay where they are: with the row in front of them, or with the header.
        if (all_empty(record.fields)) {
            (table.rows.empty() ? table.header_raw_ : table.rows.back().raw) += raw;
            continue;
        }
        table.rows.push_back({std::move(record.fields), raw, 0});
    }
    return &tables_.emplace(std::string(name), std::move(table)).first->second;
}

std::map<std::string, std::string> SourceFolder::changed_files() const {
    std::map<std::string, std::string> out;
    for (const auto& [name, table] : tables_)
        if (table.changed()) out[name + ".csv"] = table.to_text();
    return out;
}

const SourceTableFile* SourceFolder::find(std::string_view name) const {
    const auto found = tables_.find(name);
    return found == tables_.end() ? nullptr : &found->second;
}

}  // namespace temviet::cli
