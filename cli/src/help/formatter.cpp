// SPDX-License-Identifier: Apache-2.0
#include "help/formatter.hpp"

#include "help/command_tree.hpp"

namespace temviet::cli::help {

std::string Formatter::make_option_opts(const CLI::Option* option) const {
    if (option->get_type_size() == 0) return {};
    std::string out = " " + get_label(value_of(*option));
    if (option->get_expected_max() == CLI::detail::expected_max_vector_size) out += " …";
    if (option->get_required()) out += " (" + get_label("required") + ")";
    return out;
}

std::string Formatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    std::string out = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at = 0; (at = out.find("\n\n\n", at)) != std::string::npos;) out.erase(at, 1);
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace temviet::cli::help
