// SPDX-License-Identifier: Apache-2.0
// What the grey-level reader adds to the ladder, on pictures whose seeds fix every pixel.
#include "vision/ean_reader.hpp"

#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "photographed.hpp"
#include "vision/geometry.hpp"

using namespace temviet;
using drawing::read;
using photographed::count;
using photographed::Shot;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kGreyRung = 7;

template <int digits>
std::string number(std::mt19937& random) {
    return photographed::number(random, digits);
}
// By the number alone: an EAN-13 that begins with 0 is a UPC-A in every bar.
const photographed::Kind kEan13{Z::EAN13, {}, number<13>}, kUpcA{Z::UPCA, {}, number<12>}, kEan8{Z::EAN8, {}, number<8>};

}  // namespace

TEST_CASE("soft and unfocused EAN-13 are read", "[vision][ean]") {
    const auto soft = count(kEan13, kGreyRung, 20, 100, [](int i, Shot& how) { how.blur = 0.6 + 0.015 * i, how.module = 2 + 0.1 * i, how.degrees = 3 * i; });
    CHECK(soft.wrong == 0);
    CHECK(soft.read >= 18);
    CHECK(soft.grey >= 15);
    const auto disc = count(kEan13, kGreyRung, 20, 200, [](int i, Shot& how) { how.blur = 0.5 + 0.015 * i, how.disc = true, how.module = 2.2 + 0.1 * i, how.degrees = -4 * i; });
    CHECK(disc.wrong == 0);
    CHECK(disc.read >= 18);
}

TEST_CASE("small, dim, noisy and bent EAN-13 are read", "[vision][ean]") {
    const auto small = count(kEan13, kGreyRung, 16, 300, [](int i, Shot& how) { how.module = 1.15 + 0.05 * i, how.degrees = 2 * i; });
    CHECK(small.wrong == 0);
    CHECK(small.read >= 14);
    const auto noisy = count(kEan13, kGreyRung, 16, 400, [](int i, Shot& how) { how.blur = 0.5, how.noise = 4 + i, how.contrast = 0.4; });
    CHECK(noisy.wrong == 0);
    CHECK(noisy.read >= 14);
    const auto bent = count(kEan13, kGreyRung, 16, 500, [](int i, Shot& how) { how.bend = 0.3 + 0.04 * i, how.blur = 0.5; });
    CHECK(bent.wrong == 0);
    CHECK(bent.read >= 13);
}

TEST_CASE("soft UPC-A comes as thirteen digits; EAN-8 is read more warily", "[vision][ean]") {
    const auto upc = count(kUpcA, kGreyRung, 12, 600, [](int i, Shot& how) { how.blur = 0.6 + 0.02 * i; });
    CHECK(upc.wrong == 0);
    CHECK(upc.read >= 11);
    const auto ean8 = count(kEan8, kGreyRung, 16, 700, [](int i, Shot& how) { how.blur = 0.4 + 0.02 * i; });
    CHECK(ean8.wrong == 0);
    CHECK(ean8.read >= 12);
}

TEST_CASE("a blurred symbol reads the same in all quarter turns and in a mirror, and says where it is", "[vision][ean]") {
    const std::string number = "8931234567897";
    Shot how;
    how.blur = 0.75, how.degrees = 8;
    const cv::Mat upright = photographed::shot(drawing::symbol(Z::EAN13, number, 8), how);
    for (int turn = 0; turn < 8; ++turn) {
        INFO("turn " << turn);
        cv::Mat picture = upright.clone();
        if (turn >= 4) cv::flip(picture, picture, 1);
        if (turn % 4 != 0) cv::rotate(picture, picture, turn % 4 - 1);
        const auto symbols = read(picture);
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].bytes == number);
        CHECK(symbols[0].format == SymbolFormat::ean13);
        CHECK(symbols[0].symbology_identifier == "]E0");
        CHECK(symbols[0].rung == kGreyRung);
        const auto& p = symbols[0].polygon;
        const auto middle = vision::centre(p);
        CHECK(middle.x == Approx(picture.cols / 2.0).margin(25));
        CHECK(middle.y == Approx(picture.rows / 2.0).margin(25));
        // 95 modules of three pixels, across the bars.
        CHECK(std::hypot(p[1].x - p[0].x, p[1].y - p[0].y) == Approx(285).margin(12));
        if (turn == 0) {
            CHECK(p[0].x < p[1].x);
            CHECK(p[0].y < p[3].y);
            CHECK(std::atan2(p[0].y - p[1].y, p[1].x - p[0].x) * 180 / CV_PI == Approx(8).margin(2));
        }
        if (turn == 2) CHECK(p[0].x > p[1].x);  // upside down: its own top left is at the bottom right
    }
}

TEST_CASE("the region's polygon stays right inside a part of the picture", "[vision][ean]") {
    cv::Mat large(1200, 1600, CV_8UC1, cv::Scalar(200));
    Shot how;
    how.blur = 0.75;
    photographed::shot(drawing::symbol(Z::EAN13, "8931234567897", 8), how).copyTo(large(cv::Rect(900, 600, 640, 480)));
    ReadOptions options;
    options.roi = Rect{880, 580, 680, 520};
    const auto symbols = read(large, options);
    REQUIRE(symbols.size() == 1);
    CHECK(vision::centre(symbols[0].polygon).x == Approx(1220).margin(25));
    CHECK(vision::centre(symbols[0].polygon).y == Approx(840).margin(25));
}

TEST_CASE("grey bars are looked at only when retail symbols are asked for and something is open", "[vision][ean]") {
    Shot how;
    how.blur = 0.8;
    const cv::Mat blurred = photographed::shot(drawing::symbol(Z::EAN13, "8931234567897", 8), how);
    ReadStats stats;
    CHECK(read(blurred, {.formats = {SymbolFormat::code128}}, &stats).empty());
    CHECK_FALSE(stats.rungs[kGreyRung].ran);
    CHECK(read(blurred, {.formats = {SymbolFormat::ean13}}, &stats).size() == 1);
    CHECK(stats.rungs[kGreyRung].ran);
    // Strips, not pictures: at most a few regions of some rows.
    CHECK(stats.rungs[kGreyRung].pixels <= 4u * 608u * 60u);
    how.blur = 0.2;
    CHECK(read(photographed::shot(drawing::symbol(Z::EAN13, "8931234567897", 8), how), {}, &stats).size() == 1);
    CHECK_FALSE(stats.rungs[kGreyRung].ran);
}
