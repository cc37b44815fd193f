// SPDX-License-Identifier: Apache-2.0
#include "term/signals.hpp"

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <unistd.h>

#include "cli.hpp"

namespace temviet::cli {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;

extern "C" void on_interrupt(int signal_number) {
    g_interrupted = 1;
    std::signal(signal_number, SIG_DFL);
}

}  // namespace

void install_interrupt_handler() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() noexcept { return g_interrupted != 0; }

ssize_t interruptible_read(int descriptor, void* out, std::size_t bytes) {
    // signal() restarts read(), never poll(); the short waits close the gap between the question and the poll.
    constexpr int kWaitMs = 200;
    while (true) {
        if (interrupted()) {
            errno = EINTR;
            return -1;
        }
        pollfd wait{descriptor, POLLIN, 0};
        const int ready = ::poll(&wait, 1, kWaitMs);
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        const auto got = ::read(descriptor, out, bytes);
        if (got == 0 && interrupted()) continue;  // Ctrl-C also ends whoever writes to us: that end is not the end of the input
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
    }
}

}  // namespace temviet::cli
