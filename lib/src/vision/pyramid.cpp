// SPDX-License-Identifier: Apache-2.0
#include "vision/pyramid.hpp"

#include <opencv2/imgproc.hpp>

namespace temviet::vision {

Pyramid::Pyramid(cv::Mat full, int smallest) {
    layers_.push_back({std::move(full), 1});
    while (layers_.back().long_side() > smallest) {
        const cv::Mat& from = layers_.back().pixels;
        const int columns = from.cols / 2, rows = from.rows / 2;
        if (columns == 0 || rows == 0) break;
        // INTER_AREA is fast only for exact ratios, hence the even part.
        cv::Mat half;
        cv::resize(from(cv::Rect(0, 0, columns * 2, rows * 2)), half, cv::Size(columns, rows), 0, 0, cv::INTER_AREA);
        layers_.push_back({std::move(half), layers_.back().factor * 2});
    }
}

const Layer& Pyramid::at_most(int side) const {
    for (const auto& layer : layers_)
        if (layer.long_side() <= side) return layer;
    return layers_.back();
}

const Layer& Pyramid::reduced_by(double factor) const {
    const Layer* best = &layers_.front();
    for (const auto& layer : layers_)
        if (layer.factor <= factor) best = &layer;
    return *best;
}

}  // namespace temviet::vision
