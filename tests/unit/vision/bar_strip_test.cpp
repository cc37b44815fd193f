// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_strip.hpp"

#include <cmath>

#include "catch.hpp"
#include "photographed.hpp"
#include "vision/geometry.hpp"

using namespace temviet;
using namespace temviet::vision;

namespace {

/// Bars that lean by `lean` columns over the strip and bend by `bow` in its middle.
cv::Mat leaning(double lean, double bow) {
    cv::Mat out(60, 600, CV_8UC1);
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) {
            const double v = y / 59.0 - 0.5, at = x - lean * v - bow * (0.25 - v * v) * 4;
            const bool ink = at > 100 && at < 500 && static_cast<unsigned>(at / 8) * 2654435761u % 7 < 3;
            out.at<std::uint8_t>(y, x) = ink ? 40 : 200;
        }
    return out;
}

double contrast(const std::vector<float>& profile) {
    double sum = 0;
    for (std::size_t x = 1; x < profile.size(); ++x) sum += std::pow(static_cast<double>(profile[x] - profile[x - 1]), 2);
    return sum;
}

}  // namespace

TEST_CASE("rows of leaning and bent bars are laid on each other before they are averaged", "[vision][bars]") {
    const double straight = contrast(profiles(leaning(0, 0)).whole);
    for (const auto& [lean, bow] : {std::pair(15., 0.), std::pair(-25., 0.), std::pair(0., 6.), std::pair(10., -5.)}) {
        INFO("lean " << lean << ", bow " << bow);
        const auto found = profiles(leaning(lean, bow));
        CHECK(contrast(found.whole) > 0.5 * straight);
        CHECK(found.bottom_shift - found.top_shift == Approx(lean).margin(2.5));
        CHECK(found.bottom - found.top == 60);
    }
}

TEST_CASE("only rows that show the same bars make the profile", "[vision][bars]") {
    cv::Mat strip = leaning(0, 0);
    cv::Mat text = strip.rowRange(42, 60);
    cv::RNG random(3);
    random.fill(text, cv::RNG::UNIFORM, 0, 256);
    const auto found = profiles(strip);
    CHECK(found.bottom <= 44);
    CHECK(found.top == 0);
    CHECK(contrast(found.whole) > 0.9 * contrast(profiles(leaning(0, 0)).whole));
}

TEST_CASE("a strip's pixels map back to where they came from", "[vision][bars]") {
    cv::Mat picture(700, 900, CV_8UC1, cv::Scalar(200));
    cv::circle(picture, {450, 300}, 6, 0, -1);
    const Pyramid pyramid(picture, 800);
    Region region;
    region.linear = true;
    const double c = std::cos(0.5), s = std::sin(0.5);
    const auto at = [&](double x, double y) { return Point{430 + c * x - s * y, 310 + s * x + c * y}; };
    region.polygon = {at(-150, -60), at(150, -60), at(150, 60), at(-150, 60)};
    const auto strip = rectify(pyramid, region, {0.3, 608, 60, 100, false});
    double low = 255;
    cv::Point dark;
    cv::Mat soft;
    cv::GaussianBlur(strip.pixels, soft, cv::Size(0, 0), 3);
    cv::minMaxLoc(soft, &low, nullptr, &dark, nullptr);
    const Polygon back = mapped(Polygon{Point{static_cast<double>(dark.x), static_cast<double>(dark.y)}, {}, {}, {}}, strip.to_picture);
    CHECK(back[0].x == Approx(450).margin(4));
    CHECK(back[0].y == Approx(300).margin(4));
    CHECK(strip.enlarged == Approx(608 / 480.0).epsilon(0.01));
}

TEST_CASE("strips of any size have a profile", "[vision][bars]") {
    for (const auto& size : {cv::Size(64, 1), cv::Size(64, 2), cv::Size(64, 3), cv::Size(600, 8)}) {
        const auto found = profiles(cv::Mat(size, CV_8UC1, cv::Scalar(90)));
        CHECK(found.whole.size() == static_cast<std::size_t>(size.width));
    }
}
