// SPDX-License-Identifier: Apache-2.0
#include "help/completion.hpp"
#include "help/shell_text.hpp"

namespace temviet::cli::help {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

}  // namespace

std::string fish_completion(const CommandPage& root) {
    std::string known, lines;
    each_command(root, [&](const CommandPage& command) {
        const std::string path = join(command.path, " ");
        if (command.path.size() > 1) known += " " + quoted(path);
        const std::string at = "complete -c temviet -n \"__temviet_at " + quoted(path) + "\"";
        for (const auto& sub : command.commands)
            lines += at + " -f -a " + sub.path.back() + " -d " + quoted(brief(sub.description)) + "\n";
        for (const auto& option : command.options) {
            if (option.positional) {
                if (!option.choices.empty()) lines += at + " -f -a " + quoted(join(option.choices, " ")) + "\n";
                continue;
            }
            std::string line = at;
            for (const auto& name : option.names) line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (!option.choices.empty()) line += " -x -a " + quoted(join(option.choices, " "));
            else if (!option.value.empty()) line += takes_file(option) ? " -r -F" : " -x";
            lines += line + " -d " + quoted(brief(option.description)) + "\n";
        }
    });
    return "# fish completion for temviet\n"
           "function __temviet_at\n"
           "    set -l path temviet\n"
           "    for word in (commandline -opc)[2..-1]\n"
           "        contains -- \"$path $word\"" + known + "; and set path \"$path $word\"\n"
           "    end\n"
           "    test \"$path\" = \"$argv\"\n"
           "end\n" + lines;
}

}  // namespace temviet::cli::help
