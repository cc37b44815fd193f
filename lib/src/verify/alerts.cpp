// SPDX-License-Identifier: Apache-2.0
// In: orders and warnings, products of an item. Out: what is said of them.
#include "alerts.hpp"

#include <algorithm>
#include <set>
#include <temviet/base/text.hpp>

namespace temviet::verify {
namespace {

constexpr std::size_t kMaxNameNotices = 3;  // of one registry: the newest; people read a few

struct Named {
    AlertRow row;
    bool of_product;
};

/// Orders for the product first, the newest of each kind; of the firm's other goods one is enough to make people look.
void keep_telling_ones(std::vector<Named>& found) {
    std::stable_sort(found.begin(), found.end(), [](const Named& a, const Named& b) {
        return a.of_product != b.of_product ? a.of_product : b.row.issued_on < a.row.issued_on;
    });
    const auto firms = std::find_if(found.begin(), found.end(), [](const Named& each) { return !each.of_product; });
    if (firms != found.end()) found.erase(firms + 1, found.end());
    found.resize(std::min(found.size(), kMaxNameNotices));
}

}  // namespace

std::vector<Fact> alert_facts(const AlertRow& row, const Source& source, const Sources& sources) {
    std::vector<Fact> out;
    if (row.period) out.push_back({"month", *row.period});
    else out.push_back({"date", to_string(row.issued_on)});
    out.push_back({"title", row.title});
    if (is_order(row.kind)) out.push_back({"order", row.kind == AlertKind::recall ? "recall" : "stop_sale"});
    if (row.lot) out.push_back({"lot", *row.lot});
    if (row.agency) out.push_back({"agency", *row.agency});
    if (row.number) out.push_back({"number", *row.number});
    const auto from = row.source ? sources.ask(source, source.registry->source(*row.source)) : std::nullopt;
    add_source(out, source, from ? &*from : nullptr);
    return out;
}

void name_notices(const Claims& claims, const std::vector<ProductFacts>& products, const Sources& sources, std::vector<Notice>& out) {
    std::set<std::string> names, firms;
    for (const auto& facts : products) {
        names.insert(fold_vietnamese(facts.product.name));
        if (facts.owner) firms.insert(fold_vietnamese(facts.owner->name));
    }
    for (const auto& source : sources.all()) {
        if (claims.gtin && !source.registry->covers_gtin(*claims.gtin)) continue;
        std::vector<Named> found;
        std::set<std::int64_t> seen;
        const auto ask = [&](const std::string& name, bool of_product) {
            for (auto& row : sources.ask(source, source.registry->alerts_by_name(name)))
                if (in_force(row, sources) && seen.insert(row.id).second) found.push_back({std::move(row), of_product});
        };
        for (const auto& name : names) ask(name, true);
        for (const auto& firm : firms) ask(firm, false);
        keep_telling_ones(found);
        for (const auto& each : found) {
            auto facts = alert_facts(each.row, source, sources);
            facts.push_back({"registry", source.id()});
            out.push_back({Reason::alert_by_name, std::move(facts)});
        }
    }
}

}  // namespace temviet::verify
