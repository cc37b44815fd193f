// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <sys/types.h>

namespace temviet::cli {

/// Ctrl-C asks long work to stop (interrupted()); a second Ctrl-C ends the process at once.
/// A closed pipe on stdout is an error of the write, not a silent death.
void install_interrupt_handler();
/// read(), except that Ctrl-C ends the wait for a terminal or a pipe: -1, errno EINTR, and interrupted() is true.
[[nodiscard]] ssize_t interruptible_read(int descriptor, void* out, std::size_t bytes);

}  // namespace temviet::cli
