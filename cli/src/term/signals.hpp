// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace temviet::cli {

/// Ctrl-C asks long work to stop (interrupted()); a second Ctrl-C ends the process at once.
/// A closed pipe on stdout is an error of the write, not a silent death.
void install_interrupt_handler();

}  // namespace temviet::cli
