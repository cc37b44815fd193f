// SPDX-License-Identifier: Apache-2.0
// A registry file behind one descriptor; not one byte leaves it that does not match its signed page hash.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <span>
#include "registry/page_list.hpp"

namespace temviet {

/// Files up to this size are read and checked whole at open and then served from memory.
inline constexpr std::uint64_t kWholeFileBytes = 16u << 20;

class PagedFile {
public:
    /// Errors: REGISTRY_MISSING, REGISTRY_UNTRUSTED (writable by others), REGISTRY_CORRUPT (size, a page).
    [[nodiscard]] static Result<std::shared_ptr<const PagedFile>> open(
        const std::filesystem::path& path, PageList pages, std::uint64_t whole_file_bytes = kWholeFileBytes);
    /// The `size` bytes from `offset` on of a file the caller has open (0: up to its end). The descriptor is duplicated.
    [[nodiscard]] static Result<std::shared_ptr<const PagedFile>> open(int descriptor, std::uint64_t offset, std::uint64_t size,
                                                                       const std::string& name, PageList pages);
    /// Copies `bytes`. Error REGISTRY_CORRUPT.
    [[nodiscard]] static Result<std::shared_ptr<const PagedFile>> copy(BytesView bytes, const std::string& name, PageList pages);
    PagedFile(const PagedFile&) = delete;
    PagedFile& operator=(const PagedFile&) = delete;
    ~PagedFile();

    [[nodiscard]] std::uint64_t size() const noexcept {
        return std::uint64_t{pages_.page_size()} * pages_.page_count();
    }
    /// Fills `out` from `offset`, or false: a page did not match, or the range is not inside the file.
    [[nodiscard]] bool read(std::uint64_t offset, std::span<std::uint8_t> out) const noexcept;
    /// Once a page failed, the whole file stays refused.
    [[nodiscard]] bool altered() const noexcept { return altered_.load(std::memory_order_relaxed); }
    /// Reads and checks every page.
    [[nodiscard]] bool check_all() const noexcept;
    /// SHA-256 of the bytes as they stand now, read through the same descriptor.
    [[nodiscard]] Hash256 sha256_of_file() const noexcept;

private:
    PagedFile(int fd, std::uint64_t start, PageList pages) : fd_(fd), start_(start), pages_(std::move(pages)) {}
    /// Size and, when small, every page.
    [[nodiscard]] Result<void> take_in(std::uint64_t found_bytes, const std::string& name, std::uint64_t whole_file_bytes);
    [[nodiscard]] bool raw_page(std::size_t page, std::span<std::uint8_t> out) const noexcept;
    [[nodiscard]] bool read_page(std::size_t page, std::span<std::uint8_t> out) const noexcept;

    int fd_;               ///< -1: all is in whole_
    std::uint64_t start_;  ///< of the registry in that file
    PageList pages_;
    Bytes whole_;
    mutable std::atomic<bool> altered_{false};
};

/// Refuses what group or others may write: the file itself, or the folder it stands in. Error REGISTRY_UNTRUSTED.
[[nodiscard]] Result<void> refuse_writable_by_others(const std::filesystem::path& path);

}  // namespace temviet
