// SPDX-License-Identifier: Apache-2.0
// In: one item's facts. Out: its notices.
#include "notices.hpp"

#include <temviet/gs1/gtin.hpp>
#include <temviet/gs1/prefix.hpp>

#include "alerts.hpp"
#include "certificates.hpp"

namespace temviet::verify {
namespace {

constexpr int kExpiringDays = 7;

void prefix(const Reading& reading, std::vector<Notice>& out) {
    if (!reading.claims.gtin || reading.restricted) return;
    const std::string& gtin = *reading.claims.gtin;
    if (gs1::is_demonstration(gtin)) return;
    if (gs1::is_vietnam_prefix(gtin)) {
        if (!gs1::vietnam_company_prefix_length(gtin)) out.push_back({Reason::prefix_unallocated, {{"gtin", gs1::display_gtin(gtin)}}});
        return;
    }
    const auto info = gs1::gs1_prefix(gtin);
    if (!info) out.push_back({Reason::prefix_unallocated, {{"gtin", gs1::display_gtin(gtin)}}});
    else out.push_back({Reason::prefix_not_vietnam, {{"gtin", gs1::display_gtin(gtin)}, {"office", std::string(info->office)}}});
}

}  // namespace

std::vector<Notice> notices_of(const Reading& reading, const std::vector<ProductFacts>& products, const Findings& findings,
                               const Sources& sources) {
    std::vector<Notice> out;
    const Date today = sources.today();
    const Claims& claims = reading.claims;
    for (const auto& date : {claims.best_before, claims.sell_by})
        if (date && *date < today) out.push_back({Reason::best_before_passed, {{"date", to_string(*date)}}});
    if (claims.expiry && !(*claims.expiry < today) && days_from_epoch(*claims.expiry) <= days_from_epoch(today) + kExpiringDays)
        out.push_back({Reason::product_expiring, {{"date", to_string(*claims.expiry)}}});
    certificate_notices(products, sources, out);
    name_notices(claims, products, sources, out);
    prefix(reading, out);
    const Finding& freshness = findings[Check::freshness];
    if (freshness.reason == Reason::ageing) {
        auto facts = freshness.facts;
        if (freshness.registry) facts.push_back({"registry", *freshness.registry});
        out.push_back({Reason::registry_ageing, std::move(facts)});
    }
    return out;
}

}  // namespace temviet::verify
