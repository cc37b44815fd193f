// SPDX-License-Identifier: Apache-2.0
// Pictures with symbols in them, for the tests of the reader.
#pragma once

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <opencv2/imgproc.hpp>
#include <string>
#include <temviet/vision/read_symbols.hpp>
#include <utility>
#include <vector>

namespace drawing {

inline cv::Mat symbol(ZXing::BarcodeFormat format, const std::string& text, int scale,
                      const std::string& options = {}) {
    const auto image =
        ZXing::WriteBarcodeToImage(ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(format, options)),
                                   ZXing::WriterOptions().scale(scale).addQuietZones(true));
    return cv::Mat(image.height(), image.width(), CV_8UC1, const_cast<std::uint8_t*>(image.data()),
                   static_cast<std::size_t>(image.rowStride()))
        .clone();
}

inline cv::Mat sheet(int width, int height) { return cv::Mat(height, width, CV_8UC1, cv::Scalar(230)); }

/// Lays `picture` on `sheet`, its middle at (x, y), turned counter-clockwise.
inline void lay(cv::Mat& sheet, const cv::Mat& picture, double x, double y, double degrees = 0) {
    cv::Mat to = cv::getRotationMatrix2D(
        cv::Point2f(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2), degrees, 1);
    to.at<double>(0, 2) += x - picture.cols / 2.0, to.at<double>(1, 2) += y - picture.rows / 2.0;
    cv::warpAffine(picture, sheet, to, sheet.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
}

inline void print_lines(cv::Mat& sheet, int x, int y, int lines) {
    for (int i = 0; i < lines; ++i)
        cv::putText(sheet, "Khoi luong tinh 250 g - Han dung 12 thang", cv::Point(x, y + 40 * i),
                    cv::FONT_HERSHEY_SIMPLEX, 1, cv::Scalar(30), 2, cv::LINE_AA);
}

inline temviet::Frame frame(const cv::Mat& grey) {
    const temviet::Plane plane{grey.data, grey.step * static_cast<std::size_t>(grey.rows), grey.step, 1};
    return *temviet::Frame::from_planes(temviet::PixelFormat::grey, {grey.cols, grey.rows}, std::span(&plane, 1));
}

/// Throws when the picture cannot be read: no symbol is no error.
inline std::vector<temviet::Symbol> read(const cv::Mat& grey, const temviet::ReadOptions& options = {}, temviet::ReadStats* stats = nullptr) {
    return temviet::read_symbols(frame(grey), options, stats).value();
}

}  // namespace drawing
