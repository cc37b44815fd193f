// SPDX-License-Identifier: Apache-2.0
// In: boxes, polygons, pictures and words in units of the caller's choice. Out: a PNG, JPEG, PDF or SVG of the same drawing.
// Must not know: stamps, verdicts, files. Words are laid out by Pango, so Vietnamese stacks its marks as it should.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>
#include <temviet/base/symbol.hpp>

namespace temviet::cli {

/// Tried in this order; both are open fonts with every Vietnamese letter.
inline constexpr std::string_view kFonts = "Noto Sans, DejaVu Sans";

struct Colour {
    double red = 0, green = 0, blue = 0, alpha = 1;  ///< 0 … 1
};
inline constexpr Colour kBlack{0, 0, 0, 1}, kWhite{1, 1, 1, 1};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;  ///< units, from the top left
};
struct Extent {
    double width = 0, height = 0;  ///< units
};

enum class Align { left, centre, right };
struct TextStyle {
    double size = 16;  ///< of the letters, units (an em)
    bool bold = false;
    Align align = Align::left;
    Colour colour = kBlack;
    int max_lines = 1;  ///< what does not fit ends in "…"; 0: as many lines as it takes
};

/// Borrowed pixels, 8 bits a channel.
struct PixelView {
    const unsigned char* data = nullptr;
    int width = 0, height = 0;
    std::size_t row_bytes = 0;
    int channels = 1;  ///< 1 grey, 3 blue-green-red (as OpenCV lays them), 4 the same and one unused
};

enum class Encoding { png, jpeg };

/// One drawing. Words that come from outside pass display_safe() before they come here; ill-formed UTF-8 shows as U+FFFD,
/// and the paragraph always runs from left to right.
class Canvas {
public:
    /// Takes the bytes of a PDF as they are made; false stops the drawing (a full disk).
    using Sink = std::function<bool(std::string_view)>;

    /// width × height units at `pixels_per_unit`; a size of its own in pixels is 1, millimetres at 300 dpi 300 / 25.4.
    /// Error: DRAW_TOO_LARGE (over 64 megapixels), DRAW_FAILED.
    [[nodiscard]] static Result<Canvas> bitmap(double width, double height, double pixels_per_unit = 1, Colour paper = kWhite);
    /// Pages in millimetres. With a sink the bytes go there and finish() gives none.
    [[nodiscard]] static Result<Canvas> pdf(double width_mm, double height_mm, Sink sink = {});
    [[nodiscard]] static Result<Canvas> svg(double width_mm, double height_mm);

    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    [[nodiscard]] double width() const noexcept;   ///< units
    [[nodiscard]] double height() const noexcept;  ///< units

    /// `radius` rounds the corners.
    void fill(const Box& box, Colour colour, double radius = 0);
    void outline(const Box& box, Colour colour, double line_width, double radius = 0);
    /// Many boxes as one shape with hard edges: the modules of a symbol, without hairlines between them.
    void fill_modules(std::span<const Box> boxes, Colour colour);
    void fill(std::span<const Point> corners, Colour colour);
    void outline(std::span<const Point> corners, Colour colour, double line_width);
    void circle(Point centre, double radius, Colour colour);
    void line(Point from, Point to, Colour colour, double line_width);
    /// Stretched to `where`; `smooth` = false keeps every pixel a sharp square (symbols).
    void picture(const PixelView& pixels, const Box& where, bool smooth = true);

    /// Breaks lines within box.width and cuts at style.max_lines; starts at the top of the box, whatever its height.
    /// Returns what was drawn, so that the next thing can stand below it.
    Extent text(const Box& box, std::string_view words, const TextStyle& style);
    /// The same without drawing.
    [[nodiscard]] Extent measure(double width, std::string_view words, const TextStyle& style) const;

    /// PDF only: ends the page and begins another of the same size.
    void next_page();

    /// Bitmaps: what was drawn so far, 4 channels; borrowed until the next stroke.
    [[nodiscard]] PixelView pixels() const;

    /// The bytes of the file; the canvas draws no more. `encoding` concerns bitmaps. Errors: DRAW_FAILED.
    [[nodiscard]] Result<std::string> finish(Encoding encoding = Encoding::png);

private:
    struct State;
    explicit Canvas(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// How many characters of `words` no font here can show.
[[nodiscard]] std::size_t missing_glyphs(std::string_view words);

}  // namespace temviet::cli
