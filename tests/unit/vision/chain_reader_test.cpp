// SPDX-License-Identifier: Apache-2.0
// Code 128 and ITF-14 on grey levels: their parts, and what they add to the ladder, on pictures whose seeds fix every pixel.
#include "vision/chain_reader.hpp"

#include <temviet/vision/read_symbols.hpp>

#include "catch.hpp"
#include "photographed.hpp"
#include "vision/bar_chain.hpp"
#include "vision/code128_layout.hpp"
#include "vision/geometry.hpp"
#include "vision/itf_layout.hpp"

using namespace temviet;
using namespace temviet::vision;
using drawing::read;
using photographed::count;
using photographed::Shot;
using Z = ZXing::BarcodeFormat;

namespace {

constexpr int kGreyRung = 19;

/// Printable ASCII, sometimes digits only: code sets A to C and the shifts between them.
std::string any_text(std::mt19937& random) {
    std::string out;
    const bool digits = random() % 2 == 0;
    for (std::size_t i = 0, length = 4 + random() % 9; i < length; ++i)
        out += static_cast<char>(digits ? '0' + random() % 10 : ' ' + random() % 95);
    return out;
}

const photographed::Kind kCode128{Z::Code128, SymbolFormat::code128, any_text};
const photographed::Kind kItf14{Z::ITF, SymbolFormat::itf, [](std::mt19937& random) { return photographed::number(random, 14); }};

/// A profile of `values` as a soft lens would give it, `module` samples a module, light 200 and bars 40.
std::vector<float> profile(const bars::Alphabet& alphabet, std::span<const int> values, double module, double blur) {
    const cv::Mat drawn = alphabet.draw(values).row(0);
    cv::Mat row;
    drawn.convertTo(row, CV_32F, 160.0 / 255, 40);
    cv::resize(row, row, cv::Size(static_cast<int>(drawn.cols * module / bars::Alphabet::kDrawnModule), 1), 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(row, row, cv::Size(0, 1), blur * module, 0.01, cv::BORDER_REPLICATE);
    return {row.begin<float>(), row.end<float>()};
}

std::vector<int> with_check(std::vector<int> values) {
    int sum = values[0];
    for (std::size_t i = 1; i < values.size(); ++i) sum += static_cast<int>(i) * values[i];
    values.push_back(sum % code128::kModulus);
    return values;
}

ean::Extent extent(const bars::Alphabet& alphabet, std::size_t values, double module) {
    return {bars::Alphabet::kDrawnQuiet * module, (bars::Alphabet::kDrawnQuiet + alphabet.modules_of(static_cast<int>(values))) * module};
}

/// Of each character but the start: `values` are read, and with one of them changed or blotted out nothing is.
void check_chain(const bars::Alphabet& alphabet, const std::vector<int>& values, double module, double blur) {
    INFO("module " << module << ", blur " << blur);
    bars::Work work;
    auto soft = profile(alphabet, values, module, blur);
    const auto place = extent(alphabet, values.size(), module);
    const auto chain = bars::read_chain(soft, place, alphabet, work);
    REQUIRE(chain);
    CHECK(chain->values == values);
    CHECK(bars::agrees(soft, *chain, alphabet, work));
    for (std::size_t i = 1; i < values.size(); ++i) {
        auto other = values;
        other[i] = (other[i] + 1) % alphabet.first_start();
        const auto damaged = profile(alphabet, other, module, blur);
        CHECK_FALSE(bars::read_chain(damaged, place, alphabet, work));
        CHECK_FALSE(bars::agrees(damaged, *chain, alphabet, work));
    }
    const double before = alphabet.modules(values[0]) + 2 * alphabet.modules(0);
    const auto first = static_cast<std::ptrdiff_t>((bars::Alphabet::kDrawnQuiet + before) * module);
    std::fill_n(soft.begin() + first, static_cast<std::ptrdiff_t>(alphabet.modules(0) * module), 40.f);
    CHECK_FALSE(bars::read_chain(soft, place, alphabet, work));
}

}  // namespace

TEST_CASE("every Code 128 character has its eleven modules and differs from all others", "[vision][code128]") {
    const auto& alphabet = code128::alphabet();
    REQUIRE(alphabet.first_start() == 103);
    REQUIRE(alphabet.stop() == 106);
    for (int value = 0; value <= alphabet.stop(); ++value) {
        const auto& widths = alphabet.widths(value);
        double bars = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (i % 2 == 0) bars += widths[i];
            CHECK(widths[i] <= 4);
        }
        CHECK(alphabet.modules(value) == (value == alphabet.stop() ? 13 : 11));
        if (value != alphabet.stop()) CHECK(static_cast<int>(bars) % 2 == 0);  // the symbology's parity: bars even, spaces odd
        for (int other = 0; other < value; ++other) CHECK(widths != alphabet.widths(other));
    }
}

TEST_CASE("every pair of ITF has two wide bars and two wide spaces and differs from all others", "[vision][itf]") {
    for (std::size_t ratio = 0; ratio < itf::kRatios.size(); ++ratio) {
        const auto& alphabet = itf::alphabet(ratio);
        REQUIRE(alphabet.first_start() == 100);
        REQUIRE(alphabet.stop() == 101);
        for (int value = 0; value < 100; ++value) {
            const auto& widths = alphabet.widths(value);
            REQUIRE(widths.size() == 10);
            for (std::size_t colour = 0; colour < 2; ++colour) {
                int wide = 0;
                for (std::size_t i = colour; i < 10; i += 2) wide += widths[i] > 1;
                CHECK(wide == 2);
            }
            for (int other = 0; other < value; ++other) CHECK(widths != alphabet.widths(other));
        }
    }
}

TEST_CASE("what is drawn from values is what ZXing draws and reads", "[vision][code128]") {
    // Start C, 89 35 24 60 12 34, check, as ISO/IEC 15417 encodes the digits.
    const auto values = with_check({105, 89, 35, 24, 60, 12, 34});
    const auto read = read_drawing(code128::alphabet().draw(values), Z::Code128);
    REQUIRE(read);
    CHECK(read->symbol.bytes == "893524601234");
    // Every value of code set B up to 95 is a character of its own.
    std::vector<int> all{104};
    std::string text;
    for (int value = 0; value < 95; ++value) all.push_back(value), text += static_cast<char>(' ' + value);
    const auto long_read = read_drawing(code128::alphabet().draw(with_check(all)), Z::Code128);
    REQUIRE(long_read);
    CHECK(long_read->symbol.bytes == text);
    for (std::size_t ratio = 0; ratio < itf::kRatios.size(); ++ratio) {
        const std::vector<int> carton{100, 18, 93, 45, 67, 89, 1, 27};
        CHECK_FALSE(read_drawing(itf::alphabet(ratio).draw(carton), Z::ITF));  // weak by itself
        const auto itf_read = read_drawing(itf::alphabet(ratio).draw(carton), Z::ITF, Weak::kept);
        REQUIRE(itf_read);
        CHECK(itf_read->symbol.bytes == "18934567890127");
    }
}

TEST_CASE("the check character finds one wrong character wherever it is", "[vision][code128]") {
    const auto values = with_check({104, 33, 52, 17, 16, 18, 99, 12, 34});
    CHECK(code128::is_checked(values));
    for (std::size_t i = 0; i < values.size(); ++i)
        for (int other = 0; other < code128::kModulus; ++other) {
            auto wrong = values;
            wrong[i] = i == 0 ? 103 + other % 3 : other;
            if (wrong != values) CHECK_FALSE(code128::is_checked(wrong));
        }
    CHECK_FALSE(code128::is_checked(std::array{104, 1}));
    CHECK_FALSE(code128::is_checked({}));
}

TEST_CASE("the size of a Code 128 is guessed to a character or two", "[vision][code128]") {
    for (const char* text : {"A", "AB12", "ABC-1234-X", "12345678", "1234567", "TRA SEN 2026/11 LO 000123", "x1y2z3", "0123456789012345678901"}) {
        CAPTURE(text);
        const int drawn = drawing::symbol(Z::Code128, text, 1).cols;
        const int narrow = drawing::symbol(Z::Code128, "A", 1).cols;  // 3 characters, stop and margins
        CHECK(std::abs(drawn - narrow - (code128::about_modules(text) - code128::about_modules("A"))) <= 22);
    }
}

TEST_CASE("edges alone say nothing about a Code 128 of few pixels", "[vision][code128]") {
    const auto lines = [](const cv::Mat& picture, double enlarged) {
        const auto reads = read_with_zxing(picture, {Z::Code128}, {.enlarged = enlarged});
        REQUIRE(reads.size() == 1);
        return reads[0].lines;
    };
    const cv::Mat one = drawing::symbol(Z::Code128, "UcDYd3QMDH8MC", 1), two = drawing::symbol(Z::Code128, "UcDYd3QMDH8MC", 2);
    CHECK(lines(one, 1) == 0);
    CHECK(lines(two, 1) >= 4);
    CHECK(lines(two, 2) == 0);  // the camera saw one pixel a module
    // Too long for grey chains: edges are all there is.
    CHECK(lines(drawing::symbol(Z::Code128, std::string(45, 'k'), 1), 1) >= 4);
}

TEST_CASE("the check digit of an ITF-14 is its GTIN's", "[vision][itf]") {
    const std::vector<int> carton{100, 18, 93, 45, 67, 89, 1, 27};
    CHECK(itf::is_checked(carton));
    for (std::size_t i = 1; i < carton.size(); ++i)
        for (const int change : {1, 10}) {  // of either digit
            auto wrong = carton;
            wrong[i] = (wrong[i] + change) % 100;
            CHECK_FALSE(itf::is_checked(wrong));
        }
    CHECK_FALSE(itf::is_checked(std::span(carton).first(7)));
    CHECK_FALSE(itf::is_checked({}));
}

TEST_CASE("a chain is found in soft profiles; one damaged character gives nothing", "[vision][code128][itf]") {
    for (const double module : {1.5, 2.4, 4.0})
        for (const double blur : {0.2, 0.5, 0.8}) {
            check_chain(code128::alphabet(), with_check({104, 33, 52, 17, 16, 18, 40, 41}), module, blur);
            if (blur > 0.6) continue;
            for (std::size_t ratio = 0; ratio < itf::kRatios.size(); ++ratio) check_chain(itf::alphabet(ratio), {100, 18, 93, 45, 67, 89, 1, 27}, module, blur);
        }
    const auto& alphabet = code128::alphabet();
    bars::Work work;
    CHECK_FALSE(bars::read_chain(std::vector<float>(400, 128.f), {40, 360}, alphabet, work));
    CHECK_FALSE(bars::read_chain(std::vector<float>(8, 128.f), {1, 7}, alphabet, work));
    CHECK_FALSE(bars::read_chain({}, {0, 0}, alphabet, work));
}

TEST_CASE("long chains that fail at the very end cost a bounded number of comparisons", "[vision][code128]") {
    std::vector<int> values{104};
    for (int i = 0; i < 58; ++i) values.push_back(i);
    values = with_check(values);
    values.back() = (values.back() + 1) % code128::kModulus;
    const cv::Mat drawn = code128::alphabet().draw(values);
    cv::Mat sheet = drawing::sheet(drawn.cols + 100, 1600), tall;
    cv::resize(drawn, tall, cv::Size(drawn.cols, 90), 0, 0, cv::INTER_NEAREST);
    for (int row = 0; row < 12; ++row) tall.copyTo(sheet(cv::Rect(50, 20 + 130 * row, tall.cols, tall.rows)));
    ReadStats stats;
    for (const auto& symbol : read(sheet, {.formats = {SymbolFormat::code128}}, &stats)) CHECK(symbol.format == SymbolFormat::unknown);
    CHECK(stats.rungs[kGreyRung].ran);
    CHECK(stats.rungs[kGreyRung].pixels < 6'000'000);
    CHECK(stats.spent_ms < 300);
}

TEST_CASE("blurred, small, noisy and bent Code 128 is read", "[vision][code128]") {
    const auto soft = count(kCode128, kGreyRung, 20, 100, [](int i, Shot& how) { how.blur = 0.5 + 0.02 * i, how.module = 2 + 0.05 * i, how.degrees = 3 * i; });
    CHECK(soft.wrong == 0);
    CHECK(soft.read >= 16);
    CHECK(soft.grey >= 8);
    const auto disc = count(kCode128, kGreyRung, 20, 200, [](int i, Shot& how) { how.blur = 0.4 + 0.015 * i, how.disc = true, how.module = 2.2, how.degrees = -4 * i; });
    CHECK(disc.wrong == 0);
    CHECK(disc.read >= 16);
    const auto small = count(kCode128, kGreyRung, 16, 300, [](int i, Shot& how) { how.module = 1.15 + 0.04 * i, how.degrees = 2 * i; });
    CHECK(small.wrong == 0);
    CHECK(small.read >= 12);
    const auto noisy = count(kCode128, kGreyRung, 16, 400, [](int i, Shot& how) { how.blur = 0.5, how.noise = 4 + i, how.contrast = 0.4, how.module = 2.4; });
    CHECK(noisy.wrong == 0);
    CHECK(noisy.read >= 13);
    const auto bent = count(kCode128, kGreyRung, 16, 500, [](int i, Shot& how) { how.bend = 0.2 + 0.03 * i, how.blur = 0.4, how.module = 2.4; });
    CHECK(bent.wrong == 0);
    CHECK(bent.read >= 12);
}

TEST_CASE("blurred, small and noisy ITF-14 is read", "[vision][itf]") {
    const auto soft = count(kItf14, kGreyRung, 20, 600, [](int i, Shot& how) { how.blur = 0.4 + 0.02 * i, how.module = 2 + 0.05 * i, how.degrees = 3 * i; });
    CHECK(soft.wrong == 0);
    CHECK(soft.read >= 15);
    CHECK(soft.grey >= 5);
    const auto noisy = count(kItf14, kGreyRung, 16, 700, [](int i, Shot& how) { how.blur = 0.5, how.noise = 4 + i, how.contrast = 0.4, how.module = 2.4; });
    CHECK(noisy.wrong == 0);
    CHECK(noisy.read >= 12);
}

TEST_CASE("a blurred Code 128 reads the same in all quarter turns and in a mirror, and says where it is", "[vision][code128]") {
    const std::string text = "TV-2026/07";
    Shot how;
    how.blur = 0.7, how.degrees = 8, how.module = 2.4;
    const cv::Mat upright = photographed::shot(drawing::symbol(Z::Code128, text, 8), how);
    for (int turn = 0; turn < 8; ++turn) {
        INFO("turn " << turn);
        cv::Mat picture = upright.clone();
        if (turn >= 4) cv::flip(picture, picture, 1);
        if (turn % 4 != 0) cv::rotate(picture, picture, turn % 4 - 1);
        const auto symbols = read(picture);
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].bytes == text);
        CHECK(symbols[0].symbology_identifier == "]C0");
        CHECK(symbols[0].rung == kGreyRung);
        const auto& p = symbols[0].polygon;
        CHECK(centre(p).x == Approx(picture.cols / 2.0).margin(25));
        CHECK(centre(p).y == Approx(picture.rows / 2.0).margin(25));
        if (turn == 0) CHECK(p[0].x < p[1].x);
        if (turn == 2) CHECK(p[0].x > p[1].x);
    }
}

TEST_CASE("a blurred GS1-128 keeps its identifier and its separators", "[vision][code128]") {
    Shot how;
    how.blur = 0.65, how.noise = 10, how.contrast = 0.5, how.module = 2.2;
    const cv::Mat drawn = drawing::symbol(Z::Code128, "(01)08934567890120(10)LO7(21)9", 8, "gs1");
    const auto symbols = read(photographed::shot(drawn, how, {800, 480}));
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].symbology_identifier == "]C1");
    CHECK(symbols[0].bytes == "010893456789012010LO7\x1D" "219");
    CHECK(symbols[0].rung == kGreyRung);
}

TEST_CASE("grey Code 128 is looked for only when it is asked for and something is open", "[vision][code128]") {
    Shot how;
    how.blur = 0.7, how.module = 2.4;
    const cv::Mat blurred = photographed::shot(drawing::symbol(Z::Code128, "TV-2026/07", 8), how);
    ReadStats stats;
    CHECK(read(blurred, {.formats = {SymbolFormat::ean13}}, &stats).empty());
    CHECK_FALSE(stats.rungs[kGreyRung].ran);
    CHECK(read(blurred, {.formats = {SymbolFormat::code128}}, &stats).size() == 1);
    CHECK(stats.rungs[kGreyRung].ran);
    how.blur = 0.2;
    CHECK(read(photographed::shot(drawing::symbol(Z::Code128, "TV-2026/07", 8), how), {}, &stats).size() == 1);
    CHECK_FALSE(stats.rungs[kGreyRung].ran);
}
