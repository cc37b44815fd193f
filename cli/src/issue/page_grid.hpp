// SPDX-License-Identifier: Apache-2.0
// In: a page, labels and the space between them. Out: where each label stands, and the marks to cut along. Millimetres.
#pragma once

#include <optional>
#include <string>

#include "draw/canvas.hpp"

namespace temviet::cli {

struct GridOptions {
    std::string page = "a4", label = "60x32";
    std::optional<double> margin;  ///< default 10, on a roll 0
    double gap = 2;
    std::optional<int> columns, rows;
    bool crop_marks = false;
};

struct PageGrid {
    double page_width = 0, page_height = 0, label_width = 0, label_height = 0, gap = 0, margin = 0;
    int columns = 1, rows = 1;
    double left = 0, top = 0;  ///< of the first label
    bool roll = false;
    [[nodiscard]] int labels() const noexcept { return columns * rows; }
    [[nodiscard]] Point corner(int number) const noexcept {
        return {left + number % columns * (label_width + gap), top + number / columns * (label_height + gap)};
    }
};
/// Errors USAGE, PAGE_TOO_SMALL.
[[nodiscard]] Result<PageGrid> plan_page(const GridOptions& options);
/// Short lines outside the labels, at every edge of theirs.
void draw_crop_marks(Canvas& canvas, const PageGrid& grid);

}  // namespace temviet::cli
