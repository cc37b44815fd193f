// SPDX-License-Identifier: Apache-2.0
// In: the host of a link that names the product. Out: whether it is one of the issuer's.
#include <algorithm>

#include "check_goods.hpp"
#include "host_name.hpp"
#include "lookalike.hpp"

namespace temviet::verify {
namespace {

bool valid_on(const HostRow& row, const Date& day) {
    return (!row.valid_from || *row.valid_from <= day) && (!row.valid_to || day <= *row.valid_to);
}

/// Resolvers and state portals may carry anyone's products.
bool serves_everyone(const HostRow& row) { return row.kind == "resolver" || row.kind == "state" || !row.organisation; }

}  // namespace

void check_host(const Reading& reading, const Signed& opened, const Sources& sources, const Goods& goods, Findings& findings,
                std::vector<Notice>& notices) {
    const std::string& host = reading.link_host;
    if (host.empty() || product_key(reading.claims).empty()) return put(findings, Check::host, Reason::not_applicable);
    // Only carrier A signs its host.
    const bool host_is_signed = opened.stamp && !is_record(opened.stamp->carrier());
    std::string issuer = opened.stamp ? opened.stamp->issuer() : std::string();
    if (issuer.empty())
        if (const View* view = goods.listed(false)) issuer = view->products.front().organisation;

    std::vector<KnownHost> known_hosts, compiled_hosts;
    bool issuer_lists_any = false;
    const Source* asked = nullptr;
    for (const auto& view : goods.views) {
        const Source& source = *view.source;
        if (!source.entitles()) continue;  // a compiled list neither vouches for a host nor speaks against one
        asked = asked ? asked : &source;
        for (const auto& row : sources.ask(source, source.registry->hosts_matching(host)))
            if (valid_on(row, sources.today()) && (row.organisation == issuer || serves_everyone(row)))
                return put(findings, Check::host, Reason::host_listed, &source, {{"host", host}});
        if (issuer.empty()) continue;
        const auto own = sources.ask(source, source.registry->hosts_of(issuer));
        issuer_lists_any = issuer_lists_any || std::any_of(own.begin(), own.end(), [&](const auto& row) { return valid_on(row, sources.today()); });
    }
    // An imitation may be of a host in any registry, also out of scope of these goods. A host that the entitled issuer
    // itself signed imitates nobody when it merely resembles the issuer's own other hosts.
    for (const auto& source : sources.all())
        for (auto& row : sources.ask(source, source.registry->all_hosts()))
            if (!host_is_signed || row.organisation != issuer)
                (source.entitles() ? known_hosts : compiled_hosts).push_back({std::move(row.pattern), !issuer.empty() && row.organisation == issuer});
    std::vector<Fact> facts{{"host", host}};
    if (const auto known = imitated_host(host, known_hosts)) {
        facts.push_back({"like", *known});
        return put(findings, Check::host, Reason::host_lookalike, asked, std::move(facts));
    }
    if (imitates_government(host)) {
        facts.push_back({"like", "gov.vn"});
        return put(findings, Check::host, Reason::host_lookalike, asked, std::move(facts));
    }
    // 05: a compiled list gives notices, never SUSPECT.
    if (const auto known = imitated_host(host, compiled_hosts)) notices.push_back({Reason::host_lookalike, {{"host", host}, {"like", *known}, {"unofficial", "1"}}});
    if (issuer_lists_any || (is_raw_address(host) && !host_is_signed)) {
        const CapKind kind = host_is_signed ? CapKind::normal : CapKind::alternative;
        return put(findings, Check::host, Reason::host_out_of_scope, asked, std::move(facts), kind);
    }
    // An issuer that lists no host leaves nothing to hold against the link (05).
    put(findings, Check::host, Reason::not_applicable, nullptr, std::move(facts));
}

}  // namespace temviet::verify
