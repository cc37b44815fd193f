// SPDX-License-Identifier: Apache-2.0
// A file of stamps, read again in order: for going on with a run and for checking one. In: a path and what its rows must
// be. Out: how many there are, or what is wrong with the first bad one.
#pragma once

#include <filesystem>
#include <functional>

#include "cli.hpp"
#include "issue/row_checker.hpp"
#include "issue/unit_ledger.hpp"

namespace temviet::cli {

struct RowFault {
    std::int64_t line = 0;  ///< 1-based
    std::string what;
};
struct StampFileRead {
    std::int64_t rows = 0;
    std::int64_t lowest = 0, highest = -1;  ///< units
    std::int64_t repeated = 0;              ///< rows whose unit stands in an earlier row already
    std::int64_t wrong = 0;
    std::vector<RowFault> faults;  ///< the first ones, in order
    bool torn = false;             ///< the last line has no line end
};
struct StampFileOptions {
    bool signatures = true;
    std::optional<std::int64_t> expected_first;  ///< units follow each other from here
    std::size_t threads = 1, max_faults = 20;
    std::function<void(std::int64_t rows)> progress;
};
/// Errors: FILE_UNREADABLE, MINT_FILE_DAMAGED (no header), INTERRUPTED.
[[nodiscard]] Result<StampFileRead> read_stamp_file(const std::filesystem::path& path, const BatchDeclaration& batch,
                                                    const RowChecker& checker, const StampFileOptions& options);
/// SHA-256 of a file, hexadecimal.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace temviet::cli
