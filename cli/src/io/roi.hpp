// SPDX-License-Identifier: Apache-2.0
// The part of a picture a person names, in pixels or percent -> whole pixels of one picture.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/vision/frame.hpp>

namespace temviet::cli {

class Roi {
public:
    /// "X,Y,W,H": left, top, width, height, each in pixels or, with %, in hundredths of the picture's side. nullopt when it
    /// is not that, is negative or has no area.
    [[nodiscard]] static std::optional<Roi> parse(std::string_view text);
    /// The whole pixels of a picture that it touches. Error: ROI_OUTSIDE, naming the picture, when there are none.
    [[nodiscard]] Result<Rect> in(Size picture, const std::string& name) const;

private:
    struct Number {
        double value = 0;
        bool percent = false;
    };
    std::array<Number, 4> numbers_{};
};

}  // namespace temviet::cli
