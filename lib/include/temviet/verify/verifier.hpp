// SPDX-License-Identifier: Apache-2.0
// Verifier: symbols or text in, Report out. Immutable after open; shareable across threads.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <temviet/base/env.hpp>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>
#include <temviet/base/time.hpp>
#include <temviet/registry/registry.hpp>
#include <temviet/verify/report.hpp>
#include <temviet/verify/seen.hpp>
#include <vector>

namespace temviet {

/// A registry that could not be opened is part of the answer (REGISTRY_UNTRUSTED, …), not a reason to stop.
struct UnusableRegistry {
    std::string name;  ///< id or file name, safe to show
    Error error;       ///< code REGISTRY_MISSING | REGISTRY_UNTRUSTED | REGISTRY_CORRUPT
};
struct VerifierConfig {
    Env env = Env::prod;
    bool allow_test = false;  ///< must be true for env test
    std::vector<Registry> registries;  ///< in order of precedence within a kind; official before enterprise
    std::vector<UnusableRegistry> unusable;
    std::optional<Instant> build_time;  ///< the release's own date: a floor for `now`
};

enum class Scene { automatic, pack };
struct Request {
    Instant now;                ///< the device clock, or exactly --at
    bool now_is_given = false;  ///< --at: replaces clock, floors and build time, and is shown in the report
    Scene scene = Scene::automatic;
    bool distinct = false;      ///< every input is another pack: the same serial again is DUPLICATE_IN_SESSION
    std::vector<SeenBefore> seen;         ///< a few earlier sights, e.g. out of a ledger
    const SeenList* seen_list = nullptr;  ///< all earlier sights of a run; asked as well, not owned
    std::optional<std::string> file, input;  ///< what to name in the report
    bool person_confirmed_one_pack = false;  ///< for HIDDEN_MISMATCH
};

class Verifier {
public:
    /// Errors: MIXED_ENV, TEST_NOT_ALLOWED, CRYPTO_UNUSABLE. An empty set is fine: every verdict is then NO_DECISION.
    [[nodiscard]] static Result<Verifier> open(VerifierConfig config);
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;
    ~Verifier();

    [[nodiscard]] Env env() const noexcept;
    [[nodiscard]] const std::vector<Registry>& registries() const noexcept;

    /// Symbols of one picture or one scan, from any reader. An empty span is NO_SYMBOL.
    [[nodiscard]] Result<Report> verify(std::span<const Symbol> symbols, const Request& request) const;
    /// Typed or shared text; one final CR, LF or CRLF is cut.
    [[nodiscard]] Result<Report> verify(std::string_view payload, const Request& request) const;
    /// A report for an input that could not be read at all (NO_DECISION with `error`).
    [[nodiscard]] Report unreadable(const Error& error, const Request& request) const;

private:
    struct Impl;
    explicit Verifier(std::shared_ptr<const Impl> impl) noexcept;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace temviet
