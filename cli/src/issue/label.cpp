// SPDX-License-Identifier: Apache-2.0
#include "issue/label.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace temviet::cli {
namespace {

constexpr double kEdge = 1.2;                           // mm of paper around everything: cutters wander
constexpr double kSmallest = 1.5, kEasy = 2.4, kLargest = 3.4;  // mm, an em: 4.25, 6.8 and 9.6 points
constexpr double kAnyWidth = 10'000;

TextStyle style(const LabelLine& line, const LabelPlan& plan) {
    TextStyle out;
    out.size = plan.letters;
    out.bold = line.bold;
    out.max_lines = line.bold ? plan.lines_of_name : 1;
    return out;
}

/// Height of all lines; negative when one of them would be cut.
double height_of(const Canvas& canvas, const std::vector<LabelLine>& lines, const LabelPlan& plan, std::string& culprit) {
    double out = 0;
    for (const auto& line : lines) {
        auto wanted = style(line, plan);
        const bool one = wanted.max_lines == 1;
        const auto shown = canvas.measure(plan.words.width, line.words, wanted);
        wanted.max_lines = 0;
        const auto whole = canvas.measure(one ? kAnyWidth : plan.words.width, line.words, wanted);
        if (one ? whole.width > plan.words.width : whole.height > shown.height + 1e-6) {
            culprit = line.words;
            return -1;
        }
        out += shown.height;
    }
    return out;
}

}  // namespace

Result<LabelPlan> plan_label(const Canvas& canvas, const Label& label, double width, double height, const LabelPlan& like) {
    const double side = label.size.side_mm(), room_right = width - side - 2 * kEdge, room_below = height - side - 2 * kEdge;
    LabelPlan out;
    const auto too_small = [&] {
        return fail("LABEL_TOO_SMALL", fmt::format("the label of {:g} × {:g} mm has no room for a stamp of {:.1f} mm and its words", width, height, side),
                    "a larger --label, a smaller --module-mm, or --no-text");
    };
    if (label.lines.empty()) {
        if (side > width + 1e-6 || side > height + 1e-6) return too_small();
        out.symbol = {(width - side) / 2, (height - side) / 2, side, side};
        return out;
    }
    const bool beside = room_right >= room_below;
    // The symbol brings its own quiet zone: it may stand at the label's edge, the words may not.
    const double edge = std::min(kEdge, std::max(0.0, ((beside ? height : width) - side) / 2));
    if ((beside ? height : width) < side - 1e-6) return too_small();
    out.symbol = beside ? Box{edge, (height - side) / 2, side, side} : Box{(width - side) / 2, edge, side, side};
    out.words = beside ? Box{edge + side + kEdge / 2, kEdge, width - side - edge - 1.5 * kEdge, height - 2 * kEdge}
                       : Box{kEdge, edge + side, width - 2 * kEdge, height - side - edge - kEdge};
    if (out.words.width < 5 || out.words.height < kSmallest) return too_small();
    for (const auto& line : label.lines)
        if (missing_glyphs(line.words) != 0) return fail("NO_FONT", "no font here can show all of “" + line.words + "”", "install the font Noto Sans");
    std::string culprit = label.lines.front().words;
    const double room = out.words.height;
    const auto fits = [&] {
        const double needed = height_of(canvas, label.lines, out, culprit);
        if (needed < 0 || needed > room) return false;
        if (beside) out.words.y += (room - needed) / 2;
        return true;
    };
    if (like.letters > 0) {
        out.letters = like.letters;
        out.lines_of_name = like.lines_of_name;
        if (fits()) return out;
    }
    // A name on one line where the letters stay easy to read, else on two.
    for (out.lines_of_name = 1; out.lines_of_name <= 2; ++out.lines_of_name)
        for (out.letters = kLargest; out.letters >= (out.lines_of_name == 1 ? kEasy : kSmallest) - 1e-9; out.letters -= 0.1)
            if (fits()) return out;
    return fail("LABEL_TOO_SMALL", fmt::format("the words “{}” do not fit the label of {:g} × {:g} mm", culprit, width, height), "a larger --label, or shorter words");
}

void draw_label(Canvas& canvas, const Label& label, const LabelPlan& plan, double x, double y) {
    draw_symbol(canvas, label.symbol, x + plan.symbol.x, y + plan.symbol.y, label.size.module_mm, label.size.quiet);
    double down = y + plan.words.y;
    for (const auto& line : label.lines)
        down += canvas.text({x + plan.words.x, down, plan.words.width, plan.words.height}, line.words, style(line, plan)).height;
}

}  // namespace temviet::cli
