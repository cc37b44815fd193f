// SPDX-License-Identifier: Apache-2.0
// The canvas: the same drawing on every surface, words that stay within their box, and no letter without a glyph.
#include <fstream>
#include <iterator>
#include <temviet/report/render.hpp>

#include "catch.hpp"
#include "draw/canvas.hpp"
#include "report/catalogue.hpp"
#include "report/catalogue_code.hpp"
#include "report/catalogue_context.hpp"
#include "report/catalogue_goods.hpp"
#include "report/catalogue_notices.hpp"
#include "report/catalogue_signature.hpp"

using namespace temviet;
using namespace temviet::cli;

namespace {

constexpr std::string_view kPangram = "Ngõ Đặng Thái Thân: quýt, bưởi, ớt hữu cơ – ưỡn ẹo ừ hử, kỹ nghệ, ghềnh thác, ẵm bế";

std::string drawn(Result<Canvas> canvas) {
    REQUIRE(canvas);
    canvas->fill({2, 2, 10, 5}, {0.8, 0, 0, 1}, 1);
    const Point corners[] = {{20, 3}, {30, 3}, {28, 12}};
    canvas->outline(corners, kBlack, 0.5);
    canvas->text({2, 10, 36, 8}, kPangram, {.size = 3, .max_lines = 2});
    const unsigned char pixels[] = {0, 255, 255, 0};
    canvas->picture({pixels, 2, 2, 2, 1}, {32, 10, 6, 6}, false);
    auto bytes = canvas->finish();
    REQUIRE(bytes);
    return *bytes;
}

std::size_t missing(std::string_view text) {
    INFO(text);
    const auto count = missing_glyphs(text);
    CHECK(count == 0);
    return count;
}

}  // namespace

TEST_CASE("one drawing code for PNG, PDF and SVG") {
    CHECK(drawn(Canvas::bitmap(40, 20, 4)).substr(1, 3) == "PNG");
    CHECK(drawn(Canvas::pdf(40, 20)).substr(0, 5) == "%PDF-");
    CHECK(drawn(Canvas::svg(40, 20)).find("<svg") != std::string::npos);
}

TEST_CASE("a PDF goes to the sink as it is made, and a sink that refuses is an error") {
    std::size_t got = 0;
    auto canvas = Canvas::pdf(40, 20, [&](std::string_view bytes) {
        got += bytes.size();
        return true;
    });
    REQUIRE(canvas);
    canvas->text({0, 0, 40, 10}, "một", {.size = 4});
    canvas->next_page();
    canvas->text({0, 0, 40, 10}, "hai", {.size = 4});
    const auto rest = canvas->finish();
    REQUIRE(rest);
    CHECK(rest->empty());
    CHECK(got > 500);

    auto refused = Canvas::pdf(40, 20, [](std::string_view) { return false; });
    if (refused) {
        refused->fill({0, 0, 5, 5}, kBlack);
        CHECK_FALSE(refused->finish());
    }
}

TEST_CASE("a canvas without a size or over the limit is refused") {
    CHECK_FALSE(Canvas::bitmap(0, 10));
    CHECK_FALSE(Canvas::bitmap(20000, 20000));
    CHECK_FALSE(Canvas::bitmap(40000, 2));
}

TEST_CASE("words break within their width and are cut at the last line") {
    const auto canvas = Canvas::bitmap(400, 200);
    REQUIRE(canvas);
    std::string long_name;
    for (int i = 0; i < 40; ++i) long_name += "Bánh tráng dừa nướng ";
    TextStyle style{.size = 16, .max_lines = 2};
    const auto cut = canvas->measure(200, long_name, style);
    CHECK(cut.width <= 200.5);
    const auto one = canvas->measure(200, "Bánh", style);
    CHECK(cut.height == Approx(2 * one.height).epsilon(0.05));
    style.max_lines = 0;
    CHECK(canvas->measure(200, long_name, style).height > 10 * one.height);
    // A word without a place to break is broken all the same.
    CHECK(canvas->measure(200, std::string(500, 'W'), style).width <= 200.5);
}

TEST_CASE("letters are the same size whatever the unit") {
    const auto pixels = Canvas::bitmap(400, 200), millimetres = Canvas::bitmap(40, 20, 10);
    REQUIRE(pixels);
    REQUIRE(millimetres);
    const auto a = pixels->measure(0, kPangram, {.size = 30}), b = millimetres->measure(0, kPangram, {.size = 3});
    CHECK(a.width == Approx(10 * b.width).epsilon(0.01));
    CHECK(a.height == Approx(10 * b.height).epsilon(0.01));
}

TEST_CASE("a character no font has is counted, also beside letters and in ill-formed text") {
    CHECK(missing_glyphs("Trà\xF3\xB0\x80\x80") == 1);  // U+F0000, private use: never in a font
    CHECK(missing_glyphs("") == 0);
    CHECK_NOTHROW(missing_glyphs("\xFF\xFE ab"));
}

TEST_CASE("every word of the catalogue has its glyphs") {
    std::size_t count = 0;
    const auto both = [&](const report::Phrase& phrase) {
        missing(phrase.vi);
        missing(phrase.en);
        count += 2;
    };
    missing(kPangram);
    for (const auto& row : report::level_texts())
        for (const auto& phrase : {row.name, row.proves, row.does_not_prove, row.next}) both(phrase);
    for (const auto& row : report::use_texts())
        for (const auto& phrase : {row.name, row.meaning, row.next}) both(phrase);
    for (int i = 0; i <= static_cast<int>(Reason::test_registry); ++i) {
        const auto& row = report::text_of(static_cast<Reason>(i));
        both(row.text);
        both(row.next);
        both(report::alert_headline(static_cast<Reason>(i)));
    }
    for (int i = 0; i <= static_cast<int>(Headline::no_decision); ++i) both(report::text_of(static_cast<Headline>(i)));
    for (const auto key : report::word_keys()) both(report::word(key));
    both(report::label::kTest);
    CHECK(count > 300);
}

TEST_CASE("every text of the demonstration registries has its glyphs") {
    for (const std::string registry : {"demo-tinh", "demo-tap-doan"})
        for (const std::string table : {"product", "organisation", "alert", "certificate", "admin_unit", "scheme"}) {
            const std::string path = std::string(TEMVIET_SOURCE_DIR) + "/data/demo/" + registry + "/" + table + ".csv";
            std::ifstream file(path, std::ios::binary);
            INFO(path);
            REQUIRE(file);
            std::size_t lines = 0;
            for (std::string line; std::getline(file, line); ++lines) {
                while (!line.empty() && line.back() == '\r') line.pop_back();
                missing(line);
            }
            CHECK(lines > 0);
        }
}
