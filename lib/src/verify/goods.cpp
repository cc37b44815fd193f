// SPDX-License-Identifier: Apache-2.0
// In: claims. Out: the products they name in each registry.
#include "goods.hpp"

namespace temviet::verify {

Goods look_up(const Sources& sources, const Claims& claims) {
    Goods out;
    for (const auto& source : sources.all()) {
        if (claims.gtin) {
            if (!source.registry->covers_gtin(*claims.gtin)) continue;
            out.views.push_back({&source, sources.ask(source, source.registry->products_by_gtin(*claims.gtin))});
        } else if (claims.pid && claims.issuer) {
            if (!source.registry->covers_organisation(*claims.issuer)) continue;
            View view{&source, {}};
            if (auto product = sources.ask(source, source.registry->product_by_code(*claims.issuer, *claims.pid)))
                view.products.push_back(std::move(*product));
            out.views.push_back(std::move(view));
        }
    }
    return out;
}

std::vector<ProductFacts> facts_of(const Sources& sources, const Goods& goods) {
    std::vector<ProductFacts> out;
    for (const auto& view : goods.views) {
        for (const auto& product : view.products) {
            const Registry& registry = *view.source->registry;
            ProductFacts facts;
            facts.registry_id = view.source->id();
            facts.kind = view.source->kind();
            facts.registry_date = view.source->dated;
            facts.product = product;
            facts.owner = sources.ask(*view.source, registry.organisation(product.organisation));
            if (product.province) facts.province_name = sources.ask(*view.source, registry.admin_unit_name(*product.province));
            facts.certificates = sources.ask(*view.source, registry.certificates_of_product(product.id));
            auto more = sources.ask(*view.source, registry.certificates_of_organisation(product.organisation));
            facts.certificates.insert(facts.certificates.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            out.push_back(std::move(facts));
        }
    }
    return out;
}

}  // namespace temviet::verify
