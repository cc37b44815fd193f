// SPDX-License-Identifier: Apache-2.0
// One label: the symbol of a stamp and lines for people beside or below it. In: a box in millimetres. Out: strokes on a
// canvas. Must not know pages or files.
#pragma once

#include <string>
#include <vector>

#include "draw/canvas.hpp"
#include "issue/print_size.hpp"

namespace temviet::cli {

struct LabelLine {
    std::string words;
    bool bold = false;
};
struct Label {
    std::string payload;
    SymbolKind kind = SymbolKind::qr;
    SymbolModules symbol;
    PrintSize size;
    std::vector<LabelLine> lines;
};

/// Where the words of a label of this size stand: right of the symbol when there is room, else below it.
struct LabelPlan {
    Box symbol, words;     ///< mm, from the label's top left
    double letters = 0;    ///< mm, an em
    int lines_of_name = 1;
};
/// Letters as large as they fit, those of `like` where they do: labels of a run look alike. Errors LABEL_TOO_SMALL, NO_FONT: a
/// serial that is cut off would be read wrongly, so nothing is ever shortened.
[[nodiscard]] Result<LabelPlan> plan_label(const Canvas& canvas, const Label& label, double width, double height, const LabelPlan& like);
void draw_label(Canvas& canvas, const Label& label, const LabelPlan& plan, double x, double y);

}  // namespace temviet::cli
