// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"

#include <ZXing/ReadBarcode.h>

#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace bench {
namespace {

ZXing::ReaderOptions zxing_options(bool narrowed) {
    ZXing::ReaderOptions out;
    if (!narrowed) return out;
    using enum ZXing::BarcodeFormat;
    out.setFormats(QRCodeModel2 | MicroQRCode | DataMatrix | AztecCode | EAN13 | EAN8 | UPCA | UPCE | Code128 | ITF | Code39Std | DataBar |
                   DataBarExp | DataBarLtd);
    return out;
}

/// `factor`: the pixels of `grey` stand for so many of the picture's.
Codes read_zxing(const cv::Mat& grey, const ZXing::ReaderOptions& options, double factor) {
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step), 1);
    Codes out;
    for (const auto& barcode : ZXing::ReadBarcodes(view, options)) {
        Code code{std::string(barcode.bytes().begin(), barcode.bytes().end())};
        code.is_qr = ZXing::Symbology(barcode.format()) == ZXing::BarcodeFormat::QRCode;
        for (int i = 0; i < 4; ++i) code.centre.x += barcode.position()[i].x * factor / 4, code.centre.y += barcode.position()[i].y * factor / 4;
        out.push_back(code);
    }
    return out;
}

}  // namespace

Reader temviet_reader(const temviet::ReadOptions& options, temviet::ReadStats* stats) {
    return {"temviet", [options, stats](const cv::Mat& grey) {
                const temviet::Plane plane{grey.data, grey.step * static_cast<std::size_t>(grey.rows), grey.step, 1};
                const auto frame = temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1));
                temviet::ReadStats unused;
                const auto symbols = frame ? temviet::read_symbols(*frame, options, stats ? stats : &unused) : tl::unexpected(frame.error());
                if (!symbols) throw std::runtime_error(symbols.error().message);
                Codes out;
                for (const auto& symbol : *symbols) {
                    Code code{symbol.bytes, {}, symbol.format == temviet::SymbolFormat::qr, symbol.rung};
                    for (const auto& corner : symbol.polygon) code.centre.x += corner.x / 4, code.centre.y += corner.y / 4;
                    out.push_back(code);
                }
                return out;
            }};
}

Reader zxing_reader(bool narrowed) {
    return {"ZXing", [options = zxing_options(narrowed)](const cv::Mat& grey) { return read_zxing(grey, options, 1); }};
}

std::vector<Reader> further_peers(bool narrowed) {
    std::vector<Reader> out;
    out.push_back({"ZXing, half size", [options = zxing_options(narrowed)](const cv::Mat& grey) {
                       cv::Mat half;
                       cv::resize(grey, half, cv::Size(), 0.5, 0.5, cv::INTER_AREA);
                       return read_zxing(half, options, 2);
                   }});
    add_zbar(out);
    add_opencv(out);
    return out;
}

}  // namespace bench
