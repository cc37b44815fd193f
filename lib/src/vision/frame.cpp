// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <string>
#include <temviet/base/limits.hpp>
#include <temviet/vision/frame.hpp>

namespace temviet {
namespace {

std::string dimensions(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

/// a * b + c, or nothing when it does not fit 64 bits.
std::optional<std::uint64_t> multiply_add(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    constexpr auto kMax = std::numeric_limits<std::uint64_t>::max();
    if (a != 0 && b > kMax / a) return std::nullopt;
    if (a * b > kMax - c) return std::nullopt;
    return a * b + c;
}

}  // namespace

int bytes_per_pixel(PixelFormat format) noexcept {
    switch (format) {
        case PixelFormat::grey:
        case PixelFormat::nv21:
        case PixelFormat::nv12:
        case PixelFormat::i420: return 1;
        case PixelFormat::rgb:
        case PixelFormat::bgr: return 3;
        case PixelFormat::rgba:
        case PixelFormat::bgra: return 4;
    }
    return 0;
}

Result<Frame> Frame::from_planes(PixelFormat format, Size size, std::span<const Plane> planes, Rotation rotation,
                                 std::optional<Rect> crop) {
    if (size.width <= 0 || size.height <= 0)
        return fail("FRAME_EMPTY", "a frame of " + dimensions(size.width, size.height) + " pixels",
                    "give a width and a height of at least 1");
    if (static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height) > limits::kMaxPixels)
        return fail("FRAME_TOO_LARGE",
                    "a frame of " + dimensions(size.width, size.height) + " pixels is over the limit of " +
                        std::to_string(limits::kMaxPixels / 1'000'000) + " megapixels",
                    "scale the picture down first");
    const int pixel = bytes_per_pixel(format);
    const auto rotation_value = static_cast<int>(rotation);
    // The C interface casts integers to these enums, so values outside them do arrive here.
    if (pixel == 0 || rotation_value < 0 || rotation_value > 3)
        return fail("FRAME_BAD_FORMAT", "unknown pixel format or rotation", "use one of the named values");
    if (planes.empty() || planes[0].data == nullptr)
        return fail("FRAME_PLANE_MISSING", "the frame has no first plane", "pass the luma plane, or the only plane");

    const Plane& plane = planes[0];
    const auto width = static_cast<std::uint64_t>(size.width), height = static_cast<std::uint64_t>(size.height);
    const std::uint64_t pixel_stride = plane.pixel_stride != 0 ? plane.pixel_stride : static_cast<std::uint64_t>(pixel);
    const auto row_end = multiply_add(width - 1, pixel_stride, static_cast<std::uint64_t>(pixel));
    if (pixel_stride < static_cast<std::uint64_t>(pixel) || !row_end)
        return fail(
            "FRAME_BAD_STRIDE",
            "a pixel stride of " + std::to_string(plane.pixel_stride) + " bytes for pixels of " + std::to_string(pixel),
            "the pixel stride is at least the bytes of one pixel");
    const std::uint64_t row_stride = plane.row_stride != 0 ? plane.row_stride : width * pixel_stride;
    const auto end = multiply_add(height - 1, row_stride, *row_end);
    if (row_stride < *row_end && height > 1)
        return fail("FRAME_BAD_STRIDE",
                    "a row stride of " + std::to_string(row_stride) + " bytes for rows of " + std::to_string(*row_end),
                    "the row stride is at least the bytes of one row");
    if (!end || *end > plane.size || *end > static_cast<std::uint64_t>(std::numeric_limits<std::ptrdiff_t>::max()))
        return fail("FRAME_TOO_SHORT",
                    "the plane has " + std::to_string(plane.size) + " bytes, " + dimensions(size.width, size.height) +
                        " pixels at these strides need " + (end ? std::to_string(*end) : "more than 64 bits can count"),
                    "check size, strides and pixel format of the plane");

    const Rect area = crop.value_or(Rect{0, 0, size.width, size.height});
    if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 || area.x > size.width - area.width ||
        area.y > size.height - area.height)
        return fail("FRAME_BAD_CROP",
                    "the crop " + dimensions(area.width, area.height) + " at " + std::to_string(area.x) + "," +
                        std::to_string(area.y) + " is not inside " + dimensions(size.width, size.height) + " pixels",
                    "give the crop in pixels of the picture as it lies in memory, before the rotation");

    // The plane was found to fit, so from here on all products fit std::ptrdiff_t. A stride that is never
    // used to step (one row, one column) may be anything.
    const auto across = width > 1 ? static_cast<std::ptrdiff_t>(pixel_stride) : 0;
    const auto down = height > 1 ? static_cast<std::ptrdiff_t>(row_stride) : 0;
    const auto corner = [&](int x, int y) { return plane.data + (area.x + x) * across + (area.y + y) * down; };
    const int right = area.width - 1, bottom = area.height - 1;
    Frame frame;
    frame.format_ = format;
    const bool turned = rotation == Rotation::cw90 || rotation == Rotation::cw270;
    frame.width_ = turned ? area.height : area.width;
    frame.height_ = turned ? area.width : area.height;
    switch (rotation) {
        case Rotation::none: frame.origin_ = corner(0, 0), frame.column_step_ = across, frame.row_step_ = down; break;
        case Rotation::cw90:  // what lay at the bottom left comes to the top left
            frame.origin_ = corner(0, bottom), frame.column_step_ = -down, frame.row_step_ = across;
            break;
        case Rotation::cw180:
            frame.origin_ = corner(right, bottom), frame.column_step_ = -across, frame.row_step_ = -down;
            break;
        case Rotation::cw270:  // what lay at the top right comes to the top left
            frame.origin_ = corner(right, 0), frame.column_step_ = down, frame.row_step_ = -across;
            break;
    }
    return frame;
}

Result<Frame> Frame::part(const Rect& area) const {
    if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 || area.x > width_ - area.width || area.y > height_ - area.height)
        return fail("FRAME_BAD_CROP",
                    "the part " + dimensions(area.width, area.height) + " at " + std::to_string(area.x) + "," + std::to_string(area.y) +
                        " is not inside " + dimensions(width_, height_) + " pixels",
                    "give the part in pixels of the upright picture");
    Frame frame = *this;
    frame.origin_ = at(area.x, area.y);
    frame.width_ = area.width;
    frame.height_ = area.height;
    return frame;
}

}  // namespace temviet
