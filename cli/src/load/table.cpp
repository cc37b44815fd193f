// SPDX-License-Identifier: Apache-2.0
#include "load/table.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

constexpr std::size_t kRowsToSearch = 60, kMaxHeadingRows = 3;

/// "Quyết định / Số": the texts above one another in one column, each once.
std::vector<std::string> heading_parts(const Sheet& sheet, std::size_t row, std::size_t rows, std::size_t column) {
    std::vector<std::string> out;
    for (std::size_t at = row; at < row + rows; ++at) {
        std::string text = sheet.at(at, column).text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(std::move(text));
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : " / ") + part;
    return out;
}

struct ColumnMeaning {
    std::optional<Field> field;
    bool mapped_out = false;  // the map says: leave out
    std::string map_key;
};

ColumnMeaning meaning_of(const std::vector<std::string>& parts, const SheetMap& map) {
    if (parts.empty()) return {};
    std::string down, up;
    for (const auto& part : parts) {
        down += (down.empty() ? "" : " ") + part;
        up = part + (up.empty() ? "" : " " + up);
    }
    for (const auto& text : {down, parts.back(), parts.front()}) {
        const auto found = map.columns.find(heading_key(text));
        if (found == map.columns.end()) continue;
        return {found->second, !found->second, found->first};
    }
    for (const auto& text : {down, up, parts.back()})
        if (const auto field = field_of_heading(text)) return {field, false, {}};
    return {};
}

struct Candidate {
    std::size_t row = 0, rows = 1, score = 0;
};

std::optional<Candidate> find_heading(const Sheet& sheet, const SheetMap& map) {
    if (map.heading_row > 0) return Candidate{map.heading_row - 1, map.heading_rows, 1};
    std::optional<Candidate> best;
    const std::size_t width = sheet.width();
    for (std::size_t row = 0; row < std::min(sheet.rows.size(), kRowsToSearch); ++row)
        for (std::size_t rows = 1; rows <= kMaxHeadingRows && row + rows <= sheet.rows.size(); ++rows) {
            std::set<Field> fields;
            for (std::size_t column = 0; column < width; ++column)
                if (const auto meaning = meaning_of(heading_parts(sheet, row, rows, column), map); meaning.field) fields.insert(*meaning.field);
            if (!fields.contains(Field::product_name) || fields.size() < 2) continue;
            if (!best || fields.size() > best->score || (fields.size() == best->score && rows < best->rows)) best = Candidate{row, rows, fields.size()};
        }
    if (!best) return best;
    // A heading cell merged further down belongs to the heading as a whole.
    for (const auto& merge : sheet.merges)
        if (merge.first_row >= best->row && merge.first_row < best->row + best->rows && merge.last_row >= best->row + best->rows &&
            merge.last_row < best->row + kMaxHeadingRows)
            best->rows = merge.last_row - best->row + 1;
    return best;
}

bool is_total(const std::string& text) {
    const auto key = heading_key(text);
    for (const char* word : {"tong", "tong cong", "tong so", "cong", "cong tong"})
        if (key == word || (key.starts_with(std::string(word) + " ") && !key.starts_with("cong ty") && !key.starts_with("cong nghe"))) return true;
    return false;
}

/// "(1)", "1", "A": the row that numbers the columns.
bool is_column_number(const std::string& text) {
    std::string_view rest = text;
    if (rest.starts_with('(') && rest.ends_with(')')) rest = rest.substr(1, rest.size() - 2);
    return !rest.empty() && rest.size() <= 2 && (all_digits(rest) || (rest.size() == 1 && rest[0] >= 'A' && rest[0] <= 'Z'));
}

class TableReader {
public:
    TableReader(const Context& context, const Sheet& sheet, const std::string& file, const SheetMap& map, SheetFaults& faults)
        : context_(context), sheet_(sheet), file_(file), map_(map), faults_(faults) {}

    std::optional<SheetTable> read() {
        const auto heading = find_heading(sheet_, map_);
        if (!heading) return std::nullopt;
        table_.heading_row = heading->row;
        table_.heading_rows = heading->rows;
        read_heading();
        for (std::size_t row = heading->row + heading->rows; row < sheet_.rows.size(); ++row) read_row(row);
        tell_skipped();
        return std::move(table_);
    }

private:
    void fault(std::size_t row, std::optional<std::size_t> column, std::string code, std::string found, std::string message, std::string fix) {
        faults_.add({file_, sheet_.name, row, column ? column_letters(*column) : "", column ? table_.headings[*column] : "", std::move(code),
                     std::move(found), std::move(message), std::move(fix)});
    }

    void read_heading() {
        std::set<std::string> used;
        std::vector<std::string> unknown;
        const std::size_t width = sheet_.width();
        table_.headings.resize(width);
        for (std::size_t column = 0; column < width; ++column) {
            const auto parts = heading_parts(sheet_, table_.heading_row, table_.heading_rows, column);
            table_.headings[column] = joined(parts);
            const auto meaning = meaning_of(parts, map_);
            if (!meaning.map_key.empty()) used.insert(meaning.map_key);
            if (meaning.mapped_out || is_row_number_heading(table_.headings[column])) continue;
            if (!meaning.field) {
                if (!table_.headings[column].empty()) unknown.push_back(table_.headings[column]);
                continue;
            }
            auto& place = table_.columns[static_cast<std::size_t>(*meaning.field)];
            if (place)
                fault(table_.heading_row + 1, column, "DUPLICATE_COLUMN", table_.headings[column],
                      fmt::format(fmt::runtime(context_.tr("cột {} đã là “{}” rồi", "column {} is “{}” already")), column_letters(*place),
                                  field_words(*meaning.field, context_.language == Language::vi)),
                      std::string(context_.tr("đổi tên một cột, hoặc cho nó là null trong tệp ánh xạ", "rename one, or make it null in a mapping file")));
            else
                place = column;
        }
        for (const auto& [key, field] : map_.columns)
            if (field && !used.contains(key))
                fault(table_.heading_row + 1, std::nullopt, "MISSING_COLUMN", key,
                      std::string(context_.tr("tệp ánh xạ nêu một cột không có trong bảng", "the mapping file names a column the sheet does not have")),
                      std::string(context_.tr("sửa tên cột trong tệp ánh xạ", "correct its name in the mapping file")));
        if (!unknown.empty()) {
            std::string names;
            for (const auto& name : unknown) names += (names.empty() ? "" : ", ") + ("“" + display_safe(name, 60) + "”");
            table_.notices.push_back(fmt::format(fmt::runtime(context_.tr("cột không dùng: {}", "columns not used: {}")), names));
        }
    }

    void read_row(std::size_t row) {
        const auto& cells = sheet_.rows[row];
        std::vector<std::size_t> filled;
        for (std::size_t column = 0; column < cells.size(); ++column)
            if (cells[column].kind != CellKind::empty) filled.push_back(column);
        if (filled.empty()) return;
        SheetRecord record;
        record.row = row;
        std::size_t own = 0;  // mapped cells that this row itself fills
        bool repeats_heading = true;
        for (std::size_t at = 0; at < kFieldCount; ++at) {
            if (!table_.columns[at]) continue;
            const auto column = *table_.columns[at];
            const auto& cell = sheet_.at(row, column);
            record.cells[at] = &cell;
            own += cell.kind != CellKind::empty && !cell.merged;
            repeats_heading = repeats_heading && cell.text == sheet_.at(table_.heading_row + table_.heading_rows - 1, column).text;
        }
        const auto& first = cells[filled.front()].text;
        if (repeats_heading) return skip(row, first, context_.tr("tiêu đề lặp lại", "the heading again"));
        // Rows above all numbered columns, below the heading: "(1) (2) (3)".
        if (row <= table_.heading_row + table_.heading_rows + 1 &&
            std::all_of(filled.begin(), filled.end(), [&](auto c) { return is_column_number(cells[c].text); }) && filled.size() >= 3)
            return skip(row, first, context_.tr("số thứ tự cột", "numbers of the columns"));
        const auto text_of = [&](Field field) {
            const auto* cell = record.cells[static_cast<std::size_t>(field)];
            return cell == nullptr ? std::string() : cell->text;
        };
        if (std::any_of(filled.begin(), filled.end(), [&](auto c) { return is_total(cells[c].text); }) && text_of(Field::gtin).empty() &&
            (text_of(Field::product_name).empty() || is_total(text_of(Field::product_name)) || text_of(Field::organisation_name).empty() ||
             is_total(text_of(Field::organisation_name))))
            return skip(row, first, context_.tr("dòng tổng cộng", "a row of totals"));
        // Every mapped cell is part of a range merged across columns: a group, a note, the names of those who sign.
        const auto across = [&](std::size_t column) {
            return std::any_of(sheet_.merges.begin(), sheet_.merges.end(), [&](const auto& merge) {
                return merge.first_row <= row && row <= merge.last_row && merge.first_column <= column && column <= merge.last_column &&
                       merge.last_column > merge.first_column;
            });
        };
        bool only_wide = true;
        for (const auto& column : table_.columns)
            only_wide = only_wide && (!column || sheet_.at(row, *column).kind == CellKind::empty || across(*column));
        if (own == 0 || only_wide) return skip(row, cells[filled.back()].text, context_.tr("dòng nhóm hoặc ghi chú", "a group heading or a note"));
        table_.records.push_back(record);
    }

    void skip(std::size_t row, const std::string& text, std::string_view why) {
        skipped_.push_back(fmt::format(fmt::runtime(context_.tr("dòng {}: {} (“{}”)", "row {}: {} (“{}”)")), row + 1, why, display_safe(text, 60)));
    }
    void tell_skipped() {
        for (const auto& each : skipped_)
            table_.notices.push_back(fmt::format(fmt::runtime(context_.tr("không nhập {}", "not loaded: {}")), each));
        if (!sheet_.hidden_rows.empty()) {
            std::string rows;
            for (std::size_t at = 0; at < sheet_.hidden_rows.size() && at < 20; ++at) rows += (at == 0 ? "" : ", ") + std::to_string(sheet_.hidden_rows[at] + 1);
            table_.notices.push_back(fmt::format(fmt::runtime(context_.tr("có {} dòng đang ẩn, vẫn được nhập: {}{}", "{} hidden rows were read too: {}{}")),
                                                 sheet_.hidden_rows.size(), rows, sheet_.hidden_rows.size() > 20 ? " …" : ""));
        }
    }

    const Context& context_;
    const Sheet& sheet_;
    const std::string& file_;
    const SheetMap& map_;
    SheetFaults& faults_;
    SheetTable table_;
    std::vector<std::string> skipped_;
};

}  // namespace

std::optional<SheetTable> find_table(const Context& context, const Sheet& sheet, const std::string& file, const SheetMap& map, SheetFaults& faults) {
    return TableReader(context, sheet, file, map, faults).read();
}

}  // namespace temviet::cli
