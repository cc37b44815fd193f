// SPDX-License-Identifier: Apache-2.0
#include "io/heif.hpp"

#ifdef TEMVIET_HAVE_HEIF
#include <libheif/heif.h>

#include <memory>
#include <opencv2/imgproc.hpp>
#include <temviet/base/limits.hpp>
#endif

namespace temviet::cli {

Error heif_unsupported(ImageKind kind, const std::string& name) {
    if (kind == ImageKind::avif)
        return {"IMAGE_HEIC_UNSUPPORTED", name + " is an AVIF picture, which this build of temviet cannot read", "export the picture as JPEG", {}};
    return {"IMAGE_HEIC_UNSUPPORTED", name + " is a HEIC picture, which this build of temviet cannot read",
            "iPhone: Settings > Camera > Formats > Most Compatible; or export the picture as JPEG", {}};
}

#ifndef TEMVIET_HAVE_HEIF

bool heif_is_built_in() noexcept { return false; }

Result<cv::Mat> decode_heif(std::string_view, ImageKind kind, const std::string& name) { return tl::unexpected(heif_unsupported(kind, name)); }

#else

namespace {

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* thing) const noexcept {
        Release(thing);
    }
};
template <class T, auto Release>
using Owned = std::unique_ptr<T, Releaser<Release>>;

constexpr int kMaxSide = 32'000;  // panoramas are long; the area is limited apart from this

tl::unexpected<Error> too_large(const std::string& name, int width, int height) {
    return fail("IMAGE_TOO_LARGE",
                name + " has " + std::to_string(width) + " x " + std::to_string(height) + " pixels, over the limit of " +
                    std::to_string(limits::kMaxPixels / 1'000'000) + " megapixels",
                "scale the picture down, or crop it to the code");
}

tl::unexpected<Error> failed(const heif_error& error, ImageKind kind, const std::string& name) {
    if (error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature)
        return tl::unexpected(heif_unsupported(kind, name));
    if (error.code == heif_error_Memory_allocation_error)
        return fail("IMAGE_TOO_LARGE", name + " does not fit in this machine's memory or libheif's limits", "scale the picture down");
    return fail("IMAGE_BROKEN", name + " could not be decoded: the picture is damaged",
                "copy or download it again, or export it anew as JPEG or PNG");
}

bool fits(int width, int height) {
    return width > 0 && height > 0 && static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) <= limits::kMaxPixels;
}

}  // namespace

bool heif_is_built_in() noexcept { return true; }

Result<cv::Mat> decode_heif(std::string_view file, ImageKind kind, const std::string& name) {
    const Owned<heif_context, heif_context_free> context(heif_context_alloc());
    heif_context_set_maximum_image_size_limit(context.get(), kMaxSide);
    if (const auto error = heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr); error.code != heif_error_Ok)
        return failed(error, kind, name);
    heif_image_handle* raw_handle = nullptr;
    if (const auto error = heif_context_get_primary_image_handle(context.get(), &raw_handle); error.code != heif_error_Ok) return failed(error, kind, name);
    const Owned<const heif_image_handle, heif_image_handle_release> handle(raw_handle);
    const int width = heif_image_handle_get_width(raw_handle), height = heif_image_handle_get_height(raw_handle);
    if (width > 0 && height > 0 && !fits(width, height)) return too_large(name, width, height);

    const bool alpha = heif_image_handle_has_alpha_channel(raw_handle) != 0;
    const Owned<heif_decoding_options, heif_decoding_options_free> options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    options->strict_decoding = 1;
    heif_image* raw_image = nullptr;
    const auto error = heif_decode_image(raw_handle, &raw_image, heif_colorspace_RGB,
                                         alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
    if (error.code != heif_error_Ok) return failed(error, kind, name);
    const Owned<const heif_image, heif_image_release> image(raw_image);
    int stride = 0;
    auto* pixels = const_cast<std::uint8_t*>(heif_image_get_plane_readonly(raw_image, heif_channel_interleaved, &stride));
    const int columns = heif_image_get_width(raw_image, heif_channel_interleaved), rows = heif_image_get_height(raw_image, heif_channel_interleaved);
    if (pixels == nullptr || stride <= 0 || !fits(columns, rows)) return failed({heif_error_Invalid_input, heif_suberror_Unspecified, ""}, kind, name);
    const cv::Mat view(rows, columns, alpha ? CV_8UC4 : CV_8UC3, pixels, static_cast<std::size_t>(stride));
    cv::Mat out;
    cv::cvtColor(view, out, alpha ? cv::COLOR_RGBA2BGRA : cv::COLOR_RGB2BGR);
    return out;
}

#endif

}  // namespace temviet::cli
