// SPDX-License-Identifier: Apache-2.0
// Which symbols speak about the same goods (05, "Items and scenes").
#pragma once

#include <functional>
#include <span>
#include <string>
#include <temviet/verify/verifier.hpp>
#include <vector>

#include "reading.hpp"

namespace temviet::verify {

/// Indices into the readings.
struct ItemPlan {
    std::vector<std::size_t> stamps, hidden, products, neutral, failed;
    [[nodiscard]] bool empty() const noexcept {
        return stamps.empty() && hidden.empty() && products.empty() && neutral.empty() && failed.empty();
    }
};

/// Whether a GTIN names the goods without a GTIN that a record names by issuer and product code.
using NamesProduct = std::function<bool(const std::string& gtin14, const Claims& record)>;

/// Never empty for a non-empty span: every reading is in at least one item.
[[nodiscard]] std::vector<ItemPlan> group(std::span<const Reading> readings, Scene scene, const NamesProduct& names_product);

/// A GTIN-14 with indicator 1–8 fits the unit it contains, and the other way round.
[[nodiscard]] bool gtins_fit(const std::string& a, const std::string& b);

}  // namespace temviet::verify
