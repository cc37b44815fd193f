// SPDX-License-Identifier: Apache-2.0
// In: the judged symbols of one item. Out: whether they contradict each other.
#include "check_scene.hpp"

#include <algorithm>

namespace temviet::verify {
namespace {

template <class T>
bool differs(const std::optional<T>& a, const std::optional<T>& b) {
    return a && b && *a != *b;
}

/// What a verified carton record says it holds of the unit's number: one row a lot or run of units.
std::vector<const Contained*> content_rows(const Judged& carton, const Claims& unit) {
    std::vector<const Contained*> out;
    if (!carton.opened.stamp) return out;
    for (const auto& row : carton.reading->claims.contains)
        if (row.gtin == unit.gtin) out.push_back(&row);
    return out;
}

bool in_carton(const Contained& row, const Claims& unit) {
    if (unit.lot && *unit.lot != row.lot) return false;
    if (!unit.serial) return true;
    // Unit numbers have one width and an ascending alphabet: comparing the texts compares the numbers.
    const std::string number = unit.serial->substr(0, row.first.size());
    return row.first <= number && number <= row.last;
}

enum class Agreement { yes, conflict, carton };

Agreement agree(const Judged& a, const Judged& b, const Sources& sources) {
    const Claims &x = a.reading->claims, &y = b.reading->claims;
    if (a.reading->restricted || b.reading->restricted) return Agreement::yes;
    if (product_key(x).empty() || product_key(y).empty()) return Agreement::yes;
    for (const auto& [carton, unit] : {std::pair(&a, &b), std::pair(&b, &a)})
        if (const auto rows = content_rows(*carton, unit->reading->claims); !rows.empty())
            return std::any_of(rows.begin(), rows.end(), [&](const auto* row) { return in_carton(*row, unit->reading->claims); }) ? Agreement::yes
                                                                                                                                : Agreement::carton;
    if (x.gtin && y.gtin && *x.gtin != *y.gtin) {
        // Case and unit have their own serials and lots; other numbers of one registered product are neutral.
        return gtins_fit(*x.gtin, *y.gtin) || same_product(sources, a.goods, *y.gtin) ? Agreement::yes : Agreement::conflict;
    }
    if (x.gtin.has_value() != y.gtin.has_value()) {
        const Judged& record = x.gtin ? b : a;
        return same_product(sources, record.goods, x.gtin ? *x.gtin : *y.gtin) ? Agreement::yes : Agreement::conflict;
    }
    if (product_key(x) != product_key(y)) return Agreement::conflict;
    const bool conflict = differs(x.lot, y.lot) || differs(x.serial, y.serial) || differs(x.expiry, y.expiry) ||
                          differs(x.best_before, y.best_before) || differs(x.production, y.production) || differs(x.packaging, y.packaging) ||
                          differs(x.sell_by, y.sell_by);
    return conflict ? Agreement::conflict : Agreement::yes;
}

bool same_unit(const Claims& a, const Claims& b) {
    return product_key(a) == product_key(b) && a.lot == b.lot && a.serial == b.serial;
}

/// 03: the open record (key 15) or the batch row may commit to the hidden layer's bytes.
bool breaks_commitment(const Judged& open, const Judged& hidden) {
    const Bytes own = hidden.reading->stamp.commitment();
    const auto breaks = [&](const std::optional<Bytes>& commitment) { return commitment && *commitment != own; };
    return breaks(open.reading->claims.hidden_commitment) || (open.opened.batch && breaks(open.opened.batch->hidden_commitment));
}

}  // namespace

bool same_product(const Sources& sources, const Goods& goods, const std::string& gtin14) {
    for (const auto& view : goods.views)
        for (const auto& product : view.products) {
            const auto gtins = sources.ask(*view.source, view.source->registry->gtins_of_product(product.id));
            if (std::find(gtins.begin(), gtins.end(), gtin14) != gtins.end()) return true;
        }
    return false;
}

void check_pack(std::span<const Judged> stamps, std::span<const Judged> products, const Sources& sources, Findings& findings) {
    std::vector<const Judged*> all;
    for (const auto& each : stamps) all.push_back(&each);
    for (const auto& each : products) all.push_back(&each);
    const Judged *left = nullptr, *right = nullptr;
    Reason worst = Reason::scene_ok;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const Agreement result = agree(*all[i], *all[j], sources);
            if (result == Agreement::yes || worst == Reason::codes_conflict) continue;
            worst = result == Agreement::carton ? Reason::carton_mismatch : Reason::codes_conflict;
            left = all[i];
            right = all[j];
        }
    }
    if (!left) return put(findings, Check::scene, Reason::scene_ok);
    const auto name = [](const Claims& c) { return product_key(c) + (c.lot ? " " + *c.lot : "") + (c.serial ? " " + *c.serial : ""); };
    put(findings, Check::scene, worst, nullptr, {{"gtin", name(left->reading->claims)}, {"other", name(right->reading->claims)}});
}

void check_hidden(std::span<const Judged> open, std::span<const Judged> hidden, bool one_pack, Findings& findings) {
    if (hidden.empty()) return put(findings, Check::hidden, Reason::no_hidden_layer);
    for (const auto& layer : hidden)
        if (decide(layer.findings).level == Level::rejected) return put(findings, Check::hidden, Reason::hidden_invalid);
    if (open.empty()) return put(findings, Check::hidden, Reason::hidden_alone);
    for (const auto& layer : hidden)
        for (const auto& stamp : open)
            if (!same_unit(layer.reading->claims, stamp.reading->claims) || breaks_commitment(stamp, layer))
                return put(findings, Check::hidden, Reason::hidden_mismatch, nullptr, {}, one_pack ? CapKind::normal : CapKind::alternative);
    const bool all_proved = std::all_of(hidden.begin(), hidden.end(), [](const Judged& layer) { return layer.opened.stamp.has_value(); });
    put(findings, Check::hidden, all_proved ? Reason::hidden_ok : Reason::hidden_alone);
}

void check_signature_expected(const Judged& judged, const Sources& sources, bool whole_pack, Findings& findings, std::vector<Notice>& notices) {
    for (const auto& view : judged.goods.views) {
        for (const auto& product : view.products) {
            if (!product.signing_since || sources.today() < *product.signing_since) continue;
            const Claims& claims = judged.reading->claims;
            std::optional<Date> made = claims.production;
            if (!made && claims.gtin && claims.lot)
                if (const auto batch = sources.ask(*view.source, view.source->registry->batch_by_gtin(*claims.gtin, *claims.lot))) made = batch->production;
            std::vector<Fact> facts{{"date", to_string(*product.signing_since)}};
            // 05: a compiled list gives notices, never less than REGISTERED.
            if (whole_pack && view.source->entitles() && made && *product.signing_since <= *made)
                return put(findings, Check::scene, Reason::signature_expected, view.source, std::move(facts));
            // Made before signing began: an honest old pack.
            if (made && *made < *product.signing_since) continue;
            notices.push_back({Reason::find_signed_stamp, std::move(facts)});
            return;
        }
    }
}

}  // namespace temviet::verify
