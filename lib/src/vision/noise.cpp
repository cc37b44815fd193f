// SPDX-License-Identifier: Apache-2.0
#include "vision/noise.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

namespace temviet::vision {
namespace {

constexpr int kEvery = 3;              // rows that are looked at
constexpr double kMaskGain = 6;        // of the mask on independent pixels
constexpr double kMedianOfGauss = 0.6745;
constexpr double kNoisy = 5;           // grey levels on the smallest layer, where photographs have at most 4
constexpr double kSoftening = 1;       // pixels of a layer

}  // namespace

double noise_of(const cv::Mat& grey) {
    std::array<std::uint32_t, 2048> counts{};
    std::uint64_t all = 0;
    for (int y = 1; y + 1 < grey.rows; y += kEvery) {
        const auto *a = grey.ptr<std::uint8_t>(y - 1), *b = grey.ptr<std::uint8_t>(y), *c = grey.ptr<std::uint8_t>(y + 1);
        for (int x = 1; x + 1 < grey.cols; ++x) {
            const int answer = a[x - 1] - 2 * a[x] + a[x + 1] - 2 * (b[x - 1] - 2 * b[x] + b[x + 1]) + c[x - 1] - 2 * c[x] + c[x + 1];
            ++counts[static_cast<std::size_t>(std::abs(answer))];
        }
        all += static_cast<std::uint64_t>(std::max(0, grey.cols - 2));
    }
    std::uint64_t below = 0;
    for (std::size_t answer = 0; answer < counts.size(); ++answer) {
        below += counts[answer];
        if (2 * below > all) return static_cast<double>(answer) / kMedianOfGauss / kMaskGain;
    }
    return 0;
}

bool CalmLayers::needed(const Pyramid& pyramid) {
    if (!noisy_) noisy_ = noise_of(pyramid.at_most(1).pixels) >= kNoisy;
    return *noisy_;
}

const cv::Mat& CalmLayers::of(const Pyramid& pyramid, const Layer& layer) {
    if (!needed(pyramid)) return layer.pixels;
    cv::Mat& soft = soft_[layer.factor];
    if (soft.empty()) cv::GaussianBlur(layer.pixels, soft, {}, kSoftening);
    return soft;
}

}  // namespace temviet::vision
