// SPDX-License-Identifier: Apache-2.0
// In: one reading. Out: its findings.
#include <algorithm>

#include "judge.hpp"

namespace temviet::verify {
namespace {

/// 03: a version that no signed registry knows of is not "newer", it does not exist. Only a FRESH registry can say so.
bool no_such_version(const Reading& reading, const Sources& sources) {
    const auto version = reading.stamp.version();
    if (!version) return false;
    const auto excludes = [&](const Source& source) { return sources.absence_counts(source) && *version > source.registry->info().max_version; };
    if (reading.claims.gtin) {
        const Source* source = sources.first_covering(*reading.claims.gtin);
        return source && excludes(*source);
    }
    return sources.any() && std::all_of(sources.all().begin(), sources.all().end(), excludes);
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

/// A keyboard can also leave a legal spelling of something else. Then only a signature over what was there before tells
/// damage from forgery.
bool is_proved_damage(const Reading& reading, const Sources& sources) {
    for (const Symbol& original : possible_originals(*reading.typed)) {
        const Reading repaired = read_symbol(original, reading.symbol);
        Findings ignored;
        if (check_signature(repaired, sources, look_up(sources, repaired.claims), ignored).stamp) return true;
    }
    return false;
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
        check_allocation(out.opened, reading.claims, sources, request, findings);
        check_key_state(out.opened, reading.claims, sources, findings);
        if (out.opened.outcome == OpenOutcome::signature_invalid && reading.typed && is_proved_damage(reading, sources)) {
            put(findings, Check::look, Reason::input_damaged, nullptr, {{"what", std::string(to_string(Damage::changed))}});
            put(findings, Check::signature, Reason::not_checked);
        }
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
    check_copies(reading, out.opened, request, findings);
    check_freshness(reading.claims, out.opened, sources, out.goods, findings);
    put(findings, Check::scene, Reason::not_applicable);
    put(findings, Check::hidden, Reason::no_hidden_layer);
    return out;
}

}  // namespace temviet::verify
