// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli.hpp"
#include "term/terminal.hpp"

namespace temviet::cli {
namespace {

/// Messages name inputs through display_path()/display_safe() already; nothing raw gets here.
void print(const Context& context, std::string_view label, Colour colour, const Error& error) {
    const Error shown = translated(error, context.language);
    std::string line = paint(label, colour, context.colour_err) + " " + shown.message;
    if (shown.offset) line += " (byte " + std::to_string(*shown.offset) + ")";
    line += " [" + shown.code + "]\n";
    if (!shown.hint.empty())
        line += paint(context.tr("gợi ý:", "hint:"), Colour::bold, context.colour_err) + " " + shown.hint + "\n";
    std::fputs(line.c_str(), stderr);
}

}  // namespace

int print_error(const Context& context, const Error& error, int code) {
    print(context, context.tr("lỗi:", "error:"), Colour::red, error);
    return code;
}

void print_warning(const Context& context, const Error& error) {
    print(context, context.tr("cảnh báo:", "warning:"), Colour::yellow, error);
}

}  // namespace temviet::cli
