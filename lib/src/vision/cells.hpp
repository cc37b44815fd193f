// SPDX-License-Identifier: Apache-2.0
// The structure tensor of a picture on a coarse grid: how strong edges are, and whether they are parallel.
#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace temviet::vision {

inline constexpr int kCell = 4;  ///< pixels a side

/// Sums over each cell, CV_32S, of the gradient (gx, gy) of Sobel's operator: gx·gx, gy·gy, gx·gy, gx, gy.
struct Moments {
    std::array<cv::Mat, 5> planes;

    [[nodiscard]] int columns() const { return planes[0].cols; }
    [[nodiscard]] int rows() const { return planes[0].rows; }
};

/// One value a cell, each CV_32F, smoothed over a window of cells.
struct Cells {
    cv::Mat strength;      ///< root mean square gradient, grey levels a pixel
    cv::Mat coherence;     ///< 0 edges of all directions … 1 all edges parallel
    cv::Mat balance;       ///< 0 as many rising as falling edges (bars) … 1 one single edge
    cv::Mat cosine, sine;  ///< of twice the angle of the gradient

    [[nodiscard]] int columns() const { return strength.cols; }
    [[nodiscard]] int rows() const { return strength.rows; }
};

/// Empty for pictures of less than 3 cells a side. The picture's outermost pixels have no gradient.
[[nodiscard]] Moments moments(const cv::Mat& grey);
/// `window` is the side of the smoothing window in cells (odd, at most 9: sums stay exact). No cells without moments.
[[nodiscard]] Cells analyse(const Moments& moments, int window);

}  // namespace temviet::vision
