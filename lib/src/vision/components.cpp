// SPDX-License-Identifier: Apache-2.0
#include "vision/components.hpp"

#include <algorithm>

namespace temviet::vision {
namespace {

Component fill(cv::Mat& mask, cv::Point first) {
    Component out;
    cv::Point low = first, high = first;
    mask.at<std::uint8_t>(first) = 0;
    out.cells.push_back(first);
    // The list of what was found is its own queue.
    for (std::size_t next = 0; next < out.cells.size(); ++next) {
        const cv::Point at = out.cells[next];
        low = {std::min(low.x, at.x), std::min(low.y, at.y)}, high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        for (const cv::Point step : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
            const cv::Point to = at + step;
            if (to.x < 0 || to.y < 0 || to.x >= mask.cols || to.y >= mask.rows) continue;
            auto& value = mask.at<std::uint8_t>(to);
            if (value == 0) continue;
            value = 0;
            out.cells.push_back(to);
        }
    }
    out.box = {low.x, low.y, high.x - low.x + 1, high.y - low.y + 1};
    return out;
}

}  // namespace

std::vector<Component> components_of(cv::Mat mask) {
    std::vector<Component> out;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (mask.at<std::uint8_t>(y, x) != 0) out.push_back(fill(mask, {x, y}));
    return out;
}

}  // namespace temviet::vision
