// SPDX-License-Identifier: Apache-2.0
// OUTPUT.job: what a run of stamps was asked for, so that --resume goes on with the same run or not at all; afterwards the
// receipt of the run. Must not know rows.
#pragma once

#include <filesystem>
#include <string>
#include <temviet/base/result.hpp>

#include "issue/stamp_row.hpp"
#include "issue/unit_ledger.hpp"

namespace temviet::cli {

struct MintJob {
    std::string id;           ///< random, names the run in the ledger of units
    std::string declaration;  ///< fingerprint
    /// Stamp id of the run's first unit with all its random characters 0: says everything that is signed but those.
    std::string probe;
    std::string issued_at;  ///< records
    UnitSpan units;
    RowFormat format = RowFormat::csv;
    std::string sha256;  ///< of the finished file; empty until then
};

[[nodiscard]] std::filesystem::path job_path(const std::filesystem::path& output);
/// Where the stamps stand until the run is complete.
[[nodiscard]] std::filesystem::path part_path(const std::filesystem::path& output);
[[nodiscard]] std::string new_job_id();

/// Error MINT_FILE_EXISTS when `overwrite` is false and there is one.
[[nodiscard]] Result<void> write_job(const std::filesystem::path& output, const MintJob& job, bool overwrite);
/// Errors MINT_NOT_STARTED, MINT_FILE_DAMAGED.
[[nodiscard]] Result<MintJob> read_job(const std::filesystem::path& output);
/// Error MINT_DIFFERS names what is not the same.
[[nodiscard]] Result<void> same_job(const MintJob& before, const MintJob& now);

}  // namespace temviet::cli
