// SPDX-License-Identifier: Apache-2.0
// Bars as a camera sees them: turned, small, bent, blurred, noisy. Every pixel follows from the seed.
#pragma once

#include <opencv2/imgproc.hpp>
#include <optional>
#include <random>
#include <string>

#include "drawing.hpp"

namespace photographed {

/// A number with its check digit.
inline std::string number(std::mt19937& random, int digits) {
    std::string out;
    int sum = 0;
    for (int i = 0; i + 1 < digits; ++i) out += static_cast<char>('0' + random() % 10);
    for (int i = 0; i < digits - 1; ++i)
        sum += (out[static_cast<std::size_t>(digits - 2 - i)] - '0') * (i % 2 == 0 ? 3 : 1);
    return out + static_cast<char>('0' + (10 - sum % 10) % 10);
}

struct Shot {
    double module = 3;       ///< pixels
    double degrees = 0;      ///< counter-clockwise
    double blur = 0.4;       ///< standard deviation, modules
    bool disc = false;       ///< out of focus rather than soft
    double bend = 0;         ///< of a can seen from the front: half its visible angle, radians
    double contrast = 0.7;   ///< of full black and white
    double noise = 3;        ///< standard deviation, grey levels
    unsigned seed = 1;
};

inline cv::Mat around_a_can(const cv::Mat& flat, double angle) {
    cv::Mat x(flat.size(), CV_32F), y(flat.size(), CV_32F), out;
    const double half = flat.cols / 2.0;
    for (int row = 0; row < flat.rows; ++row)
        for (int column = 0; column < flat.cols; ++column) {
            const double u = (column - half) / half;
            x.at<float>(row, column) = static_cast<float>(half + half * std::asin(u * std::sin(angle)) / angle);
            y.at<float>(row, column) = static_cast<float>(row + 0.06 * half * angle * u * u);
        }
    cv::remap(flat, out, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

inline cv::Mat soft(const cv::Mat& picture, double sigma, bool disc) {
    cv::Mat out;
    if (!disc) {
        cv::GaussianBlur(picture, out, cv::Size(0, 0), std::max(0.1, sigma));
        return out;
    }
    const double radius = 2 * sigma;
    const int side = 2 * static_cast<int>(std::ceil(radius)) + 1;
    cv::Mat kernel(side, side, CV_32F);
    for (int i = 0; i < side; ++i)
        for (int k = 0; k < side; ++k)
            kernel.at<float>(i, k) = static_cast<float>(std::clamp(radius + 0.5 - std::hypot(i - side / 2, k - side / 2), 0.0, 1.0));
    cv::filter2D(picture, out, -1, kernel / cv::sum(kernel)[0]);
    return out;
}

/// `drawn` has eight pixels a module.
inline cv::Mat shot(cv::Mat drawn, const Shot& how, cv::Size size = {640, 480}) {
    if (how.bend > 0) drawn = around_a_can(drawn, how.bend);
    const double scale = how.module / 8;
    if (scale < 1) cv::GaussianBlur(drawn, drawn, cv::Size(0, 0), 0.35 / scale);
    cv::Mat to = cv::getRotationMatrix2D(cv::Point2f(static_cast<float>(drawn.cols) / 2, static_cast<float>(drawn.rows) / 2), how.degrees, scale);
    to.at<double>(0, 2) += size.width / 2.0 - drawn.cols / 2.0, to.at<double>(1, 2) += size.height / 2.0 - drawn.rows / 2.0;
    cv::Mat out(size, CV_8UC1, cv::Scalar(230)), noise(size, CV_32F);
    cv::warpAffine(drawn, out, to, size, cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    out = soft(out, how.blur * how.module, how.disc);
    cv::RNG random(how.seed);
    random.fill(noise, cv::RNG::NORMAL, 0, how.noise);
    out.convertTo(out, CV_32F, how.contrast, 20);
    out += noise;
    out.convertTo(out, CV_8U);
    return out;
}

/// What is drawn, and what counts as read.
struct Kind {
    ZXing::BarcodeFormat drawn;
    std::optional<temviet::SymbolFormat> format;  ///< none: the text alone counts
    std::string (*text)(std::mt19937&);
};

struct Count {
    int read = 0, wrong = 0;
    int grey = 0;  ///< read by the rung asked about
};

/// Reads `rounds` shots that `vary(i, how)` sets up; anything but what was drawn is wrong.
template <class Vary>
Count count(const Kind& kind, int rung, int rounds, unsigned seed, Vary vary) {
    Count out;
    for (int i = 0; i < rounds; ++i) {
        std::mt19937 random(seed + static_cast<unsigned>(i));
        const std::string text = kind.text(random);
        Shot how;
        how.seed = seed + static_cast<unsigned>(i);
        vary(i, how);
        for (const auto& symbol : drawing::read(shot(drawing::symbol(kind.drawn, text, 8), how))) {
            const bool right = (!kind.format || symbol.format == kind.format) && (symbol.bytes == text || symbol.bytes == "0" + text);  // UPC-A: thirteen digits
            (right ? out.read : out.wrong)++;
            out.grey += right && symbol.rung == rung;
        }
    }
    return out;
}

}  // namespace photographed
