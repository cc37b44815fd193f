// SPDX-License-Identifier: Apache-2.0
#include "registry/places.hpp"

#include <algorithm>
#include <array>
#include <temviet/base/words.hpp>

namespace temviet {
namespace {

// A chain of mergers and a chain of parents are short; a loop in the rows must not hang anybody.
constexpr int kMaxDepth = 8;

constexpr std::array<std::string_view, 9> kTypes{"thanh pho ", "thi xa ",  "thi tran ", "dac khu ", "tinh ",
                                                 "quan ",      "huyen ",   "phuong ",   "xa "};

void sort_once(PlaceTable::Units& units) {
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
}

struct Name {
    std::string exact, folded;
};
Name joined(std::string_view text, std::size_t skip = 0) {
    Name out;
    const auto words = search_words(text);
    for (std::size_t at = skip; at < words.size(); ++at) {
        if (at > skip) out.exact += ' ', out.folded += ' ';
        out.exact += words[at].exact;
        out.folded += words[at].folded;
    }
    return out;
}

/// Without the word that says what kind of place it is.
Name shortened(std::string_view text) {
    auto full = joined(text);
    for (const auto type : kTypes) {
        if (!full.folded.starts_with(type) || full.folded.size() == type.size()) continue;
        return joined(text, static_cast<std::size_t>(std::count(type.begin(), type.end(), ' ')));
    }
    return full;
}

std::string english(const std::optional<std::string>& name) {
    if (!name) return {};
    auto text = joined(*name).folded;
    for (const std::string_view type : {" city", " province", " ward", " commune", " town"})
        if (text.ends_with(type)) text.resize(text.size() - type.size());
    return text;
}

}  // namespace

void PlaceTable::add(AdminUnitRow row) {
    Entry entry;
    auto full = joined(row.name), brief = shortened(row.name);
    entry.exact = std::move(full.exact);
    entry.folded = std::move(full.folded);
    entry.exact_short = std::move(brief.exact);
    entry.folded_short = std::move(brief.folded);
    entry.english = english(row.name_en);
    by_code_.try_emplace(row.code, static_cast<Unit>(entries_.size()));
    entry.row = std::move(row);
    entries_.push_back(std::move(entry));
}

void PlaceTable::add_map(std::string_view old_code, std::string_view new_code, Date from) {
    const auto* before = find(old_code);
    const auto* after = find(new_code);
    if (before == nullptr || after == nullptr || *before == *after) return;
    entries_[*before].to.emplace_back(*after, from);
    entries_[*after].from.push_back(*before);
}

void PlaceTable::finish() {
    for (Unit unit = 0; unit < entries_.size(); ++unit) {
        if (!entries_[unit].row.parent) continue;
        if (const auto* parent = find(*entries_[unit].row.parent)) {
            entries_[unit].parent = *parent;
            entries_[*parent].children.push_back(unit);
        }
    }
    for (const std::string_view level : {"district", "province"}) {
        for (Unit unit = 0; unit < entries_.size(); ++unit) {
            auto& entry = entries_[unit];
            if (entry.row.level != level || !entry.to.empty() || !entry.row.valid_to) continue;
            Units parts;
            std::optional<Date> when;
            std::vector<Unit> below(entry.children);
            for (int depth = 0; depth < kMaxDepth && !below.empty(); ++depth) {
                std::vector<Unit> next;
                for (const auto child : below) {
                    for (const auto& [to, date] : entries_[child].to) {
                        const auto up = level == "province" ? province_above(to) : std::int64_t{to};
                        if (up >= 0 && up != unit) parts.push_back(static_cast<Unit>(up));
                        when = date;
                    }
                    next.insert(next.end(), entries_[child].children.begin(), entries_[child].children.end());
                }
                below = std::move(next);
            }
            sort_once(parts);
            for (const auto part : parts) {
                entry.to.emplace_back(part, when.value_or(Date{}));
                entries_[part].from.push_back(unit);
            }
        }
    }
}

const PlaceTable::Unit* PlaceTable::find(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found == by_code_.end() ? nullptr : &found->second;
}

PlaceTable::Units PlaceTable::named(std::string_view name, bool province) const {
    const auto full = joined(name), brief = shortened(name);
    const bool marked = full.exact != full.folded;
    if (full.folded.empty()) return {};
    // 0: the same marks and kind of place; then the same marks; then without marks.
    std::array<Units, 4> found;
    for (Unit unit = 0; unit < entries_.size(); ++unit) {
        const auto& entry = entries_[unit];
        if ((entry.row.level == "province") != province) continue;
        const bool whole = full.folded == entry.folded, part = brief.folded == entry.folded_short;
        if (whole || part) {
            const bool same = marked && (full.exact == entry.exact || brief.exact == entry.exact_short);
            found[(marked && !same ? 2u : 0u) + (whole ? 0u : 1u)].push_back(unit);
        } else if (full.folded == entry.english || (!entry.english.empty() && english(std::string(name)) == entry.english)) {
            found[3].push_back(unit);
        }
    }
    for (auto& units : found)
        if (!units.empty()) return units;
    return {};
}

void PlaceTable::collect_today(Unit unit, int depth, Units& out) const {
    const auto& entry = entries_[unit];
    if (entry.to.empty() || depth == kMaxDepth) return out.push_back(unit);
    for (const auto& [to, date] : entry.to) collect_today(to, depth + 1, out);
}

PlaceTable::Units PlaceTable::today(Unit unit) const {
    Units out;
    collect_today(unit, 0, out);
    sort_once(out);
    return out;
}

std::optional<Date> PlaceTable::changed_on(Unit unit) const {
    const auto& entry = entries_[unit];
    if (!entry.to.empty()) return entry.to.front().second;
    return std::nullopt;
}

std::int64_t PlaceTable::province_above(Unit unit) const {
    std::int64_t at = unit;
    for (int depth = 0; at >= 0 && depth < kMaxDepth; ++depth) {
        const auto& entry = entries_[static_cast<Unit>(at)];
        if (entry.row.level == "province") return at;
        at = entry.parent;
    }
    return -1;
}

PlaceTable::Units PlaceTable::provinces_today(Unit unit) const {
    Units out;
    for (const auto part : today(unit))
        if (const auto up = province_above(part); up >= 0)
            for (const auto now : today(static_cast<Unit>(up))) out.push_back(now);
    sort_once(out);
    return out;
}

PlaceTable::Units PlaceTable::provinces_written(Unit unit) const {
    const auto up = province_above(unit);
    return up < 0 ? Units{} : Units{static_cast<Unit>(up)};
}

PlaceTable::Units PlaceTable::provinces(Unit unit) const {
    auto out = provinces_today(unit);
    for (const auto up : provinces_written(unit)) out.push_back(up);
    sort_once(out);
    return out;
}

std::unordered_set<std::string> PlaceTable::codes_within(const Units& units) const {
    std::vector<bool> seen(entries_.size(), false);
    std::vector<Unit> open;
    const auto reach = [&](Unit unit) {
        if (!seen[unit]) seen[unit] = true, open.push_back(unit);
    };
    // Down and forward from what was asked …
    for (const auto unit : units) {
        reach(unit);
        for (const auto now : today(unit)) reach(now);
    }
    // … then down and back from there; never up or sideways.
    while (!open.empty()) {
        const auto unit = open.back();
        open.pop_back();
        for (const auto child : entries_[unit].children) reach(child);
        for (const auto old : entries_[unit].from)
            if (entries_[old].row.level == entries_[unit].row.level) reach(old);
    }
    std::unordered_set<std::string> out;
    for (Unit unit = 0; unit < entries_.size(); ++unit)
        if (seen[unit]) out.insert(entries_[unit].row.code);
    return out;
}

}  // namespace temviet
