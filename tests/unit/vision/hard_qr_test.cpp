// SPDX-License-Identifier: Apache-2.0
// QR codes as cameras see them: a least number of reads of every kind, and never a wrong one.
#include <string>
#include <temviet/vision/read_symbols.hpp>

#include "camera.hpp"
#include "catch.hpp"
#include "drawing.hpp"

using namespace temviet;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kScale = 8, kQuiet = 4 * kScale;

std::string text_of(int seed) {
    std::string out = "https://example.vn/01/08931234567897/10/LO" + std::to_string(100 + seed) + "?s=";
    cv::RNG random(static_cast<std::uint64_t>(seed) + 17);
    for (int i = 0; i < 20 + 15 * (seed % 4); ++i) out += static_cast<char>('A' + random.uniform(0, 26));
    return out;
}

struct Count {
    int read = 0, wrong = 0;
    double worst_corner = 0;
    std::uint64_t pixels = 0;
};

/// Two finder patterns, another two for each seed, without their two upper rows and their left column of modules.
void break_two_patterns(cv::Mat& symbol, int seed) {
    constexpr int kSide = 7 * kScale;
    const int far = symbol.cols - kQuiet - kSide;
    const cv::Point corners[] = {{kQuiet, kQuiet}, {far, kQuiet}, {kQuiet, far}};
    for (int i = 0; i < 3; ++i) {
        if (i == seed % 3) continue;
        symbol(cv::Rect(corners[i].x, corners[i].y, kSide, 2 * kScale)).setTo(255);
        symbol(cv::Rect(corners[i].x, corners[i].y, kScale, kSide)).setTo(255);
    }
}

Count shoot_all(const camera::Shot& shot, double side, int pictures, const char* level = "ecLevel=M", void (*damage)(cv::Mat& symbol, int seed) = nullptr) {
    Count out;
    for (int seed = 0; seed < pictures; ++seed) {
        const std::string text = text_of(seed);
        camera::Shot each = shot;
        each.turn += 25.0 * seed;
        cv::Mat drawn = drawing::symbol(Z::QRCode, text, kScale, level);
        if (damage) damage(drawn, seed);
        const auto photo = camera::shoot(drawn, kQuiet, side, each, seed);
        ReadStats stats;
        const cv::Mat before = photo.grey.clone();
        const auto symbols = read_symbols(drawing::frame(photo.grey), {.formats = {SymbolFormat::qr}}, &stats);
        REQUIRE(symbols);
        CHECK(cv::norm(before, photo.grey, cv::NORM_INF) == 0);  // the frame is only borrowed
        for (const auto& symbol : *symbols) {
            (symbol.bytes == text ? out.read : out.wrong)++;
            if (symbol.rung >= 10) out.worst_corner = std::max(out.worst_corner, camera::farthest_corner(symbol.polygon, photo.outline));
        }
        for (const auto& rung : stats.rungs) out.pixels += rung.pixels;
        CHECK(stats.spent_ms <= 230);
    }
    return out;
}

}  // namespace

TEST_CASE("bent QR codes are read, with their corners in place", "[vision][qr]") {
    for (const double bow : {0.05, 0.1, 0.14}) {
        const auto count = shoot_all({.bow = bow, .blur = 1}, 260, 6);
        CAPTURE(bow);
        CHECK(count.read >= (bow < 0.12 ? 6 : 5));
        CHECK(count.wrong == 0);
        CHECK(count.worst_corner < 2);
    }
}

TEST_CASE("slanted QR codes are read", "[vision][qr]") {
    for (const double slant : {0.3, 0.5}) {
        const auto count = shoot_all({.slant = slant, .bow = 0.04, .blur = 0.8}, 280, 6);
        CAPTURE(slant);
        CHECK(count.read == 6);
        CHECK(count.wrong == 0);
        CHECK(count.worst_corner < (slant < 0.4 ? 2 : 4.5));
    }
}

TEST_CASE("blurred, shaded, scratched and shining QR codes are read", "[vision][qr]") {
    struct Kind {
        const char* name;
        camera::Shot shot;
        double side;
        int least;
    };
    for (const auto& kind : {Kind{"blur", {.blur = 2.2}, 230, 5}, Kind{"deep shade", {.blur = 1, .shade = 0.9, .noise = 1}, 240, 6},
                             Kind{"scratches", {.bow = 0.06, .blur = 1, .scratch = true}, 260, 4},
                             Kind{"glare", {.bow = 0.05, .blur = 1, .white = 180, .glare = true}, 260, 4},
                             Kind{"faint", {.bow = 0.08, .blur = 1, .noise = 2, .black = 150, .white = 185}, 260, 6},
                             Kind{"light on dark", {.bow = 0.05, .blur = 1, .inverted = true}, 260, 6},
                             Kind{"mirrored", {.bow = 0.08, .blur = 1, .mirrored = true}, 260, 6}}) {
        const auto count = shoot_all(kind.shot, kind.side, 6);
        CAPTURE(kind.name, count.read);
        CHECK(count.read >= kind.least);
        CHECK(count.wrong == 0);
    }
}

TEST_CASE("one whole finder pattern can be enough to find a QR code", "[vision][qr]") {
    const auto count = shoot_all({.slant = 0.1, .blur = 1}, 280, 9, "ecLevel=M", break_two_patterns);
    CAPTURE(count.read);
    CHECK(count.read >= 4);  // 0 without look_alikes.hpp
    CHECK(count.wrong == 0);
}
