// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_model.hpp"

#include <algorithm>
#include <cstdint>
#include <cmath>
#include <limits>

namespace temviet::vision::ean {

std::array<signed char, 96> edges_of(const Layout& layout, const Choice& choice) {
    std::array<signed char, 96> out{};
    for (const auto& edge : layout.fixed) out[static_cast<std::size_t>(edge.module)] = static_cast<signed char>(edge.sign);
    for (std::size_t i = 0; i < layout.starts.size(); ++i) {
        int sign = layout.first[i];
        for (const int offset : patterns()[static_cast<std::size_t>(choice[i])]) {
            out[static_cast<std::size_t>(layout.starts[i] + offset)] = static_cast<signed char>(sign);
            sign = -sign;
        }
    }
    return out;
}

float dot(std::span<const signed char> edges, const Geometry& geometry, const Matched& matched) {
    float sum = 0;
    for (int m = 0; m <= geometry.modules; ++m)
        if (const int sign = edges[static_cast<std::size_t>(m)]; sign != 0)
            sum += static_cast<float>(sign) * matched.at(geometry.at(static_cast<float>(m)));
    return sum;
}

Score score(std::span<const signed char> edges, const Geometry& geometry, const Matched& matched) {
    std::array<float, 96> x{}, sign{};
    std::size_t n = 0;
    for (int m = 0; m <= geometry.modules; ++m) {
        if (edges[static_cast<std::size_t>(m)] == 0) continue;
        x[n] = geometry.at(static_cast<float>(m)), sign[n] = edges[static_cast<std::size_t>(m)], ++n;
    }
    Score out;
    const float reach = matched.kernel->reach();
    for (std::size_t i = 0; i < n; ++i) {
        out.dot += sign[i] * matched.at(x[i]);
        out.norm += 1;
        for (std::size_t k = i + 1; k < n && x[k] - x[i] < reach; ++k)
            out.norm += 2 * sign[i] * sign[k] * matched.kernel->overlap(x[k] - x[i]);
    }
    return out;
}

float usual_norm(const Layout& layout, const Kernel& kernel) {
    Geometry geometry;
    geometry.modules = layout.modules;
    const Matched matched{&kernel, {0, 0}};
    constexpr int kSamples = 16;
    std::uint32_t state = 1;
    float sum = 0;
    for (int sample = 0; sample < kSamples; ++sample) {
        Choice choice{};
        for (auto& pattern : choice) state = state * 1664525u + 1013904223u, pattern = static_cast<int>((state >> 16) % 10);
        sum += score(edges_of(layout, choice), geometry, matched).norm;
    }
    return sum / kSamples;
}

Costs::Costs(const Layout& layout, const Geometry& geometry, const Matched& matched, float gain) : digits(layout.digits()) {
    const Kernel& kernel = *matched.kernel;
    const float b = gain, bb = gain * gain, reach = kernel.reach();
    const std::size_t n = layout.starts.size();
    std::vector<float> at;
    for (const auto& edge : layout.fixed) at.push_back(geometry.at(static_cast<float>(edge.module)));
    for (std::size_t i = 0; i < at.size(); ++i) {
        fixed += -2 * b * static_cast<float>(layout.fixed[i].sign) * matched.at(at[i]) + bb;
        for (std::size_t k = 0; k < i; ++k)
            if (const float far = std::abs(at[i] - at[k]); far < reach)
                fixed += 2 * bb * static_cast<float>(layout.fixed[i].sign * layout.fixed[k].sign) * kernel.overlap(far);
    }
    std::array<std::array<float, kDigitModules>, kMaxDigits> x{};
    for (std::size_t i = 0; i < n; ++i) {
        std::array<float, kDigitModules> value{};
        for (std::size_t o = 1; o < kDigitModules; ++o) {
            x[i][o] = geometry.at(static_cast<float>(layout.starts[i] + static_cast<int>(o)));
            value[o] = -2 * b * matched.at(x[i][o]);
            for (std::size_t f = 0; f < at.size(); ++f)
                if (const float far = std::abs(at[f] - x[i][o]); far < reach)
                    value[o] += 2 * bb * static_cast<float>(layout.fixed[f].sign) * kernel.overlap(far);
        }
        const auto first = static_cast<float>(layout.first[i]);
        for (std::size_t p = 0; p < kPatterns; ++p) {
            const auto& e = patterns()[p];
            const auto e0 = static_cast<std::size_t>(e[0]), e1 = static_cast<std::size_t>(e[1]), e2 = static_cast<std::size_t>(e[2]);
            own[i][p] = first * (value[e0] - value[e1] + value[e2]) + 3 * bb +
                        2 * bb * (kernel.overlap(x[i][e2] - x[i][e0]) - kernel.overlap(x[i][e1] - x[i][e0]) -
                                  kernel.overlap(x[i][e2] - x[i][e1]));
        }
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {
        if (x[i + 1][1] - x[i][kDigitModules - 1] >= reach) continue;
        const auto same = static_cast<float>(layout.first[i] * layout.first[i + 1]);
        std::array<std::array<float, kDigitModules>, kDigitModules> near{};
        for (std::size_t o = 1; o < kDigitModules; ++o)
            for (std::size_t q = 1; q < kDigitModules; ++q) near[o][q] = 2 * bb * same * kernel.overlap(x[i + 1][q] - x[i][o]);
        for (std::size_t p = 0; p < kPatterns; ++p) {
            const auto& e = patterns()[p];
            std::array<float, kDigitModules> row{};
            for (std::size_t q = 1; q < kDigitModules; ++q)
                row[q] = near[static_cast<std::size_t>(e[0])][q] - near[static_cast<std::size_t>(e[1])][q] +
                         near[static_cast<std::size_t>(e[2])][q];
            for (std::size_t r = 0; r < kPatterns; ++r) {
                const auto& f = patterns()[r];
                pair[i][p][r] = row[static_cast<std::size_t>(f[0])] - row[static_cast<std::size_t>(f[1])] +
                                row[static_cast<std::size_t>(f[2])];
            }
        }
    }
}

float Costs::of(const Choice& choice) const {
    float sum = fixed;
    for (std::size_t i = 0; i < static_cast<std::size_t>(digits); ++i) {
        const auto p = static_cast<std::size_t>(choice[i]);
        sum += own[i][p];
        if (i + 1 < static_cast<std::size_t>(digits)) sum += pair[i][p][static_cast<std::size_t>(choice[i + 1])];
    }
    return sum;
}

Choice cheapest(const Layout& layout, const Costs& costs) {
    const auto n = static_cast<std::size_t>(costs.digits), left = static_cast<std::size_t>(layout.left);
    std::array<std::array<float, kPatterns>, kMaxDigits> best{};
    std::array<std::array<int, kPatterns>, kMaxDigits> from{};
    const auto count = [&](std::size_t i) { return i < left ? std::size_t{kPatterns} : std::size_t{10}; };
    best[0] = costs.own[0];
    for (std::size_t i = 1; i < n; ++i)
        for (std::size_t p = 0; p < count(i); ++p) {
            float least = std::numeric_limits<float>::max();
            for (std::size_t q = 0; q < count(i - 1); ++q)
                if (const float cost = best[i - 1][q] + costs.pair[i - 1][q][p]; cost < least)
                    least = cost, from[i][p] = static_cast<int>(q);
            best[i][p] = least + costs.own[i][p];
        }
    Choice out{};
    const auto* end = best[n - 1].data();
    out[n - 1] = static_cast<int>(std::min_element(end, end + count(n - 1)) - end);
    for (std::size_t i = n - 1; i > 0; --i) out[i - 1] = from[i][static_cast<std::size_t>(out[i])];
    return out;
}

}  // namespace temviet::vision::ean
