// SPDX-License-Identifier: Apache-2.0
#include "vision/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace temviet::vision {
namespace {

cv::Rect2d grown(const cv::Rect2d& box, double margin) {
    const double by = margin * std::max(box.width, box.height);
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

}  // namespace

double area(const Polygon& p) {
    double twice = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point &a = p[i], &b = p[(i + 1) % p.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

cv::Rect2d bounds(const Polygon& p) {
    double left = p[0].x, right = p[0].x, top = p[0].y, bottom = p[0].y;
    for (const auto& corner : p) {
        left = std::min(left, corner.x), right = std::max(right, corner.x);
        top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
    }
    return {left, top, right - left, bottom - top};
}

Point centre(const Polygon& p) {
    Point sum;
    for (const auto& corner : p) sum.x += corner.x / 4, sum.y += corner.y / 4;
    return sum;
}

bool contains(const Polygon& p, Point point) {
    bool left = false, right = false;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const Point &a = p[i], &b = p[(i + 1) % p.size()];
        const double side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
        left = left || side < 0, right = right || side > 0;
    }
    return !(left && right);
}

Polygon scaled(const Polygon& p, double factor, Point offset) {
    Polygon out;
    for (std::size_t i = 0; i < p.size(); ++i) out[i] = {p[i].x * factor + offset.x, p[i].y * factor + offset.y};
    return out;
}

Polygon mapped(const Polygon& p, const cv::Mat& to) {
    Polygon out;
    for (std::size_t i = 0; i < p.size(); ++i)
        out[i] = {to.at<double>(0, 0) * p[i].x + to.at<double>(0, 1) * p[i].y + to.at<double>(0, 2),
                  to.at<double>(1, 0) * p[i].x + to.at<double>(1, 1) * p[i].y + to.at<double>(1, 2)};
    return out;
}

bool near(const Polygon& a, const Polygon& b, double margin) {
    const auto x = grown(bounds(a), margin), y = grown(bounds(b), margin);
    return x.x <= y.x + y.width && y.x <= x.x + x.width && x.y <= y.y + y.height && y.y <= x.y + x.height;
}

double covered(const Polygon& inner, const Polygon& outer, double margin) {
    // A symbol seen on one scan line has no area; a pixel in each direction keeps the ratio defined.
    auto box = bounds(inner);
    box.width = std::max(box.width, 1.0), box.height = std::max(box.height, 1.0);
    return (box & grown(bounds(outer), margin)).area() / box.area();
}

}  // namespace temviet::vision
