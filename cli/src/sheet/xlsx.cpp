// SPDX-License-Identifier: Apache-2.0
#include "sheet/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <pugixml.hpp>
#include <temviet/base/text.hpp>

#include "sheet/xlsx_styles.hpp"
#include "sheet/xml_names.hpp"
#include "sheet/zip_parts.hpp"

namespace temviet::cli {
namespace {

namespace limits = sheet_limits;
using Parts = std::map<std::string, std::string>;

bool wanted(std::string_view part) {
    const auto lower = ascii_lower(part);
    if (lower == "mimetype") return true;  // OpenDocument says so here
    if (!lower.ends_with(".xml") && !lower.ends_with(".rels")) return false;
    for (const char* folder : {"/theme/", "/drawings/", "/charts/", "/media/", "/printersettings/", "docprops/", "customxml/", "/externallinks/",
                               "/pivotcache/", "/pivottables/", "/comments", "/metadata"})
        if (lower.find(folder) != std::string::npos) return false;
    return true;
}

/// "_x000D_" stands for a character XML cannot hold (ECMA-376 part 1, §22.9.2.19).
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_' &&
            std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16).ptr == text.data() + at + 6) {
            if (code == '\n' || code == '\t' || (code >= 0x20 && code < 0x7F)) out += static_cast<char>(code);
            at += 6;
            continue;
        }
        out += text[at];
    }
    return out;
}

/// <si> and <is>: plain, or runs of rich text; phonetic readings are left out.
std::string rich_text(const pugi::xml_node& node) {
    std::string out;
    for (const auto child : node.children()) {
        if (xml_is(child, "t")) out += child.child_value();
        else if (xml_is(child, "r")) out += xml_child(child, "t").child_value();
    }
    return unescaped(out);
}

bool is_number(std::string_view text) {
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

/// "BC12" -> column and row, zero-based.
std::optional<std::pair<std::size_t, std::size_t>> parse_reference(std::string_view text) {
    std::size_t column = 0, row = 0, at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at) column = column * 26 + static_cast<std::size_t>(text[at] - 'A' + 1);
    const auto [end, status] = std::from_chars(text.data() + at, text.data() + text.size(), row);
    if (at == 0 || status != std::errc{} || end != text.data() + text.size() || row == 0 || row > limits::kMaxRows || column > limits::kMaxColumns)
        return std::nullopt;
    return std::pair(column - 1, row - 1);
}

class Reader {
public:
    Reader(const Parts& parts, const std::string& name) : parts_(parts), name_(name) {}

    Result<Workbook> read() {
        const auto* workbook = part("xl/workbook.xml");
        if (workbook == nullptr) {
            if (const auto* kind = part("mimetype"); kind != nullptr && kind->find("opendocument") != std::string::npos)
                return fail("SHEET_FORMAT", name_ + " is an OpenDocument file", "save it as .xlsx or CSV UTF-8");
            return fail("SHEET_FORMAT", name_ + " is a zip archive but no .xlsx workbook", "save the table as .xlsx or CSV UTF-8");
        }
        pugi::xml_document document;
        if (!load(document, *workbook)) return no_part("xl/workbook.xml");
        const auto root = xml_child(document, "workbook");
        since_1904_ = xml_child(root, "workbookPr").attribute("date1904").as_bool();
        if (const auto* styles = part("xl/styles.xml")) date_styles_ = date_styles(*styles);
        if (auto ok = read_strings(); !ok) return tl::unexpected(ok.error());
        read_relations();
        Workbook out;
        for (const auto entry : xml_child(root, "sheets").children()) {
            if (!xml_is(entry, "sheet")) continue;
            if (out.sheets.size() >= limits::kMaxSheets) return too_large(std::to_string(limits::kMaxSheets) + " sheets");
            const auto target = relations_.find(std::string(xml_attribute(entry, "id")));
            if (target == relations_.end() || target->second.find("worksheets/") == std::string::npos) continue;  // charts, dialogs
            const auto* content = part(target->second);
            if (content == nullptr) return no_part(target->second);
            Sheet sheet;
            sheet.name = tidy_text(entry.attribute("name").value());
            sheet.hidden = std::string_view(entry.attribute("state").value()).ends_with("idden");  // hidden, veryHidden
            if (auto ok = read_sheet(*content, target->second, sheet); !ok) return tl::unexpected(ok.error());
            out.sheets.push_back(std::move(sheet));
        }
        if (out.sheets.empty()) return fail("SHEET_EMPTY", name_ + " has no sheet with cells", "save the workbook again");
        return out;
    }

private:
    [[nodiscard]] const std::string* part(const std::string& path) const {
        const auto found = parts_.find(path);
        return found == parts_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] tl::unexpected<Error> no_part(const std::string& path) const {
        return fail("SHEET_BROKEN", name_ + ": the part " + display_safe(path, 80) + " is missing or damaged", "save the workbook again");
    }
    [[nodiscard]] tl::unexpected<Error> too_large(const std::string& what) const {
        return fail("SHEET_TOO_LARGE", name_ + " has more than " + what, "split it, or save the one sheet as CSV UTF-8");
    }
    /// No document type is ever needed; with one come entities. pugixml expands none, and this refuses to look further.
    static bool load(pugi::xml_document& document, const std::string& text) {
        if (text.find("<!DOCTYPE") != std::string::npos || text.find("<!ENTITY") != std::string::npos) return false;
        return static_cast<bool>(document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
    }

    Result<void> read_strings() {
        const auto* text = part("xl/sharedStrings.xml");
        if (text == nullptr) return {};
        pugi::xml_document document;
        if (!load(document, *text)) return no_part("xl/sharedStrings.xml");
        for (const auto item : xml_child(document, "sst").children()) {
            if (!xml_is(item, "si")) continue;
            if (strings_.size() >= limits::kMaxCells) return too_large(std::to_string(limits::kMaxCells) + " texts");
            strings_.push_back(tidy_text(rich_text(item)));
        }
        return {};
    }

    void read_relations() {
        const auto* text = part("xl/_rels/workbook.xml.rels");
        pugi::xml_document document;
        if (text == nullptr || !load(document, *text)) return;
        for (const auto relation : xml_child(document, "Relationships").children()) {
            std::string target = relation.attribute("Target").value();
            if (std::string_view(relation.attribute("TargetMode").value()) == "External") continue;
            if (target.starts_with('/')) target.erase(0, 1);
            else target = "xl/" + target;
            relations_[relation.attribute("Id").value()] = target;
        }
    }

    Result<void> read_sheet(const std::string& content, const std::string& path, Sheet& sheet) {
        pugi::xml_document document;
        if (!load(document, content)) return no_part(path);
        const auto root = xml_child(document, "worksheet");
        std::size_t next_row = 0;
        for (const auto row : xml_child(root, "sheetData").children()) {
            if (!xml_is(row, "row")) continue;
            std::size_t number = next_row;
            if (const auto given = row.attribute("r"); given && given.as_ullong() > 0) number = given.as_ullong() - 1;
            if (number >= limits::kMaxRows) return no_part(path);
            next_row = number + 1;
            if (row.attribute("hidden").as_bool()) sheet.hidden_rows.push_back(number);
            if (auto ok = read_row(row, path, number, sheet); !ok) return ok;
        }
        for (const auto merge : xml_child(root, "mergeCells").children()) {
            if (sheet.merges.size() >= limits::kMaxMerges) return too_large(std::to_string(limits::kMaxMerges) + " merged ranges");
            const std::string_view reference = merge.attribute("ref").value();
            const auto colon = reference.find(':');
            if (colon == std::string_view::npos) continue;
            const auto from = parse_reference(reference.substr(0, colon)), to = parse_reference(reference.substr(colon + 1));
            if (!from || !to || from->first > to->first || from->second > to->second) return no_part(path);
            sheet.merges.push_back({from->second, from->first, to->second, to->first});
        }
        return expand_merges(sheet);
    }

    Result<void> read_row(const pugi::xml_node& row, const std::string& path, std::size_t number, Sheet& sheet) {
        std::size_t next_column = 0;
        for (const auto node : row.children()) {
            if (!xml_is(node, "c")) continue;
            std::size_t column = next_column;
            if (const auto reference = node.attribute("r")) {
                const auto parsed = parse_reference(reference.value());
                if (!parsed || parsed->second != number) return no_part(path);
                column = parsed->first;
            }
            if (column >= limits::kMaxColumns) return no_part(path);
            next_column = column + 1;
            SheetCell cell = read_cell(node);
            if (cell.kind == CellKind::empty) continue;
            if (cell.text.size() > limits::kMaxCellBytes) return too_large(std::to_string(limits::kMaxCellBytes) + " bytes in one cell");
            if (auto ok = put(sheet, number, column, std::move(cell)); !ok) return ok;
        }
        return {};
    }

    Result<void> put(Sheet& sheet, std::size_t row, std::size_t column, SheetCell cell) {
        if (row >= sheet.rows.size()) {
            cells_ += row + 1 - sheet.rows.size();
            if (cells_ > limits::kMaxCells) return too_large(std::to_string(limits::kMaxCells) + " cells");
            sheet.rows.resize(row + 1);
        }
        auto& cells = sheet.rows[row];
        if (column >= cells.size()) {
            cells_ += column + 1 - cells.size();
            if (cells_ > limits::kMaxCells) return too_large(std::to_string(limits::kMaxCells) + " cells");
            cells.resize(column + 1);
        }
        cells[column] = std::move(cell);
        return {};
    }

    [[nodiscard]] SheetCell read_cell(const pugi::xml_node& node) const {
        SheetCell cell;
        const std::string_view type = node.attribute("t").value();
        const std::string_view value = xml_child(node, "v").child_value();
        const auto text = [&](std::string content) {
            cell.text = std::move(content);
            cell.kind = cell.text.empty() ? CellKind::empty : CellKind::text;
        };
        if (type == "inlineStr") text(tidy_text(rich_text(xml_child(node, "is"))));
        else if (type == "s") {
            std::size_t index = 0;
            const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), index);
            if (value.empty()) return cell;
            if (status != std::errc{} || end != value.data() + value.size() || index >= strings_.size()) cell = {CellKind::error, false, "#STRING"};
            else text(strings_[index]);
        } else if (type == "str") text(tidy_text(unescaped(value)));
        else if (type == "b") cell = {CellKind::boolean, false, value == "1" || value == "true" ? "1" : "0"};
        else if (type == "e") cell = {CellKind::error, false, value.empty() ? "#" : display_safe(value, 40)};
        else if (type == "d" && !value.empty()) cell = {CellKind::date, false, display_safe(value.substr(0, 10))};
        else if (!value.empty() && !is_number(value)) cell = {CellKind::error, false, display_safe(value, 40)};
        else if (!value.empty()) {
            cell = {CellKind::number, false, std::string(value)};
            const auto style = node.attribute("s").as_uint();
            if (style < date_styles_.size() && date_styles_[style]) {
                const auto day = date_of_serial(value, since_1904_);
                cell = {CellKind::date, false, day.empty() ? std::string(value) : day};
            }
        } else if (xml_child(node, "f"))
            cell = {CellKind::error, false, "=?"};  // a formula that was never calculated
        return cell;
    }

    /// Every cell of a merged range says what its first cell says.
    Result<void> expand_merges(Sheet& sheet) {
        const std::size_t rows = sheet.rows.size(), width = sheet.width();
        for (const auto& merge : sheet.merges) {
            const SheetCell first = sheet.at(merge.first_row, merge.first_column);
            if (first.kind == CellKind::empty) continue;
            for (std::size_t row = merge.first_row; row <= merge.last_row && row < rows; ++row)
                for (std::size_t column = merge.first_column; column <= merge.last_column && column < width; ++column) {
                    if (row == merge.first_row && column == merge.first_column) continue;
                    SheetCell copy = first;
                    copy.merged = true;
                    if (++expanded_ > limits::kMaxCells) return too_large(std::to_string(limits::kMaxCells) + " merged cells");
                    if (auto ok = put(sheet, row, column, std::move(copy)); !ok) return ok;
                }
        }
        return {};
    }

    const Parts& parts_;
    const std::string& name_;
    bool since_1904_ = false;
    std::vector<bool> date_styles_;
    std::vector<std::string> strings_;
    std::map<std::string, std::string> relations_;
    std::size_t cells_ = 0, expanded_ = 0;
};

}  // namespace

Result<Workbook> read_xlsx(std::string_view bytes, const std::string& name) {
    const auto parts = read_zip_parts(bytes, name, wanted);
    if (!parts) return tl::unexpected(parts.error());
    return Reader(*parts, name).read();
}

}  // namespace temviet::cli
