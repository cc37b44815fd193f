// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "catch.hpp"
#include "drawn.hpp"

using namespace temviet;
using Z = ZXing::BarcodeFormat;

namespace {

const Symbol* find(const std::vector<Symbol>& symbols, SymbolFormat format) {
    const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& s) { return s.format == format; });
    return found == symbols.end() ? nullptr : &*found;
}

Point middle(const Symbol& symbol) {
    Point out;
    for (const auto& p : symbol.polygon) out.x += p.x / 4, out.y += p.y / 4;
    return out;
}

/// Dark and light blobs and edges, but no symbol.
cv::Mat clutter(unsigned seed, int width, int height) {
    std::mt19937 random(seed);
    cv::Mat out = drawn::paper(width, height);
    for (int i = 0; i < 400; ++i) {
        const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
        const cv::Point a(number(width), number(height));
        const cv::Scalar grey(number(256));
        if (i % 3 == 0) cv::circle(out, a, 3 + number(60), grey, number(2) == 0 ? -1 : 3);
        else if (i % 3 == 1) cv::rectangle(out, a, a + cv::Point(number(120), number(80)), grey, number(2) == 0 ? -1 : 2);
        else cv::putText(out, "Sua tuoi 100%", a, cv::FONT_HERSHEY_SIMPLEX, 0.4 + number(20) / 10.0, grey, 1 + number(4));
    }
    return out;
}

}  // namespace

TEST_CASE("a QR code comes with its bytes, identifier and place") {
    cv::Mat picture = drawn::paper(900, 700);
    const cv::Mat code = drawn::symbol(Z::QRCode, "https://example.vn/s/abc", 5);
    drawn::place(picture, code, 500, 300);
    const auto symbols = drawn::read(picture);
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].format == SymbolFormat::qr);
    CHECK(symbols[0].bytes == "https://example.vn/s/abc");
    CHECK(symbols[0].symbology_identifier == "]Q1");
    CHECK_FALSE(symbols[0].joined);
    CHECK_FALSE(symbols[0].assisted);
    CHECK(symbols[0].rung >= 0);
    CHECK(symbols[0].rung < kRungs);
    CHECK(middle(symbols[0]).x == Approx(500 + code.cols / 2.0).margin(6));
    CHECK(middle(symbols[0]).y == Approx(300 + code.rows / 2.0).margin(6));
    // The first corner is the symbol's own top left, the others follow clockwise.
    CHECK(symbols[0].polygon[0].x < symbols[0].polygon[1].x);
    CHECK(symbols[0].polygon[0].y < symbols[0].polygon[3].y);
}

TEST_CASE("bytes are handed over as printed, never transcoded") {
    const std::string vietnamese = "Bánh đậu xanh – Hải Dương";
    const auto symbols = drawn::read(drawn::symbol(Z::QRCode, vietnamese, 5));
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].bytes == vietnamese);
}

TEST_CASE("GS1 symbols keep FNC1 as 0x1D and say so in their identifier") {
    const std::string element_string = "[01]08934567890120[10]LO-7A[21]SN42";
    struct Case {
        Z format;
        SymbolFormat expected;
        const char* identifier;
    };
    for (const auto& each : {Case{Z::DataMatrix, SymbolFormat::data_matrix, "]d2"}, Case{Z::Code128, SymbolFormat::code128, "]C1"},
                             Case{Z::QRCode, SymbolFormat::qr, "]Q3"}}) {
        CAPTURE(each.identifier);
        cv::Mat picture = drawn::paper(1400, 500);
        drawn::place(picture, drawn::symbol(each.format, element_string, 4, "gs1"), 60, 60);
        const auto symbols = drawn::read(picture);
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].format == each.expected);
        CHECK(symbols[0].symbology_identifier == each.identifier);
        CHECK(symbols[0].bytes == "010893456789012010LO-7A\x1D" "21SN42");
    }
}

TEST_CASE("plain symbols are not taken for GS1 symbols") {
    const auto data_matrix = drawn::read(drawn::symbol(Z::DataMatrix, "0108934567890120", 6));
    REQUIRE(data_matrix.size() == 1);
    CHECK(data_matrix[0].symbology_identifier == "]d1");
    const auto code128 = drawn::read(drawn::symbol(Z::Code128, "0108934567890120", 3));
    REQUIRE(code128.size() == 1);
    CHECK(code128[0].symbology_identifier == "]C0");
}

TEST_CASE("retail codes are read in all quarter turns") {
    struct Case {
        Z format;
        const char* digits;
        const char* bytes;
    };
    for (const auto& each : {Case{Z::EAN13, "8934567890120", "8934567890120"}, Case{Z::EAN8, "96385074", "96385074"}})
        for (const auto rotation : {Rotation::none, Rotation::cw90, Rotation::cw180, Rotation::cw270}) {
            cv::Mat picture = drawn::paper(800, 600);
            drawn::place(picture, drawn::symbol(each.format, each.digits, 3), 150, 200);
            const auto symbols = read_symbols(drawn::frame(picture, rotation)).value();
            CAPTURE(each.digits, static_cast<int>(rotation));
            REQUIRE(symbols.size() == 1);
            CHECK(symbols[0].bytes == each.bytes);
        }
}

TEST_CASE("turned symbols are read") {
    for (const double degrees : {10.0, -20.0, 170.0}) {
        CAPTURE(degrees);
        const auto ean = drawn::read(drawn::turned(drawn::symbol(Z::EAN13, "8934567890120", 4), degrees));
        REQUIRE(ean.size() == 1);
        CHECK(ean[0].bytes == "8934567890120");
    }
    for (const double degrees : {10.0, 45.0, 100.0, 200.0}) {
        CAPTURE(degrees);
        const auto qr = drawn::read(drawn::turned(drawn::symbol(Z::QRCode, "TEM VIET", 6), degrees));
        REQUIRE(qr.size() == 1);
        CHECK(qr[0].bytes == "TEM VIET");
    }
}

TEST_CASE("a pack with a QR code and a bar code gives both, whatever their sizes") {
    for (const int width : {700, 1600, 3000})
        for (const auto& [qr_scale, ean_scale] : {std::pair{4, 2}, std::pair{8, 2}, std::pair{3, 4}}) {
            CAPTURE(width, qr_scale, ean_scale);
            cv::Mat picture = drawn::paper(width, width * 3 / 4);
            // On larger pictures the symbols grow too, as in photographs of one pack by better cameras.
            const int grow = std::max(1, width / 1000);
            drawn::place(picture, drawn::symbol(Z::QRCode, "https://example.vn/01/08934567890120", qr_scale * grow), 10 * grow, 10 * grow);
            drawn::place(picture, drawn::symbol(Z::EAN13, "8934567890120", ean_scale * grow), 10 * grow, 300 * grow);
            const auto symbols = drawn::read(picture);
            REQUIRE(find(symbols, SymbolFormat::qr) != nullptr);
            REQUIRE(find(symbols, SymbolFormat::ean13) != nullptr);
            CHECK(symbols.size() == 2);
        }
}

TEST_CASE("two equal symbols in two places are two symbols; one symbol is one") {
    cv::Mat picture = drawn::paper(1000, 500);
    const cv::Mat code = drawn::symbol(Z::QRCode, "SAME", 6);
    drawn::place(picture, code, 40, 60);
    CHECK(drawn::read(picture).size() == 1);
    drawn::place(picture, code, 700, 200);
    CHECK(drawn::read(picture).size() == 2);
}

TEST_CASE("max_symbols and formats are kept to") {
    cv::Mat picture = drawn::paper(1000, 500);
    drawn::place(picture, drawn::symbol(Z::QRCode, "A", 6), 40, 60);
    drawn::place(picture, drawn::symbol(Z::QRCode, "B", 6), 400, 60);
    drawn::place(picture, drawn::symbol(Z::EAN13, "8934567890120", 2), 700, 60);
    ReadOptions options;
    options.max_symbols = 1;
    CHECK(drawn::read(picture, options).size() == 1);
    options = {};
    options.formats = {SymbolFormat::ean13};
    const auto retail = drawn::read(picture, options);
    REQUIRE(retail.size() == 1);
    CHECK(retail[0].format == SymbolFormat::ean13);
}

TEST_CASE("options that make no sense are errors") {
    const cv::Mat picture = drawn::paper(50, 50);
    ReadOptions options;
    options.max_symbols = 0;
    CHECK(read_symbols(drawn::frame(picture), options).error().code == "READ_BAD_OPTIONS");
    options.max_symbols = limits::kMaxSymbols + 1;
    CHECK(read_symbols(drawn::frame(picture), options).error().code == "READ_BAD_OPTIONS");
    options = {};
    options.formats = {SymbolFormat::qr, SymbolFormat::text};
    CHECK(read_symbols(drawn::frame(picture), options).error().code == "READ_BAD_OPTIONS");
}

TEST_CASE("pictures without a symbol give none, of any size") {
    for (const auto& [width, height] : {std::pair{1, 1}, std::pair{1, 900}, std::pair{900, 1}, std::pair{2, 2}, std::pair{7, 5}, std::pair{640, 480}}) {
        CAPTURE(width, height);
        CHECK(drawn::read(drawn::paper(width, height)).empty());
        CHECK(drawn::read(cv::Mat(height, width, CV_8UC1, cv::Scalar(0))).empty());
    }
    for (unsigned seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        CHECK(drawn::read(clutter(seed, 1300, 900)).empty());
    }
}

TEST_CASE("the books say which rungs ran, also when nothing was read") {
    ReadStats stats;
    REQUIRE(read_symbols(drawn::frame(drawn::paper(1600, 1200)), {}, &stats));
    CHECK(stats.last_rung >= 0);
    CHECK(stats.last_rung < kRungs);
    CHECK(std::any_of(stats.rungs.begin(), stats.rungs.end(), [](const ReadStats::Rung& rung) { return rung.ran && rung.width > 0; }));
}

TEST_CASE("the crop is not looked beyond, and polygons are in its coordinates") {
    cv::Mat picture = drawn::paper(1200, 500);
    const cv::Mat code = drawn::symbol(Z::QRCode, "RIGHT", 6);
    drawn::place(picture, drawn::symbol(Z::QRCode, "LEFT", 6), 40, 60);
    drawn::place(picture, code, 800, 60);
    const auto symbols = read_symbols(drawn::frame(picture, Rotation::none, Rect{600, 0, 600, 500})).value();
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].bytes == "RIGHT");
    CHECK(middle(symbols[0]).x == Approx(200 + code.cols / 2.0).margin(6));
}
