// SPDX-License-Identifier: Apache-2.0
// A command tree as completion scripts; each is plain text to be sourced or put where the shell looks.
#pragma once

#include <string>

#include "help/command_tree.hpp"

namespace temviet::cli::help {

[[nodiscard]] std::string bash_completion(const CommandPage& root);
[[nodiscard]] std::string zsh_completion(const CommandPage& root);
[[nodiscard]] std::string fish_completion(const CommandPage& root);

}  // namespace temviet::cli::help
