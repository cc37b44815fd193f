// SPDX-License-Identifier: Apache-2.0
// The model of a signal: one kernel at each edge. What each choice of digits would leave unexplained.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "vision/ean_kernels.hpp"
#include "vision/ean_layout.hpp"

namespace temviet::vision::ean {

/// Where the modules lie, in samples of a signal: evenly, but for a bend (quadratic) and a twist (cubic) that leave both
/// ends where they are. Both in lengths of the symbol.
struct Geometry {
    float start = 0, pitch = kModulePixels;
    float bow = 0, twist = 0;
    int modules = 95;
    [[nodiscard]] float at(float module) const {
        const float m = static_cast<float>(modules), u = module / m;
        return start + pitch * (module + m * u * (u - 1) * (bow + twist * (2 * u - 1)));
    }
};

using Choice = std::array<int, kMaxDigits>;  ///< a pattern for each drawn digit

/// A signal as one kernel sees it.
struct Matched {
    const Kernel* kernel = nullptr;
    std::vector<float> c;  ///< ⟨d, K(· − x)⟩
    [[nodiscard]] float at(float x) const {
        if (x < 0 || x >= static_cast<float>(c.size() - 1)) return 0;
        const auto i = static_cast<std::size_t>(x);
        return c[i] + (x - static_cast<float>(i)) * (c[i + 1] - c[i]);
    }
};

/// All edges of one choice: the sign at each module boundary, 0 where there is none.
[[nodiscard]] std::array<signed char, 96> edges_of(const Layout& layout, const Choice& choice);

struct Score {
    float dot = 0, norm = 0;  ///< s·c and sᵀAs
    [[nodiscard]] float gain() const { return norm > 0 ? dot / norm : 0; }
    [[nodiscard]] float explained() const { return norm > 0 && dot > 0 ? dot * dot / norm : 0; }  ///< energy
};
[[nodiscard]] Score score(std::span<const signed char> edges, const Geometry& geometry, const Matched& matched);
/// Only its dot product, which is all that changes while a symbol is moved into place.
[[nodiscard]] float dot(std::span<const signed char> edges, const Geometry& geometry, const Matched& matched);

/// sᵀAs of a usual symbol seen by `kernel`: what the gain of an unread one is guessed from.
inline constexpr float kUsualShare = 0.85f;  ///< of the energy, explained by the right digits
[[nodiscard]] float usual_norm(const Layout& layout, const Kernel& kernel);

/// The energy that each digit adds to what is left unexplained; neighbouring digits see each other, others do not.
struct Costs {
    Costs(const Layout& layout, const Geometry& geometry, const Matched& matched, float gain);
    int digits = 0;
    float fixed = 0;
    std::array<std::array<float, kPatterns>, kMaxDigits> own{};
    std::array<std::array<std::array<float, kPatterns>, kPatterns>, kMaxDigits> pair{};  ///< [i]: digits i and i + 1
    [[nodiscard]] float of(const Choice& choice) const;
};

/// The cheapest choice, whatever the check digit says; the right half from set C only.
[[nodiscard]] Choice cheapest(const Layout& layout, const Costs& costs);

}  // namespace temviet::vision::ean
