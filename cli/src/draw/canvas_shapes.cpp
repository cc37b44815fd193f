// SPDX-License-Identifier: Apache-2.0
// The shapes and pictures of a Canvas.
#include <cmath>
#include <cstdint>
#include <numbers>

#include "draw/canvas_state.hpp"

namespace temviet::cli {
namespace {

void path(cairo_t* cairo, const Box& box, double radius) {
    constexpr double kQuarter = std::numbers::pi / 2;
    const double r = std::min({radius, box.width / 2, box.height / 2});
    if (!(r > 0)) {
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        return;
    }
    const double left = box.x + r, right = box.x + box.width - r, top = box.y + r, bottom = box.y + box.height - r;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right, top, r, -kQuarter, 0);
    cairo_arc(cairo, right, bottom, r, 0, kQuarter);
    cairo_arc(cairo, left, bottom, r, kQuarter, 2 * kQuarter);
    cairo_arc(cairo, left, top, r, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo);
}

void path(cairo_t* cairo, std::span<const Point> corners) {
    cairo_new_path(cairo);
    for (const auto& corner : corners) cairo_line_to(cairo, corner.x, corner.y);
    cairo_close_path(cairo);
}

void stroke(cairo_t* cairo, double line_width) {
    cairo_set_line_width(cairo, line_width);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_stroke(cairo);
}

}  // namespace

void Canvas::fill(const Box& box, Colour colour, double radius) {
    path(state_->get(), box, radius);
    state_->source(colour);
    cairo_fill(state_->get());
}

void Canvas::outline(const Box& box, Colour colour, double line_width, double radius) {
    path(state_->get(), box, radius);
    state_->source(colour);
    stroke(state_->get(), line_width);
}

void Canvas::fill_modules(std::span<const Box> boxes, Colour colour) {
    cairo_t* cairo = state_->get();
    cairo_save(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    for (const auto& box : boxes) cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    state_->source(colour);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void Canvas::fill(std::span<const Point> corners, Colour colour) {
    path(state_->get(), corners);
    state_->source(colour);
    cairo_fill(state_->get());
}

void Canvas::outline(std::span<const Point> corners, Colour colour, double line_width) {
    path(state_->get(), corners);
    state_->source(colour);
    stroke(state_->get(), line_width);
}

void Canvas::circle(Point centre, double radius, Colour colour) {
    cairo_new_path(state_->get());
    cairo_arc(state_->get(), centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    state_->source(colour);
    cairo_fill(state_->get());
}

void Canvas::line(Point from, Point to, Colour colour, double line_width) {
    cairo_move_to(state_->get(), from.x, from.y);
    cairo_line_to(state_->get(), to.x, to.y);
    state_->source(colour);
    stroke(state_->get(), line_width);
}

void Canvas::picture(const PixelView& pixels, const Box& where, bool smooth) {
    if (pixels.width <= 0 || pixels.height <= 0 || where.width <= 0 || where.height <= 0) return;
    cairo_t* cairo = state_->get();
    const SurfacePtr copy(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height));
    if (cairo_surface_status(copy.get()) != CAIRO_STATUS_SUCCESS) {
        cairo_set_source_surface(cairo, copy.get(), 0, 0);  // finish() then reports why
        return;
    }
    cairo_surface_flush(copy.get());
    auto* to = cairo_image_surface_get_data(copy.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(copy.get()));
    for (int y = 0; y < pixels.height; ++y) {
        const unsigned char* from = pixels.data + static_cast<std::size_t>(y) * pixels.row_bytes;
        auto* row = reinterpret_cast<std::uint32_t*>(to + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < pixels.width; ++x, from += pixels.channels) {
            const std::uint32_t blue = from[0], green = pixels.channels >= 3 ? from[1] : blue, red = pixels.channels >= 3 ? from[2] : blue;
            row[x] = red << 16 | green << 8 | blue;
        }
    }
    cairo_surface_mark_dirty(copy.get());
    cairo_save(cairo);
    cairo_translate(cairo, where.x, where.y);
    cairo_scale(cairo, where.width / pixels.width, where.height / pixels.height);
    cairo_rectangle(cairo, 0, 0, pixels.width, pixels.height);
    cairo_set_source_surface(cairo, copy.get(), 0, 0);
    // Padded, so that the edge pixels do not fade into the paper.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo), smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

}  // namespace temviet::cli
