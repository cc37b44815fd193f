// SPDX-License-Identifier: Apache-2.0
// A region of bars turned upright, and the one-dimensional profiles across its bars.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/pyramid.hpp"
#include "vision/regions.hpp"

namespace temviet::vision {

struct BarStrip {
    cv::Mat pixels;      ///< 8-bit grey, bars upright
    cv::Mat to_picture;  ///< 2×3 affine (CV_64F): strip pixels -> full-picture pixels
    double enlarged;     ///< strip pixels across for one of the picture; 1 when it was reduced
};

struct StripSize {
    double margin;     ///< on either side, in widths of the region
    int columns;       ///< with the margins
    int rows;          ///< at most
    double enlarge;    ///< never more strip pixels a picture pixel than this
    bool crisp;        ///< enlarged with the contrast of the narrowest bars, and with the noise; otherwise without either
};

[[nodiscard]] BarStrip rectify(const Pyramid& pyramid, const Region& region, const StripSize& size);

/// Whether the zones beside the bars are darker than what is between them; `margin` as in StripSize.
[[nodiscard]] bool light_on_dark(const cv::Mat& strip, double margin);

/// Mean brightness across the bars, of rows that show the same bars, each row shifted onto the others first: bars may
/// lean or bend. `upper` and `lower` are of the two halves of these rows, so they share no pixel.
struct BarProfiles {
    std::vector<float> whole, upper, lower;
    double top = 0, bottom = 0;              ///< rows that were used
    double top_shift = 0, bottom_shift = 0;  ///< columns by which the bars lie further right there
};
[[nodiscard]] BarProfiles profiles(const cv::Mat& strip);

}  // namespace temviet::vision
