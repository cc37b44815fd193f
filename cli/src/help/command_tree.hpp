// SPDX-License-Identifier: Apache-2.0
// What --help knows, as plain values: man pages and shell completions are written from the same source.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace temviet::cli::help {

struct OptionPage {
    std::vector<std::string> names;    ///< "--jobs", "-o"; one name without hyphens for a positional
    std::string value;                 ///< what follows it: "FILE", "1-64"; empty for a flag
    std::vector<std::string> choices;  ///< the closed set of values, if there is one
    std::string description, group;
    bool positional = false, required = false, repeatable = false;
};
struct CommandPage {
    std::vector<std::string> path;  ///< {"temviet", "registry", "import"}
    std::string description, footer;
    std::vector<OptionPage> options;
    std::vector<CommandPage> commands;
};

/// The whole tree below `app`, in order of definition.
[[nodiscard]] CommandPage command_tree(const CLI::App& app);
/// What a value of this option looks like, short: "{auto,pack}", "1-64", "TEXT".
[[nodiscard]] std::string value_of(const CLI::Option& option);

}  // namespace temviet::cli::help
