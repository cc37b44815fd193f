// SPDX-License-Identifier: Apache-2.0
// The Vietnamese of every sentence an Error or a row error may say; the English is where the error is made.
// {} stands for what varies, in the same order in both; in the Vietnamese
// {s} is itself a sentence of these tables and {n} the name of an input.
#pragma once

#include <span>
#include <string_view>

namespace temviet::report {

struct ErrorRow {
    std::string_view en, vi;
};

/// Command line, files, pictures, what the system says.
[[nodiscard]] std::span<const ErrorRow> input_error_rows() noexcept;
/// GS1, stamps, minting.
[[nodiscard]] std::span<const ErrorRow> code_error_rows() noexcept;
/// Declarations, runs of stamps, drawing and sheets.
[[nodiscard]] std::span<const ErrorRow> issuing_error_rows() noexcept;
/// Keys, roots, signatures, opening and storing registries.
[[nodiscard]] std::span<const ErrorRow> trust_error_rows() noexcept;
/// Sources of a registry, row by row.
[[nodiscard]] std::span<const ErrorRow> source_error_rows() noexcept;
/// Spreadsheets, editing a folder of sources, proposals.
[[nodiscard]] std::span<const ErrorRow> sheet_error_rows() noexcept;

}  // namespace temviet::report
