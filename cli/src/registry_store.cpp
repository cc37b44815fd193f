// SPDX-License-Identifier: Apache-2.0
#include "registry_store.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <temviet/base/text.hpp>

namespace temviet::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "registry.tvr";
constexpr const char* kRootName = "root.json";
constexpr const char* kCurrentName = "current";

tl::unexpected<Error> unwritable(const fs::path& path, const std::string& why) {
    return fail("FILE_UNWRITABLE", "cannot write " + display_path(path) + ": " + why,
                "check that the folder is yours and has room");
}

/// Folders of the store belong to the user alone.
Result<void> make_folder(const fs::path& folder) {
    std::error_code status;
    fs::create_directories(folder.parent_path(), status);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return unwritable(folder, std::strerror(errno));
    return {};
}

std::optional<StoredRegistry> stored_in(const fs::path& folder, Env env) {
    auto name = read_file(folder / kCurrentName, 256);
    if (!name) return std::nullopt;
    while (name->ends_with('\n')) name->pop_back();
    // A plain name, so that `current` cannot lead out of the store.
    if (name->empty() || name->find('/') != std::string::npos || name->starts_with('.')) return std::nullopt;
    return StoredRegistry{folder.filename().native(), env, folder / *name / kFileName, folder / *name / kRootName};
}

struct FolderRemover {
    fs::path path;
    FolderRemover(const FolderRemover&) = delete;
    FolderRemover& operator=(const FolderRemover&) = delete;
    explicit FolderRemover(fs::path folder) : path(std::move(folder)) {}
    ~FolderRemover() {
        std::error_code ignored;
        if (!path.empty()) fs::remove_all(path, ignored);
    }
};

bool same_root(const TrustRoot& a, const TrustRoot& b) {
    const auto keys = [](const TrustRoot& root) {
        auto list = root.keys();
        std::sort(list.begin(), list.end(), [](const auto& x, const auto& y) { return x.bytes < y.bytes; });
        return list;
    };
    return a.threshold() == b.threshold() && keys(a) == keys(b);
}

/// The user knows the file that was given, not the copy that was judged.
Error of_source(Error error, const fs::path& copy, const fs::path& source) {
    for (std::string* text : {&error.message, &error.hint})
        if (const auto at = text->find(display_path(copy)); at != std::string::npos)
            text->replace(at, display_path(copy).size(), display_path(source));
    return error;
}

Result<void> copy_parts(const fs::path& from, const fs::path& to) {
    for (const char* suffix : {"", ".pages", ".sig.json"}) {
        const fs::path source = from.native() + suffix, target = to.native() + suffix;
        std::error_code status;
        fs::copy_file(source, target, status);
        if (status) {
            const bool missing = status == std::errc::no_such_file_or_directory;
            return fail(missing ? "FILE_NOT_FOUND" : "FILE_UNWRITABLE",
                        "cannot copy " + display_path(source) + ": " + status.message(),
                        missing ? "copy FILE, FILE.pages and FILE.sig.json together"
                                : "check that the folder is yours and has room");
        }
        if (::chmod(target.c_str(), 0644) != 0) return unwritable(target, std::strerror(errno));
    }
    return {};
}

}  // namespace

Result<fs::path> registry_store_folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data == '/') return fs::path(data) / "temviet" / "registries";
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home == '/') return fs::path(home) / ".local" / "share" / "temviet" / "registries";
    return fail("NO_DATA_FOLDER", "neither XDG_DATA_HOME nor HOME names a folder",
                "set HOME, or give --registry FILE --root ROOT.json");
}

Result<std::vector<StoredRegistry>> stored_registries(Env env) {
    const auto store = registry_store_folder();
    std::vector<StoredRegistry> out;
    if (!store) return tl::unexpected(store.error());
    std::error_code status;
    const auto folder = *store / std::string(to_string(env));
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end; entry.increment(status))
        if (auto stored = stored_in(entry->path(), env)) out.push_back(std::move(*stored));
    // A store that cannot be read is never "no registry": revocations may lie in it.
    if (status && status != std::errc::no_such_file_or_directory)
        return fail("FILE_UNREADABLE", "cannot read the folder " + display_path(folder) + ": " + status.message(),
                    "check its permissions");
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return out;
}

Result<StoreResult> store_registry(const fs::path& file, const TrustRoot& root, bool new_root) {
    const auto store = registry_store_folder();
    if (!store) return tl::unexpected(store.error());
    const auto folder = *store / std::string(to_string(root.env())) / root.registry_id();
    for (const auto& each : {store->parent_path(), *store, folder.parent_path(), folder})
        if (auto ok = make_folder(each); !ok) return tl::unexpected(ok.error());

    std::string name = (folder / ".incoming-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) return unwritable(folder, std::strerror(errno));
    FolderRemover incoming{fs::path(name)};
    if (auto ok = copy_parts(file, incoming.path / kFileName); !ok) {
        // The registry's own words (unsigned, missing) say more than a failed copy.
        if (auto opened = Registry::open(file, root); !opened) return tl::unexpected(opened.error());
        return tl::unexpected(ok.error());
    }
    // The copy is judged, not the file it came from: nothing can change in between.
    StoreResult result;
    {
        const auto registry = Registry::open(incoming.path / kFileName, root);
        if (!registry) return tl::unexpected(of_source(registry.error(), incoming.path / kFileName, file));
        if (auto ok = registry->check(); !ok)
            return tl::unexpected(of_source(ok.error(), incoming.path / kFileName, file));
        result.info = registry->info();
    }
    const auto before = stored_in(folder, root.env());
    if (before) {
        const auto old_root = TrustRoot::load(before->root);
        if (old_root && !same_root(*old_root, root) && !new_root)
            return fail("ROOT_CHANGED", "this user trusts other keys for the registry " + root.registry_id(),
                        "make sure that the new root file is right, then repeat with --new-root");
        const auto old = old_root ? Registry::open(before->file, *old_root) : fail("ROOT_INVALID", "");
        // A stored registry that no longer opens cannot hold anything back.
        if (old && same_root(*old_root, root)) {
            result.stored_seq = old->info().seq;
            result.file = before->file;
            if (result.info.seq < result.stored_seq) {
                result.outcome = StoreOutcome::older;
                return result;
            }
            if (result.info.seq == result.stored_seq) {
                if (old->info().sha256 != result.info.sha256)
                    return fail("REGISTRY_FORK",
                                "two different files claim to be number " + std::to_string(result.info.seq) +
                                    " of the registry " + root.registry_id(),
                                "ask the publisher which one is right; the stored one stays in force");
                result.outcome = StoreOutcome::same;
                return result;
            }
        }
        result.outcome = StoreOutcome::replaced;
    }
    if (auto ok = write_file_atomically(incoming.path / kRootName, root.to_json()); !ok)
        return tl::unexpected(ok.error());
    const std::string version = std::to_string(result.info.seq) + "-" + result.info.sha256.substr(0, 16);
    const auto target = folder / version;
    std::error_code status;
    fs::remove_all(target, status);  // left by an interrupted run, never in force
    fs::rename(incoming.path, target, status);
    if (status) return unwritable(target, status.message());
    incoming.path.clear();
    if (auto ok = write_file_atomically(folder / kCurrentName, version + "\n"); !ok) return tl::unexpected(ok.error());
    std::vector<fs::path> stale;
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end; entry.increment(status))
        if (entry->path().filename() != version && entry->path().filename() != kCurrentName)
            stale.push_back(entry->path());
    for (const auto& path : stale) fs::remove_all(path, status);
    result.file = target / kFileName;
    return result;
}

}  // namespace temviet::cli
