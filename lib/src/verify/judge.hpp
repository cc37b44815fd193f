// SPDX-License-Identifier: Apache-2.0
// Readings and registries in, the items of a report out.
#pragma once

#include "check_scene.hpp"

namespace temviet::verify {

/// One symbol alone: every check that needs no other symbol.
[[nodiscard]] Judged judge_symbol(const Reading& reading, const Sources& sources, const Request& request, std::vector<Notice>& notices);
/// One item of a plan.
[[nodiscard]] ReportItem judge_item(const ItemPlan& plan, std::span<const Reading> readings, const Sources& sources, const Request& request);
/// An item without any symbol: nothing was found, or the input could not be read.
[[nodiscard]] ReportItem empty_item(Reason why, const Sources& sources);

}  // namespace temviet::verify
