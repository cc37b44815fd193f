// SPDX-License-Identifier: Apache-2.0
// In: a parsed stamp. Out: whether a key of someone entitled to these goods signed it.
#include "check_signature.hpp"

#include <algorithm>
#include <set>
#include <temviet/stamp/mint.hpp>

namespace temviet::verify {
namespace {

/// 03: a kid that names more keys than this fails the registry's build; never try more.
constexpr std::size_t kMaxForeignKeys = 4;

bool holds_on(const EntitlementRow& row, const Date& day) {
    return (!row.valid_from || *row.valid_from <= day) && (!row.valid_to || day <= *row.valid_to);
}

class Opening {
public:
    Opening(const Reading& reading, const Sources& sources, const Goods& goods) : reading_(reading), sources_(sources), goods_(goods) {}

    Signed run(Findings& findings) {
        find_registry();
        if (!out_.source) {
            out_.outcome = OpenOutcome::key_unknown;
            put(findings, Check::signature, Reason::issuer_unknown);
            return std::move(out_);
        }
        const auto issuers = entitled();
        std::set<Hash256> tried;
        for (const auto& row : issuers) {
            for (auto& key : sources_.ask(*out_.source, out_.source->registry->keys(row.organisation, reading_.stamp.kid()))) {
                if (!tried.insert(key.kid).second) continue;  // an organisation may stand in several rows
                if (try_key(key, findings)) {
                    judge(row, issuers, findings);
                    return std::move(out_);
                }
                if (stop_) return std::move(out_);
            }
        }
        // The two bytes may be a stranger's as well: whoever did sign is looked for before anyone is called a forger.
        const bool refused = out_.outcome == OpenOutcome::signature_invalid;
        for (auto& key : sources_.ask(*out_.source, out_.source->registry->keys_by_kid(reading_.stamp.kid(), tried.size() + kMaxForeignKeys))) {
            if (tried.contains(key.kid)) continue;
            if (try_key(key, findings)) {
                put_soft(findings, Reason::issuer_not_entitled);
                return std::move(out_);
            }
            if (stop_) return std::move(out_);
        }
        if (refused) {
            out_.outcome = OpenOutcome::signature_invalid;
            put(findings, Check::signature, Reason::signature_invalid, out_.source, facts());
            return std::move(out_);
        }
        out_.outcome = OpenOutcome::key_unknown;
        put(findings, Check::signature, issuers.empty() ? Reason::issuer_unknown : Reason::key_unknown, out_.source, facts());
        return std::move(out_);
    }

private:
    const Claims& claims() const { return reading_.claims; }

    std::vector<Fact> facts() const {
        std::vector<Fact> out{{"kid", to_hex(reading_.stamp.kid())}};
        if (out_.stamp) out.push_back({"issuer", out_.stamp->issuer()});
        return out;
    }

    void find_registry() {
        if (claims().gtin) {
            out_.source = sources_.first_covering(*claims().gtin);
            return;
        }
        // Goods without a GTIN: the issuer speaks for its own product codes, in the first registry that lists it.
        for (const auto& source : sources_.all()) {
            if (!source.entitles() || !source.registry->covers_organisation(*claims().issuer)) continue;
            if (sources_.organisation(source, *claims().issuer) == nullptr) continue;
            out_.source = &source;
            return;
        }
    }

    std::vector<EntitlementRow> entitlements(const Source& source) const {
        const bool measured = std::any_of(claims().elements.begin(), claims().elements.end(), [](const auto& e) { return e.first.starts_with("310"); });
        return sources_.ask(source, source.registry->entitlements(*claims().gtin, measured));
    }

    std::vector<EntitlementRow> entitled() const {
        if (!claims().gtin) {
            EntitlementRow own;
            own.organisation = *claims().issuer;
            return {std::move(own)};
        }
        auto rows = entitlements(*out_.source);
        // Those who may sign today first: a stamp of theirs is never judged by an older right.
        std::stable_partition(rows.begin(), rows.end(), [&](const auto& row) { return holds_on(row, sources_.today()); });
        return rows;
    }

    bool try_key(IssuerKeyRow& key, Findings& findings) {
        key.key.point_checked = sources_.keys().is_valid(key.key.key);
        if (!key.key.point_checked) return false;
        auto opened = StampOpener::open(reading_.stamp, key.key, sources_.env());
        if (opened) {
            out_.outcome = OpenOutcome::ok;
            out_.stamp = std::move(*opened);
            out_.key = std::move(key);
            return true;
        }
        // A record that names another issuer than the key's is no failed signature (03).
        if (opened.error() == OpenOutcome::signature_invalid) out_.outcome = OpenOutcome::signature_invalid;
        if (opened.error() == OpenOutcome::unsupported_version) {
            // The signature is good, but the record asks for something this version does not know.
            out_.outcome = OpenOutcome::unsupported_version;
            put(findings, Check::form, Reason::unsupported_version, out_.source);
            put(findings, Check::signature, Reason::not_applicable);
            stop_ = true;
        }
        return false;
    }

    void put_soft(Findings& findings, Reason reason) {
        const bool counts = sources_.absence_counts(*out_.source);
        put(findings, Check::signature, reason, out_.source, facts(), counts ? CapKind::normal : CapKind::soft);
    }

    void find_batch() {
        const Registry& registry = *out_.source->registry;
        if (claims().gtin && claims().lot) {
            out_.batch = sources_.ask(*out_.source, registry.batch_by_gtin(*claims().gtin, *claims().lot));
        } else if (claims().gtin && claims().serial) {
            auto rows = sources_.ask(*out_.source, registry.batches_by_serial(*claims().gtin, *claims().serial));
            if (rows.size() == 1) out_.batch = std::move(rows.front());
        } else if (claims().lot) {  // goods without a GTIN
            for (const auto& view : goods_.views)
                if (view.source == out_.source && !view.products.empty())
                    out_.batch = sources_.ask(*out_.source, registry.batch_by_product(view.products.front().id, *claims().lot));
        }
        // Someone else's batch says nothing about this stamp.
        if (out_.batch && out_.batch->organisation != out_.stamp->issuer()) out_.batch.reset();
        if (out_.batch && claims().serial) find_inside();
    }

    void find_inside() {
        const BatchRow& batch = *out_.batch;
        if (batch.has_serial_set) {
            out_.inside = sources_.ask(*out_.source, out_.source->registry->batch_has_serial(batch.id, *claims().serial));
        } else if (batch.first && batch.last && batch.width && batch.rand_len) {
            const auto number = unit_number(*claims().serial, static_cast<int>(*batch.width), static_cast<int>(*batch.rand_len));
            out_.inside = number && *number >= *batch.first && *number <= *batch.last;
        }
    }

    /// Another registry that also speaks for this prefix and names other issuers.
    bool registries_disagree() const {
        if (!claims().gtin) return false;
        for (const auto& source : sources_.all()) {
            if (&source == out_.source || !source.entitles() || !source.registry->covers_gtin(*claims().gtin)) continue;
            const auto rows = entitlements(source);
            const bool names_other = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
                return holds_on(row, sources_.today()) && row.organisation != out_.stamp->issuer();
            });
            const bool names_ours = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
                return holds_on(row, sources_.today()) && row.organisation == out_.stamp->issuer();
            });
            if (names_other && !names_ours) return true;
        }
        return false;
    }

    void judge(const EntitlementRow& row, const std::vector<EntitlementRow>& issuers, Findings& findings) {
        find_batch();
        if (!out_.stamp->usage_ok()) return put_soft(findings, Reason::key_usage);
        // One organisation may stand in several rows, for example for a prefix sold and bought back.
        const auto on = [&](const Date& day) {
            return std::any_of(issuers.begin(), issuers.end(), [&](const auto& r) { return r.organisation == row.organisation && holds_on(r, day); });
        };
        if (!on(sources_.today())) {
            if (!out_.batch || !on(vietnam_date(out_.batch->published_at))) return put_soft(findings, Reason::issuer_not_entitled);
            return put(findings, Check::signature, Reason::formerly_entitled, out_.source, facts());
        }
        put(findings, Check::signature, registries_disagree() ? Reason::registries_conflict : Reason::signature_ok, out_.source, facts());
    }

    const Reading& reading_;
    const Sources& sources_;
    const Goods& goods_;
    Signed out_;
    bool stop_ = false;
};

}  // namespace

Signed check_signature(const Reading& reading, const Sources& sources, const Goods& goods, Findings& findings) {
    if (!sources.any()) {
        put(findings, Check::signature, Reason::not_checked);
        Signed out;
        out.outcome = OpenOutcome::key_unknown;
        return out;
    }
    if (product_key(reading.claims).empty() || (!reading.claims.gtin && !reading.claims.issuer)) {
        put(findings, Check::signature, Reason::not_applicable);
        Signed out;
        out.outcome = OpenOutcome::key_unknown;
        return out;
    }
    return Opening(reading, sources, goods).run(findings);
}

}  // namespace temviet::verify
