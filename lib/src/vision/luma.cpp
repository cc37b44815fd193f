// SPDX-License-Identifier: Apache-2.0
#include "vision/luma.hpp"

#include <algorithm>

namespace temviet::vision {
namespace {

/// BT.601 weights in 1/256, so that white stays 255.
struct Weights {
    int first, second, third;
};
constexpr int kRed = 77, kGreen = 150, kBlue = 29;

std::optional<Weights> weights(PixelFormat format) {
    switch (format) {
        case PixelFormat::rgb:
        case PixelFormat::rgba: return Weights{kRed, kGreen, kBlue};
        case PixelFormat::bgr:
        case PixelFormat::bgra: return Weights{kBlue, kGreen, kRed};
        case PixelFormat::grey:
        case PixelFormat::nv21:
        case PixelFormat::nv12:
        case PixelFormat::i420: break;
    }
    return std::nullopt;
}

/// A turned picture is read down its columns: small tiles keep both sides in the cache.
constexpr int kTile = 64;

template <class Convert>
void fill(const Frame& frame, cv::Mat& out, Convert convert) {
    const std::ptrdiff_t step = frame.column_step();
    for (int top = 0; top < out.rows; top += kTile)
        for (int left = 0; left < out.cols; left += kTile) {
            const int bottom = std::min(top + kTile, out.rows), right = std::min(left + kTile, out.cols);
            for (int y = top; y < bottom; ++y) {
                const std::uint8_t* from = frame.at(left, y);
                std::uint8_t* to = out.ptr<std::uint8_t>(y);
                for (int x = left; x < right; ++x, from += step) to[x] = convert(from);
            }
        }
}

}  // namespace

cv::Mat luma(const Frame& frame) {
    const auto colours = weights(frame.format());
    if (!colours && frame.column_step() == 1 && (frame.row_step() >= frame.width() || frame.height() == 1)) {
        // OpenCV takes no const pixels; nothing below writes to a layer.
        auto* pixels = const_cast<std::uint8_t*>(frame.at(0, 0));
        const auto step =
            frame.height() == 1 ? std::size_t{cv::Mat::AUTO_STEP} : static_cast<std::size_t>(frame.row_step());
        return cv::Mat(frame.height(), frame.width(), CV_8UC1, pixels, step);
    }
    cv::Mat out(frame.height(), frame.width(), CV_8UC1);
    if (!colours) {
        fill(frame, out, [](const std::uint8_t* p) { return *p; });
    } else {
        fill(frame, out, [w = *colours](const std::uint8_t* p) {
            return static_cast<std::uint8_t>((p[0] * w.first + p[1] * w.second + p[2] * w.third + 128) >> 8);
        });
    }
    return out;
}

}  // namespace temviet::vision
