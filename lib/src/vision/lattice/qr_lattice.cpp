// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/qr_lattice.hpp"

#include <algorithm>
#include <array>

#include "vision/lattice/edges.hpp"
#include "vision/lattice/grid.hpp"
#include "vision/lattice/qr_layout.hpp"
#include "vision/lattice/timing.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr std::size_t kSizes = 3;
constexpr double kMinTiming = 1.2, kMinAgreement = 0.70, kMaxResidual = 0.215;
constexpr double kLayerModule = 3;  // pixels a module that a layer should keep

// The plane and the bend of the timing lines hold near the finder patterns; from there the fit grows, then stiffens less.
constexpr std::array kGrow{FitStep{6, 0.35, 0.5}, FitStep{6, 0.45, 0.5}, FitStep{6, 0.55, 0.5}, FitStep{6, 0.65, 0.5},
                           FitStep{6, 0.75, 0.5}, FitStep{6, 0.9, 0.5},  FitStep{6, 1.1, 0.5},  FitStep{6, 2, 0.45}};
constexpr std::array kBend{FitStep{6, 0.8, 0.45}, FitStep{10, 0.8, 0.45}, FitStep{10, 0.9, 0.45}, FitStep{10, 1.0, 0.4},
                           FitStep{10, 2, 0.4},   FitStep{10, 2, 0.4}};
constexpr std::array kFinish{FitStep{10, 2, 0.4}, FitStep{15, 0.9, 0.35}, FitStep{15, 2, 0.35}, FitStep{15, 2, 0.3},
                             FitStep{15, 2, 0.3}};

class Attempt {
public:
    Attempt(const Layer& layer, const Warp& warp) : layer_(layer), warp_(warp), layout_(qr_layout(warp.columns)) { lay(); }

    bool decode(Threshold threshold) {
        const cv::Mat grid = sample(flat_, threshold);
        agreement_ = agreement(grid, layout_);
        if (agreement_ < kMinAgreement) return false;
        found_ = decode_grid(overwritten(grid, layout_), ZXing::BarcodeFormat::QRCodeModel2);
        if (found_) found_->symbol.polygon = warp_.outline();
        return found_.has_value();
    }
    /// Error correction forgives a corner that is off; whoever asks where the symbol is should not have to.
    void settle(std::span<const FitStep> steps) {
        const double before = agreement_;
        if (fit(steps) < kMaxResidual && agreement(sample(flat_, Threshold::mean), layout_) >= before)
            found_->symbol.polygon = warp_.outline();
    }
    double fit(std::span<const FitStep> steps) {
        const double far = warp_.columns - 3.5;
        const std::array<cv::Point2d, 3> anchors{cv::Point2d(3.5, 3.5), {far, 3.5}, {3.5, far}};
        const double residual = fit_edges(find_edges(flat_), steps, anchors, warp_);
        lay();
        return residual;
    }
    [[nodiscard]] const std::optional<Read>& found() const { return found_; }
    [[nodiscard]] std::uint64_t pixels() const { return pixels_; }

private:
    void lay() {
        flat_ = flatten(layer_, warp_);
        pixels_ += static_cast<std::uint64_t>(flat_.total());
    }

    const Layer& layer_;
    Warp warp_;
    cv::Mat layout_, flat_;
    double agreement_ = 0;
    std::optional<Read> found_;
    std::uint64_t pixels_ = 0;
};

void run(Attempt& attempt) {
    if (attempt.decode(Threshold::mean)) return attempt.settle(kGrow);
    if (attempt.fit(kGrow) > kMaxResidual) return;
    if (attempt.decode(Threshold::mean)) return attempt.settle(kBend);
    attempt.fit(kBend);
    if (attempt.decode(Threshold::mean)) return;
    attempt.fit(kFinish);
    for (const auto threshold : {Threshold::mean, Threshold::extremes, Threshold::sharpened})
        if (attempt.decode(threshold)) return;
}

}  // namespace

LatticeRead read_qr(const Pyramid& pyramid, const Triple& triple) {
    const double module = std::min({triple.top_left.module(), triple.top_right.module(), triple.bottom_left.module()});
    Layer layer = pyramid.reduced_by(std::max(1.0, module / kLayerModule));
    if (triple.inverted) {
        cv::Mat negative;  // pixels of its own: the pyramid's belong to every rung, and to the caller
        cv::bitwise_not(layer.pixels, negative);
        layer.pixels = negative;
    }
    LatticeRead out;
    for (const auto& sized : likely_sizes(layer, triple, kSizes, out.pixels)) {
        if (sized.score < kMinTiming) break;
        Attempt attempt(layer, sized.warp);
        run(attempt);
        out.pixels += attempt.pixels();
        out.read = attempt.found();
        if (out.read) break;
    }
    return out;
}

}  // namespace temviet::vision::lattice
