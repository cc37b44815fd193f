// SPDX-License-Identifier: Apache-2.0
// Every picture pays for this: a plane a value and plain loops over rows, which compilers turn into vector instructions.
#include "vision/cells.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace temviet::vision {
namespace {

enum Moment : std::size_t { kXX, kYY, kXY, kX, kY, kMoments };

/// The gradients of the pixel rows of one row of cells. Sixteen bits hold a gradient.
class Gradients {
public:
    explicit Gradients(int columns) : columns_(columns) {
        for (auto& line : lines_) line.x.assign(static_cast<std::size_t>(columns), 0), line.y = line.x;
        sum_.resize(static_cast<std::size_t>(columns));
    }
    void clear(int line) {
        auto& gradient = lines_[static_cast<std::size_t>(line)];
        std::fill(gradient.x.begin(), gradient.x.end(), short{0});
        std::fill(gradient.y.begin(), gradient.y.end(), short{0});
    }
    void set(int line, const std::uint8_t* above, const std::uint8_t* here, const std::uint8_t* below) {
        short *gx = lines_[static_cast<std::size_t>(line)].x.data(), *gy = lines_[static_cast<std::size_t>(line)].y.data();
        // Sobel: a difference along one axis, smoothed along the other; four times as large as a plain one.
        for (int x = 1; x + 1 < columns_; ++x) {
            gx[x] = static_cast<short>(above[x + 1] - above[x - 1] + 2 * (here[x + 1] - here[x - 1]) + below[x + 1] - below[x - 1]);
            gy[x] = static_cast<short>(below[x - 1] + 2 * below[x] + below[x + 1] - above[x - 1] - 2 * above[x] - above[x + 1]);
        }
    }
    void sum_into(Moments& out, int row) {
        const auto &[a, b, c, d] = lines_;
        add_products(a.x, a.x, b.x, b.x, c.x, c.x, d.x, d.x, out.planes[kXX].ptr<int>(row));
        add_products(a.y, a.y, b.y, b.y, c.y, c.y, d.y, d.y, out.planes[kYY].ptr<int>(row));
        add_products(a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y, out.planes[kXY].ptr<int>(row));
        add_values(a.x, b.x, c.x, d.x, out.planes[kX].ptr<int>(row));
        add_values(a.y, b.y, c.y, d.y, out.planes[kY].ptr<int>(row));
    }

private:
    using Line = std::vector<short>;
    struct Gradient {
        Line x, y;
    };
    void add_products(const Line& a, const Line& b, const Line& c, const Line& d, const Line& e, const Line& f, const Line& g, const Line& h, int* to) {
        const short *pa = a.data(), *pb = b.data(), *pc = c.data(), *pd = d.data(), *pe = e.data(), *pf = f.data(), *pg = g.data(), *ph = h.data();
        int* sum = sum_.data();
        for (int x = 0; x < columns_; ++x) sum[x] = pa[x] * pb[x] + pc[x] * pd[x] + pe[x] * pf[x] + pg[x] * ph[x];
        add_columns(to);
    }
    void add_values(const Line& a, const Line& b, const Line& c, const Line& d, int* to) {
        const short *pa = a.data(), *pb = b.data(), *pc = c.data(), *pd = d.data();
        int* sum = sum_.data();
        for (int x = 0; x < columns_; ++x) sum[x] = pa[x] + pb[x] + pc[x] + pd[x];
        add_columns(to);
    }
    void add_columns(int* to) const {
        const int* from = sum_.data();
        for (int column = 0; column < columns_ / kCell; ++column, from += kCell) to[column] = from[0] + from[1] + from[2] + from[3];
    }

    int columns_;
    std::array<Gradient, kCell> lines_;
    std::vector<int> sum_;
};

/// Sums of one plane over a square window, row by row from the top; beyond the edge its cells are repeated.
class Box {
public:
    Box(const cv::Mat& plane, int window) : plane_(plane), radius_(window / 2), columns_(static_cast<std::size_t>(plane.cols + window - 1)), sums_(static_cast<std::size_t>(plane.cols)) {
        for (int y = -radius_ - 1; y < radius_; ++y) change(y, 1);
    }
    [[nodiscard]] const int* row(int y) {
        change(y + radius_, 1);
        change(y - radius_ - 1, -1);
        int* middle = columns_.data() + radius_;
        std::fill(columns_.data(), middle, middle[0]);
        std::fill_n(middle + plane_.cols, radius_, middle[plane_.cols - 1]);
        std::copy_n(columns_.begin(), plane_.cols, sums_.begin());
        for (int shift = 1; shift <= 2 * radius_; ++shift) {
            const int* from = columns_.data() + shift;
            int* to = sums_.data();
            for (int x = 0; x < plane_.cols; ++x) to[x] += from[x];
        }
        return sums_.data();
    }

private:
    void change(int y, int sign) {
        const int* from = plane_.ptr<int>(std::clamp(y, 0, plane_.rows - 1));
        int* to = columns_.data() + radius_;
        for (int x = 0; x < plane_.cols; ++x) to[x] += sign * from[x];
    }

    const cv::Mat& plane_;
    int radius_;
    std::vector<int> columns_, sums_;
};

}  // namespace

Moments moments(const cv::Mat& grey) {
    Moments out;
    if (grey.cols < 3 * kCell || grey.rows < 3 * kCell) return out;
    for (auto& plane : out.planes) plane.create(grey.rows / kCell, grey.cols / kCell, CV_32S);
    Gradients gradients(grey.cols);
    for (int row = 0; row < out.rows(); ++row) {
        for (int line = 0; line < kCell; ++line) {
            const int y = row * kCell + line;
            if (y < 1 || y + 1 >= grey.rows)
                gradients.clear(line);
            else
                gradients.set(line, grey.ptr<std::uint8_t>(y - 1), grey.ptr<std::uint8_t>(y), grey.ptr<std::uint8_t>(y + 1));
        }
        gradients.sum_into(out, row);
    }
    return out;
}

Cells analyse(const Moments& moments, int window) {
    Cells cells;
    if (moments.planes[0].empty()) return cells;
    for (auto* mat : {&cells.strength, &cells.coherence, &cells.balance, &cells.cosine, &cells.sine})
        mat->create(moments.rows(), moments.columns(), CV_32F);
    constexpr float kPixels = kCell * kCell, kNothing = 1e-20f;  // keeps a flat cell from dividing by zero
    // A straight edge has the moments of plain differences.
    const float mean = 1.f / (static_cast<float>(window * window) * 4), mean_square = mean / 4;
    Box xx(moments.planes[kXX], window), yy(moments.planes[kYY], window), xy(moments.planes[kXY], window), x(moments.planes[kX], window), y(moments.planes[kY], window);
    for (int row = 0; row < moments.rows(); ++row) {
        const int *from_xx = xx.row(row), *from_yy = yy.row(row), *from_xy = xy.row(row), *from_x = x.row(row), *from_y = y.row(row);
        float *strength = cells.strength.ptr<float>(row), *coherence = cells.coherence.ptr<float>(row), *balance = cells.balance.ptr<float>(row);
        float *cosine = cells.cosine.ptr<float>(row), *sine = cells.sine.ptr<float>(row);
        for (int column = 0; column < moments.columns(); ++column) {
            const float gxx = static_cast<float>(from_xx[column]) * mean_square, gyy = static_cast<float>(from_yy[column]) * mean_square;
            const float gx = static_cast<float>(from_x[column]) * mean, gy = static_cast<float>(from_y[column]) * mean;
            const float energy = gxx + gyy, difference = gxx - gyy, cross = 2 * static_cast<float>(from_xy[column]) * mean_square;
            const float length = std::sqrt(difference * difference + cross * cross);
            strength[column] = std::sqrt(energy / kPixels) / 2;  // central differences span two pixels
            coherence[column] = length / (energy + kNothing);
            balance[column] = (gx * gx + gy * gy) / (kPixels * energy + kNothing);
            cosine[column] = (difference + kNothing) / (length + kNothing);
            sine[column] = cross / (length + kNothing);
        }
    }
    return cells;
}

}  // namespace temviet::vision
