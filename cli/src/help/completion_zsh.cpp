// SPDX-License-Identifier: Apache-2.0
#include "help/completion.hpp"
#include "help/shell_text.hpp"

namespace temviet::cli::help {
namespace {

/// Inside _arguments and _describe a colon, a bracket and a backslash mean something.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string function_of(const CommandPage& command) { return "_" + join(command.path, "_"); }

std::string action(const OptionPage& option) {
    if (!option.choices.empty()) return "(" + join(option.choices, " ") + ")";
    return takes_file(option) ? "_files" : " ";
}

}  // namespace

std::string zsh_completion(const CommandPage& root) {
    std::string out = "#compdef temviet\n";
    each_command(root, [&](const CommandPage& command) {
        out += "\n" + function_of(command) + "() {\n";
        std::string specs;
        for (const auto& option : command.options) {
            if (option.positional) {
                specs += " \\\n        " + single_quoted((option.repeatable ? "*:" : ":") + escaped(option.names.front()) + ":" + action(option));
                continue;
            }
            for (const auto& name : option.names) {
                std::string spec = (option.repeatable ? "*" : "") + name + "[" + escaped(brief(option.description)) + "]";
                if (!option.value.empty()) spec += ":" + escaped(option.value) + ":" + action(option);
                specs += " \\\n        " + single_quoted(spec);
            }
        }
        if (command.commands.empty()) {
            out += "    _arguments" + specs + "\n}\n";
            return;
        }
        out += "    local line state\n    _arguments -C" + specs + " \\\n        '1: :->command' '*::arg:->rest'\n    case $state in\n    command)\n        local -a commands=(\n";
        for (const auto& sub : command.commands) out += "            " + single_quoted(escaped(sub.path.back()) + ":" + escaped(brief(sub.description))) + "\n";
        out += "        )\n        _describe command commands ;;\n    rest)\n        case $line[1] in\n";
        for (const auto& sub : command.commands) out += "        " + sub.path.back() + ") " + function_of(sub) + " ;;\n";
        out += "        esac ;;\n    esac\n}\n";
    });
    return out + "\n_temviet \"$@\"\n";
}

}  // namespace temviet::cli::help
