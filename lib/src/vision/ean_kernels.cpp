// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_kernels.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace temviet::vision::ean {
namespace {

constexpr float kHaloSigma = 2.2f, kHaloShare = 0.35f;  // a sharpened edge minus a wider one

float value(Kernel::Shape shape, float sigma, float x) {
    const auto gauss = [x](float s) { return std::exp(-x * x / (2 * s * s)) / s; };
    switch (shape) {
        case Kernel::Shape::gaussian: return gauss(sigma);
        case Kernel::Shape::disc: {
            const float radius = 2 * sigma;  // a disc's line spread has this radius for the standard deviation sigma
            return std::sqrt(std::max(0.f, radius * radius - x * x));
        }
        case Kernel::Shape::sharpened: return gauss(sigma) - kHaloShare * gauss(sigma * kHaloSigma);
    }
    return 0;
}

/// Mean over one sample: pixels are areas.
float sampled(Kernel::Shape shape, float sigma, float x) {
    constexpr int kSteps = 8;
    float sum = 0;
    for (int i = 0; i < kSteps; ++i) sum += value(shape, sigma, x + (static_cast<float>(i) + 0.5f) / kSteps - 0.5f);
    return sum / kSteps;
}

}  // namespace

Kernel::Kernel(Shape shape, float sigma_modules) : sigma_(sigma_modules) {
    const float sigma = sigma_modules * kModulePixels;
    const float wide = shape == Shape::disc ? 2 * sigma + 1 : shape == Shape::gaussian ? 3 * sigma : 3 * sigma * kHaloSigma;
    const int half = static_cast<int>(std::ceil(wide)) + 1;
    // A derivative of samples is a difference over two of them: one more box in the response.
    float energy = 0;
    for (int i = -half; i <= half; ++i) {
        const auto x = static_cast<float>(i);
        taps_.push_back(sampled(shape, sigma, x - 0.5f) + sampled(shape, sigma, x + 0.5f));
        energy += taps_.back() * taps_.back();
    }
    for (auto& tap : taps_) tap /= std::sqrt(energy);
    const int size = static_cast<int>(taps_.size());
    const auto tap = [&](float at) {
        const auto i = static_cast<int>(std::floor(at));
        if (i < 0 || i + 1 >= size) return 0.f;
        const float rest = at - static_cast<float>(i);
        return taps_[static_cast<std::size_t>(i)] * (1 - rest) + taps_[static_cast<std::size_t>(i) + 1] * rest;
    };
    for (int step = 0; step <= 2 * half * kFine; ++step) {
        float sum = 0;
        for (int i = 0; i < size; ++i)
            sum += taps_[static_cast<std::size_t>(i)] * tap(static_cast<float>(i) + static_cast<float>(step) / kFine);
        overlap_.push_back(sum);
    }
    while (overlap_.size() > 2 && std::abs(overlap_.back()) < 1e-3f) overlap_.pop_back();
    overlap_.push_back(0);
}

std::vector<float> Kernel::match(std::span<const float> d) const {
    const auto n = static_cast<int>(d.size()), size = static_cast<int>(taps_.size()), half = size / 2;
    std::vector<float> padded(d.size() + taps_.size(), 0.f), out(d.size(), 0.f);
    std::copy(d.begin(), d.end(), padded.begin() + half);
    for (int k = 0; k < size; ++k) {
        const float tap = taps_[static_cast<std::size_t>(k)];
        const float* from = padded.data() + k;
        float* to = out.data();
        for (int x = 0; x < n; ++x) to[x] += tap * from[x];
    }
    return out;
}

std::span<const Kernel> kernels() {
    using enum Kernel::Shape;
    static const std::array all{
        Kernel(gaussian, 0.22f),  Kernel(gaussian, 0.35f), Kernel(gaussian, 0.48f), Kernel(gaussian, 0.6f),
        Kernel(gaussian, 0.75f),  Kernel(gaussian, 0.9f),  Kernel(gaussian, 1.1f),  Kernel(disc, 0.5f),
        Kernel(disc, 0.65f),      Kernel(disc, 0.8f),      Kernel(disc, 0.95f),     Kernel(sharpened, 0.3f),
        Kernel(sharpened, 0.45f),
    };
    return all;
}

std::span<const int> search_kernels() {
    static constexpr std::array kSearch{1, 3, 5};
    return kSearch;
}

}  // namespace temviet::vision::ean
