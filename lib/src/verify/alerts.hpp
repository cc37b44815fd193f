// SPDX-License-Identifier: Apache-2.0
// What is told of an order or warning, and those that only share a name with the goods: notices, never a level (05).
#pragma once

#include "goods.hpp"

namespace temviet::verify {

[[nodiscard]] inline bool is_order(AlertKind kind) noexcept { return kind == AlertKind::recall || kind == AlertKind::stop_sale; }
[[nodiscard]] inline bool in_force(const AlertRow& row, const Sources& sources) noexcept {
    return !row.lifted_on || sources.today() < *row.lifted_on;
}
[[nodiscard]] std::vector<Fact> alert_facts(const AlertRow& row, const Source& source, const Sources& sources);
/// Orders of any registry in scope that name, in words, one of these products or the firm that owns it. The firm is the one
/// the authority acted against: firms whose label was copied stand in `related_firms`, which nothing here reads.
void name_notices(const Claims& claims, const std::vector<ProductFacts>& products, const Sources& sources, std::vector<Notice>& out);

}  // namespace temviet::verify
