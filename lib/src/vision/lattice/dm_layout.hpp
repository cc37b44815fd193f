// SPDX-License-Identifier: Apache-2.0
// The modules of a square Data Matrix symbol that are the same in every symbol of its size (ISO/IEC 16022 §5).
#pragma once

#include <array>
#include <opencv2/core.hpp>

namespace temviet::vision::lattice {

/// Sizes that a lattice may have, modules a side. Smaller symbols have too little error correction to be the only judge of a
/// place that was guessed; larger ones are not printed on goods.
inline constexpr std::array kDmSizes{16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52};

/// dimension × dimension: 0 black, 255 white, 128 data. The solid and the alternating sides of every region: one region up
/// to 26 modules a side, two by two above.
[[nodiscard]] cv::Mat dm_layout(int dimension);

}  // namespace temviet::vision::lattice
