// SPDX-License-Identifier: Apache-2.0
#include "io/line_reader.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <temviet/base/file.hpp>
#include <utility>

#include "term/signals.hpp"

namespace temviet::cli {

LineReader::LineReader(LineReader&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), max_(other.max_), buffer_(std::move(other.buffer_)), at_(other.at_), whole_(other.whole_) {}

LineReader::~LineReader() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<LineReader> LineReader::open(const std::filesystem::path& path, std::size_t max_line_bytes) {
    const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail("FILE_UNREADABLE", "cannot read " + display_path(path) + ": " + std::strerror(errno), "check its name and permissions");
    return LineReader(descriptor, max_line_bytes);
}

LineReader::State LineReader::next(std::string& line) {
    bool skipping = false;
    while (true) {
        const auto end = buffer_.find('\n', at_);
        if (end != std::string::npos) {
            line = buffer_.substr(at_, end - at_);
            at_ = end + 1;
            return skipping || line.size() > max_ ? State::too_long : State::line;
        }
        if (skipping || buffer_.size() - at_ > max_) {
            skipping = true;
            buffer_.clear();
        } else {
            buffer_.erase(0, at_);
        }
        at_ = 0;
        std::array<char, 65536> chunk{};
        const auto got = interruptible_read(descriptor_, chunk.data(), chunk.size());
        if (got < 0) return State::unreadable;
        if (got > 0) {
            buffer_.append(chunk.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (skipping) return State::too_long;
        if (buffer_.empty()) return State::end;
        whole_ = false;
        line = std::move(buffer_);
        buffer_.clear();
        return State::line;
    }
}

}  // namespace temviet::cli
