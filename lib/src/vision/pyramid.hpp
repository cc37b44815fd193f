// SPDX-License-Identifier: Apache-2.0
// Layers of one picture, each half the size of the one before.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>
#include <vector>

namespace temviet::vision {

/// One layer: full-picture coordinates are its own times `factor`.
struct Layer {
    cv::Mat pixels;  ///< 8-bit grey
    int factor = 1;

    [[nodiscard]] int long_side() const { return std::max(pixels.cols, pixels.rows); }
};

class Pyramid {
public:
    /// Layer 0 is `full` itself. Halves (exact 2×2 means, an odd last row or column dropped) down to a long side of
    /// `smallest` or less; a picture that small has one layer.
    Pyramid(cv::Mat full, int smallest);

    [[nodiscard]] const Layer& full() const { return layers_.front(); }
    /// The largest layer whose long side is at most `side`; the smallest there is when none is.
    [[nodiscard]] const Layer& at_most(int side) const;
    /// The smallest layer whose factor is at most `factor` (1 or more).
    [[nodiscard]] const Layer& reduced_by(double factor) const;

private:
    std::vector<Layer> layers_;
};

}  // namespace temviet::vision
