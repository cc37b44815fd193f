// SPDX-License-Identifier: Apache-2.0
// Frame: a checked, non-owning view of one picture's pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <temviet/base/result.hpp>

namespace temviet {

/// How one pixel lies in memory, one byte a sample. Of nv21, nv12 and i420 only plane 0 (luma) is ever read.
enum class PixelFormat { grey, nv21, nv12, i420, rgb, bgr, rgba, bgra };

struct Size {
    int width = 0, height = 0;  ///< pixels
};

struct Rect {
    int x = 0, y = 0, width = 0, height = 0;  ///< pixels; whose, the user of it says
};

/// One plane as a camera or decoder hands it over. Strides are bytes; a stride of 0 means tightly packed.
struct Plane {
    const std::uint8_t* data = nullptr;
    std::size_t size = 0;          ///< readable bytes from `data` on
    std::size_t row_stride = 0;    ///< from one row to the next
    std::size_t pixel_stride = 0;  ///< from one pixel to the next
};

/// The clockwise turn that makes the picture upright.
enum class Rotation { none, cw90, cw180, cw270 };

/// Borrows the pixels: they must outlive the frame and stay unchanged while it is read. Cheap to copy.
class Frame {
public:
    /// Checks everything before any pixel is touched. `crop` is given in the picture as it lies in memory, before
    /// the rotation; width(), height() and all coordinates that come out are of the cropped, upright picture.
    /// A plane is valid if row_stride*(h-1) + (w-1)*pixel_stride + bytes of a pixel <= size (64-bit): the bytes
    /// between the last pixel and the end of its row need not exist, since phones do not always map them.
    /// Errors: FRAME_EMPTY, FRAME_TOO_LARGE (limits::kMaxPixels), FRAME_PLANE_MISSING, FRAME_BAD_STRIDE,
    /// FRAME_TOO_SHORT, FRAME_BAD_CROP, FRAME_BAD_FORMAT.
    [[nodiscard]] static Result<Frame> from_planes(PixelFormat format, Size size, std::span<const Plane> planes,
                                                   Rotation rotation = Rotation::none, std::optional<Rect> crop = {});

    [[nodiscard]] int width() const noexcept { return width_; }    ///< upright, after the crop
    [[nodiscard]] int height() const noexcept { return height_; }  ///< upright, after the crop
    [[nodiscard]] PixelFormat format() const noexcept { return format_; }

    /// The same pixels, only those inside `area`, which is given in upright pixels of this frame. Error: FRAME_BAD_CROP.
    [[nodiscard]] Result<Frame> part(const Rect& area) const;

    /// First byte of the upright pixel (x, y), 0 <= x < width(), 0 <= y < height(); not checked.
    [[nodiscard]] const std::uint8_t* at(int x, int y) const noexcept { return origin_ + x * column_step_ + y * row_step_; }
    [[nodiscard]] std::ptrdiff_t column_step() const noexcept { return column_step_; }  ///< bytes, may be negative
    [[nodiscard]] std::ptrdiff_t row_step() const noexcept { return row_step_; }        ///< bytes, may be negative

private:
    Frame() = default;

    PixelFormat format_ = PixelFormat::grey;
    int width_ = 0, height_ = 0;
    const std::uint8_t* origin_ = nullptr;
    std::ptrdiff_t column_step_ = 0, row_step_ = 0;
};

/// Bytes of one pixel of the plane that is read: 1 for grey and the YUV formats, else 3 or 4.
[[nodiscard]] int bytes_per_pixel(PixelFormat format) noexcept;

}  // namespace temviet
