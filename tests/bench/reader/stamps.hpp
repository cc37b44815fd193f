// SPDX-License-Identifier: Apache-2.0
// Stamps laid into photographs of packs: does a reader give the stamp as well as the bar code beside it?
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "readers.hpp"

namespace bench {

/// One table of `photographs`: QR codes and Data Matrix symbols of a stamp's size, sharp and faint, of few to many pixels a module.
int run_stamps(const std::vector<Reader>& readers, const std::vector<cv::Mat>& photographs);

}  // namespace bench
