// SPDX-License-Identifier: Apache-2.0
// In: a symbol and how large it is wanted. Out: its size in print, or which sizes are possible. Must not know files.
#pragma once

#include <optional>

#include "draw/symbol.hpp"

namespace CLI {
class App;
}

namespace temviet::cli {

/// Below this, phone cameras miss too many (03: 0.33 mm for QR, 0.4 mm for DataMatrix are the usual sizes).
inline constexpr double kMinModuleMm = 0.3;

struct SizeOptions {
    std::optional<double> module_mm, size_mm;  ///< of one module; of the whole symbol with its quiet zone
    std::optional<int> dpi, quiet;
    std::string ecc = "M", symbol = "auto";
    bool force = false;
};
void add_size_options(CLI::App& command, SizeOptions& options);
[[nodiscard]] Ecc ecc_of(const SizeOptions& options);
/// Error USAGE for a link as DataMatrix, or --ecc with one.
[[nodiscard]] Result<SymbolKind> kind_of(std::string_view payload, const SizeOptions& options);

struct PrintSize {
    double module_mm = 0;
    int dpi = 0, dots = 0;  ///< of the printer; 0 = any
    int quiet = 0;          ///< modules
    int modules = 0;        ///< a side, with the quiet zone
    [[nodiscard]] double side_mm() const noexcept { return module_mm * modules; }
};
/// `bitmap`: modules are whole dots of --dpi (300 when none is given); a vector drawing only when --dpi is given. Errors:
/// MODULE_TOO_SMALL, MODULE_NOT_WHOLE (names the nearest), QUIET_ZONE_TOO_SMALL, USAGE.
[[nodiscard]] Result<PrintSize> print_size(const SymbolModules& symbol, const SizeOptions& options, bool bitmap);

}  // namespace temviet::cli
