// SPDX-License-Identifier: Apache-2.0
// What a Canvas holds: the Cairo surface and how many of its units one unit of the caller is.
#pragma once

#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include "draw/canvas.hpp"

namespace temviet::cli {

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* thing) const noexcept {
        Release(thing);
    }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using CairoPtr = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using LayoutPtr = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;

struct Canvas::State {
    enum class Kind { bitmap, pdf, svg };
    Kind kind = Kind::bitmap;
    double width = 0, height = 0, scale = 1;
    Sink sink;
    std::string bytes;
    bool sink_failed = false;
    SurfacePtr surface;
    CairoPtr cairo;

    [[nodiscard]] cairo_t* get() const noexcept { return cairo.get(); }
    void source(const Colour& colour) const {
        cairo_set_source_rgba(get(), colour.red, colour.green, colour.blue, colour.alpha);
    }
    /// Takes `made` over and draws in the caller's units from now on.
    [[nodiscard]] Result<void> begin(cairo_surface_t* made);
    /// The bytes of a vector surface, to the sink or kept.
    static cairo_status_t take(void* closure, const unsigned char* data, unsigned length);
};

/// Words laid out in surface units (points, pixels): letter shapes and breaks then do not depend on the caller's unit.
[[nodiscard]] LayoutPtr lay_out(cairo_t* cairo, std::string_view words, const TextStyle& style, double width, double scale);

}  // namespace temviet::cli
