// SPDX-License-Identifier: Apache-2.0
// Pictures that look like retail symbols, Code 128 or ITF-14 to readers without thresholds, and are none.
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "photographed.hpp"

using namespace temviet;
using photographed::Shot;
using Z = ZXing::BarcodeFormat;

namespace {

/// What a picture shows, and the one read that is right in it.
struct Drawn {
    cv::Mat picture;
    SymbolFormat format = SymbolFormat::unknown;
    std::string text{};
};
using Draw = Drawn (*)(std::mt19937&);

int below(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

cv::Mat blank(int width = 900, int height = 300) { return cv::Mat(height, width, CV_8UC1, cv::Scalar(255)); }

Drawn stripes(std::mt19937& random) {
    cv::Mat out = blank();
    const int period = 12 + below(random, 24), bar = period / 4 + below(random, period / 2);
    for (int x = 60; x < 840; x += period) out.colRange(x, std::min(x + bar, 840)).setTo(0);
    return {out};
}

Drawn any_bars(std::mt19937& random) {
    cv::Mat out = blank();
    bool ink = true;
    for (int x = 60, width = 0; x < 800; x += width, ink = !ink) {
        width = 8 * (1 + below(random, 4));
        if (ink) out.colRange(x, x + width).setTo(0);
    }
    return {out};
}

Drawn grid(std::mt19937& random) {
    cv::Mat out = blank();
    const int across = 8 + below(random, 20), down = 20 + below(random, 60);
    for (int x = 0; x < out.cols; x += across) cv::line(out, {x, 0}, {x, out.rows}, 0, 2 + below(random, 2));
    for (int y = 0; y < out.rows; y += down) cv::line(out, {0, y}, {out.cols, y}, 0, 2);
    return {out};
}

Drawn print(std::mt19937& random) {
    cv::Mat out = blank();
    for (int line = 0; line < 6; ++line) {
        std::string text;
        for (int i = 0; i < 34; ++i) text += "IilHEMN1|/ mn"[below(random, 13)];
        cv::putText(out, text, {10, 40 + 46 * line}, cv::FONT_HERSHEY_COMPLEX, 0.7 + 0.1 * below(random, 6), 0, 1 + below(random, 3), cv::LINE_AA);
    }
    return {out};
}

Drawn brushed(std::mt19937& random) {
    cv::Mat row(1, 900, CV_32F), out;
    for (int x = 0; x < row.cols; ++x) row.at<float>(x) = static_cast<float>(below(random, 1000)) - 500;
    const double sigma = 2 + below(random, 8);
    cv::GaussianBlur(row, row, cv::Size(0, 0), sigma);
    cv::repeat(row * (0.3 * std::sqrt(sigma)) + 128, 300, 1, out);
    out.convertTo(out, CV_8U);
    return {out};
}

struct Symbology {
    Z drawn;
    SymbolFormat format;
    int digits;
};
constexpr std::array kSymbologies{Symbology{Z::EAN13, SymbolFormat::ean13, 13}, Symbology{Z::Code128, SymbolFormat::code128, 12},
                                  Symbology{Z::ITF, SymbolFormat::itf, 14}, Symbology{Z::Code39Std, SymbolFormat::code39, 8}};

Drawn any_symbology(std::mt19937& random) {
    const auto& [drawn, format, digits] = kSymbologies[static_cast<std::size_t>(below(random, kSymbologies.size()))];
    const std::string text = photographed::number(random, digits);
    return {drawing::symbol(drawn, text, 8), format, text};
}

/// Of the symbologies with a check character: a part of an ITF may be a shorter ITF.
cv::Mat checked_symbol(std::mt19937& random) {
    const auto& [drawn, format, digits] = kSymbologies[static_cast<std::size_t>(below(random, 2))];
    return drawing::symbol(drawn, photographed::number(random, digits), 8);
}

/// A part of a symbol: the rest is torn off.
Drawn torn(std::mt19937& random) {
    const cv::Mat whole = checked_symbol(random);
    const int cut = whole.cols / 5 + below(random, whole.cols / 4);
    return {below(random, 2) == 0 ? whole.colRange(cut, whole.cols).clone() : whole.colRange(0, whole.cols - cut).clone()};
}

/// Something dark over some of its bars.
Drawn covered(std::mt19937& random) {
    const cv::Mat out = checked_symbol(random);
    const int from = out.cols / 6 + below(random, out.cols / 2);
    out.colRange(from, from + out.cols / 8).setTo(0);
    return {out};
}

/// The right half of one symbol behind the left half of another. Not of two EAN-13: one in ten of those is an EAN-13.
Drawn joined(std::mt19937& random) {
    cv::Mat left = drawing::symbol(Z::Code128, photographed::number(random, 12), 8), right = checked_symbol(random), out;
    if (below(random, 2) == 0) std::swap(left, right);
    left = left.colRange(0, left.cols / 2), right = right.colRange(right.cols / 2, right.cols);
    const int rows = std::min(left.rows, right.rows);
    cv::hconcat(left.rowRange(0, rows), right.rowRange(0, rows), out);
    return {out};
}

bool is_of_grey_readers(SymbolFormat format) {
    return format == SymbolFormat::ean13 || format == SymbolFormat::ean8 || format == SymbolFormat::upc_a || format == SymbolFormat::upc_e ||
           format == SymbolFormat::code128 || format == SymbolFormat::itf;
}

enum class Reader { any, on_grey_levels };
constexpr int kGreyRetail = 7, kGreyChains = 19;

int misreads(Draw draw, int pictures, unsigned seed, Reader by = Reader::any) {
    int out = 0;
    for (int i = 0; i < pictures; ++i) {
        std::mt19937 random(seed + static_cast<unsigned>(i));
        Shot how;
        how.seed = seed + static_cast<unsigned>(i);
        how.module = 2 + 0.2 * below(random, 10);
        how.blur = 0.2 + 0.1 * below(random, 8);
        how.degrees = below(random, 4) == 0 ? below(random, 360) : below(random, 20) - 10;
        const Drawn drawn = draw(random);
        const auto symbols = read_symbols(drawing::frame(photographed::shot(drawn.picture, how)));
        REQUIRE(symbols);
        for (const auto& symbol : *symbols)
            if (is_of_grey_readers(symbol.format) && !(symbol.format == drawn.format && symbol.bytes == drawn.text) &&
                (by == Reader::any || symbol.rung == kGreyRetail || symbol.rung == kGreyChains))
                ++out;
    }
    return out;
}

}  // namespace

TEST_CASE("pictures that only look like retail symbols, Code 128 or ITF-14 give none", "[vision][ean][code128][itf]") {
    CHECK(misreads(stripes, 25, 1000) == 0);
    CHECK(misreads(any_bars, 25, 2000) == 0);
    CHECK(misreads(grid, 20, 3000) == 0);
    CHECK(misreads(print, 20, 4000) == 0);
    CHECK(misreads(brushed, 25, 5000) == 0);
    CHECK(misreads(any_symbology, 40, 6000) == 0);
    CHECK(misreads(torn, 40, 7000) == 0);
    CHECK(misreads(covered, 40, 8000) == 0);
    // One of these is an EAN-13 to a reader of edges.
    CHECK(misreads(joined, 40, 9000, Reader::on_grey_levels) == 0);
}
