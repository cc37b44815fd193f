// SPDX-License-Identifier: Apache-2.0
// In: a photo and its report. Out: the photo with every code outlined in the colour of its answer, and below it the answer in
// words. The words are those of the report room; the colour is that of headline(), which no bad level or use lets be green.
#pragma once

#include <optional>
#include <string>
#include <temviet/report/render.hpp>
#include <temviet/vision/frame.hpp>

#include "draw/canvas.hpp"

namespace temviet::cli {

/// Longer side of the photo that is drawn on, pixels: sharp on any screen, and a 40-megapixel photo needs no more memory
/// than a small one.
inline constexpr int kAnnotatedSide = 2400;

struct Photo {
    PixelView pixels;                ///< colour, upright
    double scale = 1;                ///< its pixels for one of the picture that was read
    std::optional<Rect> looked_at;   ///< in pixels of the picture that was read
};

/// The photo in `where` with the outlines of all items; `signs` adds their signs and numbers.
void draw_photo(Canvas& canvas, const Photo& photo, const Report& report, const Box& where, double line_width, bool signs);

/// A PNG or JPEG file. Errors: those of Canvas.
[[nodiscard]] Result<std::string> annotated_picture(const Report& report, const Photo& photo, Language language, Encoding encoding);

/// The item people must see first: the worst in the order of severity_rank(); null without items.
[[nodiscard]] const ReportItem* worst_item(const Report& report) noexcept;

}  // namespace temviet::cli
