// SPDX-License-Identifier: Apache-2.0
// Looking at a part of the picture, and the middle first.
#include <algorithm>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "drawn.hpp"

using namespace temviet;
using Z = ZXing::BarcodeFormat;

namespace {

/// "trai" left, "giua" in the middle, "phai" right.
cv::Mat three() {
    cv::Mat sheet = drawn::paper(1500, 500);
    int x = 100;
    for (const char* text : {"trai", "giua", "phai"}) {
        drawn::place(sheet, drawn::symbol(Z::QRCode, text, 6), x, 150);
        x += 540;
    }
    return sheet;
}

double middle_x(const Symbol& symbol) {
    double sum = 0;
    for (const auto& corner : symbol.polygon) sum += corner.x / 4;
    return sum;
}

}  // namespace

TEST_CASE("a part of the picture gives only its own symbols, at their place in the whole picture") {
    const auto sheet = three();
    const auto all = drawn::read(sheet);
    REQUIRE(all.size() == 3);
    const auto right = drawn::read(sheet, {.roi = Rect{1000, 50, 500, 450}});
    REQUIRE(right.size() == 1);
    CHECK(right[0].bytes == "phai");
    const auto same = std::find_if(all.begin(), all.end(), [](const Symbol& symbol) { return symbol.bytes == "phai"; });
    REQUIRE(same != all.end());
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(right[0].polygon[i].x == Approx(same->polygon[i].x).margin(4));
        CHECK(right[0].polygon[i].y == Approx(same->polygon[i].y).margin(4));
    }
}

TEST_CASE("the part is of the upright picture, whatever the turn") {
    const auto sheet = three();
    cv::Mat lying;
    cv::rotate(sheet, lying, cv::ROTATE_90_COUNTERCLOCKWISE);
    const auto symbols = read_symbols(drawn::frame(lying, Rotation::cw90), {.roi = Rect{1000, 50, 500, 450}});
    REQUIRE(symbols);
    REQUIRE(symbols->size() == 1);
    CHECK(symbols->front().bytes == "phai");
}

TEST_CASE("a part outside the picture is an error, never a silent look elsewhere") {
    const auto sheet = three();
    for (const Rect& area : {Rect{-1, 0, 10, 10}, Rect{0, 0, 1501, 10}, Rect{1499, 0, 2, 10}, Rect{0, 0, 0, 10}, Rect{0, 499, 5, 2147483647}}) {
        const auto symbols = read_symbols(drawn::frame(sheet), {.roi = area});
        REQUIRE_FALSE(symbols);
        CHECK(symbols.error().code == "FRAME_BAD_CROP");
    }
    CHECK(drawn::read(sheet, {.roi = Rect{1499, 499, 1, 1}}).empty());
}

TEST_CASE("the middle comes first and survives the cut; nothing is lost without a cut") {
    const auto sheet = three();
    const auto all = drawn::read(sheet, {.prefer_centre = true});
    REQUIRE(all.size() == 3);
    CHECK(all[0].bytes == "giua");
    const auto one = drawn::read(sheet, {.max_symbols = 1, .prefer_centre = true});
    REQUIRE(one.size() == 1);
    CHECK(one[0].bytes == "giua");
    // The middle is that of the part that is looked at.
    const auto left = drawn::read(sheet, {.roi = Rect{0, 0, 800, 500}, .prefer_centre = true});
    REQUIRE(left.size() == 2);
    CHECK(std::abs(middle_x(left[0]) - 400) <= std::abs(middle_x(left[1]) - 400));
}
