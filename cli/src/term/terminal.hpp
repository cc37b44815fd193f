// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli.hpp"

namespace temviet::cli {

/// Applies --color auto|always|never; auto means a terminal, no NO_COLOR, and TERM is not "dumb".
void choose_colour(Context& context, std::string_view choice);

enum class Colour { green, yellow, red, bold, dim };
/// `text` in a colour when `enabled`.
[[nodiscard]] std::string paint(std::string_view text, Colour colour, bool enabled);

}  // namespace temviet::cli
