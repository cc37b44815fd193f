// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "vision/ean_search.hpp"
#include "vision/ean_signal.hpp"

namespace temviet::vision::ean {
namespace {

constexpr int kSteps = 4;                                 // to either side
constexpr float kStep = 0.45f * kModulePixels;            // samples
constexpr std::size_t kKept = 3;

/// What free digits explain; digits do not see each other here.
float explained(const Layout& layout, const Geometry& g, const Matched& matched, float gain,
                const std::array<float, kPatterns>& energy) {
    float sum = 0;
    for (const auto& edge : layout.fixed) sum += static_cast<float>(edge.sign) * matched.at(g.at(static_cast<float>(edge.module)));
    sum *= 2 * gain;
    for (std::size_t i = 0; i < layout.starts.size(); ++i) {
        std::array<float, kDigitModules> v{};
        const float sign = 2 * gain * static_cast<float>(layout.first[i]);
        for (std::size_t o = 1; o < kDigitModules; ++o) v[o] = sign * matched.at(g.at(static_cast<float>(layout.starts[i] + static_cast<int>(o))));
        float best = -1e30f;
        const std::size_t count = layout.first[i] < 0 ? kPatterns : 10;
        for (std::size_t p = 0; p < count; ++p) {
            const auto& e = patterns()[p];
            best = std::max(best, v[static_cast<std::size_t>(e[0])] - v[static_cast<std::size_t>(e[1])] + v[static_cast<std::size_t>(e[2])] - energy[p]);
        }
        sum += best;
    }
    return sum;
}

}  // namespace

std::vector<Proposal> by_ends(const Layout& layout, const Matched& matched, float gain) {
    std::array<float, kPatterns> energy{};
    for (std::size_t p = 0; p < kPatterns; ++p) {
        const auto& e = patterns()[p];
        const std::array<int, 5> x{0, e[0], e[1], e[2], kDigitModules};
        float sum = 3;
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t k = i + 1; k < 5; ++k)
                if (i != 0 || k != 4) sum += ((k - i) % 2 == 0 ? 2.f : -2.f) * matched.kernel->overlap(static_cast<float>((x[k] - x[i]) * kModulePixels));
        energy[p] = gain * gain * sum;
    }
    std::vector<Proposal> out;
    const float left = kSignalMargin, right = static_cast<float>(kSignalMargin + layout.modules * kModulePixels);
    for (int a = -kSteps; a <= kSteps; ++a)
        for (int b = -kSteps; b <= kSteps; ++b) {
            Proposal one;
            one.geometry.modules = layout.modules;
            one.geometry.start = left + kStep * static_cast<float>(a);
            one.geometry.pitch = (right + kStep * static_cast<float>(b) - one.geometry.start) / static_cast<float>(layout.modules);
            one.share = explained(layout, one.geometry, matched, gain, energy);
            out.push_back(one);
        }
    std::partial_sort(out.begin(), out.begin() + kKept, out.end(), [](const Proposal& x, const Proposal& y) { return x.share > y.share; });
    out.resize(kKept);
    return out;
}

}  // namespace temviet::vision::ean
