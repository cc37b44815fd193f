// SPDX-License-Identifier: Apache-2.0
#include "registry/search_filter.hpp"

#include <algorithm>
#include <charconv>
#include <temviet/base/words.hpp>

namespace temviet::lookup {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : search_words(text)) out.push_back(std::move(word.folded));
    return out;
}
bool holds_all(const std::vector<std::string>& text, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(),
                       [&](const auto& word) { return std::find(text.begin(), text.end(), word) != text.end(); });
}

std::optional<int> number_of(const std::optional<std::string>& level) {
    int out = 0;
    if (!level) return std::nullopt;
    const auto [end, status] = std::from_chars(level->data(), level->data() + level->size(), out);
    return status == std::errc{} && end == level->data() + level->size() ? std::optional(out) : std::nullopt;
}

Result<std::unordered_set<std::string>> schemes_named(const Registry& registry, const std::string& asked) {
    std::unordered_set<std::string> out;
    const auto words = folded_words(asked);
    Lookup lookup(RegistryAccess::impl(registry));
    if (!words.empty() && lookup.start(Query::schemes)) {
        while (lookup.next()) {
            const auto& row = lookup.row();
            for (int at = 0; at < 3; ++at)
                if (holds_all(folded_words(row.view(at)), words)) out.insert(row.text(0));
        }
    }
    if (lookup.failed()) return lookup.error();
    // An id names one scheme, even where its words stand in others too.
    if (out.contains(asked)) return std::unordered_set<std::string>{asked};
    return out;
}

}  // namespace

FoundPlace find_place(const PlaceTable& places, const std::string& asked, bool province, const Codes& within) {
    FoundPlace out;
    out.answer.asked = asked;
    PlaceTable::Units units;
    if (const auto* unit = places.find(asked)) units.push_back(*unit);
    else if (const auto* old = places.find(asked + "-000"); old != nullptr && province) units.push_back(*old);
    else units = places.named(asked, province);
    // A name that is still in use means today's place; what lay in it before counts there anyhow.
    if (std::any_of(units.begin(), units.end(), [&](auto unit) { return places.is_today(unit); }))
        std::erase_if(units, [&](auto unit) { return !places.is_today(unit); });
    if (within) std::erase_if(units, [&](auto unit) { return !within->contains(places.row(unit).code); });
    if (units.empty()) return out;
    std::unordered_set<PlaceTable::Unit> seen;
    for (const auto unit : units) {
        out.answer.found.push_back(places.row(unit));
        if (const auto date = places.changed_on(unit)) out.answer.changed_on = date;
        for (const auto now : places.today(unit))
            if (seen.insert(now).second) out.answer.today.push_back(places.row(now));
    }
    out.codes = places.codes_within(units);
    return out;
}

Result<Filter> Filter::make(const Registry& registry, const SearchQuery& query) {
    Filter out;
    out.today_ = query.today;
    out.level_from_ = query.level_from;
    out.level_to_ = query.level_to;
    out.kinds_ = query.kinds;
    if (query.category) {
        out.category_ = folded_words(*query.category);
        out.any_category_ = false;
    }
    if (query.scheme) {
        auto schemes = schemes_named(registry, *query.scheme);
        if (!schemes) return tl::unexpected(schemes.error());
        out.schemes_ = std::move(*schemes);
    }
    if (!query.province && !query.commune) return out;
    const auto places = RegistryAccess::impl(registry).places();
    if (!places) return tl::unexpected(places.error());
    if (query.province) out.set_province(find_place(**places, *query.province, true));
    if (query.commune) {
        auto found = find_place(**places, *query.commune, false, out.province_codes_);
        out.commune = std::move(found.answer);
        out.commune_codes_ = std::move(found.codes);
    }
    return out;
}

void Filter::set_province(FoundPlace found) {
    province = std::move(found.answer);
    province_codes_ = std::move(found.codes);
}

bool Filter::place(const std::optional<std::string>& commune_code,
                   const std::optional<std::string>& province_code) const {
    if (commune_codes_ && !(commune_code && commune_codes_->contains(*commune_code))) return false;
    return !province_codes_ || (province_code && province_codes_->contains(*province_code)) ||
           (commune_code && province_codes_->contains(*commune_code));
}

bool Filter::kind(std::initializer_list<std::string_view> words) const {
    return kinds_.empty() || std::any_of(kinds_.begin(), kinds_.end(), [&](const auto& wanted) {
               return std::find(words.begin(), words.end(), wanted) != words.end();
           });
}

bool Filter::product(const ProductRow& row, const OrganisationRow* owner) const {
    if (!kind({"product", row.kind})) return false;
    if (!any_category_ && !(row.category && holds_all(folded_words(*row.category), category_))) return false;
    // Goods without a place of their own are looked for where their owner is.
    const bool own = row.commune || row.province || owner == nullptr;
    return place(own ? row.commune : owner->commune, own ? row.province : owner->province);
}

bool Filter::organisation(const OrganisationRow& row) const {
    return any_category_ && kind({"organisation", row.kind}) && place(row.commune, row.province);
}

bool Filter::outlet(const OutletRow& row) const {
    return any_category_ && !asks_certificates() && kind({"outlet", row.kind}) && place(row.commune, row.province) &&
           (!row.valid_to || !(*row.valid_to < today_));
}

bool Filter::certificates(const std::vector<CertificateRow>& rows) const {
    if (!asks_certificates()) return true;
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        const auto state = certificate_state(row, today_);
        if (state == CertificateState::lapsed || state == CertificateState::withdrawn) return false;
        if (schemes_ && !schemes_->contains(row.scheme)) return false;
        if (!level_from_ && !level_to_) return true;
        const auto level = number_of(row.level);
        return level && (!level_from_ || *level >= *level_from_) && (!level_to_ || *level <= *level_to_);
    });
}

bool Filter::wants(HitKind hit) const {
    const auto any = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return kind({word}); });
    };
    switch (hit) {
        case HitKind::product: return any({"product", "goods", "service"});
        case HitKind::organisation:
            return any_category_ &&
                   any({"organisation", "enterprise", "cooperative", "household", "agency", "other"});
        case HitKind::outlet:
            return any_category_ && !asks_certificates() &&
                   any({"outlet", "own_store", "shop", "supermarket", "market", "showroom", "online", "other"});
    }
    return true;
}

}  // namespace temviet::lookup
