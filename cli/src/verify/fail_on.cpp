// SPDX-License-Identifier: Apache-2.0
#include "verify/fail_on.hpp"

#include <algorithm>
#include <array>
#include <temviet/report/render.hpp>

namespace temviet::cli {

std::optional<FailOn> FailOn::parse(std::string_view name) {
    FailOn out;
    if (const auto level = parse_level(name)) {
        out.threshold_ = Verdict{*level, Use::ok};
        return out;
    }
    for (const Use use : {Use::expired, Use::alert, Use::recalled}) {
        if (to_string(use) != name) continue;
        out.threshold_ = Verdict{Level::stamp_valid_item, use};
        return out;
    }
    const auto known = explainable_codes();
    if (std::find(known.begin(), known.end(), name) == known.end()) return std::nullopt;
    out.reason_ = name;
    return out;
}

bool FailOn::matches(const Report& report) const {
    for (const auto& item : report.items) {
        if (threshold_ && severity_rank(item.verdict) <= severity_rank(*threshold_)) return true;
        if (reason_.empty()) continue;
        for (const auto& finding : item.findings.all())
            if (to_string(finding.reason) == reason_) return true;
        for (const auto& notice : item.notices)
            if (to_string(notice.reason) == reason_) return true;
    }
    return report.items.empty() && threshold_ && severity_rank(report.verdict) <= severity_rank(*threshold_);
}

}  // namespace temviet::cli
