// SPDX-License-Identifier: Apache-2.0
// How --help looks: one line an option, closed sets and ranges short.
#pragma once

#include <CLI/CLI.hpp>

namespace temviet::cli::help {

class Formatter : public CLI::Formatter {
public:
    std::string make_option_opts(const CLI::Option* option) const override;
    /// One blank line between groups, wherever CLI11 puts two.
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace temviet::cli::help
