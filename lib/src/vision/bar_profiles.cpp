// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/bar_strip.hpp"

namespace temviet::vision {
namespace {

constexpr int kBands = 10;
constexpr int kMaxShift = 8;             // columns between neighbouring bands
constexpr double kSameBars = 0.75;       // correlation of neighbours that show the same bars
constexpr std::size_t kFewestBands = 3;  // fewer that agree say nothing about how bars lean

struct Band {
    int from, to;  // rows
    std::vector<float> slope;
    double shift = 0;
    [[nodiscard]] double middle() const { return (from + to - 1) / 2.0; }
};

std::vector<Band> bands_of(const cv::Mat& strip) {
    const int count = std::min(kBands, strip.rows / 2);
    std::vector<Band> out;
    cv::Mat mean;
    for (int i = 0; i < count; ++i) {
        Band band{i * strip.rows / count, (i + 1) * strip.rows / count, {}};
        cv::reduce(strip.rowRange(band.from, band.to), mean, 0, cv::REDUCE_AVG, CV_32F);
        const auto* y = mean.ptr<float>();
        band.slope.assign(static_cast<std::size_t>(strip.cols), 0.f);
        for (int x = 1; x + 1 < strip.cols; ++x) band.slope[static_cast<std::size_t>(x)] = y[x + 1] - y[x - 1];
        out.push_back(std::move(band));
    }
    return out;
}

struct Match {
    double shift, correlation;
};

/// How far the bars of `b` lie right of those of `a`.
Match compare(const std::vector<float>& a, const std::vector<float>& b) {
    const int n = static_cast<int>(a.size()), from = n / 8, to = n - n / 8;
    std::array<double, 2 * kMaxShift + 1> found{};
    for (int shift = -kMaxShift; shift <= kMaxShift; ++shift) {
        float both = 0, aa = 0, bb = 0;
        for (int x = from; x < to; ++x) {
            const float p = a[static_cast<std::size_t>(x)], q = b[static_cast<std::size_t>(x + shift)];
            both += p * q, aa += p * p, bb += q * q;
        }
        found[static_cast<std::size_t>(shift + kMaxShift)] = aa > 0 && bb > 0 ? both / std::sqrt(aa * bb) : 0;
    }
    const auto best = static_cast<std::size_t>(std::max_element(found.begin(), found.end()) - found.begin());
    double shift = static_cast<double>(best) - kMaxShift;
    if (best > 0 && best + 1 < found.size()) {
        const double l = found[best - 1], m = found[best], r = found[best + 1], bend = l - 2 * m + r;
        if (bend < 0) shift += 0.5 * (l - r) / bend;
    }
    return {shift, found[best]};
}

/// The longest run of neighbours that show the same bars, with their shifts; all of them, unshifted, when none agree.
std::pair<std::size_t, std::size_t> align(std::vector<Band>& bands) {
    std::size_t best_from = 0, best_to = 0, from = 0;
    for (std::size_t i = 1; i <= bands.size(); ++i) {
        const auto match = i < bands.size() ? compare(bands[i - 1].slope, bands[i].slope) : Match{0, 0};
        if (match.correlation > kSameBars) {
            bands[i].shift = bands[i - 1].shift + match.shift;
            continue;
        }
        if (i - from > best_to - best_from) best_from = from, best_to = i;
        from = i;
    }
    if (best_to - best_from < std::min(kFewestBands, bands.size())) {
        for (auto& band : bands) band.shift = 0;
        return {0, bands.size()};
    }
    const double middle = bands[(best_from + best_to) / 2].shift;
    for (auto& band : bands) band.shift -= middle;
    return {best_from, best_to};
}

/// Between the middles of the bands in a straight line, beyond the outermost on with their slope.
double shift_at(const std::vector<Band>& bands, std::size_t from, std::size_t to, double row) {
    if (to - from < 2) return bands[from].shift;
    std::size_t i = from + 1;
    while (i + 1 < to && bands[i].middle() < row) ++i;
    const Band &a = bands[i - 1], &b = bands[i];
    return a.shift + (b.shift - a.shift) * (row - a.middle()) / (b.middle() - a.middle());
}

void add_row(const cv::Mat& strip, int row, double shift, std::vector<float>& sum) {
    const auto* y = strip.ptr<std::uint8_t>(row);
    const int last = strip.cols - 1, whole = static_cast<int>(std::floor(shift));
    const auto rest = static_cast<float>(shift - whole);
    for (int x = 0; x <= last; ++x) {
        const int at = std::clamp(x + whole, 0, last), next = std::min(at + 1, last);
        sum[static_cast<std::size_t>(x)] += static_cast<float>(y[at]) * (1 - rest) + static_cast<float>(y[next]) * rest;
    }
}

}  // namespace

BarProfiles profiles(const cv::Mat& strip) {
    BarProfiles out;
    const auto columns = static_cast<std::size_t>(strip.cols);
    out.whole.assign(columns, 0.f), out.upper.assign(columns, 0.f), out.lower.assign(columns, 0.f);
    auto bands = bands_of(strip);
    if (bands.empty()) return out;
    const auto [from, to] = align(bands);
    const int top = bands[from].from, bottom = bands[to - 1].to, middle = (top + bottom) / 2;
    for (int row = top; row < bottom; ++row)
        add_row(strip, row, shift_at(bands, from, to, row), row < middle ? out.upper : out.lower);
    for (std::size_t x = 0; x < columns; ++x) {
        out.whole[x] = (out.upper[x] + out.lower[x]) / static_cast<float>(bottom - top);
        out.upper[x] /= static_cast<float>(std::max(1, middle - top));
        out.lower[x] /= static_cast<float>(std::max(1, bottom - middle));
    }
    out.top = top, out.bottom = bottom;
    out.top_shift = shift_at(bands, from, to, top), out.bottom_shift = shift_at(bands, from, to, bottom);
    return out;
}

}  // namespace temviet::vision
