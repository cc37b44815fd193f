// SPDX-License-Identifier: Apache-2.0
#include "vision/noise.hpp"

#include <algorithm>
#include <string>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "drawing.hpp"
#include "vision/ladder.hpp"

using namespace temviet;
using namespace temviet::vision;
using Z = ZXing::BarcodeFormat;

namespace {

const std::string kLink = "https://example.vn/01/08931234567897/10/LOT1?s=ABCDEFGHIJKLMNOP";

cv::Mat with_grain(const cv::Mat& grey, double sigma, std::uint64_t seed) {
    cv::Mat grain(grey.size(), CV_16SC1), out;
    cv::RNG random(seed);
    random.fill(grain, cv::RNG::NORMAL, 0, sigma);
    cv::add(grey, grain, out, cv::noArray(), CV_8U);
    return out;
}

/// A page with a QR code of `module` pixels a module.
cv::Mat page(double module) {
    cv::Mat out(1000, 1400, CV_8UC1, cv::Scalar(190));
    cv::Mat qr = drawing::symbol(Z::QRCode, kLink, 8), soft;
    cv::resize(qr, qr, {}, module / 8, module / 8, cv::INTER_AREA);
    qr.convertTo(soft, CV_8U, 0.6, 40);
    drawing::lay(out, soft, 700, 520, 11);
    return out;
}

bool reads(const cv::Mat& grey) {
    const auto symbols = drawing::read(grey);
    return std::any_of(symbols.begin(), symbols.end(), [](const Symbol& symbol) { return symbol.bytes == kLink; });
}

}  // namespace

TEST_CASE("grain is measured, edges and slopes are none", "[vision][noise]") {
    cv::Mat slope(300, 400, CV_8UC1);
    for (int y = 0; y < slope.rows; ++y)
        for (int x = 0; x < slope.cols; ++x) slope.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(40 + x / 4 + y / 5);
    CHECK(noise_of(slope) < 0.5);
    CHECK(noise_of(drawing::symbol(Z::QRCode, kLink, 5)) < 0.5);
    CHECK(noise_of(drawing::symbol(Z::EAN13, "8931234567897", 3)) < 0.5);
    for (const double sigma : {3.0, 8.0, 20.0}) {
        const double measured = noise_of(with_grain(cv::Mat(300, 400, CV_8UC1, cv::Scalar(128)), sigma, 7));
        CAPTURE(sigma, measured);
        CHECK(measured > 0.9 * sigma);
        CHECK(measured < 1.1 * sigma);
    }
    for (const auto& [width, height] : {std::pair(0, 0), std::pair(1, 1), std::pair(2, 50), std::pair(50, 2), std::pair(3, 3)})
        CHECK(noise_of(cv::Mat(height, width, CV_8UC1, cv::Scalar(9))) == 0);
}

TEST_CASE("only pictures of grain are softened", "[vision][noise]") {
    const auto needed = [](const cv::Mat& grey) {
        const Pyramid pyramid(grey, kSmallestLayer);
        CalmLayers calm;
        const Layer& layer = pyramid.at_most(1600);
        const bool same = calm.of(pyramid, layer).data == layer.pixels.data;
        CHECK(same != calm.needed(pyramid));
        return calm.needed(pyramid);
    };
    CHECK_FALSE(needed(page(6)));
    CHECK_FALSE(needed(with_grain(page(6), 6, 3)));
    CHECK(needed(with_grain(page(6), 20, 3)));
}

TEST_CASE("QR codes are read through grain", "[vision][noise]") {
    int large = 0, small = 0, tiny = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        large += reads(with_grain(page(10), 50, seed));
        small += reads(with_grain(page(3), 50, seed));
        tiny += reads(with_grain(page(2), 16, seed));  // softening would take these modules away
    }
    CHECK(large == 4);
    CHECK(small == 4);
    CHECK(tiny == 4);
}

TEST_CASE("grain alone is no symbol", "[vision][noise]") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) CHECK(drawing::read(with_grain(cv::Mat(700, 900, CV_8UC1, cv::Scalar(130)), 10.0 * static_cast<double>(seed), seed)).empty());
}
