// SPDX-License-Identifier: Apache-2.0
// Search and directory: products, organisations and outlets by words and filters, and Vietnamese products of the same
// category. Being found says that something is listed, nothing about its quality.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <temviet/registry/registry.hpp>
#include <vector>

namespace temviet {

enum class HitKind { product, organisation, outlet };
/// How the words were met, best first. `listed`: no words were asked, only filters.
enum class MatchKind { exact, folded, prefix, typo, listed };
/// Where the last of the words was met.
enum class MatchField { name, brand, owner, category };
[[nodiscard]] std::string_view to_string(HitKind kind) noexcept;
[[nodiscard]] std::string_view to_string(MatchKind kind) noexcept;
[[nodiscard]] std::string_view to_string(MatchField field) noexcept;

/// Every filter narrows. Places are codes or names, of today or of earlier.
struct SearchQuery {
    std::string text;  ///< at most 16 words
    std::optional<std::string> province, commune;
    std::optional<std::string> scheme;            ///< id or words of a scheme's name
    std::optional<int> level_from, level_to;      ///< stars, both ends included; lapsed and withdrawn ones never count
    std::optional<std::string> category;          ///< words of the category
    std::vector<std::string> kinds;               ///< product, goods, service, organisation, outlet, or a kind of those tables
    Date today;                                   ///< certificates are judged on this day
    std::size_t limit = 20, offset = 0;
};

/// What a place of a query was taken for.
struct PlaceAnswer {
    std::string asked;
    std::vector<AdminUnitRow> found;  ///< empty: no registry that was asked knows such a place
    std::vector<AdminUnitRow> today;  ///< what those are today
    std::optional<Date> changed_on;   ///< when the found ones became part of others
};

/// Smaller is better; comparable between registries.
struct SearchRank {
    int why = 0, field = 0, not_whole = 0, kind = 0, loose = 0, inexact = 0, length = 0;
    friend auto operator<=>(const SearchRank&, const SearchRank&) = default;
};

struct SearchHit {
    std::size_t registry = 0;  ///< index into the registries asked
    HitKind kind = HitKind::product;
    MatchKind why = MatchKind::exact;
    MatchField field = MatchField::name;
    std::optional<ProductRow> product;            ///< of a product
    std::optional<OutletRow> outlet;              ///< of an outlet
    std::optional<OrganisationRow> organisation;  ///< itself, or the owner
    std::vector<CertificateRow> certificates;     ///< of the product or the organisation, in force or not
    std::vector<AlertRow> alerts;                 ///< not lifted, of every registry asked
    SearchRank rank;
};
struct SearchAnswer {
    std::vector<SearchHit> hits;  ///< best first
    bool more = false;            ///< there are hits behind these
    std::optional<PlaceAnswer> province, commune;
    std::optional<std::string> place_in_text;  ///< words of the text that were taken for the province
    std::vector<std::string> corrections;      ///< words that were met instead of mistyped ones
};

/// Asks the registries in order. Exact and folded matches of any registry leave out the guesses (prefix, typo) of all.
/// Errors: REGISTRY_CORRUPT, QUERY_TOO_LONG.
[[nodiscard]] Result<SearchAnswer> search(std::span<const Registry> registries, const SearchQuery& query);

struct SuggestQuery {
    std::optional<std::string> gtin14;    ///< goods whose category is meant …
    std::optional<std::string> category;  ///< … or its words
    std::optional<std::string> province;  ///< code or name: goods from there come first
    Date today;
    std::size_t limit = 20;
};
struct Suggestion {
    std::size_t registry = 0;
    ProductRow product;
    OrganisationRow organisation;
    std::vector<CertificateRow> certificates;  ///< neither lapsed nor withdrawn
    bool in_province = false;
};
struct SuggestAnswer {
    std::optional<ProductRow> asked;  ///< the goods of `gtin14`
    std::string category;             ///< what was looked for; empty when the goods have none
    bool widened = false;             ///< nothing in the very category: its group (before " / ") was taken
    std::optional<PlaceAnswer> province;
    std::vector<Suggestion> list;  ///< the province first, then the rest of the country; by name, which is no ranking
    bool more = false;
};
/// Goods that claim Vietnamese origin (or claim none and have an owner in Vietnam), of owners in activity, against which
/// no registry asked holds an alert that was not lifted: by number, product, owner or name.
[[nodiscard]] Result<SuggestAnswer> suggest(std::span<const Registry> registries, const SuggestQuery& query);

/// Where something is, as written down, and what that is today when it is something else.
struct PlaceName {
    std::string written;            ///< "Xã Bom Bo, Tỉnh Bình Phước"
    std::string today;              ///< empty when nothing changed; several parts are separated by " / "
    std::optional<Date> changed_on;
};
[[nodiscard]] Result<PlaceName> place_name(const Registry& registry, const std::optional<std::string>& commune,
                                           const std::optional<std::string>& province);
/// Orders and warnings not lifted by `today`, from every registry: against all goods of the organisation, and against the
/// product (by GTIN everywhere, by product in its own registry `home`, by name where a row has nothing else). Either may
/// be null.
[[nodiscard]] Result<std::vector<AlertRow>> open_alerts(std::span<const Registry> registries, std::size_t home,
                                                        const ProductRow* product, const OrganisationRow* organisation,
                                                        const Date& today);

}  // namespace temviet
