// SPDX-License-Identifier: Apache-2.0
// What of an item is shown, in which order, and its headline. JSON and text say the same because both ask here.
#pragma once

#include <string>
#include <temviet/report/reasons.hpp>
#include <temviet/verify/report.hpp>
#include <vector>

#include "phrase.hpp"

namespace temviet::report {

/// Worst cap first, then in the order of the checks: everything that keeps the level from the best, and the few good
/// outcomes people should read. A check that could not run is shown where it binds the level.
[[nodiscard]] std::vector<ShownReason> shown_reasons(const ReportItem& item);

/// The use, when not OK, comes first; a level that is bad in itself stands behind it. Test verdicts say so in front.
[[nodiscard]] std::string headline_line(const ReportItem& item, Env env, Language language);
/// What to do: for the use when it is not OK, for the level's worst reason when the level is bad or unclear.
[[nodiscard]] std::string next_line(const ReportItem& item, const std::vector<ShownReason>& reasons, Language language);
/// Who issued: the name of the organisation whose key verified, else its id, else empty.
[[nodiscard]] std::string_view issuer_of(const ReportItem& item) noexcept;

}  // namespace temviet::report
