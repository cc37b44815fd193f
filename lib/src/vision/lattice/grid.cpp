// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/grid.hpp"

#include <opencv2/imgproc.hpp>

#include "vision/lattice/warp.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr int kWindow = 7 * kFlatScale;  // a window of as many black as white modules, as masks make them
constexpr int kDrawScale = 2, kDrawMargin = 4;

cv::Mat local_threshold(const cv::Mat& flat, Threshold threshold) {
    cv::Mat out;
    if (threshold != Threshold::extremes) {
        cv::boxFilter(flat, out, CV_8U, cv::Size(kWindow, kWindow), cv::Point(-1, -1), true, cv::BORDER_REPLICATE);
        return out;
    }
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, cv::Size(kWindow, kWindow));
    cv::Mat low, high;
    cv::erode(flat, low, square);
    cv::dilate(flat, high, square);
    cv::addWeighted(low, 0.5, high, 0.5, 0, out);
    cv::blur(out, out, cv::Size(kWindow / 2, kWindow / 2));
    return out;
}

}  // namespace

cv::Mat sample(const cv::Mat& flat, Threshold threshold) {
    cv::Mat from = flat;
    if (threshold == Threshold::sharpened) {
        cv::Mat soft;
        cv::GaussianBlur(flat, soft, cv::Size(0, 0), kFlatScale * 0.7);
        cv::addWeighted(flat, 2.5, soft, -1.5, 0, from);
    }
    const cv::Mat limit = local_threshold(from, threshold);
    const int columns = flat.cols / kFlatScale - 2 * kFlatMargin, rows = flat.rows / kFlatScale - 2 * kFlatMargin;
    cv::Mat out(rows, columns, CV_8UC1);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const int left = (x + kFlatMargin) * kFlatScale + 1, top = (y + kFlatMargin) * kFlatScale + 1;
            int sum = 0;
            for (int j = 0; j < 3; ++j)
                for (int i = 0; i < 3; ++i) sum += from.at<std::uint8_t>(top + j, left + i);
            out.at<std::uint8_t>(y, x) = sum > 9 * limit.at<std::uint8_t>(top + 1, left + 1) ? 255 : 0;
        }
    return out;
}

double agreement(const cv::Mat& grid, const cv::Mat& layout) {
    const cv::Mat fixed = (layout == 0) | (layout == 255);
    return cv::countNonZero((grid == layout) & fixed) / std::max(1.0, static_cast<double>(cv::countNonZero(fixed)));
}

cv::Mat overwritten(const cv::Mat& grid, const cv::Mat& layout) {
    cv::Mat out = grid.clone();
    layout.copyTo(out, (layout == 0) | (layout == 255));
    return out;
}

std::optional<Read> decode_grid(const cv::Mat& grid, ZXing::BarcodeFormat format) {
    cv::Mat drawing;
    cv::resize(grid, drawing, cv::Size(grid.cols * kDrawScale, grid.rows * kDrawScale), 0, 0, cv::INTER_NEAREST);
    const int margin = kDrawMargin * kDrawScale;
    cv::copyMakeBorder(drawing, drawing, margin, margin, margin, margin, cv::BORDER_CONSTANT, cv::Scalar(255));
    return read_drawing(drawing, format);
}

}  // namespace temviet::vision::lattice
