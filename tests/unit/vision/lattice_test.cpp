// SPDX-License-Identifier: Apache-2.0
#include <temviet/vision/read_symbols.hpp>

#include "camera.hpp"
#include "catch.hpp"
#include "drawing.hpp"
#include "vision/lattice/edges.hpp"
#include "vision/lattice/grid.hpp"
#include "vision/lattice/homography.hpp"
#include "vision/lattice/qr_lattice.hpp"
#include "vision/lattice/qr_layout.hpp"
#include "vision/lattice/look_alikes.hpp"
#include "vision/lattice/timing.hpp"

using namespace temviet;
using namespace temviet::vision;
using namespace temviet::vision::lattice;
using Z = ZXing::BarcodeFormat;

namespace {

/// One pixel a module, without its quiet zone.
cv::Mat modules(const std::string& text) {
    const cv::Mat drawn = drawing::symbol(Z::QRCode, text, 1);
    cv::Mat black = drawn == 0;
    return drawn(cv::boundingRect(black)).clone();
}

std::vector<Finder> finders_of(const cv::Mat& grey) { return find_finders(darker_than_mean(grey, 51, 3), 10); }

}  // namespace

TEST_CASE("the fixed modules of every size of QR code are where the creator puts them", "[vision][lattice]") {
    int sizes = 0, last = 0;
    for (std::size_t length = 4; length < 2900; length += 12 + length / 40) {
        const cv::Mat grid = modules(std::string(length, 'a'));
        if (grid.cols == last) continue;
        last = grid.cols;
        ++sizes;
        CAPTURE(grid.cols);
        const cv::Mat layout = qr_layout(grid.cols);
        CHECK(agreement(grid, layout) == 1);
        CHECK(agreement(255 - grid, layout) == 0);
        const auto read = decode_grid(grid, Z::QRCodeModel2);
        REQUIRE(read);
        CHECK(read->symbol.bytes == std::string(length, 'a'));
        CHECK(read->symbol.symbology_identifier == "]Q1");
    }
    CHECK(sizes >= 36);
}

TEST_CASE("a grid with more errors than its correction covers decodes to nothing", "[vision][lattice]") {
    const cv::Mat grid = modules("https://example.vn/01/08931234567897");
    cv::RNG random(3);
    for (int round = 0; round < 400; ++round) {
        cv::Mat wrong = grid.clone();
        for (int y = 0; y < grid.rows; ++y)
            for (int x = 0; x < grid.cols; ++x)
                if (random.uniform(0, 100) < 25) wrong.at<std::uint8_t>(y, x) ^= 255;
        CHECK_FALSE(decode_grid(overwritten(wrong, qr_layout(grid.cols)), Z::QRCodeModel2));
    }
}

TEST_CASE("a plane seen in perspective comes back from its points", "[vision][lattice]") {
    const cv::Matx33d truth(9, 2, 140, -1, 8, 90, 0.002, 0.004, 1);
    std::vector<cv::Point2d> from, to;
    for (int i = 0; i < 12; ++i) {
        from.emplace_back(3.0 * (i % 4), 5.0 * (i / 4));
        to.push_back(apply(truth, from.back()));
    }
    const auto found = fit_homography(from, to);
    REQUIRE(found);
    for (const auto& p : {cv::Point2d(20, 3), {1, 30}, {25, 25}}) CHECK(cv::norm(apply(*found, p) - apply(truth, p)) < 0.01);
    CHECK_FALSE(fit_homography(std::span(from).first(3), std::span(to).first(3)));
}

TEST_CASE("finder patterns are found at every angle, with their corners", "[vision][lattice]") {
    for (int degrees = 0; degrees < 360; degrees += 17) {
        CAPTURE(degrees);
        const auto photo = camera::shoot(drawing::symbol(Z::QRCode, "https://example.vn/01/08931234567897", 8), 32, 250, {.slant = 0.2, .turn = 1.0 * degrees, .blur = 1}, 1);
        const auto finders = finders_of(photo.grey);
        REQUIRE(finders.size() >= 3);
        const auto triples = find_triples(finders, 5);
        REQUIRE_FALSE(triples.empty());
        const auto& best = triples[0];
        CHECK(best.dimension == Approx(25).margin(4));
        const auto plane = best.plane(25);
        REQUIRE(plane);
        const auto corner = apply(*plane, {0, 0});
        CHECK(std::hypot(corner.x - photo.outline[0].x, corner.y - photo.outline[0].y) < 2);
    }
}

TEST_CASE("the size of a bent code is that at which its timing lines alternate", "[vision][lattice]") {
    for (const std::size_t length : {10u, 60u, 150u, 300u}) {
        const std::string text(length, 'x');
        const int truth = modules(text).cols;
        CAPTURE(truth);
        const auto photo = camera::shoot(drawing::symbol(Z::QRCode, text, 8), 32, truth * 5.0, {.bow = 0.04, .turn = 12, .blur = 1}, 2);
        const auto triples = find_triples(finders_of(photo.grey), 1);
        REQUIRE(triples.size() == 1);
        std::uint64_t samples = 0;
        const auto sizes = likely_sizes(Layer{photo.grey, 1}, triples[0], 2, samples);
        CHECK(samples > 0);
        REQUIRE_FALSE(sizes.empty());
        CHECK(sizes[0].warp.columns == truth);
        CHECK(sizes[0].score > 1.4);
    }
}

TEST_CASE("edges straighten a lattice that was bent", "[vision][lattice]") {
    const cv::Mat symbol = drawing::symbol(Z::QRCode, std::string(80, 'q'), 8);
    const int side = (symbol.cols - 64) / 8;
    Warp bent;
    bent.plane = {8, 0, 32, 0, 8, 32, 0, 0, 1};
    bent.columns = bent.rows = side;
    bent.dx[3] = 0.35, bent.dy[5] = -0.3, bent.dx[1] = 0.2, bent.dy[4] = 0.25;
    const Layer layer{symbol, 1};
    const auto edges = find_edges(flatten(layer, bent));
    REQUIRE(edges.size() > 500);
    const std::array steps{FitStep{6, 2, 0.5}, FitStep{6, 2, 0.5}, FitStep{10, 2, 0.4}, FitStep{10, 2, 0.4}};
    const std::array anchors{cv::Point2d(3.5, 3.5)};
    CHECK(fit_edges(edges, steps, anchors, bent) < 0.1);
    for (const auto& [x, y] : {std::pair(0.0, 0.0), std::pair(side * 1.0, side * 1.0), std::pair(side * 0.5, 3.0)})
        CHECK(cv::norm(bent.at(x, y) - cv::Point2d(32 + 8 * x, 32 + 8 * y)) < 2);
}

TEST_CASE("a code with one finder pattern painted over is completed and read", "[vision][lattice]") {
    const std::string text = "https://example.vn/01/08931234567897/10/LO1";
    for (int missing = 0; missing < 3; ++missing) {
        CAPTURE(missing);
        cv::Mat symbol = drawing::symbol(Z::QRCode, text, 8, "ecLevel=H");
        const int far = symbol.cols - 32 - 7 * 8;
        const cv::Rect pattern(missing == 1 ? far : 32, missing == 2 ? far : 32, 56, 56);
        symbol(pattern & cv::Rect(pattern.x, pattern.y, 56, 26)).setTo(255);  // the upper half is gone
        const auto photo = camera::shoot(symbol, 32, 300, {.turn = 20, .blur = 1}, 3);
        auto finders = finders_of(photo.grey);
        REQUIRE(finders.size() >= 2);
        const auto symbols = read_symbols(drawing::frame(photo.grey), {.formats = {SymbolFormat::qr}});
        REQUIRE(symbols);
        REQUIRE(symbols->size() == 1);
        CHECK((*symbols)[0].bytes == text);
        const Pyramid pyramid(photo.grey, 800);
        bool read = false;
        for (const auto& finder : finders) {
            auto alike = look_alikes(pyramid, finder, 5);
            CHECK(alike.size() >= 2);
            alike.push_back(finder);
            for (const auto& triple : find_triples(alike, 3)) read = read || read_qr(pyramid, triple).read.has_value();
        }
        CHECK(read);
    }
}

TEST_CASE("noise and print hold no lattice", "[vision][lattice]") {
    for (int seed = 1; seed <= 4; ++seed) {
        cv::Mat noise(600, 800, CV_8UC1);
        cv::RNG random(static_cast<std::uint64_t>(seed));
        random.fill(noise, cv::RNG::UNIFORM, 0, 256);
        cv::GaussianBlur(noise, noise, cv::Size(0, 0), 0.8 + seed);
        const Pyramid pyramid(noise, 800);
        const auto finders = finders_of(noise);
        for (const auto& triple : find_triples(finders, 10)) CHECK_FALSE(read_qr(pyramid, triple).read);
    }
}
