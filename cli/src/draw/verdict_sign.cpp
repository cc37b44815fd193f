// SPDX-License-Identifier: Apache-2.0
#include "draw/verdict_sign.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace temviet::cli {
namespace {

constexpr Colour rgb(int red, int green, int blue) { return {red / 255.0, green / 255.0, blue / 255.0, 1}; }

/// Draws in a square of side 1 around the origin.
class Pen {
public:
    Pen(Canvas& canvas, const Box& box, Colour ink)
        : canvas_(canvas), side_(std::min(box.width, box.height)), x_(box.x + box.width / 2), y_(box.y + box.height / 2), ink_(ink) {}

    void disc() const { canvas_.circle(at({0, 0}), 0.5 * side_, kWhite); }
    void square() const { canvas_.fill({x_ - 0.46 * side_, y_ - 0.46 * side_, 0.92 * side_, 0.92 * side_}, kWhite, 0.12 * side_); }
    void frame() const { canvas_.outline({x_ - 0.42 * side_, y_ - 0.42 * side_, 0.84 * side_, 0.84 * side_}, kWhite, 0.11 * side_, 0.08 * side_); }
    void corners(int count, double turn) const {
        std::vector<Point> points;
        for (int i = 0; i < count; ++i) {
            const double angle = turn + 2 * std::numbers::pi * i / count;
            points.push_back(at({0.52 * std::cos(angle), 0.52 * std::sin(angle)}));
        }
        canvas_.fill(points, kWhite);
    }
    void triangle() const {
        const std::array points{at({0, -0.5}), at({0.54, 0.44}), at({-0.54, 0.44})};
        canvas_.fill(points, kWhite);
    }
    void stroke(Point from, Point to, double width = 0.13) const { canvas_.line(at(from), at(to), ink_, width * side_); }
    void white_stroke(Point from, Point to, double width) const { canvas_.line(at(from), at(to), kWhite, width * side_); }
    void dot(Point centre, double radius = 0.075) const { canvas_.circle(at(centre), radius * side_, ink_); }
    void tick() const {
        stroke({-0.24, 0.02}, {-0.07, 0.2});
        stroke({-0.07, 0.2}, {0.25, -0.19});
    }
    void letter(std::string_view letter) const {
        const TextStyle style{.size = 0.78 * side_, .bold = true, .align = Align::centre, .colour = ink_};
        const auto extent = canvas_.measure(2 * side_, letter, style);
        canvas_.text({x_ - side_, y_ - extent.height / 2, 2 * side_, 0}, letter, style);
    }

private:
    [[nodiscard]] Point at(Point p) const noexcept { return {x_ + p.x * side_, y_ + p.y * side_}; }
    Canvas& canvas_;
    double side_, x_, y_;
    Colour ink_;
};

}  // namespace

Colour colour_of(Headline headline) noexcept {
    switch (headline) {
        case Headline::good: return rgb(11, 107, 58);
        case Headline::good_batch: return rgb(15, 110, 103);
        case Headline::caution: return rgb(133, 94, 0);
        case Headline::registered_only: return rgb(40, 86, 145);
        case Headline::unknown: return rgb(84, 92, 104);
        case Headline::expired: return rgb(125, 74, 38);
        case Headline::alert: return rgb(176, 74, 0);
        case Headline::recalled: return rgb(158, 20, 30);
        case Headline::suspect: return rgb(120, 40, 130);
        case Headline::rejected: return rgb(178, 16, 16);
        case Headline::no_decision: return rgb(58, 58, 64);
    }
    return rgb(58, 58, 64);
}

void draw_sign(Canvas& canvas, const Box& box, Headline headline) {
    const Pen pen(canvas, box, colour_of(headline));
    switch (headline) {
        case Headline::good: pen.disc(), pen.tick(); return;
        case Headline::good_batch: pen.square(), pen.tick(); return;
        case Headline::caution:
            pen.disc();
            for (const double x : {-0.25, 0.0, 0.25}) pen.dot({x, 0.02}, 0.085);
            return;
        case Headline::registered_only: pen.disc(), pen.letter("i"); return;
        case Headline::unknown: pen.disc(), pen.letter("?"); return;
        case Headline::expired:
            pen.disc();
            pen.stroke({0, 0.02}, {0, -0.3}, 0.1), pen.stroke({0, 0.02}, {0.2, 0.14}, 0.1);
            return;
        case Headline::alert:
            pen.triangle();
            pen.stroke({0, -0.18}, {0, 0.1}, 0.12), pen.dot({0, 0.29});
            return;
        case Headline::recalled:
            pen.corners(8, std::numbers::pi / 8);
            pen.stroke({-0.26, 0}, {0.26, 0}, 0.17);
            return;
        case Headline::suspect:
            pen.corners(4, 0);
            pen.stroke({0, -0.24}, {0, 0.04}, 0.12), pen.dot({0, 0.23});
            return;
        case Headline::rejected:
            pen.white_stroke({-0.36, -0.36}, {0.36, 0.36}, 0.2), pen.white_stroke({0.36, -0.36}, {-0.36, 0.36}, 0.2);
            return;
        case Headline::no_decision: pen.frame(); return;
    }
}

}  // namespace temviet::cli
