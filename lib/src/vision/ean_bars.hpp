// SPDX-License-Identifier: Apache-2.0
// Are the bars in the picture those of the number that was read from them?
#pragma once

#include <string_view>
#include <temviet/base/symbol.hpp>

#include "vision/pyramid.hpp"

namespace temviet::vision::ean {

/// Whether every edge between the ends of `place` (full-picture pixels, from the symbol's own top left) lies within half a module of
/// where EAN-13, UPC-A or EAN-8 draws it for `digits`. Bars that ink or light made wider, all by as much, are no fault: they are what
/// makes edges read as other digits, check digit and all. False too when the picture does not show as many edges. ISO/IEC 15420.
[[nodiscard]] bool bars_agree(const Pyramid& pyramid, const Polygon& place, SymbolFormat format, std::string_view digits);

}  // namespace temviet::vision::ean
