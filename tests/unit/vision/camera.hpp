// SPDX-License-Identifier: Apache-2.0
// What a camera makes of a printed symbol: bent, slanted, blurred, badly lit, scratched; for the tests of the reader.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <temviet/base/symbol.hpp>

namespace camera {

inline constexpr int kWidth = 680, kHeight = 600;

struct Shot {
    double slant = 0;      ///< share of the side by which the far edge is shorter
    double bow = 0;        ///< how far the middle is lifted, in parts of the side
    double turn = 0;       ///< degrees
    double blur = 0;       ///< sigma, pixels
    double shade = 0;      ///< share of the light lost from left to right
    double noise = 3;      ///< grey levels
    int black = 30, white = 220;
    bool glare = false;    ///< a white spot
    bool scratch = false;  ///< white lines across
    bool inverted = false, mirrored = false;
};

struct Photo {
    cv::Mat grey;
    temviet::Polygon outline{};  ///< where the symbol is
};

/// `symbol` with `margin` pixels of white around it, on a grey wall, about `side` pixels a side.
inline Photo shoot(cv::Mat symbol, int margin, double side, const Shot& shot, int seed) {
    if (shot.mirrored) cv::flip(symbol, symbol, 1);
    const double n = symbol.cols - 2.0 * margin, scale = side / n, middle_x = kWidth / 2.0, middle_y = kHeight / 2.0;
    const double a = shot.turn * CV_PI / 180;
    // From the symbol's plane (-0.5 … 0.5) to the picture.
    const auto place = [&](double u, double v) {
        const double bent = v - shot.bow * (1 - 4 * u * u), depth = 1 + shot.slant * v;
        const double x = u / depth, y = bent / depth;
        return cv::Point2d(middle_x + side * (x * std::cos(a) - y * std::sin(a)), middle_y + side * (x * std::sin(a) + y * std::cos(a)));
    };
    Photo out;
    const double left = shot.mirrored ? 0.5 : -0.5;
    std::size_t i = 0;
    for (const auto& [u, v] : {std::pair(left, -0.5), std::pair(-left, -0.5), std::pair(-left, 0.5), std::pair(left, 0.5)}) {
        const auto p = place(u, v);
        out.outline[i++] = {p.x, p.y};
    }
    // Two samples a pixel and direction, each taken back to the plane.
    constexpr int kOver = 2;
    cv::Mat map(kHeight * kOver, kWidth * kOver, CV_32FC2);
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x) {
            const double px = ((x + 0.5) / kOver - middle_x) / side, py = ((y + 0.5) / kOver - middle_y) / side;
            const double rx = px * std::cos(a) + py * std::sin(a), ry = -px * std::sin(a) + py * std::cos(a);
            double u = rx, v = ry;
            for (int k = 0; k < 9; ++k) {  // the depth and the bow depend on where the point comes from
                const double depth = 1 + shot.slant * v;
                u = rx * depth, v = ry * depth + shot.bow * (1 - 4 * u * u);
            }
            map.at<cv::Vec2f>(y, x) = {static_cast<float>((u * side / scale) + symbol.cols / 2.0 - 0.5),
                                       static_cast<float>((v * side / scale) + symbol.rows / 2.0 - 0.5)};
        }
    cv::Mat big, grey;
    cv::remap(symbol, big, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(200));
    cv::resize(big, grey, cv::Size(kWidth, kHeight), 0, 0, cv::INTER_AREA);
    cv::RNG random(static_cast<std::uint64_t>(seed) * 977 + 5);
    if (shot.scratch)
        for (int k = 0; k < 3; ++k) {
            const auto p = place(random.uniform(-0.3, 0.5), random.uniform(-0.3, 0.3)), q = place(random.uniform(-0.3, 0.5), random.uniform(0.1, 0.5));
            cv::line(grey, p, q, cv::Scalar(255), 5, cv::LINE_AA);
        }
    cv::Mat light(grey.size(), CV_32F);
    const auto spot = place(0.12, 0.1);
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x) {
            double value = shot.black + (shot.white - shot.black) * grey.at<std::uint8_t>(y, x) / 255.0;
            if (shot.inverted) value = shot.white + shot.black - value;
            value *= 1 - shot.shade * x / grey.cols;
            if (shot.glare) value += 330 * std::exp(-(std::pow(x - spot.x, 2) + std::pow(y - spot.y, 2)) / (2 * std::pow(side * 0.1, 2)));
            light.at<float>(y, x) = static_cast<float>(value);
        }
    if (shot.blur > 0) cv::GaussianBlur(light, light, cv::Size(0, 0), shot.blur);
    cv::Mat grain(grey.size(), CV_32F);
    random.fill(grain, cv::RNG::NORMAL, 0, shot.noise);
    light += grain;
    light.convertTo(out.grey, CV_8U);
    return out;
}

/// The largest distance between corners, in whatever order they are given.
inline double farthest_corner(const temviet::Polygon& a, const temviet::Polygon& b) {
    double worst = 0;
    for (const auto& p : a) {
        double nearest = 1e9;
        for (const auto& q : b) nearest = std::min(nearest, std::hypot(p.x - q.x, p.y - q.y));
        worst = std::max(worst, nearest);
    }
    return worst;
}

}  // namespace camera
