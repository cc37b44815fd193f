// SPDX-License-Identifier: Apache-2.0
// In: claims and the registries' view of the goods. Out: the short checks.
#include "check_goods.hpp"

#include <algorithm>
#include <temviet/gs1/gtin.hpp>

namespace temviet::verify {

void check_identity(const Reading& reading, Findings& findings) {
    const std::string key = product_key(reading.claims);
    if (key.empty()) return put(findings, Check::identity, Reason::no_product_id);
    put(findings, Check::identity, reading.restricted ? Reason::restricted_number : Reason::identified, nullptr, {{"gtin", key}});
}

void check_product(const Goods& goods, bool is_signed, Findings& findings) {
    // A list compiled from public decisions can register a product, never back a signature.
    if (const View* view = goods.listed(!is_signed))
        return put(findings, Check::product, Reason::product_listed, view->source, {{"product", view->products.front().name}});
    const Source* asked = goods.views.empty() ? nullptr : goods.views.front().source;
    put(findings, Check::product, is_signed ? Reason::product_unlisted : Reason::not_registered, asked);
}

void check_revocation(const Reading& reading, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings) {
    const Claims& claims = reading.claims;
    const auto lot = opened.lot(claims);
    const Bytes id = reading.stamp.stamp_id(sources.env());
    const CapKind kind = reading.form == Reason::canonical ? CapKind::normal : CapKind::alternative;
    const Source* asked = nullptr;
    Reason worst = Reason::not_revoked;
    const Source* by = nullptr;
    std::optional<RevocationRow> row;
    const auto take = [&](RevocationRow found, const Source& source) {
        Reason reason = found.kind == "batch" ? Reason::batch_revoked : Reason::stamp_revoked;
        if (found.provisional) reason = Reason::revoked_provisional;
        // A final one is told before a provisional one, also where both cap alike; else the first found.
        if (row && cap_of(reason) <= cap_of(worst)) return;
        worst = reason;
        by = &source;
        row = std::move(found);
    };
    for (const auto& view : goods.views) {
        const Source& source = *view.source;
        if (!source.entitles()) continue;  // a compiled list never speaks against a stamp
        asked = asked ? asked : &source;
        if (!id.empty())
            if (auto found = sources.ask(source, source.registry->revocation_of_stamp(id))) take(std::move(*found), source);
        if (claims.gtin)
            for (auto& found : sources.ask(source, source.registry->revocations(*claims.gtin, lot, claims.serial))) take(std::move(found), source);
        for (const auto& product : view.products)
            for (auto& found : sources.ask(source, source.registry->revocations_of_product(product.id, lot, claims.serial)))
                take(std::move(found), source);
    }
    if (!row) return put(findings, Check::revocation, asked ? Reason::not_revoked : Reason::not_applicable, asked);
    std::vector<Fact> facts{{"date", to_string(row->revoked_on)}};
    if (row->lot) facts.push_back({"lot", *row->lot});
    if (row->serial) facts.push_back({"serial", *row->serial});
    if (row->kind == "range") {  // hit by the unit number in the serial
        facts.push_back({"serial", claims.serial.value_or("")});
        facts.push_back({"units", std::to_string(row->first.value_or(0)) + "–" + std::to_string(row->last.value_or(0))});
    }
    if (row->reason) facts.push_back({"why", *row->reason});
    put(findings, Check::revocation, worst, by, std::move(facts), kind);
}

void check_claims(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings) {
    const auto differs = [](const std::optional<Date>& a, const std::optional<Date>& b) { return a && b && *a != *b; };
    if (opened.stamp && opened.batch) {
        const BatchRow& batch = *opened.batch;
        const auto conflict = [&](std::string_view what, const std::optional<Date>& code, const std::optional<Date>& row) {
            put(findings, Check::claims, Reason::claim_conflict, opened.source,
                {{"what", std::string(what)}, {"value", to_string(*code)}, {"other", to_string(*row)}});
        };
        if (differs(claims.expiry, batch.expiry)) return conflict("expiry", claims.expiry, batch.expiry);
        if (differs(claims.best_before, batch.expiry) && !claims.expiry) return conflict("best_before", claims.best_before, batch.expiry);
        if (differs(claims.production, batch.production)) return conflict("production", claims.production, batch.production);
    }
    if (opened.stamp && claims.origin) {
        for (const auto& view : goods.views) {
            if (!view.source->entitles() || view.products.size() != 1 || !view.products.front().origin) continue;
            if (*view.products.front().origin == *claims.origin) continue;
            return put(findings, Check::claims, Reason::claim_conflict, view.source,
                       {{"what", "origin"}, {"value", *claims.origin}, {"other", *view.products.front().origin}});
        }
    }
    // 05: production more than two days ahead, in Vietnam's calendar, and only when we may trust our own clock.
    if (claims.production && sources.clock_trusted() && days_from_epoch(*claims.production) > days_from_epoch(sources.today()) + 2)
        return put(findings, Check::claims, Reason::date_conflict, nullptr, {{"date", to_string(*claims.production)}});
    if (claims.expires_at && *claims.expires_at < sources.now())
        return put(findings, Check::claims, Reason::record_expired, nullptr, {{"date", to_string(vietnam_date(*claims.expires_at))}});
    put(findings, Check::claims, Reason::claims_agree);
}

void check_copies(const Reading& reading, const Signed& opened, const Request& request, Findings& findings) {
    const Claims& claims = reading.claims;
    if (!claims.serial || product_key(claims).empty()) return put(findings, Check::copies, Reason::not_applicable);
    std::optional<SeenList::Sight> sight;
    if (request.seen_list) sight = request.seen_list->find(claims);
    for (const auto& each : request.seen) {
        if (each.serial != *claims.serial || each.gtin != product_key(claims) || each.lot != claims.lot.value_or("")) continue;
        if (!sight) sight.emplace(SeenList::Sight{each.first_seen, 1});
        else sight->first = std::min(sight->first, each.first_seen);
    }
    if (!sight) return put(findings, Check::copies, Reason::first_sight);
    std::vector<Fact> facts{{"time", to_string(sight->first)}, {"serial", *claims.serial}};
    if (sight->times > 1) facts.push_back({"count", std::to_string(sight->times + 1)});
    // Typed text without a signature may be a stamp that a scanner cut short: no second pack is proved by it.
    const bool another = request.distinct && (opened.stamp || !reading.typed);
    put(findings, Check::copies, another ? Reason::duplicate_in_session : Reason::seen_again, nullptr, std::move(facts));
}

void check_freshness(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings) {
    // Registries whose facts made entitlement, key, batch or product.
    const View* listed = goods.listed(!opened.stamp);
    std::vector<const Source*> used;
    if (opened.source) used.push_back(opened.source);
    if (listed && listed->source != opened.source) used.push_back(listed->source);
    if (used.empty()) return put(findings, Check::freshness, Reason::not_applicable);
    const Source* oldest = *std::max_element(used.begin(), used.end(), [](const Source* a, const Source* b) {
        return a->age != b->age ? a->age < b->age : b->dated < a->dated;  // the limits are each registry's own
    });
    std::vector<Fact> facts{{"date", to_string(vietnam_date(oldest->dated))}, {"days", std::to_string(oldest->days)}};
    const auto set = [&](Reason reason) { put(findings, Check::freshness, reason, oldest, std::move(facts)); };
    if (!sources.clock_trusted()) return set(Reason::clock_untrusted);
    if (oldest->age == Age::expired) return set(Reason::registry_expired);
    if (oldest->age == Age::stale) return set(Reason::registry_stale);
    if (sources.something_missing_for(claims.gtin)) return set(Reason::registry_partial);
    set(oldest->age == Age::ageing ? Reason::ageing : Reason::fresh);
}

}  // namespace temviet::verify
