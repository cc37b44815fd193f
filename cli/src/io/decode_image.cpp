// SPDX-License-Identifier: Apache-2.0
#include "io/decode_image.hpp"

#include <algorithm>
#include <new>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <temviet/base/limits.hpp>

#include "io/heif.hpp"
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
                        heif_is_built_in() ? "give a JPEG, PNG, WebP, HEIC, TIFF or BMP file" : "give a JPEG, PNG, WebP, TIFF or BMP file");
        case ImageKind::heic:
        case ImageKind::avif:
            // Size and completeness are libheif's to tell.
            if (!heif_is_built_in()) return tl::unexpected(heif_unsupported(header.kind, name));
            return {};
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
    cv::Mat out(picture.rows, picture.cols, CV_8UC3);
    for (int y = 0; y < picture.rows; ++y) {
        const auto* from = picture.ptr<std::uint8_t>(y);
        auto* to = out.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x, from += 4, to += 3)
            for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((from[c] * from[3] + 255 * (255 - from[3]) + 127) / 255);
    }
    return out;
}

/// Any depth and number of channels a decoder gives -> what was asked for; empty for what is not known.
cv::Mat as(Channels channels, cv::Mat picture) {
    if (picture.depth() == CV_16U) picture.convertTo(picture, CV_8U, 1.0 / 257);
    if (picture.depth() != CV_8U) return {};
    if (picture.channels() == 4) picture = on_white(picture);
    const int wanted = channels == Channels::grey ? 1 : 3;
    if (picture.channels() == wanted) return picture;
    cv::Mat out;
    if (picture.channels() == 1) cv::cvtColor(picture, out, cv::COLOR_GRAY2BGR);
    else if (picture.channels() == 3) cv::cvtColor(picture, out, cv::COLOR_BGR2GRAY);
    return out;
}

int read_flags(const ImageHeader& header, Channels channels, int enough) {
    if (header.has_alpha) return cv::IMREAD_UNCHANGED;
    const bool grey = channels == Channels::grey;
    const auto longer = static_cast<std::uint64_t>(std::max(header.width, header.height));
    const auto fits = [&](std::uint64_t factor) { return enough > 0 && longer / factor >= static_cast<std::uint64_t>(enough); };
    if (fits(8)) return grey ? cv::IMREAD_REDUCED_GRAYSCALE_8 : cv::IMREAD_REDUCED_COLOR_8;
    if (fits(4)) return grey ? cv::IMREAD_REDUCED_GRAYSCALE_4 : cv::IMREAD_REDUCED_COLOR_4;
    if (fits(2)) return grey ? cv::IMREAD_REDUCED_GRAYSCALE_2 : cv::IMREAD_REDUCED_COLOR_2;
    return grey ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR;
}

Result<cv::Mat> decode(std::string_view file, const std::string& name, const ImageHeader& header, Channels channels, int enough) {
    if (header.kind == ImageKind::heic || header.kind == ImageKind::avif) {
        auto decoded = decode_heif(file, header.kind, name);
        if (!decoded) return decoded;
        return as(channels, std::move(*decoded));
    }
    // imdecode() only reads through this header.
    const cv::Mat encoded(1, static_cast<int>(file.size()), CV_8U, const_cast<char*>(file.data()));
    cv::Mat out;
    quietly([&] { out = as(channels, cv::imdecode(encoded, read_flags(header, channels, enough))); });
    return out;
}

}  // namespace

Result<cv::Mat> decode_image(std::string_view file, const std::string& name, Channels channels, int enough) {
    if (file.empty()) return fail("IMAGE_EMPTY", name + " is empty", "copy or download it again");
    if (file.size() > limits::kMaxPictureFileBytes)
        return fail("IMAGE_TOO_LARGE", name + " is larger than " + std::to_string(limits::kMaxPictureFileBytes >> 20) + " MiB", "scale the picture down, or crop it to the code");
    const auto header = read_image_header(file);
    if (auto checked = check_header(header, name); !checked) return tl::unexpected(std::move(checked.error()));
    try {
        static const auto silenced = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        (void)silenced;
        auto pixels = decode(file, name, header, channels, enough);
        if (!pixels) return pixels;
        if (pixels->empty() || !pixels->isContinuous() || pixels->total() > limits::kMaxPixels) return broken(name);
        return pixels;
    } catch (const std::bad_alloc&) {
        return fail("IMAGE_TOO_LARGE", name + " does not fit in this machine's memory", "scale the picture down");
    } catch (const std::exception&) {
        return broken(name);
    }
}

}  // namespace temviet::cli
