// SPDX-License-Identifier: Apache-2.0
// Drawn symbols, slanted, blurred, noisy and blotted as the bytes say. A code with error correction is read as it was drawn or not at
// all; polygons lie about the picture; the counted work stays bounded.
#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <array>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <temviet/vision/read_symbols.hpp>

#include "fuzz.hpp"

using namespace temviet;

namespace {

/// What is drawn and what the camera does; then come the characters (text_length of them), then blots of four bytes each.
struct Head {
    std::uint8_t format, scale, text_length, turn, slant, blur, noise, contrast, options, seed;
};

constexpr std::array kFormats{ZXing::BarcodeFormat::QRCode, ZXing::BarcodeFormat::DataMatrix, ZXing::BarcodeFormat::Aztec, ZXing::BarcodeFormat::Code128,
                              ZXing::BarcodeFormat::ITF, ZXing::BarcodeFormat::EAN13};

std::string seed(Head head, const std::string& text, const std::string& blots = {}) {
    head.text_length = static_cast<std::uint8_t>(text.size());
    return std::string(reinterpret_cast<const char*>(&head), sizeof head) + text + blots;
}

/// Printable, and of ITF and EAN-13 a fixed number of digits (ZXing adds the check digit).
std::string text_of(std::size_t format, const std::uint8_t* bytes, std::size_t size) {
    std::string out;
    const std::size_t digits = format == 4 ? 13 : format == 5 ? 12 : 0;
    for (std::size_t i = 0; i < (digits != 0 ? digits : size); ++i) {
        const auto byte = i < size ? bytes[i] : std::uint8_t{7};
        out += static_cast<char>(digits != 0 ? '0' + byte % 10 : ' ' + byte % 95);
    }
    if (format == 4) {
        int sum = 0;
        for (std::size_t i = 0; i < out.size(); ++i) sum += (out[i] - '0') * (i % 2 == 0 ? 3 : 1);
        out += static_cast<char>('0' + (10 - sum % 10) % 10);
    }
    return out;
}

cv::Mat draw(std::size_t format, const std::string& text, int scale) {
    const auto barcode = ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(kFormats[format]));
    const auto image = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(scale).addQuietZones(true));
    return cv::Mat(image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.data()), static_cast<std::size_t>(image.rowStride())).clone();
}

cv::Mat shoot(const cv::Mat& drawn, const Head& head) {
    const float w = static_cast<float>(drawn.cols), h = static_cast<float>(drawn.rows), in = head.slant / 255.f * 0.4f;
    const cv::Size size(drawn.cols + 40, drawn.rows + 40);
    const std::array from{cv::Point2f(0, 0), cv::Point2f(w, 0), cv::Point2f(w, h), cv::Point2f(0, h)};
    std::array to{cv::Point2f(w * in, 0), cv::Point2f(w * (1 - in), 0), cv::Point2f(w, h), cv::Point2f(0, h)};
    const double turn = head.turn / 255.0 * 2 * CV_PI;
    for (auto& corner : to) {
        const auto x = static_cast<double>(corner.x - w / 2), y = static_cast<double>(corner.y - h / 2);
        corner = cv::Point2f(static_cast<float>(x * std::cos(turn) - y * std::sin(turn)) + static_cast<float>(size.width) / 2,
                             static_cast<float>(x * std::sin(turn) + y * std::cos(turn)) + static_cast<float>(size.height) / 2);
    }
    cv::Mat out(size, CV_8UC1);
    cv::warpPerspective(drawn, out, cv::getPerspectiveTransform(from.data(), to.data()), size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(220));
    if (head.blur != 0) cv::GaussianBlur(out, out, cv::Size(0, 0), 0.2 + head.blur / 80.0);
    out.convertTo(out, CV_8U, 0.15 + head.contrast / 300.0, head.options & 8 ? 90 : 10);
    if (head.options & 1) out = 255 - out;
    cv::Mat grain(out.size(), CV_16S);
    cv::RNG(head.seed).fill(grain, cv::RNG::NORMAL, 0, head.noise / 6.0);
    cv::add(out, grain, out, cv::noArray(), CV_8U);
    return out;
}

}  // namespace

std::vector<std::string> fuzz_seeds() {
    const std::string link = "https://example.vn/01/08931234567897/21/7";
    return {seed({0, 3, 0, 4, 10, 0, 10, 200, 0, 1}, link), seed({1, 4, 0, 30, 20, 40, 10, 200, 0, 2}, link), seed({1, 5, 0, 0, 0, 10, 10, 255, 0, 3}, link, "\x20\x30\x08\x40"),
            seed({2, 4, 0, 9, 10, 20, 10, 200, 1, 4}, link), seed({3, 2, 0, 3, 0, 60, 10, 200, 0, 5}, "TV-2026/07"), seed({4, 2, 0, 2, 0, 60, 10, 200, 0, 6}, "1893456789012"),
            seed({5, 2, 0, 2, 0, 80, 10, 200, 0, 7}, "893456789012"), seed({0, 4, 0, 100, 60, 30, 20, 100, 2, 8}, link, "\x40\x40\x10\xff\x60\x20\x10\x01"), ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Head head{};
    if (size < sizeof head) return 0;
    std::memcpy(&head, data, sizeof head);
    data += sizeof head, size -= sizeof head;
    const std::size_t format = head.format % kFormats.size(), length = std::min<std::size_t>(head.text_length % 64, size);
    if (length == 0) return 0;
    const std::string text = text_of(format, data, length);
    data += length, size -= length;
    cv::Mat picture;
    try {
        picture = shoot(draw(format, text, 1 + head.scale % 6), head);
    } catch (const std::invalid_argument&) {
        return 0;  // a text that this symbology cannot carry
    }
    for (; size >= 4; data += 4, size -= 4)
        cv::rectangle(picture, cv::Rect(data[0] * 2, data[1] * 2, 1 + data[2] % 32, 1 + data[2] / 8), cv::Scalar(data[3]), cv::FILLED);
    const Plane plane{picture.data, picture.total(), picture.step, 1};
    const auto frame = Frame::from_planes(PixelFormat::grey, {picture.cols, picture.rows}, std::span(&plane, 1));
    demand(frame.has_value(), "a drawn picture is a frame");
    ReadOptions options;
    options.fast_only = (head.options & 2) != 0;
    if ((head.options & 4) != 0) options.formats = {SymbolFormat::qr, SymbolFormat::data_matrix, SymbolFormat::code128};
    ReadStats stats;
    const auto symbols = read_symbols(*frame, options, &stats);
    demand(symbols.has_value(), "a drawn picture can be read");
    demand(stats.spent_ms < 3 * options.hard_ms, "the counted work is bounded");
    for (const auto& symbol : *symbols) {
        const bool corrected = symbol.format == SymbolFormat::qr || symbol.format == SymbolFormat::data_matrix || symbol.format == SymbolFormat::aztec;
        demand(!corrected || symbol.bytes == text, "error correction gives what was drawn or nothing");
        for (const auto& corner : symbol.polygon) {
            demand(std::isfinite(corner.x) && std::isfinite(corner.y), "corners are numbers");
            demand(std::abs(corner.x) <= 4.0 * picture.cols + 64 && std::abs(corner.y) <= 4.0 * picture.rows + 64, "corners lie about the picture");
        }
    }
    return 0;
}
