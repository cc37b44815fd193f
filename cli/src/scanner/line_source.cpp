// SPDX-License-Identifier: Apache-2.0
#include "scanner/line_source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <temviet/base/file.hpp>
#include <temviet/base/limits.hpp>
#include <unistd.h>
#include <utility>

#include "cli.hpp"

namespace temviet::cli {
namespace {

/// More than any payload, so that what is longer is judged LIMIT_EXCEEDED and never as the beginning of something.
constexpr std::size_t kMaxKept = limits::kMaxPayloadBytes + 16;

/// Ctrl-C arrives only while ppoll() waits: it can be lost neither before nor after.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t held;
        sigemptyset(&held);
        sigaddset(&held, SIGINT);
        sigaddset(&held, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &held, &before_);
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    [[nodiscard]] const sigset_t& before() const noexcept { return before_; }

private:
    sigset_t before_{};
};

/// A process in the background that reads the terminal would be stopped.
bool may_read_terminal(int fd) { return ::tcgetpgrp(fd) == ::getpgrp(); }

}  // namespace

Result<LineSource> LineSource::open(const std::string& name) {
    LineSource out;
    if (name == "-") {
        out.scans_.fd = STDIN_FILENO;
    } else {
        out.scans_.fd = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
        out.scans_.owned = true;
        if (out.scans_.fd < 0)
            return fail("INPUT_UNREADABLE", "cannot read " + display_path(name) + ": " + std::strerror(errno), "--payloads FILE, or - for standard input");
    }
    out.scans_.is_terminal = ::isatty(out.scans_.fd) == 1;
    if (!out.scans_.is_terminal && name == "-" && ::isatty(STDERR_FILENO) == 1) {
        out.person_.fd = ::open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
        out.person_.owned = true;
    }
    out.person_.ended = out.person_.fd < 0;
    return out;
}

LineSource::LineSource(LineSource&& other) noexcept : scans_(std::move(other.scans_)), person_(std::move(other.person_)) {
    other.scans_.owned = other.person_.owned = false;
}

LineSource::~LineSource() {
    for (const Stream* stream : {&scans_, &person_})
        if (stream->owned && stream->fd >= 0) ::close(stream->fd);
}

std::optional<SourceLine> LineSource::take_line(Stream& stream) {
    while (stream.at < stream.buffer.size()) {
        const std::size_t end = stream.buffer.find_first_of("\r\n", stream.at);
        const std::size_t stop = end == std::string::npos ? stream.buffer.size() : end;
        // LF behind CR ends the same line.
        if (stream.after_cr && stop == stream.at && end != std::string::npos && stream.buffer[end] == '\n') {
            stream.after_cr = false;
            ++stream.at;
            continue;
        }
        stream.after_cr = false;
        const std::size_t room = kMaxKept - stream.line.size();
        stream.too_long = stream.too_long || stop - stream.at > room;
        stream.line.append(stream.buffer, stream.at, std::min(room, stop - stream.at));
        stream.at = stop;
        if (end == std::string::npos) break;
        stream.after_cr = stream.buffer[end] == '\r';
        ++stream.at;
        return SourceLine{std::exchange(stream.line, {}), std::exchange(stream.too_long, false), false};
    }
    stream.buffer.clear();
    stream.at = 0;
    if (!stream.ended || (stream.line.empty() && !stream.too_long)) return std::nullopt;
    return SourceLine{std::exchange(stream.line, {}), std::exchange(stream.too_long, false), false};
}

Result<bool> LineSource::wait() {
    const SignalsHeld held;
    while (!interrupted()) {
        const bool listen = !person_.ended && may_read_terminal(person_.fd);
        std::array<pollfd, 2> files{pollfd{scans_.fd, POLLIN, 0}, pollfd{listen ? person_.fd : -1, POLLIN, 0}};
        const timespec second{1, 0};  // only to look again whether the terminal is ours
        const int ready = ::ppoll(files.data(), files.size(), person_.ended ? nullptr : &second, &held.before());
        if (ready < 0 && errno != EINTR) return fail("INPUT_UNREADABLE", std::string("cannot wait for scans: ") + std::strerror(errno));
        if (ready <= 0) continue;
        if (files[1].revents != 0)
            if (auto filled = fill(person_); !filled) person_.ended = true;  // the scans are what counts
        if (files[0].revents != 0)
            if (auto filled = fill(scans_); !filled) return tl::unexpected(filled.error());
        return true;
    }
    return false;
}

Result<void> LineSource::fill(Stream& stream) {
    std::array<char, 65536> chunk{};
    const auto got = ::read(stream.fd, chunk.data(), chunk.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return {};
    if (got < 0) return fail("INPUT_UNREADABLE", std::string("the scans cannot be read: ") + std::strerror(errno), "give a file, or pipe the scanner in");
    if (got == 0) stream.ended = true;
    stream.buffer.append(chunk.data(), static_cast<std::size_t>(got));
    return {};
}

Result<std::optional<SourceLine>> LineSource::next() {
    while (true) {
        if (interrupted()) return std::optional<SourceLine>();
        if (auto line = take_line(person_)) {
            line->from_person = true;
            return line;
        }
        if (auto line = take_line(scans_)) return line;
        if (scans_.ended) return std::optional<SourceLine>();
        const auto more = wait();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return std::optional<SourceLine>();
    }
}

}  // namespace temviet::cli
