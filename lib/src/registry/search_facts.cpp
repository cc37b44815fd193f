// SPDX-License-Identifier: Apache-2.0
// What stands beside a hit: its place in words, and the orders and warnings against it.
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/registry/search.hpp>
#include "registry/lookup_rows.hpp"
#include "registry/registry_impl.hpp"

namespace temviet {

Result<const PlaceTable*> Registry::Impl::places() {
    if (const auto* table = place_table.get()) return table;
    PlaceTable table;
    {
        Lookup lookup(*this);
        if (lookup.start(Query::admin_units))
            while (lookup.next()) table.add(to_admin_unit(lookup.row()));
        if (lookup.start(Query::admin_unit_maps))
            while (lookup.next())
                table.add_map(lookup.row().view(0), lookup.row().view(1),
                              lookup.row().optional_date(2).value_or(Date{}));
        if (lookup.failed()) return lookup.error();
    }
    table.finish();
    return &place_table.keep(std::move(table));
}

Result<PlaceName> place_name(const Registry& registry, const std::optional<std::string>& commune,
                             const std::optional<std::string>& province) {
    const auto loaded = RegistryAccess::impl(registry).places();
    if (!loaded) return tl::unexpected(loaded.error());
    const auto& places = **loaded;
    PlaceName out;
    const auto with_province = [&](PlaceTable::Unit unit, const PlaceTable::Units& above) {
        auto text = places.row(unit).name;
        for (const auto each : above)
            if (each != unit) return text + ", " + places.row(each).name;
        return text;
    };
    const auto* small = commune ? places.find(*commune) : nullptr;
    const auto* large = province ? places.find(*province) : nullptr;
    const auto* unit = small != nullptr ? small : large;
    if (unit == nullptr) return out;
    PlaceTable::Units written_in;
    if (small != nullptr && large != nullptr && places.changed_on(*small).has_value() == places.changed_on(*large).has_value())
        written_in.push_back(*large);
    else if (small != nullptr)
        written_in = places.changed_on(*small) ? places.provinces_written(*small) : places.provinces_today(*small);
    out.written = with_province(*unit, written_in);
    out.changed_on = places.changed_on(*unit);
    if (!out.changed_on) return out;
    for (const auto now : places.today(*unit))
        out.today += (out.today.empty() ? "" : " / ") + with_province(now, places.provinces_today(now));
    return out;
}

Result<std::vector<AlertRow>> open_alerts(std::span<const Registry> registries, std::size_t home,
                                          const ProductRow* product, const OrganisationRow* organisation,
                                          const Date& today) {
    std::vector<AlertRow> out;
    std::vector<std::string> gtins;
    if (product != nullptr) {
        auto known = registries[home].gtins_of_product(product->id);
        if (!known) return tl::unexpected(known.error());
        gtins = std::move(*known);
    }
    for (std::size_t at = 0; at < registries.size(); ++at) {
        const auto& registry = registries[at];
        std::vector<AlertRow> rows;
        const auto add = [&](Result<std::vector<AlertRow>> found) -> Result<void> {
            if (!found) return tl::unexpected(found.error());
            for (auto& row : *found)
                if (std::none_of(rows.begin(), rows.end(), [&](const auto& other) { return other.id == row.id; }))
                    rows.push_back(std::move(row));
            return {};
        };
        const auto here = product != nullptr && at == home ? std::optional(product->id) : std::nullopt;
        const auto firm = organisation != nullptr ? std::optional<std::string_view>(organisation->id) : std::nullopt;
        auto ok = add(registry.alerts(std::nullopt, here, firm));
        for (const auto& gtin : gtins)
            if (ok) ok = add(registry.alerts(gtin, std::nullopt, std::nullopt));
        if (ok && product != nullptr) ok = add(registry.alerts_by_name(fold_vietnamese(product->name)));
        if (ok && organisation != nullptr) ok = add(registry.alerts_by_name(fold_vietnamese(organisation->name)));
        if (!ok) return tl::unexpected(ok.error());
        for (auto& row : rows)
            if (!row.lifted_on || today < *row.lifted_on) out.push_back(std::move(row));
    }
    return out;
}

}  // namespace temviet
