// SPDX-License-Identifier: Apache-2.0
// In: claims and orders of authorities. Out: whether the goods should be used at all.
#include <algorithm>
#include <set>

#include "alerts.hpp"
#include "check_goods.hpp"

namespace temviet::verify {
namespace {

Reason reason_of(AlertKind kind) {
    switch (kind) {
        case AlertKind::recall:
        case AlertKind::stop_sale: return Reason::recalled;
        case AlertKind::suspension: return Reason::issuer_suspended;
        case AlertKind::counterfeit: return Reason::counterfeits_seen;
        case AlertKind::warning: return Reason::warning;
        case AlertKind::withdrawn: return Reason::product_withdrawn;
    }
    return Reason::warning;
}

class Safety {
public:
    Safety(const Claims& claims, std::optional<std::string> lot, const Sources& sources, Findings& findings, std::vector<Notice>& notices)
        : claims_(claims), lot_(std::move(lot)), sources_(sources), findings_(findings), notices_(notices) {}

    void ask(const View& view, const std::optional<std::string>& issuer) {
        const Source& source = *view.source;
        const Registry& registry = *source.registry;
        std::set<std::int64_t> judged;
        const auto judge_all = [&](std::vector<AlertRow> rows) {
            for (auto& row : rows)
                if (judged.insert(row.id).second) judge(row, source);
        };
        std::set<std::string> organisations;
        if (issuer) organisations.insert(*issuer);
        for (const auto& product : view.products) organisations.insert(product.organisation);
        std::optional<std::string_view> gtin;
        if (claims_.gtin) gtin = *claims_.gtin;
        if (view.products.empty()) judge_all(sources_.ask(source, registry.alerts(gtin, std::nullopt, std::nullopt)));
        for (const auto& product : view.products) judge_all(sources_.ask(source, registry.alerts(gtin, product.id, std::nullopt)));
        for (const auto& each : organisations) {
            judge_all(sources_.ask(source, registry.alerts(std::nullopt, std::nullopt, each)));
            standing(source, each);
        }
    }

    void dates(const Signed& opened) {
        std::optional<Date> last = claims_.expiry;
        // The registry's row speaks where the code is silent; where both speak, the earlier date counts.
        if (opened.batch && opened.batch->expiry) last = std::min(last.value_or(*opened.batch->expiry), *opened.batch->expiry);
        if (last && *last < sources_.today()) take(Reason::expired, nullptr, {{"date", to_string(*last)}});
    }

    void finish(bool asked) {
        if (reason_) return put(findings_, Check::safety, *reason_, source_, std::move(facts_));
        put(findings_, Check::safety, asked ? Reason::no_alert : Reason::not_checked);
    }

private:
    /// A registry may also say it in the organisation's own row.
    void standing(const Source& source, const std::string& organisation) {
        if (!source.entitles()) return;
        const auto* row = sources_.organisation(source, organisation);
        if (!row || row->status != "suspended" || (row->status_at && sources_.today() < *row->status_at)) return;
        std::vector<Fact> facts;
        if (row->status_at) facts.push_back({"date", to_string(*row->status_at)});
        take(Reason::issuer_suspended, &source, std::move(facts));
    }

    void notice(Reason reason, const AlertRow& row, const Source& source) {
        auto facts = alert_facts(row, source, sources_);
        facts.push_back({"registry", source.id()});
        notices_.push_back({reason, std::move(facts)});
    }

    void judge(const AlertRow& row, const Source& source) {
        if (!in_force(row, sources_)) return;
        const bool names_goods = row.gtin || row.product;
        // A row that names a product in words beside the organisation is not about all its goods.
        if (!names_goods && row.product_name) return notice(Reason::alert_by_name, row, source);
        if (row.lot && lot_ && *row.lot != *lot_) return;  // another lot
        const bool lot_unknown = row.lot && !lot_;
        if (source.kind() == RegistryKind::compiled) {
            // 05: never more than an ALERT, and only by number and (lot) in a row of good quality.
            if (!row.gtin || lot_unknown || (row.quality != "official" && row.quality != "announcement")) return notice(Reason::alert_by_name, row, source);
            return take(row.kind == AlertKind::counterfeit ? Reason::counterfeits_seen : Reason::warning, &source, alert_facts(row, source, sources_));
        }
        if (lot_unknown && !is_order(row.kind)) return notice(Reason::alert_lot_unknown, row, source);
        take(lot_unknown ? Reason::recall_lot_unknown : reason_of(row.kind), &source, alert_facts(row, source, sources_));
    }

    /// The gravest use wins, then the worst cap.
    void take(Reason reason, const Source* source, std::vector<Fact> facts) {
        const auto grave = [](Reason r) {
            return std::pair(static_cast<int>(row_of(r).use.value_or(Use::ok)), static_cast<int>(row_of(r).cap));
        };
        if (reason_ && grave(reason) <= grave(*reason_)) return;
        reason_ = reason;
        source_ = source;
        facts_ = std::move(facts);
    }

    const Claims& claims_;
    const std::optional<std::string> lot_;
    const Sources& sources_;
    Findings& findings_;
    std::vector<Notice>& notices_;
    std::optional<Reason> reason_;
    const Source* source_ = nullptr;
    std::vector<Fact> facts_;
};

}  // namespace

void check_safety(const Claims& claims, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings,
                  std::vector<Notice>& notices) {
    Safety safety(claims, opened.lot(claims), sources, findings, notices);
    std::optional<std::string> issuer = claims.issuer;
    if (opened.stamp) issuer = opened.stamp->issuer();
    for (const auto& view : goods.views) safety.ask(view, issuer);
    safety.dates(opened);
    safety.finish(!goods.views.empty());
}

}  // namespace temviet::verify
