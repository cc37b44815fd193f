// SPDX-License-Identifier: Apache-2.0
#include "vision/bar_strip.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/geometry.hpp"

namespace temviet::vision {

BarStrip rectify(const Pyramid& pyramid, const Region& region, const StripSize& size) {
    const Polygon& p = region.polygon;
    const double width = std::hypot(p[1].x - p[0].x, p[1].y - p[0].y),
                 height = std::hypot(p[3].x - p[0].x, p[3].y - p[0].y);
    const double ux = (p[1].x - p[0].x) / width, uy = (p[1].y - p[0].y) / width;
    const double full_width = width * (1 + 2 * size.margin);

    // The smallest layer that still gives the strip its resolution: means of pixels are better than samples of them.
    const Layer& layer = pyramid.reduced_by(full_width / size.columns);
    const int columns = std::clamp(static_cast<int>(full_width / layer.factor * size.enlarge), 64, size.columns);
    const int rows = std::clamp(static_cast<int>(height / layer.factor), 8, size.rows);
    const double across = full_width / columns, along = std::max(height, 8.0) / rows;  // picture pixels a strip pixel
    const Point middle = centre(p);
    BarStrip out;
    out.to_picture =
        (cv::Mat_<double>(2, 3) << ux * across, -uy * along, middle.x - ux * full_width / 2 + uy * along * rows / 2,
         uy * across, ux * along, middle.y - uy * full_width / 2 - ux * along * rows / 2);
    out.enlarged = std::max(1.0, 1 / across);
    const cv::Mat to_layer = out.to_picture / layer.factor;
    const int smooth = size.crisp && across < layer.factor ? cv::INTER_CUBIC : cv::INTER_LINEAR;
    cv::warpAffine(layer.pixels, out.pixels, to_layer, cv::Size(columns, rows), smooth | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return out;
}

bool light_on_dark(const cv::Mat& strip, double margin) {
    const int begin = static_cast<int>(margin / (1 + 2 * margin) * strip.cols), inner = strip.cols - 2 * begin;
    // Next to the bars but for a blurred edge: a label may end a few modules further out.
    const int near = inner / 50, far = inner / 14;
    const auto mean = [&](int from, int to) { return cv::mean(strip.colRange(from, to))[0]; };
    const double bars = mean(begin, begin + inner);
    return mean(std::max(0, begin - far), begin - near) < bars &&
           mean(begin + inner + near, std::min(strip.cols, begin + inner + far)) < bars;
}

}  // namespace temviet::vision
