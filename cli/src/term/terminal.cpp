// SPDX-License-Identifier: Apache-2.0
#include "term/terminal.hpp"

#include <cstdlib>
#include <unistd.h>

namespace temviet::cli {

void choose_colour(Context& context, std::string_view choice) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool plain = (no_colour != nullptr && *no_colour != '\0') || (term != nullptr && std::string_view(term) == "dumb");
    context.tty_err = ::isatty(STDERR_FILENO) == 1;
    context.colour_out = choice == "always" || (choice == "auto" && !plain && ::isatty(STDOUT_FILENO) == 1);
    context.colour_err = choice == "always" || (choice == "auto" && !plain && context.tty_err);
}

std::string paint(std::string_view text, Colour colour, bool enabled) {
    if (!enabled) return std::string(text);
    std::string_view code;
    switch (colour) {
        case Colour::green: code = "32"; break;
        case Colour::yellow: code = "33"; break;
        case Colour::red: code = "31"; break;
        case Colour::bold: code = "1"; break;
        case Colour::dim: code = "2"; break;
    }
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace temviet::cli
