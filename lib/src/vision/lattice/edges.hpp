// SPDX-License-Identifier: Apache-2.0
// Fits a warp to the black/white edges inside a symbol: every edge lies on a boundary between two modules.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "vision/lattice/warp.hpp"

namespace temviet::vision::lattice {

/// One edge of a flat picture, in modules of its warp.
struct Edge {
    double x = 0, y = 0;
    bool upright = false;  ///< between a left and a right module: its x should be a whole number
};

[[nodiscard]] std::vector<Edge> find_edges(const cv::Mat& flat);

/// One step of the fit.
struct FitStep {
    int terms = 6;       ///< of the displacement: 6, 10 or 15
    double reach = 1;    ///< of edges from the nearest anchor, in parts of the symbol's side
    double tukey = 0.5;  ///< modules off at which an edge has no say
};

/// Adds to the displacement of `warp`, from which the edges were taken, what brings them onto module boundaries: the fitted
/// region grows from `anchors` (modules), where the warp is right already. Returns the mean distance of the edges to their
/// boundaries after the last step, in modules: 0.25 is chance.
double fit_edges(std::span<const Edge> edges, std::span<const FitStep> steps, std::span<const cv::Point2d> anchors, Warp& warp);

}  // namespace temviet::vision::lattice
