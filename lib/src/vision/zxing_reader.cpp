// SPDX-License-Identifier: Apache-2.0
#include "vision/zxing_reader.hpp"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <cmath>
#include <temviet/base/limits.hpp>

#include "vision/code128_layout.hpp"
#include "vision/formats.hpp"

namespace temviet::vision {
namespace {

/// Without a check character (or with one of a few bits only) a chance pattern passes: ITF has none, Code 39's is
/// optional ("]A0": none was there), Codabar's is unused, UPC-E spells its digit in the parities, Micro QR M1 only
/// detects errors.
bool is_weak(const ZXing::Barcode& barcode, SymbolFormat format) {
    switch (format) {
        case SymbolFormat::upc_e:
        case SymbolFormat::codabar: return true;
        case SymbolFormat::itf: return true;
        case SymbolFormat::code39: return barcode.symbologyIdentifier() == "]A0";
        case SymbolFormat::micro_qr: return barcode.version() == "M1";
        case SymbolFormat::unknown:
        case SymbolFormat::text:
        case SymbolFormat::qr:
        case SymbolFormat::rmqr:
        case SymbolFormat::data_matrix:
        case SymbolFormat::aztec:
        case SymbolFormat::pdf417:
        case SymbolFormat::ean13:
        case SymbolFormat::ean8:
        case SymbolFormat::upc_a:
        case SymbolFormat::code128:
        case SymbolFormat::code93:
        case SymbolFormat::databar:
        case SymbolFormat::databar_expanded:
        case SymbolFormat::databar_limited: break;
    }
    return false;
}

/// Pixels a module below which a retail code or a Code 128 read by its edges proves nothing: every scan line repeats one error.
constexpr double kCoarse = 1.5;
/// Below kFineModule the lines of one attempt, however many, count as two: another attempt must agree.
constexpr int kLinesUnlessFine = 2;

constexpr std::size_t kLongestForChains = 40;

/// Modules of a retail symbol between its outer bars; 0 for all others.
int retail_modules(SymbolFormat format) {
    switch (format) {
        case SymbolFormat::ean13:
        case SymbolFormat::upc_a: return 95;
        case SymbolFormat::ean8: return 67;
        case SymbolFormat::upc_e: return 51;
        case SymbolFormat::unknown:
        case SymbolFormat::text:
        case SymbolFormat::qr:
        case SymbolFormat::micro_qr:
        case SymbolFormat::rmqr:
        case SymbolFormat::data_matrix:
        case SymbolFormat::aztec:
        case SymbolFormat::pdf417:
        case SymbolFormat::code128:
        case SymbolFormat::itf:
        case SymbolFormat::code39:
        case SymbolFormat::code93:
        case SymbolFormat::codabar:
        case SymbolFormat::databar:
        case SymbolFormat::databar_expanded:
        case SymbolFormat::databar_limited: break;
    }
    return 0;
}

Read to_read(const ZXing::Barcode& barcode, double enlarged) {
    Read out;
    out.symbol.format = from_zxing(barcode.format());
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& corner = barcode.position()[i];
        out.symbol.polygon[i] = {static_cast<double>(corner.x), static_cast<double>(corner.y)};
    }
    out.inverted = barcode.isInverted();
    out.failed = !barcode.isValid();
    if (out.failed) return out;
    const auto& bytes = barcode.bytes();
    out.symbol.bytes.assign(bytes.begin(), bytes.end());
    out.symbol.symbology_identifier = barcode.symbologyIdentifier();
    out.symbol.joined = barcode.isPartOfSequence() || barcode.sequenceSize() > 0;
    out.lines = barcode.lineCount();
    out.weak = is_weak(barcode, out.symbol.format);
    const auto& p = out.symbol.polygon;
    const double length = std::hypot(p[1].x - p[0].x, p[1].y - p[0].y) / enlarged;
    // Two wrong characters can make up for each other in the check character. Longer symbols are too much for grey chains.
    if (out.symbol.format == SymbolFormat::code128 && out.symbol.bytes.size() <= kLongestForChains && length < kCoarse * code128::about_modules(out.symbol.bytes)) out.lines = 0;
    if (const int modules = retail_modules(out.symbol.format); modules > 0) {
        out.module = length / modules;
        if (out.module < kFineModule) out.lines = std::min(out.lines, kLinesUnlessFine);
        if (out.module < kCoarse) out.lines = 0;
    }
    // The left half of an EAN-13 whose right half is torn off is a UPC-E in every bar: edges alone cannot tell.
    if (out.symbol.format == SymbolFormat::upc_e) out.lines = 0;
    return out;
}

}  // namespace

std::vector<Read> read_with_zxing(const cv::Mat& grey, const std::vector<ZXing::BarcodeFormat>& formats,
                                  const Effort& effort) {
    std::vector<Read> out;
    if (grey.empty() || formats.empty()) return out;
    // ZXing counts pixels of a row in 16 bits and throws on more; smaller layers of such a picture are still read.
    if (std::max(grey.cols, grey.rows) > 0xFFFF) return out;
    ZXing::ReaderOptions options;
    options.setFormats(ZXing::BarcodeFormats(std::vector(formats)));
    options.setTryHarder(true).setTryRotate(effort.turned).setTryInvert(effort.inverted).setTryDownscale(effort.reduced);
    // Never fewer than ZXing's most: reads that failed or are not believed would use up the places of real ones.
    options.setReturnErrors(effort.failures).setMaxNumberOfSymbols(255);
    if (effort.binary) options.setBinarizer(ZXing::Binarizer::BoolCast);
    // Agreement is counted over attempts (evidence.hpp), so single lines are welcome here.
    options.setMinLineCount(1);
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum, static_cast<int>(grey.step),
                                1);
    for (const auto& barcode : ZXing::ReadBarcodes(view, options)) {
        Read read = to_read(barcode, effort.enlarged);
        if (read.symbol.format == SymbolFormat::unknown || read.symbol.bytes.size() > limits::kMaxPayloadBytes)
            continue;
        if (read.failed && is_linear(read.symbol.format)) continue;
        out.push_back(std::move(read));
    }
    return out;
}

std::optional<Read> read_drawing(const cv::Mat& drawing, ZXing::BarcodeFormat format, Weak weak) {
    // Of a drawing ZXing reads QR codes only under the name of the whole family; other members answer with their own.
    if (format == ZXing::BarcodeFormat::QRCodeModel2) format = ZXing::BarcodeFormat::QRCode;
    ZXing::ReaderOptions options;
    options.setFormats(format).setIsPure(true);
    options.setBinarizer(ZXing::Binarizer::BoolCast).setTryInvert(false).setTryRotate(false).setTryDownscale(false);
    const ZXing::ImageView view(drawing.data, drawing.cols, drawing.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(drawing.step), 1);
    for (const auto& barcode : ZXing::ReadBarcodes(view, options)) {
        if (!barcode.isValid() || barcode.format() != format) continue;
        Read read = to_read(barcode, 1);
        if (!read.failed && (!read.weak || weak == Weak::kept) && read.symbol.bytes.size() <= limits::kMaxPayloadBytes) return read;
    }
    return std::nullopt;
}

}  // namespace temviet::vision
