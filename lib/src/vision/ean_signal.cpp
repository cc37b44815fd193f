// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_signal.hpp"

#include <algorithm>
#include <cmath>

namespace temviet::vision::ean {
namespace {

constexpr int kStrengthWindow = 10 * kModulePixels;  // to either side
constexpr float kLeastContrast = 0.25f;              // grey levels a sample, root mean square

float at(std::span<const float> y, double x) {
    const double inside = std::clamp(x, 0.0, static_cast<double>(y.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(inside), y.size() - 2);
    const auto rest = static_cast<float>(inside - static_cast<double>(i));
    return y[i] + rest * (y[i + 1] - y[i]);
}

/// Means over ±window of the samples from `from` to before `to`; outside them the nearest one's.
std::vector<float> box(const std::vector<float>& values, int from, int to, int window) {
    std::vector<double> sums{0};
    for (int i = from; i < to; ++i) sums.push_back(sums.back() + static_cast<double>(values[static_cast<std::size_t>(i)]));
    std::vector<float> out(values.size());
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        const int x = std::clamp(i, from, to - 1) - from;
        const int a = std::max(0, x - window), b = std::min(to - from, x + window + 1);
        out[static_cast<std::size_t>(i)] =
            static_cast<float>((sums[static_cast<std::size_t>(b)] - sums[static_cast<std::size_t>(a)]) / (b - a));
    }
    return out;
}

}  // namespace

Signal normalised(std::span<const float> profile, Extent extent, int modules) {
    Signal out;
    const int inner = modules * kModulePixels, size = inner + 2 * kSignalMargin;
    out.scale = (extent.right - extent.left) / inner;
    out.origin = extent.left - kSignalMargin * out.scale;
    if (profile.size() < 8 || out.scale <= 0) return out;
    out.seen_from = static_cast<float>(std::max(0.0, -out.origin / out.scale));
    out.seen_to = static_cast<float>(std::min<double>(size, (static_cast<double>(profile.size()) - out.origin) / out.scale));
    std::vector<float> y(static_cast<std::size_t>(size)), squares(static_cast<std::size_t>(size));
    // A coarser grid takes means, not samples.
    const int taps = std::max(1, static_cast<int>(std::lround(out.scale)));
    for (int i = 0; i < size; ++i) {
        float sum = 0;
        for (int k = 0; k < taps; ++k)
            sum += at(profile, out.origin + out.scale * (i + (k + 0.5) / taps - 0.5));
        y[static_cast<std::size_t>(i)] = sum / static_cast<float>(taps);
    }
    std::vector<float> d(static_cast<std::size_t>(size), 0.f);
    for (std::size_t i = 1; i + 1 < y.size(); ++i) d[i] = (y[i + 1] - y[i - 1]) / 2;
    for (std::size_t i = 0; i < d.size(); ++i) squares[i] = d[i] * d[i];
    const int from = kSignalMargin - kModulePixels, to = size - from;
    const auto strength = box(box(squares, from, to, kStrengthWindow), from, to, kStrengthWindow);
    const float strongest = *std::max_element(strength.begin(), strength.end());
    if (strongest < kLeastContrast * kLeastContrast) return out;
    // A dim end is brought up, but not what is as good as empty.
    for (std::size_t i = 0; i < d.size(); ++i) d[i] /= std::sqrt(std::max(strength[i], 0.01f * strongest));
    out.d = std::move(d);
    return out;
}

Signal reversed(const Signal& signal) {
    Signal out;
    out.scale = -signal.scale;
    out.origin = signal.origin + signal.scale * (static_cast<double>(signal.d.size()) - 1);
    const auto size = static_cast<float>(signal.d.size());
    out.seen_from = size - signal.seen_to, out.seen_to = size - signal.seen_from;
    out.d.resize(signal.d.size());
    std::transform(signal.d.rbegin(), signal.d.rend(), out.d.begin(), [](float value) { return -value; });
    return out;
}

}  // namespace temviet::vision::ean
