// SPDX-License-Identifier: Apache-2.0
#include "io/read_picture.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/vision/read_symbols.hpp>

#include "cli.hpp"
#include "io/load_image.hpp"

namespace temviet::cli {
namespace {

Result<void> read(const Input& input, const LookAt& look, PictureReading& out) {
    auto file = input.is_stdin ? read_stdin(limits::kMaxPictureFileBytes) : read_file(input.path, limits::kMaxPictureFileBytes);
    if (!file) return tl::unexpected(std::move(file.error()));
    const std::string name = input.is_stdin ? "standard input" : display_path(input.path);
    const auto image = load_image_bytes(*file, name);
    if (!image) return tl::unexpected(image.error());
    const auto frame = image->frame();
    if (!frame) return tl::unexpected(frame.error());
    out.width = image->width();
    out.height = image->height();
    ReadOptions options;
    options.prefer_centre = look.prefer_centre;
    if (look.roi) {
        auto area = look.roi->in({out.width, out.height}, name);
        if (!area) return tl::unexpected(std::move(area.error()));
        options.roi = out.looked_at = *area;
    }
    const auto start = std::chrono::steady_clock::now();
    auto symbols = read_symbols(*frame, options);
    out.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (!symbols) return tl::unexpected(std::move(symbols.error()));
    out.symbols = std::move(*symbols);
    if (look.keep_file) out.file = std::move(*file);
    return {};
}

}  // namespace

PictureReading read_picture(const Input& input, const LookAt& look) {
    PictureReading out;
    if (input.problem) out.error = input.problem;
    else if (auto done = read(input, look, out); !done) out.error = std::move(done.error());
    return out;
}

void add_look_at_options(CLI::App& command, LookAt& look) {
    command.add_option_function<std::string>("--roi", [&look](const std::string& text) { look.roi = Roi::parse(text); },
                                             "Look only at this part: X,Y,W,H in pixels of the upright picture, or percent (10%,10%,50%,50%)")
        ->check([](const std::string& text) { return Roi::parse(text) ? std::string() : "write it as X,Y,W,H, in pixels or percent: 10%,10%,50%,50%"; });
    command.add_flag("--prefer-centre", look.prefer_centre, "The code nearest to the middle first (the others still count)");
}

}  // namespace temviet::cli
