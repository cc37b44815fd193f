// SPDX-License-Identifier: Apache-2.0
#include "io/load_image.hpp"

#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>

#include "cli.hpp"
#include "io/image_header.hpp"
#include "io/quietly.hpp"

namespace temviet::cli {
namespace {

tl::unexpected<Error> broken(const std::string& name) {
    return fail("IMAGE_BROKEN", name + " could not be decoded: the picture is damaged",
                "copy or download it again, or export it anew as JPEG or PNG");
}

/// Everything that can be refused without decoding.
Result<void> check_header(const ImageHeader& header, const std::string& name) {
    switch (header.kind) {
        case ImageKind::unknown:
            return fail("IMAGE_UNKNOWN_FORMAT", name + " is not a picture this program knows",
                        "give a JPEG, PNG, WebP, TIFF or BMP file");
        case ImageKind::heic:
            return fail("IMAGE_HEIC_UNSUPPORTED", name + " is a HEIC or AVIF picture, which is not supported",
                        "on the phone choose the camera format \"Most compatible\" (JPEG), or export the picture as JPEG");
        case ImageKind::gif:
            return fail("IMAGE_ANIMATED", name + " is a GIF, which may be an animation and is not supported",
                        "save the frame that shows the code as PNG or JPEG");
        case ImageKind::jpeg:
        case ImageKind::png:
        case ImageKind::webp:
        case ImageKind::tiff:
        case ImageKind::bmp: break;
    }
    if (header.animated)
        return fail("IMAGE_ANIMATED", name + " is an animation", "save the frame that shows the code as PNG or JPEG");
    // Both sides fit 32 bits, so the product fits 64.
    if (header.width * header.height > limits::kMaxPixels)
        return fail("IMAGE_TOO_LARGE",
                    name + " has " + std::to_string(header.width) + " x " + std::to_string(header.height) +
                        " pixels, over the limit of " + std::to_string(limits::kMaxPixels / 1'000'000) + " megapixels",
                    "scale the picture down, or crop it to the code");
    if (!header.complete)
        return fail("IMAGE_TRUNCATED", name + " is incomplete: its end is missing", "copy or download it again");
    if (header.damaged || header.width == 0 || header.height == 0) return broken(name);
    return {};
}

/// Codes are often exported as black on "nothing"; dropping the alpha channel would give black on black.
cv::Mat on_white(const cv::Mat& picture) {
    cv::Mat eight = picture;
    if (picture.depth() == CV_16U) picture.convertTo(eight, CV_8U, 1.0 / 257);
    cv::Mat grey;
    if (eight.channels() == 1) return eight;
    if (eight.channels() == 3) {
        cv::cvtColor(eight, grey, cv::COLOR_BGR2GRAY);
        return grey;
    }
    if (eight.channels() != 4) return {};
    cv::cvtColor(eight, grey, cv::COLOR_BGRA2GRAY);
    for (int y = 0; y < grey.rows; ++y) {
        auto* row = grey.ptr<std::uint8_t>(y);
        const auto* alpha = eight.ptr<std::uint8_t>(y) + 3;
        for (int x = 0; x < grey.cols; ++x, alpha += 4)
            row[x] = static_cast<std::uint8_t>((row[x] * *alpha + 255 * (255 - *alpha) + 127) / 255);
    }
    return grey;
}

cv::Mat decode(std::string_view file, bool has_alpha) {
    // imdecode() only reads through this header.
    const cv::Mat encoded(1, static_cast<int>(file.size()), CV_8U, const_cast<char*>(file.data()));
    cv::Mat out;
    quietly([&] { out = has_alpha ? on_white(cv::imdecode(encoded, cv::IMREAD_UNCHANGED)) : cv::imdecode(encoded, cv::IMREAD_GRAYSCALE); });
    return out;
}

}  // namespace

Result<Frame> LoadedImage::frame() const {
    const auto width = static_cast<std::size_t>(width_), height = static_cast<std::size_t>(height_);
    const Plane plane{pixels_.get(), width * height, width, 1};
    return Frame::from_planes(PixelFormat::grey, Size{width_, height_}, std::span(&plane, 1));
}

Result<LoadedImage> load_image_bytes(std::string_view file, const std::string& name) {
    if (file.empty()) return fail("IMAGE_EMPTY", name + " is empty", "copy or download it again");
    if (file.size() > limits::kMaxPictureFileBytes)
        return fail("IMAGE_TOO_LARGE", name + " is larger than " + std::to_string(limits::kMaxPictureFileBytes >> 20) + " MiB", "scale the picture down, or crop it to the code");
    const auto header = read_image_header(file);
    if (auto checked = check_header(header, name); !checked) return tl::unexpected(std::move(checked.error()));
    try {
        static const auto silenced = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        (void)silenced;
        const auto grey = std::make_shared<const cv::Mat>(decode(file, header.has_alpha));
        if (grey->empty() || grey->type() != CV_8UC1 || !grey->isContinuous() || grey->total() > limits::kMaxPixels) return broken(name);
        return LoadedImage(std::shared_ptr<const std::uint8_t>(grey, grey->data), grey->cols, grey->rows);
    } catch (const std::bad_alloc&) {
        return fail("IMAGE_TOO_LARGE", name + " does not fit in this machine's memory", "scale the picture down");
    } catch (const std::exception&) {
        return broken(name);
    }
}

Result<LoadedImage> load_image_file(const std::filesystem::path& path) {
    const auto file = read_file(path, limits::kMaxPictureFileBytes);
    if (!file) return tl::unexpected(file.error());
    return load_image_bytes(*file, display_path(path));
}

Result<LoadedImage> load_image_stdin() {
    const auto file = read_stdin(limits::kMaxPictureFileBytes);
    if (!file) return tl::unexpected(file.error());
    return load_image_bytes(*file, "standard input");
}

}  // namespace temviet::cli
