// SPDX-License-Identifier: Apache-2.0
// In: a line of a file of stamps and the declaration it belongs to. Out: what is wrong with it, or nothing.
#pragma once

#include <optional>
#include <string>

#include "issue/declaration_file.hpp"
#include "issue/stamp_row.hpp"

namespace temviet::cli {

class RowChecker {
public:
    /// `key` = the stamps' key, already known to be a valid point.
    RowChecker(const DeclarationFile& declaration, IssuerKey key) : declaration_(declaration), key_(std::move(key)) {}

    /// One line in English, or nullopt: goods, lot, unit, serial and stamp id are the declaration's and the payload's;
    /// with `signature`, the stamp opens with the key too.
    [[nodiscard]] std::optional<std::string> problem(const StampRow& row, bool signature) const;

private:
    const DeclarationFile& declaration_;
    IssuerKey key_;
};

/// The symbol a payload is printed as: a link or record is text of a QR, all else the bytes of a GS1 DataMatrix.
[[nodiscard]] Symbol symbol_of_stamp(std::string payload);

}  // namespace temviet::cli
