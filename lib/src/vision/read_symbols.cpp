// SPDX-License-Identifier: Apache-2.0
// In: a checked frame. Out: the symbols in it. Must not know: what a stamp is, files, clocks.
#include <exception>
#include <temviet/vision/read_symbols.hpp>

#include "vision/ladder.hpp"
#include "vision/luma.hpp"

namespace temviet {

Result<std::vector<Symbol>> read_symbols(const Frame& frame, const ReadOptions& options, ReadStats* stats) {
    ReadStats unused;
    ReadStats& books = stats ? *stats : unused;
    books = {};
    if (options.max_symbols < 1 || options.max_symbols > limits::kMaxSymbols)
        return fail("READ_BAD_OPTIONS", "max_symbols is " + std::to_string(options.max_symbols),
                    "give 1 to " + std::to_string(limits::kMaxSymbols));
    const auto formats = vision::to_zxing(options.formats);
    if (!formats) return tl::unexpected(formats.error());
    try {
        const vision::Pyramid pyramid(vision::luma(frame), vision::kSmallestLayer);
        vision::Reading reading{pyramid, options, *formats, books};
        vision::climb(reading);
        auto symbols = reading.evidence.symbols();
        if (symbols.size() > options.max_symbols) symbols.resize(options.max_symbols);
        return symbols;
    } catch (const std::exception& error) {
        return fail("READ_FAILED", std::string("the picture could not be read: ") + error.what(),
                    "is there enough memory? If so, please report this picture");
    }
}

}  // namespace temviet
