// SPDX-License-Identifier: Apache-2.0
// libtemviet: tv_frame -> Frame -> symbols.
#include <temviet/vision/read_symbols.hpp>

#include "handles.hpp"

namespace temviet::capi {
namespace {

std::optional<Rotation> rotation(std::int32_t degrees) noexcept {
    switch (degrees) {
        case 0: return Rotation::none;
        case 90: return Rotation::cw90;
        case 180: return Rotation::cw180;
        case 270: return Rotation::cw270;
        default: return std::nullopt;
    }
}

}  // namespace

tv_status read_frame(const State& state, const tv_frame* given, const Question& question, std::vector<Symbol>& out, tv_error* error) {
    tv_frame frame{};
    if (const auto status = take_struct(given, frame, "frame is NULL", error); status != TV_OK) return status;
    if (frame.format < TV_PIXEL_GREY || frame.format > TV_PIXEL_BGRA)
        return report_error(error, TV_INVALID_ARGUMENT, "FRAME_BAD_FORMAT", "tv_frame.format is none");
    const auto turn = rotation(frame.rotation_cw);
    if (!turn) return report_error(error, TV_INVALID_ARGUMENT, "FRAME_BAD_ROTATION", "tv_frame.rotation_cw is 0, 90, 180 or 270");
    std::vector<Plane> planes;
    for (const auto& plane : frame.plane) planes.push_back({plane.data, plane.size, plane.row_stride, plane.pixel_stride});
    std::optional<Rect> crop;
    if (frame.crop.x != 0 || frame.crop.y != 0 || frame.crop.width != 0 || frame.crop.height != 0)
        crop = Rect{frame.crop.x, frame.crop.y, frame.crop.width, frame.crop.height};
    const auto checked = Frame::from_planes(static_cast<PixelFormat>(frame.format), Size{frame.width, frame.height}, planes, *turn, crop);
    if (!checked) return report_error(error, checked.error(), state.language);
    ReadOptions options;
    options.max_symbols = question.max_symbols;
    options.fast_only = question.fast_only;
    if (question.cancelled != nullptr) options.cancelled = [&question] { return question.is_cancelled(); };
    auto symbols = read_symbols(*checked, options);
    if (!symbols) return symbols.error().code == "READ_CANCELLED" ? cancelled(error) : report_error(error, symbols.error(), state.language);
    out = std::move(*symbols);
    return TV_OK;
}

}  // namespace temviet::capi

extern "C" int tv_has_vision(void) TV_NOEXCEPT { return 1; }
