// SPDX-License-Identifier: Apache-2.0
// Annotated pictures: what they show is never better than level and use, and the photo itself stays what it was.
#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "../report/sample_report.hpp"
#include "catch.hpp"
#include "draw/annotate.hpp"
#include "draw/contact_sheet.hpp"
#include "draw/verdict_sign.hpp"
#include "io/heif.hpp"

using namespace temviet;
using namespace temviet::cli;

namespace {

constexpr Level kLevels[] = {Level::stamp_valid_item, Level::stamp_valid_batch, Level::signed_unconfirmed, Level::registered,
                             Level::unknown,          Level::suspect,           Level::rejected,           Level::no_decision};
constexpr Use kUses[] = {Use::ok, Use::expired, Use::alert, Use::recalled};

cv::Vec3b pixels_of(const Colour& colour) {
    const auto byte = [](double value) { return static_cast<unsigned char>(std::lround(255 * value)); };
    return {byte(colour.blue), byte(colour.green), byte(colour.red)};
}

double luminance(const Colour& colour) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

cv::Mat grey_photo() { return cv::Mat(600, 800, CV_8UC3, cv::Scalar(120, 120, 120)); }
Photo photo_of(const cv::Mat& pixels, double scale = 1) { return {{pixels.data, pixels.cols, pixels.rows, pixels.step, 3}, scale, {}}; }

Report report_with(Verdict verdict) {
    ReportItem item = recalled_item();
    item.verdict = verdict;
    Report report = report_of(item);
    report.symbols[0].polygon = {Point{300, 200}, Point{400, 200}, Point{400, 300}, Point{300, 300}};
    return report;
}

cv::Mat drawn(const Report& report, const Photo& photo, Language language = Language::vi) {
    const auto file = annotated_picture(report, photo, language, Encoding::png);
    REQUIRE(file);
    return cv::imdecode(cv::Mat(1, static_cast<int>(file->size()), CV_8U, const_cast<char*>(file->data())), cv::IMREAD_COLOR);
}

int count(const cv::Mat& picture, const Colour& colour) {
    cv::Mat found;
    cv::inRange(picture, pixels_of(colour), pixels_of(colour), found);
    return cv::countNonZero(found);
}

}  // namespace

TEST_CASE("colours: white words read on all of them, and only valid answers are green") {
    for (int i = 0; i <= static_cast<int>(Headline::no_decision); ++i) {
        const auto headline = static_cast<Headline>(i);
        const Colour colour = colour_of(headline);
        CAPTURE(i);
        CHECK(1.05 / (luminance(colour) + 0.05) >= 4.5);
        const bool green = colour.green > 1.2 * colour.red && colour.green >= colour.blue;
        CHECK(green == (headline == Headline::good || headline == Headline::good_batch));
        for (int j = 0; j < i; ++j) CHECK(pixels_of(colour) != pixels_of(colour_of(static_cast<Headline>(j))));
    }
}

TEST_CASE("signs differ without any colour") {
    std::vector<cv::Mat> signs;
    for (int i = 0; i <= static_cast<int>(Headline::no_decision); ++i) {
        auto canvas = Canvas::bitmap(64, 64, 1, kBlack);
        REQUIRE(canvas);
        draw_sign(*canvas, {8, 8, 48, 48}, static_cast<Headline>(i));
        const auto file = canvas->finish();
        REQUIRE(file);
        cv::Mat grey = cv::imdecode(cv::Mat(1, static_cast<int>(file->size()), CV_8U, const_cast<char*>(file->data())), cv::IMREAD_GRAYSCALE) > 128;
        CHECK(cv::countNonZero(grey) > 100);
        for (std::size_t j = 0; j < signs.size(); ++j) {
            CAPTURE(i, j);
            cv::Mat other;
            cv::bitwise_xor(grey, signs[j], other);
            CHECK(cv::countNonZero(other) > 60);
        }
        signs.push_back(grey);
    }
}

TEST_CASE("band and outline have the colour of the headline for every level and use, green for good ones only") {
    const auto photo = grey_photo();
    for (const Level level : kLevels)
        for (const Use use : kUses) {
            const Verdict verdict{level, use};
            const auto picture = drawn(report_with(verdict), photo_of(photo));
            CAPTURE(to_string(level), to_string(use));
            CHECK(count(picture, colour_of(headline(verdict))) > 20'000);
            const bool valid = static_cast<int>(level) <= static_cast<int>(Level::stamp_valid_batch) && use == Use::ok;
            CHECK((count(picture, colour_of(Headline::good)) + count(picture, colour_of(Headline::good_batch)) > 0) == valid);
            CHECK(picture.at<cv::Vec3b>(200 - 10, 350) == pixels_of(colour_of(headline(verdict))));  // 20 % around the code
            CHECK(picture.at<cv::Vec3b>(250, 350) == cv::Vec3b(120, 120, 120));                      // the code itself is untouched
            CHECK(picture.at<cv::Vec3b>(500, 700) == cv::Vec3b(120, 120, 120));
        }
}

TEST_CASE("a photo that was scaled down gets its outline at the right place") {
    const auto photo = grey_photo();
    Report report = report_with({Level::rejected, Use::ok});
    for (auto& corner : report.symbols[0].polygon) corner.x *= 4, corner.y *= 4;
    const auto picture = drawn(report, photo_of(photo, 0.25));
    CHECK(picture.at<cv::Vec3b>(190, 350) == pixels_of(colour_of(Headline::rejected)));
}

TEST_CASE("any outcome, in both languages, with long, hostile and missing texts is drawn") {
    const auto photo = grey_photo();
    std::string hostile = "Trà \xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\x07\xFF";
    for (int i = 0; i < 200; ++i) hostile += "T\xCC\xB7\xCC\xA1\xCC\x9B";  // letters with towers of marks
    for (int i = 0; i <= static_cast<int>(Reason::test_registry); i += 3)
        for (const Language language : {Language::vi, Language::en}) {
            ReportItem item = item_with(static_cast<Reason>(i));
            item.claims.name = hostile;
            item.claims.lot = std::string(5000, 'W');
            Report report = report_of(item, Env::test);
            report.file = hostile;
            const auto picture = drawn(report, photo_of(photo), language);
            CAPTURE(i);
            CHECK(count(picture, colour_of(headline(item.verdict))) > 20'000);
        }
}

TEST_CASE("the worst item is shown among many, and a report without items is drawn as its verdict") {
    const auto photo = grey_photo();
    Report report = report_with({Level::stamp_valid_item, Use::ok});
    report.items.resize(12, report.items[0]);
    report.items[11].verdict = {Level::stamp_valid_item, Use::recalled};
    CHECK(count(drawn(report, photo_of(photo)), colour_of(Headline::recalled)) > 20'000);
    report.items.clear();
    report.verdict = {Level::no_decision, Use::ok};
    CHECK(count(drawn(report, photo_of(photo)), colour_of(Headline::no_decision)) > 20'000);
}

TEST_CASE("symbol indices out of range draw nothing and break nothing") {
    const auto photo = grey_photo();
    Report report = report_with({Level::unknown, Use::ok});
    report.items[0].symbols = {7, 0, 99};
    for (auto& corner : report.symbols[0].polygon) corner = {-1e9, 1e9};
    CHECK(count(drawn(report, photo_of(photo)), colour_of(Headline::unknown)) > 20'000);
}

TEST_CASE("a contact sheet has one page for 24 pictures and gives each page once") {
    const auto photo = grey_photo();
    const Photo view = photo_of(photo);
    const Report report = report_with({Level::suspect, Use::ok});
    ContactSheet sheet(25, Language::vi);
    int pages = 0;
    for (int i = 0; i < 25; ++i) {
        REQUIRE(sheet.add(report, i % 3 == 0 ? nullptr : &view));
        const auto page = sheet.take_page();
        REQUIRE(page);
        CHECK(page->has_value() == (i == 23 || i == 24));
        if (*page) ++pages;
    }
    CHECK(pages == 2);
    REQUIRE(sheet.take_page());
    CHECK_FALSE(sheet.take_page()->has_value());
}

TEST_CASE("the HEIC error names format and phone setting in both languages") {
    const Error error = heif_unsupported(ImageKind::heic, "IMG_1.HEIC");
    CHECK(error.hint.find("Most Compatible") != std::string::npos);
    const Error shown = translated(error, Language::vi);
    CHECK(shown.message.find("là ảnh HEIC") != std::string::npos);
    CHECK(shown.hint.find("Tương thích nhất") != std::string::npos);
    CHECK(translated(heif_unsupported(ImageKind::avif, "a.avif"), Language::vi).message.find("là ảnh AVIF") != std::string::npos);
}

TEST_CASE("caption lines say the reason when something is wrong, and always what is not proved") {
    const auto bad = caption_lines(recalled_item(), Language::vi);
    REQUIRE(bad.size() >= 4);
    CHECK(bad[0].find("Sản phẩm theo sổ") == 0);
    CHECK(bad[1].find("Lý do: ") == 0);
    CHECK(std::any_of(bad.begin(), bad.end(), [](const std::string& line) { return line.find("Không chứng tỏ") == 0; }));
    for (const auto& line : bad) CHECK(line.find('\n') == std::string::npos);
    ReportItem empty;
    CHECK(caption_lines(empty, Language::en).size() >= 1);
}
