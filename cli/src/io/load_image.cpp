// SPDX-License-Identifier: Apache-2.0
#include "io/load_image.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "io/decode_image.hpp"

namespace temviet::cli {

Result<Frame> LoadedImage::frame() const {
    const auto width = static_cast<std::size_t>(width_), height = static_cast<std::size_t>(height_);
    const Plane plane{pixels_.get(), width * height, width, 1};
    return Frame::from_planes(PixelFormat::grey, Size{width_, height_}, std::span(&plane, 1));
}

Result<LoadedImage> load_image_bytes(std::string_view file, const std::string& name) {
    auto decoded = decode_image(file, name, Channels::grey);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    const auto grey = std::make_shared<const cv::Mat>(std::move(*decoded));
    return LoadedImage(std::shared_ptr<const std::uint8_t>(grey, grey->data), grey->cols, grey->rows);
}

ColourImage shrunk(const ColourImage& image, int max_side) {
    const double shrink = static_cast<double>(max_side) / std::max(image.width, image.height);
    if (shrink >= 1) return image;
    const cv::Mat full(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.get()));
    const cv::Size size(std::max(1, static_cast<int>(std::lround(image.width * shrink))), std::max(1, static_cast<int>(std::lround(image.height * shrink))));
    const auto out = std::make_shared<cv::Mat>();
    cv::resize(full, *out, size, 0, 0, cv::INTER_AREA);
    return {std::shared_ptr<const std::uint8_t>(out, out->data), out->cols, out->rows};
}

Result<ColourImage> load_colour_bytes(std::string_view file, const std::string& name, int max_side) {
    auto decoded = decode_image(file, name, Channels::colour, max_side);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    const auto colours = std::make_shared<cv::Mat>(std::move(*decoded));
    return shrunk({std::shared_ptr<const std::uint8_t>(colours, colours->data), colours->cols, colours->rows}, max_side);
}

}  // namespace temviet::cli
