// SPDX-License-Identifier: Apache-2.0
// A file that takes its name when it is whole. In: the target's path. Out: the file under that name, or nothing.
#pragma once

#include <filesystem>
#include <string_view>
#include <temviet/base/result.hpp>
#include <utility>

namespace temviet {

/// A sibling temporary file that goes away unless it is published. After kill -9 a file NAME.tmp-XXXXXX stays: nothing
/// ever reads it, and the next one beside the same target removes it. Whoever still works on one holds a lock on it.
class TemporaryFile {
public:
    [[nodiscard]] static Result<TemporaryFile> beside(const std::filesystem::path& target);
    TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Appends to this very file: another one renamed over it would lose the lock.
    [[nodiscard]] Result<void> write(std::string_view content);
    [[nodiscard]] Result<void> sync();
    /// sync(), rename over `target`, fsync of its folder.
    [[nodiscard]] Result<void> publish(const std::filesystem::path& target);

private:
    TemporaryFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
    std::filesystem::path path_;
    int descriptor_ = -1;  ///< flock()ed
};

}  // namespace temviet
