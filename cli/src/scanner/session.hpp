// SPDX-License-Identifier: Apache-2.0
// One scanner session: judges lines, remembers serials, answers commands. Must not know where lines come from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <temviet/verify/verifier.hpp>

#include "scanner/commands.hpp"
#include "scanner/scanner.hpp"
#include "scanner/tally.hpp"

namespace temviet::cli {

class ScannerSession {
public:
    ScannerSession(const Context& context, const Verifier& verifier, Request request, const ScannerOptions& options);

    /// Judges and answers one line; `too_long`: only its beginning. Errors: those of writing, or of the verifier.
    [[nodiscard]] Result<void> scan(std::string_view line, bool too_long);
    /// False: the session is over.
    [[nodiscard]] Result<bool> obey(ScanCommand command);
    void print_summary() const;
    [[nodiscard]] int exit_code() const;

private:
    /// The last scan, as long as a person may still say which pack it was.
    struct Repeat {
        Report as_same, as_another;
        bool now_another = false;
    };
    [[nodiscard]] Result<void> answer(const Report& report);
    void ring(const Verdict& verdict) const;
    void warn(std::string_view text) const;
    void warn_about(const MappedLine& line) const;
    void count(const Report& report, int by);
    [[nodiscard]] Result<void> decide_repeat(bool another);

    const Context& context_;
    const Verifier& verifier_;
    Request request_;
    const ScannerOptions& options_;
    SeenList seen_;
    Tally tally_;
    std::optional<Repeat> repeat_;
    std::size_t line_ = 0, failing_ = 0;
    bool told_full_ = false;
};

}  // namespace temviet::cli
