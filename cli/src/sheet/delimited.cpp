// SPDX-License-Identifier: Apache-2.0
#include "sheet/delimited.hpp"

#include <algorithm>
#include <map>
#include <temviet/base/text.hpp>

#include "sheet/encoding.hpp"

namespace temviet::cli {
namespace {

constexpr std::size_t kLinesToGuess = 40;

/// A first line of Excel's own: "sep=;".
char declared_separator(std::string_view text) {
    if (!starts_with_icase(text, "sep=") || text.size() < 5) return 0;
    const auto rest = text.substr(5);
    return rest.empty() || rest[0] == '\n' || rest.starts_with("\r\n") ? text[4] : 0;
}

}  // namespace

char guess_separator(std::string_view text) {
    if (const char declared = declared_separator(text)) return declared;
    char best = ',';
    std::size_t best_score = 0;
    for (const char candidate : {';', '\t', ',', '|'}) {
        // How many lines agree on how many fields: a comma inside Vietnamese text or an address agrees on nothing.
        std::map<std::size_t, std::size_t> lines_by_count;
        std::size_t count = 0, lines = 0;
        bool inside = false;
        for (std::size_t at = 0; at <= text.size() && lines < kLinesToGuess; ++at) {
            const char c = at < text.size() ? text[at] : '\n';
            if (c == '"') inside = !inside;
            if (inside) continue;
            if (c == candidate) ++count;
            if (c != '\n') continue;
            if (count > 0) ++lines_by_count[count];
            count = 0;
            ++lines;
        }
        for (const auto& [fields, agreeing] : lines_by_count)
            if (const auto score = agreeing * 64 + std::min<std::size_t>(fields, 63); score > best_score) {
                best_score = score;
                best = candidate;
            }
    }
    return best;
}

Result<std::vector<DelimitedRecord>> split_records(std::string_view text, char separator, const std::string& name) {
    std::vector<DelimitedRecord> out;
    std::size_t at = 0, line = 1, cells = 0;
    while (at < text.size()) {
        DelimitedRecord record;
        record.line = line;
        record.begin = at;
        for (bool more = true; more;) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                const std::size_t opened = line;
                for (++at;; ++at) {
                    if (at >= text.size())
                        return fail("SHEET_BROKEN",
                                    name + ", line " + std::to_string(opened) + ": a quotation mark is opened and never closed",
                                    "close it, or save the file again as CSV UTF-8");
                    if (text[at] == '\n') ++line;
                    if (text[at] == '"') {
                        if (at + 1 >= text.size() || text[at + 1] != '"') break;
                        ++at;
                    }
                    field += text[at];
                }
                ++at;
            }
            // A quotation mark inside an unquoted field, or after a closing one, is only a character: so spreadsheets read it.
            while (at < text.size() && text[at] != separator && text[at] != '\n') field += text[at++];
            more = at < text.size() && text[at] == separator;
            if (!more && field.ends_with('\r')) field.pop_back();
            if (field.size() > sheet_limits::kMaxCellBytes || ++cells > sheet_limits::kMaxCells)
                return fail("SHEET_TOO_LARGE",
                            name + ", line " + std::to_string(line) + ": more than " +
                                (cells > sheet_limits::kMaxCells ? std::to_string(sheet_limits::kMaxCells) + " cells"
                                                                 : std::to_string(sheet_limits::kMaxCellBytes) + " bytes in one cell"),
                            "split the file");
            record.fields.push_back(std::move(field));
            if (more) ++at;
        }
        if (at < text.size()) ++at;  // the line feed
        ++line;
        record.end = at;
        out.push_back(std::move(record));
    }
    return out;
}

Result<Workbook> read_delimited(std::string_view bytes, const std::string& name) {
    Workbook out;
    out.is_text = true;
    auto text = decode_text(bytes, name, out.encoding);
    if (!text) return tl::unexpected(text.error());
    // Old Macintosh line ends.
    if (text->find('\n') == std::string::npos) std::replace(text->begin(), text->end(), '\r', '\n');
    out.separator = guess_separator(*text);
    auto records = split_records(*text, out.separator, name);
    if (!records) return tl::unexpected(records.error());
    Sheet sheet;
    const bool declared = declared_separator(*text) != 0;
    for (auto& record : *records) {
        // A record stands in the row that its first line has in an editor, whatever lines stand inside quoted fields.
        if (record.line > sheet.rows.size() + 1) sheet.rows.resize(record.line - 1);
        std::vector<SheetCell> row;
        if (!(declared && record.line == 1))
            for (auto& field : record.fields) {
                SheetCell cell;
                // "=""893…""" is how some programs keep a spreadsheet from making a number of a code; ' in front is another.
                if (field.starts_with("=\"") && field.ends_with('"') && field.size() > 2) field = field.substr(2, field.size() - 3);
                cell.text = tidy_text(field);
                if (cell.text.starts_with('\'')) cell.text = tidy_text(std::string_view(cell.text).substr(1));
                cell.kind = cell.text.empty() ? CellKind::empty : CellKind::text;
                row.push_back(std::move(cell));
            }
        while (!row.empty() && row.back().kind == CellKind::empty) row.pop_back();
        sheet.rows.push_back(std::move(row));
    }
    out.sheets.push_back(std::move(sheet));
    return out;
}

}  // namespace temviet::cli
