// SPDX-License-Identifier: Apache-2.0
// Where scans come from: standard input or a file, line by line, with bounded memory; and the keyboard beside a scanner
// that is piped in. Ctrl-C ends the wait at once.
#pragma once

#include <optional>
#include <string>
#include <temviet/base/result.hpp>

namespace temviet::cli {

struct SourceLine {
    std::string text;           ///< without its end (CR, LF or CRLF)
    bool too_long = false;      ///< only the beginning is kept, the rest was read and dropped
    bool from_person = false;   ///< from the terminal while scans are piped in: a command, never a scan
};

class LineSource {
public:
    /// "-" or a file. With scans piped in and a person at the terminal, the terminal is listened to as well.
    [[nodiscard]] static Result<LineSource> open(const std::string& name);
    LineSource(LineSource&& other) noexcept;
    LineSource& operator=(LineSource&&) = delete;
    ~LineSource();

    /// nullopt at the end, and after Ctrl-C. Error INPUT_UNREADABLE.
    [[nodiscard]] Result<std::optional<SourceLine>> next();
    [[nodiscard]] bool is_terminal() const noexcept { return scans_.is_terminal; }

private:
    struct Stream {
        int fd = -1;
        bool owned = false, is_terminal = false, ended = false;
        std::string buffer;     ///< read, not yet handed out
        std::size_t at = 0;     ///< where the next line begins in it
        std::string line;       ///< the part of a line read so far
        bool too_long = false, after_cr = false;
    };
    LineSource() = default;
    [[nodiscard]] static std::optional<SourceLine> take_line(Stream& stream);
    [[nodiscard]] Result<bool> wait();  ///< false: Ctrl-C
    [[nodiscard]] static Result<void> fill(Stream& stream);

    Stream scans_, person_;
};

}  // namespace temviet::cli
