// SPDX-License-Identifier: Apache-2.0
// One line of a file of stamps, as CSV or NDJSON: unit, serial, payload, stamp_id. Must not know keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace temviet::cli {

enum class RowFormat { csv, ndjson };

struct StampRow {
    std::optional<std::int64_t> unit;
    std::string serial;
    std::string payload;  ///< the bytes of the symbol; in CSV the separator 0x1D is written <GS>
    std::string stamp_id;  ///< hexadecimal
};

/// The first line of the file; empty for NDJSON.
[[nodiscard]] std::string header_line(RowFormat format);
[[nodiscard]] std::string to_line(const StampRow& row, RowFormat format);

/// Fields of one CSV line (RFC 4180 quoting, no line breaks inside); nullopt when a quote is left open.
[[nodiscard]] std::optional<std::vector<std::string>> split_csv(std::string_view line, char separator);

/// Reads lines as written above, and CSV files that a spreadsheet saved again: other column orders, more columns, `;` or
/// tab between them, quotes, a byte order mark, CRLF.
class StampRowParser {
public:
    /// The first line decides; false: neither NDJSON nor a header with a column payload.
    [[nodiscard]] bool start(std::string_view first_line);
    /// NDJSON has no header: its first line is a row too.
    [[nodiscard]] bool first_is_row() const noexcept { return format_ == RowFormat::ndjson; }
    [[nodiscard]] std::optional<StampRow> parse(std::string_view line) const;

private:
    RowFormat format_ = RowFormat::csv;
    char separator_ = ',';
    std::size_t columns_ = 0;
    std::optional<std::size_t> unit_, serial_, payload_, stamp_id_;
};

}  // namespace temviet::cli
