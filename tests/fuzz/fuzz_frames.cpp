// SPDX-License-Identifier: Apache-2.0
// Frames as a careless app hands them over: any format, size, stride, turn and crop over any bytes. Nothing is read beyond
// the planes (AddressSanitizer watches), and what is found lies in the picture.
#include <cmath>
#include <cstring>
#include <temviet/base/limits.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "fuzz.hpp"

using namespace temviet;

namespace {

/// 13 bytes: format, turn, width, height, strides, crop; the rest are pixels.
struct Head {
    std::uint8_t format, turn, width, height, row_extra, pixel_stride, crop, x, y, crop_width, crop_height, planes, options;
};

std::string seed(Head head, int period) {
    std::string out(reinterpret_cast<const char*>(&head), sizeof head);
    for (int i = 0; i < 256 * 128; ++i) out += (i % 256) / period % 2 != 0 ? '\xff' : '\0';
    return out;
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    return {seed({0, 0, 200, 120, 0, 0, 0, 0, 0, 0, 0, 1, 0}, 3), seed({1, 1, 128, 96, 8, 1, 1, 10, 10, 60, 60, 1, 1}, 5), seed({4, 2, 90, 60, 0, 3, 0, 0, 0, 0, 0, 1, 2}, 7),
            seed({7, 3, 64, 64, 4, 4, 1, 0, 0, 64, 64, 1, 4}, 2), ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Head head{};
    if (size < sizeof head) return 0;
    std::memcpy(&head, data, sizeof head);
    // A copy of its own, so that one byte too far is seen.
    const std::vector<std::uint8_t> pixels(data + sizeof head, data + size);
    const auto signed_byte = [](std::uint8_t value) { return static_cast<int>(static_cast<std::int8_t>(value)); };
    const Plane plane{pixels.data(), pixels.size(), head.row_extra == 0 ? 0 : std::size_t{head.width} * std::max<std::size_t>(1, head.pixel_stride) + head.row_extra, head.pixel_stride};
    const std::vector<Plane> planes(head.planes % 4, plane);
    std::optional<Rect> crop;
    if (head.crop % 2 != 0) crop = Rect{signed_byte(head.x), signed_byte(head.y), head.crop_width, head.crop_height};
    const auto frame = Frame::from_planes(static_cast<PixelFormat>(head.format % 9), {head.width, head.height}, planes, static_cast<Rotation>(head.turn % 4), crop);
    if (!frame) {
        demand(frame.error().code.starts_with("FRAME_"), "a refusal has a code of its own");
        return 0;
    }
    demand(frame->width() >= 1 && frame->height() >= 1, "a frame has pixels");
    ReadOptions options;
    options.fast_only = (head.options & 1) != 0;
    options.prefer_centre = (head.options & 2) != 0;
    if ((head.options & 4) != 0) options.roi = Rect{0, 0, frame->width() / 2, frame->height()};
    const auto symbols = read_symbols(*frame, options);
    if (!symbols) {
        demand(symbols.error().code == "READ_BAD_OPTIONS" || symbols.error().code == "FRAME_BAD_CROP" || symbols.error().code == "READ_FAILED", "a refusal is one of three");
        return 0;
    }
    demand(symbols->size() <= limits::kMaxSymbols, "the limit on symbols holds");
    for (const auto& symbol : *symbols) {
        demand(symbol.bytes.size() <= limits::kMaxPayloadBytes, "the limit on payloads holds");
        for (const auto& corner : symbol.polygon) {
            demand(std::isfinite(corner.x) && std::isfinite(corner.y), "corners are numbers");
            demand(std::abs(corner.x) <= 4.0 * frame->width() + 64 && std::abs(corner.y) <= 4.0 * frame->height() + 64, "corners lie about the picture");
        }
    }
    return 0;
}
