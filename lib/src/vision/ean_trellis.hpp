// SPDX-License-Identifier: Apache-2.0
// The best and the second best symbol that the symbology allows: sets, check digit and all.
#pragma once

#include <string>

#include "vision/ean_model.hpp"

namespace temviet::vision::ean {

struct Allowed {
    Choice choice{};
    std::string digits;      ///< 13, or 8 of an EAN-8
    float cost = 0;          ///< energy, comparable within one Costs
    float second_cost = 0;   ///< of the cheapest other one
};

/// Exact. UPC-E: over all number systems and check digits.
[[nodiscard]] Allowed best_allowed(const Layout& layout, const Costs& costs);

}  // namespace temviet::vision::ean
