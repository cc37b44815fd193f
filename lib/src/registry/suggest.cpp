// SPDX-License-Identifier: Apache-2.0
// Registered Vietnamese goods of the same category. Nothing here ranks goods by quality, and no row can be bought.
#include <algorithm>
#include <set>
#include <temviet/base/text.hpp>
#include <temviet/registry/search.hpp>
#include "registry/search_filter.hpp"
#include "registry/search_words.hpp"

namespace temviet {
namespace {

using namespace lookup;

constexpr std::string_view kVietnam = "704";  // ISO 3166-1 numeric
constexpr std::string_view kGroupEnd = " / ";
constexpr std::size_t kMaxListed = 5000;

struct Found {
    Suggestion suggestion;
    std::string key;  // folded name, then GTINs: what tells two rows of one product
};

class Collector {
public:
    Collector(std::span<const Registry> registries, const SuggestQuery& query) : registries_(registries), query_(query) {}

    std::optional<PlaceAnswer> province;
    bool cut = false;

    /// `same`: the very category, not only its words.
    Result<std::vector<Suggestion>> collect(const std::string& category, bool same, const ProductRow* asked) {
        std::vector<Found> found;
        std::set<std::string> known;
        if (asked != nullptr && query_.gtin14) known.insert(*query_.gtin14);
        for (std::size_t at = 0; at < registries_.size(); ++at)
            if (auto ok = collect_from(at, category, same, found, known); !ok) return tl::unexpected(ok.error());
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            if (a.suggestion.in_province != b.suggestion.in_province) return a.suggestion.in_province;
            return a.key < b.key;
        });
        std::vector<Suggestion> out;
        for (auto& each : found) out.push_back(std::move(each.suggestion));
        return out;
    }

private:
    Result<void> collect_from(std::size_t at, const std::string& category, bool same, std::vector<Found>& found,
                              std::set<std::string>& known) {
        const auto& registry = registries_[at];
        auto& impl = RegistryAccess::impl(registry);
        std::unordered_set<std::string> here;
        if (query_.province) {
            const auto places = impl.places();
            if (!places) return tl::unexpected(places.error());
            auto place = find_place(**places, *query_.province, true);
            here = std::move(place.codes);
            if (!province || province->found.empty()) province = std::move(place.answer);
        }
        const auto words = search_words(category);
        std::string match;
        for (const auto& word : words)
            match += (match.empty() ? "\"" : " AND \"") + std::string(kAboutMark) + word.folded + "\"";
        if (match.empty()) return {};
        const auto rows = all_rows<std::int64_t>(
            impl, [](const auto& row) { return row.number(0); }, Query::search, match);
        if (!rows) return tl::unexpected(rows.error());
        const auto folded = fold_vietnamese(category);
        for (const auto row : *rows) {
            if (row >> kSearchKindShift != static_cast<std::int64_t>(SearchRow::product)) continue;
            if (found.size() >= kMaxListed) {
                cut = true;
                return {};
            }
            auto product = registry.product(row);
            if (!product) return tl::unexpected(product.error());
            if (!*product || !(*product)->category || !fits((**product).category.value(), folded, words, same)) continue;
            if (auto ok = judge(at, std::move(**product), here, found, known); !ok) return ok;
        }
        return {};
    }

    static bool fits(const std::string& category, const std::string& folded, const std::vector<SearchWord>& words,
                     bool same) {
        if (same) return fold_vietnamese(category) == folded;
        const auto own = search_words(category);
        return std::all_of(words.begin(), words.end(), [&](const auto& word) {
            return std::any_of(own.begin(), own.end(), [&](const auto& other) { return other.folded == word.folded; });
        });
    }

    Result<void> judge(std::size_t at, ProductRow product, const std::unordered_set<std::string>& here,
                       std::vector<Found>& found, std::set<std::string>& known) {
        const auto& registry = registries_[at];
        if (product.kind != "goods") return {};
        auto owner = registry.organisation(product.organisation);
        if (!owner) return tl::unexpected(owner.error());
        if (!*owner || (**owner).status != "active") return {};
        // An owner in Vietnam does not make imported goods Vietnamese.
        if (product.origin ? *product.origin != kVietnam : !(**owner).province) return {};
        const auto gtins = registry.gtins_of_product(product.id);
        if (!gtins) return tl::unexpected(gtins.error());
        if (std::any_of(gtins->begin(), gtins->end(), [&](const auto& gtin) { return known.contains(gtin); })) return {};
        const auto alerts = open_alerts(registries_, at, &product, &**owner, query_.today);
        if (!alerts) return tl::unexpected(alerts.error());
        if (!alerts->empty()) return {};
        auto certificates = registry.certificates_of_product(product.id);
        if (!certificates) return tl::unexpected(certificates.error());
        std::erase_if(*certificates, [&](const auto& row) {
            const auto state = certificate_state(row, query_.today);
            return state == CertificateState::lapsed || state == CertificateState::withdrawn;
        });
        known.insert(gtins->begin(), gtins->end());
        const auto& province_code = product.province ? product.province : (**owner).province;
        const bool in_province = province_code && here.contains(*province_code);
        auto key = fold_vietnamese(product.name);
        found.push_back({{at, std::move(product), std::move(**owner), std::move(*certificates), in_province}, std::move(key)});
        return {};
    }

    std::span<const Registry> registries_;
    const SuggestQuery& query_;
};

}  // namespace

Result<SuggestAnswer> suggest(std::span<const Registry> registries, const SuggestQuery& query) {
    SuggestAnswer answer;
    if (query.gtin14) {
        for (const auto& registry : registries) {
            auto products = registry.products_by_gtin(*query.gtin14);
            if (!products) return tl::unexpected(products.error());
            for (auto& product : *products)
                if (!answer.asked || !answer.asked->category) answer.asked = std::move(product);
        }
        if (answer.asked) answer.category = answer.asked->category.value_or("");
    } else {
        answer.category = query.category.value_or("");
    }
    Collector collector(registries, query);
    const ProductRow* asked = answer.asked ? &*answer.asked : nullptr;
    if (!answer.category.empty()) {
        auto list = collector.collect(answer.category, query.gtin14.has_value(), asked);
        const auto end = answer.category.find(kGroupEnd);
        if (list && list->empty() && end != std::string::npos) {
            answer.category.resize(end);
            answer.widened = true;
            list = collector.collect(answer.category, false, asked);
        }
        if (!list) return tl::unexpected(list.error());
        answer.list = std::move(*list);
    }
    answer.province = std::move(collector.province);
    answer.more = collector.cut || answer.list.size() > query.limit;
    if (answer.list.size() > query.limit) answer.list.resize(query.limit);
    return answer;
}

}  // namespace temviet
