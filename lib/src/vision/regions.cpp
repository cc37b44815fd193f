// SPDX-License-Identifier: Apache-2.0
#include "vision/regions.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "vision/cells.hpp"
#include "vision/components.hpp"
#include "vision/geometry.hpp"
#include "vision/seeds.hpp"

namespace temviet::vision {
namespace {

// Bars: a second, larger window finds blurred symbols, whose edges are weak in any small one.
constexpr int kWindow = 5, kLargeWindow = 9;
constexpr float kMinStrength = 2;  // grey levels a pixel
constexpr float kMinCoherence = 0.5f;
constexpr float kSameAngle = 0.809f;  // cosine of twice 18°
constexpr int kMinBarCells = 8;       // across the bars: 32 px, where 95 modules are below any reader's limit
constexpr int kMinBarEdges = 14;      // an EAN-8 has 44, a blurred or coarse layer shows fewer
// Modules
constexpr float kMinModuleStrength = 6, kMaxModuleCoherence = 0.75f;
constexpr int kMinModuleCells = 5;  // 20 px
constexpr double kMinSquareness = 0.3;  // of the box; less is a line of print

struct Grown {
    std::vector<cv::Point> cells;
    double cosine = 0, sine = 0;  // mean of twice the angle
};

cv::Mat bar_weights(const Cells& cells) {
    cv::Mat out(cells.rows(), cells.columns(), CV_32F);
    for (int y = 0; y < out.rows; ++y) {
        const float *strength = cells.strength.ptr<float>(y), *coherence = cells.coherence.ptr<float>(y), *balance = cells.balance.ptr<float>(y);
        float* to = out.ptr<float>(y);
        for (int x = 0; x < out.cols; ++x) {
            const float weight = strength[x] * coherence[x] * coherence[x] * std::max(0.f, 1 - 2 * balance[x]);
            to[x] = ((coherence[x] >= kMinCoherence) & (strength[x] >= kMinStrength)) ? weight : 0.f;
        }
    }
    return out;
}

/// Everything connected to `seed` that is nearly as strong and runs the same way; taken out of `weights`.
Grown grow(const Cells& cells, cv::Mat& weights, cv::Point seed, float share) {
    Grown out;
    const float threshold = weights.at<float>(seed) * share;
    std::vector<cv::Point> open{seed};
    out.cosine = cells.cosine.at<float>(seed), out.sine = cells.sine.at<float>(seed);
    weights.at<float>(seed) = 0;
    while (!open.empty()) {
        const cv::Point at = open.back();
        open.pop_back();
        out.cells.push_back(at);
        for (const cv::Point step : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
            const cv::Point next = at + step;
            if (next.x < 0 || next.y < 0 || next.x >= weights.cols || next.y >= weights.rows) continue;
            if (weights.at<float>(next) <= threshold) continue;
            const double c = cells.cosine.at<float>(next), s = cells.sine.at<float>(next);
            if (c * out.cosine + s * out.sine < kSameAngle * std::hypot(out.cosine, out.sine)) continue;
            out.cosine += c, out.sine += s;
            weights.at<float>(next) = 0;
            open.push_back(next);
        }
    }
    return out;
}

std::pair<double, double> span_of(std::vector<double>& values, double low, double high) {
    const auto at = [&](double share) { return values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1)); };
    std::nth_element(values.begin(), at(low), values.end());
    const double from = *at(low);
    std::nth_element(at(low), at(high), values.end());
    return {from, *at(high)};
}

/// Edges along the middle of the region, each at least a quarter of the strongest.
int count_edges(const cv::Mat& grey, Point from, Point to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const int steps = static_cast<int>(length);
    if (steps < 8) return 0;
    const double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    std::vector<int> profile;
    for (int i = 0; i <= steps; ++i) {
        int sum = 0, count = 0;
        for (int side = -2; side <= 2; ++side) {
            const int x = static_cast<int>(from.x + i * ux - side * uy),
                      y = static_cast<int>(from.y + i * uy + side * ux);
            if (x < 0 || y < 0 || x >= grey.cols || y >= grey.rows) continue;
            sum += grey.at<std::uint8_t>(y, x), ++count;
        }
        if (count > 0) profile.push_back(sum * 4 / count);
    }
    int strongest = 0;
    for (std::size_t i = 1; i < profile.size(); ++i)
        strongest = std::max(strongest, std::abs(profile[i] - profile[i - 1]));
    int edges = 0, last = 0;
    for (std::size_t i = 1; i < profile.size(); ++i) {
        const int slope = profile[i] - profile[i - 1];
        if (std::abs(slope) * 4 < strongest) continue;
        const int sign = slope > 0 ? 1 : -1;
        edges += sign != last;
        last = sign;
    }
    return edges;
}

std::optional<Region> to_bars(const Layer& layer, const Grown& grown) {
    const double angle = std::atan2(grown.sine, grown.cosine) / 2;
    const double ux = std::cos(angle), uy = std::sin(angle);
    std::vector<double> across, along;
    for (const auto& cell : grown.cells) {
        const double x = (cell.x + 0.5) * kCell, y = (cell.y + 0.5) * kCell;
        across.push_back(x * ux + y * uy);
        along.push_back(-x * uy + y * ux);
    }
    const auto [left, right] = span_of(across, 0.015, 0.985);
    const auto [top, bottom] = span_of(along, 0.06, 0.94);
    if (right - left < kMinBarCells * kCell) return std::nullopt;
    const auto at = [&](double a, double b) { return Point{a * ux - b * uy, a * uy + b * ux}; };
    const double middle = (top + bottom) / 2;
    const int edges = count_edges(layer.pixels, at(left - kCell, middle), at(right + kCell, middle));
    if (edges < kMinBarEdges) return std::nullopt;
    Region out;
    out.linear = true;
    out.score = static_cast<double>(std::min(edges, 60)) * std::sqrt(static_cast<double>(grown.cells.size()));
    out.polygon = scaled({at(left, top), at(right, top), at(right, bottom), at(left, bottom)}, layer.factor);
    return out;
}

void add_bars(const Layer& layer, const Cells& cells, float share, std::vector<Region>& out) {
    if (cells.rows() == 0) return;
    cv::Mat weights = bar_weights(cells);
    std::size_t kept = 0;
    // Many seeds are single lines of print; a bound on tries keeps busy pictures cheap.
    const std::size_t before = out.size();
    Seeds seeds(weights);
    for (int tries = 0; tries < 32 && kept <= kMaxBars; ++tries) {
        const auto seed = seeds.next();
        if (!seed) break;
        const Grown grown = grow(cells, weights, *seed, share);
        const auto [top, bottom] = std::minmax_element(grown.cells.begin(), grown.cells.end(), [](const cv::Point& a, const cv::Point& b) { return a.y < b.y; });
        seeds.update(top->y, bottom->y);
        auto region = to_bars(layer, grown);
        if (!region) continue;
        ++kept;
        const auto earlier = std::span(out).first(before);
        if (std::any_of(out.begin(), out.end(), [&](const Region& other) { return covered(region->polygon, other.polygon) > 0.8; })) continue;
        region->wider = std::any_of(earlier.begin(), earlier.end(), [&](const Region& other) { return covered(other.polygon, region->polygon) > 0.8; });
        out.push_back(*region);
    }
}

void add_modules(const Layer& layer, const Cells& cells, std::vector<Region>& out) {
    if (cells.rows() == 0) return;
    for (const auto& part : components_of((cells.strength >= kMinModuleStrength) & (cells.coherence <= kMaxModuleCoherence))) {
        const int x = part.box.x, y = part.box.y, width = part.box.width, height = part.box.height;
        if (std::min(width, height) < kMinModuleCells) continue;
        const auto area = static_cast<double>(part.cells.size());
        const double fill = area / (static_cast<double>(width) * height);
        const double squareness = std::min(width, height) / static_cast<double>(std::max(width, height));
        if (squareness < kMinSquareness) continue;
        Region region;
        region.score = fill * squareness * std::sqrt(area);
        const double left = x * kCell, top = y * kCell, right = (x + width) * kCell, bottom = (y + height) * kCell;
        region.polygon = scaled({Point{left, top}, {right, top}, {right, bottom}, {left, bottom}}, layer.factor);
        out.push_back(region);
    }
}

/// The best `most` places, with their wider views. True when a place had to go.
bool keep_best(std::vector<Region>& regions, std::size_t most) {
    std::stable_sort(regions.begin(), regions.end(),
                     [](const Region& a, const Region& b) { return a.score > b.score; });
    std::size_t places = 0;
    const auto end = std::find_if(regions.begin(), regions.end(), [&](const Region& region) { return !region.wider && ++places > most; });
    const bool crowded = end != regions.end();
    regions.erase(end, regions.end());
    return crowded;
}

}  // namespace

Regions find_regions(const Layer& layer) {
    std::vector<Region> bars, modules;
    Moments sums = moments(layer.pixels);
    const Cells cells = analyse(sums, kWindow);
    add_bars(layer, cells, 0.3f, bars);
    add_bars(layer, analyse(sums, kLargeWindow), 0.2f, bars);
    add_modules(layer, cells, modules);
    Regions out;
    out.crowded = keep_best(bars, kMaxBars);
    out.crowded |= keep_best(modules, kMaxModules);
    out.list = std::move(bars);
    out.list.insert(out.list.end(), modules.begin(), modules.end());
    out.sums = std::move(sums), out.factor = layer.factor;
    return out;
}

std::vector<Region> unexplained(std::span<const Region> regions, std::span<const Polygon> explained) {
    constexpr double kMargin = 0.35;  // printed digits and the quiet zone belong to a symbol
    std::vector<Region> out;
    for (const auto& region : regions) {
        const bool known = std::any_of(explained.begin(), explained.end(), [&](const Polygon& polygon) {
            return covered(region.polygon, polygon, kMargin) > 0.6;
        });
        if (!known) out.push_back(region);
    }
    return out;
}

}  // namespace temviet::vision
