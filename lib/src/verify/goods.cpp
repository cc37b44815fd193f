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

void add_source(std::vector<Fact>& facts, const Source& source, const SourceRow* row) {
    if (row) {
        facts.push_back({"source", row->title});
        if (row->address) facts.push_back({"source_address", *row->address});
        if (const auto& date = row->dated ? row->dated : row->read_on) facts.push_back({"source_date", to_string(*date)});
        facts.push_back({"quality", row->quality});
    }
    if (!source.entitles()) facts.push_back({"unofficial", source.id()});
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
            if (const auto* owner = sources.organisation(*view.source, product.organisation)) facts.owner = *owner;
            if (product.province) facts.province_name = sources.ask(*view.source, registry.admin_unit_name(*product.province));
            facts.certificates = sources.ask(*view.source, registry.certificates_of_product(product.id));
            auto more = sources.ask(*view.source, registry.certificates_of_organisation(product.organisation));
            facts.certificates.insert(facts.certificates.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            const auto name_source = [&](const std::optional<std::string>& id) {
                if (!id || facts.source_of(id)) return;
                if (auto row = sources.ask(*view.source, registry.source(*id))) facts.sources.push_back(std::move(*row));
            };
            name_source(product.source);
            for (const auto& certificate : facts.certificates) name_source(certificate.source);
            out.push_back(std::move(facts));
        }
    }
    return out;
}

}  // namespace temviet::verify
