// SPDX-License-Identifier: Apache-2.0
#include "scanner/tally.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace temviet::cli {

std::size_t Tally::scans() const {
    std::size_t out = 0;
    for (const auto& [verdict, count] : counts_) out += count;
    return out;
}

Verdict Tally::worst() const {
    if (scans() == 0) return {};
    Verdict out{Level::stamp_valid_item, Use::ok};
    for (const auto& [key, count] : counts_)
        if (count > 0) out = temviet::worst(out, {key.first, key.second});
    return out;
}

std::string Tally::text(Language language) const {
    const bool vi = language == Language::vi;
    std::string out = fmt::format(fmt::runtime(vi ? "Tổng kết: {} lần quét" : "Summary: {} scans"), scans());
    if (same_pack > 0) out += fmt::format(fmt::runtime(vi ? ", không kể {} lần quét lại cùng gói" : ", without {} repeats of the same pack"), same_pack);
    if (empty_lines > 0) out += fmt::format(fmt::runtime(vi ? ", bỏ qua {} dòng trống" : ", {} empty lines skipped"), empty_lines);
    out += '\n';
    std::vector<std::pair<Verdict, std::size_t>> rows;
    for (const auto& [key, count] : counts_)
        if (count > 0) rows.push_back({{key.first, key.second}, count});
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return severity_rank(a.first) < severity_rank(b.first); });
    for (const auto& [verdict, count] : rows) {
        ReportItem item;
        item.verdict = verdict;
        std::string code(to_string(verdict.level));
        if (verdict.use != Use::ok) code += " " + std::string(to_string(verdict.use));
        out += fmt::format("{:>6}  {} [{}]\n", count, headline_text(item, Env::prod, language), code);
    }
    return out;
}

}  // namespace temviet::cli
