// SPDX-License-Identifier: Apache-2.0
#include "vision/cells.hpp"

#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace temviet::vision {
namespace {

enum Moment { kXX, kYY, kXY, kX, kY, kMoments };
using Sums = cv::Vec<float, kMoments>;

/// Sums of gradient moments over each cell. The picture's outermost pixels have no gradient.
cv::Mat moments(const cv::Mat& grey) {
    cv::Mat out(grey.rows / kCell, grey.cols / kCell, CV_32FC(kMoments));
    for (int row = 0; row < out.rows; ++row) {
        auto* sums = out.ptr<Sums>(row);
        for (int column = 0; column < out.cols; ++column) {
            std::array<int, kMoments> sum{};
            for (int y = row * kCell; y < (row + 1) * kCell; ++y) {
                if (y == 0 || y + 1 >= grey.rows) continue;
                const auto* above = grey.ptr<std::uint8_t>(y - 1);
                const auto* here = grey.ptr<std::uint8_t>(y);
                const auto* below = grey.ptr<std::uint8_t>(y + 1);
                for (int x = std::max(1, column * kCell); x < std::min(grey.cols - 1, (column + 1) * kCell); ++x) {
                    const int gx = here[x + 1] - here[x - 1], gy = below[x] - above[x];
                    sum[kXX] += gx * gx, sum[kYY] += gy * gy, sum[kXY] += gx * gy, sum[kX] += gx, sum[kY] += gy;
                }
            }
            for (int i = 0; i < kMoments; ++i) sums[column][i] = static_cast<float>(sum[static_cast<std::size_t>(i)]);
        }
    }
    return out;
}

}  // namespace

Cells analyse(const cv::Mat& grey, int window) {
    Cells cells;
    if (grey.cols < 3 * kCell || grey.rows < 3 * kCell) return cells;
    cv::Mat sums = moments(grey);
    cv::boxFilter(sums, sums, -1, cv::Size(window, window), cv::Point(-1, -1), true, cv::BORDER_REPLICATE);
    for (auto* mat : {&cells.strength, &cells.coherence, &cells.balance, &cells.cosine, &cells.sine})
        mat->create(sums.rows, sums.cols, CV_32F);
    constexpr float kPixels = kCell * kCell;
    for (int row = 0; row < sums.rows; ++row) {
        const auto* from = sums.ptr<Sums>(row);
        for (int column = 0; column < sums.cols; ++column) {
            const Sums& m = from[column];
            const float energy = m[kXX] + m[kYY];
            const float difference = m[kXX] - m[kYY], cross = 2 * m[kXY];
            const float length = std::sqrt(difference * difference + cross * cross);
            cells.strength.at<float>(row, column) =
                std::sqrt(energy / kPixels) / 2;  // central differences span two pixels
            cells.coherence.at<float>(row, column) = energy > 0 ? length / energy : 0;
            cells.balance.at<float>(row, column) =
                energy > 0 ? (m[kX] * m[kX] + m[kY] * m[kY]) / (kPixels * energy) : 0;
            cells.cosine.at<float>(row, column) = length > 0 ? difference / length : 1;
            cells.sine.at<float>(row, column) = length > 0 ? cross / length : 0;
        }
    }
    return cells;
}

}  // namespace temviet::vision
