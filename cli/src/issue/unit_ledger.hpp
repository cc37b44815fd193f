// SPDX-License-Identifier: Apache-2.0
// Which units of a declared batch were minted or voided: DECLARATION.units, one line a run. In: spans of units. Out:
// whether they are free. It is written before the first stamp of a run, so that no unit ever gets two stamps.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "issue/append_file.hpp"
#include "issue/declaration_file.hpp"

namespace temviet::cli {

struct UnitSpan {
    std::int64_t first = 0, last = -1;
    [[nodiscard]] std::int64_t count() const noexcept { return last - first + 1; }
    [[nodiscard]] bool meets(const UnitSpan& other) const noexcept { return first <= other.last && other.first <= last; }
};
struct UnitEntry {
    UnitSpan units;
    bool voided = false;
    std::string job, output;  ///< of a run of stamps
};

class UnitLedger {
public:
    /// Locked until it goes out of scope. Errors: LEDGER_DAMAGED, FILE_UNWRITABLE.
    [[nodiscard]] static Result<UnitLedger> open(const std::filesystem::path& declaration, const DeclarationFile& file);

    [[nodiscard]] const std::vector<UnitEntry>& entries() const noexcept { return entries_; }
    [[nodiscard]] bool has_job(const std::string& job) const noexcept;
    /// The first unit behind every one that was taken.
    [[nodiscard]] std::int64_t next() const noexcept;
    /// Units that may still be minted: the quantity, and one more for each minted unit that was voided.
    [[nodiscard]] std::int64_t left() const;
    /// Error UNITS_OUTSIDE, UNITS_TAKEN or OVER_QUANTITY.
    [[nodiscard]] Result<void> check_mint(const UnitSpan& units) const;
    [[nodiscard]] Result<void> add(const UnitEntry& entry, Instant now);

private:
    AppendFile file_;
    BatchDeclaration batch_;
    std::string fingerprint_;
    std::vector<UnitEntry> entries_;
};

/// Error UNITS_OUTSIDE unless the span lies within the declared range.
[[nodiscard]] Result<void> check_inside(const BatchDeclaration& batch, const UnitSpan& units);

}  // namespace temviet::cli
