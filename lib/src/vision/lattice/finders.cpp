// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/finders.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "vision/lattice/finder_outline.hpp"

namespace temviet::vision::lattice {
namespace {

constexpr double kTolerance = 0.6;  // modules a run may differ from its nominal length
constexpr double kMaxAspect = 5;
constexpr int kMinWidth = 7;
constexpr std::size_t kMostSpots = 4000;  // crossings that noise may breed before the search gives up on telling them apart

constexpr std::array<std::size_t, 4> kNarrow{0, 1, 3, 4};

/// Lengths of the five runs around the middle of a pattern; their sum is 7 modules.
struct Runs {
    std::array<int, 5> length{};
    int start = 0;

    [[nodiscard]] int sum() const { return length[0] + length[1] + length[2] + length[3] + length[4]; }
    [[nodiscard]] bool fits() const {
        const int whole = sum();  // 7 modules
        if (whole < kMinWidth) return false;
        // The wide run may be off by more: blur eats into all of its sides alike.
        if (std::abs(7 * length[2] - 3 * whole) > 1.5 * kTolerance * whole) return false;
        return std::all_of(kNarrow.begin(), kNarrow.end(), [&](std::size_t i) { return std::abs(7 * length[i] - whole) <= kTolerance * whole; });
    }
    [[nodiscard]] double middle() const { return start + length[0] + length[1] + length[2] / 2.0; }
};

/// Where the colour (0 or 255) changes along a row, beginning with white, eight pixels at a time.
void find_changes(const std::uint8_t* row, int columns, std::vector<int>& changes) {
    changes.clear();
    if (row[0] != 0) changes.push_back(0);
    int x = 1;
    for (; x + 8 <= columns; x += 8) {
        std::uint64_t here = 0, before = 0;
        std::memcpy(&here, row + x, 8);
        std::memcpy(&before, row + x - 1, 8);
        for (std::uint64_t differ = here ^ before; differ != 0;) {
            constexpr bool kLittle = std::endian::native == std::endian::little;
            const int byte = (kLittle ? std::countr_zero(differ) : std::countl_zero(differ)) / 8;
            changes.push_back(x + byte);
            differ &= ~(std::uint64_t{0xff} << (kLittle ? 8 * byte : 56 - 8 * byte));
        }
    }
    for (; x < columns; ++x)
        if (row[x] != row[x - 1]) changes.push_back(x);
    if (row[columns - 1] != 0) changes.push_back(columns);
}

/// The runs through `at` along a line of `length` pixels, which must be black there.
std::optional<Runs> cross(const std::uint8_t* line, std::ptrdiff_t step, int length, int at, int longest) {
    const auto black = [&](int i) { return line[i * step] != 0; };
    if (at < 0 || at >= length || !black(at)) return std::nullopt;
    Runs runs;
    const auto walk = [&](int& i, int direction, bool colour) {
        int count = 0;
        while (i >= 0 && i < length && black(i) == colour && count <= longest) i += direction, ++count;
        return count;
    };
    int back = at, forth = at + 1;
    runs.length[2] = walk(back, -1, true);
    runs.length[2] += walk(forth, 1, true);
    runs.length[1] = walk(back, -1, false), runs.length[3] = walk(forth, 1, false);
    runs.length[0] = walk(back, -1, true), runs.length[4] = walk(forth, 1, true);
    runs.start = back + 1;
    if (std::any_of(runs.length.begin(), runs.length.end(), [&](int n) { return n == 0 || n > longest; })) return std::nullopt;
    return runs;
}

struct Spot {
    double x = 0, y = 0, width = 0, height = 0;
    int hits = 0;
};

/// A crossing of a row, checked along its column and again along the row found there.
std::optional<Spot> check(const cv::Mat& black, const Runs& row_runs, int row) {
    const auto step = static_cast<std::ptrdiff_t>(black.step1());
    const int x = static_cast<int>(row_runs.middle()), longest = static_cast<int>(kMaxAspect * row_runs.sum());
    const auto down = cross(black.ptr<std::uint8_t>(0) + x, step, black.rows, row, longest);
    if (!down || !down->fits()) return std::nullopt;
    const int y = static_cast<int>(down->middle());
    const auto across = cross(black.ptr<std::uint8_t>(y), 1, black.cols, x, longest);
    if (!across || !across->fits()) return std::nullopt;
    const double aspect = static_cast<double>(across->sum()) / down->sum();
    if (aspect > kMaxAspect || aspect < 1 / kMaxAspect) return std::nullopt;
    return Spot{across->middle(), down->middle(), static_cast<double>(across->sum()), static_cast<double>(down->sum()), 1};
}

void add(std::vector<Spot>& spots, const Spot& spot) {
    // Rows come in order, so what belongs together was added lately.
    const std::size_t from = spots.size() > 300 ? spots.size() - 300 : 0;
    for (std::size_t i = spots.size(); i-- > from;) {
        Spot& known = spots[i];
        if (std::abs(known.x - spot.x) > known.width / 5 || std::abs(known.y - spot.y) > known.height / 5) continue;
        const double n = ++known.hits;
        known.x += (spot.x - known.x) / n, known.y += (spot.y - known.y) / n;
        known.width += (spot.width - known.width) / n, known.height += (spot.height - known.height) / n;
        return;
    }
    if (spots.size() < kMostSpots) spots.push_back(spot);
}

}  // namespace

Finder scaled(const Finder& finder, double factor, cv::Point2d offset) {
    Finder out = finder;
    out.centre = out.centre * factor + offset;
    for (auto& corner : out.corners) corner = corner * factor + offset;
    out.width *= factor, out.height *= factor;
    return out;
}

cv::Mat darker_than_mean(const cv::Mat& grey, int window, int percent) {
    cv::Mat mean, black;
    cv::boxFilter(grey, mean, CV_8U, cv::Size(window, window), cv::Point(-1, -1), true, cv::BORDER_REPLICATE);
    mean.convertTo(mean, -1, 1 - percent / 100.0, -0.5);
    cv::compare(grey, mean, black, cv::CMP_LE);
    return black;
}

std::vector<Finder> find_finders(const cv::Mat& black, std::size_t most) {
    std::vector<Spot> spots;
    std::vector<int> changes;
    for (int y = 0; y < black.rows; ++y) {
        find_changes(black.ptr<std::uint8_t>(y), black.cols, changes);
        for (std::size_t i = 0; i + 5 < changes.size(); i += 2) {
            Runs runs;
            runs.start = changes[i];
            for (std::size_t k = 0; k < 5; ++k) runs.length[k] = changes[i + k + 1] - changes[i + k];
            if (!runs.fits()) continue;
            if (const auto spot = check(black, runs, y)) add(spots, *spot);
        }
    }
    std::vector<Finder> out;
    for (const auto& spot : spots) {
        if (spot.hits < 2 && spot.height > 14) continue;
        Finder finder;
        finder.centre = {spot.x, spot.y};
        finder.width = spot.width, finder.height = spot.height, finder.hits = spot.hits;
        finder.trust = std::min(1.0, spot.hits / std::max(1.0, 3 * spot.height / 7));
        out.push_back(finder);
    }
    std::stable_sort(out.begin(), out.end(), [](const Finder& a, const Finder& b) {
        return a.trust * std::sqrt(a.hits) > b.trust * std::sqrt(b.hits);
    });
    std::vector<Finder> kept;
    for (auto& finder : out) {
        if (kept.size() == most) break;
        const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Finder& k) {
            return std::abs(k.centre.x - finder.centre.x) < k.width / 3 && std::abs(k.centre.y - finder.centre.y) < k.height / 3;
        });
        if (!twice && outline(black, finder)) kept.push_back(finder);
    }
    return kept;
}

}  // namespace temviet::vision::lattice
