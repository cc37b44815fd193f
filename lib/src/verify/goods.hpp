// SPDX-License-Identifier: Apache-2.0
// What the registries say about one product identity: asked once, used by every check.
#pragma once

#include <optional>
#include <string>
#include <temviet/stamp/claims.hpp>
#include <vector>

#include "sources.hpp"

namespace temviet::verify {

/// One registry's view of the goods.
struct View {
    const Source* source = nullptr;
    std::vector<ProductRow> products;
};
struct Goods {
    std::vector<View> views;  ///< registries whose scope covers the goods, in order
    /// First view that lists the goods; compiled registries only when `with_compiled`.
    [[nodiscard]] const View* listed(bool with_compiled) const noexcept {
        for (const auto& view : views)
            if (!view.products.empty() && (with_compiled || view.source->entitles())) return &view;
        return nullptr;
    }
};
[[nodiscard]] Goods look_up(const Sources& sources, const Claims& claims);
/// All that a person is shown about them, best registry first.
[[nodiscard]] std::vector<ProductFacts> facts_of(const Sources& sources, const Goods& goods);

/// Where a row of a registry comes from, as facts of a sentence. `unofficial` is there when the registry is compiled.
void add_source(std::vector<Fact>& facts, const Source& source, const SourceRow* row);

/// One finding, with the registry it rests on.
inline void put(Findings& findings, Check check, Reason reason, const Source* source = nullptr, std::vector<Fact> facts = {},
                CapKind kind = CapKind::normal) {
    Finding finding;
    finding.check = check;
    finding.reason = reason;
    finding.kind = kind;
    finding.facts = std::move(facts);
    if (source) {
        finding.registry = source->id();
        finding.registry_date = source->dated;
    }
    findings.set(std::move(finding));
}

}  // namespace temviet::verify
