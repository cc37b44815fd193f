// SPDX-License-Identifier: Apache-2.0
// One named picture -> its symbols, or why it could not be read. What verify and read share.
#pragma once

#include <optional>
#include <string>
#include <temviet/base/symbol.hpp>
#include <vector>

#include "io/inputs.hpp"
#include "io/roi.hpp"

namespace CLI {
class App;
}

namespace temviet::cli {

/// Where to look and what to hand back.
struct LookAt {
    std::optional<Roi> roi;
    bool prefer_centre = false;
    bool keep_file = false;  ///< hand back the encoded picture, so that what is drawn on is what was read
};

struct PictureReading {
    int width = 0, height = 0;  ///< of the upright picture
    double ms = 0;              ///< spent on finding symbols
    std::vector<Symbol> symbols;
    std::optional<Rect> looked_at;  ///< the part of --roi, in pixels
    std::string file;               ///< the encoded picture, when asked for
    std::optional<Error> error;
};
[[nodiscard]] PictureReading read_picture(const Input& input, const LookAt& look);

/// --roi and --prefer-centre.
void add_look_at_options(CLI::App& command, LookAt& look);

}  // namespace temviet::cli
