// SPDX-License-Identifier: Apache-2.0
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <temviet/base/limits.hpp>

#include "catch.hpp"
#include "drawn.hpp"
#include "io/heif.hpp"
#include "io/image_header.hpp"
#include "io/load_image.hpp"

using namespace temviet;
using namespace temviet::cli;

namespace {

std::string encode(const char* extension, const cv::Mat& picture) {
    std::vector<std::uint8_t> out;
    REQUIRE(cv::imencode(extension, picture, out));
    return {out.begin(), out.end()};
}

std::string code_of(const std::string& file) {
    const auto image = load_image_bytes(file, "x.jpg");
    if (image) return "";
    CHECK(image.error().message.find("x.jpg") != std::string::npos);
    CHECK_FALSE(image.error().hint.empty());
    return image.error().code;
}

/// Dark in its left half.
cv::Mat halves(int width, int height) {
    cv::Mat out = drawn::paper(width, height);
    out(cv::Rect(0, 0, width / 2, height)).setTo(20);
    return out;
}

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
}

/// The EXIF segment that says "turn clockwise by a quarter to view" (orientation 6).
std::string exif_quarter_turn() {
    using namespace std::string_literals;
    const std::string body = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s;
    const auto length = static_cast<char>(body.size() + 2);
    return "\xFF\xE1\0"s + length + body;
}

}  // namespace

TEST_CASE("every format comes out upright and grey, with its size") {
    for (const char* extension : {".jpg", ".png", ".webp", ".tif", ".bmp"}) {
        CAPTURE(extension);
        const auto file = encode(extension, halves(64, 40));
        const auto header = read_image_header(file);
        CHECK(header.width == 64);
        CHECK(header.height == 40);
        const auto image = load_image_bytes(file, "x");
        REQUIRE(image);
        CHECK(image->width() == 64);
        CHECK(image->height() == 40);
        const auto frame = image->frame();
        REQUIRE(frame);
        CHECK(*frame->at(5, 20) < 60);
        CHECK(*frame->at(60, 20) > 200);
    }
}

TEST_CASE("the EXIF orientation is applied") {
    auto file = encode(".jpg", halves(64, 40));
    file.insert(2, exif_quarter_turn());
    const auto image = load_image_bytes(file, "x");
    REQUIRE(image);
    CHECK(image->width() == 40);
    CHECK(image->height() == 64);
    const auto frame = image->frame().value();
    CHECK(*frame.at(20, 5) < 60);  // left came to the top
    CHECK(*frame.at(20, 60) > 200);
}

TEST_CASE("transparent is white, also for black on nothing") {
    cv::Mat picture(40, 64, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    picture(cv::Rect(0, 0, 32, 40)).setTo(cv::Scalar(0, 0, 0, 255));
    const auto image = load_image_bytes(encode(".png", picture), "x");
    REQUIRE(image);
    const auto frame = image->frame().value();
    CHECK(*frame.at(5, 20) == 0);
    CHECK(*frame.at(60, 20) == 255);
}

TEST_CASE("16 bits a sample are brought to 8") {
    cv::Mat picture;
    halves(64, 40).convertTo(picture, CV_16U, 257);
    const auto image = load_image_bytes(encode(".png", picture), "x");
    REQUIRE(image);
    CHECK(*image->frame().value().at(60, 20) == 255);
    CHECK(*image->frame().value().at(5, 20) == 20);
}

TEST_CASE("what cannot be a picture is named as what it is") {
    using namespace std::string_literals;
    CHECK(code_of("") == "IMAGE_EMPTY");
    CHECK(code_of("hello, this is text") == "IMAGE_UNKNOWN_FORMAT");
    CHECK(code_of("%PDF-1.7 something") == "IMAGE_UNKNOWN_FORMAT");
    CHECK(code_of("GIF89a\x40\0\x40\0 and so on"s) == "IMAGE_ANIMATED");
    CHECK(code_of("\0\0\0\x18" "ftypheic\0\0\0\0"s) == "IMAGE_HEIC_UNSUPPORTED");
    CHECK(code_of("\0\0\0\x18" "ftypavif\0\0\0\0"s) == "IMAGE_HEIC_UNSUPPORTED");
    CHECK(code_of("\0\0\0\x18" "ftypisom\0\0\0\0isommp41"s) == "IMAGE_UNKNOWN_FORMAT");
}

TEST_CASE("a file cut anywhere is an error, never a half picture or a crash") {
    for (const char* extension : {".jpg", ".png"}) {
        const auto file = encode(extension, halves(64, 40));
        for (std::size_t size = 16; size < file.size(); size += 7) {
            CAPTURE(extension, size);
            CHECK(code_of(file.substr(0, size)) == "IMAGE_TRUNCATED");
        }
    }
    for (const char* extension : {".webp", ".tif", ".bmp"}) {
        const auto file = encode(extension, halves(64, 40));
        for (std::size_t size = 1; size < file.size(); size += 7) (void)load_image_bytes(file.substr(0, size), "x");
    }
}

TEST_CASE("what follows the end of a JPEG does not matter, an end within its thumbnail does not count") {
    const auto file = encode(".jpg", halves(64, 40));
    CHECK(load_image_bytes(file + "a motion picture follows", "x"));
    auto thumbnail_only = file.substr(0, file.size() - 2);
    thumbnail_only.insert(2, std::string("\xFF\xE1\0\x06\xFF\xD8\xFF\xD9", 8));
    CHECK(code_of(thumbnail_only) == "IMAGE_TRUNCATED");
}

TEST_CASE("huge pictures are refused by their header, before decoding") {
    auto png = encode(".png", halves(64, 40));
    png.replace(16, 8, big_endian(0x7FFFFFFF) + big_endian(0x7FFFFFFF));
    CHECK(code_of(png) == "IMAGE_TOO_LARGE");
    auto just = encode(".png", halves(64, 40));
    just.replace(16, 8, big_endian(8001) + big_endian(8000));
    CHECK(code_of(just) == "IMAGE_TOO_LARGE");
    auto bmp = encode(".bmp", halves(64, 40));
    bmp.replace(18, 8, std::string("\xFF\xFF\xFF\x7F\0\0\0\x80", 8));  // the height is INT_MIN
    CHECK(code_of(bmp) == "IMAGE_TOO_LARGE");
}

TEST_CASE("animations are refused") {
    auto png = encode(".png", halves(64, 40));
    png.insert(33, big_endian(8) + "acTL" + std::string(12, '\0'));
    CHECK(code_of(png) == "IMAGE_ANIMATED");
    std::string webp = "RIFF" + std::string("\x16\0\0\0", 4) + "WEBPVP8X" + std::string("\x0A\0\0\0\x02\0\0\0\x3F\0\0\x27\0\0", 14);
    CHECK(code_of(webp) == "IMAGE_ANIMATED");
}

TEST_CASE("damage inside a complete file is an error or a picture, never a crash") {
    for (const char* extension : {".jpg", ".png", ".webp", ".tif", ".bmp"}) {
        const auto file = encode(extension, halves(64, 40));
        for (std::size_t at = 0; at < file.size(); at += 1 + file.size() / 97) {
            auto damaged = file;
            damaged[at] = static_cast<char>(~damaged[at]);
            const auto image = load_image_bytes(damaged, "x");
            if (!image) CHECK_FALSE(image.error().code.empty());
        }
    }
}

TEST_CASE("a PNG whose checksums are wrong is broken, not half decoded") {
    auto file = encode(".png", halves(64, 40));
    const auto data = file.find("IDAT");
    REQUIRE(data != std::string::npos);
    file[data + 6] = static_cast<char>(~file[data + 6]);
    CHECK(code_of(file) == "IMAGE_BROKEN");
}

TEST_CASE("HEIC and AVIF are told apart by any brand, and without libheif the error names format and phone setting") {
    using namespace std::string_literals;
    CHECK(read_image_header("\0\0\0\x18" "ftypmif1\0\0\0\0mif1heic"s).kind == ImageKind::heic);
    CHECK(read_image_header("\0\0\0\x18" "ftypmif1\0\0\0\0mif1avif"s).kind == ImageKind::avif);
    CHECK(read_image_header("\0\0\0\x18" "ftypXYZ1\0\0\0\0mif1heic"s).kind == ImageKind::heic);
    CHECK(read_image_header("\0\0\0\x14" "ftypXYZ1\0\0\0\0miafheic"s).kind == ImageKind::heic);
    CHECK(read_image_header("\0\0\0\x10" "ftypXYZ1\0\0\0\0heic"s).kind == ImageKind::unknown);  // past the box
    CHECK(read_image_header("\xFF\xFF\xFF\xFF" "ftyp"s).kind == ImageKind::unknown);
    REQUIRE_FALSE(heif_is_built_in());
    const auto heic = load_image_bytes("\0\0\0\x18" "ftypheic\0\0\0\0mif1heic"s, "IMG_1.HEIC");
    REQUIRE_FALSE(heic);
    CHECK(heic.error().message.find("HEIC") != std::string::npos);
    CHECK(heic.error().hint.find("Most Compatible") != std::string::npos);
    const auto avif = load_image_bytes("\0\0\0\x18" "ftypavif\0\0\0\0mif1avif"s, "IMG_1.avif");
    REQUIRE_FALSE(avif);
    CHECK(avif.error().message.find("AVIF") != std::string::npos);
}

TEST_CASE("colours for people: reduced, upright, transparency on white, grey pictures too") {
    cv::Mat big(3000, 5000, CV_8UC3, cv::Scalar(10, 20, 200));
    big(cv::Rect(2500, 0, 2500, 3000)).setTo(cv::Scalar(200, 20, 10));
    for (const char* extension : {".jpg", ".png"}) {
        CAPTURE(extension);
        const auto image = load_colour_bytes(encode(extension, big), "x", 1200);
        REQUIRE(image);
        CHECK(image->width == 1200);
        CHECK(image->height == 720);
        const auto* left = image->pixels.get() + 3 * (360 * 1200 + 100);
        CHECK(std::abs(left[2] - 200) < 12);
        CHECK(std::abs(left[0] - 10) < 12);
        const auto* right = image->pixels.get() + 3 * (360 * 1200 + 1100);
        CHECK(std::abs(right[0] - 200) < 12);
    }
    const auto small = load_colour_bytes(encode(".png", halves(64, 40)), "x", 1200);
    REQUIRE(small);
    CHECK(small->width == 64);
    CHECK(small->pixels.get()[3 * 5] == 20);
    const cv::Mat clear(10, 10, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    const auto white = load_colour_bytes(encode(".png", clear), "x", 1200);
    REQUIRE(white);
    CHECK(white->pixels.get()[0] == 255);
    CHECK(load_colour_bytes("", "x", 1200).error().code == "IMAGE_EMPTY");
}
