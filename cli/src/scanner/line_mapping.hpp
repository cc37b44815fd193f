// SPDX-License-Identifier: Apache-2.0
// One line as a scanner typed it -> the symbol that is judged. Only spellings of the separator that are named here are
// mapped, nothing is guessed or repaired.
#pragma once

#include <string>
#include <string_view>
#include <temviet/base/symbol.hpp>

namespace temviet::cli {

struct LineMapping {
    std::string symbology;  ///< --symbology: of every line; empty: none
    bool prefix = false;    ///< --symbology-prefix: each line begins with its own ]xN
};
struct MappedLine {
    Symbol symbol;
    bool prefix_missing = false;  ///< --symbology-prefix, and the line has none
};
[[nodiscard]] MappedLine map_line(std::string_view line, const LineMapping& mapping);

/// {GS} <GS> ^] Alt-029 (also in brackets or with +), the signs ↔ and ␝ become 0x1D, in lines that begin like GS1 element
/// strings (two digits or a separator): no link and no record of ours holds a separator.
[[nodiscard]] std::string map_separators(std::string_view text);

}  // namespace temviet::cli
