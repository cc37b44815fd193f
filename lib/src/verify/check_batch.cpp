// SPDX-License-Identifier: Apache-2.0
// In: an opened stamp and its declared batch. Out: whether the unit was declared, and what the key's state means for it.
#include <algorithm>
#include <set>
#include <temviet/stamp/mint.hpp>

#include "check_signature.hpp"

namespace temviet::verify {
namespace {

/// An unendorsed key is watched this long, in the registry's own signed time (04).
constexpr std::int64_t kNewKeySeconds = 14 * 24 * 3600;

/// More different serials of this batch were seen than it declares units.
bool over_quantity(const BatchRow& batch, const Claims& claims, const Request& request) {
    if (!batch.quantity || !claims.serial) return false;
    std::set<std::string_view> serials{*claims.serial};
    for (const auto& each : request.seen)
        if (each.gtin == product_key(claims) && each.lot == claims.lot.value_or("")) serials.insert(each.serial);
    std::size_t units = serials.size();
    if (request.seen_list) units = std::max(units, request.seen_list->other_serials(claims) + 1);
    return static_cast<std::int64_t>(units) > *batch.quantity;
}

bool published_before(const Signed& opened, const std::optional<Date>& day) {
    return day && opened.batch && opened.batch->published_at < start_of_vietnam_day(*day);
}

/// 05: … and the serial is inside that batch; without a serial, the lot is.
bool declared_before(const Signed& opened, const Claims& claims, const std::optional<Date>& day) {
    return published_before(opened, day) && (!claims.serial || opened.inside == true);
}

bool outside_key_window(const Signed& opened, const IssuerKeyRow& key) {
    if (!opened.batch) return false;
    const Date published = vietnam_date(opened.batch->published_at);
    return published < key.valid_from || (key.valid_to && *key.valid_to < published);
}

/// What this row means for the unit at hand. A key with a day of theft is stolen, whatever else its status says.
Reason key_state(const IssuerKeyRow& key, const Source& source, const Signed& opened, const Claims& claims) {
    switch (key.compromised_at ? KeyStatus::compromised : key.status) {
        case KeyStatus::compromised:
            // A thief signs what he likes, but he cannot declare a unit in a batch published before the theft.
            return published_before(opened, key.compromised_at ? key.compromised_at : key.status_at) && opened.inside != false
                       ? Reason::key_compromised_earlier_batch
                       : Reason::key_compromised;
        case KeyStatus::revoked:
            return declared_before(opened, claims, key.status_at) ? Reason::key_revoked_earlier_batch : Reason::key_revoked;
        case KeyStatus::retired:
            if (outside_key_window(opened, key)) return Reason::key_window;
            return declared_before(opened, claims, key.status_at) ? Reason::key_retired_earlier_batch : Reason::key_retired;
        case KeyStatus::active: break;
    }
    if (outside_key_window(opened, key)) return Reason::key_window;
    const bool is_new = source.dated.seconds < key.added_at.seconds + kNewKeySeconds;
    return !key.endorsed && is_new ? Reason::key_new : Reason::key_active;
}

bool in_scope(const Source& source, const Claims& claims, const std::string& issuer) {
    return source.entitles() && (claims.gtin ? source.registry->covers_gtin(*claims.gtin) : source.registry->covers_organisation(issuer));
}

}  // namespace

void check_allocation(const Signed& opened, const Claims& claims, const Sources& sources, const Request& request, Findings& findings) {
    if (!opened.stamp || !opened.source) return put(findings, Check::allocation, Reason::not_applicable);
    const auto set = [&](Reason reason, CapKind kind = CapKind::normal) {
        std::vector<Fact> facts;
        if (claims.lot) facts.push_back({"lot", *claims.lot});
        if (claims.serial) facts.push_back({"serial", *claims.serial});
        put(findings, Check::allocation, reason, opened.source, std::move(facts), kind);
    };
    const CapKind absent = sources.absence_counts(*opened.source) ? CapKind::normal : CapKind::soft;
    if (!claims.lot && !claims.serial) return set(Reason::class_scope);
    if (!opened.batch) return set(Reason::batch_undeclared);
    if (opened.inside == false) return set(Reason::outside_allocation, absent);
    if (over_quantity(*opened.batch, claims, request)) return set(Reason::over_quantity, absent);
    set(opened.inside ? Reason::allocated : Reason::batch_scope);
}

void check_key_state(const Signed& opened, const Claims& claims, const Sources& sources, Findings& findings) {
    if (!opened.stamp || !opened.key) return put(findings, Check::key_state, Reason::not_applicable);  // never one without the other
    const Hash256& kid = opened.stamp->key_id();
    const Source* by = opened.source;
    IssuerKeyRow row = *opened.key;
    Reason state = key_state(row, *by, opened, claims);
    // One registry entitles, but negative facts count from every one in scope (05): the key may be known as stolen there.
    for (const auto& source : sources.all()) {
        if (&source == opened.source || !in_scope(source, claims, opened.stamp->issuer())) continue;
        for (auto& other : sources.ask(source, source.registry->keys(opened.stamp->issuer(), kid))) {
            const bool speaks_against = other.status != KeyStatus::active || other.compromised_at;
            const Reason said = key_state(other, source, opened, claims);
            if (speaks_against && cap_of(said) > cap_of(state)) {
                state = said;
                by = &source;
                row = std::move(other);
            }
        }
    }
    std::vector<Fact> facts{{"kid", to_hex(BytesView(kid).first(4))}};
    const auto& day = row.compromised_at ? row.compromised_at : row.status_at;
    if (day) facts.push_back({"date", to_string(*day)});
    put(findings, Check::key_state, state, by, std::move(facts));
}

}  // namespace temviet::verify
