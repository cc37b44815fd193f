// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_bars.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "drawing.hpp"
#include "vision/ladder.hpp"

using namespace temviet;
using namespace temviet::vision;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kScale = 8;

std::string with_check_digit(std::string digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[digits.size() - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string number(cv::RNG& random, int digits) {
    std::string out;
    for (int i = 1; i < digits; ++i) out += static_cast<char>('0' + random.uniform(0, 10));
    return with_check_digit(out);
}

/// Another number with a right check digit, one digit and that one changed.
std::string other(const std::string& digits, cv::RNG& random) {
    std::string out = digits.substr(0, digits.size() - 1);
    auto& digit = out[static_cast<std::size_t>(random.uniform(0, static_cast<int>(out.size())))];
    digit = static_cast<char>('0' + (digit - '0' + random.uniform(1, 10)) % 10);
    return with_check_digit(out);
}

/// Bars wider by `growth` eighths of a module (narrower below 0), `module` pixels a module.
cv::Mat bars(const std::string& digits, int growth, double module, int interpolation = cv::INTER_AREA) {
    cv::Mat out = drawing::symbol(digits.size() == 8 ? Z::EAN8 : Z::EAN13, digits, kScale);
    const cv::Mat element = cv::getStructuringElement(cv::MORPH_RECT, cv::Size(std::abs(growth) + 1, 1));
    if (growth > 0) cv::erode(out, out, element);
    if (growth < 0) cv::dilate(out, out, element);
    cv::resize(out, out, {}, module / kScale, module / kScale, interpolation);
    cv::Mat sheet(out.rows + 160, out.cols + 200, CV_8UC1, cv::Scalar(255));
    out.copyTo(sheet(cv::Rect(100, 80, out.cols, out.rows)));
    return sheet;
}

/// Where bars() drew its first and last bar, and rows that all of them cross.
Polygon place_of(const cv::Mat& picture, int digits, double module) {
    const double modules = digits == 8 ? 67 : 95, left = picture.cols / 2.0 - modules * module / 2, right = left + modules * module;
    const double top = picture.rows * 0.45, bottom = picture.rows * 0.55;
    return {Point{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

}  // namespace

TEST_CASE("bars agree with the number they were drawn for, and with no other", "[vision][ean][bars]") {
    cv::RNG random(4);
    int refused = 0, believed = 0, all = 0;
    for (const int digits : {13, 8})
        for (const int growth : {-3, 0, 3})
            for (const double module : {1.8, 2.6, 4.0})
                for (int i = 0; i < 6; ++i, ++all) {
                    const auto right = number(random, digits), wrong = other(right, random);
                    const cv::Mat picture = bars(right, growth, module);
                    const Pyramid pyramid(picture, kSmallestLayer);
                    const auto format = digits == 8 ? SymbolFormat::ean8 : SymbolFormat::ean13;
                    const auto place = place_of(picture, digits, module);
                    refused += !ean::bars_agree(pyramid, place, format, right);
                    believed += ean::bars_agree(pyramid, place, format, wrong);
                }
    CAPTURE(all, refused);
    CHECK(believed == 0);
    CHECK(refused <= all / 20);
}

TEST_CASE("bars agree upside down, light on dark, bent, and along a single line", "[vision][ean][bars]") {
    const std::string right = "8931234567897", wrong = "8931234467890";
    const cv::Mat plain = bars(right, 0, 3);
    const auto agree = [&](const cv::Mat& picture, const Polygon& place, const std::string& digits) {
        return ean::bars_agree(Pyramid(picture, kSmallestLayer), place, SymbolFormat::ean13, digits);
    };
    const Polygon place = place_of(plain, 13, 3);
    cv::Mat turned, bent, across(plain.size(), CV_32FC1), down(plain.size(), CV_32FC1);
    cv::rotate(plain, turned, cv::ROTATE_180);
    for (int y = 0; y < plain.rows; ++y)
        for (int x = 0; x < plain.cols; ++x) {
            const double half = plain.cols / 2.0, u = (x - half) / half;
            across.at<float>(y, x) = static_cast<float>(half + half * (u + 0.12 * u * u * u) / 1.12), down.at<float>(y, x) = static_cast<float>(y);
        }
    cv::remap(plain, bent, across, down, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    Polygon line = place;
    line[2].y = line[3].y = line[0].y;
    for (const auto& [picture, at] : {std::pair(plain, place), std::pair(turned, place), std::pair(cv::Mat(255 - plain), place), std::pair(bent, place), std::pair(plain, line)}) {
        CHECK(agree(picture, at, right));
        CHECK_FALSE(agree(picture, at, wrong));
    }
    CHECK(agree(bars("0012345678905", 0, 3), place, "012345678905"));  // a UPC-A may come with twelve digits
    for (const auto* bad : {"", "893123456789", "89312345678970", "893123456789x"}) CHECK_FALSE(agree(plain, place, bad));
    CHECK_FALSE(agree(cv::Mat(plain.size(), CV_8UC1, cv::Scalar(200)), place, right));
    CHECK_FALSE(agree(plain, Polygon{}, right));
    CHECK_FALSE(agree(plain, Polygon{Point{-5000, -5000}, {9000, -5000}, {9000, 9000}, {-5000, 9000}}, right));
}

TEST_CASE("bars that ink made wider are read as they are or not at all", "[vision][ean][bars]") {
    // Their edges alone make other numbers with a right check digit: two of these 120, in every row alike.
    cv::RNG random(5);
    int read = 0, wrong = 0;
    for (int i = 0; i < 120; ++i) {
        const auto digits = number(random, 13);
        for (const auto& symbol : drawing::read(bars(digits, i % 2 == 0 ? 3 : 2, 1.5 + 0.3 * (i % 7) / 7))) (symbol.bytes == digits ? read : wrong)++;
    }
    CHECK(wrong == 0);
    CHECK(read >= 110);
}
