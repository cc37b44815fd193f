// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/dm_blobs.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/components.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kGrow = 0.06, kSide = 170;
constexpr int kWindow = 9;              // pixels over which edges count as one patch
constexpr double kOfBusiest = 0.45;     // of the busiest tenth
constexpr double kLeastFilled = 0.80;   // of the hull by the patch, and of the hull by the quadrilateral

/// The four of `hull` that span most.
std::array<cv::Point, 4> largest_four(const std::vector<cv::Point>& hull, double& most) {
    std::array<cv::Point, 4> out{};
    most = 0;
    const std::size_t n = hull.size();
    for (std::size_t a = 0; a + 3 < n; ++a)
        for (std::size_t b = a + 1; b + 2 < n; ++b)
            for (std::size_t c = b + 1; c + 1 < n; ++c)
                for (std::size_t d = c + 1; d < n; ++d) {
                    const double twice = std::abs(static_cast<double>((hull[c] - hull[a]).cross(hull[d] - hull[b])));
                    if (twice > 2 * most) most = twice / 2, out = {hull[a], hull[b], hull[c], hull[d]};
                }
    return out;
}

}  // namespace

std::optional<Sides> outline_of_blob(const Pyramid& pyramid, const cv::Rect2d& around, std::uint64_t& samples) {
    const double side = std::max(around.width, around.height), margin = kGrow * side;
    const Layer& layer = pyramid.reduced_by(std::max(1.0, side / kSide));
    const double f = layer.factor;
    const cv::Rect part = cv::Rect(static_cast<int>((around.x - margin) / f), static_cast<int>((around.y - margin) / f),
                                   static_cast<int>((around.width + 2 * margin) / f), static_cast<int>((around.height + 2 * margin) / f)) &
                          cv::Rect(0, 0, layer.pixels.cols, layer.pixels.rows);
    if (part.width < 24 || part.height < 24) return std::nullopt;
    const double scale = std::min(1.0, kSide / std::max(part.width, part.height));
    cv::Mat grey, edges, busy;
    cv::resize(layer.pixels(part), grey, {}, scale, scale, cv::INTER_AREA);
    samples += static_cast<std::uint64_t>(grey.total()) * 4;
    cv::morphologyEx(grey, edges, cv::MORPH_GRADIENT, cv::getStructuringElement(cv::MORPH_RECT, cv::Size(3, 3)));
    cv::boxFilter(edges, busy, CV_8U, cv::Size(kWindow, kWindow));
    std::vector<std::uint8_t> sorted(busy.begin<std::uint8_t>(), busy.end<std::uint8_t>());
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 9 / 10), sorted.end());
    const double limit = kOfBusiest * sorted[sorted.size() * 9 / 10];
    const auto blobs = components_of(busy > limit);
    const auto best = std::max_element(blobs.begin(), blobs.end(), [](const Component& a, const Component& b) { return a.cells.size() < b.cells.size(); });
    if (best == blobs.end()) return std::nullopt;
    cv::Mat blob(busy.size(), CV_8U, cv::Scalar(0));
    for (const auto& cell : best->cells) blob.at<std::uint8_t>(cell) = 255;
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(blob, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    if (contours.size() != 1) return std::nullopt;
    std::vector<cv::Point> hull, simple;
    cv::convexHull(contours[0], hull);
    const double whole = cv::contourArea(hull);
    if (whole < 300 || cv::contourArea(contours[0]) < kLeastFilled * whole) return std::nullopt;
    double epsilon = 1;
    do cv::approxPolyDP(hull, simple, epsilon, true), epsilon *= 1.4;
    while (simple.size() > 14);
    double held = 0;
    const auto four = largest_four(simple, held);
    if (held < kLeastFilled * whole) return std::nullopt;
    Sides out;
    // The polygon is clockwise in the picture already when its cross products are positive.
    const bool clockwise = (four[1] - four[0]).cross(four[2] - four[1]) > 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point& p = four[clockwise ? i : 3 - i];
        out.corners[i] = cv::Point2d((p.x + 0.5) / scale + part.x, (p.y + 0.5) / scale + part.y) * f;
    }
    return out;
}

}  // namespace temviet::vision::lattice
