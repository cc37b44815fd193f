// SPDX-License-Identifier: Apache-2.0
#include "term/signals.hpp"

#include <csignal>

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

}  // namespace temviet::cli
