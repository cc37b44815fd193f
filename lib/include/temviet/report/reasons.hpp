// SPDX-License-Identifier: Apache-2.0
// The reasons of one item, for those who lay them out themselves; to_json() and to_text() show the same ones.
#pragma once

#include <string>
#include <temviet/report/render.hpp>
#include <temviet/verify/report.hpp>
#include <vector>

namespace temviet {

/// One reason as shown; the finding is the item's own.
struct ShownReason {
    const Finding* finding;
    Level cap;
};
/// What is shown of an item's findings, worst first: JSON's "reasons".
[[nodiscard]] std::vector<ShownReason> reasons_of(const ReportItem& item);
/// What one of them says, in a sentence.
[[nodiscard]] std::string reason_text(const Finding& finding, Language language);

}  // namespace temviet
