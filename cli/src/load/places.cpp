// SPDX-License-Identifier: Apache-2.0
#include "load/places.hpp"

#include <algorithm>
#include <set>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

/// "TP. Thái Nguyên", "Thành phố Thái Nguyên", "Thái Nguyên" -> "thai nguyen"; "P.5", "Phường 5", "Phường 05" -> "5".
std::string bare_name(std::string_view text) {
    std::string key = heading_key(text);
    // Longest first: "thi tran" before "thi", "tp" only as a word of its own.
    for (const char* kind : {"thanh pho", "thi tran", "thi xa", "dac khu", "phuong", "quan", "huyen", "tinh", "xa", "tp", "tx", "tt", "p", "q", "h", "x", "t"}) {
        const std::string_view word(kind);
        if (key.size() > word.size() + 1 && key.starts_with(word) && key[word.size()] == ' ') {
            key.erase(0, word.size() + 1);
            break;
        }
    }
    if (key == "hcm" || key == "tphcm") return "ho chi minh";
    if (all_digits(key))
        while (key.size() > 1 && key.starts_with('0')) key.erase(0, 1);
    return key;
}

/// The kind that a written name states: 'x' xã, 'p' phường, 't' thị trấn; 0 = none stated.
char stated_kind(std::string_view text) {
    const auto key = heading_key(text);
    if (key.starts_with("xa ")) return 'x';
    if (key.starts_with("phuong ")) return 'p';
    if (key.starts_with("thi tran ")) return 't';
    return 0;
}

}  // namespace

Places::Places(const Context& context, const SourceTableFile& units, const SourceTableFile& map) : context_(context) {
    for (std::size_t row = 0; row < units.rows.size(); ++row) {
        Unit unit{units.get(row, "code"), units.get(row, "name"), units.get(row, "level"), units.get(row, "parent"), {}, false, row};
        unit.key = bare_name(unit.name);
        unit.old = !units.get(row, "valid_to").empty();
        communes_ += unit.level == "commune";
        by_code_.emplace(unit.code, units_.size());
        by_key_.emplace(unit.level + " " + unit.key, units_.size());
        units_.push_back(std::move(unit));
    }
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        map_.emplace(map.get(row, "old_code"), map.get(row, "new_code"));
        predecessors_.emplace(map.get(row, "new_code"), map.get(row, "old_code"));
    }
}

const Places::Unit* Places::unit(const std::string& code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &units_[found->second];
}

std::string Places::words(const std::string& code) const {
    std::string out;
    for (const auto* each = unit(code); each != nullptr && out.size() < 400; each = each->parent.empty() ? nullptr : unit(each->parent))
        out += (out.empty() ? "" : ", ") + each->name;
    return out;
}

std::vector<const Places::Unit*> Places::named(const char* level, const std::string& text) const {
    std::vector<const Unit*> out;
    const auto range = by_key_.equal_range(std::string(level) + " " + bare_name(text));
    for (auto at = range.first; at != range.second; ++at) out.push_back(&units_[at->second]);
    // A stated kind tells Xã Tân Lập from Thị trấn Tân Lập where both exist.
    if (const char kind = stated_kind(text); kind != 0) {
        std::vector<const Unit*> same;
        for (const auto* each : out)
            if (stated_kind(each->name) == kind) same.push_back(each);
        if (!same.empty()) return same;
    }
    return out;
}

bool Places::inside(const Unit& inner, const std::vector<const Unit*>& outer) const {
    const auto* each = &inner;
    for (int depth = 0; each != nullptr && depth < 4; ++depth) {
        if (std::find(outer.begin(), outer.end(), each) != outer.end()) return true;
        each = each->parent.empty() ? nullptr : unit(each->parent);
    }
    return false;
}

std::vector<std::string> Places::today(const Unit& each) const {
    if (!each.old) return {each.code};
    std::set<std::string> out;
    const auto range = map_.equal_range(each.code);
    for (auto at = range.first; at != range.second; ++at) out.insert(at->second);
    return {out.begin(), out.end()};
}

void Places::refuse(std::optional<ValueFault>& fault, std::string code, std::string_view message, const std::vector<std::string>& candidates,
                    std::string_view fix) const {
    std::string text(message);
    for (std::size_t at = 0; at < candidates.size() && at < 12; ++at) text += (at == 0 ? ": " : "; ") + candidates[at];
    if (candidates.size() > 12) text += "; …";
    fault = ValueFault{std::move(code), std::move(text), std::string(fix)};
}

PlaceAnswer Places::find(const std::string& commune, const std::string& district, const std::string& province, SheetMap::Places when,
                         std::optional<ValueFault>& fault) const {
    PlaceAnswer out;
    const auto in_time = [&](const Unit& unit) {
        return when == SheetMap::Places::any || (when == SheetMap::Places::before_2025_07) == unit.old;
    };
    const auto fix = context_.tr("ghi tên đầy đủ như trong danh mục đơn vị hành chính", "write the full name as in the list of administrative units");
    // A province may be known under its name of today while the commune still has its old one, so time is asked of the
    // unit that decides.
    std::vector<const Unit*> provinces, districts;
    if (!province.empty()) {
        provinces = named("province", province);
        if (provinces.empty()) return refuse(fault, "UNKNOWN_PLACE", context_.tr("không có tỉnh, thành phố này", "there is no such province"), {}, fix), out;
    }
    if (!commune.empty() && communes_ > 0) {
        if (!district.empty()) {
            districts = named("district", district);
            if (districts.empty())
                return refuse(fault, "UNKNOWN_PLACE", context_.tr("không có huyện, quận, thị xã này", "there is no such district"), {}, fix), out;
        }
        // An old commune may be told with the province its people live in today.
        const auto in_province = [&](const Unit& unit) {
            if (provinces.empty() || inside(unit, provinces)) return true;
            const auto now = today(unit);
            return std::any_of(now.begin(), now.end(), [&](const auto& code) {
                const auto* each = this->unit(code);
                return each != nullptr && inside(*each, provinces);
            });
        };
        std::vector<const Unit*> found;
        for (const auto* each : named("commune", commune))
            if ((districts.empty() || inside(*each, districts)) && in_province(*each) && in_time(*each)) found.push_back(each);
        // Today's commune beside a district of before: right when part of it lay in that district.
        if (found.empty() && !districts.empty())
            for (const auto* each : named("commune", commune)) {
                const auto from = predecessors_.equal_range(each->code);
                const bool part = std::any_of(from.first, from.second, [&](const auto& pair) {
                    const auto* before = unit(pair.second);
                    return before != nullptr && inside(*before, districts);
                });
                if (part && !each->old && in_province(*each) && in_time(*each)) found.push_back(each);
            }
        if (found.empty()) {
            std::vector<std::string> elsewhere;
            for (const auto* each : named("commune", commune)) elsewhere.push_back(words(each->code));
            return refuse(fault, "UNKNOWN_PLACE",
                          elsewhere.empty() ? context_.tr("không có xã, phường này", "there is no such commune")
                                            : context_.tr("không có xã, phường này ở đó; có", "there is no such commune there; there are"),
                          elsewhere, fix),
                   out;
        }
        std::set<std::string> codes;
        for (const auto* each : found)
            for (const auto& code : today(*each)) codes.insert(code);
        std::vector<std::string> candidates;
        for (const auto& code : codes) candidates.push_back(words(code));
        if (codes.size() != 1) {
            const bool split = found.size() == 1;
            return refuse(fault, split ? "PLACE_SPLIT" : "AMBIGUOUS_PLACE",
                          split ? context_.tr("xã, phường cũ này nay thuộc nhiều đơn vị", "this former commune belongs to several units today")
                                : context_.tr("tên này chỉ nhiều nơi", "several places have this name"),
                          candidates, context_.tr("ghi tên xã, phường hiện nay", "write the name of today's commune")),
                   out;
        }
        out.commune = *codes.begin();
        out.moved = std::all_of(found.begin(), found.end(), [](const auto* each) { return each->old; });
        const auto* unit_now = unit(out.commune);
        out.province = unit_now == nullptr ? std::string() : unit_now->parent;
        return out;
    }
    std::set<std::string> codes;
    for (const auto* each : provinces)
        for (const auto& code : today(*each)) codes.insert(code);
    if (province.empty()) return out;
    if (codes.size() != 1) {
        std::vector<std::string> candidates;
        for (const auto& code : codes) candidates.push_back(words(code));
        return refuse(fault, codes.empty() ? "UNKNOWN_PLACE" : "AMBIGUOUS_PLACE", context_.tr("tên này chỉ nhiều nơi, hoặc không còn", "several places have this name, or none any more"),
                      candidates, fix),
               out;
    }
    out.province = *codes.begin();
    out.moved = std::all_of(provinces.begin(), provinces.end(), [](const auto* each) { return each->old; });
    return out;
}

}  // namespace temviet::cli
