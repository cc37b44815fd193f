// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/edges.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace temviet::vision::lattice {
namespace {

constexpr int kLineStep = 2;       // every second row or column is followed
constexpr double kMinContrast = 0.25;  // of the spread of the picture, over the pixels on either side of an edge
constexpr int kThresholdModules = 7;
constexpr std::size_t kMostEdges = 6000;  // of large symbols a part of the edges says as much
constexpr double kStiffness = 2e-3;       // an edge's worth of resistance against bending, a term and an edge

/// Crossings of the threshold along one line of pixels, `step` apart.
template <class Found>
void follow(const short* difference, std::ptrdiff_t step, int length, int contrast, Found found) {
    for (int i = 2; i + 3 < length; ++i) {
        const int a = difference[i * step], b = difference[(i + 1) * step];
        if ((a < 0) == (b < 0)) continue;
        const int before = difference[(i - 1) * step], after = difference[(i + 2) * step];
        if (std::abs(after - before) < contrast) continue;
        found(i + 0.5 + static_cast<double>(a) / (a - b));
    }
}

}  // namespace

std::vector<Edge> find_edges(const cv::Mat& flat) {
    cv::Mat mean, difference;
    const int window = kThresholdModules * kFlatScale;
    cv::boxFilter(flat, mean, CV_8U, cv::Size(window, window), cv::Point(-1, -1), true, cv::BORDER_REPLICATE);
    cv::subtract(flat, mean, difference, cv::noArray(), CV_16S);
    cv::Scalar middle, spread;
    cv::meanStdDev(difference, middle, spread);
    const int contrast = std::max(2, static_cast<int>(kMinContrast * spread[0]));
    std::vector<Edge> out;
    constexpr double kScale = kFlatScale;
    // Only the symbol itself: what is around it lies on no lattice.
    const int from = kFlatMargin * kFlatScale;
    const double columns = flat.cols / kScale - 2 * kFlatMargin, rows = flat.rows / kScale - 2 * kFlatMargin;
    const auto inside = [&](double x, double y) { return x > -0.5 && y > -0.5 && x < columns + 0.5 && y < rows + 0.5; };
    for (int y = from; y < flat.rows - from; y += kLineStep)
        follow(difference.ptr<short>(y), 1, flat.cols, contrast, [&](double at) {
            const Edge edge{at / kScale - kFlatMargin, (y + 0.5) / kScale - kFlatMargin, true};
            if (inside(edge.x, edge.y)) out.push_back(edge);
        });
    const auto step = static_cast<std::ptrdiff_t>(difference.step1());
    for (int x = from; x < flat.cols - from; x += kLineStep)
        follow(difference.ptr<short>(0) + x, step, flat.rows, contrast, [&](double at) {
            const Edge edge{(x + 0.5) / kScale - kFlatMargin, at / kScale - kFlatMargin, false};
            if (inside(edge.x, edge.y)) out.push_back(edge);
        });
    if (out.size() > kMostEdges) {
        std::vector<Edge> some;
        const std::size_t every = out.size() / kMostEdges + 1;
        for (std::size_t i = 0; i < out.size(); i += every) some.push_back(out[i]);
        out = std::move(some);
    }
    return out;
}

namespace {

double value(const Terms& coefficients, const Terms& t) {
    double sum = 0;
    for (std::size_t i = 0; i < t.size(); ++i) sum += coefficients[i] * t[i];
    return sum;
}

/// Normal equations of one direction of the displacement.
struct Equations {
    std::array<Terms, kTerms> normal{};
    Terms right{};
    double weight = 0;

    void add(const Terms& t, int terms, double target, double w) {
        const auto n = static_cast<std::size_t>(terms);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j <= i; ++j) normal[i][j] += w * t[i] * t[j];
            right[i] += w * t[i] * target;
        }
        weight += w;
    }
    /// Replaces `out` unless there is too little to go by.
    void solve(int terms, Terms& out) const {
        if (weight < 3.0 * terms) return;
        cv::Mat a(terms, terms, CV_64F), b(terms, 1, CV_64F), x;
        for (int i = 0; i < terms; ++i) {
            for (int j = 0; j <= i; ++j)
                a.at<double>(i, j) = a.at<double>(j, i) = normal[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            a.at<double>(i, i) += weight * (i < 3 ? 1e-6 : kStiffness);
            b.at<double>(i) = right[static_cast<std::size_t>(i)];
        }
        if (!cv::solve(a, b, x, cv::DECOMP_CHOLESKY)) return;
        out = {};
        for (int i = 0; i < terms; ++i) out[static_cast<std::size_t>(i)] = x.at<double>(i);
    }
};

}  // namespace

double fit_edges(std::span<const Edge> edges, std::span<const FitStep> steps, std::span<const cv::Point2d> anchors, Warp& warp) {
    std::vector<double> distance(edges.size());
    const double side = std::max(warp.columns, warp.rows);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        double nearest = 1e9;
        for (const auto& anchor : anchors)
            nearest = std::min(nearest, std::hypot(edges[i].x - anchor.x, edges[i].y - anchor.y));
        distance[i] = nearest / side;
    }
    Terms ex{}, ey{};
    double residual = 0.25;
    for (const auto& step : steps) {
        Equations horizontal, vertical;
        double off = 0;
        std::size_t counted = 0;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (distance[i] > step.reach) continue;
            const Edge& edge = edges[i];
            Terms t;
            warp.terms(edge.x, edge.y, t);
            const double place = edge.upright ? edge.x : edge.y, moved = value(edge.upright ? ex : ey, t);
            const double boundary = std::round(place - moved), error = place - moved - boundary;
            off += std::abs(error), ++counted;
            const double ratio = error / step.tukey;
            if (std::abs(ratio) >= 1) continue;
            const double w = (1 - ratio * ratio) * (1 - ratio * ratio);
            (edge.upright ? horizontal : vertical).add(t, step.terms, place - boundary, w);
        }
        if (counted > 0) residual = off / static_cast<double>(counted);
        horizontal.solve(step.terms, ex);
        vertical.solve(step.terms, ey);
    }
    for (std::size_t i = 0; i < ex.size(); ++i) warp.dx[i] += ex[i], warp.dy[i] += ey[i];
    return residual;
}

}  // namespace temviet::vision::lattice
