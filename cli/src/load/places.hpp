// SPDX-License-Identifier: Apache-2.0
// Names of communes, districts and provinces, of today or before 01/07/2025, -> the code of today's unit.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli.hpp"
#include "load/sheet_map.hpp"
#include "load/values.hpp"
#include "sources/source_folder.hpp"

namespace temviet::cli {

struct PlaceAnswer {
    std::string province, commune;  ///< codes in force; commune empty when none was asked for or none is known here
    bool moved = false;             ///< the unit that was named is no more
};

class Places {
public:
    /// Out of admin_unit and admin_unit_map of one folder of sources.
    Places(const Context& context, const SourceTableFile& units, const SourceTableFile& map);

    /// At least one text is given. A name of two levels with one meaning left gives an answer; otherwise `fault` says
    /// which units it could be. Without any commune in the tables a commune is not looked for.
    [[nodiscard]] PlaceAnswer find(const std::string& commune, const std::string& district, const std::string& province, SheetMap::Places when,
                                   std::optional<ValueFault>& fault) const;
    [[nodiscard]] bool knows_communes() const noexcept { return communes_ > 0; }
    /// "Xã Tân Cương, Tỉnh Thái Nguyên".
    [[nodiscard]] std::string words(const std::string& code) const;
    struct Unit {
        std::string code, name, level, parent, key;  // key = name without its kind: "tan cuong"
        bool old = false;
        std::size_t row = 0;
    };
    [[nodiscard]] const Unit* unit(const std::string& code) const;

private:
    [[nodiscard]] std::vector<const Unit*> named(const char* level, const std::string& text) const;
    [[nodiscard]] bool inside(const Unit& unit, const std::vector<const Unit*>& outer) const;
    [[nodiscard]] std::vector<std::string> today(const Unit& unit) const;
    void refuse(std::optional<ValueFault>& fault, std::string code, std::string_view message, const std::vector<std::string>& candidates,
                std::string_view fix) const;

    const Context& context_;
    std::vector<Unit> units_;
    std::map<std::string, std::size_t> by_code_;
    std::multimap<std::string, std::size_t> by_key_;
    std::multimap<std::string, std::string> map_, predecessors_;  // old -> new, new -> old
    std::size_t communes_ = 0;
};

}  // namespace temviet::cli
