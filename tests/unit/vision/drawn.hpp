// SPDX-License-Identifier: Apache-2.0
// Pictures with drawn symbols, for the tests of the reader.
#pragma once

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

namespace drawn {

/// Black on white with a quiet zone, `scale` pixels a module. `options` as ZXing's creator takes them ("gs1", …).
inline cv::Mat symbol(ZXing::BarcodeFormat format, const std::string& text, int scale = 4, const std::string& options = {}) {
    const auto barcode = ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format, options));
    const auto image = ZXing::WriteBarcodeToImage(barcode, ZXing::WriterOptions().scale(scale).addQuietZones(true));
    cv::Mat out(image.height(), image.width(), CV_8UC1);
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) out.at<std::uint8_t>(y, x) = *image.data(x, y);
    return out;
}

/// White paper.
inline cv::Mat paper(int width, int height) { return cv::Mat(height, width, CV_8UC1, cv::Scalar(255)); }

inline void place(cv::Mat& on, const cv::Mat& symbol, int x, int y) { symbol.copyTo(on(cv::Rect(x, y, symbol.cols, symbol.rows))); }

/// Turned about its middle by `degrees`, on paper that holds all of it.
inline cv::Mat turned(const cv::Mat& picture, double degrees) {
    const int side = static_cast<int>(1.5 * std::max(picture.cols, picture.rows)) + 40;
    auto map = cv::getRotationMatrix2D(cv::Point2f(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2), degrees, 1);
    map.at<double>(0, 2) += (side - picture.cols) / 2.0;
    map.at<double>(1, 2) += (side - picture.rows) / 2.0;
    cv::Mat out;
    cv::warpAffine(picture, out, map, cv::Size(side, side), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(255));
    return out;
}

inline temviet::Frame frame(const cv::Mat& grey, temviet::Rotation rotation = temviet::Rotation::none, std::optional<temviet::Rect> crop = {}) {
    const temviet::Plane plane{grey.data, static_cast<std::size_t>(grey.rows) * grey.step, grey.step, 1};
    return temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1), rotation, crop).value();
}

inline std::vector<temviet::Symbol> read(const cv::Mat& grey, const temviet::ReadOptions& options = {}) {
    return temviet::read_symbols(frame(grey), options).value();
}

}  // namespace drawn
