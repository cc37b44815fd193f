// SPDX-License-Identifier: Apache-2.0
// Drawn symbols that get worse step by step: which share each reader still reads.
#pragma once

#include "readers.hpp"

namespace bench {

/// One JSON object a line: symbol, axis, value, pictures, and reads and misreads of each reader.
int run_curves(const std::vector<Reader>& readers, int seeds);

}  // namespace bench
