// SPDX-License-Identifier: Apache-2.0
// A command tree as manual pages in roff (man(7)), in the language the tree speaks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "help/command_tree.hpp"
#include <temviet/report/render.hpp>

namespace temviet::cli::help {

/// {"temviet-registry-import.1", text} for every command of the tree, the root first.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> man_pages(const CommandPage& root, Language language);

}  // namespace temviet::cli::help
