// SPDX-License-Identifier: Apache-2.0
// Everything that is wrong with a spreadsheet, told at once: on stderr, as JSON, as a CSV a spreadsheet program opens.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli.hpp"

namespace temviet::cli {

struct SheetFault {
    std::string file, sheet;
    std::size_t row = 0;    ///< 1-based; 0 = the sheet as a whole
    std::string column;     ///< letters; empty = the whole row
    std::string heading;    ///< what the column is called there
    std::string code;       ///< stable, e.g. GTIN_ROUNDED
    std::string found;      ///< what stands there
    std::string message, fix;
};

class SheetFaults {
public:
    explicit SheetFaults(std::size_t limit) : limit_(limit) {}
    void add(SheetFault fault) {
        ++count_;
        if (list_.size() < limit_) list_.push_back(std::move(fault));
    }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    [[nodiscard]] const std::vector<SheetFault>& list() const noexcept { return list_; }

private:
    std::size_t limit_, count_ = 0;
    std::vector<SheetFault> list_;
};

/// "file [sheet] C7 “Mã vạch”: message; found “…” [CODE]" and the fix on a line of its own.
[[nodiscard]] std::string fault_line(const SheetFault& fault);
/// UTF-8 with byte order mark and CRLF, so that a spreadsheet program opens it as it is; no cell can act as a formula.
[[nodiscard]] std::string faults_csv(const Context& context, const std::vector<SheetFault>& faults);

}  // namespace temviet::cli
