// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli.hpp"
#include "term/terminal.hpp"

namespace temviet::cli {

int print_error(const Context& context, const Error& error, int code) {
    // Messages name inputs through display_path()/display_safe() already; nothing raw gets here.
    std::string line = paint("error:", Colour::red, context.colour_err) + " " + error.message;
    if (error.offset) line += " (byte " + std::to_string(*error.offset) + ")";
    line += " [" + error.code + "]\n";
    if (!error.hint.empty()) line += paint("hint:", Colour::bold, context.colour_err) + " " + error.hint + "\n";
    std::fputs(line.c_str(), stderr);
    return code;
}

}  // namespace temviet::cli
