// SPDX-License-Identifier: Apache-2.0
// The steps of the Data Matrix lattice, one by one, on drawings whose truth is known.
#include <array>

#include "camera.hpp"
#include "catch.hpp"
#include "datamatrix_cells.hpp"
#include "drawing.hpp"
#include "vision/lattice/deblur.hpp"
#include "vision/lattice/dm_blobs.hpp"
#include "vision/lattice/dm_lattice.hpp"
#include "vision/lattice/dm_layout.hpp"
#include "vision/lattice/dm_timing.hpp"
#include "vision/lattice/grid.hpp"
#include "vision/lattice/homography.hpp"

using namespace temviet;
using namespace temviet::vision;
using namespace temviet::vision::lattice;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kScale = 8, kMargin = 2 * kScale;

struct Drawn {
    cv::Mat modules, large;  // one pixel a module; kScale, with kMargin of white around it
    std::string text;
};

Drawn draw(int side, int seed) {
    Drawn out;
    cv::RNG random(static_cast<std::uint64_t>(seed) * 613 + 3);
    out.modules = datamatrix_cells::modules_of(side, random, out.text);
    cv::resize(out.modules, out.large, {}, kScale, kScale, cv::INTER_NEAREST);
    cv::copyMakeBorder(out.large, out.large, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, cv::Scalar(255));
    return out;
}

Sides sides_of(const Polygon& outline) {
    Sides out;
    for (std::size_t i = 0; i < 4; ++i) out.corners[i] = {outline[i].x, outline[i].y};
    return out;
}

double farthest(const Sides& sides, const Polygon& outline) {
    Polygon polygon;
    for (std::size_t i = 0; i < 4; ++i) polygon[i] = {sides.corners[i].x, sides.corners[i].y};
    return camera::farthest_corner(polygon, outline);
}

/// Each corner moved by up to `share` of the side.
Sides shaken(const Sides& sides, double share, std::uint64_t seed) {
    cv::RNG random(seed);
    Sides out = sides;
    for (auto& corner : out.corners) corner += cv::Point2d(random.uniform(-share, share), random.uniform(-share, share)) * sides.length();
    return out;
}

}  // namespace

TEST_CASE("the fixed modules of every size of Data Matrix symbol are where the creator puts them", "[vision][datamatrix]") {
    for (const int side : kDmSizes) {
        CAPTURE(side);
        const auto drawn = draw(side, side);
        REQUIRE(drawn.modules.cols == side);
        const cv::Mat layout = dm_layout(side);
        CHECK(agreement(drawn.modules, layout) == 1);
        CHECK(agreement(255 - drawn.modules, layout) == 0);
        CHECK(cv::norm(overwritten(drawn.modules, layout), drawn.modules, cv::NORM_INF) == 0);
        // Two sides of every region and nothing else is fixed.
        const int regions = side > 26 ? 2 : 1, data = side / regions - 2;
        CHECK(cv::countNonZero(layout == 128) == regions * regions * data * data);
        const auto read = decode_grid(drawn.modules, Z::DataMatrix);
        REQUIRE(read);
        CHECK(read->symbol.bytes == drawn.text);
        CHECK(read->symbol.format == SymbolFormat::data_matrix);
        CHECK(read->symbol.symbology_identifier == "]d1");
    }
}

TEST_CASE("a Data Matrix grid with more errors than its correction covers decodes to nothing", "[vision][datamatrix]") {
    for (const int side : {24, 26, 40, 44}) {
        const auto drawn = draw(side, 5);
        cv::RNG random(9);
        for (int round = 0; round < 150; ++round) {
            cv::Mat wrong = drawn.modules.clone();
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    if (random.uniform(0, 100) < 25) wrong.at<std::uint8_t>(y, x) ^= 255;
            CHECK_FALSE(decode_grid(overwritten(wrong, dm_layout(side)), Z::DataMatrix));
        }
    }
}

TEST_CASE("sides are found where a rough quadrilateral only hints at them", "[vision][datamatrix]") {
    for (const bool inverted : {false, true})
        for (int turn = 0; turn < 360; turn += 40) {
            CAPTURE(inverted, turn);
            const auto photo = camera::shoot(draw(24, turn).large, kMargin, 220, {.slant = 0.15, .turn = 1.0 * turn, .blur = 1, .inverted = inverted}, turn);
            const auto rough = shaken(sides_of(photo.outline), 0.04, static_cast<std::uint64_t>(turn) + 1);
            std::uint64_t samples = 0;
            const auto found = find_sides(Layer{photo.grey, 1}, rough, {0.1, 0.1, 0.1, 0.1}, false, inverted, samples);
            REQUIRE(found);
            CHECK(farthest(*found, photo.outline) < 4);
            CHECK(farthest(*found, photo.outline) < farthest(rough, photo.outline));
            CHECK(samples > 0);
            CHECK(samples < 200'000);
            // The solid pair is seen along all of its length, the alternating one is not.
            auto support = found->support;
            std::sort(support.begin(), support.end());
            CHECK(support[2] > 0.75);
        }
}

TEST_CASE("a bowed side is followed", "[vision][datamatrix]") {
    const auto photo = camera::shoot(draw(24, 2).large, kMargin, 240, {.bow = 0.06, .blur = 1}, 1);
    std::uint64_t samples = 0;
    const auto straight = find_sides(Layer{photo.grey, 1}, sides_of(photo.outline), {0.12, 0.12, 0.12, 0.12}, false, false, samples);
    const auto bent = find_sides(Layer{photo.grey, 1}, sides_of(photo.outline), {0.12, 0.12, 0.12, 0.12}, true, false, samples);
    REQUIRE(bent);
    CHECK(bent->bow[0] == Approx(0.06).margin(0.015));   // the upper side bulges outwards,
    CHECK(bent->bow[2] == Approx(-0.06).margin(0.015));  // the lower one inwards
    CHECK(std::abs(bent->bow[1]) < 0.02);
    if (straight) CHECK(bent->support[2] > straight->support[2]);
}

TEST_CASE("no sides come of corners that are no quadrilateral", "[vision][datamatrix]") {
    const auto drawn = draw(24, 1);
    const Layer layer{drawn.large, 1};
    std::uint64_t samples = 0;
    Sides crossed;
    crossed.corners = {cv::Point2d(20, 20), {180, 180}, {180, 20}, {20, 180}};
    Sides flat;
    flat.corners = {cv::Point2d(20, 20), {60, 20}, {100, 20}, {140, 20}};
    Sides point;
    for (const auto& sides : {crossed, flat, point}) {
        CHECK_FALSE(find_sides(layer, sides, {0.1, 0.1, 0.1, 0.1}, true, false, samples));
        CHECK_FALSE(sides.warp(24));
        CHECK_FALSE(read_dm(Pyramid(drawn.large, 800), {sides}).read);
    }
    // Far outside of the picture there is nothing to see, and nothing to trip over.
    Sides away;
    away.corners = {cv::Point2d(-9000, -9000), {-8000, -9000}, {-8000, -8000}, {-9000, -8000}};
    CHECK_FALSE(read_dm(Pyramid(drawn.large, 800), {away}).read);
}

TEST_CASE("timing tells size, turn and polarity", "[vision][datamatrix]") {
    for (const int side : kDmSizes)
        for (const bool inverted : {false, true}) {
            const std::size_t turn = static_cast<std::size_t>(side / 2 + (inverted ? 2 : 1)) % 4;
            CAPTURE(side, turn, inverted);
            const auto photo = camera::shoot(draw(side, 7).large, kMargin, side * 5.0, {.turn = 12, .blur = 1, .noise = 2, .inverted = inverted}, 3);
            std::uint64_t samples = 0;
            const auto sizes = dm_sizes_of(Layer{photo.grey, 1}, sides_of(photo.outline).turned(turn), inverted, 0.3, samples);
            REQUIRE_FALSE(sizes.empty());
            CHECK(sizes[0].warp.columns == side);
            CHECK(sizes[0].turn == (4 - turn) % 4);
            CHECK(sizes[0].inverted == inverted);
            CHECK(sizes[0].score > 2.2);
        }
}

TEST_CASE("what a disc did to modules is taken back, and only by the right disc", "[vision][datamatrix]") {
    const auto drawn = draw(24, 4);
    const cv::Mat layout = dm_layout(24);
    cv::Mat flat;
    cv::resize(drawn.modules, flat, {}, kFlatScale, kFlatScale, cv::INTER_NEAREST);
    cv::copyMakeBorder(flat, flat, kFlatMargin * kFlatScale, kFlatMargin * kFlatScale, kFlatMargin * kFlatScale, kFlatMargin * kFlatScale, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::Mat light;
    flat.convertTo(light, CV_32F, 0.6, 40);
    const double sigma = 0.55 * kFlatScale;
    datamatrix_cells::defocus(light, sigma);
    cv::Mat seen;
    light.convertTo(seen, CV_8U);
    const std::array sigmas{sigma, sigma / 2, sigma * 1.5};
    const auto sharp = deblurred(seen, sigmas);
    REQUIRE(sharp.size() == 3);
    const double before = agreement(sample(seen, Threshold::mean), layout);
    std::array<double, 3> after{};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(sharp[i].size() == seen.size());
        CHECK(sharp[i].type() == CV_8UC1);
        after[i] = agreement(sample(sharp[i], Threshold::mean), layout);
    }
    CAPTURE(before, after[0], after[1], after[2]);
    CHECK(after[0] > 0.85);
    CHECK(after[0] > before + 0.05);
    CHECK(after[0] > after[1]);
    CHECK(after[0] > after[2]);
    CHECK(deblurred(seen, {}).empty());
    // An even picture stays one.
    const std::array one{sigma};
    const cv::Mat even(80, 80, CV_8UC1, cv::Scalar(90));
    CHECK(cv::norm(deblurred(even, one)[0], even, cv::NORM_INF) <= 1);
}

TEST_CASE("the outline of a patch is that of the symbol; what is round or long is none", "[vision][datamatrix]") {
    for (int turn = 0; turn < 90; turn += 15) {
        CAPTURE(turn);
        const auto photo = camera::shoot(draw(24, turn).large, kMargin, 230, {.slant = 0.2, .turn = 1.0 * turn, .blur = 1}, turn);
        std::uint64_t samples = 0;
        const auto sides = outline_of_blob(Pyramid(photo.grey, 800), {160, 120, 360, 360}, samples);
        REQUIRE(sides);
        CHECK(farthest(*sides, photo.outline) < 0.14 * 230);
        CHECK(samples < 200'000);
    }
    cv::Mat noise(600, 680, CV_8UC1), round(600, 680, CV_8UC1, cv::Scalar(128)), mask(600, 680, CV_8UC1, cv::Scalar(0));
    cv::RNG random(4);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::circle(mask, {340, 300}, 120, cv::Scalar(255), cv::FILLED);
    cv::circle(mask, {340, 300}, 70, cv::Scalar(0), cv::FILLED);
    noise.copyTo(round, mask);
    std::uint64_t samples = 0;
    CHECK_FALSE(outline_of_blob(Pyramid(round, 800), {200, 160, 280, 280}, samples));
    CHECK_FALSE(outline_of_blob(Pyramid(cv::Mat(600, 680, CV_8UC1, cv::Scalar(128)), 800), {200, 160, 280, 280}, samples));
    for (const auto& around : {cv::Rect2d(-500, -500, 100, 100), cv::Rect2d(5000, 0, 400, 400), cv::Rect2d(10, 10, 4, 4), cv::Rect2d(0, 0, 0, 0)})
        CHECK_FALSE(outline_of_blob(Pyramid(round, 800), around, samples));
}

TEST_CASE("a symbol is read from a rough place, its corners in place; a damaged one is not", "[vision][datamatrix]") {
    for (const int side : {16, 24, 32, 40, 44}) {
        CAPTURE(side);
        const auto drawn = draw(side, 11);
        const auto photo = camera::shoot(drawn.large, kMargin, 300, {.slant = 0.2, .bow = 0.03, .turn = 200, .blur = 1}, side);
        const Pyramid pyramid(photo.grey, 800);
        const DmPlace place{shaken(sides_of(photo.outline), 0.03, 3)};
        const auto whole = read_dm(pyramid, place);
        REQUIRE(whole.read);
        CHECK(whole.read->symbol.bytes == drawn.text);
        CHECK(camera::farthest_corner(whole.read->symbol.polygon, photo.outline) < 300.0 / side);
        // A small allowance ends it after the step that was begun.
        CHECK(read_dm(pyramid, place, 1).pixels < 1'200'000);

        // A third of it under a sticker: more than the correction of any size covers.
        cv::Mat covered = drawn.large.clone();
        covered(cv::Rect(covered.cols / 5, covered.rows / 5, covered.cols * 3 / 5, covered.rows * 3 / 5)).setTo(255);
        const auto bad = camera::shoot(covered, kMargin, 300, {.slant = 0.2, .bow = 0.03, .turn = 200, .blur = 1}, side);
        const auto nothing = read_dm(Pyramid(bad.grey, 800), place, 1'000'000);
        CHECK_FALSE(nothing.read);
        CHECK(nothing.pixels < 2'000'000);
    }
}
