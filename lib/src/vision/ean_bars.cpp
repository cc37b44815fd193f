// SPDX-License-Identifier: Apache-2.0
#include "vision/ean_bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "vision/ean_layout.hpp"
#include "vision/lattice/warp.hpp"
#include "vision/zxing_reader.hpp"

namespace temviet::vision::ean {
namespace {

constexpr int kSamples = 8;              // a module
constexpr int kQuiet = 6;                // modules looked at beyond either end
constexpr int kLines = 8;                // across the height; the middle value counts
constexpr double kPixelsAModule = 6;     // of the layer that is looked at, at most twice as many
constexpr std::size_t kReach = 5;        // modules on either side whose darkest and lightest values make the threshold
constexpr double kLeastHeight = 0.08;    // of the length; a read of one line stands for those around it
constexpr float kLeastContrast = 0.2f;   // of the whole profile's
constexpr int kTerms = 6;                // of the polynomial: bottles bend, and perspective does
constexpr double kMostOff = 0.65, kMostOffCoarse = 0.5;  // modules; where the grid of pixels moves edges, wrong ones move nearer too
constexpr double kMostGrowth = 0.8;      // modules that bars may be wider or narrower
constexpr std::array<float, 3> kSharpenings{0, 1.5f, 4};

/// Where edges are drawn, modules from the first bar; bars begin at the even ones. Empty for what is no number of `kind`.
std::vector<int> drawn_edges(Kind kind, std::string_view digits) {
    const Layout& layout = ean::layout(kind);
    const bool hidden = kind == Kind::ean13;
    if (digits.size() != static_cast<std::size_t>(layout.digits()) + (hidden ? 1 : 0)) return {};
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
    const Rule& rule = rules(kind)[hidden ? static_cast<std::size_t>(digits.front() - '0') : 0];
    std::vector<int> out;
    for (const auto& edge : layout.fixed) out.push_back(edge.module);
    for (std::size_t i = 0; i < layout.starts.size(); ++i) {
        const auto digit = static_cast<std::size_t>(digits[i + (hidden ? 1 : 0)] - '0');
        for (const int offset : patterns()[digit + (rule.set_b[i] ? 10 : 0)]) out.push_back(layout.starts[i] + offset);
    }
    std::sort(out.begin(), out.end());
    return out;
}

double length_of(const Polygon& place) {
    return std::max(std::hypot(place[1].x - place[0].x, place[1].y - place[0].y), std::hypot(place[2].x - place[3].x, place[2].y - place[3].y));
}

/// Brightness across the bars, kSamples a module, the middle value of lines `from` to `to` of kLines: specks are no bars.
std::vector<float> profile(const Pyramid& pyramid, const Polygon& place, int modules, int from, int to) {
    const auto at = [](const Point& p) { return cv::Point2d(p.x, p.y); };
    cv::Point2d a = at(place[0]), b = at(place[1]), c = at(place[2]), d = at(place[3]);
    const double length = length_of(place), height = std::min(cv::norm(d - a), cv::norm(c - b));
    if (height < kLeastHeight * length) {
        const cv::Point2d along = (b - a) * (0.5 * (kLeastHeight * length - height) / std::max(1.0, cv::norm(b - a))), up(along.y, -along.x);
        const double side = (d - a).dot(up) > 0 ? -1 : 1;  // mirrored symbols have their lower side above
        a += up * side, b += up * side, c -= up * side, d -= up * side;
    }
    const Layer& layer = pyramid.reduced_by(std::max(1.0, length / modules / kPixelsAModule));
    std::vector<float> out(static_cast<std::size_t>((modules + 2 * kQuiet) * kSamples));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = (static_cast<double>(i) / kSamples - kQuiet) / modules;
        const cv::Point2d upper = a + (b - a) * t, lower = d + (c - d) * t;
        std::array<float, kLines> across{};
        for (int line = from; line < to; ++line) {
            const cv::Point2d p = (upper + (lower - upper) * (0.1 + 0.8 * line / (kLines - 1))) * (1.0 / layer.factor);
            across[static_cast<std::size_t>(line - from)] = lattice::grey_at(layer.pixels, p.x, p.y);
        }
        const auto middle = across.begin() + (to - from) / 2;
        std::nth_element(across.begin(), middle, across.begin() + (to - from));
        out[i] = *middle;
    }
    return out;
}

/// What a lens took from the contrast of narrow bars, in part.
std::vector<float> sharpened(const std::vector<float>& line, float strength) {
    if (strength <= 0) return line;
    constexpr int kHalf = kSamples / 2;
    std::vector<float> out = line;
    for (std::size_t i = kHalf; i + kHalf < line.size(); ++i)
        out[i] += strength * (line[i] - (line[i - kHalf] + line[i] + line[i + kHalf]) / 3);
    return out;
}

/// Where the line crosses the middle between the darkest and the lightest value around, samples; the first crossing is into a bar.
std::vector<double> crossings(const std::vector<float>& line) {
    const std::size_t modules = line.size() / kSamples;
    std::vector<float> dark(modules), light(modules);
    for (std::size_t m = 0; m < modules; ++m) {
        const auto from = line.begin() + static_cast<std::ptrdiff_t>(m * kSamples);
        const auto [least, most] = std::minmax_element(from, from + kSamples);
        dark[m] = *least, light[m] = *most;
    }
    const float whole = *std::max_element(light.begin(), light.end()) - *std::min_element(dark.begin(), dark.end());
    std::vector<double> out;
    float last = 0;
    bool bar = false;
    for (std::size_t m = 0; m < modules; ++m) {
        const auto from = static_cast<std::ptrdiff_t>(m > kReach ? m - kReach : 0), to = static_cast<std::ptrdiff_t>(std::min(modules, m + kReach + 1));
        const float least = *std::min_element(dark.begin() + from, dark.begin() + to), most = *std::max_element(light.begin() + from, light.begin() + to);
        for (std::size_t i = m * kSamples; i < (m + 1) * kSamples; ++i) {
            const float over = line[i] - (least + most) / 2;
            const bool now = most - least > kLeastContrast * whole && over < 0;
            if (now != bar) out.push_back(static_cast<double>(i) - (i > 0 && over != last ? static_cast<double>(over / (over - last)) : 0));
            bar = now, last = over;
        }
    }
    return out;
}

/// Whether a smooth way of modules over the samples and one growth of all bars bring every edge to where it is drawn. A wrong digit is a
/// step of a module at one or two edges, which nothing smooth follows.
bool fits(const double* found, const std::vector<int>& drawn, double most_off) {
    const int n = static_cast<int>(drawn.size());
    cv::Mat left(n, kTerms + 1, CV_64F), right(n, 1, CV_64F), solution;
    for (int i = 0; i < n; ++i) {
        const double t = 2.0 * drawn[static_cast<std::size_t>(i)] / drawn.back() - 1;
        auto* row = left.ptr<double>(i);
        double power = 1;
        for (int term = 0; term < kTerms; ++term, power *= t) row[term] = power;
        row[kTerms] = i % 2 == 0 ? -0.5 : 0.5;
        right.at<double>(i) = found[i] / kSamples;
    }
    if (!cv::solve(left, right, solution, cv::DECOMP_NORMAL | cv::DECOMP_CHOLESKY)) return false;
    const double scale = 2 * solution.at<double>(1) / drawn.back();  // of a module in the middle
    if (scale <= 0.5 || scale > 2 || std::abs(solution.at<double>(kTerms)) > kMostGrowth * scale) return false;
    const cv::Mat off = left * solution - right;
    return cv::norm(off, cv::NORM_INF) <= most_off * scale;
}

bool fits_anywhere(const std::vector<double>& found, const std::vector<int>& drawn, double most_off) {
    for (std::size_t first = 0; first + drawn.size() <= found.size(); first += 2)
        if (fits(found.data() + first, drawn, most_off)) return true;
    return false;
}

}  // namespace

bool bars_agree(const Pyramid& pyramid, const Polygon& place, SymbolFormat format, std::string_view digits) {
    const Kind kind = format == SymbolFormat::ean8 ? Kind::ean8 : Kind::ean13;
    const std::string padded = kind == Kind::ean13 && digits.size() == 12 ? "0" + std::string(digits) : std::string(digits);
    const auto drawn = drawn_edges(kind, padded);
    if (drawn.empty()) return false;
    const double most_off = length_of(place) < kFineModule * layout(kind).modules ? kMostOffCoarse : kMostOff;
    const auto shows = [&](int from, int to) {
        auto line = profile(pyramid, place, layout(kind).modules, from, to);
        for (int way = 0; way < 4; ++way) {  // read from either end, dark or light bars
            for (const float strength : kSharpenings)
                if (fits_anywhere(crossings(sharpened(line, strength)), drawn, most_off)) return true;
            std::reverse(line.begin(), line.end());
            if (way == 1) std::transform(line.begin(), line.end(), line.begin(), [](float grey) { return -grey; });
        }
        return false;
    };
    if (shows(0, kLines)) return true;
    for (int line = 0; line < kLines; line += kLines / 4)  // bars that lean or are scratched blur each other
        if (shows(line, line + kLines / 4)) return true;
    return false;
}

}  // namespace temviet::vision::ean
