// SPDX-License-Identifier: Apache-2.0
// The modules of a QR code that are the same in every symbol of its size (ISO/IEC 18004 §6.3).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace temviet::vision::lattice {

inline constexpr int kSmallestQr = 21, kLargestQr = 177;

/// dimension × dimension: 0 black, 255 white, 128 data. Finder patterns with their separators, timing, alignment patterns
/// and the dark module; format and version information count as data.
[[nodiscard]] cv::Mat qr_layout(int dimension);

/// Rows (= columns) of the middles of alignment patterns; empty for version 1.
[[nodiscard]] std::vector<int> alignment_middles(int dimension);

}  // namespace temviet::vision::lattice
