// SPDX-License-Identifier: Apache-2.0
// Packs that any reader reads: what the easy case costs.
#pragma once

#include "readers.hpp"

namespace bench {

int run_easy(const Reader& ours, const Reader& peer, int repeat);

}  // namespace bench
