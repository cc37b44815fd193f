// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

#include "vision/ean_search.hpp"
#include "vision/ean_signal.hpp"

namespace temviet::vision::ean {
namespace {

constexpr int kPlaces = 10 * kModulePixels + 1;        // ± 5 modules by quarters, which are samples
constexpr int kNarrowest = 22, kWidths = 11;           // samples of one digit: 5.5 to 8 modules
constexpr float kWidthPenalty = 0.15f;                 // of an edge's energy, a quarter module between neighbours
constexpr float kNever = -1e30f;

float pitch_of(int width) { return static_cast<float>(kNarrowest + width) / kDigitModules; }

/// Energy of a digit's three edges among themselves and with the two that bound it, in gains².
float own_energy(const Kernel& kernel, std::size_t pattern, float pitch) {
    const auto& e = patterns()[pattern];
    const std::array<float, 5> x{0, static_cast<float>(e[0]), static_cast<float>(e[1]), static_cast<float>(e[2]), kDigitModules};
    float sum = 3;
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t k = i + 1; k < 5; ++k)
            if (i != 0 || k != 4) sum += ((k - i) % 2 == 0 ? 2.f : -2.f) * kernel.overlap((x[k] - x[i]) * pitch);
    return sum;
}

/// The best a digit of each width can explain from each sample on, left and right of the middle.
struct Digits {
    std::array<std::vector<float>, kWidths> left, right;
};

Digits all_digits(const Matched& matched, float gain) {
    Digits out;
    const auto size = matched.c.size();
    std::array<std::vector<float>, kDigitModules> value;
    for (auto& v : value) v.resize(size);
    for (int w = 0; w < kWidths; ++w) {
        const float pitch = pitch_of(w);
        for (std::size_t o = 1; o < kDigitModules; ++o) {
            const float far = static_cast<float>(o) * pitch;
            const auto whole = static_cast<std::size_t>(far);
            const float rest = far - static_cast<float>(whole), a = 2 * gain * (1 - rest), b = 2 * gain * rest;
            for (std::size_t x = 0; x + whole + 1 < size; ++x) value[o][x] = a * matched.c[x + whole] + b * matched.c[x + whole + 1];
        }
        auto &left = out.left[static_cast<std::size_t>(w)], &right = out.right[static_cast<std::size_t>(w)];
        left.assign(size, kNever), right.assign(size, kNever);
        for (std::size_t p = 0; p < kPatterns; ++p) {
            const auto& e = patterns()[p];
            const float cost = gain * gain * own_energy(*matched.kernel, p, pitch);
            const float *v0 = value[static_cast<std::size_t>(e[0])].data(), *v1 = value[static_cast<std::size_t>(e[1])].data(),
                        *v2 = value[static_cast<std::size_t>(e[2])].data();
            float *l = left.data(), *r = right.data();
            for (std::size_t x = 0; x < size; ++x) l[x] = std::max(l[x], v1[x] - v0[x] - v2[x] - cost);
            if (p < 10)
                for (std::size_t x = 0; x < size; ++x) r[x] = std::max(r[x], v0[x] - v1[x] + v2[x] - cost);
        }
    }
    return out;
}

/// Guard edges from `x` on, `pitch` apart.
float guard(const Matched& matched, float gain, float x, float pitch, int edges, int sign) {
    float sum = 0;
    for (int i = 0; i < edges; ++i, sign = -sign) sum += static_cast<float>(sign) * matched.at(x + static_cast<float>(i) * pitch);
    return 2 * gain * sum;
}

/// The geometry that comes nearest to the given places of modules.
Geometry fitted(int modules, const std::vector<std::pair<int, int>>& places) {
    cv::Mat a(static_cast<int>(places.size()), 4, CV_64F), b(static_cast<int>(places.size()), 1, CV_64F), x;
    for (int i = 0; i < a.rows; ++i) {
        const auto& [module, sample] = places[static_cast<std::size_t>(i)];
        const double u = static_cast<double>(module) / modules, bend = modules * u * (u - 1);
        a.at<double>(i, 0) = 1, a.at<double>(i, 1) = module, a.at<double>(i, 2) = bend, a.at<double>(i, 3) = bend * (2 * u - 1);
        b.at<double>(i) = sample;
    }
    cv::solve(a, b, x, cv::DECOMP_SVD);
    const auto value = [&](int i) { return static_cast<float>(x.at<double>(i)); };
    return {value(0), value(1), value(2) / value(1), value(3) / value(1), modules};
}

}  // namespace

Proposal by_digits(const Layout& layout, const Matched& matched, float gain) {
    const Digits digits = all_digits(matched, gain);
    const auto n = layout.starts.size();
    const float penalty = kWidthPenalty * gain * gain;
    using Column = std::array<std::array<float, kWidths>, kPlaces>;
    std::vector<std::array<std::array<signed char, kWidths>, kPlaces>> from(n);
    const auto sample = [&](std::size_t i, int place) {
        return kSignalMargin + layout.starts[i] * kModulePixels - 5 * kModulePixels + place;
    };
    Column now{};
    for (int t = 0; t < kPlaces; ++t)
        for (int w = 0; w < kWidths; ++w) {
            const float pitch = pitch_of(w);
            now[static_cast<std::size_t>(t)][static_cast<std::size_t>(w)] =
                guard(matched, gain, static_cast<float>(sample(0, t)) - 3 * pitch, pitch, 4, -1);
        }
    // How far the next digit begins after this one.
    const auto advance = [&](std::size_t i, int w) {
        const int gap = layout.starts[i + 1] - layout.starts[i] - kDigitModules;
        return kNarrowest + w + static_cast<int>(std::lround(static_cast<float>(gap) * pitch_of(w)));
    };
    float best = kNever;
    int best_place = 0, best_width = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const bool left = layout.first[i] < 0;
        Column next{};
        if (i + 1 < n) for (auto& place : next) place.fill(kNever);
        for (int t = 0; t < kPlaces; ++t)
            for (int w = 0; w < kWidths; ++w) {
                const auto ww = static_cast<std::size_t>(w);
                const int x = sample(i, t);
                const float here = now[static_cast<std::size_t>(t)][ww] +
                                   (left ? digits.left : digits.right)[ww][static_cast<std::size_t>(x)];
                if (here < kNever / 2) continue;
                const float pitch = pitch_of(w), end = static_cast<float>(x + kNarrowest + w);
                if (i + 1 == n) {
                    const int edges = layout.modules - layout.starts[i] - kDigitModules + 1;
                    const float all = here + guard(matched, gain, end, pitch, edges, -layout.first[i]);
                    if (all > best) best = all, best_place = t, best_width = w;
                    continue;
                }
                const int place = x + advance(i, w) - sample(i + 1, 0);
                if (place < 0 || place >= kPlaces) continue;
                const int edges = layout.starts[i + 1] - layout.starts[i] - kDigitModules + 1;
                const float all = here + guard(matched, gain, end, pitch, edges, -layout.first[i]);
                for (int v = std::max(0, w - 1); v <= std::min(kWidths - 1, w + 1); ++v) {
                    auto& to = next[static_cast<std::size_t>(place)][static_cast<std::size_t>(v)];
                    const float value = all - (v == w ? 0 : penalty);
                    if (value > to) to = value, from[i + 1][static_cast<std::size_t>(place)][static_cast<std::size_t>(v)] = static_cast<signed char>(w);
                }
            }
        if (i + 1 < n) now = next;
    }
    std::vector<std::pair<int, int>> places;
    int t = best_place, w = best_width;
    places.emplace_back(layout.starts[n - 1] + kDigitModules, sample(n - 1, t) + kNarrowest + w);
    for (std::size_t i = n; i-- > 0;) {
        places.emplace_back(layout.starts[i], sample(i, t));
        if (i == 0) break;
        w = from[i][static_cast<std::size_t>(t)][static_cast<std::size_t>(w)];
        t = sample(i, t) - advance(i - 1, w) - sample(i - 1, 0);
        places.emplace_back(layout.starts[i - 1] + kDigitModules, sample(i - 1, t) + kNarrowest + w);
    }
    Proposal out;
    out.geometry = fitted(layout.modules, places);
    out.share = best;
    return out;
}

}  // namespace temviet::vision::ean
