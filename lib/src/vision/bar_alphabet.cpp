// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_alphabet.hpp"

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
    double mean = 0;
    for (int i = 0; i < out.count; ++i) {
        const double at = (i + 0.5) / kModuleSamples - out.lead;
        double sum = 0;
        for (int k = -reach; k <= reach; ++k) sum += gauss[static_cast<std::size_t>(k + reach)] * light_at(value, at + static_cast<double>(k) / kFine);
        out.samples[static_cast<std::size_t>(i)] = static_cast<float>(sum / total);
        mean += sum / total / out.count;
    }
    double squares = 0;
    for (int i = 0; i < out.count; ++i) {
        auto& sample = out.samples[static_cast<std::size_t>(i)];
        sample -= static_cast<float>(mean);
        squares += static_cast<double>(sample) * static_cast<double>(sample);
    }
    for (int i = 0; i < out.count; ++i) out.samples[static_cast<std::size_t>(i)] /= static_cast<float>(std::sqrt(squares));
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

float likeness(std::span<const float> samples, const Kernel& kernel) {
    // The kernel's mean is 0, so that of the samples only matters for their length.
    float sum = 0, squares = 0, both = 0;
    const auto count = static_cast<std::size_t>(kernel.count);
    for (std::size_t i = 0; i < count; ++i) {
        sum += samples[i];
        squares += samples[i] * samples[i];
        both += samples[i] * kernel.samples[i];
    }
    const float spread = squares - sum * sum / static_cast<float>(count);
    // Less than a grey level of contrast is noise, whatever it looks like.
    return spread > static_cast<float>(count) ? both / std::sqrt(spread) : 0;
}

}  // namespace temviet::vision::bars
