// SPDX-License-Identifier: Apache-2.0
// ZXing 3.1.1 may find one QR finder pattern twice (a long, slanted one with a gap in its ring) and then traces a line
// from a point to itself. The direction is 0/0; as an integer that is 0 on Arm and WebAssembly, and the cursor never
// moves: the read never returns. On x86 the same pictures end, with a made-up symbol at (0, 0) instead.
// cmake/zxing/bound-trace-line.patch refuses such a set; these pictures show whether the ZXing we link has it.
#include <ZXing/ReadBarcode.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

#include "catch.hpp"

namespace {

constexpr int kSide = 240;

/// A finder pattern turned by `angle` and made `stretch` times as long in that direction; its outer ring has a gap.
struct Finder {
    double x, y, module, stretch, angle, gap_from, gap_to;
    bool round;
};

std::vector<std::uint8_t> draw(std::initializer_list<Finder> finders) {
    std::vector<std::uint8_t> picture(kSide * kSide, 255);
    for (const auto& f : finders)
        for (int row = 0; row < kSide; ++row)
            for (int column = 0; column < kSide; ++column) {
                const double dx = column + 0.5 - f.x, dy = row + 0.5 - f.y;
                const double u = (dx * std::cos(f.angle) + dy * std::sin(f.angle)) / (f.module * f.stretch);
                const double v = (dy * std::cos(f.angle) - dx * std::sin(f.angle)) / f.module;
                const double radius = f.round ? std::hypot(u, v) : std::max(std::abs(u), std::abs(v)),
                             angle = std::atan2(v, u);
                const bool gap = angle > f.gap_from && angle < f.gap_to;
                if (radius < 1.5 || (radius >= 2.5 && radius < 3.5 && !gap))
                    picture[static_cast<std::size_t>(row * kSide + column)] = 0;
            }
    return picture;
}

/// Found by drawing thousands of such pictures and keeping those where two patterns had the very same centre.
std::vector<std::vector<std::uint8_t>> hostile_pictures() {
    return {
        draw({{103.540650, 119.450379, 2.736136, 5.742333, 2.535014, -2.539880, -2.009558, false},
              {202.496790, 160.633333, 3.923231, 1, 0, 0, 0, false}}),
        draw({{94.687742, 129.386119, 1.644970, 5.690770, 0.528953, -0.148282, 0.724528, true},
              {198.827364, 110.605981, 2.255741, 1, 0, 0, 0, false}}),
        draw({{100.298023, 113.182280, 1.853142, 5.848772, 0.523882, -0.745297, -0.647503, false},
              {194.614895, 114.825941, 3.107113, 1, 0, 0, 0, false}}),
    };
}

/// Runs `work` in a process of its own that is killed after a minute of waiting.
bool returns_in_time(const std::function<void()>& work) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        alarm(60);
        work();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::size_t symbols_with_errors(const std::vector<std::uint8_t>& picture) {
    ZXing::ReaderOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode).setReturnErrors(true).setTryDownscale(false);
    return ZXing::ReadBarcodes(ZXing::ImageView(picture.data(), kSide, kSide, ZXing::ImageFormat::Lum), options).size();
}

}  // namespace

TEST_CASE("a finder pattern found twice neither hangs the reader nor makes a symbol", "[vision][hang]") {
    for (const auto& picture : hostile_pictures()) {
        REQUIRE(returns_in_time([&] { (void)symbols_with_errors(picture); }));
        CHECK(symbols_with_errors(picture) == 0);  // without the patch, x86 sees one in the first and the third
    }
}

TEST_CASE("read_symbols returns on hostile pictures", "[vision][hang]") {
    for (const auto& picture : hostile_pictures())
        CHECK(returns_in_time([&] {
            const temviet::Plane plane{picture.data(), picture.size(), kSide, 1};
            const auto frame =
                temviet::Frame::from_planes(temviet::PixelFormat::grey, {kSide, kSide}, std::span(&plane, 1));
            const auto symbols = temviet::read_symbols(*frame);
            if (!symbols || !symbols->empty()) _exit(1);
        }));
}

TEST_CASE("finder patterns of every slant, length and gap are read in time", "[vision][hang]") {
    CHECK(returns_in_time([] {
        for (int step = 0; step < 240; ++step) {
            const double turn = std::numbers::pi * step / 24, gap = -3.0 + 0.37 * (step % 16);
            const auto picture = draw({{103.5 + 0.13 * (step % 7), 119.5, 1.6 + 0.2 * (step % 6),
                                        2.0 + 0.5 * (step % 9), turn, gap, gap + 0.5, step % 2 == 0},
                                       {200.0 - step % 11, 60.0 + step % 110, 3, 1, 0, 0, 0, false}});
            (void)symbols_with_errors(picture);
        }
    }));
}
