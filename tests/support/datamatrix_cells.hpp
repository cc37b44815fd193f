// SPDX-License-Identifier: Apache-2.0
// Data Matrix symbols as cameras see them, cell by cell: condition × modules a side × pixels a module. Every pixel follows
// from the seed. For the tests of the reader and its benchmark.
#pragma once

#include <ZXing/CreateBarcode.h>
#include <ZXing/WriteBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>
#include <temviet/base/symbol.hpp>

namespace datamatrix_cells {

enum class Condition { clean, dots, ink_jet, inverted, damage, perspective, highlight, low_contrast, cylinder, defocus };

inline constexpr std::array kConditions{Condition::clean,       Condition::dots,      Condition::ink_jet,      Condition::inverted, Condition::damage,
                                        Condition::perspective, Condition::highlight, Condition::low_contrast, Condition::cylinder, Condition::defocus};

inline const char* name(Condition condition) {
    constexpr std::array names{"clean", "dots", "ink-jet", "inverted", "damage", "perspective", "highlight", "low contrast", "cylinder", "defocus"};
    return names[static_cast<std::size_t>(condition)];
}

struct Cell {
    Condition condition = Condition::clean;
    int modules = 24;   ///< a side: 24, 40, 44
    double pixels = 4;  ///< a module, seen straight on
    int seed = 1;
};

struct Picture {
    cv::Mat grey;
    std::string text;
    temviet::Polygon outline{};
};

inline cv::RNG random_of(const Cell& cell) {
    cv::RNG random(static_cast<std::uint64_t>(cell.seed * 7919 + cell.modules * 131 + static_cast<int>(cell.pixels * 16) * 17 + static_cast<int>(cell.condition) + 11));
    for (int i = 0; i < 8; ++i) random.next();
    return random;
}

/// One pixel a module, 0 black. The text fills a symbol of just that size.
inline cv::Mat modules_of(int side, cv::RNG& random, std::string& text) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int length = side * side / 10; length > 4; --length) {
        text = "01089312345678972112";
        text.resize(std::min<std::size_t>(text.size(), static_cast<std::size_t>(length)));
        while (static_cast<int>(text.size()) < length) text += kAlphabet[random.uniform(0, 64)];
        const auto image = ZXing::WriteBarcodeToImage(ZXing::CreateBarcodeFromText(text, ZXing::CreatorOptions(ZXing::BarcodeFormat::DataMatrix, "forceSquare")),
                                                      ZXing::WriterOptions().scale(1).addQuietZones(false));
        if (image.width() != side) continue;
        cv::Mat out(image.height(), image.width(), CV_8UC1);
        for (int y = 0; y < out.rows; ++y)
            for (int x = 0; x < out.cols; ++x) out.at<std::uint8_t>(y, x) = *image.data(x, y);
        return out;
    }
    return {};
}

inline constexpr int kPrint = 10;    ///< pixels a module of the label as it is printed
inline constexpr int kAround = 14;   ///< modules of label around the symbol

/// The label: 0 ink … 255 paper.
inline cv::Mat print(const cv::Mat& modules, Condition condition, cv::RNG& random) {
    const int n = modules.rows, side = (n + 2 * kAround) * kPrint;
    cv::Mat out(side, side, CV_8UC1, cv::Scalar(255));
    const bool round = condition == Condition::dots || condition == Condition::ink_jet, jet = condition == Condition::ink_jet;
    const double dot = jet ? random.uniform(0.70, 0.86) : random.uniform(0.72, 0.9);
    const double wave = random.uniform(0.08, 0.18), phase = random.uniform(0.0, 6.0);
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x) {
            if (modules.at<std::uint8_t>(y, x) != 0) continue;
            double px = (x + kAround) * kPrint, py = (y + kAround) * kPrint;
            if (!round) {
                out(cv::Rect(static_cast<int>(px), static_cast<int>(py), kPrint, kPrint)).setTo(0);
                continue;
            }
            if (jet) {
                // Nozzles miss, rows land a little aside, the belt does not run evenly.
                if (random.uniform(0.0, 1.0) < 0.015) continue;
                px += kPrint * (0.10 * std::sin(y * 2.4 + phase) + random.gaussian(0.03));
                py += kPrint * (wave * std::sin(x * 0.31 + phase) + random.gaussian(0.03));
            }
            const int r = static_cast<int>(dot * kPrint / 2 * 16);
            cv::circle(out, cv::Point(static_cast<int>((px + kPrint / 2.0 - 0.5) * 16), static_cast<int>((py + kPrint / 2.0 - 0.5) * 16)), r, cv::Scalar(0), cv::FILLED, cv::LINE_AA, 4);
        }
    const int edge = kAround * kPrint, end = edge + n * kPrint;
    if (condition == Condition::damage) {
        const auto somewhere = [&] { return cv::Point(random.uniform(edge, end), random.uniform(edge, end)); };
        for (int k = 0; k < 3; ++k) cv::line(out, somewhere(), somewhere(), cv::Scalar(255), kPrint * 6 / 10, cv::LINE_AA);
        const double blot = 0.045 * n * kPrint;
        cv::circle(out, somewhere(), static_cast<int>(blot), cv::Scalar(0), cv::FILLED, cv::LINE_AA);
        cv::circle(out, somewhere(), static_cast<int>(blot), cv::Scalar(255), cv::FILLED, cv::LINE_AA);
        // A border that is torn in one place.
        const int at = random.uniform(edge, end - 3 * kPrint);
        cv::rectangle(out, random.uniform(0, 2) == 0 ? cv::Rect(edge - 2, at, kPrint + 4, 3 * kPrint) : cv::Rect(at, end - kPrint - 2, 3 * kPrint, kPrint + 4), cv::Scalar(255), cv::FILLED);
    }
    if (condition == Condition::inverted) {
        // Light modules in a dark field a few modules wider, on light paper.
        cv::bitwise_not(out, out);
        const int field = random.uniform(2 * kPrint, 4 * kPrint);
        cv::Mat framed(out.size(), CV_8UC1, cv::Scalar(255));
        const cv::Rect part(edge - field, edge - field, n * kPrint + 2 * field, n * kPrint + 2 * field);
        out(part).copyTo(framed(part));
        out = framed;
    }
    // Print around it, three to five modules away.
    const int away = (condition == Condition::inverted ? 5 : 3) * kPrint;
    const double size = n * kPrint / 560.0;
    cv::putText(out, "(01) 08931234567897", cv::Point(edge, end + away + static_cast<int>(28 * size)), cv::FONT_HERSHEY_SIMPLEX, size, cv::Scalar(0), 2, cv::LINE_AA);
    cv::putText(out, "HSD 12/2027 Lo 7A", cv::Point(edge, edge - away), cv::FONT_HERSHEY_SIMPLEX, size, cv::Scalar(0), 2, cv::LINE_AA);
    return out;
}

/// Where things are: the label as a plane or a cylinder before a camera at distance `far`.
struct Scene {
    cv::Matx33d turn = cv::Matx33d::eye();
    double far = 1000;    ///< pixels
    double radius = 0;    ///< of the cylinder, pixels; 0: flat

    /// Place on the label (pixels from its middle) seen at (u, v) pixels from the middle of the picture; false: none.
    bool label_at(double u, double v, double& a, double& b) const {
        const cv::Vec3d ray = turn.t() * cv::Vec3d(u / far, v / far, 1), from = turn.t() * cv::Vec3d(0, 0, -far);
        if (radius <= 0) {
            const double t = -from[2] / ray[2];
            a = from[0] + t * ray[0], b = from[1] + t * ray[1];
            return t > 0;
        }
        const double z = from[2] - radius, p = ray[0] * ray[0] + ray[2] * ray[2], q = from[0] * ray[0] + z * ray[2];
        const double rest = q * q - p * (from[0] * from[0] + z * z - radius * radius);
        if (rest <= 0) return false;
        const double t = (-q - std::sqrt(rest)) / p;
        a = radius * std::atan2(from[0] + t * ray[0], radius - (from[2] + t * ray[2])), b = from[1] + t * ray[1];
        return true;
    }
    [[nodiscard]] temviet::Point picture_at(double a, double b) const {
        const cv::Vec3d on = radius <= 0 ? cv::Vec3d(a, b, 0) : cv::Vec3d(radius * std::sin(a / radius), b, radius - radius * std::cos(a / radius));
        const cv::Vec3d p = turn * on + cv::Vec3d(0, 0, far);
        return {far * p[0] / p[2], far * p[1] / p[2]};
    }
};

inline cv::Matx33d about_z(double a) { return {std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a), 0, 0, 0, 1}; }
inline cv::Matx33d about_y(double a) { return {std::cos(a), 0, std::sin(a), 0, 1, 0, -std::sin(a), 0, std::cos(a)}; }
inline cv::Matx33d about_x(double a) { return {1, 0, 0, 0, std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a)}; }

inline void defocus(cv::Mat& light, double sigma) {
    const double radius = 2 * sigma;  // the standard deviation of a disc is half its radius
    const int reach = static_cast<int>(std::ceil(radius)) + 1, fine = 8;
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F, cv::Scalar(0));
    for (int y = 0; y < kernel.rows * fine; ++y)
        for (int x = 0; x < kernel.cols * fine; ++x)
            if (std::hypot((x + 0.5) / fine - reach - 0.5, (y + 0.5) / fine - reach - 0.5) <= radius) kernel.at<float>(y / fine, x / fine) += 1;
    cv::filter2D(light, light, -1, kernel / cv::sum(kernel)[0]);
}

inline Picture take(const Cell& cell) {
    cv::RNG random = random_of(cell);
    Picture out;
    const cv::Mat modules = modules_of(cell.modules, random, out.text);
    const cv::Mat label = print(modules, cell.condition, random);
    const double p = cell.pixels, side = modules.rows * p, degree = CV_PI / 180;
    Scene scene;
    scene.far = 3.2 * side;
    const bool slanted = cell.condition == Condition::perspective, can = cell.condition == Condition::cylinder;
    if (slanted) scene.far = random.uniform(1.6, 2.4) * side;
    const double tilt = (slanted ? random.uniform(34.0, 54.0) : can ? random.uniform(8.0, 22.0) : random.uniform(0.0, 10.0)) * degree;
    const double axis = random.uniform(0.0, 360.0) * degree, spin = random.uniform(0.0, 360.0) * degree;
    if (can) {
        scene.radius = side / (2 * random.uniform(32.0, 52.0) * degree);
        scene.turn = about_z(spin) * about_x(tilt) * about_y(random.uniform(-10.0, 10.0) * degree);
    } else {
        scene.turn = about_z(axis) * about_y(tilt) * about_z(spin);
    }
    const int width = std::max(300, static_cast<int>(side * 1.65)), height = std::max(240, static_cast<int>(side * 1.5));
    const double shift_x = width / 2.0 + random.uniform(-0.03, 0.03) * side, shift_y = height / 2.0 + random.uniform(-0.03, 0.03) * side;
    const int over = p < 3 ? 4 : p < 7 ? 3 : 2;
    cv::Mat map(height * over, width * over, CV_32FC2), big, grey;
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x) {
            double a = 0, b = 0;
            const bool hit = scene.label_at((x + 0.5) / over - shift_x, (y + 0.5) / over - shift_y, a, b);
            const double scale = kPrint / p;
            map.at<cv::Vec2f>(y, x) = hit ? cv::Vec2f(static_cast<float>(a * scale + label.cols / 2.0 - 0.5), static_cast<float>(b * scale + label.rows / 2.0 - 0.5)) : cv::Vec2f(-99, -99);
        }
    cv::remap(label, big, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(190));
    cv::resize(big, grey, cv::Size(width, height), 0, 0, cv::INTER_AREA);
    const bool faint = cell.condition == Condition::low_contrast;
    const double ink = faint ? random.uniform(90.0, 120.0) : random.uniform(25.0, 60.0);
    const double paper = faint ? ink + random.uniform(12.0, 26.0) : random.uniform(170.0, 225.0);
    const double shade = random.uniform(0.0, 0.3), shade_at = random.uniform(0.0, 360.0) * degree;
    cv::Mat light;
    grey.convertTo(light, CV_32F, (paper - ink) / 255, ink);
    const bool spot = cell.condition == Condition::highlight;
    const double spot_x = shift_x + random.uniform(-0.35, 0.35) * side, spot_y = shift_y + random.uniform(-0.35, 0.35) * side;
    const double spot_size = side * random.uniform(0.13, 0.19), spot_light = random.uniform(230.0, 330.0);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            float& value = light.at<float>(y, x);
            value *= static_cast<float>(1 + shade * ((x - shift_x) * std::cos(shade_at) + (y - shift_y) * std::sin(shade_at)) / width);
            if (spot) value += static_cast<float>(spot_light * std::exp(-(std::pow(x - spot_x, 2) + std::pow(y - spot_y, 2)) / (2 * spot_size * spot_size)));
        }
    cv::min(light, 300, light);
    if (cell.condition == Condition::defocus) defocus(light, p * random.uniform(0.42, 0.52));
    cv::GaussianBlur(light, light, cv::Size(0, 0), 0.4 + p * random.uniform(0.1, 0.3));
    cv::Mat grain(light.size(), CV_32F);
    random.fill(grain, cv::RNG::NORMAL, 0, random.uniform(1.5, 4.0));
    light += grain;
    light.convertTo(out.grey, CV_8U);
    std::size_t i = 0;
    for (const auto& [a, b] : {std::pair(-0.5, -0.5), std::pair(0.5, -0.5), std::pair(0.5, 0.5), std::pair(-0.5, 0.5)}) {
        const auto at = scene.picture_at(a * side, b * side);
        out.outline[i++] = {at.x + shift_x, at.y + shift_y};
    }
    return out;
}

}  // namespace datamatrix_cells
