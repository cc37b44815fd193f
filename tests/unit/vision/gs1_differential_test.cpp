// SPDX-License-Identifier: Apache-2.0
// Two implementations of GS1's rules over the same symbols: what we split and what ZXing writes for people must agree.
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <random>
#include <temviet/gs1/elements.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "drawing.hpp"

using namespace temviet;

namespace {

struct Part {
    const char* ai;
    const char* value;
};
// One legal value each: fixed and open lengths, dates, decimals, letters and marks.
constexpr std::array kParts = {Part{"10", "L2508A"},   Part{"11", "250801"},        Part{"13", "250802"},        Part{"15", "270801"},      Part{"17", "270801"},
                               Part{"20", "01"},       Part{"21", "0004K7M3P9XQTR"}, Part{"22", "2A"},            Part{"240", "TSV-100"},    Part{"241", "K-77/2"},
                               Part{"30", "24"},       Part{"3103", "000500"},       Part{"3922", "45000"},       Part{"400", "PO-778"},     Part{"410", "9521234543213"},
                               Part{"422", "704"},     Part{"423", "704392"},        Part{"7003", "2708011230"}, Part{"91", "tra-sen_vang"}, Part{"8008", "25080112"}};

std::string bracketed(const std::vector<Part>& parts, char open, char close) {
    std::string out;
    for (const auto& part : parts) out += open + std::string(part.ai) + close + part.value;
    return out;
}

}  // namespace

TEST_CASE("element strings of drawn symbols are split as ZXing splits them", "[vision][differential]") {
    std::mt19937 random(893);
    int compared = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<Part> parts(kParts.begin(), kParts.end());
        std::shuffle(parts.begin(), parts.end(), random);
        parts.resize(1 + static_cast<std::size_t>(random() % 5));
        parts.insert(parts.begin(), {"01", "09521234543213"});
        auto sheet = drawing::sheet(640, 640);
        drawing::lay(sheet, drawing::symbol(ZXing::BarcodeFormat::DataMatrix, bracketed(parts, '[', ']'), 8, "gs1,forceSquare"), 320, 320, round);

        const ZXing::ImageView view(sheet.data, sheet.cols, sheet.rows, ZXing::ImageFormat::Lum, static_cast<int>(sheet.step));
        const auto theirs = ZXing::ReadBarcode(view, ZXing::ReaderOptions().textMode(ZXing::TextMode::HRI));
        const auto ours = read_symbols(drawing::frame(sheet));
        REQUIRE(ours.has_value());
        INFO(bracketed(parts, '(', ')'));
        REQUIRE(ours->size() == 1);
        CHECK(ours->front().symbology_identifier == "]d2");
        const auto elements = gs1::parse(ours->front().bytes, gs1::Syntax::detect, ours->front().symbology_identifier);
        REQUIRE(elements.has_value());
        CHECK(gs1::to_bracketed(*elements) == bracketed(parts, '(', ')'));
        if (!theirs.isValid()) continue;
        ++compared;
        CHECK(theirs.text() == gs1::to_bracketed(*elements));
    }
    CHECK(compared >= 40);
}
