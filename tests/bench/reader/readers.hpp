// SPDX-License-Identifier: Apache-2.0
// Symbol readers behind one shape: grey pixels in, codes out. Ours, and those it is compared with.
#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <string>
#include <temviet/vision/read_symbols.hpp>
#include <vector>

namespace bench {

/// What all readers hand over, reduced to what a truth speaks of.
struct Code {
    std::string bytes;
    temviet::Point centre{};  ///< pixels of the picture
    bool is_qr = false;
    int rung = -1;  ///< of our ladder
};

using Codes = std::vector<Code>;

struct Reader {
    std::string name;
    std::function<Codes(const cv::Mat& grey)> read;
};

/// Throws std::runtime_error when the reader fails. `stats`, if any, is filled with the last picture's.
[[nodiscard]] Reader temviet_reader(const temviet::ReadOptions& options, temviet::ReadStats* stats = nullptr);
/// ZXing-C++ with its default options; `narrowed` to the formats that ours looks for.
[[nodiscard]] Reader zxing_reader(bool narrowed);
/// The other peers that this build found: ZXing on the picture of half the size, ZBar, OpenCV's detectors, WeChat's.
[[nodiscard]] std::vector<Reader> further_peers(bool narrowed);

// In files of their own; without their libraries they add nothing.
void add_zbar(std::vector<Reader>& to);
void add_opencv(std::vector<Reader>& to);

}  // namespace bench
