// SPDX-License-Identifier: Apache-2.0
// Candidates of the index, judged one by one: the index says which words stand somewhere, the rows say how well.
#include <algorithm>
#include <temviet/registry/search.hpp>
#include "registry/lookup_rows.hpp"
#include "registry/search_filter.hpp"
#include "registry/search_score.hpp"

namespace temviet {
namespace {

using namespace lookup;

// More hits than this are not put in order of rank, and no more rows than that are looked at, for one expression.
constexpr std::size_t kMaxRanked = 2000, kMaxVisited = 200'000;

/// One query over one registry.
class Finder {
public:
    Finder(const Registry& registry, std::size_t number, const SearchQuery& query, Filter filter)
        : registry_(registry), impl_(RegistryAccess::impl(registry)), number_(number), query_(query),
          filter_(std::move(filter)), words_(query_words(query.text)) {}

    std::vector<SearchHit> hits;
    std::vector<std::string> corrections_made;
    std::optional<std::string> place_in_text;
    bool cut = false;
    [[nodiscard]] const Filter& filter() const noexcept { return filter_; }

    /// Matches of the words as they are, marks aside.
    Result<void> find() {
        if (words_.words.empty()) return list_all();
        for (const auto& match : {match_exact_name(words_.words), match_exact(words_.words),
                                  match_folded_name(words_.words), match_folded(words_.words)})
            if (auto ok = collect(match, MatchKind::folded); !ok) return ok;
        if (!hits.empty() || query_.province) return {};
        return find_in_named_province();
    }
    /// Longer words, then mistyped ones.
    Result<void> guess() {
        if (words_.words.empty()) return {};
        if (auto ok = collect(match_prefix(words_.words), MatchKind::prefix); !ok || !hits.empty()) return ok;
        std::vector<Alternatives> changed(words_.words.size());
        std::vector<std::size_t> unknown;
        for (std::size_t at = 0; at < words_.words.size(); ++at) {
            const auto known = is_known(impl_, words_.words[at].folded);
            if (!known) return tl::unexpected(known.error());
            if (!*known) unknown.push_back(at);
        }
        if (!unknown.empty()) {
            for (const auto at : unknown)
                if (auto ok = correct(at, changed); !ok) return ok;
            if (std::any_of(unknown.begin(), unknown.end(), [&](auto at) { return changed[at].empty(); })) return {};
            return collect(match_with(words_.words, changed), MatchKind::typo);
        }
        // Each word is one of ours, but not beside the others: any of them may be the mistaken one.
        for (std::size_t at = 0; at < words_.words.size(); ++at) {
            if (auto ok = correct(at, changed); !ok) return ok;
            if (!changed[at].empty())
                if (auto ok = collect(match_with(words_.words, changed), MatchKind::typo); !ok) return ok;
            changed[at].clear();
        }
        return {};
    }

private:
    Result<void> correct(std::size_t at, std::vector<Alternatives>& changed) {
        auto found = corrections(impl_, words_.words[at].folded, words_.words.size() == 1);
        if (!found) return tl::unexpected(found.error());
        changed[at] = std::move(*found);
        return {};
    }

    Result<void> collect(const std::string& match, MatchKind guess) {
        Lookup lookup(impl_);
        std::size_t visited = 0;
        if (lookup.start(Query::search, match)) {
            while (lookup.next()) {
                if (hits.size() >= kMaxRanked || ++visited > kMaxVisited) {
                    cut = true;
                    break;
                }
                const auto row = lookup.row().number(0);
                if (seen_.contains(row)) continue;
                if (auto ok = take(row, guess); !ok) return ok;
            }
        }
        if (lookup.failed()) return lookup.error();
        return {};
    }

    /// "cà phê Đắk Lắk": a province at the end of the words, where the words together are no name.
    Result<void> find_in_named_province() {
        const auto places = impl_.places();
        if (!places) return tl::unexpected(places.error());
        const auto all = search_words(query_.text);
        for (std::size_t length = std::min<std::size_t>(all.size(), 6); length > 0; --length) {
            std::string name;
            for (auto at = all.size() - length; at < all.size(); ++at) name += (name.empty() ? "" : " ") + all[at].exact;
            auto found = find_place(**places, name, true);
            if (found.answer.found.empty()) continue;
            std::string rest;
            for (std::size_t at = 0; at < all.size() - length; ++at) rest += (rest.empty() ? "" : " ") + all[at].exact;
            place_in_text = found.answer.found.front().name;
            filter_.set_province(std::move(found));
            words_ = query_words(rest);
            seen_.clear();
            if (words_.words.empty()) return list_all();
            for (const auto& match : {match_exact(words_.words), match_folded(words_.words)})
                if (auto ok = collect(match, MatchKind::folded); !ok) return ok;
            return {};
        }
        return {};
    }

    Result<void> list_all() {
        const std::size_t enough = query_.offset + query_.limit + 1;
        const std::pair<HitKind, Query> lists[] = {{HitKind::product, Query::all_products},
                                                   {HitKind::organisation, Query::all_organisations},
                                                   {HitKind::outlet, Query::all_outlets}};
        for (const auto& [kind, list] : lists) {
            if (!filter_.wants(kind)) continue;
            const auto numbers = all_rows<std::int64_t>(
                impl_, [](const auto& row) { return row.number(0); }, list);
            if (!numbers) return tl::unexpected(numbers.error());
            for (const auto number : *numbers) {
                if (hits.size() >= enough) return {};
                const auto row = (static_cast<std::int64_t>(kind) << kSearchKindShift) | number;
                if (auto ok = take(row, MatchKind::listed); !ok) return ok;
            }
        }
        return {};
    }

    Result<const OrganisationRow*> owner(const std::string& id) {
        if (const auto found = owners_.find(id); found != owners_.end()) return &found->second;
        auto row = registry_.organisation(id);
        if (!row) return tl::unexpected(row.error());
        if (!*row) return nullptr;
        return &owners_.emplace(id, std::move(**row)).first->second;
    }

    Result<void> take(std::int64_t row, MatchKind guess) {
        const auto kind = static_cast<HitKind>(row >> kSearchKindShift);
        const auto number = row & ((std::int64_t{1} << kSearchKindShift) - 1);
        if (!filter_.wants(kind)) return {};
        SearchHit hit;
        hit.registry = number_;
        hit.kind = kind;
        Texts texts;
        texts.kind = kind;
        Result<std::vector<CertificateRow>> certificates;
        switch (kind) {
            case HitKind::product: {
                auto product = registry_.product(number);
                if (!product) return tl::unexpected(product.error());
                if (!*product) return {};
                hit.product = std::move(**product);
                const auto firm = owner(hit.product->organisation);
                if (!firm) return tl::unexpected(firm.error());
                if (!filter_.product(*hit.product, *firm)) return {};
                if (*firm != nullptr) hit.organisation = **firm;
                texts.name = hit.product->name;
                if (hit.product->brand) texts.brand = *hit.product->brand;
                if (hit.product->category) texts.category = *hit.product->category;
                break;
            }
            case HitKind::organisation: {
                auto firm = one_row<OrganisationRow>(impl_, to_organisation, Query::search_organisation, number);
                if (!firm) return tl::unexpected(firm.error());
                if (!*firm || !filter_.organisation(**firm)) return {};
                hit.organisation = std::move(**firm);
                texts.name = hit.organisation->name;
                if (hit.organisation->name_en) texts.owner = *hit.organisation->name_en;
                break;
            }
            case HitKind::outlet: {
                auto outlet = one_row<OutletRow>(impl_, to_outlet, Query::outlet_by_id, number);
                if (!outlet) return tl::unexpected(outlet.error());
                if (!*outlet || !filter_.outlet(**outlet)) return {};
                hit.outlet = std::move(**outlet);
                const auto firm = owner(hit.outlet->organisation);
                if (!firm) return tl::unexpected(firm.error());
                if (*firm != nullptr) hit.organisation = **firm;
                texts.name = hit.outlet->name;
                break;
            }
        }
        if (kind != HitKind::organisation && hit.organisation) texts.owner = hit.organisation->name;
        if (guess == MatchKind::listed) {
            hit.why = guess;
            hit.rank.why = static_cast<int>(guess);
            hit.rank.kind = static_cast<int>(kind);
        } else {
            auto scored = score(words_, texts, guess);
            if (!scored) return {};
            hit.why = scored->why;
            hit.field = scored->field;
            hit.rank = scored->rank;
            for (auto& word : scored->corrected)
                if (std::find(corrections_made.begin(), corrections_made.end(), word) == corrections_made.end())
                    corrections_made.push_back(std::move(word));
        }
        if (kind == HitKind::product) certificates = registry_.certificates_of_product(number);
        else if (kind == HitKind::organisation) certificates = registry_.certificates_of_organisation(hit.organisation->id);
        if (!certificates) return tl::unexpected(certificates.error());
        if (!filter_.certificates(*certificates)) return {};
        hit.certificates = std::move(*certificates);
        seen_.insert(row);
        hits.push_back(std::move(hit));
        return {};
    }

    const Registry& registry_;
    Registry::Impl& impl_;
    std::size_t number_;
    const SearchQuery& query_;
    Filter filter_;
    QueryWords words_;
    std::unordered_set<std::int64_t> seen_;  // rows of the hits
    std::map<std::string, OrganisationRow> owners_;
};

void keep_place(std::optional<PlaceAnswer>& mine, const std::optional<PlaceAnswer>& theirs) {
    if (theirs && (!mine || mine->found.empty())) mine = theirs;
}

}  // namespace

Result<SearchAnswer> search(std::span<const Registry> registries, const SearchQuery& query) {
    if (search_words(query.text).size() > kMaxWords)
        return fail("QUERY_TOO_LONG", "a query has at most " + std::to_string(kMaxWords) + " words", "leave out the less telling ones");
    std::vector<Finder> finders;
    finders.reserve(registries.size());
    bool found = false;
    for (std::size_t at = 0; at < registries.size(); ++at) {
        auto filter = Filter::make(registries[at], query);
        if (!filter) return tl::unexpected(filter.error());
        auto& finder = finders.emplace_back(registries[at], at, query, std::move(*filter));
        if (auto ok = finder.find(); !ok) return tl::unexpected(ok.error());
        found = found || !finder.hits.empty();
    }
    for (auto& finder : finders)
        if (!found)
            if (auto ok = finder.guess(); !ok) return tl::unexpected(ok.error());

    SearchAnswer answer;
    for (auto& finder : finders) {
        std::move(finder.hits.begin(), finder.hits.end(), std::back_inserter(answer.hits));
        answer.more = answer.more || finder.cut;
        keep_place(answer.province, finder.filter().province);
        keep_place(answer.commune, finder.filter().commune);
        if (!answer.place_in_text) answer.place_in_text = finder.place_in_text;
        for (auto& word : finder.corrections_made)
            if (std::find(answer.corrections.begin(), answer.corrections.end(), word) == answer.corrections.end())
                answer.corrections.push_back(std::move(word));
    }
    std::stable_sort(answer.hits.begin(), answer.hits.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
    if (query.offset >= answer.hits.size()) {
        answer.hits.clear();
        return answer;
    }
    answer.hits.erase(answer.hits.begin(), answer.hits.begin() + static_cast<std::ptrdiff_t>(query.offset));
    if (answer.hits.size() > query.limit) {
        answer.more = true;
        answer.hits.resize(query.limit);
    }
    for (auto& hit : answer.hits) {
        if (hit.kind == HitKind::outlet) continue;
        auto alerts = open_alerts(registries, hit.registry, hit.product ? &*hit.product : nullptr,
                                  hit.organisation ? &*hit.organisation : nullptr, query.today);
        if (!alerts) return tl::unexpected(alerts.error());
        hit.alerts = std::move(*alerts);
    }
    return answer;
}

std::string_view to_string(HitKind kind) noexcept {
    switch (kind) {
        case HitKind::product: return "product";
        case HitKind::organisation: return "organisation";
        case HitKind::outlet: return "outlet";
    }
    return "";
}
std::string_view to_string(MatchKind kind) noexcept {
    switch (kind) {
        case MatchKind::exact: return "exact";
        case MatchKind::folded: return "folded";
        case MatchKind::prefix: return "prefix";
        case MatchKind::typo: return "typo";
        case MatchKind::listed: return "listed";
    }
    return "";
}
std::string_view to_string(MatchField field) noexcept {
    switch (field) {
        case MatchField::name: return "name";
        case MatchField::brand: return "brand";
        case MatchField::owner: return "owner";
        case MatchField::category: return "category";
    }
    return "";
}

}  // namespace temviet
