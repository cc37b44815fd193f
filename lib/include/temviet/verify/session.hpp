// SPDX-License-Identifier: Apache-2.0
// Session: pushes of a camera or hand scanner in a row; one report for each new code in view, copies noticed.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <temviet/verify/verifier.hpp>
#include <vector>

namespace temviet {

/// One thread at a time. Borrows the verifier.
class Session {
public:
    /// Pushes without a code until it counts as gone: a hand that shakes is no second pack.
    static constexpr int kPushesUntilGone = 15;

    explicit Session(const Verifier& verifier) noexcept : verifier_(&verifier) {}

    /// The symbols of the next frame; an empty span says that the view is empty. nullopt: nothing new is in view. A serial
    /// counts as seen before (SEEN_AGAIN) once its code has left the view, never while it is held there. `request.seen_list`
    /// is the session's own. Errors: those of Verifier::verify(); nothing is remembered then.
    [[nodiscard]] Result<std::optional<Report>> push(std::span<const Symbol> symbols, Request request);
    /// Forgets what is in view and what was seen.
    void reset();

private:
    struct View {
        std::set<std::string> codes;
        Report report;
        int missed = 0;
    };
    void look_away(const std::set<std::string>& codes);

    const Verifier* verifier_;
    std::vector<View> views_;
    SeenList seen_;
};

}  // namespace temviet
