// SPDX-License-Identifier: Apache-2.0
#include "sources/trial.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <temviet/base/file.hpp>
#include <utility>

namespace temviet::cli {

namespace fs = std::filesystem;

Result<ScratchFolder> ScratchFolder::make() {
    std::error_code status;
    auto base = fs::temp_directory_path(status);
    if (status) base = "/tmp";
    std::string name = (base / "temviet-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr)
        return fail("FILE_UNWRITABLE", "cannot make a temporary folder in " + display_path(base) + ": " + std::strerror(errno), "set TMPDIR to a folder with room");
    return ScratchFolder(name);
}
ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
ScratchFolder::~ScratchFolder() {
    std::error_code status;
    if (!path_.empty()) fs::remove_all(path_, status);
}

Result<TrialOutcome> try_sources(const fs::path& folder, const std::map<std::string, std::string>& replaced, const BuildOptions& options,
                                 const std::function<bool(const RowChange&)>& tell) {
    TrialOutcome out;
    auto scratch = ScratchFolder::make();
    if (!scratch) return tl::unexpected(scratch.error());
    const auto before = scratch->path() / "before.tvr", after = scratch->path() / "after.tvr", copy = scratch->path() / "sources";
    auto was = build_registry(folder, before, options);
    if (!was) return tl::unexpected(was.error());
    if (!was->summary) {
        out.sources_wrong = true;
        out.errors = std::move(was->errors);
        return out;
    }
    // The same folder with other contents: links to what stays, real files for what is new.
    std::error_code status;
    fs::create_directory(copy, status);
    for (fs::directory_iterator entry(fs::absolute(folder), status), end; !status && entry != end; entry.increment(status)) {
        const auto name = entry->path().filename();
        if (name.native().starts_with('.') || replaced.contains(name.native()) || !entry->is_regular_file()) continue;
        std::error_code linked;
        fs::create_symlink(entry->path(), copy / name, linked);
        if (linked) return fail("FILE_UNWRITABLE", "cannot write in " + display_path(copy) + ": " + linked.message());
    }
    if (status) return fail("FILE_UNREADABLE", "cannot list " + display_path(folder) + ": " + status.message());
    for (const auto& [name, content] : replaced)
        if (auto ok = write_file_atomically(copy / name, content); !ok) return tl::unexpected(ok.error());
    auto is = build_registry(copy, after, options);
    if (!is) return tl::unexpected(is.error());
    out.errors = std::move(is->errors);
    if (!is->summary) return out;
    if (auto ok = compare_registries(before, after, tell); !ok) return tl::unexpected(ok.error());
    return out;
}

}  // namespace temviet::cli
