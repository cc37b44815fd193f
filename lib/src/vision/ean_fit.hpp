// SPDX-License-Identifier: Apache-2.0
// A rough geometry -> the digits, with everything that says how far they can be believed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "vision/ean_model.hpp"
#include "vision/ean_search.hpp"
#include "vision/ean_signal.hpp"

namespace temviet::vision::ean {

/// A signal through all kernels, from both ends.
struct View {
    Signal signal;
    std::vector<Matched> matched;  ///< one a kernel
};
[[nodiscard]] View seen(Signal signal);
[[nodiscard]] View turned(const View& view);

struct Fit {
    std::string digits;   ///< 13, or 8 of an EAN-8; empty: nothing fits
    Choice choice{};
    Geometry geometry{};
    int kernel = 0;
    bool turned = false;  ///< read from the other end of the signal
    bool free = false;    ///< the cheapest digits of all are already these, check digit and sets included
    float share = 0;      ///< of the symbol's energy, explained
    float quiet = 0;      ///< energy of the quiet zones, a sample, against the symbol's
    bool bounded = false; ///< both quiet zones lie inside what was seen
    float margin = 0;     ///< how much more the second best leaves unexplained, against what the best does
    float slack = 0;      ///< like margin, for the nearest other digits whether allowed or not
    float worst = 0;      ///< energy left unexplained around the worst digit, against the mean energy there
    [[nodiscard]] float sigma() const;
};

/// Moves the geometry and picks the kernel until the digits stay the same, from the free digits on. `digits` and
/// what they are worth are filled in by judge().
[[nodiscard]] Fit settle(const Layout& layout, const View& view, const Geometry& from, int kernel);
void judge(const Layout& layout, const View& view, Fit& fit);

/// The best fit over all proposals in both directions, judged.
[[nodiscard]] Fit best_fit(const Layout& layout, const Signal& signal);

}  // namespace temviet::vision::ean
