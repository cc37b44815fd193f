// SPDX-License-Identifier: Apache-2.0
// In: a payload that somebody wants printed. Out: its symbol, once it is known to be a stamp; and the demand that what was
// drawn reads back to the byte. Nothing is written before that.
#pragma once

#include <optional>
#include <string>

#include "cli.hpp"
#include "issue/declaration_file.hpp"
#include "issue/print_size.hpp"
#include "issue/stamp_row.hpp"

namespace temviet::cli {

/// What the stamps are checked against, besides their one legal spelling.
struct PrintCheckOptions {
    std::string batch, issuer, key, env;
};
void add_print_check_options(CLI::App& command, PrintCheckOptions& options);

class PrintCheck {
public:
    /// Errors of the declaration file, BAD_KEY, USAGE.
    [[nodiscard]] static Result<PrintCheck> open(const PrintCheckOptions& options);
    /// The stamp's claims. Error NOT_A_STAMP.
    [[nodiscard]] Result<Claims> check(const std::string& payload, SymbolKind kind) const;
    /// Known from a declaration or --env.
    [[nodiscard]] std::optional<Env> env() const noexcept { return env_; }
    [[nodiscard]] bool signatures() const noexcept { return key_.has_value(); }

private:
    std::optional<DeclarationFile> declaration_;
    std::optional<IssuerKey> key_;
    std::optional<Env> env_;
};

/// A symbol of that kind, with these bytes to the last one. Error NOT_READ_BACK.
[[nodiscard]] Result<void> demand_read_back(const PixelView& pixels, const std::string& payload, SymbolKind kind);
/// The same on an encoded PNG.
[[nodiscard]] Result<void> demand_png_reads_back(std::string_view png, const std::string& payload, SymbolKind kind);

}  // namespace temviet::cli
