// SPDX-License-Identifier: Apache-2.0
#include "vision/evidence.hpp"

#include <algorithm>

#include "vision/formats.hpp"
#include "vision/geometry.hpp"

namespace temviet::vision {
namespace {

/// A linear polygon spans only the scan lines that agreed, so two reads of one symbol may not touch.
constexpr double kSameSymbolMargin = 0.25;
/// Scan lines of one attempt that make a linear read believable without a second source.
constexpr int kLines = 4, kWeakLines = 6;
/// Lines needed over all sources when several agree.
constexpr int kTotalLines = 3, kWeakTotalLines = 4;

bool same_code(const Symbol& a, const Symbol& b) {
    return a.format == b.format && a.bytes == b.bytes && a.symbology_identifier == b.symbology_identifier;
}

}  // namespace

bool Evidence::enough(const Candidate& c) {
    if (!c.linear) return !c.weak || c.sources.size() >= 2;
    if (c.lines >= (c.weak ? kWeakLines : kLines)) return true;
    return c.sources.size() >= 2 && c.total_lines >= (c.weak ? kWeakTotalLines : kTotalLines);
}

std::size_t Evidence::find(const Read& read) const {
    std::size_t i = 0;
    while (i < candidates_.size() && !(same_code(candidates_[i].symbol, read.symbol) && near(candidates_[i].symbol.polygon, read.symbol.polygon, kSameSymbolMargin))) ++i;
    return i;
}

bool Evidence::knows(const Read& read) const {
    const auto i = find(read);
    return i < candidates_.size() && candidates_[i].accepted;
}

Added Evidence::add(std::span<const Read> reads, int rung, Source source) {
    Added added;
    candidates_.reserve(candidates_.size() + reads.size());
    for (const auto& read : reads) {
        if (read.failed) {
            failures_.push_back(read.symbol.polygon);
            continue;
        }
        const auto known = find(read);
        if (known == candidates_.size()) {
            candidates_.push_back({read.symbol, read.weak, is_linear(read.symbol.format), false});
            candidates_.back().symbol.rung = rung;
        }
        Candidate* const candidate = &candidates_[known];
        candidate->lines = std::max(candidate->lines, read.lines);
        if (std::find(candidate->sources.begin(), candidate->sources.end(), source) == candidate->sources.end()) {
            candidate->sources.push_back(source);
            candidate->total_lines += read.lines;
        }
        if (candidate->accepted) continue;
        if (area(read.symbol.polygon) > area(candidate->symbol.polygon))
            candidate->symbol.polygon = read.symbol.polygon;
        if (enough(*candidate)) {
            candidate->accepted = true;
            candidate->symbol.rung = rung;
            ++accepted_;
            ++added.accepted;
        } else {
            ++added.doubtful;
        }
    }
    return added;
}

// Two linear symbols cannot share their bars: a part of one read as another symbology is the usual misread. When neither has more
// behind it, neither is believed.
bool Evidence::contradicted(const Candidate& candidate) const {
    return candidate.linear && std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
        return &other != &candidate && other.accepted && other.linear && other.total_lines >= candidate.total_lines &&
               (other.total_lines > candidate.total_lines || other.symbol.format == candidate.symbol.format) && !same_code(other.symbol, candidate.symbol) &&
               covered(candidate.symbol.polygon, other.symbol.polygon) > 0.5;
    });
}

std::vector<Symbol> Evidence::symbols() const {
    std::vector<Symbol> out;
    for (const auto& candidate : candidates_)
        if (candidate.accepted && !contradicted(candidate)) out.push_back(candidate.symbol);
    return out;
}

std::vector<Polygon> Evidence::failures() const {
    std::vector<Polygon> out;
    const auto done = explained();
    for (const auto& polygon : failures_) {
        const auto overlaps = [&](const Polygon& other) { return covered(polygon, other) > 0.5; };
        if (std::none_of(done.begin(), done.end(), overlaps) && std::none_of(out.begin(), out.end(), overlaps))
            out.push_back(polygon);
    }
    return out;
}

std::vector<Polygon> Evidence::explained() const {
    std::vector<Polygon> out;
    for (const auto& candidate : candidates_)
        if (candidate.accepted && !contradicted(candidate)) out.push_back(candidate.symbol.polygon);
    return out;
}

std::vector<Polygon> Evidence::doubtful_bars() const {
    std::vector<Polygon> out;
    for (const auto& candidate : candidates_)
        if (candidate.linear && !candidate.accepted) out.push_back(candidate.symbol.polygon);
    return out;
}

std::vector<SymbolFormat> Evidence::waiting() const {
    std::vector<SymbolFormat> out;
    for (const auto& candidate : candidates_)
        if (!candidate.accepted) out.push_back(candidate.symbol.format);
    return out;
}

}  // namespace temviet::vision
