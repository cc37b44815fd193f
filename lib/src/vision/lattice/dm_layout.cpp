// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/dm_layout.hpp"

namespace temviet::vision::lattice {

cv::Mat dm_layout(int dimension) {
    constexpr std::uint8_t kBlack = 0, kWhite = 255, kData = 128;
    cv::Mat out(dimension, dimension, CV_8UC1, cv::Scalar(kData));
    const int side = dimension > 26 ? dimension / 2 : dimension;
    for (int top = 0; top < dimension; top += side)
        for (int left = 0; left < dimension; left += side) {
            cv::Mat region = out(cv::Rect(left, top, side, side));
            for (int i = 0; i < side; ++i) {
                region.at<std::uint8_t>(0, i) = i % 2 == 0 ? kBlack : kWhite;
                region.at<std::uint8_t>(i, side - 1) = i % 2 == 1 ? kBlack : kWhite;
            }
            region.col(0).setTo(kBlack);
            region.row(side - 1).setTo(kBlack);
        }
    return out;
}

}  // namespace temviet::vision::lattice
