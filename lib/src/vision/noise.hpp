// SPDX-License-Identifier: Apache-2.0
// How grainy a picture is, and its layers with the grain taken out.
#pragma once

#include <map>
#include <opencv2/core.hpp>
#include <optional>

#include "vision/pyramid.hpp"

namespace temviet::vision {

/// The standard deviation of the grain in grey levels (8-bit `grey`): the median answer of a mask that is blind to flat places,
/// slopes and straight edges (Immerkær, Fast noise variance estimation, 1996). Sharp photographs: 0 to 4.
[[nodiscard]] double noise_of(const cv::Mat& grey);

/// Layers of one picture for those who look for modules: bars are averaged along themselves and need none of it.
class CalmLayers {
public:
    /// Whether `pyramid` is a picture of grain; measured once, on its smallest layer.
    [[nodiscard]] bool needed(const Pyramid& pyramid);
    /// `layer` softened when needed, else its own pixels.
    [[nodiscard]] const cv::Mat& of(const Pyramid& pyramid, const Layer& layer);

private:
    std::optional<bool> noisy_;
    std::map<int, cv::Mat> soft_;
};

}  // namespace temviet::vision
