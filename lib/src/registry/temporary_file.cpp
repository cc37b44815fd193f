// SPDX-License-Identifier: Apache-2.0
#include "registry/temporary_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <string>
#include <temviet/base/file.hpp>

namespace temviet {
namespace {

constexpr std::string_view kTemporary = ".tmp-";

Error unwritable(const std::filesystem::path& path) {
    return {"FILE_UNWRITABLE",
            "cannot write " + display_path(path) + ": " + std::strerror(errno),
            "check that the folder exists, is writable and has room",
            {}};
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
}

/// What killed processes left: files of the name's form that nobody holds locked. Never follows a link.
void remove_abandoned(const std::filesystem::path& folder, const std::string& beginning) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().native();
        if (!name.starts_with(beginning) || name.size() != beginning.size() + 6) continue;
        const int fd = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        struct stat state{};
        if (fd < 0) continue;
        if (::fstat(fd, &state) == 0 && S_ISREG(state.st_mode) && ::flock(fd, LOCK_EX | LOCK_NB) == 0) (void)::unlink(entry->path().c_str());
        ::close(fd);
    }
}

}  // namespace

Result<TemporaryFile> TemporaryFile::beside(const std::filesystem::path& target) {
    remove_abandoned(folder_of(target), target.filename().native() + std::string(kTemporary));
    for (int attempt = 0; attempt < 8; ++attempt) {
        std::string name = target.native() + std::string(kTemporary) + "XXXXXX";
        const int fd = ::mkostemp(name.data(), O_CLOEXEC);
        if (fd < 0) return tl::unexpected(unwritable(target));
        TemporaryFile file(name, fd);
        if (::fchmod(fd, 0644) != 0) return tl::unexpected(unwritable(target));
        (void)::flock(fd, LOCK_EX | LOCK_NB);  // a file system without locks keeps what is abandoned
        struct stat state{};
        if (::fstat(fd, &state) != 0) return tl::unexpected(unwritable(target));
        if (state.st_nlink != 0) return file;  // else another process took it for abandoned before the lock: once more
    }
    return tl::unexpected(unwritable(target));
}

TemporaryFile::~TemporaryFile() {
    if (!path_.empty()) (void)::unlink(path_.c_str());
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> TemporaryFile::write(std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(descriptor_, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return tl::unexpected(unwritable(path_));
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> TemporaryFile::sync() {
    if (::fsync(descriptor_) != 0) return tl::unexpected(unwritable(path_));
    return {};
}

Result<void> TemporaryFile::publish(const std::filesystem::path& target) {
    if (auto whole = sync(); !whole) return whole;
    if (::rename(path_.c_str(), target.c_str()) != 0) return tl::unexpected(unwritable(target));
    path_.clear();
    const int folder = ::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        (void)::fsync(folder);
        ::close(folder);
    }
    return {};
}

}  // namespace temviet
