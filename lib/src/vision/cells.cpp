// SPDX-License-Identifier: Apache-2.0
#include "vision/cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace temviet::vision {
namespace {

enum Moment { kXX, kYY, kXY, kX, kY, kMoments };
using Sums = cv::Vec<float, kMoments>;

/// Adds one row's gradient products, a value a column. Sixteen bits hold a gradient, and keep the loops short.
class Row {
public:
    explicit Row(int columns) : columns_(columns), gx_(static_cast<std::size_t>(columns)), gy_(gx_.size()) {
        for (auto& sum : sums_) sum.resize(gx_.size());
    }
    void clear() {
        for (auto& sum : sums_) std::fill(sum.begin(), sum.end(), 0);
    }
    void add(const std::uint8_t* above, const std::uint8_t* here, const std::uint8_t* below) {
        short *gx = gx_.data(), *gy = gy_.data();
        // Sobel: a difference along one axis, smoothed along the other; four times as large as a plain one.
        for (int x = 1; x + 1 < columns_; ++x) {
            gx[x] = static_cast<short>(above[x + 1] - above[x - 1] + 2 * (here[x + 1] - here[x - 1]) + below[x + 1] - below[x - 1]);
            gy[x] = static_cast<short>(below[x - 1] + 2 * below[x] + below[x + 1] - above[x - 1] - 2 * above[x] - above[x + 1]);
        }
        add_products(gx, gx, sums_[kXX].data());
        add_products(gy, gy, sums_[kYY].data());
        add_products(gx, gy, sums_[kXY].data());
        add_values(gx, sums_[kX].data());
        add_values(gy, sums_[kY].data());
    }
    [[nodiscard]] int cell(std::size_t moment, int column) const {
        const int* from = sums_[moment].data() + column * kCell;
        return from[0] + from[1] + from[2] + from[3];
    }

private:
    void add_products(const short* a, const short* b, int* to) const {
        for (int x = 0; x < columns_; ++x) to[x] += a[x] * b[x];
    }
    void add_values(const short* a, int* to) const {
        for (int x = 0; x < columns_; ++x) to[x] += a[x];
    }

    int columns_;
    std::vector<short> gx_, gy_;
    std::array<std::vector<int>, kMoments> sums_;
};

}  // namespace

cv::Mat moments(const cv::Mat& grey) {
    if (grey.cols < 3 * kCell || grey.rows < 3 * kCell) return {};
    cv::Mat out(grey.rows / kCell, grey.cols / kCell, CV_32FC(kMoments));
    Row sums(grey.cols);
    for (int row = 0; row < out.rows; ++row) {
        sums.clear();
        for (int y = std::max(1, row * kCell); y < std::min(grey.rows - 1, (row + 1) * kCell); ++y)
            sums.add(grey.ptr<std::uint8_t>(y - 1), grey.ptr<std::uint8_t>(y), grey.ptr<std::uint8_t>(y + 1));
        auto* to = out.ptr<Sums>(row);
        // A straight edge has the moments of plain differences.
        for (int column = 0; column < out.cols; ++column)
            for (std::size_t m = 0; m < kMoments; ++m)
                to[column][static_cast<int>(m)] = static_cast<float>(sums.cell(m, column)) / (m < kX ? 16.f : 4.f);
    }
    return out;
}

Cells analyse(const cv::Mat& moments, int window) {
    Cells cells;
    if (moments.empty()) return cells;
    cv::Mat sums;
    cv::boxFilter(moments, sums, -1, cv::Size(window, window), cv::Point(-1, -1), true, cv::BORDER_REPLICATE);
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
