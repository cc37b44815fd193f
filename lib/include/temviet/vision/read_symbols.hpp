// SPDX-License-Identifier: Apache-2.0
// read_symbols(): every barcode of one picture, by a ladder of ever more expensive attempts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <temviet/base/limits.hpp>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>
#include <temviet/vision/frame.hpp>
#include <vector>

namespace temviet {

struct ReadOptions {
    /// Which symbols to look for; empty: what is printed on retail goods and stamps (QR, Micro QR, Data Matrix, Aztec,
    /// EAN-13/8, UPC-A/E, Code 128, ITF, Code 39, DataBar and its limited and expanded forms). A format that no
    /// reader here knows is an error, never silently left out.
    std::vector<SymbolFormat> formats = {};
    /// Stop as soon as this many symbols are read, 1 … limits::kMaxSymbols. 1 is the fastest.
    std::size_t max_symbols = limits::kMaxSymbols;
    /// Never spend the expensive full-resolution attempt: for live video, where the next frame comes soon.
    bool fast_only = false;
    /// Look only at this part, in upright pixels of the frame. Polygons stay in pixels of the whole frame.
    std::optional<Rect> roi = {};
    /// Symbols come in the order of their distance from the middle of what is looked at: those that cover it first. All
    /// are searched for before max_symbols cuts the list, so that the one in the middle is in it; this costs time.
    bool prefer_centre = false;
    /// Asked between attempts, in the calling thread: true stops the reading with READ_CANCELLED.
    std::function<bool()> cancelled = {};
    /// How much work to do, in milliseconds of one desktop core (2020s, 3 GHz) as measured once for every kind of step.
    /// Counted, never timed: the same picture gives the same answer on every machine. Once a symbol is read, no step is
    /// begun that would go beyond soft_ms; before that, none beyond hard_ms. 0 … 60000.
    int soft_ms = 80, hard_ms = 200;
};

/// Number of rungs; Symbol::rung is 0 … kRungs-1.
inline constexpr int kRungs = 23;

/// What the reader did, for measuring and explaining. Filled in even when nothing was read.
struct ReadStats {
    struct Rung {
        bool ran = false;
        int width = 0, height = 0;  ///< pixels of the layer it looked at
        int found = 0;              ///< symbols that were new
        int refused = 0;            ///< reads not believed (acceptance rules), to be confirmed by a later rung
        std::uint64_t pixels = 0;   ///< pixels it looked at, over all its attempts
    };
    std::array<Rung, kRungs> rungs{};
    int last_rung = -1;  ///< the rung after which the reader stopped
    double spent_ms = 0;  ///< work done, as ReadOptions counts it
};

/// Reads all symbols of `frame`. No symbol is an empty list, not an error. Polygons are in frame pixels; bytes are
/// as transmitted (never transcoded), with the symbology identifier beside them: UPC-A and UPC-E come as the 13 digits
/// of their EAN-13 with "]E0" (ISO/IEC 15420), the FNC1 in first place of a GS1 symbol is only in the identifier.
/// Thread-safe; borrows the frame for the call. A weak linear read (one scan line, or a symbology without a check
/// character) needs a second attempt that agrees: a missed symbol is safer than a wrong one. Errors: READ_BAD_OPTIONS,
/// FRAME_BAD_CROP (a roi outside the frame), READ_CANCELLED, READ_FAILED (out of memory and the like).
[[nodiscard]] Result<std::vector<Symbol>> read_symbols(const Frame& frame, const ReadOptions& options = {},
                                                       ReadStats* stats = nullptr);

}  // namespace temviet
