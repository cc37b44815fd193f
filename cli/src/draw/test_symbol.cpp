// SPDX-License-Identifier: Apache-2.0
#include "draw/test_symbol.hpp"

#include "draw/symbol.hpp"

namespace temviet::cli {

Result<GreyPicture> draw_qr(std::string_view text) {
    constexpr int kModule = 4;
    const auto symbol = make_symbol(text, SymbolKind::qr);
    if (!symbol) return tl::unexpected(symbol.error());
    const int quiet = standard_quiet_zone(symbol->kind), side = kModule * (symbol->size + 2 * quiet);
    GreyPicture out{side, side, std::vector<unsigned char>(static_cast<std::size_t>(side * side), 255)};
    for (int y = 0; y < kModule * symbol->size; ++y)
        for (int x = 0; x < kModule * symbol->size; ++x)
            if (symbol->dark[static_cast<std::size_t>(y / kModule * symbol->size + x / kModule)] != 0)
                out.pixels[static_cast<std::size_t>((y + kModule * quiet) * side + x + kModule * quiet)] = 0;
    return out;
}

}  // namespace temviet::cli
