// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <limits>
#include <temviet/base/limits.hpp>
#include <temviet/vision/frame.hpp>
#include <vector>

#include "catch.hpp"
#include "vision/luma.hpp"

using namespace temviet;

namespace {

constexpr auto kHuge = std::numeric_limits<std::size_t>::max();

Result<Frame> make(PixelFormat format, Size size, Plane plane, Rotation rotation = Rotation::none, std::optional<Rect> crop = {}) {
    return Frame::from_planes(format, size, std::span(&plane, 1), rotation, crop);
}

std::string code_of(const Result<Frame>& frame) { return frame ? "" : frame.error().code; }

/// 3 x 2 pixels with the values 10 … 60, 5 bytes a row; what is between the rows is 255.
const std::vector<std::uint8_t> kSix{10, 20, 30, 255, 255, 40, 50, 60};

std::vector<int> pixels(const Frame& frame) {
    std::vector<int> out;
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x) out.push_back(*frame.at(x, y));
    return out;
}

std::vector<int> pixels(const cv::Mat& grey) {
    std::vector<int> out;
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x) out.push_back(grey.at<std::uint8_t>(y, x));
    return out;
}

}  // namespace

TEST_CASE("a frame may end at its last pixel: the rest of the last row need not exist") {
    REQUIRE(kSix.size() == 8);
    const auto frame = make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1});
    REQUIRE(frame);
    CHECK(pixels(*frame) == std::vector<int>{10, 20, 30, 40, 50, 60});
    CHECK(code_of(make(PixelFormat::grey, {3, 2}, {kSix.data(), 7, 5, 1})) == "FRAME_TOO_SHORT");
}

TEST_CASE("rotations make the picture upright") {
    const auto turned = [](Rotation rotation) { return make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1}, rotation).value(); };
    const auto right = turned(Rotation::cw90);
    CHECK(right.width() == 2);
    CHECK(right.height() == 3);
    CHECK(pixels(right) == std::vector<int>{40, 10, 50, 20, 60, 30});
    CHECK(pixels(turned(Rotation::cw180)) == std::vector<int>{60, 50, 40, 30, 20, 10});
    CHECK(pixels(turned(Rotation::cw270)) == std::vector<int>{30, 60, 20, 50, 10, 40});
}

TEST_CASE("a crop is of the picture as it lies in memory, before the rotation") {
    const auto cropped = [](Rotation rotation) {
        return make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1}, rotation, Rect{1, 0, 2, 2}).value();
    };
    CHECK(pixels(cropped(Rotation::none)) == std::vector<int>{20, 30, 50, 60});
    CHECK(pixels(cropped(Rotation::cw90)) == std::vector<int>{50, 20, 60, 30});
    CHECK(pixels(cropped(Rotation::cw180)) == std::vector<int>{60, 50, 30, 20});
    CHECK(pixels(cropped(Rotation::cw270)) == std::vector<int>{30, 60, 20, 50});
}

TEST_CASE("crops outside the picture are refused") {
    constexpr int kMost = std::numeric_limits<int>::max();
    for (const Rect crop : {Rect{-1, 0, 2, 2}, Rect{0, -1, 2, 2}, Rect{0, 0, 4, 2}, Rect{0, 0, 3, 3}, Rect{2, 0, 2, 2}, Rect{0, 0, 0, 2},
                            Rect{0, 0, 2, -1}, Rect{kMost, 0, 1, 1}, Rect{1, 1, kMost, kMost}})
        CHECK(code_of(make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1}, Rotation::none, crop)) == "FRAME_BAD_CROP");
}

TEST_CASE("sizes are checked before anything else") {
    CHECK(code_of(make(PixelFormat::grey, {0, 2}, {nullptr, 0, 0, 0})) == "FRAME_EMPTY");
    CHECK(code_of(make(PixelFormat::grey, {2, -2}, {nullptr, 0, 0, 0})) == "FRAME_EMPTY");
    CHECK(code_of(make(PixelFormat::grey, {8001, 8000}, {nullptr, kHuge, 0, 0})) == "FRAME_TOO_LARGE");
    CHECK(code_of(make(PixelFormat::grey, {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()}, {kSix.data(), kHuge, 0, 0})) ==
          "FRAME_TOO_LARGE");
    CHECK(code_of(make(PixelFormat::grey, {3, 2}, {nullptr, 8, 5, 1})) == "FRAME_PLANE_MISSING");
    CHECK(code_of(Frame::from_planes(PixelFormat::nv21, {3, 2}, {})) == "FRAME_PLANE_MISSING");
    CHECK(code_of(make(static_cast<PixelFormat>(99), {3, 2}, {kSix.data(), 8, 5, 1})) == "FRAME_BAD_FORMAT");
    CHECK(code_of(make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1}, static_cast<Rotation>(4))) == "FRAME_BAD_FORMAT");
}

TEST_CASE("strides that overflow or overlap are refused, never wrapped round") {
    const auto code = [](Size size, std::size_t bytes, std::size_t row, std::size_t pixel) {
        return code_of(make(PixelFormat::grey, size, {kSix.data(), bytes, row, pixel}));
    };
    CHECK(code({3, 2}, 8, 2, 1) == "FRAME_BAD_STRIDE");             // rows that overlap
    CHECK(code({3, 2}, kHuge, kHuge, 1) == "FRAME_TOO_SHORT");      // the last row starts past what can be addressed
    CHECK(code({3, 3}, kHuge, kHuge / 2 + 2, 1) == "FRAME_TOO_SHORT");  // 2 * stride wraps to a small number
    CHECK(code({3, 1}, kHuge, 0, kHuge / 2 + 2) == "FRAME_BAD_STRIDE");
    CHECK_FALSE(code({3, 2}, 8, 0, kHuge / 3 + 1).empty());
    CHECK(code_of(make(PixelFormat::rgb, {1, 1}, {kSix.data(), 8, 0, 2})) == "FRAME_BAD_STRIDE");
}

TEST_CASE("a stride that is never used to step may be anything") {
    const auto row = make(PixelFormat::grey, {3, 1}, {kSix.data(), 3, kHuge, 1});
    REQUIRE(row);
    CHECK(pixels(*row) == std::vector<int>{10, 20, 30});
    const auto pixel = make(PixelFormat::grey, {1, 1}, {kSix.data(), 1, kHuge, kHuge}, Rotation::cw90);
    REQUIRE(pixel);
    CHECK(pixels(*pixel) == std::vector<int>{10});
}

TEST_CASE("only the luma plane of a YUV frame is read") {
    for (const auto format : {PixelFormat::nv21, PixelFormat::nv12, PixelFormat::i420}) {
        // The chroma planes are missing altogether; a reader that touches them fails under a sanitizer.
        const auto frame = make(format, {3, 2}, {kSix.data(), 8, 5, 1});
        REQUIRE(frame);
        CHECK(pixels(vision::luma(*frame)) == std::vector<int>{10, 20, 30, 40, 50, 60});
    }
}

TEST_CASE("the luma of every format and rotation is that of the upright picture") {
    struct Layout {
        PixelFormat format;
        int red, blue, bytes;
    };
    for (const auto& layout : {Layout{PixelFormat::rgb, 0, 2, 3}, Layout{PixelFormat::bgr, 2, 0, 3}, Layout{PixelFormat::rgba, 0, 2, 4},
                               Layout{PixelFormat::bgra, 2, 0, 4}}) {
        // One row: pure red, pure green, pure blue, white. BT.601 makes them 76, 150, 29, 255.
        std::vector<std::uint8_t> data(static_cast<std::size_t>(4 * layout.bytes), 0);
        const auto sample = [&](int x, int channel) -> std::uint8_t& { return data[static_cast<std::size_t>(x * layout.bytes + channel)]; };
        sample(0, layout.red) = 255, sample(1, 1) = 255, sample(2, layout.blue) = 255;
        for (int channel = 0; channel < 3; ++channel) sample(3, channel) = 255;
        for (const auto rotation : {Rotation::none, Rotation::cw90, Rotation::cw180, Rotation::cw270}) {
            const auto frame = make(layout.format, {4, 1}, {data.data(), data.size(), 0, 0}, rotation);
            REQUIRE(frame);
            const auto grey = vision::luma(*frame);
            REQUIRE(grey.total() == 4);
            auto values = pixels(grey);
            if (rotation == Rotation::cw180 || rotation == Rotation::cw270) std::reverse(values.begin(), values.end());
            CHECK(values[0] == Approx(76).margin(1));
            CHECK(values[1] == Approx(150).margin(1));
            CHECK(values[2] == Approx(29).margin(1));
            CHECK(values[3] == 255);
        }
    }
}

TEST_CASE("luma of cropped and turned grey frames") {
    for (const auto rotation : {Rotation::none, Rotation::cw90, Rotation::cw180, Rotation::cw270})
        for (const auto& crop : {std::optional<Rect>{}, std::optional<Rect>{Rect{1, 0, 2, 2}}, std::optional<Rect>{Rect{2, 1, 1, 1}}}) {
            const auto frame = make(PixelFormat::grey, {3, 2}, {kSix.data(), 8, 5, 1}, rotation, crop);
            REQUIRE(frame);
            CHECK(pixels(vision::luma(*frame)) == pixels(*frame));
        }
}
