// SPDX-License-Identifier: Apache-2.0
#include "verify/annotations.hpp"

#include <algorithm>
#include <cstdio>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

#include "io/load_image.hpp"

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

std::optional<Encoding> encoding_of(const fs::path& path) {
    const auto extension = ascii_lower(path.extension().native());
    if (extension == ".png") return Encoding::png;
    if (extension == ".jpg" || extension == ".jpeg") return Encoding::jpeg;
    return std::nullopt;
}

tl::unexpected<Error> usage(const Context& context, std::string_view vi, std::string_view en, std::string hint) {
    return tl::unexpected(Error{"USAGE", std::string(context.tr(vi, en)), std::move(hint), {}});
}

/// `inner` is `outer` or lies in it, links resolved.
bool lies_in(const fs::path& inner, const fs::path& outer) {
    std::error_code code;
    const auto a = fs::weakly_canonical(inner, code), b = fs::weakly_canonical(outer, code);
    if (code) return false;
    return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

Photo photo_of(const ColourImage& image, const PictureReading& picture) {
    return {{image.pixels.get(), image.width, image.height, static_cast<std::size_t>(image.width) * 3, 3},
            static_cast<double>(std::max(image.width, image.height)) / std::max({1, picture.width, picture.height}), picture.looked_at};
}

Result<ColourImage> colours(const PictureReading& picture, const Report& report, int side) {
    return load_colour_bytes(picture.file, report.file ? display_safe(*report.file) : std::string("standard input"), side);
}

}  // namespace

Annotations::Annotations(const Context& context, fs::path out, bool folder, std::size_t total)
    : context_(&context), out_(std::move(out)), folder_(folder), sheet_(total, context.language) {}

Result<Annotations> Annotations::open(const Context& context, const std::string& out, const std::vector<std::string>& names,
                                      const std::vector<Input>& inputs) {
    if (inputs.empty())
        return usage(context, "--annotate vẽ lên ảnh, mà chưa nêu ảnh nào", "--annotate draws on pictures, and none was named", "temviet verify pack.jpg --annotate answer.png");
    std::error_code code;
    const bool is_folder = fs::is_directory(out, code);
    const bool several = names.size() > 1 || std::any_of(names.begin(), names.end(), [](const std::string& name) {
        std::error_code ignored;
        return fs::is_directory(name, ignored);
    });
    const std::string shown = display_path(out);
    if (!several && !is_folder) {
        if (!encoding_of(out))
            return usage(context, "tên tệp ảnh sau --annotate phải kết thúc bằng .png hoặc .jpg", "the picture named by --annotate must end in .png or .jpg",
                         "temviet verify pack.jpg --annotate answer.png");
        if (fs::exists(fs::symlink_status(out, code)))
            return fail("FILE_EXISTS", shown + " exists already", "choose another name or remove it first");
        return Annotations(context, out, false, 1);
    }
    if (!is_folder && fs::exists(fs::symlink_status(out, code)))
        return usage(context, "có nhiều ảnh: sau --annotate phải là một thư mục", "there are several pictures: --annotate must name a folder", "temviet verify shelf/ --annotate answers/");
    if (!is_folder && encoding_of(out))
        return usage(context, "có nhiều ảnh: sau --annotate phải là một thư mục, không phải tên tệp ảnh",
                     "there are several pictures: --annotate must name a folder, not a picture", "temviet verify shelf/ --annotate answers/");
    for (const auto& name : names)
        if (fs::is_directory(name, code) && lies_in(out, name))
            return usage(context, "thư mục sau --annotate không được nằm trong thư mục ảnh đang đọc: lần sau ảnh đã vẽ sẽ bị đọc như ảnh chụp",
                         "the folder of --annotate must not lie in a folder of pictures being read: next time the drawn pictures would be read as photos",
                         "temviet verify shelf/ --annotate answers/");
    if (!is_folder) {
        fs::create_directory(out, code);
        if (code) return fail("FILE_UNWRITABLE", "cannot make the folder " + shown + ": " + code.message(), "check that its parent folder exists, is writable and has room");
    }
    if (fs::exists(fs::symlink_status(fs::path(out) / "contact-sheet.png", code)))
        return fail("FILE_EXISTS", display_path(fs::path(out) / "contact-sheet.png") + " exists already", "choose another folder or empty it first");
    return Annotations(context, out, true, inputs.size());
}

/// The name of the input with .jpg; of several equal ones the later get a number.
fs::path Annotations::name_for(const Report& report) {
    std::string stem = report.file && *report.file != "-" ? fs::path(*report.file).stem().native() : std::string("stdin");
    if (stem.size() > 200) stem.resize(200);
    std::string name = stem + ".jpg";
    for (int i = 2; !used_.insert(name).second; ++i) name = stem + "-" + std::to_string(i) + ".jpg";
    return out_ / name;
}

void Annotations::add(const Report& report, const PictureReading& picture) {
    if (!state_) return;
    state_ = folder_ ? draw_into_folder(report, picture) : draw(report, picture);
}

Result<void> Annotations::draw(const Report& report, const PictureReading& picture) {
    if (picture.error) return {};  // said already; there is no picture to draw on
    const auto image = colours(picture, report, kAnnotatedSide);
    if (!image) return tl::unexpected(image.error());
    auto drawn = annotated_picture(report, photo_of(*image, picture), context_->language, *encoding_of(out_));
    if (!drawn) return tl::unexpected(std::move(drawn.error()));
    ++drawn_;
    return write_file_atomically(out_, *drawn, 0644, false);
}

Result<void> Annotations::draw_into_folder(const Report& report, const PictureReading& picture) {
    std::optional<ColourImage> small;
    if (!picture.error) {
        const auto image = colours(picture, report, kAnnotatedSide);
        if (!image) return tl::unexpected(image.error());
        const auto photo = photo_of(*image, picture);
        const auto drawn = annotated_picture(report, photo, context_->language, Encoding::jpeg);
        if (!drawn) return tl::unexpected(drawn.error());
        if (auto written = write_file_atomically(name_for(report), *drawn, 0644, false); !written) return written;
        ++drawn_;
        small = shrunk(*image, ContactSheet::kThumbnailSide);
    }
    const auto photo = small ? std::optional(photo_of(*small, picture)) : std::nullopt;
    if (auto added = sheet_.add(report, photo ? &*photo : nullptr); !added) return added;
    const auto page = sheet_.take_page();
    if (!page) return tl::unexpected(page.error());
    if (!*page) return {};
    const std::string number = ++pages_ == 1 ? "" : "-" + std::to_string(pages_);
    return write_file_atomically(out_ / ("contact-sheet" + number + ".png"), **page, 0644, false);
}

Result<void> Annotations::finish() {
    if (state_ && drawn_ > 0 && folder_ && context_->tty_err)
        std::fprintf(stderr, "%s\n", (std::string(context_->tr("đã vẽ vào ", "drawn into ")) + display_path(out_)).c_str());
    return state_;
}

}  // namespace temviet::cli
