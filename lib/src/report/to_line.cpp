// SPDX-License-Identifier: Apache-2.0
// In: a Report. Out: one line for a second's glance: sign, level or use, product, lot, the main reason. What matters most
// comes first, so that a narrow screen cuts the rest.
#include <algorithm>
#include <temviet/base/text.hpp>
#include <temviet/gs1/gtin.hpp>
#include <temviet/report/render.hpp>

#include "catalogue.hpp"
#include "fill.hpp"
#include "shown.hpp"

namespace temviet {
namespace report {
namespace {

constexpr std::size_t kNameColumns = 40;
constexpr std::string_view kBetween = " · ";

std::string_view sign_of(Headline headline) noexcept {
    switch (headline) {
        case Headline::good:
        case Headline::good_batch: return "✔";
        case Headline::caution: return "!";
        case Headline::registered_only: return "○";
        case Headline::unknown: return "?";
        case Headline::alert:
        case Headline::suspect: return "!!";
        case Headline::expired:
        case Headline::recalled:
        case Headline::rejected: return "✖";
        case Headline::no_decision: return "–";
    }
    return "–";
}

/// "09:41" when it was today, else with the date.
std::string when(std::string_view time, Instant now, Language language) {
    const auto instant = parse_instant(time);
    if (!instant) return {};
    std::string out;
    if (vietnam_date(*instant) == vietnam_date(now)) append_clock(out, *instant);
    else append_instant(out, *instant, language);
    return out;
}

std::string seen_again(const Finding& finding, Instant now, Language language) {
    std::vector<Fact> facts = finding.facts;
    for (auto& fact : facts)
        if (fact.name == "time") fact = {"clock", when(fact.value, now, language)};
    return fill(label::kSeenAgain, {facts, {}, {}}, language);
}

std::string without_stop(std::string text) {
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// The one reason a person needs; empty when the headline says it already.
std::string main_reason(const ReportItem& item, Instant now, Language language) {
    const Verdict& verdict = item.verdict;
    const bool is_bad = static_cast<int>(verdict.level) >= static_cast<int>(Level::suspect);
    if (static_cast<int>(verdict.level) < static_cast<int>(Level::signed_unconfirmed) || (verdict.use != Use::ok && !is_bad)) return {};
    for (const auto& notice : item.notices)
        if (notice.reason == Reason::not_a_stamp || notice.reason == Reason::foreign_scheme)
            if (verdict.level == Level::unknown) return without_stop(sentence(notice, language));
    const auto reasons = shown_reasons(item);
    // The worst cap of the safety check is what the use says.
    const auto worst = std::find_if(reasons.begin(), reasons.end(), [](const ShownReason& shown) { return shown.finding->check != Check::safety; });
    if (worst == reasons.end()) return {};
    const Reason reason = worst->finding->reason;
    if (reason == Reason::seen_again) return seen_again(*worst->finding, now, language);
    if (verdict.level == Level::registered && reason == Reason::not_ours) return {};
    return without_stop(sentence(*worst->finding, language));
}

void append_product(std::string& out, const ReportItem& item, Language language) {
    if (!item.products.empty()) {
        std::string name;
        append_safe(name, item.products.front().product.name);
        out += kBetween;
        out += fit_columns(name, kNameColumns);
    } else if (item.claims.gtin) {
        out += kBetween;
        out += gs1::display_gtin(*item.claims.gtin);
    }
    if (!item.claims.lot) return;
    out += kBetween;
    out += label::kLot.in(language);
    out += ' ';
    append_safe(out, *item.claims.lot, 40);
}

}  // namespace
}  // namespace report

std::string to_line(const Report& report, Language language, std::size_t max_columns) {
    ReportItem none;
    none.verdict = report.verdict;
    const ReportItem* worst = nullptr;
    for (const auto& item : report.items)
        if (!worst || severity_rank(item.verdict) < severity_rank(worst->verdict)) worst = &item;
    if (!worst) worst = &none;
    std::string out(report::sign_of(headline(worst->verdict)));
    out += ' ';
    out += report::headline_line(*worst, report.env, language);
    if (report.items.size() > 1) out += " (" + std::to_string(report.items.size()) + ")";
    report::append_product(out, *worst, language);
    std::string reason = report::main_reason(*worst, report.at, language);
    if (report.error) reason = display_safe(report.error->message, 160);
    if (!reason.empty()) {
        out += report::kBetween;
        out += reason;
    }
    return fit_columns(out, max_columns);
}

}  // namespace temviet
