// SPDX-License-Identifier: Apache-2.0
#include "help/command_tree.hpp"

#include <CLI/CLI.hpp>

namespace temviet::cli::help {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> out;
    std::string part;
    for (const char c : text) {
        if (c == at) {
            out.push_back(std::move(part));
            part.clear();
        } else {
            part += c;
        }
    }
    out.push_back(std::move(part));
    return out;
}

/// CLI11 shows a closed set as "TEXT:{auto,pack}".
std::vector<std::string> choices_of(const std::string& type) {
    const auto open = type.find('{'), close = type.rfind('}');
    if (open == std::string::npos || close == std::string::npos || close < open) return {};
    return split(type.substr(open + 1, close - open - 1), ',');
}

OptionPage page_of(const CLI::Option& option) {
    OptionPage out;
    out.positional = option.get_positional();
    for (const auto& name : split(option.get_name(out.positional, !out.positional), ',')) out.names.push_back(name);
    out.required = option.get_required();
    out.repeatable = option.get_expected_max() == CLI::detail::expected_max_vector_size;
    if (option.get_type_size() != 0) {
        out.value = value_of(option);
        out.choices = choices_of(option.get_type_name());
    }
    out.description = option.get_description();
    out.group = option.get_group();
    return out;
}

CommandPage page_of(const CLI::App& app, std::vector<std::string> path) {
    CommandPage out;
    path.push_back(app.get_name());
    out.description = app.get_description();
    out.footer = app.get_footer();
    for (const auto* option : app.get_options())
        if (!option->get_group().empty()) out.options.push_back(page_of(*option));
    for (const auto* sub : app.get_subcommands({}))
        if (!sub->get_group().empty()) out.commands.push_back(page_of(*sub, path));
    out.path = std::move(path);
    return out;
}

}  // namespace

std::string value_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    if (const auto open = type.find('{'); open != std::string::npos) return type.substr(open);
    // "UINT:UINT in [1 - 64]" -> "1-64"
    if (const auto open = type.find('['); open != std::string::npos) {
        std::string out;
        for (const char c : type.substr(open + 1))
            if (c != ' ' && c != ']') out += c;
        return out;
    }
    return type.substr(0, type.find(':'));
}

CommandPage command_tree(const CLI::App& app) { return page_of(app, {}); }

}  // namespace temviet::cli::help
