// SPDX-License-Identifier: Apache-2.0
// In: one reading. Out: its findings.
#include <algorithm>

#include "judge.hpp"

namespace temviet::verify {
namespace {

/// 03: a version that no signed registry knows of is not "newer", it does not exist. Only a FRESH registry can say so.
bool no_such_version(const Reading& reading, const Sources& sources) {
    const auto version = reading.stamp.version();
    if (!version || !sources.any()) return false;
    const auto excludes = [&](const Source& source) { return sources.absence_counts(source) && *version > source.registry->info().max_version; };
    if (reading.claims.gtin) {
        const Source* source = sources.first_covering(*reading.claims.gtin);
        return source && excludes(*source);
    }
    return std::all_of(sources.all().begin(), sources.all().end(), excludes);
}

void check_form(const Reading& reading, const Sources& sources, Findings& findings) {
    if (reading.form == Reason::unsupported_version) {
        std::vector<Fact> facts;
        if (const auto version = reading.stamp.version()) facts.push_back({"version", std::to_string(*version)});
        return put(findings, Check::form, no_such_version(reading, sources) ? Reason::no_such_version : Reason::unsupported_version, nullptr, std::move(facts));
    }
    const bool is_unsigned = reading.kind == Kind::product || reading.kind == Kind::neutral;
    const CapKind kind = is_unsigned && reading.form == Reason::bad_check_digit ? CapKind::alternative : CapKind::normal;
    put(findings, Check::form, reading.form, nullptr, {}, kind);
}

}  // namespace

Judged judge_symbol(const Reading& reading, const Sources& sources, const Request& request, std::vector<Notice>& notices) {
    Judged out;
    out.reading = &reading;
    Findings& findings = out.findings;
    put(findings, Check::look, sources.any() ? Reason::look_ok : sources.why_none());
    check_form(reading, sources, findings);
    check_identity(reading, findings);
    out.goods = look_up(sources, reading.claims);
    const bool is_signed = reading.form == Reason::canonical;
    if (is_signed) {
        out.opened = check_signature(reading, sources, out.goods, findings);
        check_allocation(out.opened, reading.claims, sources, request.seen, findings);
        check_key_state(out.opened, reading.claims, sources, findings);
        // Also a stamp whose signer may not sign is a verified one: its caps speak, not its ceiling.
        if (out.opened.stamp) findings.prove(*out.opened.stamp);
    } else {
        out.opened.outcome = reading.stamp.form();
        for (const Check check : {Check::signature, Check::key_state, Check::allocation}) put(findings, check, Reason::not_applicable);
    }
    if (sources.any()) {
        check_product(out.goods, is_signed, findings);
        check_revocation(reading, out.opened, sources, out.goods, findings);
        check_safety(reading.claims, out.opened, sources, out.goods, findings, notices);
    }
    check_host(reading, out.opened, sources, out.goods, findings, notices);
    check_claims(reading.claims, out.opened, sources, out.goods, findings);
    check_copies(reading.claims, request, findings);
    check_freshness(reading.claims, out.opened, sources, out.goods, findings);
    put(findings, Check::scene, Reason::not_applicable);
    put(findings, Check::hidden, Reason::no_hidden_layer);
    return out;
}

}  // namespace temviet::verify
