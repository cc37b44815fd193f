// SPDX-License-Identifier: Apache-2.0
#include "term/clock.hpp"

#include <chrono>

namespace temviet::cli {

Instant system_now() {
    return {std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

}  // namespace temviet::cli
