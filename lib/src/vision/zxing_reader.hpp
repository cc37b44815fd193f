// SPDX-License-Identifier: Apache-2.0
// One call of ZXing on one grey picture; nothing believed yet.
#pragma once

#include <ZXing/BarcodeFormat.h>

#include <opencv2/core.hpp>
#include <optional>
#include <temviet/base/symbol.hpp>
#include <vector>

namespace temviet::vision {

/// What one attempt may spend.
struct Effort {
    bool turned = true;     ///< linear symbols along the columns as well
    bool inverted = false;  ///< matrix symbols white on black as well
    double enlarged = 1;    ///< pixels of the picture to be read for one that the camera saw
    bool failures = false;  ///< hand out matrix symbols that were found but not decoded
    bool binary = false;    ///< the picture is black (0) and white already
    bool reduced = false;   ///< matrix symbols at a third of the size as well
};

/// One read of one attempt. The polygon is in pixels of the picture that was read.
struct Read {
    Symbol symbol;
    int lines = 0;        ///< scan lines that agreed, linear symbols only; 0 when none of them proves anything
    bool failed = false;  ///< found, not decoded: only format and polygon mean anything
    bool inverted = false;  ///< found as light modules on a dark ground
    double module = 0;    ///< pixels that the camera saw of one module, retail symbols only; 0 when unknown
    bool weak = false;    ///< a symbology whose own checks do not suffice (no check character, detection only)
};

/// All symbols ZXing sees, down to a single scan line of linear ones. Throws what ZXing and OpenCV throw.
[[nodiscard]] std::vector<Read> read_with_zxing(const cv::Mat& grey, const std::vector<ZXing::BarcodeFormat>& formats,
                                                const Effort& effort);

/// Pixels a module below which the pixel grid can change the bars of a retail symbol, in every row alike.
inline constexpr double kFineModule = 2.2;

enum class Weak { refused, kept };
/// The one symbol of a drawing of black (0) and white (255) modules that shows nothing else. A weak one (Read::weak) only where what
/// was drawn is doubted elsewhere.
[[nodiscard]] std::optional<Read> read_drawing(const cv::Mat& drawing, ZXing::BarcodeFormat format, Weak weak = Weak::refused);

}  // namespace temviet::vision
