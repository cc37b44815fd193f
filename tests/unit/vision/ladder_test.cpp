// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "drawing.hpp"
#include "vision/ladder.hpp"

using temviet::ReadOptions;
using temviet::ReadStats;
using temviet::Symbol;
using temviet::SymbolFormat;
using Z = ZXing::BarcodeFormat;

namespace {

const std::string kLink = "https://example.vn/01/08931234567897/10/LOT1?s=ABCDEFGHIJKLMNOP";
const std::string kGtin = "8931234567897";

using drawing::read;

bool has(const std::vector<Symbol>& symbols, const std::string& bytes) {
    return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol& s) { return s.bytes == bytes; });
}

std::uint64_t pixels(const ReadStats& stats) {
    std::uint64_t sum = 0;
    for (const auto& rung : stats.rungs) sum += rung.pixels;
    return sum;
}

cv::Mat pack(double qr_scale, double ean_scale) {
    cv::Mat sheet = drawing::sheet(1632, 1224);
    drawing::print_lines(sheet, 60, 80, 8);
    cv::Mat qr = drawing::symbol(Z::QRCode, kLink, 8), ean = drawing::symbol(Z::EAN13, kGtin, 4);
    cv::resize(qr, qr, {}, qr_scale, qr_scale, cv::INTER_AREA);
    cv::resize(ean, ean, {}, ean_scale, ean_scale, cv::INTER_AREA);
    drawing::lay(sheet, qr, 420, 800);
    drawing::lay(sheet, ean, 1150, 800);
    return sheet;
}

}  // namespace

TEST_CASE("a found code does not end the search for the other one", "[vision][ladder]") {
    // The smaller code of each pair is below what the small layer shows.
    for (const auto& [qr, ean] : {std::pair(1.0, 1.0), std::pair(1.0, 0.45), std::pair(0.3, 1.0)}) {
        INFO("QR scale " << qr << ", EAN scale " << ean);
        const auto symbols = read(pack(qr, ean));
        CHECK(has(symbols, kLink));
        CHECK(has(symbols, kGtin));
        CHECK(symbols.size() == 2);
    }
}

TEST_CASE("a code read in a tiny picture does not hide the bars beside it", "[vision][ladder]") {
    // A number that contradicts a stamp must be seen, however small the picture.
    int both = 0;
    for (const double module : {1.2, 1.5, 1.8})
        for (const double blur : {0.3, 0.6}) {
            cv::Mat sheet = drawing::sheet(320, 240), ean = drawing::symbol(Z::EAN13, kGtin, 8);
            cv::resize(ean, ean, {}, module / 8, module / 8, cv::INTER_AREA);
            drawing::lay(sheet, drawing::symbol(Z::QRCode, "https://example.vn/01/08931234567897", 2), 60, 60);
            drawing::lay(sheet, ean.rowRange(0, std::min(ean.rows, 100)), 200, 170, 4);
            cv::GaussianBlur(sheet, sheet, {}, blur);
            const auto symbols = read(sheet);
            both += has(symbols, kGtin) && has(symbols, "https://example.vn/01/08931234567897");
        }
    CHECK(both == 6);
}

TEST_CASE("a small soft EAN-13 is read beside larger bars that are no symbol", "[vision][ladder]") {
    for (const int seed : {1, 2, 3}) {
        cv::Mat sheet = drawing::sheet(1500, 1100), ean = drawing::symbol(Z::EAN13, kGtin, 8);
        cv::RNG random(static_cast<std::uint64_t>(seed));
        for (int block = 0; block < 9; ++block)
            for (int x = 60 + block % 3 * 480, end = x + 360; x < end;) {
                const int width = random.uniform(4, 14);
                cv::rectangle(sheet, cv::Rect(x, 40 + block / 3 * 260, width, 180), cv::Scalar(30), -1);
                x += width + random.uniform(4, 14);
            }
        cv::resize(ean, ean, {}, 1.3 / 8, 1.3 / 8, cv::INTER_AREA);
        drawing::lay(sheet, ean, 750, 980, 4);
        cv::GaussianBlur(sheet, sheet, {}, 1.2);
        const auto symbols = read(sheet);
        CHECK(has(symbols, kGtin));
        CHECK(symbols.size() == 1);
    }
}

TEST_CASE("a Data Matrix beside a large bar code is read", "[vision][ladder]") {
    cv::Mat sheet = drawing::sheet(1632, 1224);
    drawing::lay(sheet, drawing::symbol(Z::EAN13, kGtin, 6), 500, 500);
    drawing::lay(sheet, drawing::symbol(Z::DataMatrix, "0108931234567897", 3), 1300, 900);
    const auto symbols = read(sheet);
    CHECK(has(symbols, kGtin));
    CHECK(has(symbols, "0108931234567897"));
}

TEST_CASE("easy packs never cost the large layers", "[vision][ladder]") {
    ReadStats stats;
    CHECK(read(pack(1, 1), {}, &stats).size() == 2);
    CHECK_FALSE(stats.rungs[5].ran);
    CHECK_FALSE(stats.rungs[6].ran);
    CHECK(pixels(stats) < 1632u * 1224u);
    // The bars are read in their strip, the code in its patch: no layer is scanned for all formats.
    CHECK(stats.rungs[4].found + stats.rungs[14].found == 2);
    CHECK_FALSE(stats.rungs[1].ran);
}

TEST_CASE("max_symbols 1 stops at the first symbol", "[vision][ladder]") {
    ReadStats stats;
    CHECK(read(pack(1, 1), {.max_symbols = 1}, &stats).size() == 1);
    CHECK(stats.last_rung == 4);
    CHECK_FALSE(stats.rungs[1].ran);
}

TEST_CASE("a picture without a symbol climbs to the top and reads nothing", "[vision][ladder]") {
    cv::Mat sheet = drawing::sheet(1632, 1224);
    drawing::print_lines(sheet, 60, 80, 25);
    ReadStats stats;
    CHECK(read(sheet, {}, &stats).empty());
    CHECK(stats.rungs[5].ran);
    CHECK(read(sheet, {.fast_only = true}, &stats).empty());
    CHECK_FALSE(stats.rungs[5].ran);
    CHECK_FALSE(stats.rungs[6].ran);
}

TEST_CASE("tiny, thin and very wide pictures are read without an error", "[vision][ladder]") {
    for (const auto& size : {cv::Size(1, 1), cv::Size(3, 2), cv::Size(9, 40), cv::Size(1, 3000), cv::Size(3000, 1),
                             cv::Size(70000, 20), cv::Size(20, 70000)}) {
        INFO(size.width << " x " << size.height);
        CHECK(read(drawing::sheet(size.width, size.height)).empty());
    }
}

TEST_CASE("light on dark QR codes are read", "[vision][ladder]") {
    for (const int width : {700, 1500}) {
        cv::Mat sheet = drawing::sheet(width, 600);
        drawing::lay(sheet, drawing::symbol(Z::QRCode, kLink, 8), 330, 300);
        CHECK(has(read(255 - sheet), kLink));
    }
}

TEST_CASE("light bars on dark are read, dark bars beside something dark still are", "[vision][ladder]") {
    for (const auto& [format, text] : {std::pair(Z::EAN13, kGtin), std::pair(Z::Code128, std::string("TEM-2026"))}) {
        cv::Mat sheet = drawing::sheet(800, 600);
        drawing::lay(sheet, drawing::symbol(format, text, 3), 400, 300, 5);
        CHECK(has(read(255 - sheet), text));
        sheet.colRange(0, 180).setTo(10);
        CHECK(has(read(sheet), text));
    }
}

TEST_CASE("noise reads as nothing", "[vision][ladder]") {
    cv::Mat noise(600, 800, CV_8UC1);
    for (int seed = 1; seed <= 4; ++seed) {
        cv::RNG random(static_cast<std::uint64_t>(seed));
        random.fill(noise, cv::RNG::UNIFORM, 0, 256);
        if (seed % 2 == 0) cv::GaussianBlur(noise, noise, cv::Size(0, 0), seed);
        CHECK(read(noise).empty());
    }
}

TEST_CASE("bar codes are read at every angle, with the polygon around them", "[vision][ladder]") {
    for (int degrees = 0; degrees < 180; degrees += 15) {
        INFO(degrees << " degrees");
        cv::Mat sheet = drawing::sheet(1200, 1000);
        drawing::lay(sheet, drawing::symbol(Z::EAN13, kGtin, 4), 640, 460, degrees);
        const auto symbols = read(sheet);
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].bytes == kGtin);
        double x = 0, y = 0;
        for (const auto& corner : symbols[0].polygon) x += corner.x / 4, y += corner.y / 4;
        CHECK(x == Approx(640).margin(70));
        CHECK(y == Approx(460).margin(70));
    }
}

TEST_CASE("only the formats asked for are read; unknown ones are an error", "[vision][ladder]") {
    const auto sheet = pack(1, 1);
    const auto only_qr = read(sheet, {.formats = {SymbolFormat::qr}});
    REQUIRE(only_qr.size() == 1);
    CHECK(only_qr[0].format == SymbolFormat::qr);
    const auto wrong = temviet::read_symbols(drawing::frame(sheet), {.formats = {SymbolFormat::text}});
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == "READ_BAD_OPTIONS");
    const auto none = temviet::read_symbols(drawing::frame(sheet), {.max_symbols = 0});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == "READ_BAD_OPTIONS");
}

TEST_CASE("rungs have numbers of their own inside the statistics", "[vision][ladder]") {
    std::vector<int> seen;
    for (const auto& rung : temviet::vision::ladder()) {
        CHECK(rung.number >= 0);
        CHECK(rung.number < temviet::kRungs);
        CHECK(std::find(seen.begin(), seen.end(), rung.number) == seen.end());
        seen.push_back(rung.number);
    }
}
