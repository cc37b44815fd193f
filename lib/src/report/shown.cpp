// SPDX-License-Identifier: Apache-2.0
#include "shown.hpp"

#include <algorithm>
#include <temviet/report/render.hpp>

#include "catalogue.hpp"
#include "fill.hpp"

namespace temviet::report {
namespace {

/// Good outcomes that tell people something they would not guess.
bool is_worth_reading(Reason reason) noexcept {
    return reason == Reason::expired || reason == Reason::hidden_ok || reason == Reason::batch_scope || reason == Reason::ageing ||
           reason == Reason::key_retired_earlier_batch;
}

bool is_shown(const Finding& finding, Level cap, Level level) noexcept {
    if (is_worth_reading(finding.reason)) return true;
    if (cap == Level::stamp_valid_item) return false;
    if (finding.reason == Reason::not_checked || finding.reason == Reason::not_applicable) return static_cast<int>(cap) >= static_cast<int>(level);
    return true;
}

bool is_bad(Level level) noexcept { return static_cast<int>(level) >= static_cast<int>(Level::suspect); }

Headline headline_of(Use use) noexcept { return headline(Verdict{Level::stamp_valid_item, use}); }

}  // namespace

std::vector<ShownReason> shown_reasons(const ReportItem& item) {
    std::vector<ShownReason> out;
    out.reserve(kCheckCount);
    for (const Finding& finding : item.findings.all()) {
        const Level cap = item.findings.cap(finding);
        if (is_shown(finding, cap, item.verdict.level)) out.push_back({&finding, cap});
    }
    // "Does not apply" explains nothing beside a reason that binds as well.
    const auto explains = [&](const ShownReason& shown) {
        return shown.finding->reason != Reason::not_applicable && static_cast<int>(shown.cap) >= static_cast<int>(item.verdict.level);
    };
    if (std::any_of(out.begin(), out.end(), explains))
        out.erase(std::remove_if(out.begin(), out.end(), [](const auto& shown) { return shown.finding->reason == Reason::not_applicable; }), out.end());
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return static_cast<int>(a.cap) > static_cast<int>(b.cap); });
    return out;
}

std::string headline_line(const ReportItem& item, Env env, Language language) {
    std::string out;
    out.reserve(160);
    if (env == Env::test) {
        out += label::kTest.in(language);
        out += " · ";
    }
    const Verdict& verdict = item.verdict;
    if (verdict.use == Use::ok) {
        fill(out, text_of(headline(verdict)).in(language), {}, language);
        return out;
    }
    const Finding& safety = item.findings[Check::safety];
    // The finding's own words, as long as it is the one that made the use.
    const bool is_cause = row_of(safety.reason).use == verdict.use;
    Phrase phrase = is_cause ? alert_headline(safety.reason) : Phrase{};
    if (phrase.vi.empty()) phrase = text_of(headline_of(verdict.use));
    fill(out, phrase.in(language), is_cause ? Values{safety.facts, {}, {}} : Values{}, language);
    if (is_bad(verdict.level)) {
        out += " · ";
        out += text_of(verdict.level).name.in(language);
    }
    return out;
}

std::string next_line(const ReportItem& item, const std::vector<ShownReason>& reasons, Language language) {
    const Verdict& verdict = item.verdict;
    std::string out;
    if (verdict.use != Use::ok) {
        const Finding& safety = item.findings[Check::safety];
        out = row_of(safety.reason).use == verdict.use ? next_step(safety, language) : std::string(text_of(verdict.use).next.in(language));
        if (!is_bad(verdict.level)) return out;
        out += ' ';
    }
    const bool valid = static_cast<int>(verdict.level) <= static_cast<int>(Level::stamp_valid_batch);
    // The worst reason may be of another kind than the level when the level comes from joined stamps.
    if (valid || reasons.empty() || reasons.front().cap != verdict.level) out += text_of(verdict.level).next.in(language);
    else out += next_step(*reasons.front().finding, language);
    return out;
}

std::string_view issuer_of(const ReportItem& item) noexcept {
    for (const auto& stamp : item.stamps)
        if (stamp.outcome == OpenOutcome::ok && !stamp.issuer.empty()) return stamp.issuer_name.empty() ? stamp.issuer : stamp.issuer_name;
    return {};
}

}  // namespace temviet::report

namespace temviet {

std::string headline_text(const ReportItem& item, Env env, Language language) { return report::headline_line(item, env, language); }

std::vector<ShownReason> reasons_of(const ReportItem& item) { return report::shown_reasons(item); }
std::string reason_text(const Finding& finding, Language language) { return report::sentence(finding, language); }

std::optional<Language> parse_language(std::string_view text) noexcept {
    if (text == "vi") return Language::vi;
    if (text == "en") return Language::en;
    return std::nullopt;
}

}  // namespace temviet
