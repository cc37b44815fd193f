// SPDX-License-Identifier: Apache-2.0
// In: one item's facts. Out: its notices.
#include "notices.hpp"

#include <algorithm>
#include <temviet/gs1/gtin.hpp>
#include <temviet/gs1/prefix.hpp>

namespace temviet::verify {
namespace {

constexpr int kOcopMonths = 36;      // QĐ 148/QĐ-TTg: a grade holds for 36 months
constexpr int kExpiringDays = 7;

/// The same day so many months later; the last day of a shorter month.
Date plus_months(const Date& date, int months) {
    const int all = date.year * 12 + (date.month - 1) + months;
    Date out{all / 12, all % 12 + 1, date.day};
    while (!is_real_date(out.year, out.month, out.day)) --out.day;
    return out;
}

std::optional<Date> end_of(const CertificateRow& row) {
    if (row.expires_on) return row.expires_on;
    const bool is_ocop = row.scheme == "ocop" || row.scheme == "OCOP";
    const int months = row.validity_months.value_or(is_ocop ? kOcopMonths : 0);
    if (!row.issued_on || months <= 0) return std::nullopt;
    return plus_months(*row.issued_on, months);
}

void certificates(const std::vector<ProductFacts>& products, const Date& today, std::vector<Notice>& out) {
    for (const auto& facts : products) {
        for (const auto& row : facts.certificates) {
            const auto end = end_of(row);
            const bool over = end && *end < today;
            if (row.status == "active" && !over) continue;
            const auto renewed = [&](const CertificateRow& other) {
                const auto other_end = end_of(other);
                return other.scheme == row.scheme && other.status == "active" && (!other_end || !(*other_end < today));
            };
            // An older decision that a newer one replaced tells nobody anything.
            if (std::any_of(facts.certificates.begin(), facts.certificates.end(), renewed)) continue;
            std::vector<Fact> about{{"scheme", row.scheme_name}, {"registry", facts.registry_id}};
            if (row.level) about.push_back({"level", *row.level});
            if (end) about.push_back({"date", to_string(*end)});
            if (row.number) about.push_back({"number", *row.number});
            const bool is_ocop = row.scheme == "ocop" || row.scheme == "OCOP";
            out.push_back({is_ocop ? Reason::ocop_lapsed : Reason::mark_lapsed, std::move(about)});
        }
    }
}

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
    certificates(products, today, out);
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
