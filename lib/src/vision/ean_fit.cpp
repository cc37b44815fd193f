// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "vision/ean_trellis.hpp"

namespace temviet::vision::ean {
namespace {

constexpr int kRounds = 3;
constexpr float kBorder = 1.5f;          // modules around the symbol that its outer edges reach into
constexpr float kQuietModules = 5;       // of each quiet zone that are looked at

const Kernel& kernel_at(int i) { return kernels()[static_cast<std::size_t>(i)]; }

/// Sum of squares of the signal between two places.
float energy(const Signal& signal, float from, float to) {
    const int a = std::max(0, static_cast<int>(from)), b = std::min(static_cast<int>(signal.d.size()), static_cast<int>(to) + 1);
    float sum = 0;
    for (int i = a; i < b; ++i) sum += signal.d[static_cast<std::size_t>(i)] * signal.d[static_cast<std::size_t>(i)];
    return sum;
}

float symbol_energy(const Layout& layout, const Signal& signal, const Geometry& g) {
    return energy(signal, g.at(-kBorder), g.at(static_cast<float>(layout.modules) + kBorder));
}

/// Walks each parameter to where the edges lie best on the signal, in shrinking steps.
Geometry moved(std::span<const signed char> edges, Geometry g, const Matched& matched) {
    const std::array<float Geometry::*, 4> parameters{&Geometry::start, &Geometry::pitch, &Geometry::bow, &Geometry::twist};
    const auto modules = static_cast<float>(g.modules);
    // Each step moves the symbol by about the same number of samples somewhere.
    std::array<float, 4> steps{1.0f, 1.0f / modules, 4.0f / (modules * kModulePixels), 10.0f / (modules * kModulePixels)};
    float best = dot(edges, g, matched);
    for (int halving = 0; halving < 4; ++halving) {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            for (const float direction : {steps[i], -steps[i]}) {
                bool any = false;
                for (int more = 0; more < 4; ++more) {
                    Geometry next = g;
                    next.*parameters[i] += direction;
                    const float value = dot(edges, next, matched);
                    if (value <= best) break;
                    best = value, g = next, any = true;
                }
                if (any) break;
            }
        for (auto& step : steps) step /= 2;
    }
    return g;
}

/// What changing one digit costs at least, check digit or not; less than 0 when it would even be cheaper.
float nearest_other(const Layout& layout, const Costs& costs, const Choice& choice) {
    const float here = costs.of(choice);
    float least = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < layout.starts.size(); ++i)
        for (int p = 0; p < (layout.first[i] < 0 ? kPatterns : 10); ++p) {
            Choice other = choice;
            other[i] = p;
            if (p != choice[i]) least = std::min(least, costs.of(other) - here);
        }
    return least;
}

}  // namespace

float Fit::sigma() const { return kernel_at(kernel).sigma() * kModulePixels / geometry.pitch; }

View seen(Signal signal) {
    View out{std::move(signal), {}};
    for (const auto& kernel : kernels()) out.matched.push_back({&kernel, kernel.match(out.signal.d)});
    return out;
}

View turned(const View& view) {
    View out{reversed(view.signal), view.matched};
    for (auto& matched : out.matched) {
        std::reverse(matched.c.begin(), matched.c.end());
        for (auto& value : matched.c) value = -value;
    }
    return out;
}

Fit settle(const Layout& layout, const View& view, const Geometry& from, int kernel) {
    Fit fit;
    fit.geometry = from, fit.kernel = kernel;
    const float total = symbol_energy(layout, view.signal, from);
    float gain = std::sqrt(kUsualShare * total / usual_norm(layout, kernel_at(kernel)));
    const auto matched = [&]() -> const Matched& { return view.matched[static_cast<std::size_t>(fit.kernel)]; };
    fit.choice = cheapest(layout, Costs(layout, fit.geometry, matched(), gain));
    for (int round = 0; round < kRounds; ++round) {
        const auto edges = edges_of(layout, fit.choice);
        fit.geometry = moved(edges, fit.geometry, matched());
        float best = -1;
        for (std::size_t k = 0; k < view.matched.size(); ++k) {
            const Score s = score(edges, fit.geometry, view.matched[k]);
            if (s.explained() > best) best = s.explained(), gain = s.gain(), fit.kernel = static_cast<int>(k);
        }
        if (best <= 0) break;
        const Choice next = cheapest(layout, Costs(layout, fit.geometry, matched(), gain));
        const bool same = next == fit.choice;
        fit.choice = next;
        if (same) break;
    }
    const float all = symbol_energy(layout, view.signal, fit.geometry);
    fit.share = all > 0 ? score(edges_of(layout, fit.choice), fit.geometry, matched()).explained() / all : 0;
    const float m = static_cast<float>(layout.modules), border = kBorder + fit.sigma();
    const float before = fit.geometry.at(-border - kQuietModules), after = fit.geometry.at(m + border + kQuietModules);
    const float quiet = energy(view.signal, before, fit.geometry.at(-border)) + energy(view.signal, fit.geometry.at(m + border), after);
    fit.quiet = all > 0 ? quiet / (2 * kQuietModules) * m / all : 1;
    fit.bounded = before >= view.signal.seen_from && after <= view.signal.seen_to;
    return fit;
}

void judge(const Layout& layout, const View& view, Fit& fit) {
    const Matched& matched = view.matched[static_cast<std::size_t>(fit.kernel)];
    const Score free = score(edges_of(layout, fit.choice), fit.geometry, matched);
    if (free.gain() <= 0) return;
    const Costs costs(layout, fit.geometry, matched, free.gain());
    const Allowed best = best_allowed(layout, costs);
    fit.free = best.choice == fit.choice;
    fit.choice = best.choice;
    fit.digits = best.digits;
    const auto edges = edges_of(layout, fit.choice);
    const Score found = score(edges, fit.geometry, matched);
    const float all = symbol_energy(layout, view.signal, fit.geometry);
    fit.share = found.explained() / all;
    const float unexplained = std::max(all - found.explained(), 1e-3f * all);
    fit.margin = (best.second_cost - best.cost) / unexplained;
    fit.slack = nearest_other(layout, costs, fit.choice) / unexplained;

    // What is left when the model is taken away, digit by digit.
    std::vector<float> rest(view.signal.d);
    const auto taps = matched.kernel->taps();
    const auto half = static_cast<int>(taps.size() / 2);
    for (int m = 0; m <= layout.modules; ++m) {
        const float sign = edges[static_cast<std::size_t>(m)] * found.gain();
        if (sign == 0) continue;
        const float x = fit.geometry.at(static_cast<float>(m));
        const int whole = static_cast<int>(std::floor(x));
        const float part = x - static_cast<float>(whole);
        for (int k = 0; k < static_cast<int>(taps.size()); ++k)
            for (const int next : {0, 1}) {
                const int at = whole + k - half + next;
                if (at >= 0 && at < static_cast<int>(rest.size()))
                    rest[static_cast<std::size_t>(at)] -= sign * taps[static_cast<std::size_t>(k)] * (next == 1 ? part : 1 - part);
            }
    }
    const Signal left{std::move(rest), 0, 1};
    const float mean = all * kDigitModules / static_cast<float>(layout.modules);
    for (const int start : layout.starts)
        fit.worst = std::max(fit.worst, energy(left, fit.geometry.at(static_cast<float>(start)),
                                               fit.geometry.at(static_cast<float>(start + kDigitModules))) / mean);
}

}  // namespace temviet::vision::ean
