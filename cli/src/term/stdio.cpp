// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <termios.h>
#include <unistd.h>

#include "cli.hpp"
#include "term/signals.hpp"

namespace temviet::cli {

Result<std::string> read_stdin(std::size_t max_bytes) {
    std::string content;
    std::array<char, 65536> chunk{};
    while (true) {
        const auto got = interruptible_read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got < 0 && interrupted()) return fail("INTERRUPTED", "interrupted while reading standard input", "nothing was written");
        if (got < 0) return fail("INPUT_UNREADABLE", "standard input cannot be read", "give a file, or pipe one in");
        if (got == 0) return content;
        if (content.size() + static_cast<std::size_t>(got) > max_bytes)
            return fail("INPUT_TOO_LARGE", "standard input is larger than " + std::to_string(max_bytes) + " bytes",
                        "name the file instead, or give less of it");
        content.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

Result<void> write_stdout(std::string_view text, bool flush) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && (!flush || std::fflush(stdout) == 0)) return {};
    return fail("STDOUT_FAILED", "the result could not be written to standard output", "is the disk full, or the reader gone?");
}

Result<std::string> read_passphrase(const Context& context, std::string_view prompt) {
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return fail("NO_TERMINAL", std::string(context.tr("cần mật khẩu nhưng không có cửa sổ dòng lệnh để hỏi",
                                                          "a passphrase is needed and there is no terminal to ask on")),
                    "--passphrase-file FILE");
    termios shown{};
    const bool restored = ::tcgetattr(terminal, &shown) == 0;
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (restored) (void)::tcsetattr(terminal, TCSAFLUSH, &hidden);
    (void)!::write(terminal, prompt.data(), prompt.size());
    std::string line;
    char c = 0;
    bool ok = true;
    while (line.size() < 1024) {
        const auto got = interruptible_read(terminal, &c, 1);
        if (got <= 0) {
            ok = false;
            break;
        }
        if (c == '\n' || c == '\r') break;
        line += c;
    }
    (void)!::write(terminal, "\n", 1);
    if (restored) (void)::tcsetattr(terminal, TCSAFLUSH, &shown);
    ::close(terminal);
    if (!ok) return fail("INTERRUPTED", "no passphrase was given", "nothing was written");
    return line;
}

}  // namespace temviet::cli
