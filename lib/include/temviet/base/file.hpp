// SPDX-License-Identifier: Apache-2.0
// Whole files, read with a limit and written all or nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet {

/// Reads a regular file of at most `max_bytes`. Errors: FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE,
/// FILE_NOT_REGULAR.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t max_bytes);

/// Writes a sibling temporary file, fsyncs it, renames it over `path` and fsyncs the folder: a crash or a
/// full disk leaves the old file or the new one, never a part. `mode` is the new file's permission bits.
/// Errors: FILE_UNWRITABLE; FILE_EXISTS when `overwrite` is false.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content,
                                                 unsigned mode = 0644, bool overwrite = true);

/// A path made safe to show (see display_safe()).
[[nodiscard]] std::string display_path(const std::filesystem::path& path);

}  // namespace temviet
