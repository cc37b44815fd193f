// SPDX-License-Identifier: Apache-2.0
#include "issue/page_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

constexpr double kMarkFrom = 1, kMarkTo = 4, kMarkLine = 0.1;  // mm outside the labels

/// "210x297"; each side 5 to 2000 mm.
Result<Extent> size_of(std::string_view text, const char* hint) {
    const auto x = text.find_first_of("xX");
    Extent out;
    const auto number = [](std::string_view part, double& value) {
        const auto done = std::from_chars(part.data(), part.data() + part.size(), value);
        return done.ec == std::errc() && done.ptr == part.data() + part.size() && value >= 5 && value <= 2000;
    };
    if (x == std::string_view::npos || !number(text.substr(0, x), out.width) || !number(text.substr(x + 1), out.height))
        return fail("USAGE", display_safe(text, 40) + " is not a size in millimetres", hint);
    return out;
}

Result<Extent> page_size(const std::string& name) {
    if (name == "a4") return Extent{210, 297};
    if (name == "a5") return Extent{148, 210};
    if (name == "letter") return Extent{215.9, 279.4};
    return size_of(name, "a4, a5, letter, roll, or WIDTHxHEIGHT like 210x297");
}

int how_many(double room, double label, double gap) { return std::max(1, static_cast<int>(std::floor((room + gap) / (label + gap) + 1e-9))); }

}  // namespace

Result<PageGrid> plan_page(const GridOptions& options) {
    const auto label = size_of(options.label, "WIDTHxHEIGHT in millimetres like 60x32");
    if (!label) return tl::unexpected(label.error());
    PageGrid out;
    out.roll = ascii_lower(options.page) == "roll";
    out.label_width = label->width;
    out.label_height = label->height;
    out.gap = options.gap;
    out.margin = options.margin.value_or(out.roll ? 0 : 10);
    const auto across = [&](int count) { return count * out.label_width + (count - 1) * out.gap; };
    const auto down = [&](int count) { return count * out.label_height + (count - 1) * out.gap; };
    if (out.roll) {
        out.columns = options.columns.value_or(1);
        out.rows = options.rows.value_or(1);
        out.page_width = across(out.columns) + 2 * out.margin;
        out.page_height = down(out.rows) + 2 * out.margin;
    } else {
        const auto page = page_size(ascii_lower(options.page));
        if (!page) return tl::unexpected(page.error());
        out.page_width = page->width;
        out.page_height = page->height;
        out.columns = options.columns.value_or(how_many(page->width - 2 * out.margin, out.label_width, out.gap));
        out.rows = options.rows.value_or(how_many(page->height - 2 * out.margin, out.label_height, out.gap));
    }
    const double width = across(out.columns) + 2 * out.margin, height = down(out.rows) + 2 * out.margin;
    if (width > out.page_width + 1e-6 || height > out.page_height + 1e-6)
        return fail("PAGE_TOO_SMALL",
                    fmt::format("{} × {} labels of {:g} × {:g} mm need {:g} × {:g} mm, the page is {:g} × {:g} mm", out.columns, out.rows, out.label_width, out.label_height,
                                width, height, out.page_width, out.page_height),
                    "fewer or smaller labels, a smaller --margin or --gap");
    if (options.crop_marks && out.margin < 5) return fail("USAGE", "crop marks need a margin of at least 5 mm", "--margin 10");
    out.left = (out.page_width - across(out.columns)) / 2;
    out.top = out.margin;
    return out;
}

void draw_crop_marks(Canvas& canvas, const PageGrid& grid) {
    const Point last = grid.corner(grid.labels() - 1);
    const double right = last.x + grid.label_width, bottom = last.y + grid.label_height;
    for (int column = 0; column < grid.columns; ++column)
        for (const double x : {grid.corner(column).x, grid.corner(column).x + grid.label_width}) {
            canvas.line({x, grid.top - kMarkTo}, {x, grid.top - kMarkFrom}, kBlack, kMarkLine);
            canvas.line({x, bottom + kMarkFrom}, {x, bottom + kMarkTo}, kBlack, kMarkLine);
        }
    for (int row = 0; row < grid.rows; ++row)
        for (const double y : {grid.corner(row * grid.columns).y, grid.corner(row * grid.columns).y + grid.label_height}) {
            canvas.line({grid.left - kMarkTo, y}, {grid.left - kMarkFrom, y}, kBlack, kMarkLine);
            canvas.line({right + kMarkFrom, y}, {right + kMarkTo, y}, kBlack, kMarkLine);
        }
}

}  // namespace temviet::cli
