// SPDX-License-Identifier: Apache-2.0
// In: a checked frame. Out: the symbols in it. Must not know: what a stamp is, files, clocks.
#include <algorithm>
#include <cmath>
#include <exception>
#include <temviet/vision/read_symbols.hpp>

#include "vision/geometry.hpp"
#include "vision/ladder.hpp"
#include "vision/luma.hpp"

namespace temviet {
namespace {

void nearest_first(std::vector<Symbol>& symbols, Point middle) {
    const auto key = [&](const Symbol& symbol) {
        const Point at = vision::centre(symbol.polygon);
        return std::pair(!vision::contains(symbol.polygon, middle), std::hypot(at.x - middle.x, at.y - middle.y));
    };
    std::stable_sort(symbols.begin(), symbols.end(), [&](const Symbol& a, const Symbol& b) { return key(a) < key(b); });
}

}  // namespace

Result<std::vector<Symbol>> read_symbols(const Frame& frame, const ReadOptions& options, ReadStats* stats) {
    ReadStats unused;
    ReadStats& books = stats ? *stats : unused;
    books = {};
    if (options.max_symbols < 1 || options.max_symbols > limits::kMaxSymbols)
        return fail("READ_BAD_OPTIONS", "max_symbols is " + std::to_string(options.max_symbols),
                    "give 1 to " + std::to_string(limits::kMaxSymbols));
    constexpr int kMostMs = 60'000;
    if (options.soft_ms < 0 || options.hard_ms < options.soft_ms || options.hard_ms > kMostMs)
        return fail("READ_BAD_OPTIONS", "soft_ms is " + std::to_string(options.soft_ms) + ", hard_ms " + std::to_string(options.hard_ms),
                    "give 0 to " + std::to_string(kMostMs) + ", the hard one not below the soft one");
    const auto formats = vision::to_zxing(options.formats);
    if (!formats) return tl::unexpected(formats.error());
    const auto part = options.roi ? frame.part(*options.roi) : Result<Frame>(frame);
    if (!part) return tl::unexpected(part.error());
    try {
        const vision::Pyramid pyramid(vision::luma(*part), vision::kSmallestLayer);
        ReadOptions search = options;
        if (options.prefer_centre) search.max_symbols = limits::kMaxSymbols;
        vision::Reading reading{pyramid, search, *formats, books};
        vision::climb(reading);
        if (reading.stopped) return fail("READ_CANCELLED", "the reading was stopped");
        auto symbols = reading.evidence.symbols();
        if (options.prefer_centre) nearest_first(symbols, {part->width() / 2.0, part->height() / 2.0});
        if (symbols.size() > options.max_symbols) symbols.resize(options.max_symbols);
        if (options.roi)
            for (auto& symbol : symbols)
                symbol.polygon = vision::scaled(symbol.polygon, 1, {static_cast<double>(options.roi->x), static_cast<double>(options.roi->y)});
        return symbols;
    } catch (const std::exception& error) {
        return fail("READ_FAILED", std::string("the picture could not be read: ") + error.what(),
                    "is there enough memory? If so, please report this picture");
    }
}

}  // namespace temviet
