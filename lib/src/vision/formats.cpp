// SPDX-License-Identifier: Apache-2.0
#include "vision/formats.hpp"

#include <array>

namespace temviet::vision {
namespace {

using Z = ZXing::BarcodeFormat;

struct Pair {
    SymbolFormat ours;
    Z theirs;
};

// ZXing's family names (QRCode, Code39, EANUPC …) stand for sets with members nobody asked for, so only the variants
// themselves are named. Several of theirs may be one of ours.
constexpr std::array kPairs{
    Pair{SymbolFormat::qr, Z::QRCodeModel2},
    Pair{SymbolFormat::micro_qr, Z::MicroQRCode},
    Pair{SymbolFormat::rmqr, Z::RMQRCode},
    Pair{SymbolFormat::data_matrix, Z::DataMatrix},
    Pair{SymbolFormat::aztec, Z::AztecCode},
    Pair{SymbolFormat::pdf417, Z::PDF417},
    Pair{SymbolFormat::ean13, Z::EAN13},
    Pair{SymbolFormat::ean8, Z::EAN8},
    Pair{SymbolFormat::upc_a, Z::UPCA},
    Pair{SymbolFormat::upc_e, Z::UPCE},
    Pair{SymbolFormat::code128, Z::Code128},
    Pair{SymbolFormat::itf, Z::ITF},
    Pair{SymbolFormat::itf, Z::ITF14},
    Pair{SymbolFormat::code39, Z::Code39Std},
    Pair{SymbolFormat::code93, Z::Code93},
    Pair{SymbolFormat::codabar, Z::Codabar},
    Pair{SymbolFormat::databar, Z::DataBarOmni},
    Pair{SymbolFormat::databar, Z::DataBarStk},
    Pair{SymbolFormat::databar, Z::DataBarStkOmni},
    Pair{SymbolFormat::databar_expanded, Z::DataBarExp},
    Pair{SymbolFormat::databar_expanded, Z::DataBarExpStk},
    Pair{SymbolFormat::databar_limited, Z::DataBarLtd},
};

// Names that ZXing reports but that would ask for more than one format of ours.
constexpr std::array kAlsoReported{
    Pair{SymbolFormat::qr, Z::QRCode},       Pair{SymbolFormat::qr, Z::QRCodeModel1},
    Pair{SymbolFormat::aztec, Z::Aztec},     Pair{SymbolFormat::code39, Z::Code39},
    Pair{SymbolFormat::databar, Z::DataBar}, Pair{SymbolFormat::pdf417, Z::CompactPDF417},
};

constexpr std::array kDefaults{
    SymbolFormat::qr,
    SymbolFormat::micro_qr,
    SymbolFormat::data_matrix,
    SymbolFormat::aztec,
    SymbolFormat::ean13,
    SymbolFormat::ean8,
    SymbolFormat::upc_a,
    SymbolFormat::upc_e,
    SymbolFormat::code128,
    SymbolFormat::itf,
    SymbolFormat::code39,
    SymbolFormat::databar,
    SymbolFormat::databar_expanded,
    SymbolFormat::databar_limited,
};

}  // namespace

std::span<const SymbolFormat> default_formats() { return kDefaults; }

bool is_linear(SymbolFormat format) noexcept {
    switch (format) {
        case SymbolFormat::ean13:
        case SymbolFormat::ean8:
        case SymbolFormat::upc_a:
        case SymbolFormat::upc_e:
        case SymbolFormat::code128:
        case SymbolFormat::itf:
        case SymbolFormat::code39:
        case SymbolFormat::code93:
        case SymbolFormat::codabar:
        case SymbolFormat::databar:
        case SymbolFormat::databar_expanded:
        case SymbolFormat::databar_limited: return true;
        case SymbolFormat::unknown:
        case SymbolFormat::text:
        case SymbolFormat::qr:
        case SymbolFormat::micro_qr:
        case SymbolFormat::rmqr:
        case SymbolFormat::data_matrix:
        case SymbolFormat::aztec:
        case SymbolFormat::pdf417: break;
    }
    return false;
}

std::vector<ZXing::BarcodeFormat> FormatSets::all() const {
    auto out = linear;
    out.insert(out.end(), matrix.begin(), matrix.end());
    return out;
}

namespace {

std::vector<Z> only(const std::vector<Z>& formats, Z wanted) {
    std::vector<Z> out;
    for (const auto format : formats)
        if (format == wanted) out.push_back(format);
    return out;
}

}  // namespace

std::vector<ZXing::BarcodeFormat> FormatSets::qr() const { return only(matrix, Z::QRCodeModel2); }

std::vector<ZXing::BarcodeFormat> FormatSets::data_matrix() const { return only(matrix, Z::DataMatrix); }

Result<FormatSets> to_zxing(std::span<const SymbolFormat> formats) {
    FormatSets sets;
    for (const auto format : formats.empty() ? default_formats() : formats) {
        bool known = false;
        for (const auto& pair : kPairs) {
            if (pair.ours != format) continue;
            (is_linear(format) ? sets.linear : sets.matrix).push_back(pair.theirs);
            known = true;
        }
        if (!known)
            return fail("READ_BAD_OPTIONS", "no picture can be read for the format " + std::string(to_string(format)),
                        "name symbol formats such as qr, data_matrix or ean13, or none for the usual ones");
    }
    return sets;
}

SymbolFormat from_zxing(ZXing::BarcodeFormat format) noexcept {
    for (const auto& pair : kPairs)
        if (pair.theirs == format) return pair.ours;
    for (const auto& pair : kAlsoReported)
        if (pair.theirs == format) return pair.ours;
    return SymbolFormat::unknown;
}

}  // namespace temviet::vision
