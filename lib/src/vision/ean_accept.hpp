// SPDX-License-Identifier: Apache-2.0
// How far a fit is believed. Thresholds were set so that pictures without a symbol give nothing: unread beats misread.
#pragma once

#include "vision/ean_fit.hpp"

namespace temviet::vision::ean {

enum class Trust {
    none,   ///< not to be told to anyone
    weak,   ///< may confirm what was read elsewhere, and is believed when other pixels say the same
    sure,   ///< believed alone
};

[[nodiscard]] Trust trust(Kind kind, const Fit& fit);

/// Whether another view of the same place (the upper or lower half of its rows), read from the geometry of `fit` on but
/// without being told its digits, gives the same ones.
[[nodiscard]] bool agrees(const Layout& layout, const Signal& other, const Fit& fit);

}  // namespace temviet::vision::ean
