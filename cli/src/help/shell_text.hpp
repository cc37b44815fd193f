// SPDX-License-Identifier: Apache-2.0
// Small pieces the three completion writers share.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "help/command_tree.hpp"

namespace temviet::cli::help {

inline std::string join(const std::vector<std::string>& parts, std::string_view with) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : std::string(with)) + part;
    return out;
}
/// 'text' for a POSIX shell.
inline std::string single_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}
/// The first line: what fits beside a candidate.
inline std::string brief(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }
/// Calls `visit` for every command, parents first.
inline void each_command(const CommandPage& command, const std::function<void(const CommandPage&)>& visit) {
    visit(command);
    for (const auto& sub : command.commands) each_command(sub, visit);
}
/// Whether an option's value is a file or a folder: those are completed, other free text is not.
inline bool takes_file(const OptionPage& option) {
    if (option.positional) return true;
    for (const std::string_view word : {"file", "folder", "root", "registry", "output", "key", "into", "sources", "map", "errors", "annotate", "batch", "input"})
        for (const auto& name : option.names)
            if (name.find(word) != std::string::npos) return true;
    return false;
}

}  // namespace temviet::cli::help
