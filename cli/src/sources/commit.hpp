// SPDX-License-Identifier: Apache-2.0
// Several files of one folder replaced together. A crash at any point leaves the old files, or is completed by the next
// command that opens the folder: staged files are complete and a journal names them before the first one is moved.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <temviet/base/result.hpp>

namespace temviet::cli {

/// One writer a folder, and an unfinished replacement completed. Errors: FOLDER_BUSY (another command works there),
/// JOURNAL_CONFLICT (a file was edited after an interrupted command), FILE_UNWRITABLE.
class FolderLock {
public:
    [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();
    /// True when taking the lock completed what an earlier command had begun.
    [[nodiscard]] bool recovered() const noexcept { return recovered_; }

private:
    explicit FolderLock(int fd) noexcept : fd_(fd) {}
    int fd_;
    bool recovered_ = false;
};

/// Completes an interrupted replacement; true when there was one. For commands that only read the folder.
[[nodiscard]] Result<bool> complete_interrupted_commit(const std::filesystem::path& folder);
/// All of `files` (name -> content) or none. The caller holds the lock.
[[nodiscard]] Result<void> commit_files(const std::filesystem::path& folder, const std::map<std::string, std::string>& files);

}  // namespace temviet::cli
