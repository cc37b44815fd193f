// SPDX-License-Identifier: Apache-2.0
// Report: the whole answer as values. Texts come from the one catalogue (report room); this room only names facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <temviet/base/env.hpp>
#include <temviet/base/symbol.hpp>
#include <temviet/base/time.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/stamp/claims.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/findings.hpp>
#include <temviet/verify/reasons.hpp>
#include <temviet/verify/verdict.hpp>
#include <vector>

namespace temviet {

/// Never changes the level.
struct Notice {
    Reason reason = Reason::test_registry;
    std::vector<Fact> facts;
};
/// What a registry says about the product; every fact names its registry.
struct ProductFacts {
    std::string registry_id;
    RegistryKind kind = RegistryKind::official;
    Instant registry_date;
    ProductRow product;
    std::optional<OrganisationRow> owner;
    std::optional<std::string> province_name;
    std::vector<CertificateRow> certificates;
    std::vector<SourceRow> sources;  ///< those that the product and its certificates name
    /// The source of a row of these facts; nullptr: it names none.
    [[nodiscard]] const SourceRow* source_of(const std::optional<std::string>& id) const noexcept {
        for (const auto& source : sources)
            if (id && source.id == *id) return &source;
        return nullptr;
    }
};
struct StampSummary {
    std::string stamp_id;  ///< hex, empty when not computable
    std::optional<Carrier> carrier;
    std::string issuer;    ///< of the key that verified; empty otherwise
    std::string issuer_name;
    std::string kid;       ///< hex as printed in the stamp
    OpenOutcome outcome = OpenOutcome::not_ours;
    std::size_t symbol = 0;
    std::string registry_id;  ///< whose key verified it
};
struct ReportItem {
    Verdict verdict;
    Findings findings;              ///< every check
    std::vector<Notice> notices;
    Claims claims;                  ///< declared by the code: "khai báo"
    bool claims_verified = false;   ///< they come from a stamp whose signature verified
    std::vector<ProductFacts> products;  ///< best registry first
    std::vector<StampSummary> stamps;
    std::vector<std::size_t> symbols;    ///< indices into Report::symbols
    std::string scope;  ///< "item", "batch", "class" or "" — what the stamp speaks about
};
struct ReportRegistry {
    std::string id;
    std::string title;
    RegistryKind kind = RegistryKind::official;
    Env env = Env::prod;
    std::int64_t seq = 0;
    std::optional<Instant> date;
    std::string state;  ///< FRESH | AGEING | STALE | EXPIRED | REGISTRY_UNTRUSTED | REGISTRY_CORRUPT | REGISTRY_MISSING
};
struct Report {
    std::optional<std::string> file, input;
    Instant at;
    bool at_is_given = false;
    Env env = Env::prod;
    Verdict verdict;  ///< worst over the items, in the order of 05 (Exit codes and aggregation)
    std::vector<ReportItem> items;
    std::vector<Symbol> symbols;
    std::vector<ReportRegistry> registries;
    std::optional<Error> error;  ///< why the input could not be read
};

/// One value for simple apps: never "good" when level or use is bad.
enum class Headline : std::uint8_t { good, good_batch, caution, registered_only, unknown, expired, alert, recalled, suspect, rejected, no_decision };
[[nodiscard]] Headline headline(const Verdict& verdict) noexcept;
/// Exit code of 05 for one verdict: 0, 10–18.
[[nodiscard]] int exit_code(const Verdict& verdict) noexcept;
/// The one order of 05: smaller rank = worse (REJECTED first, valid last).
[[nodiscard]] int severity_rank(const Verdict& verdict) noexcept;
/// The worse of two in that order; level and use are aggregated as 05 says.
[[nodiscard]] Verdict worst(const Verdict& a, const Verdict& b) noexcept;

}  // namespace temviet
