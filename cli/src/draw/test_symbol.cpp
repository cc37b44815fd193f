// SPDX-License-Identifier: Apache-2.0
#include "draw/test_symbol.hpp"

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

namespace temviet::cli {

Result<GreyPicture> draw_qr(std::string_view text) {
    try {
        const auto barcode = ZXing::CreateBarcodeFromText(std::string(text), ZXing::CreatorOptions(ZXing::BarcodeFormat::QRCode));
        const auto image = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(4).addQuietZones(true));
        GreyPicture out;
        out.width = image.width();
        out.height = image.height();
        out.pixels.assign(image.data(), image.data() + static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
        return out;
    } catch (const std::exception& error) {
        return fail("DRAW_FAILED", std::string("the test symbol could not be drawn: ") + error.what());
    }
}

}  // namespace temviet::cli
