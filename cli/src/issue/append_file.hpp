// SPDX-License-Identifier: Apache-2.0
// A file that only grows, whole lines at a time: what was synced stays, a torn last line is cut when it is opened again.
// One writer at a time (a lock on the file). Must not know what its lines say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::cli {

class AppendFile {
public:
    AppendFile() = default;
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    ~AppendFile();

    /// Creates the file when it is not there. `wait`: for another writer, else error MINT_BUSY. Cuts a torn last line.
    [[nodiscard]] static Result<AppendFile> open(const std::filesystem::path& path, bool wait);
    /// Writes whole lines and waits until they are on the disk. Error FILE_UNWRITABLE (a full disk): what was written
    /// before stays.
    [[nodiscard]] Result<void> append(std::string_view lines);
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    void close() noexcept;

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// Waits until names of this folder (a rename, a new file) are on the disk.
void sync_folder_of(const std::filesystem::path& path) noexcept;

}  // namespace temviet::cli
