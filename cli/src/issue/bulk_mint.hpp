// SPDX-License-Identifier: Apache-2.0
// temviet stamp mint --batch: a run of stamps with unit-number serials, streamed to a file, resumable at any byte.
// OUTPUT.job says what was asked, DECLARATION.units which units are taken, OUTPUT.part grows and becomes OUTPUT at the end.
#pragma once

#include "issue/declaration_file.hpp"
#include "mint_request.hpp"

namespace temviet::cli {

/// Options of a run without --batch, and options of a single stamp with it: error USAGE.
[[nodiscard]] Result<void> check_bulk_options(const MintOptions& options);
/// What every stamp of the run says; the serial is filled in one by one.
[[nodiscard]] Result<MintRequest> bulk_request(const MintOptions& options, const DeclarationFile& declaration);
/// Returns the exit code.
[[nodiscard]] int run_bulk_mint(const Context& context, const MintOptions& options);

}  // namespace temviet::cli
