// SPDX-License-Identifier: Apache-2.0
// In: the symbols of one item. Out: the item with its verdict, facts and notices.
#include <algorithm>
#include <tuple>

#include "judge.hpp"
#include "neutral.hpp"
#include "notices.hpp"

namespace temviet::verify {
namespace {

/// Unit, then lot, then product: the more a code says, the better it identifies.
int identification(const Claims& claims) {
    return (claims.serial ? 4 : 0) + (claims.lot ? 2 : 0) + (product_key(claims).empty() ? 0 : 1);
}

std::string scope_of(const Judged& judged) {
    if (!judged.opened.stamp) return {};
    const Claims& claims = judged.opened.stamp->claims();
    return claims.serial ? "item" : claims.lot ? "batch" : "class";
}

StampSummary summary_of(const Judged& judged, const Sources& sources) {
    const Reading& reading = *judged.reading;
    StampSummary out;
    out.stamp_id = to_hex(reading.stamp.stamp_id(sources.env()));
    out.carrier = reading.stamp.carrier();
    out.kid = to_hex(reading.stamp.kid());
    out.outcome = judged.opened.outcome;
    out.symbol = reading.symbol;
    if (!judged.opened.stamp || !judged.opened.source) return out;
    out.issuer = judged.opened.stamp->issuer();
    out.registry_id = judged.opened.source->id();
    if (const auto* row = sources.organisation(*judged.opened.source, out.issuer)) out.issuer_name = row->name;
    return out;
}

std::vector<Fact> damage_facts(const Reading& reading) {
    if (!reading.damage) return {};
    return {{"what", std::string(to_string(*reading.damage))}};
}

class ItemJudge {
public:
    ItemJudge(const ItemPlan& plan, std::span<const Reading> readings, const Sources& sources, const Request& request)
        : plan_(plan), readings_(readings), sources_(sources), request_(request) {}

    ReportItem run() {
        for (const std::size_t i : plan_.stamps) stamps_.push_back(judge_symbol(readings_[i], sources_, request_, item_.notices));
        for (const std::size_t i : plan_.hidden) hidden_.push_back(judge_symbol(readings_[i], sources_, request_, item_.notices));
        const bool has_stamp = !stamps_.empty() || !hidden_.empty();
        // Beside a stamp the plain codes only repeat it: their own orders and names are the stamp's.
        std::vector<Notice> ignored;
        for (const std::size_t i : plan_.products) products_.push_back(judge_symbol(readings_[i], sources_, request_, has_stamp ? ignored : item_.notices));
        if (has_stamp) judge_stamps();
        else if (!products_.empty()) judge_products();
        else judge_rest();
        list_symbols();
        item_.verdict = decide(item_.findings);
        return std::move(item_);
    }

private:
    void judge_stamps() {
        const Judged& primary = stamps_.empty() ? hidden_.front() : stamps_.front();
        item_.findings = primary.findings;
        for (const auto* list : {&stamps_, &hidden_})
            for (const auto& each : *list)
                if (&each != &primary) item_.findings.merge(each.findings);
        const bool pack = request_.scene == Scene::pack;
        if (pack) check_pack(stamps_, products_, sources_, item_.findings);
        check_hidden(stamps_, hidden_, pack || request_.person_confirmed_one_pack, item_.findings);
        for (const auto& each : products_)
            if (each.findings[Check::host].reason == Reason::host_lookalike)
                item_.notices.push_back({Reason::host_lookalike, each.findings[Check::host].facts});
        describe(primary);
        for (const auto* list : {&stamps_, &hidden_})
            for (const auto& each : *list) item_.stamps.push_back(summary_of(each, sources_));
    }

    void judge_products() {
        // Numbers of one shop last, then by what the code says; of equal ones the worst.
        const auto place = [](const Judged& each) {
            return std::tuple(each.reading->restricted, -identification(each.reading->claims), severity_rank(decide(each.findings)));
        };
        Judged& best = *std::min_element(products_.begin(), products_.end(), [&](const Judged& a, const Judged& b) { return place(a) < place(b); });
        const bool pack = request_.scene == Scene::pack;
        if (pack) check_pack({}, products_, sources_, best.findings);
        if (best.findings[Check::scene].reason == Reason::not_applicable || best.findings[Check::scene].reason == Reason::scene_ok)
            check_signature_expected(best, sources_, pack, best.findings, item_.notices);
        item_.findings = best.findings;
        describe(best);
    }

    /// No symbol names a product.
    void judge_rest() {
        const bool only_failed = plan_.neutral.empty() && !plan_.failed.empty();
        const Reading& first = readings_[only_failed ? plan_.failed.front() : plan_.neutral.front()];
        Reading nothing;
        item_.findings = judge_symbol(nothing, sources_, request_, item_.notices).findings;
        if (only_failed && sources_.any()) put(item_.findings, Check::look, first.failure, nullptr, damage_facts(first));
    }

    void describe(const Judged& primary) {
        item_.claims = primary.opened.stamp ? primary.opened.stamp->claims() : primary.reading->claims;
        item_.claims_verified = primary.opened.stamp.has_value();
        item_.scope = scope_of(primary);
        item_.products = facts_of(sources_, primary.goods);
        auto more = notices_of(*primary.reading, item_.products, item_.findings, sources_);
        item_.notices.insert(item_.notices.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    void list_symbols() {
        for (const auto* list : {&plan_.stamps, &plan_.hidden, &plan_.products, &plan_.neutral, &plan_.failed}) {
            for (const std::size_t i : *list) {
                item_.symbols.push_back(readings_[i].symbol);
                if (readings_[i].kind == Kind::neutral) {
                    auto more = neutral_notices(readings_[i], sources_);
                    item_.notices.insert(item_.notices.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
                } else if (readings_[i].tag && (readings_[i].kind != Kind::product || readings_[i].tag->reason == Reason::foreign_scheme)) {
                    item_.notices.push_back(*readings_[i].tag);
                }
            }
        }
        const bool alone = plan_.stamps.empty() && plan_.hidden.empty() && plan_.products.empty() && plan_.neutral.empty();
        if (!alone)
            for (const std::size_t i : plan_.failed) item_.notices.push_back({readings_[i].failure, damage_facts(readings_[i])});
        if (sources_.env() == Env::test) item_.notices.push_back({Reason::test_registry, {}});
    }

    const ItemPlan& plan_;
    std::span<const Reading> readings_;
    const Sources& sources_;
    const Request& request_;
    std::vector<Judged> stamps_, hidden_, products_;
    ReportItem item_;
};

}  // namespace

ReportItem judge_item(const ItemPlan& plan, std::span<const Reading> readings, const Sources& sources, const Request& request) {
    return ItemJudge(plan, readings, sources, request).run();
}

ReportItem empty_item(Reason why, const Sources& sources) {
    ReportItem out;
    for (std::size_t i = 0; i < kCheckCount; ++i) put(out.findings, static_cast<Check>(i), Reason::not_applicable);
    put(out.findings, Check::look, sources.any() ? why : sources.why_none());
    if (sources.env() == Env::test) out.notices.push_back({Reason::test_registry, {}});
    out.verdict = decide(out.findings);
    return out;
}

}  // namespace temviet::verify
