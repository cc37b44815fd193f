// SPDX-License-Identifier: Apache-2.0
// Lines of a file or of standard input, one after the other, with a limit on their length.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <temviet/base/result.hpp>

namespace temviet::cli {

class LineReader {
public:
    enum class State { line, too_long, end, unreadable };
    LineReader(LineReader&& other) noexcept;
    LineReader& operator=(LineReader&&) = delete;
    ~LineReader();

    /// "-" = standard input. Error FILE_UNREADABLE.
    [[nodiscard]] static Result<LineReader> open(const std::filesystem::path& path, std::size_t max_line_bytes);
    /// Without the line end; `unreadable` also after Ctrl-C while waiting. A line over the limit is skipped to its end.
    [[nodiscard]] State next(std::string& line);
    /// Whether the last line had a line end.
    [[nodiscard]] bool ended_whole() const noexcept { return whole_; }
    /// A whole line is here already: asking for it will not wait for the other side.
    [[nodiscard]] bool ready() const { return buffer_.find('\n', at_) != std::string::npos; }

private:
    LineReader(int descriptor, std::size_t max_line_bytes) : descriptor_(descriptor), max_(max_line_bytes) {}
    int descriptor_;
    std::size_t max_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool whole_ = true;
};

}  // namespace temviet::cli
