// SPDX-License-Identifier: Apache-2.0
#include "issue/append_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <temviet/base/file.hpp>
#include <utility>

namespace temviet::cli {
namespace {

tl::unexpected<Error> unwritable(const std::filesystem::path& path) {
    return fail("FILE_UNWRITABLE", "cannot write " + display_path(path) + ": " + std::strerror(errno),
                "check that the folder exists, is writable and has room");
}

/// Bytes up to and with the last line end; -1 when it cannot be read.
std::int64_t whole_lines(int descriptor, std::int64_t size) {
    std::array<char, 65536> chunk{};
    for (std::int64_t end = size; end > 0;) {
        const auto want = std::min<std::int64_t>(end, static_cast<std::int64_t>(chunk.size()));
        if (::pread(descriptor, chunk.data(), static_cast<std::size_t>(want), end - want) != want) return -1;
        for (std::int64_t at = want; at > 0; --at)
            if (chunk[static_cast<std::size_t>(at - 1)] == '\n') return end - want + at;
        end -= want;
    }
    return 0;
}

}  // namespace

AppendFile::AppendFile(AppendFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

AppendFile::~AppendFile() { close(); }

void AppendFile::close() noexcept {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

Result<AppendFile> AppendFile::open(const std::filesystem::path& path, bool wait) {
    AppendFile out;
    out.path_ = path;
    out.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (out.descriptor_ < 0) return unwritable(path);
    int locked = 0;
    do locked = ::flock(out.descriptor_, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (locked != 0 && errno == EINTR);
    if (locked != 0 && errno == EWOULDBLOCK)
        return fail("MINT_BUSY", "another command is writing " + display_path(path), "wait until it is done");
    struct stat info {};
    if (::fstat(out.descriptor_, &info) != 0) return unwritable(path);
    if (!S_ISREG(info.st_mode)) return fail("FILE_NOT_REGULAR", display_path(path) + " is not a regular file");
    const auto whole = whole_lines(out.descriptor_, info.st_size);
    if (whole < 0 || (whole != info.st_size && ::ftruncate(out.descriptor_, whole) != 0)) return unwritable(path);
    out.size_ = static_cast<std::uint64_t>(whole);
    return out;
}

Result<void> AppendFile::append(std::string_view lines) {
    const auto size = lines.size();
    while (!lines.empty()) {
        const auto written = ::write(descriptor_, lines.data(), lines.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            auto error = unwritable(path_);
            // Half a line helps nobody; if even this fails, the next opening cuts it.
            (void)!::ftruncate(descriptor_, static_cast<off_t>(size_));
            return error;
        }
        lines.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor_) != 0) return unwritable(path_);
    size_ += size;
    return {};
}

void sync_folder_of(const std::filesystem::path& path) noexcept {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace temviet::cli
