// SPDX-License-Identifier: Apache-2.0
// The only place that reads the device clock.
#pragma once

#include <temviet/base/time.hpp>

namespace temviet::cli {

[[nodiscard]] Instant system_now();

}  // namespace temviet::cli
