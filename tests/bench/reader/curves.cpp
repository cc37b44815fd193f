// SPDX-License-Identifier: Apache-2.0
#include "curves.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>

#include "camera.hpp"
#include "drawing.hpp"

namespace bench {
namespace {

using Format = ZXing::BarcodeFormat;

struct Kind {
    const char* name;
    Format format;
    int quiet;  ///< modules that ZXing draws around it
};
constexpr Kind kKinds[] = {{"EAN-13", Format::EAN13, 10}, {"GS1-128", Format::Code128, 10}, {"QR", Format::QRCode, 4}, {"Data Matrix", Format::DataMatrix, 1}};

struct Shape {
    double module = 4, blur = 0.3, slant = 0, bow = 0;  // pixels, modules, shares of the side
};

struct Axis {
    const char* name;
    double Shape::*value;
    std::vector<double> steps;
};
const std::vector<Axis>& axes() {
    static const std::vector<Axis> all{{"pixels a module", &Shape::module, {0.8, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0}},
                                       {"blur, modules", &Shape::blur, {0.2, 0.4, 0.6, 0.8, 1.0, 1.2}},
                                       {"slant", &Shape::slant, {0.0, 0.2, 0.4, 0.6, 0.8}},
                                       {"bow", &Shape::bow, {0.0, 0.03, 0.06, 0.1, 0.15}}};
    return all;
}

std::string text_of(const Kind& kind, int seed) {
    std::mt19937 random(static_cast<unsigned>(seed) * 131 + 7);
    std::string digits = "893";
    int sum = 8 + 3 * 9 + 3;
    for (int i = 3; i < 12; ++i) {
        const int digit = static_cast<int>(random() % 10);
        digits += static_cast<char>('0' + digit);
        sum += digit * (i % 2 == 0 ? 1 : 3);
    }
    digits += static_cast<char>('0' + (10 - sum % 10) % 10);
    if (kind.format == Format::EAN13) return digits;
    if (kind.format == Format::Code128) return "(01)0" + digits + "(10)LO" + std::to_string(100 + seed);
    return "https://example.vn/01/0" + digits + "/21/" + std::to_string(100000 + seed);
}

/// As the readers give it: without the brackets of the human readable form.
std::string bytes_of(const Kind& kind, const std::string& text) {
    if (kind.format != Format::Code128) return text;
    std::string out;
    for (const char c : text)
        if (c != '(' && c != ')') out += c;
    return out;
}

cv::Mat picture(const Kind& kind, const std::string& text, const Shape& shape, int seed) {
    constexpr int kDrawn = 8;  // pixels a module before the camera
    const cv::Mat drawn = drawing::symbol(kind.format, text, kDrawn, kind.format == Format::Code128 ? "gs1" : "");
    const int margin = kind.quiet * kDrawn;
    const double modules = (drawn.cols - 2.0 * margin) / kDrawn;
    camera::Shot shot;
    shot.turn = 7 + 11 * seed, shot.blur = shape.blur * shape.module, shot.slant = shape.slant, shot.bow = shape.bow;
    // What does not fit is drawn at fewer pixels a module, for all readers alike.
    const double side = std::min(modules * shape.module, 0.8 * camera::kHeight);
    cv::Mat source = drawn;
    const double shrink = modules * kDrawn / side;
    if (shrink > 1) cv::GaussianBlur(source, source, cv::Size(0, 0), 0.35 * shrink);
    return camera::shoot(source, margin, side, shot, seed).grey;
}

}  // namespace

int run_curves(const std::vector<Reader>& readers, int seeds) {
    for (const auto& kind : kKinds)
        for (const auto& axis : axes())
            for (const double value : axis.steps) {
                nlohmann::ordered_json row{{"symbol", kind.name}, {"axis", axis.name}, {"value", value}, {"pictures", seeds}};
                for (const auto& reader : readers) row["readers"][reader.name] = {{"read", 0}, {"misread", 0}};
                for (int seed = 0; seed < seeds; ++seed) {
                    Shape shape;
                    shape.*axis.value = value;
                    const auto text = text_of(kind, seed), wanted = bytes_of(kind, text);
                    const cv::Mat grey = picture(kind, text, shape, seed);
                    for (const auto& reader : readers) {
                        bool read = false;
                        int misread = 0;
                        for (const auto& code : reader.read(grey)) {
                            // ZBar marks FNC1 in front of a GS1-128 with a character of its own.
                            const bool right = code.bytes.ends_with(wanted) && code.bytes.size() <= wanted.size() + 1;
                            read |= right, misread += !right;
                        }
                        auto& score = row["readers"][reader.name];
                        score["read"] = score["read"].get<int>() + read;
                        score["misread"] = score["misread"].get<int>() + misread;
                    }
                }
                std::printf("%s\n", row.dump().c_str());
                std::fflush(stdout);
            }
    return 0;
}

}  // namespace bench
