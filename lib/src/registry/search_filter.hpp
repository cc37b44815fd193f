// SPDX-License-Identifier: Apache-2.0
// The filters of a query, made ready for one registry.
#pragma once

#include <temviet/registry/search.hpp>
#include <unordered_set>
#include "registry/registry_impl.hpp"

namespace temviet::lookup {

using Codes = std::optional<std::unordered_set<std::string>>;

/// What `asked` (a code, or a name with or without marks) means in these tables. Two digits that are no code of today may
/// be those of a province before 2025-07, which the tables keep as "70-000". `within`: only places in there.
struct FoundPlace {
    PlaceAnswer answer;
    std::unordered_set<std::string> codes;
};
[[nodiscard]] FoundPlace find_place(const PlaceTable& places, const std::string& asked, bool province,
                                    const Codes& within = std::nullopt);

class Filter {
public:
    [[nodiscard]] static Result<Filter> make(const Registry& registry, const SearchQuery& query);

    std::optional<PlaceAnswer> province, commune;

    /// Takes the place of the filter by province.
    void set_province(FoundPlace found);
    /// A place that was asked for and that this registry does not know lets nothing through.
    [[nodiscard]] bool product(const ProductRow& row, const OrganisationRow* owner) const;
    [[nodiscard]] bool organisation(const OrganisationRow& row) const;
    [[nodiscard]] bool outlet(const OutletRow& row) const;
    [[nodiscard]] bool certificates(const std::vector<CertificateRow>& rows) const;
    [[nodiscard]] bool wants(HitKind kind) const;
    [[nodiscard]] bool asks_certificates() const noexcept { return schemes_.has_value() || level_from_ || level_to_; }

private:
    [[nodiscard]] bool place(const std::optional<std::string>& commune_code,
                             const std::optional<std::string>& province_code) const;
    [[nodiscard]] bool kind(std::initializer_list<std::string_view> words) const;

    Codes province_codes_, commune_codes_;
    std::optional<std::unordered_set<std::string>> schemes_;
    std::optional<int> level_from_, level_to_;
    std::vector<std::string> category_;  // folded words
    bool any_category_ = true;
    std::vector<std::string> kinds_;
    Date today_;
};

}  // namespace temviet::lookup
