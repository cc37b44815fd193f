// SPDX-License-Identifier: Apache-2.0
// The registries of one request: their order, their age, and what to do when one fails while it is asked.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <temviet/base/result.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/verify/findings.hpp>
#include <temviet/verify/report.hpp>
#include <temviet/verify/verifier.hpp>
#include <vector>

#include "key_cache.hpp"

namespace temviet::verify {

enum class Age : std::uint8_t { fresh, ageing, stale, expired };
[[nodiscard]] std::string_view to_string(Age age) noexcept;

struct Source {
    const Registry* registry = nullptr;
    std::size_t index = 0;  ///< in the verifier's set
    Age age = Age::expired;
    Instant dated;
    std::int64_t days = 0;  ///< age in days, 0 when dated in the future
    [[nodiscard]] RegistryKind kind() const noexcept { return registry->info().kind; }
    [[nodiscard]] const std::string& id() const noexcept { return registry->info().registry_id; }
    /// May entitle issuers.
    [[nodiscard]] bool entitles() const noexcept { return kind() != RegistryKind::compiled; }
};

/// Everything outside the codes that a check may ask. Lives for one request, in one thread.
class Sources {
public:
    /// `failed` = registries already known to be corrupt in this request.
    Sources(const std::vector<Registry>& registries, const std::vector<UnusableRegistry>& unusable,
            std::optional<Instant> build_time, const Request& request, Env env, const KeyCache& keys, const std::set<std::size_t>& failed);

    /// Official, then enterprise, then compiled; without those that failed.
    [[nodiscard]] const std::vector<Source>& all() const noexcept { return sources_; }
    [[nodiscard]] bool any() const noexcept { return !sources_.empty(); }
    [[nodiscard]] const KeyCache& keys() const noexcept { return keys_; }
    [[nodiscard]] Env env() const noexcept { return env_; }
    /// max(device clock, floors), or exactly --at (04, "Months offline").
    [[nodiscard]] Instant now() const noexcept { return now_; }
    [[nodiscard]] Date today() const noexcept { return vietnam_date(now_); }
    [[nodiscard]] bool clock_trusted() const noexcept { return clock_trusted_; }
    /// Whether an absence in this registry may be held against anyone.
    [[nodiscard]] bool absence_counts(const Source& source) const noexcept { return clock_trusted_ && source.age == Age::fresh; }

    /// First registry that may entitle and whose scope covers the GTIN; nullptr: none.
    [[nodiscard]] const Source* first_covering(std::string_view gtin14) const noexcept;
    /// A registry that cannot be used might have spoken about this item.
    [[nodiscard]] bool something_missing_for(const std::optional<std::string>& gtin14) const noexcept;
    /// Why no registry can be used.
    [[nodiscard]] Reason why_none() const noexcept;

    /// The value, or an empty one and a note that this registry failed: the request is then judged again without it.
    template <class T>
    [[nodiscard]] T ask(const Source& source, Result<T> result) const {
        if (result) return std::move(*result);
        failed_.insert(source.index);
        return T{};
    }
    /// What `source` says of an organisation; asked once a request. nullptr: nothing. Lives as long as this.
    [[nodiscard]] const OrganisationRow* organisation(const Source& source, const std::string& id) const;
    [[nodiscard]] const std::set<std::size_t>& failed() const noexcept { return failed_; }

    [[nodiscard]] std::vector<ReportRegistry> describe() const;

private:
    std::vector<Source> sources_;
    const std::vector<UnusableRegistry>& unusable_;
    std::vector<const Registry*> lost_;  ///< failed while asked
    Env env_;
    const KeyCache& keys_;
    Instant now_;
    bool clock_trusted_ = true;
    mutable std::set<std::size_t> failed_;
    mutable std::map<std::pair<std::size_t, std::string>, std::optional<OrganisationRow>> organisations_;
};

}  // namespace temviet::verify
