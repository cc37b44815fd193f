// SPDX-License-Identifier: Apache-2.0
// Findings: one outcome a check, and decide(), the only place where a level comes from.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <temviet/base/time.hpp>
#include <temviet/stamp/stamp.hpp>
#include <temviet/verify/reasons.hpp>
#include <temviet/verify/verdict.hpp>
#include <vector>

namespace temviet {

/// A named value a sentence needs: {"lot", "L2508A"}, {"date", "2026-11-03"}, {"host", "…"}.
struct Fact {
    std::string name, value;
};
/// One outcome of one check.
struct Finding {
    Check check = Check::look;
    Reason reason = Reason::not_checked;
    CapKind kind = CapKind::normal;
    std::optional<std::string> registry;  ///< id of the registry the fact comes from
    std::optional<Instant> registry_date;
    std::vector<Fact> facts;
};

struct Verdict {
    Level level = Level::no_decision;
    Use use = Use::ok;
};

/// Starts with every check unknown: forgetting a check can never help.
class Findings {
public:
    Findings() noexcept;
    /// Replaces the outcome of its check.
    void set(Finding finding);
    [[nodiscard]] const Finding& operator[](Check check) const noexcept { return findings_[static_cast<std::size_t>(check)]; }
    [[nodiscard]] const std::array<Finding, kCheckCount>& all() const noexcept { return findings_; }
    /// Only a stamp whose signature verified can lift the ceiling of unsigned codes.
    void prove(const VerifiedStamp& stamp) noexcept;
    /// The worst of both, check by check; proved only when both are. decide() of the result is never better than
    /// decide() of either.
    void merge(const Findings& other);
    /// What merge() keeps for that promise.
    [[nodiscard]] const Verdict& floor() const noexcept { return floor_; }

    [[nodiscard]] bool proved() const noexcept { return proved_; }
    /// The best level this item could have: 10 with a signed serial, 20 with a signed lot, 30 signed, 40 otherwise.
    [[nodiscard]] Level ceiling() const noexcept;
    /// The cap in force for one finding. A check that is "not applicable" binds like an unknown one where a valid stamp
    /// needs it.
    [[nodiscard]] Level cap(const Finding& finding) const noexcept;

private:
    std::array<Finding, kCheckCount> findings_;
    bool proved_ = false, serial_ = false, lot_ = false;
    Verdict floor_{Level::stamp_valid_item, Use::ok};
};

/// The worst cap, the worst use. Pure and total; the order of checks cannot matter.
[[nodiscard]] Verdict decide(const Findings& findings) noexcept;

}  // namespace temviet
