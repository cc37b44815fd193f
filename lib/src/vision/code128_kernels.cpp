// SPDX-License-Identifier: Apache-2.0
#include "vision/code128_kernels.hpp"

#include <cmath>
#include <vector>

namespace temviet::vision::code128 {
namespace {

/// Brightness 1 over light, 0 over bars, at `module` from the character's first bar.
double light_at(int value, double module) {
    const auto& widths = elements(value);
    double end = 0;
    bool bar = true;
    if (module < 0) return 1;
    for (const int width : widths) {
        end += width;
        if (module < end) return bar ? 0 : 1;
        bar = !bar;
    }
    return value == kStop ? 1 : 0;  // the quiet zone, or the next character's first bar
}

Kernel make(double blur, int value) {
    constexpr int kFine = 16;  // steps a module
    Kernel out;
    const int modules = value == kStop ? kStopModules : kCharacterModules;
    out.lead = value >= kStartA && value < kStop ? kQuietLead : kLead;
    out.count = (out.lead + modules + (value == kStop ? kQuietTail : kTail)) * kModuleSamples;
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

}  // namespace

const Kernel& kernel(std::size_t blur, int value) {
    static const auto table = [] {
        std::vector<Kernel> out;
        for (const double each : kBlurs)
            for (int v = 0; v < kValues; ++v) out.push_back(make(each, v));
        return out;
    }();
    return table[blur * kValues + static_cast<std::size_t>(value)];
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

}  // namespace temviet::vision::code128
