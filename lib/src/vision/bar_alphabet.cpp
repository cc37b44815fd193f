// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_alphabet.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace temviet::vision::bars {

Alphabet::Alphabet(std::vector<Widths> characters, const std::vector<Widths>& starts, const Widths& stop, int fewest, int most, Check check)
    : characters_(static_cast<int>(characters.size())), fewest_(fewest), most_(most), check_(check), widths_(std::move(characters)) {
    widths_.insert(widths_.end(), starts.begin(), starts.end());
    widths_.push_back(stop);
    for (const double blur : kBlurs)
        for (int value = 0; value <= this->stop(); ++value) kernels_.push_back(make_kernel(blur, value));
}

double Alphabet::modules(int value) const noexcept { return std::accumulate(widths(value).begin(), widths(value).end(), 0.0); }

double Alphabet::modules_of(int values) const noexcept { return modules(first_start()) + (values - 1) * modules(0) + modules(stop()); }

const Kernel& Alphabet::kernel(std::size_t blur, int value) const noexcept {
    return kernels_[blur * widths_.size() + static_cast<std::size_t>(value)];
}

/// Brightness, 1 over light and 0 over bars, at `module` from the character's first bar.
double Alphabet::light_at(int value, double module) const {
    if (module < 0) return 1;
    double end = 0;
    bool bar = true;
    for (const double width : widths(value)) {
        end += width;
        if (module < end) return bar ? 0 : 1;
        bar = !bar;
    }
    return value == stop() ? 1 : 0;  // the quiet zone, or the next character's first bar
}

Kernel Alphabet::make_kernel(double blur, int value) const {
    constexpr int kFine = 16;  // steps a module
    Kernel out;
    out.lead = value >= first_start() && value < stop() ? kQuietLead : kLead;
    const double shown = out.lead + modules(value) + (value == stop() ? kQuietTail : kTail);
    out.count = std::min(kMostSamples, static_cast<int>(shown * kModuleSamples));
    const int reach = static_cast<int>(3 * blur * kFine) + 1;
    std::vector<double> gauss;
    double total = 0;
    for (int i = -reach; i <= reach; ++i) gauss.push_back(std::exp(-0.5 * std::pow(i / (blur * kFine), 2))), total += gauss.back();
    for (int i = 0; i < out.count; ++i) {
        const double at = (i + 0.5) / kModuleSamples - out.lead;
        double sum = 0;
        for (int k = -reach; k <= reach; ++k) sum += gauss[static_cast<std::size_t>(k + reach)] * light_at(value, at + static_cast<double>(k) / kFine);
        out.samples[static_cast<std::size_t>(i)] = static_cast<float>(255 * sum / total);
    }
    (void)normalise(out);  // every character has bars and spaces
    return out;
}

cv::Mat Alphabet::draw(std::span<const int> values) const {
    constexpr int kRows = 16;
    const double modules = modules_of(static_cast<int>(values.size())) + 2 * kDrawnQuiet;
    cv::Mat out(kRows, static_cast<int>(std::lround(modules * kDrawnModule)), CV_8UC1, cv::Scalar(255));
    double x = kDrawnQuiet * kDrawnModule;
    const auto add = [&](int value) {
        bool bar = true;
        for (const double width : widths(value)) {
            const double end = x + width * kDrawnModule;
            if (bar) out.colRange(static_cast<int>(std::lround(x)), static_cast<int>(std::lround(end))).setTo(0);
            x = end, bar = !bar;
        }
    };
    for (const int value : values) add(value);
    add(stop());
    return out;
}

bool normalise(Kernel& samples) {
    const auto count = static_cast<std::size_t>(samples.count);
    float sum = 0, squares = 0;
    for (std::size_t i = 0; i < count; ++i) sum += samples.samples[i];
    const float mean = sum / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples.samples[i] -= mean;
        squares += samples.samples[i] * samples.samples[i];
    }
    // Less than a grey level of contrast is noise, whatever it looks like.
    if (squares <= static_cast<float>(count)) return false;
    for (std::size_t i = 0; i < count; ++i) samples.samples[i] /= std::sqrt(squares);
    return true;
}

float likeness(const Kernel& a, const Kernel& b) noexcept {
    constexpr std::size_t kLanes = 8;
    static_assert(kMostSamples % kLanes == 0);
    // Eight sums that do not wait for each other.
    std::array<float, kLanes> sums{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::min(a.count, b.count)); i += kLanes)
        for (std::size_t k = 0; k < kLanes; ++k) sums[k] += a.samples[i + k] * b.samples[i + k];
    return std::accumulate(sums.begin(), sums.end(), 0.f);
}

}  // namespace temviet::vision::bars
