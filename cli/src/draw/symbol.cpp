// SPDX-License-Identifier: Apache-2.0
#include "draw/symbol.hpp"

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <temviet/gs1/elements.hpp>

namespace temviet::cli {
namespace {

std::string_view word(Ecc ecc) noexcept {
    switch (ecc) {
        case Ecc::low: return "L";
        case Ecc::medium: return "M";
        case Ecc::quartile: return "Q";
        case Ecc::high: return "H";
    }
    return "M";
}

/// The writer takes GS1 data as [AI]value and puts the separators itself; what it made is read back by the callers.
Result<std::string> bracketed(std::string_view payload) {
    const auto elements = gs1::split_element_string(payload);
    if (!elements) return fail("DRAW_FAILED", "the payload is no GS1 element string");
    std::string out;
    for (const auto& each : *elements) {
        if (each.value.find_first_of("[]") != std::string_view::npos) return fail("DRAW_FAILED", "a value with a bracket cannot be drawn");
        out += "[" + std::string(each.ai) + "]" + std::string(each.value);
    }
    return out;
}

}  // namespace

std::string_view symbology_identifier(SymbolKind kind) noexcept {
    switch (kind) {
        case SymbolKind::qr: return "]Q1";
        case SymbolKind::gs1_qr: return "]Q3";
        case SymbolKind::gs1_data_matrix: return "]d2";
    }
    return "]Q1";
}

int standard_quiet_zone(SymbolKind kind) noexcept { return kind == SymbolKind::gs1_data_matrix ? 1 : 4; }

Result<SymbolModules> make_symbol(std::string_view payload, SymbolKind kind, Ecc ecc) {
    std::string text(payload);
    if (kind != SymbolKind::qr) {
        auto gs1_text = bracketed(payload);
        if (!gs1_text) return tl::unexpected(gs1_text.error());
        text = std::move(*gs1_text);
    }
    const bool matrix = kind == SymbolKind::gs1_data_matrix;
    std::string options = matrix ? "gs1,forceSquare" : "ecLevel=" + std::string(word(ecc));
    if (kind == SymbolKind::gs1_qr) options += ",gs1";
    try {
        const auto format = matrix ? ZXing::BarcodeFormat::DataMatrix : ZXing::BarcodeFormat::QRCode;
        const auto barcode = ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format, options));
        const auto image = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(1).addQuietZones(false));
        if (image.width() != image.height() || image.width() < 8) return fail("DRAW_FAILED", "the symbol is not square");
        SymbolModules out;
        out.kind = kind;
        out.size = image.width();
        out.dark.reserve(static_cast<std::size_t>(out.size * out.size));
        for (int y = 0; y < out.size; ++y)
            for (int x = 0; x < out.size; ++x) out.dark.push_back(*image.data(x, y) < 128);
        return out;
    } catch (const std::exception& error) {
        return fail("SYMBOL_TOO_LARGE", std::string("no symbol of this kind can hold the payload: ") + error.what(), "a lower --ecc, or --symbol qr");
    }
}

void draw_symbol(Canvas& canvas, const SymbolModules& symbol, double x, double y, double module, int quiet) {
    const double side = module * (symbol.size + 2 * quiet);
    canvas.fill(Box{x, y, side, side}, kWhite);
    std::vector<Box> boxes;  // one for each run of dark modules in a row
    for (int row = 0; row < symbol.size; ++row) {
        for (int column = 0; column < symbol.size;) {
            const auto dark = [&](int at) { return at < symbol.size && symbol.dark[static_cast<std::size_t>(row * symbol.size + at)] != 0; };
            int end = column;
            while (dark(end)) ++end;
            if (end > column) boxes.push_back({x + module * (quiet + column), y + module * (quiet + row), module * (end - column), module});
            column = end + 1;
        }
    }
    canvas.fill_modules(boxes, kBlack);
}

}  // namespace temviet::cli
