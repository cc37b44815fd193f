// SPDX-License-Identifier: Apache-2.0
#include "io/inputs.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <temviet/base/file.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

bool is_picture_name(const fs::path& path) {
    static constexpr std::array<std::string_view, 11> kExtensions{".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".hif", ".avif"};
    const std::string extension = ascii_lower(path.extension().native());
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Input problem(const fs::path& path, std::string code, std::string message, std::string hint) {
    Input input;
    input.path = path;
    input.problem = Error{std::move(code), std::move(message), std::move(hint), {}};
    return input;
}

/// One folder that cannot be read costs its own pictures only, never those of its neighbours.
void walk(const fs::path& top, std::vector<fs::path>& found, std::vector<Input>& problems) {
    std::vector<fs::path> folders{top};
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        std::error_code code;
        fs::directory_iterator at(folder, code);
        while (!code && at != fs::directory_iterator()) {
            const fs::path path = at->path();
            const bool hidden = path.filename().native().starts_with('.');
            std::error_code type_error;
            if (!hidden && at->symlink_status(type_error).type() == fs::file_type::directory) folders.push_back(path);
            else if (!hidden && at->is_regular_file(type_error) && is_picture_name(path)) found.push_back(path);
            at.increment(code);
        }
        if (code)
            problems.push_back(problem(folder, "FOLDER_UNREADABLE",
                                       "cannot read the folder " + display_path(folder) + ": " + code.message(),
                                       "check its permissions"));
    }
}

void expand_folder(const fs::path& folder, std::vector<Input>& out) {
    std::vector<fs::path> found;
    std::vector<Input> problems;
    walk(folder, found, problems);
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (auto& path : found) out.push_back({std::move(path), false, {}});
    if (found.empty() && problems.empty())
        out.push_back(problem(folder, "FOLDER_EMPTY", "no pictures in " + display_path(folder),
                              "pictures end in .jpg, .jpeg, .png, .webp, .heic, .avif, .tif, .tiff or .bmp"));
    for (auto& each : problems) out.push_back(std::move(each));
}

}  // namespace

std::vector<Input> expand_inputs(const std::vector<std::string>& names) {
    std::vector<Input> out;
    for (const auto& name : names) {
        std::error_code code;
        if (name == "-") out.push_back({{}, true, {}});
        else if (fs::is_directory(name, code)) expand_folder(name, out);
        else out.push_back({name, false, {}});
    }
    return out;
}

}  // namespace temviet::cli
