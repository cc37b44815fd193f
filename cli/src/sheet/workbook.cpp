// SPDX-License-Identifier: Apache-2.0
// Which kind of file it is, and what every kind shares.
#include "sheet/workbook.hpp"

#include <algorithm>
#include <temviet/base/text.hpp>

#include "sheet/delimited.hpp"
#include "sheet/xlsx.hpp"

namespace temviet::cli {

const SheetCell& Sheet::at(std::size_t row, std::size_t column) const noexcept {
    static const SheetCell kEmpty;
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : kEmpty;
}

std::size_t Sheet::width() const noexcept {
    std::size_t out = 0;
    for (const auto& row : rows) out = std::max(out, row.size());
    return out;
}

std::string column_letters(std::size_t column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

std::string tidy_text(std::string_view text) {
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        std::size_t blank = 0;  // bytes of a character that counts as a space
        if (c == ' ' || c == '\t' || c == '\r') blank = 1;
        else if (text.substr(at).starts_with("\xC2\xA0")) blank = 2;        // no-break space
        else if (text.substr(at).starts_with("\xE2\x80\x8B") || text.substr(at).starts_with("\xEF\xBB\xBF") ||
                 text.substr(at).starts_with("\xE2\x80\xAF"))
            blank = 3;  // zero-width space, stray byte order mark, narrow no-break space
        if (blank != 0) {
            space = true;
            at += blank - 1;
            continue;
        }
        if (c == '\n') {
            if (!out.empty() && out.back() != '\n') out += '\n';
            space = false;
            continue;
        }
        if (space && !out.empty() && out.back() != '\n') out += ' ';
        space = false;
        out += c;
    }
    while (out.ends_with('\n')) out.pop_back();
    return nfc(out);
}

Result<Workbook> read_workbook(std::string_view bytes, const std::string& name) {
    if (bytes.empty()) return fail("SHEET_EMPTY", name + " is empty", "save the spreadsheet again");
    if (bytes.size() > sheet_limits::kMaxFileBytes)
        return fail("SHEET_TOO_LARGE", name + " is larger than " + std::to_string(sheet_limits::kMaxFileBytes >> 20) + " MB",
                    "split it, or save the sheet as CSV UTF-8");
    if (bytes.starts_with("PK")) return read_xlsx(bytes, name);
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return fail("SHEET_FORMAT", name + " is an old .xls workbook, or one with a password",
                    "open it, take the password away, and save it as .xlsx or CSV UTF-8");
    if (bytes.starts_with("<?xml") || bytes.starts_with("<html") || bytes.starts_with("%PDF") || bytes.starts_with("{\\rtf"))
        return fail("SHEET_FORMAT", name + " is no spreadsheet file", "save the table as .xlsx or CSV UTF-8");
    return read_delimited(bytes, name);
}

}  // namespace temviet::cli
