// SPDX-License-Identifier: Apache-2.0
// What a scanner session adds up to.
#pragma once

#include <map>
#include <string>
#include <temviet/report/render.hpp>
#include <utility>

namespace temviet::cli {

class Tally {
public:
    void add(const Verdict& verdict) { ++counts_[{verdict.level, verdict.use}]; }
    void remove(const Verdict& verdict) { --counts_[{verdict.level, verdict.use}]; }
    [[nodiscard]] std::size_t scans() const;
    /// The one order of 05 over all scans; no scan at all is no decision.
    [[nodiscard]] Verdict worst() const;
    /// Several lines: how many of each level and use, worst first.
    [[nodiscard]] std::string text(Language language) const;

    std::size_t empty_lines = 0, same_pack = 0;

private:
    std::map<std::pair<Level, Use>, std::size_t> counts_;
};

}  // namespace temviet::cli
