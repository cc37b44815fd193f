// SPDX-License-Identifier: Apache-2.0
// The words of a Canvas.
#include <algorithm>
#include <cmath>
#include <temviet/base/text.hpp>

#include "draw/canvas_state.hpp"

namespace temviet::cli {
namespace {

PangoAlignment alignment(Align align) noexcept {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::centre: return PANGO_ALIGN_CENTER;
        case Align::right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

Extent extent_of(PangoLayout* layout, double scale) {
    PangoRectangle logical{};
    pango_layout_get_extents(layout, nullptr, &logical);
    return {logical.width / (PANGO_SCALE * scale), logical.height / (PANGO_SCALE * scale)};
}

int pango_units(double value) noexcept {
    return static_cast<int>(std::lround(std::clamp(value, 0.0, 1e6) * PANGO_SCALE));
}

}  // namespace

LayoutPtr lay_out(cairo_t* cairo, std::string_view words, const TextStyle& style, double width, double scale) {
    LayoutPtr layout(pango_cairo_create_layout(cairo));
    PangoContext* context = pango_layout_get_context(layout.get());
    // Unhinted outlines: the same breaks at any size and on any surface.
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_layout_context_changed(layout.get());
    // Foreign text must not turn the line around.
    pango_layout_set_auto_dir(layout.get(), FALSE);
    auto* font = pango_font_description_from_string(std::string(kFonts).c_str());
    pango_font_description_set_absolute_size(font, pango_units(style.size * scale));
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    if (width > 0) pango_layout_set_width(layout.get(), pango_units(width * scale));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment(style.align));
    if (style.max_lines > 0) {
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_height(layout.get(), -style.max_lines);
    }
    const std::string valid = to_valid_utf8(words);
    pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
    return layout;
}

Extent Canvas::text(const Box& box, std::string_view words, const TextStyle& style) {
    if (words.empty()) return {};
    cairo_t* cairo = state_->get();
    const double scale = state_->scale;
    cairo_save(cairo);
    cairo_translate(cairo, box.x, box.y);
    cairo_scale(cairo, 1 / scale, 1 / scale);
    const auto layout = lay_out(cairo, words, style, box.width, scale);
    const auto drawn = extent_of(layout.get(), 1);
    // A tower of combining marks must not paint over what stands above or below; real Vietnamese letters stay inside.
    const double margin = 0.25 * style.size * scale;
    cairo_rectangle(cairo, -margin, -margin, std::max(drawn.width, box.width * scale) + 2 * margin, drawn.height + 2 * margin);
    cairo_clip(cairo);
    state_->source(style.colour);
    pango_cairo_show_layout(cairo, layout.get());
    cairo_restore(cairo);
    return extent_of(layout.get(), scale);
}

Extent Canvas::measure(double width, std::string_view words, const TextStyle& style) const {
    if (words.empty()) return {};
    return extent_of(lay_out(state_->get(), words, style, width, state_->scale).get(), state_->scale);
}

std::size_t missing_glyphs(std::string_view words) {
    if (words.empty()) return 0;
    const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const CairoPtr cairo(cairo_create(surface.get()));
    TextStyle style;
    style.max_lines = 0;
    const auto layout = lay_out(cairo.get(), words, style, 0, 1);
    return static_cast<std::size_t>(std::max(0, pango_layout_get_unknown_glyphs_count(layout.get())));
}

}  // namespace temviet::cli
