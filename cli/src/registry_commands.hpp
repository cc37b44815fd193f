// SPDX-License-Identifier: Apache-2.0
// Subcommands of `temviet registry` that live in files of their own.
#pragma once

#include <cstddef>
#include <string>

#include "cli.hpp"

namespace temviet::cli {

void add_registry_load(CLI::App& registry, Context& context);
void add_registry_propose(CLI::App& registry, Context& context);
void add_registry_review(CLI::App& registry, Context& context);

/// `registry import --preview`: builds the sources aside and says what a new file would change. `against` may be empty: then
/// the file at `output`, else the stored registry of the same id.
struct ImportPreview {
    std::string folder, output, against;
    std::size_t max_errors = 200;
    bool json = false, details = false;
};
int preview_import(const Context& context, const ImportPreview& options);

}  // namespace temviet::cli
