// SPDX-License-Identifier: Apache-2.0
#include "vision/regions.hpp"

#include <algorithm>

#include "catch.hpp"
#include "drawing.hpp"
#include "vision/geometry.hpp"

using namespace temviet;
using namespace temviet::vision;
using Z = ZXing::BarcodeFormat;

TEST_CASE("bars are found at any angle, with the angle of the strip", "[vision][regions]") {
    for (int degrees = 0; degrees < 180; degrees += 20) {
        INFO(degrees << " degrees");
        cv::Mat sheet = drawing::sheet(800, 600);
        drawing::lay(sheet, drawing::symbol(Z::EAN13, "8931234567897", 3), 400, 300, degrees);
        cv::GaussianBlur(sheet, sheet, cv::Size(0, 0), 1);
        const auto found = find_regions(Layer{sheet, 1}).list;
        REQUIRE_FALSE(found.empty());
        REQUIRE(found[0].linear);
        const auto middle = centre(found[0].polygon);
        CHECK(middle.x == Approx(400).margin(15));
        CHECK(middle.y == Approx(300).margin(15));
        const auto& p = found[0].polygon;
        const double angle = std::atan2(p[1].y - p[0].y, p[1].x - p[0].x) * 180 / CV_PI + degrees;
        CHECK(std::abs(std::remainder(angle, 180)) < 4);
    }
}

TEST_CASE("modules are found and mapped to the full picture", "[vision][regions]") {
    cv::Mat sheet = drawing::sheet(800, 600);
    const auto qr = drawing::symbol(Z::QRCode, "https://example.vn/01/08931234567897", 4);
    drawing::lay(sheet, qr, 200, 400);
    const auto found = find_regions(Layer{sheet, 2}).list;
    const Polygon where{Point{400 - 1. * qr.cols, 800 - 1. * qr.rows}, Point{400 + 1. * qr.cols, 800 - 1. * qr.rows},
                        Point{400 + 1. * qr.cols, 800 + 1. * qr.rows}, Point{400 - 1. * qr.cols, 800 + 1. * qr.rows}};
    CHECK(std::any_of(found.begin(), found.end(), [&](const Region& r) {
        return !r.linear && covered(r.polygon, where) > 0.9 && covered(where, r.polygon) > 0.5;
    }));
    CHECK(unexplained(found, std::vector{where}).size() < found.size());
}

TEST_CASE("a sheet is crowded by its places, not by their wider views", "[vision][regions]") {
    const auto bars = drawing::symbol(Z::EAN13, "8931234567897", 1);
    const auto with = [&](int codes) {
        cv::Mat sheet = drawing::sheet(800, 600);
        for (int i = 0; i < codes; ++i) drawing::lay(sheet, bars, 90 + 190 * (i % 4), 80 + 140 * (i / 4));
        cv::GaussianBlur(sheet, sheet, cv::Size(0, 0), 0.8);
        return find_regions(Layer{sheet, 1});
    };
    const auto places = [](const Regions& found) {
        return std::count_if(found.list.begin(), found.list.end(), [](const Region& r) { return r.linear && !r.wider; });
    };
    const auto twelve = with(12), sixteen = with(16);
    CHECK(places(twelve) == 12);
    CHECK_FALSE(twelve.crowded);
    CHECK(places(sixteen) == static_cast<std::ptrdiff_t>(kMaxBars));
    CHECK(sixteen.crowded);
    CHECK(sixteen.list.size() <= 2 * (kMaxBars + 1) + kMaxModules);
}

TEST_CASE("an empty wall, a single edge and a tiny picture have no regions", "[vision][regions]") {
    cv::Mat wall = drawing::sheet(800, 600);
    CHECK(find_regions(Layer{wall, 1}).list.empty());
    wall.colRange(400, 800).setTo(20);
    CHECK(find_regions(Layer{wall, 1}).list.empty());
    CHECK(find_regions(Layer{drawing::sheet(5, 5), 1}).list.empty());
}

TEST_CASE("the pyramid halves exactly and picks layers by size", "[vision][pyramid]") {
    cv::Mat sheet = drawing::sheet(1633, 1225);
    sheet(cv::Rect(0, 0, 2, 2)) = cv::Scalar(100);
    const Pyramid pyramid(sheet, 800);
    CHECK(pyramid.full().factor == 1);
    CHECK(pyramid.at_most(800).factor == 4);
    CHECK(pyramid.at_most(1000).pixels.cols == 816);
    CHECK(pyramid.at_most(1000).pixels.rows == 612);
    CHECK(pyramid.at_most(1000).pixels.at<std::uint8_t>(0, 0) == 100);
    CHECK(pyramid.at_most(10).factor == 4);
    CHECK(pyramid.reduced_by(3.9).factor == 2);
    CHECK(pyramid.reduced_by(0.5).factor == 1);
}
