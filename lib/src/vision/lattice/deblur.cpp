// SPDX-License-Identifier: Apache-2.0
#include "vision/lattice/deblur.hpp"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace temviet::vision::lattice {
namespace {

constexpr float kNoise = 0.012f;  // of the power of the signal
constexpr int kBorder = 12;       // pixels by which the picture goes on, so that opposite edges do not meet

/// Spectrum of a disc around the first pixel of a picture of that size.
cv::Mat disc_spectrum(cv::Size size, double sigma) {
    constexpr int kFine = 4;
    const double radius = 2 * sigma;  // the standard deviation of a disc is half its radius
    const int reach = static_cast<int>(std::ceil(radius)) + 1;
    cv::Mat disc(size, CV_32F, cv::Scalar(0)), out;
    float sum = 0;
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x) {
            int inside = 0;
            for (int k = 0; k < kFine * kFine; ++k)
                inside += std::hypot(x + (k % kFine + 0.5) / kFine - 0.5, y + (k / kFine + 0.5) / kFine - 0.5) <= radius;
            const float value = static_cast<float>(inside);
            disc.at<float>((y + size.height) % size.height, (x + size.width) % size.width) += value;
            sum += value;
        }
    disc *= 1 / sum;
    cv::dft(disc, out, cv::DFT_COMPLEX_OUTPUT);
    return out;
}

}  // namespace

std::vector<cv::Mat> deblurred(const cv::Mat& flat, std::span<const double> sigmas) {
    const int width = cv::getOptimalDFTSize(flat.cols + 2 * kBorder), height = cv::getOptimalDFTSize(flat.rows + 2 * kBorder);
    cv::Mat wide, spectrum;
    cv::copyMakeBorder(flat, wide, kBorder, height - flat.rows - kBorder, kBorder, width - flat.cols - kBorder, cv::BORDER_REPLICATE);
    wide.convertTo(wide, CV_32F);
    const double mean = cv::mean(wide)[0];
    wide -= mean;
    cv::dft(wide, spectrum, cv::DFT_COMPLEX_OUTPUT);
    std::vector<cv::Mat> out;
    for (const double sigma : sigmas) {
        const cv::Mat disc = disc_spectrum(wide.size(), sigma);
        cv::Mat sharp(spectrum.size(), CV_32FC2), back, grey;
        for (int y = 0; y < sharp.rows; ++y) {
            const auto *h = disc.ptr<cv::Vec2f>(y), *s = spectrum.ptr<cv::Vec2f>(y);
            auto* to = sharp.ptr<cv::Vec2f>(y);
            // The disc is the same turned by half a turn: its spectrum is real.
            for (int x = 0; x < sharp.cols; ++x) to[x] = s[x] * (h[x][0] / (h[x][0] * h[x][0] + kNoise));
        }
        cv::dft(sharp, back, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);
        back(cv::Rect(kBorder, kBorder, flat.cols, flat.rows)).convertTo(grey, CV_8U, 1, mean);
        out.push_back(grey);
    }
    return out;
}

}  // namespace temviet::vision::lattice
