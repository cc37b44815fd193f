// SPDX-License-Identifier: Apache-2.0
// Spreadsheets as they are. In: the bytes of an .xlsx or delimited text file, untrusted. Out: named sheets of cells, with
// what a person would want to know about them. Must not know what a column means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <vector>

namespace temviet::cli {

enum class CellKind : std::uint8_t { empty, text, number, date, boolean, error };

struct SheetCell {
    CellKind kind = CellKind::empty;
    bool merged = false;  ///< repeats the first cell of a merged range
    /// text: NFC, white space collapsed, line breaks kept · number: as stored ("8934563138134", "8.93E+12") · date:
    /// YYYY-MM-DD, or what stands there when it is no day · boolean: 1 or 0 · error: "#N/A"
    std::string text;
};

/// Zero-based, inclusive.
struct CellRange {
    std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Sheet {
    std::string name;  ///< empty for delimited text
    bool hidden = false;
    std::vector<std::vector<SheetCell>> rows;  ///< from row 1 on; rows end at their last cell
    std::vector<CellRange> merges;
    std::vector<std::size_t> hidden_rows;  ///< read as well; zero-based

    [[nodiscard]] const SheetCell& at(std::size_t row, std::size_t column) const noexcept;
    [[nodiscard]] std::size_t width() const noexcept;
};

struct Workbook {
    std::vector<Sheet> sheets;
    bool is_text = false;     ///< CSV or the like
    char separator = 0;       ///< of delimited text
    std::string encoding;     ///< of delimited text: "UTF-8", "UTF-16LE", "Windows-1258"
};

/// Limits on what a spreadsheet may cost.
namespace sheet_limits {
inline constexpr std::size_t kMaxFileBytes = 64u << 20;
inline constexpr std::size_t kMaxUnpackedBytes = 64u << 20;  // all parts together
inline constexpr std::size_t kMaxEntries = 4096;
inline constexpr std::size_t kMaxRatio = 250;                // asked for beyond kRatioFrom bytes
inline constexpr std::size_t kRatioFrom = 8u << 20;
inline constexpr std::size_t kMaxCells = 2'000'000;          // with the empty ones in front of a row's last cell
inline constexpr std::size_t kMaxRows = 1'048'576, kMaxColumns = 16'384;
inline constexpr std::size_t kMaxSheets = 256;
inline constexpr std::size_t kMaxMerges = 100'000;
inline constexpr std::size_t kMaxCellBytes = 64 * 1024;
}  // namespace sheet_limits

/// `name` is shown in errors (already safe to display). Errors: SHEET_EMPTY, SHEET_FORMAT (old .xls, .ods, encrypted,
/// something else), SHEET_BROKEN, SHEET_TOO_LARGE, SHEET_BOMB, SHEET_ENCODING (names the encoding it looks like).
[[nodiscard]] Result<Workbook> read_workbook(std::string_view bytes, const std::string& name);

/// "A", "B" … "XFD".
[[nodiscard]] std::string column_letters(std::size_t column);
/// A cell's text: NFC, no-break and repeated spaces collapsed, trimmed.
[[nodiscard]] std::string tidy_text(std::string_view text);

}  // namespace temviet::cli
