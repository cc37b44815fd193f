// SPDX-License-Identifier: Apache-2.0
// Running libraries that print to the process's standard error on their own.
#pragma once

#include <functional>

namespace temviet::cli {

/// Runs `work` to its end, on a thread of its own where the system allows a thread its own standard error, with that
/// one turned off (Linux). Elsewhere, or where a sandbox forbids it, the work runs all the same, unmuted. Messages of
/// other threads are never lost. What `work` throws is thrown on.
void quietly(const std::function<void()>& work);

}  // namespace temviet::cli
