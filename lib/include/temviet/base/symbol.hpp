// SPDX-License-Identifier: Apache-2.0
// Symbol: what any reader hands over (ours, a phone's, a hardware scanner, typed text).
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace temviet {

enum class SymbolFormat {
    unknown, text,
    qr, micro_qr, rmqr, data_matrix, aztec, pdf417,
    ean13, ean8, upc_a, upc_e, code128, itf, code39, code93, codabar,  // from here on: bars
    databar, databar_expanded, databar_limited,
};
/// "QRCode", "DataMatrix", "EAN-13", … as shown in JSON.
[[nodiscard]] std::string_view to_string(SymbolFormat format) noexcept;

struct Point {
    double x = 0, y = 0;
};
/// Corners in picture pixels, clockwise from the symbol's own top left.
using Polygon = std::array<Point, 4>;

struct Symbol {
    SymbolFormat format = SymbolFormat::text;
    /// The decoded bytes as transmitted, FNC1 as 0x1D, no symbology identifier in front.
    std::string bytes;
    /// ISO/IEC 15424, e.g. "]Q1"; empty for text (typed, shared, a keyboard-wedge scanner). Believed only
    /// from a reader or an explicit option, never taken out of the text itself.
    std::string symbology_identifier;
    /// Part of a structured-append set, composite or otherwise joined symbol: never a stamp of ours.
    bool joined = false;
    /// The bytes came through a keyboard (a wedge scanner that names the symbol): layout, input method or caps lock may
    /// have changed them on the way. Text without an identifier is always taken so.
    bool keyed = false;
    Polygon polygon{};
    int rung = -1;          ///< the reader's rung that found it, -1 when another reader did
    bool assisted = false;  ///< read with outside help (erasures, known prefix): needs a signature or a second read
};

/// Whether what was printed may differ from the bytes we got.
[[nodiscard]] inline bool is_typed(const Symbol& symbol) noexcept { return symbol.symbology_identifier.empty() || symbol.keyed; }

/// Text typed, shared or sent by a keyboard-wedge scanner.
[[nodiscard]] inline Symbol text_symbol(std::string text) {
    Symbol symbol;
    symbol.bytes = std::move(text);
    return symbol;
}

}  // namespace temviet
