// SPDX-License-Identifier: Apache-2.0
#include "help/formatter.hpp"

#include <algorithm>

#include "help/command_tree.hpp"

namespace temviet::cli::help {

std::string Formatter::make_option_opts(const CLI::Option* option) const {
    if (option->get_type_size() == 0) return {};
    std::string out = " " + get_label(value_of(*option));
    if (option->get_expected_max() == CLI::detail::expected_max_vector_size) out += " …";
    if (option->get_required()) out += " (" + get_label("required") + ")";
    return out;
}

std::string Formatter::row(const std::string& left, const std::string& right) const {
    const auto letters = static_cast<std::size_t>(
        std::count_if(left.begin(), left.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    const std::size_t column = get_column_width();
    std::string out = "  " + left;
    out += letters + 3 > column ? "\n" + std::string(column, ' ') : std::string(column - letters - 2, ' ');
    return out + right + "\n";
}

std::string Formatter::make_option(const CLI::Option* option, bool is_positional) const {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
}

std::string Formatter::make_subcommand(const CLI::App* sub) const { return row(sub->get_display_name(true), sub->get_description()); }

std::string Formatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    std::string out = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at = 0; (at = out.find("\n\n\n", at)) != std::string::npos;) out.erase(at, 1);
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace temviet::cli::help
