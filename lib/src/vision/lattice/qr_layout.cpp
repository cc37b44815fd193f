// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/qr_layout.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace temviet::vision::lattice {
namespace {

constexpr std::uint8_t kBlack = 0, kWhite = 255, kData = 128;

/// Squares in squares around (x, y), outermost first.
void rings(cv::Mat& to, int x, int y, int radius) {
    for (int r = radius; r >= 0; --r) {
        // The middle 3 × 3 of a finder pattern and the middle of an alignment pattern are black, as is the outer ring.
        const bool black = radius == 4 ? (r == 3 || r <= 1) : r != 1;
        const cv::Rect square = cv::Rect(x - r, y - r, 2 * r + 1, 2 * r + 1) & cv::Rect(0, 0, to.cols, to.rows);
        to(square).setTo(black ? kBlack : kWhite);
    }
}

}  // namespace

std::vector<int> alignment_middles(int dimension) {
    const int version = (dimension - 17) / 4;
    if (version < 2) return {};
    const int count = version / 7 + 2;
    // Even steps backwards from the last one; what does not divide is left to the first gap. Version 32 is the exception.
    const int step = version == 32 ? 26 : (dimension - 13 + 2 * (count - 1) - 1) / (2 * (count - 1)) * 2;
    std::vector<int> out(static_cast<std::size_t>(count), 6);
    for (int i = count - 1, at = dimension - 7; i > 0; --i, at -= step) out[static_cast<std::size_t>(i)] = at;
    return out;
}

cv::Mat qr_layout(int dimension) {
    cv::Mat out(dimension, dimension, CV_8UC1, cv::Scalar(kData));
    for (int i = 8; i < dimension - 8; ++i)
        out.at<std::uint8_t>(6, i) = out.at<std::uint8_t>(i, 6) = i % 2 == 0 ? kBlack : kWhite;
    const auto middles = alignment_middles(dimension);
    for (const int y : middles)
        for (const int x : middles) {
            const bool finder = (x == 6 && y == 6) || (x == 6 && y == dimension - 7) || (x == dimension - 7 && y == 6);
            if (!finder) rings(out, x, y, 2);
        }
    for (const auto& [x, y] : {std::pair(3, 3), std::pair(dimension - 4, 3), std::pair(3, dimension - 4)}) rings(out, x, y, 4);
    out.at<std::uint8_t>(dimension - 8, 8) = kBlack;
    return out;
}

}  // namespace temviet::vision::lattice
