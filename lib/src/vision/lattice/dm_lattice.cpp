// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/dm_lattice.hpp"

#include <algorithm>
#include <array>

#include "vision/lattice/deblur.hpp"
#include "vision/lattice/dm_layout.hpp"
#include "vision/lattice/dm_timing.hpp"
#include "vision/lattice/edges.hpp"
#include "vision/lattice/grid.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kMinScore = 1.25, kMinSolid = 0.3, kGuessedSolid = 0.45, kMinAgreement = 0.70, kMaxResidual = 0.22, kWorthFocus = 0.68, kWorthFit = 0.6;
constexpr std::array kBlurs{0.35, 0.45, 0.55, 0.65};  // of a lens out of focus, standard deviation in modules
constexpr double kMinGuessed = 2.2, kGoodScore = 2.6, kMinPair = 0.66, kMayBend = 0.4;
constexpr double kSidesLength = 200, kLayerModule = 4;  // pixels a side and a module that a layer should leave
constexpr std::size_t kSizes = 2;  // that are worth all steps
constexpr std::array kExpected{24, 40, 44};

// The sides are right already; the fit grows inwards from them, then stiffens less.
constexpr std::array kGrow{FitStep{6, 0.10, 0.5}, FitStep{6, 0.18, 0.5}, FitStep{6, 0.28, 0.5}, FitStep{6, 0.40, 0.5}, FitStep{6, 2, 0.45}};
constexpr std::array kBend{FitStep{6, 0.3, 0.45}, FitStep{10, 0.3, 0.45}, FitStep{10, 0.45, 0.4}, FitStep{10, 2, 0.4}, FitStep{10, 2, 0.4}};
constexpr std::array kFinish{FitStep{10, 2, 0.4}, FitStep{15, 0.45, 0.35}, FitStep{15, 2, 0.35}, FitStep{15, 2, 0.3}, FitStep{15, 2, 0.3}};

class Attempt {
public:
    Attempt(Layer layer, const Warp& warp) : layer_(std::move(layer)), warp_(warp), layout_(dm_layout(warp.columns)) { lay(); }

    bool decode(Threshold threshold) {
        const cv::Mat grid = sample(flat_, threshold);
        agreement_ = agreement(grid, layout_);
        if (agreement_ < kMinAgreement) return false;
        found_ = decode_grid(overwritten(grid, layout_), ZXing::BarcodeFormat::DataMatrix);
        if (found_) found_->symbol.polygon = warp_.outline();
        return found_.has_value();
    }
    double fit(std::span<const FitStep> steps) {
        std::vector<cv::Point2d> anchors;
        for (std::size_t side = 0; side < 4; ++side)
            for (const double t : {0.0, 0.25, 0.5, 0.75}) anchors.push_back(unit_point(side, t, 0) * warp_.columns);
        const double residual = fit_edges(find_edges(flat_), steps, anchors, warp_);
        lay();
        return residual;
    }
    /// The blur under which the fixed modules come out best; from then on the picture is seen without it.
    bool focus() {
        std::vector<double> sigmas;
        for (const double sigma : kBlurs) sigmas.push_back(sigma * kFlatScale);
        double best = agreement(sample(seen_, Threshold::mean), layout_) + 0.02;
        blur_ = 0, flat_ = seen_;
        const auto sharp = deblurred(seen_, sigmas);
        pixels_ += static_cast<std::uint64_t>(seen_.total()) * (1 + sigmas.size());
        for (std::size_t i = 0; i < sharp.size(); ++i) {
            const double value = agreement(sample(sharp[i], Threshold::mean), layout_);
            if (value > best) best = value, blur_ = sigmas[i], flat_ = sharp[i];
        }
        return blur_ > 0 && decode(Threshold::mean);
    }
    bool begin() { return decode(Threshold::mean); }
    /// No step is begun once `most` samples were taken.
    bool run(std::uint64_t most) {
        if (agreement_ >= kWorthFocus && focus()) return true;
        const double residual = fit(kGrow);
        if (decode(Threshold::mean)) return true;
        if (agreement_ < kWorthFit || (residual > kMaxResidual && agreement_ < kMinAgreement) || pixels_ > most) return false;
        if (focus()) return true;
        if (pixels_ > most) return false;
        fit(kBend);
        if (decode(Threshold::mean)) return true;
        if (agreement_ < kMinAgreement || pixels_ > most) return false;
        fit(kFinish);
        if (focus()) return true;
        for (const auto threshold : {Threshold::mean, Threshold::extremes, Threshold::sharpened})
            if (decode(threshold)) return true;
        return false;
    }
    [[nodiscard]] double agreement_so_far() const { return agreement_; }
    [[nodiscard]] const std::optional<Read>& found() const { return found_; }
    [[nodiscard]] std::uint64_t pixels() const { return pixels_; }

private:
    void lay() {
        flat_ = seen_ = flatten(layer_, warp_);
        pixels_ += static_cast<std::uint64_t>(flat_.total());
        if (blur_ == 0) return;
        flat_ = deblurred(flat_, std::span(&blur_, 1)).front();
        pixels_ += static_cast<std::uint64_t>(flat_.total()) * 2;
    }

    Layer layer_;
    Warp warp_;
    cv::Mat layout_, seen_, flat_;  // as it was seen; and without its blur
    double agreement_ = 0, blur_ = 0;
    std::optional<Read> found_;
    std::uint64_t pixels_ = 0;
};

/// The sizes to try: the best ones, and those that are printed most, turned as the best one is: a blur of half a module and
/// more turns the alternation into its opposite, at which another size looks better.
std::vector<DmSized> worth_trying(const std::vector<DmSized>& all) {
    std::vector<DmSized> out;
    for (const auto& sized : all)
        if (out.size() < 3 && sized.score >= kMinScore) out.push_back(sized);
    if (all.empty()) return out;
    const auto& best = *std::max_element(all.begin(), all.end(), [](const DmSized& a, const DmSized& b) { return a.solid < b.solid; });
    for (const int size : kExpected)
        for (const auto& sized : all) {
            const auto same = [&](const DmSized& other) { return other.warp.columns == size && other.turn == sized.turn && other.inverted == sized.inverted; };
            if (sized.warp.columns == size && sized.turn == best.turn && sized.inverted == best.inverted && std::none_of(out.begin(), out.end(), same))
                out.push_back(sized);
        }
    return out;
}

/// The support of the two neighbouring sides that look most like solid ones.
double solid_pair(const Sides& sides) {
    double best = 0;
    for (std::size_t i = 0; i < 4; ++i) best = std::max(best, std::min(sides.support[i], sides.support[(i + 1) % 4]));
    return best;
}

/// What the sides of a place make it: all sizes, best first; empty when it cannot be a symbol.
class Judge {
public:
    Judge(const Layer& layer, const DmPlace& place, std::uint64_t& samples) : layer_(layer), place_(place), samples_(samples) {}

    /// Straight sides, and bent ones where those do not alternate well.
    std::vector<DmSized> first() {
        for (const bool inverted : {false, true}) {
            if (place_.inverted && *place_.inverted != inverted) continue;
            if (!place_.guessed) consider(place_.sides, inverted);
            const double solid = look(false, inverted);
            if (!best_.empty() && best_.front().score >= kGoodScore) {
                straight_ = true, inverted_ = inverted;
                break;
            }
            if (!place_.guessed || solid >= kMayBend) look(true, inverted);
        }
        return believed();
    }
    /// Modules at the sides of a large symbol alternate well on a chord, too: bent sides where straight ones did not lead to a read.
    std::vector<DmSized> second() {
        if (!straight_) return {};
        best_.clear();
        look(true, inverted_);
        return believed();
    }

private:
    double look(bool bent, bool inverted) {
        const auto sides = find_sides(layer_, place_.sides, place_.reach, bent, inverted, samples_);
        const double solid = sides ? solid_pair(*sides) : 0;
        if (sides && (!place_.guessed || solid >= kMinPair)) consider(*sides, inverted);
        return solid;
    }
    /// A refinement is never believed blindly: whichever sides alternate best are taken.
    void consider(const Sides& sides, bool inverted) {
        auto sized = dm_sizes_of(layer_, sides, inverted, place_.guessed ? kGuessedSolid : kMinSolid, samples_);
        if (!sized.empty() && (best_.empty() || sized.front().score > best_.front().score)) best_ = std::move(sized);
    }
    std::vector<DmSized> believed() const {
        if (best_.empty() || best_.front().score < (place_.guessed ? kMinGuessed : kMinScore)) return {};
        return worth_trying(best_);
    }

    const Layer& layer_;
    const DmPlace& place_;
    std::uint64_t& samples_;
    std::vector<DmSized> best_;
    bool straight_ = false, inverted_ = false;
};

std::optional<Read> decode(const Pyramid& pyramid, const std::vector<DmSized>& sizes, std::uint64_t most, std::uint64_t& samples) {
    std::optional<Read> out;
    std::vector<Attempt> attempts;
    attempts.reserve(sizes.size());
    for (const auto& sized : sizes) {
        Layer layer = pyramid.reduced_by(std::max(1.0, sized.warp.module_pixels() / kLayerModule));
        if (sized.inverted) {
            cv::Mat negative;  // pixels of its own: the pyramid's belong to every rung, and to the caller
            cv::bitwise_not(layer.pixels, negative);
            layer.pixels = negative;
        }
        attempts.emplace_back(layer, sized.warp);
        if (attempts.back().begin()) out = attempts.back().found();
        if (out) break;
    }
    for (const auto& attempt : attempts) samples += attempt.pixels();
    std::stable_sort(attempts.begin(), attempts.end(), [](const Attempt& a, const Attempt& b) { return a.agreement_so_far() > b.agreement_so_far(); });
    for (std::size_t i = 0; i < std::min(attempts.size(), kSizes) && !out && samples < most; ++i) {
        const auto before = attempts[i].pixels();
        if (attempts[i].run(before + (most - samples))) out = attempts[i].found();
        samples += attempts[i].pixels() - before;
    }
    return out;
}

}  // namespace

DmRead read_dm(const Pyramid& pyramid, const DmPlace& place, std::uint64_t most) {
    DmRead out;
    Judge judge(pyramid.reduced_by(std::max(1.0, place.sides.length() / kSidesLength)), place, out.pixels);
    out.read = decode(pyramid, judge.first(), most, out.pixels);
    if (!out.read && out.pixels < most) out.read = decode(pyramid, judge.second(), most, out.pixels);
    return out;
}

}  // namespace temviet::vision::lattice
