// SPDX-License-Identifier: Apache-2.0
#include "stamps.hpp"

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <random>

#include "stopwatch.hpp"

namespace bench {
namespace {

using Random = std::mt19937;
using Corners = std::vector<cv::Point2f>;

struct Kind {
    const char* name;
    ZXing::BarcodeFormat format;
    const char* options;
    const char* before;  ///< the signature
};
constexpr Kind kKinds[] = {{"QR", ZXing::BarcodeFormat::QRCode, "ecLevel=M", "https://tem.example.vn/01/08931234567897/21/A7K2M9Q4?vts="},
                           {"Data Matrix", ZXing::BarcodeFormat::DataMatrix, "gs1,forceSquare", "(01)08931234567897(21)A7K2M9(98)"}};

struct Print {
    const char* name;
    double ink, paper;  // grey levels
};
constexpr Print kPrints[] = {{"sharp", 35, 225}, {"faint", 150, 190}};
constexpr double kPixels[] = {1.6, 2, 3, 5};  // a module

constexpr int kQuiet = 3, kDrawn = 8;  // modules around it; pixels a module before the camera
constexpr double kLargest = 0.6;       // of the short side of the photograph
constexpr double kBlur = 0.22;         // modules
constexpr double kShake = 0.06;        // of the half diagonal, each corner in or out

double number(Random& random, double from, double to) { return from + (to - from) * static_cast<double>(random() % 10'001) / 10'000; }

std::string signature_of(Random& random) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    for (int i = 0; i < 90; ++i) out += kAlphabet[random() % 64];
    return out;
}

/// 0 ink, 255 paper.
cv::Mat label_of(const Kind& kind, const std::string& signature) {
    const auto barcode = ZXing::CreateBarcodeFromText(kind.before + signature, ZXing::CreatorOptions(kind.format, kind.options));
    const auto image = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(kDrawn).addQuietZones(false));
    const cv::Mat symbol(image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.data()), static_cast<std::size_t>(image.rowStride()));
    cv::Mat out;
    constexpr int around = kQuiet * kDrawn;
    cv::copyMakeBorder(symbol, out, around, around, around, around, cv::BORDER_CONSTANT, cv::Scalar(255));
    return out;
}

std::vector<cv::Rect2d> symbols_in(const cv::Mat& grey) {
    const temviet::Plane plane{grey.data, grey.step * static_cast<std::size_t>(grey.rows), grey.step, 1};
    const auto frame = temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1));
    std::vector<cv::Rect2d> out;
    const auto symbols = temviet::read_symbols(*frame).value();
    for (const auto& symbol : symbols) {
        cv::Rect2d box(symbol.polygon[0].x, symbol.polygon[0].y, 1, 1);
        for (const auto& corner : symbol.polygon) box |= cv::Rect2d(corner.x, corner.y, 1, 1);
        out.push_back(box);
    }
    return out;
}

/// A middle where a stamp of `side` hides none of `taken`.
std::optional<cv::Point2d> free_place(cv::Size size, double side, const std::vector<cv::Rect2d>& taken, Random& random) {
    const double reach = std::min(0.75 * side, std::min(size.width, size.height) / 2.0 - 1);
    for (int tries = 0; tries < 200; ++tries) {
        const cv::Point2d at(number(random, reach, size.width - reach), number(random, reach, size.height - reach));
        const cv::Rect2d box(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
        if (std::all_of(taken.begin(), taken.end(), [&](const cv::Rect2d& other) { return (other & box).area() == 0; })) return at;
    }
    return std::nullopt;
}

/// `label` as a camera sees it, of `side` pixels, turned and not quite square, laid into `grey`.
void lay(cv::Mat& grey, const cv::Mat& label, cv::Point2d at, double side, double pixels, const Print& print, Random& random) {
    constexpr double kFiner = 4;
    const double turn = number(random, 0, 2 * CV_PI);
    const int window = static_cast<int>(1.5 * side) + 8;
    const cv::Point2d corner(std::floor(at.x - window / 2.0), std::floor(at.y - window / 2.0));
    const auto edge = static_cast<float>(label.cols);
    Corners from{{0, 0}, {edge, 0}, {edge, edge}, {0, edge}}, to;
    for (int i = 0; i < 4; ++i) {
        const double angle = turn + CV_PI / 4 + i * CV_PI / 2, far = side / std::sqrt(2.0) * (1 + number(random, -kShake, kShake));
        to.emplace_back(static_cast<float>((at.x - far * std::cos(angle) - corner.x) * kFiner), static_cast<float>((at.y - far * std::sin(angle) - corner.y) * kFiner));
    }
    const cv::Mat map = cv::getPerspectiveTransform(from, to);
    const cv::Size finer(static_cast<int>(window * kFiner), static_cast<int>(window * kFiner));
    cv::Mat seen, mask;
    cv::warpPerspective(label, seen, map, finer, cv::INTER_AREA, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::warpPerspective(cv::Mat(label.size(), CV_8UC1, cv::Scalar(255)), mask, map, finer);
    cv::GaussianBlur(seen, seen, {}, kBlur * pixels * kFiner);
    cv::resize(seen, seen, {window, window}, 0, 0, cv::INTER_AREA);
    cv::resize(mask, mask, {window, window}, 0, 0, cv::INTER_AREA);
    for (int y = 0; y < window; ++y)
        for (int x = 0; x < window; ++x) {
            const cv::Point pixel(static_cast<int>(corner.x) + x, static_cast<int>(corner.y) + y);
            if (!cv::Rect({0, 0}, grey.size()).contains(pixel)) continue;
            const double share = mask.at<std::uint8_t>(y, x) / 255.0, level = print.ink + (print.paper - print.ink) * seen.at<std::uint8_t>(y, x) / 255 + number(random, -3.5, 3.5);
            auto& value = grey.at<std::uint8_t>(pixel);
            value = cv::saturate_cast<std::uint8_t>(value * (1 - share) + level * share);
        }
}

struct Score {
    int read = 0;
    std::vector<double> ms = {};
};

}  // namespace

int run_stamps(const std::vector<Reader>& readers, const std::vector<cv::Mat>& photographs) {
    std::printf("%-12s %-6s %9s pics", "stamp", "print", "px/module");
    for (const auto& reader : readers) std::printf(" | %-20s", reader.name.c_str());
    std::printf("\n%33s", "");
    for (std::size_t i = 0; i < readers.size(); ++i) std::printf(" | %5s %6s %7s", "read", "ms", "p95");
    std::printf("\n");
    std::vector<std::vector<cv::Rect2d>> taken;
    for (const auto& photograph : photographs) taken.push_back(symbols_in(photograph));
    for (const auto& kind : kKinds)
        for (const auto& print : kPrints)
            for (const double pixels : kPixels) {
                Random random(static_cast<unsigned>(pixels * 1000) + (&kind == kKinds ? 1 : 2) + (&print == kPrints ? 10 : 20));
                std::vector<Score> scores(readers.size());
                int pictures = 0;
                for (std::size_t i = 0; i < photographs.size(); ++i) {
                    cv::Mat grey = photographs[i].clone();
                    const auto signature = signature_of(random);
                    const cv::Mat label = label_of(kind, signature);
                    const double side = pixels * label.cols / kDrawn;
                    if (side > kLargest * std::min(grey.cols, grey.rows)) continue;
                    const auto at = free_place(grey.size(), side, taken[i], random);
                    if (!at) continue;
                    lay(grey, label, *at, side, pixels, print, random);
                    ++pictures;
                    for (std::size_t k = 0; k < readers.size(); ++k) {
                        Codes codes;
                        scores[k].ms.push_back(timed(1, [&] { codes = readers[k].read(grey); }));
                        scores[k].read += std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return code.bytes.ends_with(signature); });
                    }
                }
                std::printf("%-12s %-6s %9.1f %4d", kind.name, print.name, pixels, pictures);
                for (const auto& score : scores) std::printf(" | %5d %6.1f %7.1f", score.read, quantile(score.ms, 0.5), quantile(score.ms, 0.95));
                std::printf("\n");
                std::fflush(stdout);
            }
    return 0;
}

}  // namespace bench
