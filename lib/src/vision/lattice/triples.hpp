// SPDX-License-Identifier: Apache-2.0
// Three finder patterns that may belong to one QR code, and the plane they lie on.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <span>
#include <vector>

#include "vision/lattice/finders.hpp"

namespace temviet::vision::lattice {

/// Finder patterns with corners from the symbol's own top left, clockwise. The sense is always clockwise in the picture: a
/// mirrored symbol comes out transposed, which ZXing's decoder undoes.
struct Triple {
    Finder top_left, top_right, bottom_left;
    double dimension = 0;  ///< estimate, modules a side
    bool inverted = false; ///< light modules on a dark ground
    double penalty = 0;    ///< 0 for a flat symbol seen straight on; more is less likely

    /// Modules to pixels, if the symbol has `modules` a side.
    [[nodiscard]] std::optional<cv::Matx33d> plane(int modules) const;
    /// The same from the three middles alone: without perspective, but bent paper cannot pass for perspective either.
    [[nodiscard]] std::optional<cv::Matx33d> parallelogram(int modules) const;
};

/// The likely ones first, at most `most`.
[[nodiscard]] std::vector<Triple> find_triples(std::span<const Finder> finders, std::size_t most);

/// In pixels of a picture `factor` times as large.
[[nodiscard]] Triple scaled(const Triple& triple, double factor, cv::Point2d offset = {});

}  // namespace temviet::vision::lattice
