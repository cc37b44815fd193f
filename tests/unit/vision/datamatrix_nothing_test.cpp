// SPDX-License-Identifier: Apache-2.0
// Pictures without any Data Matrix symbol, and symbols damaged beyond their correction: all give none.
#include <random>
#include <temviet/vision/read_symbols.hpp>

#include "camera.hpp"
#include "catch.hpp"
#include "datamatrix_cells.hpp"
#include "drawing.hpp"

using namespace temviet;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kWidth = 420, kHeight = 340;

using Draw = cv::Mat (*)(cv::RNG&);

cv::Mat paper() { return cv::Mat(kHeight, kWidth, CV_8UC1, cv::Scalar(235)); }

cv::Mat text(cv::RNG& random) {
    cv::Mat out = paper();
    for (int line = 0; line < 9; ++line) {
        std::string words;
        for (int i = 0; i < 26; ++i) words += "HEMNlitao0189 ./"[random.uniform(0, 16)];
        cv::putText(out, words, {6, 34 + 36 * line}, line % 2 ? cv::FONT_HERSHEY_COMPLEX : cv::FONT_HERSHEY_SIMPLEX, random.uniform(0.4, 1.1), cv::Scalar(30), random.uniform(1, 4), cv::LINE_AA);
    }
    return out;
}

cv::Mat noise(cv::RNG& random) {
    cv::Mat out(kHeight, kWidth, CV_8UC1);
    random.fill(out, cv::RNG::UNIFORM, 0, 256);
    return out;
}

cv::Mat stripes(cv::RNG& random) {
    cv::Mat out = paper();
    const int period = random.uniform(4, 24);
    for (int x = 40; x < kWidth - 40; x += period) out.colRange(x, x + period / 2).rowRange(50, kHeight - 50).setTo(20);
    return out;
}

cv::Mat chessboard(cv::RNG& random) {
    cv::Mat out = paper();
    const int side = random.uniform(4, 20), n = std::min(240 / side, random.uniform(8, 53));
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x)
            if ((x + y) % 2 == 0) out(cv::Rect(60 + x * side, 50 + y * side, side, side)).setTo(20);
    return out;
}

/// Modules at random, solid and alternating sides and all: a symbol but for what it says.
cv::Mat random_modules(cv::RNG& random) {
    constexpr std::array kSides{16, 18, 20, 24, 26, 32, 40, 44};
    const int side = kSides[static_cast<std::size_t>(random.uniform(0, 8))], scale = 240 / side;
    cv::Mat out = paper();
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const bool dark = x == 0 || y == side - 1 || (y == 0 && x % 2 == 0) || (x == side - 1 && y % 2 == 1) || (y > 0 && x < side - 1 && random.uniform(0, 2) == 0);
            if (dark) out(cv::Rect(80 + x * scale, 40 + y * scale, scale, scale)).setTo(20);
        }
    return out;
}

/// Dots on a raster in a square: halftones, perforations, Braille.
cv::Mat dots(cv::RNG& random) {
    cv::Mat out = paper();
    const int pitch = random.uniform(6, 18), n = 240 / pitch;
    const bool all = random.uniform(0, 2) == 0;
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x)
            if (all || random.uniform(0, 3) > 0) cv::circle(out, {70 + x * pitch, 50 + y * pitch}, std::max(1, pitch / 3), cv::Scalar(20), cv::FILLED, cv::LINE_AA);
    return out;
}

/// Clouds at several scales, as in a photograph.
cv::Mat landscape(cv::RNG& random) {
    cv::Mat out(kHeight, kWidth, CV_32F, cv::Scalar(128));
    for (int cell = 4; cell < 300; cell *= 2) {
        cv::Mat coarse(kHeight / cell + 2, kWidth / cell + 2, CV_32F), fine;
        random.fill(coarse, cv::RNG::NORMAL, 0, 4 + std::sqrt(static_cast<double>(cell)) * 3);
        cv::resize(coarse, fine, out.size(), 0, 0, cv::INTER_CUBIC);
        out += fine;
    }
    out.convertTo(out, CV_8U);
    return out;
}

cv::Mat framed(cv::RNG& random) {
    cv::Mat out = text(random);
    cv::rectangle(out, cv::Rect(random.uniform(20, 120), random.uniform(20, 80), random.uniform(120, 260), random.uniform(120, 220)), cv::Scalar(10), random.uniform(2, 14));
    return out;
}

cv::Mat pasted(const cv::Mat& symbol, double side) {
    cv::Mat out = paper(), scaled;
    const double by = side / std::max(symbol.cols, symbol.rows);
    cv::resize(symbol, scaled, {}, by, by, cv::INTER_AREA);
    scaled.copyTo(out(cv::Rect((kWidth - scaled.cols) / 2, (kHeight - scaled.rows) / 2, scaled.cols, scaled.rows)));
    return out;
}

cv::Mat qr(cv::RNG& random) { return pasted(drawing::symbol(Z::QRCode, "https://example.vn/01/0893123456789" + std::to_string(random.uniform(0, 99999)), 6), 240); }

cv::Mat bars(cv::RNG& random) {
    return random.uniform(0, 2) == 0 ? pasted(drawing::symbol(Z::EAN13, "8931234567897", 3), 320)
                                     : pasted(drawing::symbol(Z::Code128, "LOT-" + std::to_string(random.uniform(0, 999999)), 3), 380);
}

cv::Mat aztec(cv::RNG& random) { return pasted(drawing::symbol(Z::Aztec, "example.vn " + std::to_string(random.uniform(0, 99999)), 6), 220); }

/// A symbol with more of it gone than its correction covers.
cv::Mat damaged(cv::RNG& random) {
    std::string said;
    constexpr std::array kSides{24, 26, 32, 40, 44};
    cv::Mat modules = datamatrix_cells::modules_of(kSides[static_cast<std::size_t>(random.uniform(0, 5))], random, said);
    const int n = modules.rows;
    for (int y = 1; y < n - 1; ++y)
        for (int x = 1; x < n - 1; ++x)
            if (random.uniform(0, 100) < 22) modules.at<std::uint8_t>(y, x) ^= 255;
    cv::Mat large;
    cv::resize(modules, large, {}, 240 / n, 240 / n, cv::INTER_NEAREST);
    return pasted(large, 240);
}

/// As a camera sees them: every second one light on dark, blurred and slanted.
cv::Mat seen(cv::Mat picture, int i, cv::RNG& random) {
    if (i % 4 >= 2) {
        const auto corner = [&](double x, double y) { return cv::Point2f(static_cast<float>(x + random.uniform(-40.0, 40.0)), static_cast<float>(y + random.uniform(-40.0, 40.0))); };
        const std::array from{cv::Point2f(0, 0), cv::Point2f(kWidth, 0), cv::Point2f(kWidth, kHeight), cv::Point2f(0, kHeight)};
        const std::array to{corner(0, 0), corner(kWidth, 0), corner(kWidth, kHeight), corner(0, kHeight)};
        cv::warpPerspective(picture, picture, cv::getPerspectiveTransform(from, to), picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    }
    if (i % 2 == 1) picture = 255 - picture;
    cv::GaussianBlur(picture, picture, cv::Size(0, 0), random.uniform(0.4, 2.0));
    cv::Mat grain(picture.size(), CV_16SC1);
    random.fill(grain, cv::RNG::NORMAL, 0, 3);
    cv::add(picture, grain, picture, cv::noArray(), CV_8U);
    return picture;
}

int found_in(Draw draw, int pictures, std::uint64_t seed) {
    int out = 0;
    for (int i = 0; i < pictures; ++i) {
        cv::RNG random(seed + static_cast<std::uint64_t>(i) * 31);
        for (int k = 0; k < 4; ++k) random.next();
        const cv::Mat picture = seen(draw(random), i, random);
        ReadOptions options;
        if (i % 3 != 0) options.formats = {SymbolFormat::data_matrix};  // alone it is looked for hardest
        ReadStats stats;
        const auto symbols = read_symbols(drawing::frame(picture), options, &stats);
        REQUIRE(symbols);
        CHECK(stats.spent_ms <= 230);
        for (const auto& symbol : *symbols) out += symbol.format == SymbolFormat::data_matrix;
    }
    return out;
}

}  // namespace

TEST_CASE("pictures without a Data Matrix symbol give none", "[vision][datamatrix]") {
    CHECK(found_in(text, 16, 1000) == 0);
    CHECK(found_in(noise, 16, 2000) == 0);
    CHECK(found_in(stripes, 16, 3000) == 0);
    CHECK(found_in(chessboard, 24, 4000) == 0);
    CHECK(found_in(dots, 24, 5000) == 0);
    CHECK(found_in(landscape, 16, 6000) == 0);
    CHECK(found_in(framed, 16, 7000) == 0);
    CHECK(found_in(qr, 16, 8000) == 0);
    CHECK(found_in(bars, 20, 9000) == 0);
    CHECK(found_in(aztec, 16, 10000) == 0);
}

TEST_CASE("frames of modules that say nothing give nothing", "[vision][datamatrix]") { CHECK(found_in(random_modules, 24, 11000) == 0); }

TEST_CASE("symbols damaged beyond their correction give nothing", "[vision][datamatrix]") { CHECK(found_in(damaged, 16, 12000) == 0); }
