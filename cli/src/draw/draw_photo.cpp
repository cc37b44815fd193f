// SPDX-License-Identifier: Apache-2.0
// The outlines on a photo.
#include <algorithm>
#include <cmath>
#include <vector>

#include "draw/annotate.hpp"
#include "draw/verdict_sign.hpp"

namespace temviet::cli {
namespace {

struct Place {
    const Report& report;
    double scale;  ///< canvas units a picture pixel
    Box where;

    /// Around the symbol's quiet zone: the code in the drawn picture still reads.
    [[nodiscard]] Polygon around(const Polygon& polygon) const {
        Point middle;
        const auto side = [&](std::size_t a, std::size_t b) { return std::hypot(polygon[a].x - polygon[b].x, polygon[a].y - polygon[b].y); };
        const double across = side(0, 1), down = side(1, 2);
        const bool bars = std::max(across, down) > 2 * std::min(across, down);  // their quiet zone is wider
        const double grow = bars ? 1.3 : 1.2;
        for (const auto& corner : polygon) middle.x += corner.x / 4, middle.y += corner.y / 4;
        Polygon out;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = {where.x + (middle.x + grow * (polygon[i].x - middle.x)) * scale, where.y + (middle.y + grow * (polygon[i].y - middle.y)) * scale};
        return out;
    }
};

Box bounds(const Polygon& polygon) {
    const auto [left, right] = std::minmax_element(polygon.begin(), polygon.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(polygon.begin(), polygon.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    return {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

/// The polygon of bars is where they were read, a part of their height: a closed line would cross them and the code
/// would read no more. Brackets at their two ends say the same.
void brackets(Canvas& canvas, const Polygon& corners, Colour colour, double line_width) {
    const auto side = [&](std::size_t a, std::size_t b) { return std::hypot(corners[a].x - corners[b].x, corners[a].y - corners[b].y); };
    const std::size_t first = side(0, 1) > side(1, 2) ? 1 : 0;  // the ends are first→first+1 and first+2→first+3
    for (const std::size_t end : {first, first + 2}) {
        const std::size_t from = end % 4, to = (end + 1) % 4, behind_from = (end + 3) % 4, behind_to = (end + 2) % 4;
        constexpr double kTick = 0.05;
        const auto towards = [](const Point& a, const Point& b) { return Point{a.x + kTick * (b.x - a.x), a.y + kTick * (b.y - a.y)}; };
        canvas.line(corners[from], corners[to], colour, line_width);
        canvas.line(corners[from], towards(corners[from], corners[behind_from]), colour, line_width);
        canvas.line(corners[to], towards(corners[to], corners[behind_to]), colour, line_width);
    }
}

bool has_bars(SymbolFormat format) noexcept { return format >= SymbolFormat::ean13; }

/// White beneath the colour, so that the line shows on any background.
void mark(Canvas& canvas, const Symbol& symbol, const Polygon& around, Colour colour, double line_width) {
    const auto draw = [&](Colour with, double width) { has_bars(symbol.format) ? brackets(canvas, around, with, width) : canvas.outline(around, with, width); };
    draw({1, 1, 1, 0.9}, 2.2 * line_width);
    draw(colour, line_width);
}

/// A plate in the item's colour at the top left of its code, inside the photo.
void badge(Canvas& canvas, const Place& place, const Box& code, std::size_t number, bool numbered, Headline headline, double side) {
    const double width = numbered ? 2 * side : 1.3 * side, height = 1.3 * side;
    const double x = std::clamp(code.x, place.where.x, std::max(place.where.x, place.where.x + place.where.width - width));
    const double y = std::clamp(code.y - height, place.where.y, std::max(place.where.y, place.where.y + place.where.height - height));
    canvas.fill({x - 0.06 * side, y - 0.06 * side, width + 0.12 * side, height + 0.12 * side}, kWhite, 0.25 * side);
    canvas.fill({x, y, width, height}, colour_of(headline), 0.2 * side);
    draw_sign(canvas, {x + 0.15 * side, y + 0.15 * side, side, side}, headline);
    if (!numbered) return;
    const TextStyle style{.size = 0.75 * side, .bold = true, .align = Align::centre, .colour = kWhite};
    const auto words = std::to_string(number);
    canvas.text({x + 1.1 * side, y + (height - canvas.measure(side, words, style).height) / 2, 0.85 * side, 0}, words, style);
}

/// What lies outside --roi was not looked at, and looks so.
void shade(Canvas& canvas, const Place& place, const Rect& part) {
    const Box& all = place.where;
    const double left = all.x + part.x * place.scale, top = all.y + part.y * place.scale;
    const double right = std::min(all.x + all.width, left + part.width * place.scale), bottom = std::min(all.y + all.height, top + part.height * place.scale);
    const Colour veil{0, 0, 0, 0.55};
    canvas.fill({all.x, all.y, all.width, top - all.y}, veil);
    canvas.fill({all.x, bottom, all.width, all.y + all.height - bottom}, veil);
    canvas.fill({all.x, top, left - all.x, bottom - top}, veil);
    canvas.fill({right, top, all.x + all.width - right, bottom - top}, veil);
}

}  // namespace

const ReportItem* worst_item(const Report& report) noexcept {
    const ReportItem* worst = nullptr;
    for (const auto& item : report.items)
        if (worst == nullptr || severity_rank(item.verdict) < severity_rank(worst->verdict)) worst = &item;
    return worst;
}

void draw_photo(Canvas& canvas, const Photo& photo, const Report& report, const Box& where, double line_width, bool signs) {
    canvas.picture(photo.pixels, where);
    const Place place{report, photo.scale * where.width / std::max(1, photo.pixels.width), where};
    if (photo.looked_at) shade(canvas, place, *photo.looked_at);
    std::vector<bool> judged(report.symbols.size(), false);
    for (const auto& item : report.items)
        for (const auto index : item.symbols)
            if (index < judged.size()) judged[index] = true;
    for (std::size_t i = 0; i < judged.size(); ++i)
        if (!judged[i]) mark(canvas, report.symbols[i], place.around(report.symbols[i].polygon), {0.35, 0.35, 0.35, 1}, 0.6 * line_width);
    // The worst last, so that nothing hides it.
    std::vector<std::size_t> order(report.items.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return severity_rank(report.items[a].verdict) > severity_rank(report.items[b].verdict);
    });
    for (const auto i : order) {
        const auto& item = report.items[i];
        const Headline says = headline(item.verdict);
        bool first = true;
        for (const auto index : item.symbols) {
            if (index >= report.symbols.size()) continue;
            const auto polygon = place.around(report.symbols[index].polygon);
            mark(canvas, report.symbols[index], polygon, colour_of(says), line_width);
            if (signs && first) badge(canvas, place, bounds(polygon), i + 1, report.items.size() > 1, says, 7 * line_width);
            first = false;
        }
    }
}

}  // namespace temviet::cli
