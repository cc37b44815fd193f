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

// A registry may stand far inside a large file (CMakeLists.txt asks for 64-bit offsets).
static_assert(sizeof(off_t) == 8);

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
    std::shared_ptr<PagedFile> file(new PagedFile(fd, 0, std::move(pages)));
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return fail("REGISTRY_CORRUPT", display_path(path) + " is not a regular file", "give the registry file itself");
    if (auto ok = refuse_mode(info, path); !ok) return tl::unexpected(ok.error());
    if (auto ok = file->take_in(static_cast<std::uint64_t>(info.st_size), display_path(path), whole_file_bytes); !ok)
        return tl::unexpected(ok.error());
    return file;
}

Result<std::shared_ptr<const PagedFile>> PagedFile::open(int descriptor, std::uint64_t offset, std::uint64_t size,
                                                         const std::string& name, PageList pages) {
    const int fd = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (fd < 0)
        return fail("REGISTRY_MISSING", "cannot use the descriptor of " + name + ": " + std::strerror(errno),
                    "pass a descriptor that is open for reading");
    std::shared_ptr<PagedFile> file(new PagedFile(fd, offset, std::move(pages)));
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return fail("REGISTRY_CORRUPT", name + " is not a regular file", "give the registry file itself");
    const auto end = static_cast<std::uint64_t>(info.st_size);
    const std::uint64_t rest = offset <= end ? end - offset : 0;
    if (size > rest) size = rest;
    if (auto ok = file->take_in(size == 0 ? rest : size, name, kWholeFileBytes); !ok) return tl::unexpected(ok.error());
    return file;
}

Result<std::shared_ptr<const PagedFile>> PagedFile::copy(BytesView bytes, const std::string& name, PageList pages) {
    std::shared_ptr<PagedFile> file(new PagedFile(-1, 0, std::move(pages)));
    if (bytes.size() == file->size()) file->whole_.assign(bytes.begin(), bytes.end());
    if (auto ok = file->take_in(bytes.size(), name, 0); !ok) return tl::unexpected(ok.error());
    if (!file->check_all())
        return fail("REGISTRY_CORRUPT", name + " is not the file that was signed: a page was altered",
                    "copy the registry again from its publisher");
    return file;
}

Result<void> PagedFile::take_in(std::uint64_t found_bytes, const std::string& name, std::uint64_t whole_file_bytes) {
    if (found_bytes != size())
        return fail("REGISTRY_CORRUPT",
                    name + " has " + std::to_string(found_bytes) + " bytes where " + std::to_string(size()) + " were signed",
                    "copy the registry again from its publisher");
    if (size() > whole_file_bytes) return {};
    Bytes whole(static_cast<std::size_t>(size()));
    if (!read(0, whole))
        return fail("REGISTRY_CORRUPT", name + " is not the file that was signed: a page was altered",
                    "copy the registry again from its publisher");
    whole_ = std::move(whole);
    return {};
}

bool PagedFile::raw_page(std::size_t page, std::span<std::uint8_t> out) const noexcept {
    const std::uint64_t at = std::uint64_t{page} * pages_.page_size();
    if (fd_ >= 0) return read_exactly(fd_, start_ + at, out);
    if (at > whole_.size() || out.size() > whole_.size() - at) return false;
    std::copy_n(whole_.begin() + static_cast<std::ptrdiff_t>(at), out.size(), out.begin());
    return true;
}

bool PagedFile::read_page(std::size_t page, std::span<std::uint8_t> out) const noexcept {
    if (raw_page(page, out) && pages_.matches(page, out)) return true;
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
        if (!raw_page(page, part)) break;
        stream.update(part);
    }
    return stream.finish();
}

}  // namespace temviet
