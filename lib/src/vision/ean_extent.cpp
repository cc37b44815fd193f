// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "vision/ean_signal.hpp"

namespace temviet::vision::ean {
namespace {

constexpr std::array kQuietShares{0.015, 0.05, 0.13};  // of the energy in the middle
constexpr double kNominalModules = 95;
constexpr std::size_t kMostExtents = 3;

struct Ranked {
    Extent extent;
    double doubt;
};

class Energy {
public:
    explicit Energy(std::span<const float> y) : sums_(y.size() + 1, 0.0) {
        for (std::size_t i = 0; i < y.size(); ++i) {
            const double slope = i > 0 && i + 1 < y.size() ? static_cast<double>(y[i + 1] - y[i - 1]) : 0.0;
            sums_[i + 1] = sums_[i] + slope * slope;
        }
    }
    [[nodiscard]] int size() const { return static_cast<int>(sums_.size()) - 1; }
    /// Mean over the samples from … to; what lies outside the profile is empty.
    [[nodiscard]] double mean(double from, double to) const {
        const auto cut = [&](double x) { return static_cast<std::size_t>(std::clamp(static_cast<int>(x), 0, size())); };
        return to > from ? (sums_[cut(to)] - sums_[cut(from)]) / (to - from) : 0;
    }

private:
    std::vector<double> sums_;
};

/// From the middle outwards to the first window with less than `limit`.
double walk(const Energy& energy, double from, int step, double window, double limit) {
    for (double x = from; x > 0 && x < energy.size(); x += step) {
        const double far = x + step * window;
        if (energy.mean(std::min(x, far), std::max(x, far)) < limit) return x;
    }
    return step < 0 ? 0 : energy.size();
}

}  // namespace

std::vector<Extent> extents(std::span<const float> profile, Extent expected) {
    const Energy energy(profile);
    const double length = expected.right - expected.left, middle = (expected.left + expected.right) / 2;
    const double module = length / kNominalModules, window = 5 * module;
    const double inside = energy.mean(expected.left + length / 4, expected.right - length / 4);
    std::vector<Ranked> found;
    if (inside <= 0) return {};
    for (const double left_share : kQuietShares)
        for (const double right_share : kQuietShares) {
            const Extent e{walk(energy, middle - length / 6, -1, window, left_share * inside),
                           walk(energy, middle + length / 6, 1, window, right_share * inside)};
            const double wide = e.right - e.left;
            if (wide < length / 3) continue;
            const auto same = [&](const Ranked& r) {
                return std::abs(r.extent.left - e.left) < module && std::abs(r.extent.right - e.right) < module;
            };
            if (std::any_of(found.begin(), found.end(), same)) continue;
            const double outside = energy.mean(e.left - window, e.left) + energy.mean(e.right, e.right + window);
            double quietest = inside;
            for (double x = e.left + module; x + window < e.right - module; x += module)
                quietest = std::min(quietest, energy.mean(x, x + window));
            const double doubt = outside / inside + std::abs(std::log(wide / length)) + (quietest < 0.1 * inside ? 0.3 : 0.0);
            found.push_back({e, doubt});
        }
    std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) { return a.doubt < b.doubt; });
    std::vector<Extent> out;
    for (const auto& r : found)
        if (out.size() < kMostExtents) out.push_back(r.extent);
    return out;
}

}  // namespace temviet::vision::ean
