// SPDX-License-Identifier: Apache-2.0
#include "vision/patches.hpp"

#include <algorithm>
#include <cmath>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "datamatrix_cells.hpp"
#include "drawing.hpp"
#include "vision/geometry.hpp"
#include "vision/pyramid.hpp"

using namespace temviet;
using namespace temviet::vision;
using Z = ZXing::BarcodeFormat;

namespace {

const std::string kGtin = "8931234567897";
const std::string kLink = "https://example.vn/01/08931234567897/21/A7K2M9Q4?vts=" + std::string(90, 'x');

std::vector<Polygon> patches_of(const cv::Mat& grey, Contrast contrast, std::size_t most = 4) {
    const Pyramid pyramid(grey, 800);
    const Layer& layer = pyramid.at_most(1600);
    return find_patches(analyse(moments(layer.pixels), kPatchWindow), layer.factor, contrast, most);
}

bool any_around(const std::vector<Polygon>& patches, Point middle, double side) {
    return std::any_of(patches.begin(), patches.end(), [&](const Polygon& patch) {
        const Point at = centre(patch);
        const auto box = bounds(patch);
        return std::hypot(at.x - middle.x, at.y - middle.y) < side / 4 && box.width > 0.6 * side && box.width < 2.2 * side;
    });
}

/// Grey levels from `ink` to `paper` instead of black to white.
cv::Mat printed(const cv::Mat& symbol, double ink, double paper) {
    cv::Mat out;
    symbol.convertTo(out, CV_8U, (paper - ink) / 255, ink);
    return out;
}

/// A pack: print all over, an EAN-13, and `symbol` with its middle at (x, y).
cv::Mat pack(const cv::Mat& symbol, double x, double y, int seed) {
    cv::Mat out = drawing::sheet(1600, 1200);
    for (int line = 60; line < 1180; line += 44)
        cv::putText(out, "Thanh phan: duong, bot mi, dau co, muoi, chat tao xop - Ingredients: sugar, flour, palm oil", cv::Point(10, line), cv::FONT_HERSHEY_SIMPLEX, 1, cv::Scalar(40), 2, cv::LINE_AA);
    drawing::lay(out, drawing::symbol(Z::EAN13, kGtin, 4), 380, 860);
    if (!symbol.empty()) drawing::lay(out, symbol, x, y, 9.0 * seed);
    cv::GaussianBlur(out, out, cv::Size(0, 0), 0.8);
    cv::Mat grain(out.size(), CV_16SC1);
    cv::RNG random(static_cast<std::uint64_t>(seed) + 5);
    random.fill(grain, cv::RNG::NORMAL, 0, 3);
    cv::add(out, grain, out, cv::noArray(), CV_8U);
    return out;
}

cv::Mat data_matrix(int side, int scale, int seed, std::string& text) {
    cv::RNG random(static_cast<std::uint64_t>(seed) + 77);
    cv::Mat out;
    cv::resize(datamatrix_cells::modules_of(side, random, text), out, {}, scale, scale, cv::INTER_NEAREST);
    cv::copyMakeBorder(out, out, 3 * scale, 3 * scale, 3 * scale, 3 * scale, cv::BORDER_CONSTANT, cv::Scalar(255));
    return out;
}

/// The EAN-13 and `text`, nothing else. What else is read fails the test.
bool both(const cv::Mat& grey, const std::string& text) {
    bool retail = false, stamp = false;
    for (const auto& symbol : drawing::read(grey)) {
        CHECK((symbol.bytes == kGtin || symbol.bytes == text));
        retail |= symbol.bytes == kGtin, stamp |= symbol.bytes == text;
    }
    return retail && stamp;
}

}  // namespace

TEST_CASE("a symbol amid print is a patch of its own", "[vision][patches]") {
    int faint_found = 0;
    for (int seed = 0; seed < 5; ++seed) {
        CAPTURE(seed);
        std::string text;
        CHECK(any_around(patches_of(pack(data_matrix(40, 3, seed, text), 900, 560, seed), Contrast::strong, 2), {900, 560}, 120));
        const cv::Mat qr = drawing::symbol(Z::QRCode, kLink, 3);
        CHECK(any_around(patches_of(pack(qr, 900, 560, seed), Contrast::strong, 2), {900, 560}, qr.cols - 24.0));
        // Faint, it is weaker than the print; what weakens all contrast alike finds it.
        const cv::Mat faint = pack(printed(qr, 150, 190), 900, 560, seed);
        CHECK_FALSE(any_around(patches_of(faint, Contrast::strong, 2), {900, 560}, qr.cols - 24.0));
        faint_found += any_around(patches_of(faint, Contrast::faint), {900, 560}, qr.cols - 24.0);
    }
    CHECK(faint_found >= 2);
}

TEST_CASE("there are never more patches than asked for, and none where nothing is or where all is noise", "[vision][patches]") {
    cv::Mat noise(900, 1200, CV_8UC1), squares = drawing::sheet(1600, 1200);
    cv::RNG random(1);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    for (int i = 0; i < 20; ++i) noise(cv::Rect(0, 0, 150, 150)).copyTo(squares(cv::Rect(40 + 310 * (i % 5), 40 + 280 * (i / 5), 150, 150)));
    for (const auto contrast : {Contrast::strong, Contrast::faint}) {
        CHECK(find_patches(Cells{}, 1, contrast, 6).empty());
        CHECK(patches_of(drawing::sheet(640, 480), contrast).empty());
        CHECK(patches_of(drawing::sheet(5, 5), contrast).empty());
        CHECK(patches_of(noise, contrast).empty());
        CHECK(patches_of(squares, contrast, 6).size() == 6);
        CHECK(patches_of(squares, contrast, 2).size() == 2);
        CHECK(patches_of(squares, contrast, 0).empty());
    }
}

TEST_CASE("a stamp beside an EAN-13 and amid print is read too", "[vision][patches]") {
    int squares = 0, codes = 0, faint = 0;
    for (int seed = 0; seed < 5; ++seed) {
        CAPTURE(seed);
        std::string text;
        const cv::Mat dm = data_matrix(seed % 2 ? 24 : 44, 3, seed, text);
        squares += both(pack(dm, 900, 560, seed), text);
        const cv::Mat qr = drawing::symbol(Z::QRCode, kLink, 2);
        codes += both(pack(qr, 900, 560, seed), kLink);
        faint += both(pack(printed(drawing::symbol(Z::QRCode, kLink, 4), 150, 195), 900, 560, seed), kLink);
    }
    CHECK(squares == 5);
    CHECK(codes == 5);
    CHECK(faint >= 3);
    CHECK(drawing::read(pack({}, 0, 0, 3)).size() == 1);
}

TEST_CASE("a stamp close below the bars is not taken for their print", "[vision][patches]") {
    std::string text;
    const cv::Mat dm = data_matrix(40, 3, 8, text);
    cv::Mat out = drawing::sheet(1600, 1200);
    drawing::lay(out, drawing::symbol(Z::EAN13, kGtin, 8), 700, 400);
    drawing::lay(out, dm, 700, 400 + 8 * 25 + 110);
    CHECK(both(out, text));
}

TEST_CASE("bars alone on clean paper cost no look for other codes", "[vision][patches][ladder]") {
    cv::Mat out = drawing::sheet(1600, 1200);
    drawing::lay(out, drawing::symbol(Z::EAN13, kGtin, 5), 700, 500, 12);
    cv::putText(out, kGtin, cv::Point(560, 690), cv::FONT_HERSHEY_SIMPLEX, 1.2, cv::Scalar(20), 3, cv::LINE_AA);
    ReadStats stats;
    CHECK(drawing::read(out, {}, &stats).size() == 1);
    CHECK(stats.rungs[14].ran);
    for (const std::size_t rung : {1u, 2u, 9u, 10u, 12u, 20u}) CHECK_FALSE(stats.rungs[rung].ran);
}
