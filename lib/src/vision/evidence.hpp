// SPDX-License-Identifier: Apache-2.0
// Reads of many attempts -> the symbols that are believed. A missed symbol is safer than a wrong one.
#pragma once

#include <cstddef>
#include <span>
#include <temviet/base/symbol.hpp>
#include <vector>

#include "vision/zxing_reader.hpp"

namespace temviet::vision {

/// What adding the reads of one attempt changed.
struct Added {
    int accepted = 0;  ///< symbols that became believed
    int doubtful = 0;  ///< reads that still wait for an agreeing one
};

/// Which pixels an attempt looked at. Two attempts on the same pixels (sharpened and not) are one witness, not two.
using Source = int;

class Evidence {
public:
    /// Adds the reads of one attempt by rung `rung`; polygons in frame pixels.
    Added add(std::span<const Read> reads, int rung, Source source);

    /// The symbols believed so far, in the order of their acceptance, contradictions removed.
    [[nodiscard]] std::vector<Symbol> symbols() const;
    [[nodiscard]] std::size_t accepted() const { return accepted_; }
    /// Polygons of matrix symbols that were found but not decoded, and not decoded since.
    [[nodiscard]] std::vector<Polygon> failures() const;
    /// Polygons of believed symbols.
    [[nodiscard]] std::vector<Polygon> explained() const;
    /// Polygons of bars that were read and that nothing has confirmed yet.
    [[nodiscard]] std::vector<Polygon> doubtful_bars() const;
    /// Whether the same symbol in the same place is believed already.
    [[nodiscard]] bool knows(const Read& read) const;
    /// Formats of reads that nothing has confirmed yet.
    [[nodiscard]] std::vector<SymbolFormat> waiting() const;

private:
    struct Candidate {
        Symbol symbol;
        bool weak = false, linear = false, accepted = false;
        std::vector<Source> sources = {};  ///< where it was read, each once
        int lines = 0;                     ///< most scan lines of one attempt
        int total_lines = 0;               ///< of the first attempt of every source
    };
    [[nodiscard]] static bool enough(const Candidate& candidate);
    [[nodiscard]] bool contradicted(const Candidate& candidate) const;
    /// Its place among the candidates, or their number.
    [[nodiscard]] std::size_t find(const Read& read) const;

    std::vector<Candidate> candidates_;
    std::vector<Polygon> failures_;
    std::size_t accepted_ = 0;
};

}  // namespace temviet::vision
