// SPDX-License-Identifier: Apache-2.0
// Provinces, districts and communes of today and of earlier. In: rows of admin_unit and admin_unit_map. Out: today's
// units of an old one, the old ones of a new one, and units by name. Must not know who asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <temviet/registry/rows.hpp>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace temviet {

class PlaceTable {
public:
    using Unit = std::uint32_t;
    using Units = std::vector<Unit>;  // ascending, each once

    void add(AdminUnitRow row);
    void add_map(std::string_view old_code, std::string_view new_code, Date from);
    /// After the last row: parents are resolved, and an old province or district without rows of its own in
    /// admin_unit_map becomes what its communes became.
    void finish();

    [[nodiscard]] const AdminUnitRow& row(Unit unit) const { return entries_[unit].row; }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    [[nodiscard]] const Unit* find(std::string_view code) const;
    /// Units of a name, with or without its "tỉnh", "xã", …: written with the same marks before others. `province`
    /// says whether provinces are meant, or communes and districts.
    [[nodiscard]] Units named(std::string_view name, bool province) const;

    /// What the unit is today: itself, or all that it went into.
    [[nodiscard]] Units today(Unit unit) const;
    [[nodiscard]] bool is_today(Unit unit) const { return entries_[unit].to.empty() && !entries_[unit].row.valid_to; }
    /// Since when it is part of something else; nothing for a unit of today.
    [[nodiscard]] std::optional<Date> changed_on(Unit unit) const;
    /// Provinces above: of the unit as written down, and of what it is today.
    [[nodiscard]] Units provinces(Unit unit) const;
    [[nodiscard]] Units provinces_today(Unit unit) const;
    [[nodiscard]] Units provinces_written(Unit unit) const;  // at most one
    /// Codes of every unit that lies (at least partly) in one of these: descendants, what they are today, and all that went
    /// into those.
    [[nodiscard]] std::unordered_set<std::string> codes_within(const Units& units) const;

private:
    struct Entry {
        AdminUnitRow row;
        std::string exact, folded, exact_short, folded_short, english;
        std::int64_t parent = -1;
        std::vector<std::pair<Unit, Date>> to;
        Units from, children;
    };
    void collect_today(Unit unit, int depth, Units& out) const;
    [[nodiscard]] std::int64_t province_above(Unit unit) const;

    std::vector<Entry> entries_;
    std::unordered_map<std::string, Unit> by_code_;
};

}  // namespace temviet
