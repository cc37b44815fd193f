// SPDX-License-Identifier: Apache-2.0
// The fold. Nothing else in the project turns facts into a level.
#include <algorithm>
#include <temviet/verify/findings.hpp>

namespace temviet {
namespace {

/// Where a stamp needs an answer, "does not apply" is no better than "could not look".
bool binds_when_not_applicable(Check check) noexcept {
    switch (check) {
        case Check::product:
        case Check::signature:
        case Check::key_state:
        case Check::revocation:
        case Check::allocation:
        case Check::safety:
        case Check::freshness: return true;
        case Check::look:
        case Check::form:
        case Check::identity:
        case Check::host:
        case Check::claims:
        case Check::scene:
        case Check::copies:
        case Check::hidden: return false;
    }
    return true;
}

}  // namespace

Findings::Findings() noexcept {
    for (std::size_t i = 0; i < kCheckCount; ++i) findings_[i].check = static_cast<Check>(i);
}

void Findings::set(Finding finding) { findings_[static_cast<std::size_t>(finding.check)] = std::move(finding); }

void Findings::prove(const VerifiedStamp& stamp) noexcept {
    proved_ = true;
    serial_ = stamp.claims().serial.has_value();
    lot_ = stamp.claims().lot.has_value();
}

Level Findings::ceiling() const noexcept {
    if (!proved_) return Level::registered;
    if (serial_) return Level::stamp_valid_item;
    return lot_ ? Level::stamp_valid_batch : Level::signed_unconfirmed;
}

Level Findings::cap(const Finding& finding) const noexcept {
    const bool canonical = findings_[static_cast<std::size_t>(Check::form)].reason == Reason::canonical;
    if (finding.reason == Reason::not_checked) return unknown_cap(finding.check, canonical);
    if (finding.reason == Reason::not_applicable) {
        switch (finding.check) {
            case Check::look:
            case Check::form:
            case Check::identity: return Level::no_decision;
            case Check::product:
            case Check::signature:
            case Check::key_state:
            case Check::revocation:
            case Check::safety:
            case Check::allocation:
            case Check::host:
            case Check::claims:
            case Check::scene:
            case Check::copies:
            case Check::hidden:
            case Check::freshness: break;
        }
        return canonical && binds_when_not_applicable(finding.check) ? unknown_cap(finding.check, true) : Level::stamp_valid_item;
    }
    return cap_of(finding.reason, finding.kind);
}

void Findings::merge(const Findings& other) {
    const Verdict own = decide(*this), foreign = decide(other);
    std::array<bool, kCheckCount> theirs{};
    for (std::size_t i = 0; i < kCheckCount; ++i) {
        const Finding &mine = findings_[i], &its = other.findings_[i];
        // The recall is what people must read, even where another finding has the worse cap: the floor keeps that one.
        const auto grave = [](const Findings& all, const Finding& f) { return std::pair(row_of(f.reason).use.value_or(Use::ok), all.cap(f)); };
        theirs[i] = grave(other, its) > grave(*this, mine);
    }
    for (std::size_t i = 0; i < kCheckCount; ++i)
        if (theirs[i]) findings_[i] = other.findings_[i];
    proved_ = proved_ && other.proved_;
    serial_ = serial_ && other.serial_;
    lot_ = lot_ && other.lot_;
    floor_ = {std::max(own.level, foreign.level), std::max(own.use, foreign.use)};
}

Verdict decide(const Findings& findings) noexcept {
    Verdict verdict{std::max(findings.ceiling(), findings.floor().level), findings.floor().use};
    for (const Finding& finding : findings.all()) {
        verdict.level = std::max(verdict.level, findings.cap(finding));
        verdict.use = std::max(verdict.use, row_of(finding.reason).use.value_or(Use::ok));
    }
    return verdict;
}

}  // namespace temviet
