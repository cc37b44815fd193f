// SPDX-License-Identifier: Apache-2.0
// The four corners of a finder pattern's outer ring.
#pragma once

#include "vision/lattice/finders.hpp"

namespace temviet::vision::lattice {

/// Sets corners and centre of `finder` from the black pixels around its centre; false when its ring is no quadrilateral.
[[nodiscard]] bool outline(const cv::Mat& black, Finder& finder);

}  // namespace temviet::vision::lattice
