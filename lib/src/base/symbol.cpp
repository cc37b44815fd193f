// SPDX-License-Identifier: Apache-2.0
#include <temviet/base/symbol.hpp>

namespace temviet {

std::string_view to_string(SymbolFormat format) noexcept {
    switch (format) {
        case SymbolFormat::unknown: return "Unknown";
        case SymbolFormat::text: return "Text";
        case SymbolFormat::qr: return "QRCode";
        case SymbolFormat::micro_qr: return "MicroQRCode";
        case SymbolFormat::rmqr: return "rMQRCode";
        case SymbolFormat::data_matrix: return "DataMatrix";
        case SymbolFormat::aztec: return "Aztec";
        case SymbolFormat::pdf417: return "PDF417";
        case SymbolFormat::ean13: return "EAN-13";
        case SymbolFormat::ean8: return "EAN-8";
        case SymbolFormat::upc_a: return "UPC-A";
        case SymbolFormat::upc_e: return "UPC-E";
        case SymbolFormat::code128: return "Code128";
        case SymbolFormat::itf: return "ITF";
        case SymbolFormat::code39: return "Code39";
        case SymbolFormat::code93: return "Code93";
        case SymbolFormat::codabar: return "Codabar";
        case SymbolFormat::databar: return "DataBar";
        case SymbolFormat::databar_expanded: return "DataBarExpanded";
        case SymbolFormat::databar_limited: return "DataBarLimited";
    }
    return "Unknown";
}

}  // namespace temviet
