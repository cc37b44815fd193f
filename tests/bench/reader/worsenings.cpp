// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "worsened.hpp"

namespace bench {
namespace {

double number(Random& random, double from, double to) { return from + (to - from) * static_cast<double>(random() % 10'001) / 10'000; }

cv::Mat smaller(const cv::Mat& grey, Random& random) {
    const double scale = number(random, 300, 1100) / std::max(grey.cols, grey.rows);
    cv::Mat out;
    if (scale >= 1) return grey.clone();
    cv::resize(grey, out, {}, scale, scale, cv::INTER_AREA);
    return out;
}

cv::Mat through(const cv::Mat& grey, const cv::Mat& map) {
    cv::Mat out;
    cv::warpPerspective(grey, out, map, grey.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

cv::Mat turned(const cv::Mat& grey, Random& random) {
    cv::Mat out;
    const cv::Mat map = cv::getRotationMatrix2D(cv::Point2f(cv::Point(grey.cols / 2, grey.rows / 2)), number(random, 0, 360), 1);
    cv::warpAffine(grey, out, map, grey.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

/// Every corner up to a fifth of the picture inwards.
cv::Mat slanted(const cv::Mat& grey, Random& random) {
    const auto w = static_cast<float>(grey.cols), h = static_cast<float>(grey.rows);
    const std::vector<cv::Point2f> from{{0, 0}, {w, 0}, {w, h}, {0, h}};
    std::vector<cv::Point2f> to = from;
    for (auto& corner : to) {
        corner.x += (corner.x > 0 ? -1 : 1) * w * static_cast<float>(number(random, 0, 0.2));
        corner.y += (corner.y > 0 ? -1 : 1) * h * static_cast<float>(number(random, 0, 0.2));
    }
    return through(grey, cv::getPerspectiveTransform(from, to));
}

cv::Mat darker(const cv::Mat& grey, Random& random) {
    cv::Mat out;
    grey.convertTo(out, CV_8U, number(random, 0.08, 0.4), number(random, 0, 20));
    return out;
}

/// Half of the picture in the dark, with a soft edge.
cv::Mat shadowed(const cv::Mat& grey, Random& random) {
    const double angle = number(random, 0, 2 * CV_PI), depth = number(random, 0.5, 0.85), edge = 0.01 * grey.cols;
    const double at = number(random, -0.2, 0.2) * grey.cols;
    cv::Mat out = grey.clone();
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) {
            const double off = (x - out.cols / 2.0) * std::cos(angle) + (y - out.rows / 2.0) * std::sin(angle) - at;
            auto& value = out.at<std::uint8_t>(y, x);
            value = cv::saturate_cast<std::uint8_t>(value * (1 - depth / (1 + std::exp(-off / edge))));
        }
    return out;
}

/// Two bright spots with soft edges.
cv::Mat glaring(const cv::Mat& grey, Random& random) {
    cv::Mat out = grey.clone();
    for (int spot = 0; spot < 2; ++spot) {
        const double cx = number(random, 0.2, 0.8) * out.cols, cy = number(random, 0.2, 0.8) * out.rows, r = number(random, 0.05, 0.15) * out.cols;
        const double long_side = r * number(random, 1, 3), turn = number(random, 0, CV_PI);
        for (int y = 0; y < out.rows; ++y)
            for (int x = 0; x < out.cols; ++x) {
                const double u = ((x - cx) * std::cos(turn) + (y - cy) * std::sin(turn)) / long_side, v = ((y - cy) * std::cos(turn) - (x - cx) * std::sin(turn)) / r;
                const double light = 330 * std::exp(-(u * u + v * v) * 1.5);
                if (light < 1) continue;
                auto& value = out.at<std::uint8_t>(y, x);
                value = cv::saturate_cast<std::uint8_t>(value + light);
            }
    }
    return out;
}

/// A straight move of the camera, in parts of the picture.
cv::Mat moved(const cv::Mat& grey, Random& random) {
    const int length = std::max(2, static_cast<int>(number(random, 0.002, 0.008) * std::max(grey.cols, grey.rows)));
    const double angle = number(random, 0, CV_PI);
    cv::Mat kernel(2 * length + 1, 2 * length + 1, CV_32F, cv::Scalar(0)), out;
    const cv::Point2d half(std::cos(angle) * length / 2, std::sin(angle) * length / 2), middle(length, length);
    cv::line(kernel, middle - half, middle + half, cv::Scalar(1), 1, cv::LINE_AA);
    cv::filter2D(grey, out, -1, kernel / cv::sum(kernel)[0]);
    return out;
}

cv::Mat soft(const cv::Mat& grey, Random& random) {
    cv::Mat out;
    cv::GaussianBlur(grey, out, {}, number(random, 0.0008, 0.0022) * std::max(grey.cols, grey.rows) + 0.5);
    return out;
}

cv::Mat grainy(const cv::Mat& grey, Random& random) {
    const double sigma = number(random, 10, 40);
    cv::Mat grain(grey.size(), CV_16S), out;
    cv::RNG source(random());
    source.fill(grain, cv::RNG::NORMAL, 0, sigma);
    cv::add(grey, grain, out, cv::noArray(), CV_8U);
    return out;
}

cv::Mat compressed(const cv::Mat& grey, Random& random) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", grey, bytes, {cv::IMWRITE_JPEG_QUALITY, static_cast<int>(number(random, 4, 25))});
    return cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
}

cv::Mat squeezed(const cv::Mat& grey, Random& random) {
    const double by = number(random, 0.45, 0.8);
    const bool across = random() % 2 == 0;
    cv::Mat out;
    cv::resize(grey, out, {}, across ? by : 1, across ? 1 : by, cv::INTER_AREA);
    return out;
}

/// The picture as a label around an upright bottle.
cv::Mat around_a_bottle(const cv::Mat& grey, Random& random) {
    const double most = number(random, 0.6, 1.2);  // radians from the middle to the edge
    cv::Mat across(grey.size(), CV_32F), down(grey.size(), CV_32F), out;
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x) {
            const double seen = (2.0 * x / grey.cols - 1) * std::sin(most);
            across.at<float>(y, x) = static_cast<float>((std::asin(seen) / most + 1) / 2 * grey.cols);
            down.at<float>(y, x) = static_cast<float>(y + 0.03 * grey.rows * (std::sqrt(1 - seen * seen) - 1));
        }
    cv::remap(grey, out, across, down, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

cv::Mat negative(const cv::Mat& grey, Random&) { return 255 - grey; }

cv::Mat mirrored(const cv::Mat& grey, Random&) {
    cv::Mat out;
    cv::flip(grey, out, 1);
    return out;
}

}  // namespace

const std::array<Worsening, kWorsenings>& worsenings() {
    static constexpr std::array<Worsening, kWorsenings> kAll{{{"small", smaller}, {"turned", turned}, {"slanted", slanted}, {"dark", darker}, {"shadow", shadowed},
        {"glare", glaring}, {"motion", moved}, {"soft", soft}, {"grain", grainy}, {"JPEG", compressed}, {"squeezed", squeezed}, {"bottle", around_a_bottle},
        {"negative", negative}, {"mirrored", mirrored}}};
    return kAll;
}

}  // namespace bench
