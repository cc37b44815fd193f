// SPDX-License-Identifier: Apache-2.0
#include "draw/canvas.hpp"

#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>

#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "draw/canvas_state.hpp"

namespace temviet::cli {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kMaxBitmapPixels = 64e6;
constexpr int kJpegQuality = 88;

tl::unexpected<Error> failed(cairo_status_t status) {
    return fail("DRAW_FAILED", std::string("the picture could not be drawn: ") + cairo_status_to_string(status));
}

Result<std::string> jpeg(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const cv::Mat pixels(cairo_image_surface_get_height(surface), cairo_image_surface_get_width(surface), CV_8UC4,
                         cairo_image_surface_get_data(surface), static_cast<std::size_t>(cairo_image_surface_get_stride(surface)));
    cv::Mat colours;  // Cairo's native-endian RGB24 is B, G, R, unused on the little-endian machines we build for
    cv::cvtColor(pixels, colours, cv::COLOR_BGRA2BGR);
    std::vector<unsigned char> out;
    if (!cv::imencode(".jpg", colours, out, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality})) return failed(CAIRO_STATUS_WRITE_ERROR);
    return std::string(reinterpret_cast<const char*>(out.data()), out.size());
}

}  // namespace

cairo_status_t Canvas::State::take(void* closure, const unsigned char* data, unsigned length) {
    auto* state = static_cast<State*>(closure);
    const std::string_view bytes(reinterpret_cast<const char*>(data), length);
    try {
        if (!state->sink) state->bytes += bytes;
        else if (!state->sink_failed) state->sink_failed = !state->sink(bytes);
    } catch (const std::exception&) {
        state->sink_failed = true;
    }
    return state->sink_failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

Result<void> Canvas::State::begin(cairo_surface_t* made) {
    surface.reset(made);
    cairo.reset(cairo_create(made));
    if (const auto status = cairo_status(get()); status != CAIRO_STATUS_SUCCESS) return failed(status);
    cairo_scale(get(), scale, scale);
    return {};
}

Canvas::Canvas(std::unique_ptr<State> state) : state_(std::move(state)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

double Canvas::width() const noexcept { return state_->width; }
double Canvas::height() const noexcept { return state_->height; }

Result<Canvas> Canvas::bitmap(double width, double height, double pixels_per_unit, Colour paper) {
    const double across = std::round(width * pixels_per_unit), down = std::round(height * pixels_per_unit);
    if (!(across >= 1 && down >= 1 && across <= 32767 && down <= 32767 && across * down <= kMaxBitmapPixels))
        return fail("DRAW_TOO_LARGE", "the picture to draw would be larger than " + std::to_string(static_cast<int>(kMaxBitmapPixels / 1e6)) + " megapixels or has no size");
    auto state = std::make_unique<State>();
    state->width = width;
    state->height = height;
    state->scale = pixels_per_unit;
    if (auto begun = state->begin(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(across), static_cast<int>(down))); !begun)
        return tl::unexpected(std::move(begun.error()));
    state->source(paper);
    cairo_paint(state->get());
    return Canvas(std::move(state));
}

Result<Canvas> Canvas::pdf(double width_mm, double height_mm, Sink sink) {
    auto state = std::make_unique<State>();
    state->kind = State::Kind::pdf;
    state->width = width_mm;
    state->height = height_mm;
    state->scale = kPointsPerMm;
    state->sink = std::move(sink);
    auto* surface = cairo_pdf_surface_create_for_stream(&State::take, state.get(), width_mm * kPointsPerMm, height_mm * kPointsPerMm);
    if (auto begun = state->begin(surface); !begun) return tl::unexpected(std::move(begun.error()));
    return Canvas(std::move(state));
}

Result<Canvas> Canvas::svg(double width_mm, double height_mm) {
    auto state = std::make_unique<State>();
    state->kind = State::Kind::svg;
    state->width = width_mm;
    state->height = height_mm;
    state->scale = kPointsPerMm;
    auto* surface = cairo_svg_surface_create_for_stream(&State::take, state.get(), width_mm * kPointsPerMm, height_mm * kPointsPerMm);
    if (auto begun = state->begin(surface); !begun) return tl::unexpected(std::move(begun.error()));
    return Canvas(std::move(state));
}

void Canvas::next_page() {
    if (state_->kind == State::Kind::pdf) cairo_show_page(state_->get());
}

PixelView Canvas::pixels() const {
    if (state_->kind != State::Kind::bitmap) return {};
    auto* surface = state_->surface.get();
    cairo_surface_flush(surface);
    return {cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface),
            static_cast<std::size_t>(cairo_image_surface_get_stride(surface)), 4};
}

Result<std::string> Canvas::finish(Encoding encoding) {
    if (const auto status = cairo_status(state_->get()); status != CAIRO_STATUS_SUCCESS) return failed(status);
    if (state_->kind == State::Kind::bitmap) {
        if (encoding == Encoding::jpeg) return jpeg(state_->surface.get());
        const auto status = cairo_surface_write_to_png_stream(state_->surface.get(), &State::take, state_.get());
        if (status != CAIRO_STATUS_SUCCESS) return failed(status);
        return std::move(state_->bytes);
    }
    state_->cairo.reset();
    cairo_surface_finish(state_->surface.get());
    const auto status = cairo_surface_status(state_->surface.get());
    if (state_->sink_failed || status != CAIRO_STATUS_SUCCESS) return failed(state_->sink_failed ? CAIRO_STATUS_WRITE_ERROR : status);
    return std::move(state_->bytes);
}

}  // namespace temviet::cli
