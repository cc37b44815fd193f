// SPDX-License-Identifier: Apache-2.0
// An encoded picture (JPEG, PNG, WebP, TIFF, BMP; HEIC and AVIF when built with libheif) -> upright pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/vision/frame.hpp>
#include <utility>

namespace temviet::cli {

/// Owns one decoded picture: one byte a pixel, upright, row after row. Cheap to copy: copies share the pixels.
class LoadedImage {
public:
    /// `pixels` are width * height bytes.
    LoadedImage(std::shared_ptr<const std::uint8_t> pixels, int width, int height) noexcept
        : pixels_(std::move(pixels)), width_(width), height_(height) {}
    /// Borrows the pixels: valid as long as this picture or a copy of it.
    [[nodiscard]] Result<Frame> frame() const;
    [[nodiscard]] int width() const noexcept { return width_; }
    [[nodiscard]] int height() const noexcept { return height_; }

private:
    std::shared_ptr<const std::uint8_t> pixels_;
    int width_, height_;
};

/// Three bytes a pixel (blue, green, red), upright, row after row: for people to look at.
struct ColourImage {
    std::shared_ptr<const std::uint8_t> pixels;
    int width = 0, height = 0;
};

/// The EXIF orientation is applied, transparency is laid on white, of several TIFF pages the first is taken.
/// Size and completeness are checked on the header, before anything is decoded. Errors: IMAGE_EMPTY,
/// IMAGE_UNKNOWN_FORMAT, IMAGE_TOO_LARGE (limits::kMaxPixels), IMAGE_TRUNCATED, IMAGE_ANIMATED, IMAGE_BROKEN,
/// IMAGE_HEIC_UNSUPPORTED (built without libheif, or it lacks the codec). Every error names the picture (`name`, already
/// safe to display) and says what to do.
[[nodiscard]] Result<LoadedImage> load_image_bytes(std::string_view file, const std::string& name);
/// The same picture, its longer side at most `max_side` pixels.
[[nodiscard]] ColourImage shrunk(const ColourImage& image, int max_side);
/// In colour, its longer side at most `max_side` pixels; JPEGs are never decoded much larger than that.
[[nodiscard]] Result<ColourImage> load_colour_bytes(std::string_view file, const std::string& name, int max_side);

}  // namespace temviet::cli
