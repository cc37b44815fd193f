// SPDX-License-Identifier: Apache-2.0
#include "registry/paged_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <temviet/base/file.hpp>

namespace temviet {
namespace {

bool read_exactly(int fd, std::uint64_t offset, std::span<std::uint8_t> out) noexcept {
    while (!out.empty()) {
        const auto got = ::pread(fd, out.data(), out.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        out = out.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

Result<void> refuse_mode(const struct stat& info, const std::filesystem::path& path) {
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) == 0) return {};
    // The advice never opens or narrows a shared folder such as /tmp: the registry moves, not the folder.
    return fail("REGISTRY_UNTRUSTED", display_path(path) + " can be changed by other users",
                S_ISDIR(info.st_mode) ? "keep the registry in a folder that only you can write to"
                                      : "chmod go-w " + display_path(path));
}

}  // namespace

Result<void> refuse_writable_by_others(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return fail("REGISTRY_MISSING", "cannot look at " + display_path(path) + ": " + std::strerror(errno),
                    "check the path and its permissions");
    return refuse_mode(info, path);
}

PagedFile::~PagedFile() {
    if (fd_ >= 0) ::close(fd_);
}

Result<std::shared_ptr<const PagedFile>> PagedFile::open(const std::filesystem::path& path, PageList pages,
                                                         std::uint64_t whole_file_bytes) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return fail(errno == ENOENT || errno == ENOTDIR ? "REGISTRY_MISSING" : "REGISTRY_UNTRUSTED",
                    "cannot read " + display_path(path) + ": " + std::strerror(errno),
                    "check the path and its permissions");
    }
    std::shared_ptr<PagedFile> file(new PagedFile(fd, std::move(pages)));
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return fail("REGISTRY_CORRUPT", display_path(path) + " is not a regular file", "give the registry file itself");
    if (auto ok = refuse_mode(info, path); !ok) return tl::unexpected(ok.error());
    if (static_cast<std::uint64_t>(info.st_size) != file->size()) {
        return fail("REGISTRY_CORRUPT",
                    display_path(path) + " has " + std::to_string(info.st_size) + " bytes where " +
                        std::to_string(file->size()) + " were signed",
                    "copy the registry again from its publisher");
    }
    if (file->size() <= whole_file_bytes) {
        Bytes whole(file->size());
        if (!file->read(0, whole))
            return fail("REGISTRY_CORRUPT", display_path(path) + " is not the file that was signed: a page was altered",
                        "copy the registry again from its publisher");
        file->whole_ = std::move(whole);
    }
    return file;
}

bool PagedFile::read_page(std::size_t page, std::span<std::uint8_t> out) const noexcept {
    if (read_exactly(fd_, std::uint64_t{page} * pages_.page_size(), out) && pages_.matches(page, out)) return true;
    altered_.store(true, std::memory_order_relaxed);
    return false;
}

bool PagedFile::read(std::uint64_t offset, std::span<std::uint8_t> out) const noexcept {
    if (altered() || offset > size() || out.size() > size() - offset) return false;
    if (!whole_.empty()) {
        std::copy_n(whole_.begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
        return true;
    }
    const std::size_t page_size = pages_.page_size();
    std::array<std::uint8_t, 4096> part{};
    while (!out.empty()) {
        const auto page = static_cast<std::size_t>(offset / page_size);
        const auto skip = static_cast<std::size_t>(offset % page_size);
        const auto take = std::min(page_size - skip, out.size());
        if (take == page_size) {
            if (!read_page(page, out.first(take))) return false;
        } else {
            if (!read_page(page, part)) return false;
            std::copy_n(part.begin() + static_cast<std::ptrdiff_t>(skip), take, out.begin());
        }
        out = out.subspan(take);
        offset += take;
    }
    return true;
}

bool PagedFile::check_all() const noexcept {
    std::array<std::uint8_t, 4096> part{};
    for (std::size_t page = 0; page < pages_.page_count(); ++page)
        if (!read_page(page, part)) return false;
    return true;
}

Hash256 PagedFile::sha256_of_file() const noexcept {
    Sha256Stream stream;
    std::array<std::uint8_t, 4096> part{};
    for (std::size_t page = 0; page < pages_.page_count(); ++page) {
        if (!read_exactly(fd_, std::uint64_t{page} * pages_.page_size(), part)) break;
        stream.update(part);
    }
    return stream.finish();
}

}  // namespace temviet
