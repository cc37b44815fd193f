// SPDX-License-Identifier: Apache-2.0
// Names, order and aggregation of levels and uses (05, "Exit codes and aggregation").
#include <algorithm>
#include <temviet/verify/report.hpp>
#include <temviet/verify/verdict.hpp>

namespace temviet {
namespace {

constexpr Level kLevels[] = {Level::stamp_valid_item, Level::stamp_valid_batch, Level::signed_unconfirmed, Level::registered,
                             Level::unknown, Level::suspect, Level::rejected, Level::no_decision};

// Smaller = worse, in the one order of 05: REJECTED, RECALLED, SUSPECT, ALERT, EXPIRED, NO_DECISION, UNKNOWN, …
int rank(Level level) noexcept {
    switch (level) {
        case Level::rejected: return 0;
        case Level::suspect: return 2;
        case Level::no_decision: return 5;
        case Level::unknown: return 6;
        case Level::registered: return 7;
        case Level::signed_unconfirmed: return 8;
        case Level::stamp_valid_batch: return 9;
        case Level::stamp_valid_item: return 10;
    }
    return 5;
}
int rank(Use use) noexcept {
    switch (use) {
        case Use::recalled: return 1;
        case Use::alert: return 3;
        case Use::expired: return 4;
        case Use::ok: return 10;
    }
    return 5;
}

}  // namespace

std::string_view to_string(Level level) noexcept {
    switch (level) {
        case Level::stamp_valid_item: return "STAMP_VALID_ITEM";
        case Level::stamp_valid_batch: return "STAMP_VALID_BATCH";
        case Level::signed_unconfirmed: return "SIGNED_UNCONFIRMED";
        case Level::registered: return "REGISTERED";
        case Level::unknown: return "UNKNOWN";
        case Level::suspect: return "SUSPECT";
        case Level::rejected: return "REJECTED";
        case Level::no_decision: return "NO_DECISION";
    }
    return "NO_DECISION";
}

std::string_view to_string(Use use) noexcept {
    switch (use) {
        case Use::ok: return "OK";
        case Use::expired: return "EXPIRED";
        case Use::alert: return "ALERT";
        case Use::recalled: return "RECALLED";
    }
    return "ALERT";
}

std::string_view to_string(Check check) noexcept {
    switch (check) {
        case Check::look: return "look";
        case Check::form: return "form";
        case Check::identity: return "identity";
        case Check::product: return "product";
        case Check::signature: return "signature";
        case Check::key_state: return "key_state";
        case Check::revocation: return "revocation";
        case Check::safety: return "safety";
        case Check::allocation: return "allocation";
        case Check::host: return "host";
        case Check::claims: return "claims";
        case Check::scene: return "scene";
        case Check::copies: return "copies";
        case Check::hidden: return "hidden";
        case Check::freshness: return "freshness";
    }
    return "look";
}

std::optional<Level> parse_level(std::string_view name) noexcept {
    for (const Level level : kLevels)
        if (to_string(level) == name) return level;
    return std::nullopt;
}

int severity_rank(const Verdict& verdict) noexcept { return std::min(rank(verdict.level), rank(verdict.use)); }

Verdict worst(const Verdict& a, const Verdict& b) noexcept {
    return {rank(a.level) <= rank(b.level) ? a.level : b.level, rank(a.use) <= rank(b.use) ? a.use : b.use};
}

int exit_code(const Verdict& verdict) noexcept {
    constexpr int kByRank[] = {14, 16, 13, 17, 18, 15, 12, 11, 10, 0, 0};
    return kByRank[severity_rank(verdict)];
}

Headline headline(const Verdict& verdict) noexcept {
    constexpr Headline kByRank[] = {Headline::rejected, Headline::recalled, Headline::suspect, Headline::alert,
                                    Headline::expired, Headline::no_decision, Headline::unknown, Headline::registered_only,
                                    Headline::caution, Headline::good_batch, Headline::good};
    return kByRank[severity_rank(verdict)];
}

}  // namespace temviet
