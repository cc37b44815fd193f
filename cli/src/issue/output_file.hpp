// SPDX-License-Identifier: Apache-2.0
// A large file that is written as it is made: a sibling temporary until it is complete, then renamed. Nothing of it stays
// when it goes out of scope before that.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <temviet/base/result.hpp>

namespace temviet::cli {

class OutputFile {
public:
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    [[nodiscard]] static Result<OutputFile> beside(const std::filesystem::path& path);
    /// False on an error; publish() then tells it.
    [[nodiscard]] bool write(std::string_view bytes) noexcept;
    /// Error FILE_UNWRITABLE.
    [[nodiscard]] Result<void> publish();

private:
    OutputFile(std::filesystem::path path, std::string temporary, int descriptor)
        : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}
    std::filesystem::path path_;
    std::string temporary_;
    int descriptor_, error_ = 0;
};

}  // namespace temviet::cli
