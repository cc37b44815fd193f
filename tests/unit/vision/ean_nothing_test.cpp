// SPDX-License-Identifier: Apache-2.0
// Pictures that look like retail symbols to a reader without thresholds, and are none.
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "photographed.hpp"

using namespace temviet;
using photographed::Shot;
using Z = ZXing::BarcodeFormat;

namespace {

using Draw = cv::Mat (*)(std::mt19937&);

int below(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

cv::Mat blank(int width = 900, int height = 300) { return cv::Mat(height, width, CV_8UC1, cv::Scalar(255)); }

cv::Mat stripes(std::mt19937& random) {
    cv::Mat out = blank();
    const int period = 12 + below(random, 24), bar = period / 4 + below(random, period / 2);
    for (int x = 60; x < 840; x += period) out.colRange(x, std::min(x + bar, 840)).setTo(0);
    return out;
}

cv::Mat any_bars(std::mt19937& random) {
    cv::Mat out = blank();
    bool ink = true;
    for (int x = 60, width = 0; x < 800; x += width, ink = !ink) {
        width = 8 * (1 + below(random, 4));
        if (ink) out.colRange(x, x + width).setTo(0);
    }
    return out;
}

cv::Mat grid(std::mt19937& random) {
    cv::Mat out = blank();
    const int across = 8 + below(random, 20), down = 20 + below(random, 60);
    for (int x = 0; x < out.cols; x += across) cv::line(out, {x, 0}, {x, out.rows}, 0, 2 + below(random, 2));
    for (int y = 0; y < out.rows; y += down) cv::line(out, {0, y}, {out.cols, y}, 0, 2);
    return out;
}

cv::Mat print(std::mt19937& random) {
    cv::Mat out = blank();
    for (int line = 0; line < 6; ++line) {
        std::string text;
        for (int i = 0; i < 34; ++i) text += "IilHEMN1|/ mn"[below(random, 13)];
        cv::putText(out, text, {10, 40 + 46 * line}, cv::FONT_HERSHEY_COMPLEX, 0.7 + 0.1 * below(random, 6), 0, 1 + below(random, 3), cv::LINE_AA);
    }
    return out;
}

cv::Mat brushed(std::mt19937& random) {
    cv::Mat row(1, 900, CV_32F), out;
    for (int x = 0; x < row.cols; ++x) row.at<float>(x) = static_cast<float>(below(random, 1000)) - 500;
    const double sigma = 2 + below(random, 8);
    cv::GaussianBlur(row, row, cv::Size(0, 0), sigma);
    cv::repeat(row * (0.3 * std::sqrt(sigma)) + 128, 300, 1, out);
    out.convertTo(out, CV_8U);
    return out;
}

cv::Mat other_symbology(std::mt19937& random) {
    static constexpr std::array kOthers{Z::Code128, Z::ITF, Z::Code39Std};
    return drawing::symbol(kOthers[static_cast<std::size_t>(below(random, 3))], photographed::number(random, 8), 8);
}

/// A part of a symbol: the rest is torn off.
cv::Mat torn(std::mt19937& random) {
    const cv::Mat whole = drawing::symbol(Z::EAN13, photographed::number(random, 13), 8);
    const int cut = whole.cols / 5 + below(random, whole.cols / 4);
    return below(random, 2) == 0 ? whole.colRange(cut, whole.cols).clone() : whole.colRange(0, whole.cols - cut).clone();
}

/// Something dark over some of its bars.
cv::Mat covered(std::mt19937& random) {
    cv::Mat out = drawing::symbol(Z::EAN13, photographed::number(random, 13), 8);
    const int from = out.cols / 6 + below(random, out.cols / 2);
    out.colRange(from, from + out.cols / 8).setTo(0);
    return out;
}

int misreads(Draw draw, int pictures, unsigned seed) {
    int out = 0;
    for (int i = 0; i < pictures; ++i) {
        std::mt19937 random(seed + static_cast<unsigned>(i));
        Shot how;
        how.seed = seed + static_cast<unsigned>(i);
        how.module = 2 + 0.2 * below(random, 10);
        how.blur = 0.2 + 0.1 * below(random, 8);
        how.degrees = below(random, 4) == 0 ? below(random, 360) : below(random, 20) - 10;
        const auto symbols = read_symbols(drawing::frame(photographed::shot(draw(random), how)));
        REQUIRE(symbols);
        for (const auto& symbol : *symbols)
            out += symbol.format == SymbolFormat::ean13 || symbol.format == SymbolFormat::ean8 ||
                   symbol.format == SymbolFormat::upc_a || symbol.format == SymbolFormat::upc_e;
    }
    return out;
}

}  // namespace

TEST_CASE("pictures that only look like retail symbols give none", "[vision][ean]") {
    CHECK(misreads(stripes, 15, 1000) == 0);
    CHECK(misreads(any_bars, 15, 2000) == 0);
    CHECK(misreads(grid, 12, 3000) == 0);
    CHECK(misreads(print, 12, 4000) == 0);
    CHECK(misreads(brushed, 15, 5000) == 0);
    CHECK(misreads(other_symbology, 15, 6000) == 0);
    CHECK(misreads(torn, 12, 7000) == 0);
    CHECK(misreads(covered, 12, 8000) == 0);
}
