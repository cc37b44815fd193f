// SPDX-License-Identifier: Apache-2.0
// temviet verify --payloads: one scan a line, one line of answer, until the lines end, /thoat or Ctrl-C.
#pragma once

#include <optional>
#include <string>
#include <temviet/verify/verifier.hpp>

#include "cli.hpp"
#include "scanner/line_mapping.hpp"
#include "verify/fail_on.hpp"

namespace temviet::cli {

enum class Bell { never, bad, always };
struct ScannerOptions {
    std::string source = "-";  ///< or a file of recorded scans
    LineMapping mapping;
    Bell bell = Bell::never;
    bool json = false;         ///< report lines instead of one-line answers
    std::optional<FailOn> fail_on;
};

/// `request`: scene, --distinct and, when given, --at; else every scan has its own time. Returns the exit code.
[[nodiscard]] int run_scanner(const Context& context, const Verifier& verifier, Request request, const ScannerOptions& options);

}  // namespace temviet::cli
