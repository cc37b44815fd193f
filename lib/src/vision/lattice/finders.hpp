// SPDX-License-Identifier: Apache-2.0
// QR finder patterns: a black square in a white ring in a black ring, 1:1:3:1:1 along every line through the middle.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <vector>

namespace temviet::vision::lattice {

struct Finder {
    cv::Point2d centre{};                    ///< pixels
    std::array<cv::Point2d, 4> corners{};    ///< of the outer ring, in the order of their angle
    double width = 0, height = 0;            ///< of the 7 modules along a row and a column, pixels
    int hits = 0;                            ///< rows that crossed it
    double trust = 0;                        ///< share of the rows through its middle that were hits, about 0 … 1

    [[nodiscard]] double module() const { return (width + height) / 14; }
};

/// In pixels of a picture `factor` times as large.
[[nodiscard]] Finder scaled(const Finder& finder, double factor, cv::Point2d offset = {});

/// 255 where `grey` is darker than the mean of the window × window pixels around it by at least `percent` of it.
[[nodiscard]] cv::Mat darker_than_mean(const cv::Mat& grey, int window, int percent);

/// The most trusted first, at most `most`.
[[nodiscard]] std::vector<Finder> find_finders(const cv::Mat& black, std::size_t most);

}  // namespace temviet::vision::lattice
