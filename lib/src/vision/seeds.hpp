// SPDX-License-Identifier: Apache-2.0
// The greatest value of a map that is left, again and again: only rows that changed are looked at anew.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace temviet::vision {

/// Refers to `values` (CV_32F, 0 where nothing is), which the caller takes places out of.
class Seeds {
public:
    explicit Seeds(const cv::Mat& values) : values_(values), best_(static_cast<std::size_t>(values.rows)) { update(0, values.rows - 1); }
    /// Rows `top` to `bottom` changed.
    void update(int top, int bottom) {
        for (int y = top; y <= bottom; ++y) {
            const float* row = values_.ptr<float>(y);
            float best = 0;
            for (int x = 0; x < values_.cols; ++x) best = row[x] > best ? row[x] : best;
            best_[static_cast<std::size_t>(y)] = best;
        }
    }
    [[nodiscard]] std::optional<cv::Point> next() const {
        const auto best = std::max_element(best_.begin(), best_.end());
        if (best == best_.end() || *best <= 0) return std::nullopt;
        const int y = static_cast<int>(best - best_.begin());
        const float* row = values_.ptr<float>(y);
        return cv::Point(static_cast<int>(std::find(row, row + values_.cols, *best) - row), y);
    }

private:
    const cv::Mat& values_;
    std::vector<float> best_;
};

}  // namespace temviet::vision
