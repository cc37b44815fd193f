// SPDX-License-Identifier: Apache-2.0
#include "vision/patches.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/geometry.hpp"
#include "vision/seeds.hpp"

namespace temviet::vision {
namespace {

struct Limits {
    float least, most;  // strength, grey levels a pixel: what counts, and where more does not count more
    int tries;          // seeds: most of them are print
};
constexpr Limits kStrong{5, 255, 24}, kFaint{3.5, 8, 96};
constexpr float kOfSeed = 0.5f;
constexpr int kAround = 5;     // cells a side over which a seed is busy
constexpr int kMinCells = 6;   // 24 px
constexpr double kMinFill = 0.5;  // of the smallest rectangle around it
constexpr double kMinAspect = 0.6;
constexpr double kMaxShare = 0.5;  // of the picture: more is noise

cv::Mat busy_cells(const Cells& cells, const Limits& limits) {
    cv::Mat out(cells.rows(), cells.columns(), CV_32F);
    for (int y = 0; y < out.rows; ++y) {
        const float *strength = cells.strength.ptr<float>(y), *coherence = cells.coherence.ptr<float>(y);
        float* to = out.ptr<float>(y);
        for (int x = 0; x < out.cols; ++x) to[x] = strength[x] < limits.least ? 0.f : std::min(strength[x], limits.most) * (1 - coherence[x]);
    }
    return out;
}

/// What is connected to `seed` and busier than `least`; taken out of `busy`.
std::vector<cv::Point> grow(cv::Mat& busy, cv::Point seed, float least) {
    std::vector<cv::Point> out, open{seed};
    busy.at<float>(seed) = 0;
    while (!open.empty()) {
        const cv::Point at = open.back();
        open.pop_back();
        out.push_back(at);
        for (const cv::Point step : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
            const cv::Point next = at + step;
            if (next.x < 0 || next.y < 0 || next.x >= busy.cols || next.y >= busy.rows || busy.at<float>(next) <= least) continue;
            busy.at<float>(next) = 0;
            open.push_back(next);
        }
    }
    return out;
}

/// Sides of the smallest rectangle around `cells`, of those turned by multiples of 5°.
std::pair<double, double> sides_around(const std::vector<cv::Point>& cells) {
    constexpr double kStep = 5 * CV_PI / 180;
    std::pair<double, double> best{};
    for (int turn = 0; turn < 18; ++turn) {
        const double c = std::cos(turn * kStep), s = std::sin(turn * kStep);
        double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
        for (const auto& cell : cells) {
            const double x = cell.x * c + cell.y * s, y = cell.y * c - cell.x * s;
            left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
        }
        const double across = right - left + 1, down = bottom - top + 1;
        if (turn == 0 || across * down < best.first * best.second) best = {across, down};
    }
    return best;
}

bool is_square(const std::vector<cv::Point>& cells) {
    if (cells.size() < static_cast<std::size_t>(kMinFill * kMinCells * kMinCells)) return false;
    const auto [width, height] = sides_around(cells);
    const double small = std::min(width, height), large = std::max(width, height);
    return small >= kMinCells && small >= kMinAspect * large && static_cast<double>(cells.size()) >= kMinFill * width * height;
}

}  // namespace

std::vector<Polygon> find_patches(const Cells& cells, int factor, Contrast contrast, std::size_t most) {
    std::vector<Polygon> out;
    if (cells.rows() == 0) return out;
    const Limits& limits = contrast == Contrast::strong ? kStrong : kFaint;
    cv::Mat busy = busy_cells(cells, limits), around;
    cv::boxFilter(busy, around, CV_32F, cv::Size(kAround, kAround), cv::Point(-1, -1), true, cv::BORDER_CONSTANT);
    Seeds seeds(around);
    for (int tries = 0; tries < limits.tries && out.size() < most; ++tries) {
        const auto seed = seeds.next();
        if (!seed) break;
        const float least = around.at<float>(*seed) * kOfSeed;
        if (busy.at<float>(*seed) <= least) {
            around.at<float>(*seed) = 0;
            seeds.update(seed->y, seed->y);
            continue;
        }
        const auto grown = grow(busy, *seed, least);
        for (const auto& cell : grown) around.at<float>(cell) = 0;
        const auto box = cv::boundingRect(grown);
        seeds.update(box.y, box.y + box.height - 1);
        if (!is_square(grown) || box.area() > kMaxShare * busy.rows * busy.cols) continue;
        const double left = box.x * kCell, top = box.y * kCell, right = (box.x + box.width) * kCell, bottom = (box.y + box.height) * kCell;
        out.push_back(scaled({Point{left, top}, {right, top}, {right, bottom}, {left, bottom}}, factor));
    }
    return out;
}

}  // namespace temviet::vision
