// SPDX-License-Identifier: Apache-2.0
#include "help/completion.hpp"
#include "help/shell_text.hpp"

namespace temviet::cli::help {

std::string bash_completion(const CommandPage& root) {
    std::string steps, values, words, options;
    each_command(root, [&](const CommandPage& command) {
        const std::string path = join(command.path, " ");
        if (command.path.size() > 1) steps += (steps.empty() ? "" : "|") + single_quoted(path);
        std::vector<std::string> subs, names;
        for (const auto& sub : command.commands) subs.push_back(sub.path.back());
        if (!subs.empty()) words += "        " + single_quoted(path) + ") words=" + single_quoted(join(subs, " ")) + " ;;\n";
        for (const auto& option : command.options) {
            if (option.positional) {
                if (!option.choices.empty()) words += "        " + single_quoted(path) + ") words=" + single_quoted(join(option.choices, " ")) + " ;;\n";
                continue;
            }
            std::string pattern;
            for (const auto& name : option.names) {
                names.push_back(name);
                pattern += (pattern.empty() ? "" : "|") + single_quoted(path + ":" + name);
            }
            if (option.value.empty()) continue;
            if (!option.choices.empty())
                values += "        " + pattern + ") COMPREPLY=($(compgen -W " + single_quoted(join(option.choices, " ")) + " -- \"$cur\")); return ;;\n";
            else if (takes_file(option)) values += "        " + pattern + ") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n";
            else values += "        " + pattern + ") compopt +o default 2>/dev/null; return ;;\n";
        }
        options += "        " + single_quoted(path) + ") words=" + single_quoted(join(names, " ")) + " ;;\n";
    });
    return "# bash completion for temviet\n"
           "_temviet() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=temviet words= i\n"
           "    COMPREPLY=()\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case \"$path ${COMP_WORDS[i]}\" in\n"
           "        " + steps + ") path=\"$path ${COMP_WORDS[i]}\" ;;\n"
           "        esac\n"
           "    done\n"
           "    case \"$path:$prev\" in\n" + values +
           "    esac\n"
           "    if [[ $cur == -* ]]; then\n"
           "        case \"$path\" in\n" + options +
           "        esac\n"
           "    else\n"
           "        case \"$path\" in\n" + words +
           "        esac\n"
           "    fi\n"
           "    [[ -n $words ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
           "}\n"
           "complete -o default -F _temviet temviet\n";
}

}  // namespace temviet::cli::help
