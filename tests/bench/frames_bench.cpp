// SPDX-License-Identifier: Apache-2.0
// One drawn pack with a QR code and an EAN-13 as a camera hands it over, in every pixel format and three sizes, beside ZXing's
// defaults on the same grey pixels in the same run. Prints JSON lines. Usage: bench_frames [repeats, default 7]
#include <ZXing/CreateBarcode.h>
#include <ZXing/ReadBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <string>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

namespace {

double median_ms(int repeats, const std::function<void()>& work) {
    std::vector<double> out;
    for (int i = 0; i < repeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        out.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(out.begin(), out.end());
    return out[out.size() / 2];
}

void paste(cv::Mat& pack, ZXing::BarcodeFormat format, const std::string& text, double x, double y, double width) {
    const auto image = ZXing::WriteBarcodeToImage(ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format)), ZXing::WriterOptions().scale(8).addQuietZones(true));
    const cv::Mat symbol(image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.data()), static_cast<std::size_t>(image.rowStride()));
    const double scale = width * pack.cols / symbol.cols;
    const cv::Mat to = (cv::Mat_<double>(2, 3) << scale, 0.05 * scale, x * pack.cols, -0.05 * scale, scale, y * pack.rows);
    cv::warpAffine(symbol, pack, to, pack.size(), cv::INTER_AREA, cv::BORDER_TRANSPARENT);
}

cv::Mat draw(int width, int height) {
    cv::Mat pack(height, width, CV_8UC1, cv::Scalar(225));
    for (int line = 0; line < 8; ++line)
        cv::putText(pack, "Tra xanh non tom 200 g - San xuat tai Viet Nam", {width / 20, height * (line + 2) / 24}, cv::FONT_HERSHEY_SIMPLEX, width / 1200.0, cv::Scalar(50), std::max(1, width / 700), cv::LINE_AA);
    paste(pack, ZXing::BarcodeFormat::QRCode, "https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts=EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw", 0.08, 0.42, 0.34);
    paste(pack, ZXing::BarcodeFormat::EAN13, "9521234543213", 0.55, 0.55, 0.3);
    cv::GaussianBlur(pack, pack, {0, 0}, 0.8);
    return pack;
}

struct Layout {
    const char* name;
    temviet::PixelFormat format;
    int bytes;  ///< of a pixel in the plane that is read
};

}  // namespace

int main(int argc, char** argv) {
    const int repeats = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    cv::setNumThreads(1);
    constexpr Layout kLayouts[] = {{"grey", temviet::PixelFormat::grey, 1}, {"nv21", temviet::PixelFormat::nv21, 1}, {"i420", temviet::PixelFormat::i420, 1},
                                   {"rgb", temviet::PixelFormat::rgb, 3},   {"bgra", temviet::PixelFormat::bgra, 4}};
    bool complete = true;
    for (const auto& [width, height] : {std::pair(1280, 720), std::pair(1632, 1224), std::pair(4032, 3024)}) {
        const cv::Mat grey = draw(width, height);
        const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step), 1);
        std::size_t theirs = 0;
        const double peer = median_ms(repeats, [&] { theirs = ZXing::ReadBarcodes(view).size(); });
        for (const auto& layout : kLayouts) {
            std::vector<std::uint8_t> pixels(grey.total() * static_cast<std::size_t>(layout.bytes) * (layout.bytes == 1 ? 3 : 2) / 2 + 16);
            for (std::size_t i = 0; i < grey.total(); ++i)
                for (int c = 0; c < layout.bytes; ++c) pixels[i * static_cast<std::size_t>(layout.bytes) + static_cast<std::size_t>(c)] = grey.data[i];
            const temviet::Plane plane{pixels.data(), grey.total() * static_cast<std::size_t>(layout.bytes), 0, 0};
            std::vector<temviet::Plane> planes(layout.name == std::string("grey") || layout.bytes > 1 ? 1 : layout.name == std::string("i420") ? 3 : 2, plane);
            const auto frame = temviet::Frame::from_planes(layout.format, {grey.cols, grey.rows}, planes);
            if (!frame) return std::fprintf(stderr, "%s\n", frame.error().message.c_str()), 1;
            std::size_t ours = 0;
            const double ms = median_ms(repeats, [&] { ours = temviet::read_symbols(*frame)->size(); });
            complete = complete && ours == 2;
            std::printf("{\"width\":%d,\"height\":%d,\"format\":\"%s\",\"read\":%zu,\"ms\":%.2f,\"zxing_read\":%zu,\"zxing_grey_ms\":%.2f,\"ratio\":%.3f}\n", width, height, layout.name, ours, ms,
                        theirs, peer, ms / peer);
        }
    }
    return complete ? 0 : 1;
}
