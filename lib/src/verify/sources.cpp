// SPDX-License-Identifier: Apache-2.0
// In: opened registries and a clock. Out: which to ask, in which order, and how old they are.
#include "sources.hpp"

#include <algorithm>

namespace temviet::verify {
namespace {

constexpr std::int64_t kDay = 24 * 3600;
// Signed policy can only tighten these (05).
constexpr int kFreshCeiling = 45, kAgeingCeiling = 270, kStaleCeiling = 720;

Age age_of(std::int64_t seconds, const RegistryPolicy& policy) {
    const auto within = [&](int days, int ceiling) { return seconds <= std::int64_t{std::min(days, ceiling)} * kDay; };
    if (within(policy.fresh_days, kFreshCeiling)) return Age::fresh;
    if (within(policy.ageing_days, kAgeingCeiling)) return Age::ageing;
    if (within(policy.stale_days, kStaleCeiling)) return Age::stale;
    return Age::expired;
}

}  // namespace

std::string_view to_string(Age age) noexcept {
    switch (age) {
        case Age::fresh: return "FRESH";
        case Age::ageing: return "AGEING";
        case Age::stale: return "STALE";
        case Age::expired: return "EXPIRED";
    }
    return "EXPIRED";
}

Sources::Sources(const std::vector<Registry>& registries, const std::vector<UnusableRegistry>& unusable,
                 std::optional<Instant> build_time, const Request& request, Env env, const KeyCache& keys,
                 const std::set<std::size_t>& failed)
    : unusable_(unusable), env_(env), keys_(keys), now_(request.now), failed_(failed) {
    Instant floor = build_time.value_or(Instant{});
    for (std::size_t i = 0; i < registries.size(); ++i) {
        if (failed.contains(i)) {
            lost_.push_back(&registries[i]);
            continue;
        }
        Source source;
        source.registry = &registries[i];
        source.index = i;
        source.dated = registries[i].info().signed_at.value_or(registries[i].info().built_at);
        floor = std::max(floor, source.dated);
        sources_.push_back(source);
    }
    // A given time is taken as it is; but nobody can have asked a registry before it was signed.
    clock_trusted_ = request.now.seconds + kDay >= floor.seconds;
    if (!request.now_is_given) now_ = std::max(request.now, floor);
    for (auto& source : sources_) {
        const std::int64_t age = std::max<std::int64_t>(now_.seconds - source.dated.seconds, 0);
        source.age = age_of(age, source.registry->info().policy);
        source.days = age / kDay;
    }
    std::stable_sort(sources_.begin(), sources_.end(), [](const Source& a, const Source& b) { return a.kind() < b.kind(); });
}

const OrganisationRow* Sources::organisation(const Source& source, const std::string& id) const {
    const auto [at, is_new] = organisations_.try_emplace({source.index, id});
    if (is_new) at->second = ask(source, source.registry->organisation(id));
    return at->second ? &*at->second : nullptr;
}

const Source* Sources::first_covering(std::string_view gtin14) const noexcept {
    for (const auto& source : sources_)
        if (source.entitles() && source.registry->covers_gtin(gtin14)) return &source;
    return nullptr;
}

bool Sources::something_missing_for(const std::optional<std::string>& gtin14) const noexcept {
    if (!unusable_.empty()) return true;  // its scope is not known
    return std::any_of(lost_.begin(), lost_.end(), [&](const Registry* lost) { return !gtin14 || lost->covers_gtin(*gtin14); });
}

Reason Sources::why_none() const noexcept {
    if (!lost_.empty()) return Reason::registry_corrupt;
    const auto has = [&](std::string_view code) {
        return std::any_of(unusable_.begin(), unusable_.end(), [&](const auto& u) { return u.error.code == code; });
    };
    if (has("REGISTRY_UNTRUSTED")) return Reason::registry_untrusted;
    if (has("REGISTRY_CORRUPT")) return Reason::registry_corrupt;
    return Reason::registry_missing;
}

std::vector<ReportRegistry> Sources::describe() const {
    std::vector<ReportRegistry> out;
    const auto add = [&](const Registry& registry, std::optional<Instant> date, std::string state) {
        const auto& info = registry.info();
        out.push_back({info.registry_id, info.title, info.kind, info.env, info.seq, date, std::move(state)});
    };
    for (const auto& source : sources_) add(*source.registry, source.dated, std::string(to_string(source.age)));
    for (const Registry* lost : lost_) add(*lost, std::nullopt, "REGISTRY_CORRUPT");
    for (const auto& each : unusable_) {
        ReportRegistry row;
        row.id = each.name;
        row.env = env_;
        row.state = each.error.code;
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace temviet::verify
