// SPDX-License-Identifier: Apache-2.0
// The whole command tree, in English; main() parses it, --help, man pages and completions are written from it.
#pragma once

#include "cli.hpp"

namespace temviet::cli {

/// Adds every option and subcommand to `app`; callbacks keep references to both.
void build_app(CLI::App& app, Context& context);

}  // namespace temviet::cli
