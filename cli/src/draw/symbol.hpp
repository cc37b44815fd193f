// SPDX-License-Identifier: Apache-2.0
// In: the payload of a stamp. Out: the modules of its QR code or square GS1 DataMatrix, drawn on a canvas at any size.
// Must not know: files, registries, keys.
#pragma once

#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>
#include <vector>

#include "draw/canvas.hpp"

namespace temviet::cli {

/// How the bytes go into a symbol. Element strings are GS1 (FNC1 in first place), all else is text.
enum class SymbolKind { qr, gs1_qr, gs1_data_matrix };
enum class Ecc { low, medium, quartile, high };  ///< of QR: 7, 15, 25, 30 % of the codewords can be lost

struct SymbolModules {
    SymbolKind kind = SymbolKind::qr;
    int size = 0;                      ///< modules a side, without the quiet zone
    std::vector<unsigned char> dark;  ///< size × size, row by row
};

/// "]Q1", "]Q3" or "]d2": what a reader says of such a symbol.
[[nodiscard]] std::string_view symbology_identifier(SymbolKind kind) noexcept;
/// Light modules the standard asks for on each side: 4 for QR, 1 for DataMatrix.
[[nodiscard]] int standard_quiet_zone(SymbolKind kind) noexcept;
/// Smallest symbol of this payload; DataMatrix square only. Errors: SYMBOL_TOO_LARGE, DRAW_FAILED.
[[nodiscard]] Result<SymbolModules> make_symbol(std::string_view payload, SymbolKind kind, Ecc ecc = Ecc::medium);

/// The quiet zone's white square with its corner at (x, y), and the dark modules in it. Sizes in the canvas's units.
void draw_symbol(Canvas& canvas, const SymbolModules& symbol, double x, double y, double module, int quiet);

}  // namespace temviet::cli
