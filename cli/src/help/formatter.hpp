// SPDX-License-Identifier: Apache-2.0
// How --help looks: one line an option, closed sets and ranges short.
#pragma once

#include <CLI/CLI.hpp>

namespace temviet::cli::help {

class Formatter : public CLI::Formatter {
public:
    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
    std::string make_subcommand(const CLI::App* sub) const override;
    /// One blank line between groups, wherever CLI11 puts two.
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

private:
    /// Two columns; letters are counted, not bytes: Vietnamese takes up to three bytes a letter.
    [[nodiscard]] std::string row(const std::string& left, const std::string& right) const;
};

}  // namespace temviet::cli::help
