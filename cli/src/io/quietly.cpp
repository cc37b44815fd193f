// SPDX-License-Identifier: Apache-2.0
#include "io/quietly.hpp"

#include <exception>
#include <thread>

#ifdef __linux__
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>
#endif

namespace temviet::cli {
namespace {

/// libjpeg, libpng and OpenCV write to descriptor 2 whatever they are told. A Linux thread may have a descriptor table
/// of its own, so that only its own 2 is /dev/null; swapping the process's would swallow other threads' errors.
void mute_this_thread() {
#ifdef __linux__
    if (unshare(CLONE_FILES) != 0) return;
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
#endif
}

}  // namespace

void quietly(const std::function<void()>& work) {
#ifdef __linux__
    std::exception_ptr thrown;
    std::thread([&] {
        mute_this_thread();
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
    }).join();
    if (thrown) std::rethrow_exception(thrown);
#else
    work();
#endif
}

}  // namespace temviet::cli
