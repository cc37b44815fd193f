// SPDX-License-Identifier: Apache-2.0
// A picture laid flat -> black and white modules -> ZXing's own decoder, on a drawing without fault.
#pragma once

#include <ZXing/BarcodeFormat.h>

#include <opencv2/core.hpp>
#include <optional>

#include "vision/zxing_reader.hpp"

namespace temviet::vision::lattice {

/// What a module is compared with.
enum class Threshold { mean, extremes, sharpened };

/// One pixel a module, 0 black, 255 white, without the margin of `flat`.
[[nodiscard]] cv::Mat sample(const cv::Mat& flat, Threshold threshold);

/// Share of the modules of `grid` that are as `layout` has them, over those that it fixes, 0 … 1.
[[nodiscard]] double agreement(const cv::Mat& grid, const cv::Mat& layout);
/// `grid` with the modules that `layout` fixes.
[[nodiscard]] cv::Mat overwritten(const cv::Mat& grid, const cv::Mat& layout);

/// Decodes a grid whose patterns are in place; only a symbol whose own error correction is satisfied comes back, without
/// a polygon.
[[nodiscard]] std::optional<Read> decode_grid(const cv::Mat& grid, ZXing::BarcodeFormat format);

}  // namespace temviet::vision::lattice
